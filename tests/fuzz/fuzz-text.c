/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-charset.h"
#include "byline-date.h"
#include "byline-decode.h"
#include "byline-entity.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Whatever the bytes and the labels, the result is UTF-8 without zeros, and that is decoded to
 * itself. */
static void
fuzz_decode (const char *data, gsize size, const char *sent)
{
  g_autofree char *declared = byline_charset_of_xml (data, size, NULL);
  g_autofree char *of_page = byline_charset_of_page (data, size);
  g_auto (BylineDecoded) decoded = { 0 };
  g_auto (BylineDecoded) again = { 0 };
  g_autofree char *text = NULL;
  gsize length;

  byline_decode (&decoded, data, size, sent, declared != NULL ? declared : of_page);
  length = decoded.length;
  g_assert_true (g_utf8_validate_len (decoded.text, length, NULL));
  g_assert_nonnull (decoded.encoding);
  text = byline_decoded_steal_text (&decoded);
  g_assert_cmpuint (strlen (text), ==, length);

  /* A mark that was encoded is one again. */
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    return;
  byline_decode (&again, text, length, "utf-8", NULL);
  g_assert_cmpmem (again.text, again.length, text, length);
}

/* A date is one in every language, and is far from where it overflows. */
static void
fuzz_date (const char *text)
{
  static const char *const languages[] = { NULL, "en", "hr", "hu", "ja", "th", "vi-VN" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gint64 loose = byline_date_parse (text, languages[i], BYLINE_DATE_MONTH_FIRST);
      gint64 strict = byline_date_parse (text, languages[i], BYLINE_DATE_WHOLE_DAY);

      g_assert_cmpint (ABS (loose), <, G_GINT64_CONSTANT (300000000000));
      g_assert_cmpint (ABS (strict), <, G_GINT64_CONSTANT (300000000000));
    }
  byline_date_from_address (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *label = byline_charset_of_type (text);

  fuzz_decode ((const char *) data, size, label);
  fuzz_decode ((const char *) data, size, "windows-1252");
  fuzz_date (text);
  byline_entity_decode (plain, (const char *) data, size, FALSE);
  byline_entity_decode (plain, (const char *) data, size, TRUE);
  return 0;
}
