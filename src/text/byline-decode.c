/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-decode.h"

#include "byline-encoding-private.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Utf8Survey: a document that is no valid UTF-8, read as such. */
typedef struct {
  gsize n_good;     /* characters of more than one byte */
  gsize n_bad;      /* places that are none */
  gsize n_cut;      /* of these, characters that lack their end */
  gsize n_long;     /* of the good ones, those of three bytes and more */
  gsize n_attached; /* of the good ones, those beside a letter of ASCII */
  gsize n_wide;     /* bytes beyond ASCII */
  gsize n_joined;   /* of these, those in front of another one */
} Utf8Survey;

/* --- UTF-8 --- */

/* Returns: how many bytes the character has that begins so; 1 if none does. */
static gsize
wanted_length (guchar first)
{
  if (first >= 0xf0 && first <= 0xf4)
    return 4;
  if (first >= 0xe0 && first <= 0xef)
    return 3;
  return first >= 0xc2 && first <= 0xdf ? 2 : 1;
}

/* Returns: how many bytes at @p are a character or what is left of one (the Unicode Standard's
 * maximal subpart), at least 1. */
static gsize
part_length (const guchar *p, const guchar *end)
{
  gsize wanted = wanted_length (*p);
  guchar low = *p == 0xe0 ? 0xa0 : *p == 0xf0 ? 0x90 : 0x80;
  guchar high = *p == 0xed ? 0x9f : *p == 0xf4 ? 0x8f : 0xbf;
  gsize length = 1;

  while (length < wanted && p + length < end && p[length] >= low && p[length] <= high)
    {
      length++;
      low = 0x80;
      high = 0xbf;
    }
  return length;
}

/* Whether the broken character at @p was one before it lost its end: it has a part of it, or begins
 * as the most frequent ones and no letter follows. */
static gboolean
is_cut (const guchar *p, const guchar *end, gsize length)
{
  return length > 1 ||
         ((*p == 0xc2 || *p == 0xc3) && (p + 1 == end || (p[1] < 0x80 && !g_ascii_isalpha (p[1]))));
}

/* Passes bytes of ASCII, eight at a time. */
static const guchar *
skip_ascii (const guchar *p, const guchar *end)
{
  guint64 eight;

  while (end - p >= 8)
    {
      memcpy (&eight, p, sizeof eight);
      if ((eight & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
      p += 8;
    }
  while (p < end && *p < 0x80)
    p++;
  return p;
}

static Utf8Survey
survey_utf8 (const char *data, gsize length)
{
  const guchar *begin = (const guchar *) data;
  const guchar *end = begin + length;
  Utf8Survey survey = { 0 };

  for (const guchar *p = skip_ascii (begin, end); p < end; p = skip_ascii (p, end))
    {
      gsize size = part_length (p, end);

      if (size > 1 && size == wanted_length (*p))
        {
          survey.n_good++;
          survey.n_long += size > 2;
          survey.n_attached += (p > begin && g_ascii_isalpha (p[-1])) ||
                               (p + size < end && g_ascii_isalpha (p[size]));
        }
      else
        {
          survey.n_bad++;
          survey.n_cut += is_cut (p, end, size);
        }
      survey.n_wide += size;
      survey.n_joined += size - 1 + (p + size < end && p[size] >= 0x80);
      p += size;
    }
  return survey;
}

/* Whether letters beyond ASCII stand side by side often enough for a script of its own: accents
 * hardly do. */
static gboolean
may_be_other_script (const Utf8Survey *survey)
{
  return survey->n_joined * 4 >= survey->n_wide;
}

/* Whether a document that is said to be UTF-8, or of which nothing is said, is it but for a few
 * broken characters. */
static gboolean
is_nearly_utf8 (const Utf8Survey *survey)
{
  if (survey->n_bad == 1 && survey->n_cut == 1)
    return TRUE;
  return survey->n_good > 0 && survey->n_good >= survey->n_bad;
}

/* Whether a document that is said to be something else is UTF-8 all the same. Pairs of bytes that
 * are both beyond ASCII look like it now and then in the sets of East Asia. */
static gboolean
is_utf8_under_label (const Utf8Survey *survey, const BylineEncoding *encoding)
{
  if (encoding->kind != BYLINE_ENCODING_MULTIPLE && !g_str_equal (encoding->name, "CP874"))
    return survey->n_good > survey->n_bad;
  if (survey->n_good <= 4 * survey->n_bad)
    return FALSE;
  return survey->n_long > 0 || survey->n_attached > 0 || survey->n_good >= 4;
}

/* The first warning stays, as it says why others followed. */
static void
warn (BylineDecoded *self, const char *before, const char *name, const char *behind)
{
  if (self->warning == NULL)
    self->warning = g_strconcat (before, name, behind, NULL);
}

static void
set_owned (BylineDecoded *self, GString *text)
{
  self->length = text->len;
  g_free (self->owned);
  self->text = self->owned = g_string_free (text, FALSE);
}

/* Every broken character becomes one U+FFFD. */
static void
repair_utf8 (BylineDecoded *self)
{
  const char *p = self->text;
  const char *end = p + self->length;
  GString *out = g_string_sized_new (self->length + 16);

  while (p < end)
    {
      const char *stop;
      gboolean is_valid = g_utf8_validate_len (p, end - p, &stop);

      g_string_append_len (out, p, stop - p);
      if (is_valid)
        break;
      g_string_append (out, REPLACEMENT);
      p = stop + part_length ((const guchar *) stop, (const guchar *) end);
    }
  set_owned (self, out);
}

/* For encodings of which only iconv knows what they can say. */
static void
ensure_valid (BylineDecoded *self)
{
  if (!g_utf8_validate_len (self->text, self->length, NULL))
    repair_utf8 (self);
}

/* --- Other encodings --- */

/* Bytes that cannot be converted become U+FFFD; @n_bad counts them. Returns: NULL if iconv does not
 * know @name. */
static GString *
convert (const char *data, gsize length, const char *name, gsize *n_bad)
{
  GIConv converter = g_iconv_open ("UTF-8", name);
  char *input = (char *) data;
  gsize left = length;
  GString *out;

  *n_bad = 0;
  if (converter == (GIConv) -1)
    return NULL;
  out = g_string_sized_new (length + length / 2 + 64);
  while (left > 0)
    {
      gsize used = out->len;
      gsize room = MAX (out->allocated_len - used - 1, 64);
      char *p;
      gsize done;

      g_string_set_size (out, used + room);
      p = out->str + used;
      done = g_iconv (converter, &input, &left, &p, &room);
      g_string_truncate (out, p - out->str);
      if (done != (gsize) -1)
        break;
      if (errno == E2BIG)
        {
          gsize length_so_far = out->len;

          g_string_set_size (out, length_so_far * 2 + 64);
          g_string_truncate (out, length_so_far);
          continue;
        }
      g_string_append (out, REPLACEMENT);
      (*n_bad)++;
      /* A character that the end cuts off is one, however many bytes it has. */
      if (errno == EINVAL)
        break;
      input++;
      left--;
    }
  g_iconv_close (converter);
  return out;
}

static const char *
detect_mark (const guchar *data, gsize length, gsize *mark)
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
detect_width (const guchar *data, gsize length)
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

/* Zero bytes, which make a text invalid everywhere, are dropped. */
static void
drop_zeros (BylineDecoded *self)
{
  GString *out = g_string_sized_new (self->length);
  const char *p = self->text;
  const char *end = p + self->length;

  while (p < end)
    {
      const char *zero = memchr (p, '\0', end - p);

      g_string_append_len (out, p, zero != NULL ? zero - p : end - p);
      p = zero != NULL ? zero + 1 : end;
    }
  set_owned (self, out);
}

/* --- Labels --- */

/* Whether the bytes, which are valid UTF-8, are what the label says. */
static gboolean
take_valid (BylineDecoded *self, const BylineEncoding *encoding, gboolean is_ascii)
{
  Utf8Survey survey;
  GString *text;
  gsize n_bad;

  if (encoding->kind == BYLINE_ENCODING_UTF8)
    return TRUE;
  /* What says so could be read as single bytes. */
  if (encoding->kind == BYLINE_ENCODING_WIDE)
    return FALSE;
  if (is_ascii && encoding->kind != BYLINE_ENCODING_STATEFUL)
    return TRUE;
  if (!is_ascii)
    {
      survey = survey_utf8 (self->text, self->length);
      if (is_utf8_under_label (&survey, encoding))
        return FALSE;
    }
  text = convert (self->text, self->length, encoding->name, &n_bad);
  if (text == NULL)
    return FALSE;
  if (n_bad > 0)
    {
      g_string_free (text, TRUE);
      return FALSE;
    }
  set_owned (self, text);
  self->encoding = encoding->name;
  if (encoding->kind == BYLINE_ENCODING_STATEFUL)
    ensure_valid (self);
  return TRUE;
}

/* Whether the bytes, which are not valid UTF-8, are what the label says, a few of them aside. */
static gboolean
take_invalid (BylineDecoded *self,
              const char *label,
              const BylineEncoding *encoding,
              const Utf8Survey *survey)
{
  GString *text;
  gsize n_bad;

  if (encoding->kind == BYLINE_ENCODING_WIDE)
    return FALSE;
  if (encoding->kind == BYLINE_ENCODING_UTF8 ? is_nearly_utf8 (survey)
                                             : is_utf8_under_label (survey, encoding))
    {
      repair_utf8 (self);
      g_clear_pointer (&self->warning, g_free);
      warn (self, "Some bytes are not ", "UTF-8", "");
      return TRUE;
    }
  if (encoding->kind == BYLINE_ENCODING_UTF8)
    return FALSE;

  text = convert (self->text, self->length, encoding->name, &n_bad);
  if (text == NULL)
    return FALSE;
  if (n_bad > self->length / 20)
    {
      g_string_free (text, TRUE);
      return FALSE;
    }
  if (n_bad > 0)
    {
      g_clear_pointer (&self->warning, g_free);
      warn (self, "Some bytes are not ", label, "");
    }
  set_owned (self, text);
  self->encoding = encoding->name;
  if (encoding->kind == BYLINE_ENCODING_STATEFUL)
    ensure_valid (self);
  return TRUE;
}

/* Nothing that is said fits. */
static void
take_guess (BylineDecoded *self, const Utf8Survey *survey)
{
  GString *text = NULL;
  gsize n_bad;

  g_clear_pointer (&self->warning, g_free);
  if (is_nearly_utf8 (survey))
    {
      repair_utf8 (self);
      warn (self, "Some bytes are not ", "UTF-8", "");
      return;
    }
  self->encoding = may_be_other_script (survey) ? _byline_encoding_detect (self->text, self->length)
                                                : NULL;
  if (self->encoding != NULL)
    text = convert (self->text, self->length, self->encoding, &n_bad);
  if (text == NULL)
    {
      self->encoding = "WINDOWS-1252";
      text = convert (self->text, self->length, self->encoding, &n_bad);
    }
  warn (self, "The encoding is neither said nor UTF-8; read as ",
        g_str_equal (self->encoding, "WINDOWS-1252") ? "windows-1252" : self->encoding, "");
  if (text != NULL)
    set_owned (self, text);
  else
    repair_utf8 (self);
}

static gboolean
is_ascii (const char *data, gsize length)
{
  const guchar *end = (const guchar *) data + length;

  return skip_ascii ((const guchar *) data, end) == end;
}

/* Japanese mail's encoding has bytes of ASCII only. */
static void
take_escapes (BylineDecoded *self)
{
  static const BylineEncoding japanese = { "ISO-2022-JP", BYLINE_ENCODING_STATEFUL };

  if (memmem (self->text, self->length, "\x1b$B", 3) != NULL ||
      memmem (self->text, self->length, "\x1b$@", 3) != NULL)
    take_valid (self, &japanese, TRUE);
}

/* Whether the words of a document that is no UTF-8 speak against a label: servers say the western
 * set of everything, and one set of theirs of documents that bear another, as which they make
 * words. */
static gboolean
is_refuted (const BylineDecoded *self,
            const BylineEncoding *encoding,
            const char *other_label,
            const Utf8Survey *survey)
{
  BylineEncoding other;
  const char *detected;

  if (!may_be_other_script (survey))
    return FALSE;
  if (encoding->kind == BYLINE_ENCODING_WESTERN)
    return _byline_encoding_detect (self->text, self->length) != NULL;
  if (other_label == NULL ||
      (encoding->kind != BYLINE_ENCODING_SINGLE && encoding->kind != BYLINE_ENCODING_MULTIPLE) ||
      !_byline_encoding_of_label (other_label, &other) || g_str_equal (other.name, encoding->name))
    return FALSE;
  detected = _byline_encoding_detect (self->text, self->length);
  return g_strcmp0 (detected, other.name) == 0;
}

static void
decode_bytes (BylineDecoded *self, const char *sent, const char *declared)
{
  const char *labels[] = { sent, declared };
  gboolean is_valid = g_utf8_validate_len (self->text, self->length, NULL);
  gboolean is_plain = is_valid && is_ascii (self->text, self->length);
  Utf8Survey survey = { 0 };

  if (!is_valid)
    survey = survey_utf8 (self->text, self->length);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      BylineEncoding encoding;
      gboolean is_known;

      if (labels[i] == NULL)
        continue;
      is_known = _byline_encoding_of_label (labels[i], &encoding);
      if (is_known && !is_valid && is_refuted (self, &encoding, i == 0 ? declared : NULL, &survey))
        is_known = FALSE;
      if (is_known && (is_valid ? take_valid (self, &encoding, is_plain)
                                : take_invalid (self, labels[i], &encoding, &survey)))
        return;
      warn (self, "The encoding is not ", labels[i], ", as it says");
    }

  if (!is_valid)
    take_guess (self, &survey);
  else if (is_plain && sent == NULL && declared == NULL)
    take_escapes (self);
}

void
byline_decode (BylineDecoded *self,
               const char *data,
               gsize length,
               const char *sent,
               const char *declared)
{
  gsize mark = 0;
  gboolean has_zeros = FALSE;
  const char *wide = detect_mark ((const guchar *) data, length, &mark);

  *self = (BylineDecoded){ .text = data + mark, .length = length - mark, .encoding = "UTF-8" };
  if (wide == NULL)
    wide = detect_width ((const guchar *) data, length);
  if (wide != NULL && !g_str_equal (wide, "UTF-8"))
    {
      gsize n_bad;
      GString *text = convert (self->text, self->length, wide, &n_bad);

      self->encoding = wide;
      if (text != NULL)
        set_owned (self, text);
      ensure_valid (self);
      if (n_bad > 0)
        warn (self, "Some bytes are not ", wide, "");
    }
  else
    {
      has_zeros = memchr (self->text, '\0', self->length) != NULL;
      if (has_zeros)
        drop_zeros (self);
      decode_bytes (self, wide != NULL ? wide : sent, declared);
    }
  /* What encodings can say and no text may hold. */
  if (self->owned != NULL && memchr (self->text, '\0', self->length) != NULL)
    drop_zeros (self);
  if (has_zeros)
    warn (self, "There are zero bytes in it", "", "");
}

char *
byline_decoded_steal_text (BylineDecoded *self)
{
  char *text = g_steal_pointer (&self->owned);

  if (text == NULL)
    {
      text = g_malloc (self->length + 1);
      memcpy (text, self->text, self->length);
      text[self->length] = '\0';
    }
  self->text = NULL;
  return text;
}

void
byline_decoded_clear (BylineDecoded *self)
{
  g_clear_pointer (&self->owned, g_free);
  g_clear_pointer (&self->warning, g_free);
  self->text = NULL;
}
