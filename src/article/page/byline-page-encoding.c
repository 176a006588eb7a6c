/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <errno.h>
#include <string.h>

/* How far into a page its own declaration is looked for. */
#define SNIFF_LENGTH 32768

typedef struct {
  const char *label;
  const char *charset;
} CharsetLabel;

/* Labels that mean more than they say: what browsers read under them. */
static const CharsetLabel labels[] = {
  { "ascii", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" },
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "latin-1", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "tis-620", "WINDOWS-874" },
  { "gb2312", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "utf8", "UTF-8" },
  { "unicode", "UTF-8" },
};

/* Finds "charset=X" in @text; case does not count. */
static char *
find_charset (const char *text,
              gsize       length)
{
  for (gsize i = 0; i + 8 < length; i++)
    {
      gsize from = i + 7;
      gsize to;

      if ((text[i] | 0x20) != 'c' || g_ascii_strncasecmp (text + i, "charset", 7) != 0)
        continue;
      while (from < length && g_ascii_isspace (text[from]))
        from++;
      if (from >= length || text[from] != '=')
        continue;
      from++;
      while (from < length && (g_ascii_isspace (text[from]) || strchr ("\"'", text[from]) != NULL))
        from++;
      to = from;
      while (to < length && to - from < 40 && (g_ascii_isalnum (text[to]) ||
             (text[to] != '\0' && strchr ("-_:.", text[to]) != NULL)))
        to++;
      if (to > from)
        return g_ascii_strdown (text + from, (gssize) (to - from));
    }
  return NULL;
}

/* Finds what a page's own <meta> says; the charset of a script is another matter. */
static char *
find_meta_charset (const char *html,
                   gsize       length)
{
  const char *end = html + MIN (length, SNIFF_LENGTH);

  while ((html = memchr (html, '<', (gsize) (end - html))) != NULL)
    {
      const char *close;
      char *found;

      if (end - html > 4 && memcmp (html, "<!--", 4) == 0)
        {
          close = memmem (html, (gsize) (end - html), "-->", 3);
          if (close == NULL)
            return NULL;
          html = close;
          continue;
        }
      if (end - html < 6 || g_ascii_strncasecmp (html + 1, "meta", 4) != 0 ||
          g_ascii_isalnum (html[5]))
        {
          html++;
          continue;
        }
      close = memchr (html, '>', (gsize) (end - html));
      if (close == NULL)
        close = end;
      found = find_charset (html, (gsize) (close - html));
      /* What could be read so far is not written in two bytes a character. */
      if (found != NULL && g_str_has_prefix (found, "utf-16"))
        {
          g_free (found);
          return g_strdup ("utf-8");
        }
      if (found != NULL)
        return found;
      html = close;
    }
  return NULL;
}

static const char *
charset_of_label (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i].label, label))
        return labels[i].charset;
    }
  return label;
}

/* As iconv, but what cannot be read becomes U+FFFD. NULL if the charset is unknown. */
static char *
convert (const char *text,
         gsize       length,
         const char *charset,
         gsize      *converted_length)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  g_autoptr (GByteArray) out = NULL;
  gchar *in = (gchar *) text;
  gsize in_left = length;

  if (converter == (GIConv) -1)
    return NULL;
  out = g_byte_array_sized_new ((guint) MIN (length + length / 2 + 64, G_MAXUINT / 2));
  while (in_left > 0)
    {
      char buffer[8192];
      gchar *to = buffer;
      gsize to_left = sizeof buffer;
      gsize done = g_iconv (converter, &in, &in_left, &to, &to_left);

      g_byte_array_append (out, (const guint8 *) buffer, (guint) (sizeof buffer - to_left));
      if (done != (gsize) -1)
        break;
      if (errno != E2BIG)
        {
          if (errno == EINVAL || in_left == 0)
            break;
          g_byte_array_append (out, (const guint8 *) "\357\277\275", 3);
          in++;
          in_left--;
        }
    }
  g_iconv_close (converter);
  *converted_length = out->len;
  g_byte_array_append (out, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
}

/* A zero byte would end the text for the parser. */
static char *
copy_without_zeros (const char *text,
                    gsize       length,
                    gsize      *copied_length)
{
  char *copy = g_malloc (length + 1);
  char *zero = copy;

  memcpy (copy, text, length);
  copy[length] = '\0';
  while ((zero = memchr (zero, '\0', (gsize) (copy + length - zero))) != NULL)
    *zero++ = ' ';
  *copied_length = length;
  return copy;
}

static char *
decode_utf8 (const char *text,
             gsize       length,
             gsize      *decoded_length)
{
  g_autofree char *copy = copy_without_zeros (text, length, decoded_length);
  char *valid;

  if (g_utf8_validate_len (copy, length, NULL))
    return g_steal_pointer (&copy);
  valid = g_utf8_make_valid (copy, (gssize) length);
  *decoded_length = strlen (valid);
  return valid;
}

static gboolean
has_wide_bytes (const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] >= 0x80)
        return TRUE;
    }
  return FALSE;
}

/* Whether @text is far more UTF-8 than anything else: a few broken characters do not count. */
static gboolean
is_mostly_utf8 (const char *text,
                gsize       length)
{
  const char *end = text + length;
  gsize n_good = 0;
  gsize n_bad = 0;

  while (text < end)
    {
      gunichar c;

      if ((guchar) *text < 0x80)
        {
          text++;
          continue;
        }
      c = g_utf8_get_char_validated (text, (gssize) (end - text));
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_bad++;
          text++;
        }
      else
        {
          n_good++;
          text = g_utf8_next_char (text);
        }
    }
  return n_good > n_bad;
}

/* Whether @text is UTF-8, a character that was cut off at the end of others aside. */
static gboolean
is_utf8 (const char *text,
         gsize       length)
{
  const char *end = NULL;

  return g_utf8_validate_len (text, length, &end) ||
         ((gsize) (text + length - end) < 4 && has_wide_bytes (text, (gsize) (end - text)));
}

static const char *
charset_of_mark (const char *html,
                 gsize       length,
                 gsize      *mark_length)
{
  const guchar *bytes = (const guchar *) html;

  *mark_length = 0;
  if (length >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf)
    {
      *mark_length = 3;
      return "UTF-8";
    }
  if (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    {
      *mark_length = 2;
      return "UTF-16LE";
    }
  if (length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    {
      *mark_length = 2;
      return "UTF-16BE";
    }
  return NULL;
}

char *
_byline_page_decode (const char *html,
                     gsize       length,
                     const char *content_type,
                     gsize      *decoded_length)
{
  g_autofree char *label = NULL;
  g_autofree char *converted = NULL;
  gsize mark_length;
  gsize converted_length = 0;
  const char *charset = charset_of_mark (html, length, &mark_length);

  html += mark_length;
  length -= mark_length;
  if (charset == NULL)
    {
      if (content_type != NULL)
        label = find_charset (content_type, strlen (content_type));
      if (label == NULL)
        label = find_meta_charset (html, length);
      if (label != NULL)
        charset = charset_of_label (label);
      /* UTF-8 under a western label is still UTF-8: the other way round it would hardly be
       * valid. */
      if ((charset == NULL || g_str_has_prefix (charset, "WINDOWS-125")) &&
          is_utf8 (html, length) && has_wide_bytes (html, length))
        charset = "UTF-8";
      /* What is declared UTF-8 without being it, or western by a server that says so of everything,
       * or not at all, is what its bytes look like; the old western set if they look like letters. */
      if (has_wide_bytes (html, length) &&
          (charset == NULL || g_str_equal (charset, "WINDOWS-1252") ||
           (g_ascii_strcasecmp (charset, "utf-8") == 0 && !is_utf8 (html, length) &&
            !is_mostly_utf8 (html, length))))
        {
          charset = _byline_page_detect_charset (html, length);
          if (charset == NULL && !is_utf8 (html, length))
            charset = "WINDOWS-1252";
        }
    }
  if (charset != NULL && g_ascii_strcasecmp (charset, "utf-8") != 0)
    {
      converted = convert (html, length, charset, &converted_length);
      if (converted != NULL)
        return decode_utf8 (converted, converted_length, decoded_length);
    }
  return decode_utf8 (html, length, decoded_length);
}
