/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-encoding-private.h"

#include <errno.h>
#include <string.h>

/* Where a document's own declaration is looked for, in bytes. */
#define DECLARATION_BYTES 1024

typedef struct {
  const char *label;
  const char *name;
} Alias;

/* What the web means by these labels (https://encoding.spec.whatwg.org/), and names iconv lacks. */
static const Alias aliases[] = {
  { "ascii", "WINDOWS-1252" },
  { "big5", "BIG5-HKSCS" },
  { "euc-kr", "CP949" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "gbk", "GB18030" },
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso-8859-11", "CP874" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "iso8859-1", "WINDOWS-1252" },
  { "iso_8859-1", "WINDOWS-1252" },
  { "ks_c_5601-1987", "CP949" },
  { "latin1", "WINDOWS-1252" },
  { "mac", "MACINTOSH" },
  { "mac-cyrillic", "MAC-CYRILLIC" },
  { "shift-jis", "CP932" },
  { "shift_jis", "CP932" },
  { "sjis", "CP932" },
  { "tis-620", "CP874" },
  { "us-ascii", "WINDOWS-1252" },
  { "windows-31j", "CP932" },
  { "windows-949", "CP949" },
  { "x-gbk", "GB18030" },
  { "x-mac-cyrillic", "MAC-CYRILLIC" },
  { "x-mac-roman", "MACINTOSH" },
  { "x-sjis", "CP932" },
  { "x-x-big5", "BIG5-HKSCS" },
};

static const char *
find_alias (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (label, aliases[i].label) == 0)
      return aliases[i].name;
  return label;
}

static GIConv
open_converter (const char *label)
{
  g_autofree char *dashed = NULL;
  GIConv converter = g_iconv_open ("UTF-8", find_alias (label));

  if (converter != (GIConv) -1)
    return converter;
  dashed = g_strdelimit (g_strdup (label), "_ ", '-');
  return g_iconv_open ("UTF-8", find_alias (dashed));
}

/* Bytes that cannot be converted become U+FFFD; @n_bad counts them. */
static char *
convert (const char *data,
         gsize      *length,
         const char *label,
         gsize      *n_bad)
{
  GIConv converter = open_converter (label);
  gsize left = *length;
  gsize room = *length + *length / 2 + 16;
  char *input = (char *) data;
  char *out;
  char *p;

  if (converter == (GIConv) -1)
    return NULL;

  out = g_malloc (room + 1);
  p = out;
  *n_bad = 0;
  while (left > 0)
    {
      gsize space = room - (p - out);
      gsize before = left;

      if (g_iconv (converter, &input, &left, &p, &space) != (gsize) -1)
        break;
      if (errno == E2BIG || space < 8)
        {
          gsize used = p - out;

          room = room * 2;
          out = g_realloc (out, room + 1);
          p = out + used;
          if (errno == E2BIG)
            continue;
        }
      /* An unknown or a cut off character. */
      memcpy (p, "\xef\xbf\xbd", 3);
      p += 3;
      input++;
      left--;
      (*n_bad)++;
      if (left >= before)
        break;
    }
  g_iconv_close (converter);

  *p = '\0';
  *length = p - out;
  return out;
}

static const char *
detect_mark (const guchar *data,
             gsize         length,
             gsize        *mark)
{
  if (length >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0)
    return *mark = 4, "UTF-32BE";
  if (length >= 4 && memcmp (data, "\xff\xfe\0\0", 4) == 0)
    return *mark = 4, "UTF-32LE";
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return *mark = 3, "UTF-8";
  if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return *mark = 2, "UTF-16BE";
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return *mark = 2, "UTF-16LE";
  return NULL;
}

/* A document begins with "<" or "{" and another character of ASCII. */
static const char *
detect_width (const guchar *data,
              gsize         length)
{
  if (length < 8)
    return NULL;
  if (data[0] == 0 && data[1] == 0 && data[2] == 0 && data[3] != 0)
    return "UTF-32BE";
  if (data[0] != 0 && data[1] == 0 && data[2] == 0 && data[3] == 0)
    return "UTF-32LE";
  if (data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0)
    return "UTF-16BE";
  if (data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0)
    return "UTF-16LE";
  return NULL;
}

/* The value after @key in @text: quoted or not, without spaces. */
static char *
read_label (const char *text,
            const char *key)
{
  const char *p = text;
  gsize length;

  for (; *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, key, strlen (key)) == 0)
      break;
  if (*p == '\0')
    return NULL;

  p += strlen (key);
  p += strspn (p, " \t\r\n");
  if (*p != '=')
    return NULL;
  p++;
  p += strspn (p, " \t\r\n\"'");
  length = strcspn (p, " \t\r\n\"';?>,/");
  /* It is shown in warnings. */
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (p[i]))
      return NULL;
  return length > 0 && length < 40 ? g_strndup (p, length) : NULL;
}

static char *
find_declaration (const char *data,
                  gsize       length)
{
  g_autofree char *head = g_strndup (data, MIN (length, DECLARATION_BYTES));
  const char *xml = strstr (head, "<?xml");
  const char *meta;

  if (xml != NULL)
    {
      char *close = strstr (head, "?>");

      if (close != NULL)
        *close = '\0';
      return read_label (xml, "encoding");
    }

  meta = strstr (head, "<meta");
  if (meta == NULL)
    meta = strstr (head, "<META");
  return meta != NULL ? read_label (meta, "charset") : NULL;
}

static gboolean
is_utf8_label (const char *label)
{
  return g_ascii_strcasecmp (label, "utf-8") == 0 || g_ascii_strcasecmp (label, "utf8") == 0;
}

/* Whether @data, which is no valid UTF-8, is so but for a few bytes. */
static gboolean
is_nearly_utf8 (const char *data,
                gsize       length)
{
  const char *end = data + length;
  gsize n_good = 0;
  gsize n_bad = 0;

  while (data < end)
    {
      const char *stop;
      gboolean is_valid = g_utf8_validate_len (data, end - data, &stop);

      for (; data < stop; data++)
        n_good += (guchar) *data >= 0xc0;
      if (is_valid)
        break;
      n_bad += *stop != '\0';
      data = stop + 1;
    }
  return n_good > n_bad;
}

static char *
decode_guess (const char  *data,
              gsize       *length,
              char       **warning)
{
  gsize n_bad;

  if (is_nearly_utf8 (data, *length))
    {
      char *valid = g_utf8_make_valid (data, *length);

      *length = strlen (valid);
      *warning = g_strdup ("Some bytes are not UTF-8");
      return valid;
    }
  *warning = g_strdup ("The encoding is neither said nor UTF-8; read as windows-1252");
  return convert (data, length, "WINDOWS-1252", &n_bad);
}

/* Labels that servers send without looking. */
static gboolean
is_default_label (const char *label)
{
  return strcmp (find_alias (label), "WINDOWS-1252") == 0
         || g_ascii_strcasecmp (label, "windows-1252") == 0;
}

static gboolean
is_ascii (const char *data,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) data[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Returns: NULL if @label is unknown or clearly wrong, and if the bytes are UTF-8 as they are. */
static char *
decode_labelled (const char  *data,
                 gsize       *length,
                 const char  *label,
                 gboolean    *is_utf8,
                 char       **warning)
{
  gsize converted = *length;
  g_autofree char *text = NULL;
  gsize n_bad;

  if (is_utf8_label (label))
    {
      *is_utf8 = g_utf8_validate_len (data, *length, NULL);
      return NULL;
    }
  /* Its letters could be read as single bytes: then it is none of the wide encodings. */
  if (g_ascii_strncasecmp (label, "utf-16", 6) == 0 || g_ascii_strncasecmp (label, "utf-32", 6) == 0
      || g_ascii_strncasecmp (label, "iso-10646", 9) == 0
      || g_ascii_strncasecmp (label, "ucs", 3) == 0)
    return NULL;

  if (is_default_label (label) && g_utf8_validate_len (data, *length, NULL))
    {
      *is_utf8 = is_ascii (data, *length);
      return NULL;
    }
  text = convert (data, &converted, label, &n_bad);
  if (text == NULL || n_bad > 0)
    {
      /* Wrong labels are common, and UTF-8 by accident is not. */
      if (g_utf8_validate_len (data, *length, NULL))
        return NULL;
      if (text == NULL || n_bad > *length / 20)
        return NULL;
      g_free (*warning);
      *warning = g_strdup_printf ("Some bytes are not %s", label);
    }
  *length = converted;
  return g_steal_pointer (&text);
}

/* Zero bytes, which make a text invalid everywhere, are dropped. */
static char *
without_zeros (const char *data,
               gsize      *length)
{
  char *out = g_malloc (*length + 1);
  gsize n = 0;

  for (gsize i = 0; i < *length; i++)
    if (data[i] != '\0')
      out[n++] = data[i];
  out[n] = '\0';
  *length = n;
  return out;
}

static const char *
decode_bytes (const char  *data,
              gsize       *length,
              const char  *wide,
              const char  *content_type,
              char       **owned,
              char       **warning)
{
  g_autofree char *sent = NULL;
  g_autofree char *declared = NULL;
  gboolean is_utf8 = FALSE;

  if (wide != NULL)
    sent = g_strdup (wide);
  else if (content_type != NULL)
    sent = read_label (content_type, "charset");
  declared = find_declaration (data, *length);

  for (guint i = 0; i < 2; i++)
    {
      const char *label = i == 0 ? sent : declared;

      if (label == NULL)
        continue;
      *owned = decode_labelled (data, length, label, &is_utf8, warning);
      if (*owned != NULL || is_utf8)
        return is_utf8 ? data : *owned;
      if (*warning == NULL)
        *warning = g_strdup_printf ("The encoding is not %s, as it says", label);
    }

  if (g_utf8_validate_len (data, *length, NULL))
    return data;
  g_clear_pointer (warning, g_free);
  *owned = decode_guess (data, length, warning);
  return *owned;
}

const char *
_byline_feed_decode_view (const char  *data,
                          gsize       *length,
                          const char  *content_type,
                          char       **owned,
                          char       **warning)
{
  g_autofree char *stripped = NULL;
  gsize mark = 0;
  gsize n_bad = 0;
  const char *wide = detect_mark ((const guchar *) data, *length, &mark);
  const char *text;

  *owned = NULL;
  *warning = NULL;
  if (wide == NULL)
    wide = detect_width ((const guchar *) data, *length);
  data += mark;
  *length -= mark;
  if (wide != NULL && g_strcmp0 (wide, "UTF-8") != 0)
    {
      *owned = convert (data, length, wide, &n_bad);
      if (n_bad > 0)
        *warning = g_strdup_printf ("Some bytes are not %s", wide);
      return *owned;
    }

  if (memchr (data, '\0', *length) != NULL)
    data = stripped = without_zeros (data, length);
  text = decode_bytes (data, length, wide, content_type, owned, warning);
  if (stripped != NULL && *warning == NULL)
    *warning = g_strdup ("There are zero bytes in it");
  if (stripped != NULL && text == stripped)
    *owned = g_steal_pointer (&stripped);
  return text;
}

char *
_byline_feed_decode (const char  *data,
                     gsize       *length,
                     const char  *content_type,
                     char       **warning)
{
  char *owned = NULL;
  const char *text = _byline_feed_decode_view (data, length, content_type, &owned, warning);

  if (owned == NULL && text != NULL)
    {
      owned = g_malloc (*length + 1);
      memcpy (owned, text, *length);
      owned[*length] = '\0';
    }
  return owned;
}
