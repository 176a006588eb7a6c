/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-plain-text.h"

#include <string.h>

#define TAB_WIDTH 8
/* What is indented so much is code. */
#define CODE_INDENT 4
/* Nobody breaks prose to lines as short or as long as these. In columns. */
#define MIN_WIDTH 50
#define MAX_WIDTH 132
/* Of so few breaks an end of a sentence may be one on purpose. */
#define FEW_BREAKS 3

typedef struct {
  const char *begin; /* behind the indentation */
  gsize length;      /* without the space at the end */
  guint indent;      /* in columns */
  guint width;       /* in columns, with the indentation */
  gboolean is_code;
} Line;

/* --- Lines --- */

static guint
width_of (const char *text, gsize length)
{
  const char *end = text + length;
  guint width = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iswide (c) ? 2 : g_unichar_iszerowidth (c) ? 0 : 1;
    }
  return width;
}

static Line
read_line (const char *text, gsize length)
{
  Line line = { text, length, 0, 0, FALSE };

  while (length > 0 && (*line.begin == ' ' || *line.begin == '\t'))
    {
      line.indent += *line.begin == '\t' ? TAB_WIDTH - line.indent % TAB_WIDTH : 1;
      line.begin++;
      length--;
    }
  while (length > 0 && strchr (" \t\r\f\v", line.begin[length - 1]) != NULL)
    length--;
  line.length = length;
  line.width = line.indent + width_of (line.begin, length);
  return line;
}

/* What g_str_has_prefix() says; some GLibs measure all of the text behind @p for that. */
static gboolean
begins (const char *p, const char *sign)
{
  return strncmp (p, sign, strlen (sign)) == 0;
}

/* Breaks as Unicode has them, too: what separates lines or paragraphs. */
static gsize
find_break (const char *text, gsize *break_length, gboolean *is_paragraph)
{
  const char *p = text;

  *is_paragraph = FALSE;
  for (; *p != '\0'; p++)
    {
      *break_length = 1;
      if (*p == '\n')
        return p - text;
      if (*p == '\r')
        {
          *break_length = p[1] == '\n' ? 2 : 1;
          return p - text;
        }
      if (begins (p, "\u2028") || begins (p, "\u2029"))
        {
          *break_length = 3;
          *is_paragraph = begins (p, "\u2029");
          return p - text;
        }
    }
  *break_length = 0;
  return p - text;
}

static GArray *
split_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gsize break_length;

  do
    {
      gboolean is_paragraph;
      gsize length = find_break (text, &break_length, &is_paragraph);
      Line line = read_line (text, length);
      Line blank = { text, 0, 0, 0, FALSE };

      g_array_append_val (lines, line);
      if (is_paragraph)
        g_array_append_val (lines, blank);
      text += length + break_length;
    }
  while (break_length > 0);
  return lines;
}

static const Line *
get_line (const GArray *lines, guint index)
{
  return &g_array_index (lines, Line, index);
}

/* --- Indentation --- */

/* Whether the first line has lost the indentation of the others: it stands right behind the tag. Behind
 * a colon follows what is indented on purpose. */
static gboolean
has_lost_indent (const GArray *lines)
{
  const Line *first = get_line (lines, 0);

  return lines->len > 1 && first->length > 0 && first->indent == 0 &&
         get_line (lines, 1)->length > 0 && first->begin[first->length - 1] != ':';
}

/* What stands in front of every line is the document's indentation, not the text's. */
static void
drop_common_indent (GArray *lines)
{
  guint common = G_MAXUINT;

  for (guint i = has_lost_indent (lines) ? 1 : 0; i < lines->len; i++)
    if (get_line (lines, i)->length > 0)
      common = MIN (common, get_line (lines, i)->indent);
  if (common == G_MAXUINT)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint dropped = MIN (common, line->indent);

      line->indent -= dropped;
      line->width -= MIN (dropped, line->width);
    }
}

/* "- ", "* ", "• ", "1. ", "2) ", "(3) ", "00:15 ", "> " */
static gboolean
begins_item (const Line *line)
{
  static const char *const signs[] = { "- ", "* ", "+ ", "• ", "– ", "— ", "· ", "◦ ", "‣ ", "・" };
  const char *p = line->begin;
  const char *end = line->begin + line->length;
  const char *digits;

  if (line->length == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (begins (p, signs[i]))
      return TRUE;
  if (*p == '>' || *p == '|' || *p == '#')
    return TRUE;
  if (*p == '(' || *p == '[')
    p++;
  digits = p;
  while (p < end && g_ascii_isdigit (*p) && p - digits < 4)
    p++;
  if (p == digits || p == end)
    return FALSE;
  if (*p == ':' && p + 1 < end && g_ascii_isdigit (p[1]))
    return TRUE;
  return (*p == '.' || *p == ')' || *p == ']') && (p + 1 == end || p[1] == ' ' || p[1] == '\t');
}

static void
mark_code (GArray *lines)
{
  gboolean is_in_item = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (line->length == 0)
        continue;
      if (line->indent < CODE_INDENT)
        is_in_item = begins_item (line);
      else if (!is_in_item && !begins_item (line))
        line->is_code = TRUE;
    }
}

/* --- Breaks --- */

/* The first word of a line; in scripts without spaces, its first letter. */
static guint
first_word_width (const Line *line)
{
  const char *end = line->begin + line->length;
  const char *p = line->begin;

  if (line->length == 0)
    return 0;
  while (p < end && *p != ' ' && *p != '\t' && !g_unichar_iswide (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p == line->begin)
    p = g_utf8_next_char (p);
  return width_of (line->begin, p - line->begin);
}

static gboolean
is_one_word (const Line *line)
{
  return memchr (line->begin, ' ', line->length) == NULL &&
         !g_unichar_iswide (g_utf8_get_char (line->begin));
}

static gboolean
is_prose (const Line *line)
{
  return line->length > 0 && !line->is_code;
}

/* The break behind line @index is one within a paragraph of prose. */
static gboolean
is_inner_break (const GArray *lines, guint index)
{
  return index + 1 < lines->len && is_prose (get_line (lines, index)) &&
         is_prose (get_line (lines, index + 1)) && !begins_item (get_line (lines, index + 1)) &&
         *get_line (lines, index)->begin != '>';
}

/* Whether the next line's first word would not have fitted behind this line. */
static gboolean
is_full (const GArray *lines, guint index, guint width)
{
  return get_line (lines, index)->width + 1 + first_word_width (get_line (lines, index + 1)) >
         width;
}

static gboolean
ends_sentence (const GArray *lines, guint index)
{
  const Line *line = get_line (lines, index);
  const char *last = g_utf8_find_prev_char (line->begin, line->begin + line->length);
  gunichar next = g_utf8_get_char (get_line (lines, index + 1)->begin);

  return last != NULL && strchr (".!?:;…", *last) != NULL && !g_unichar_islower (next);
}

/* Returns: the width at which the text's prose was broken; 0 if it was not. */
static guint
find_wrap_width (const GArray *lines)
{
  guint width = 0;
  guint n_breaks = 0;
  guint n_full = 0;

  /* An address that is wider than the others could not be broken. */
  for (guint i = 0; i < lines->len; i++)
    if (is_prose (get_line (lines, i)) && !is_one_word (get_line (lines, i)))
      width = MAX (width, get_line (lines, i)->width);
  if (width < MIN_WIDTH || width > MAX_WIDTH)
    return 0;
  for (guint i = 0; i < lines->len; i++)
    if (is_inner_break (lines, i))
      {
        n_breaks++;
        n_full += is_full (lines, i, width);
      }
  if (n_breaks < FEW_BREAKS)
    {
      for (guint i = 0; i < lines->len; i++)
        if (is_inner_break (lines, i) && is_full (lines, i, width) && ends_sentence (lines, i))
          return 0;
      return n_full > 0 ? width : 0;
    }
  return n_full * 3 >= n_breaks * 2 ? width : 0;
}

/* --- Writing --- */

static void
write_text (GString *html, const char *text, gsize length, gboolean has_markup)
{
  if (has_markup)
    {
      g_string_append_len (html, text, length);
      return;
    }
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (html, "&amp;");
        break;
      case '<':
        g_string_append (html, "&lt;");
        break;
      case '>':
        g_string_append (html, "&gt;");
        break;
      default:
        g_string_append_c (html, text[i]);
        break;
      }
}

/* Between the words of a script without spaces none is missing. */
static gboolean
needs_space (const GArray *lines, guint index)
{
  const Line *line = get_line (lines, index);
  const char *last = g_utf8_find_prev_char (line->begin, line->begin + line->length);

  return last == NULL || !g_unichar_iswide (g_utf8_get_char (last)) ||
         !g_unichar_iswide (g_utf8_get_char (get_line (lines, index + 1)->begin));
}

/* Returns: behind the paragraph's last line. */
static guint
write_paragraph (GString *html, const GArray *lines, guint i, guint width, gboolean has_markup)
{
  while (i < lines->len && is_prose (get_line (lines, i)))
    {
      const Line *line = get_line (lines, i);

      write_text (html, line->begin, line->length, has_markup);
      if (i + 1 < lines->len && is_prose (get_line (lines, i + 1)))
        {
          if (width == 0 || !is_inner_break (lines, i) || !is_full (lines, i, width))
            g_string_append (html, "<br>");
          else if (needs_space (lines, i))
            g_string_append_c (html, ' ');
        }
      i++;
    }
  return i;
}

/* Blank lines within code are part of it. Returns: behind its last line. */
static guint
write_code (GString *html, const GArray *lines, guint begin, gboolean has_markup)
{
  guint common = G_MAXUINT;
  guint end = begin;

  for (guint i = begin;
       i < lines->len && (get_line (lines, i)->is_code || get_line (lines, i)->length == 0); i++)
    if (get_line (lines, i)->is_code)
      {
        common = MIN (common, get_line (lines, i)->indent);
        end = i + 1;
      }
  g_string_append (html, "<pre>");
  for (guint i = begin; i < end; i++)
    {
      const Line *line = get_line (lines, i);

      if (line->is_code)
        for (guint n = common; n < MIN (line->indent, common + MAX_WIDTH); n++)
          g_string_append_c (html, ' ');
      write_text (html, line->begin, line->length, has_markup);
      if (i + 1 < end)
        g_string_append_c (html, '\n');
    }
  g_string_append (html, "</pre>");
  return end;
}

/* Whether the text is one paragraph, without code. */
static gboolean
is_lone_paragraph (const GArray *lines)
{
  guint n_paragraphs = 0;

  for (guint i = 0; i < lines->len && n_paragraphs < 2; i++)
    {
      if (get_line (lines, i)->is_code)
        return FALSE;
      n_paragraphs += get_line (lines, i)->length > 0 &&
                      (i == 0 || get_line (lines, i - 1)->length == 0);
    }
  return n_paragraphs < 2;
}

char *
byline_plain_text_to_html (const char *text, gboolean has_markup)
{
  g_autoptr (GArray) lines = NULL;
  GString *html;
  gboolean is_lone;
  guint width;

  g_return_val_if_fail (text != NULL, NULL);

  html = g_string_sized_new (strlen (text) + 16);
  lines = split_lines (text);
  drop_common_indent (lines);
  mark_code (lines);
  width = find_wrap_width (lines);
  is_lone = is_lone_paragraph (lines);
  for (guint i = 0; i < lines->len;)
    if (get_line (lines, i)->is_code)
      i = write_code (html, lines, i, has_markup);
    else if (get_line (lines, i)->length > 0)
      {
        g_string_append (html, is_lone ? "" : "<p>");
        i = write_paragraph (html, lines, i, width, has_markup);
        g_string_append (html, is_lone ? "" : "</p>");
      }
    else
      i++;
  return g_string_free (html, FALSE);
}
