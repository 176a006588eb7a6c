/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-markdown-private.h"

#include <string.h>

/* --- Characters (CommonMark 0.31) --- */

/* Whether a character would be read as markup within a line. */
static gboolean
is_markup (const char *p, const char *start)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '|':
    case '~':
      return TRUE;
    case '&':
      return g_ascii_isalpha (p[1]) || p[1] == '#';
    case '_':
      /* Within a word it is a letter. */
      return p == start || !g_ascii_isalnum (p[-1]) || !g_ascii_isalnum (p[1]);
    case '!':
      return p[1] == '[' || p[1] == '\0';
    default:
      return FALSE;
    }
}

/* Whether what follows would be read as the beginning of a heading, a list, a quotation or a rule. */
static gboolean
is_block_start (const char *p)
{
  const char *end = p;

  if (strchr ("#+->=", *p) != NULL)
    return *p != '\0';
  while (g_ascii_isdigit (*end))
    end++;

  return end > p && (*end == '.' || *end == ')');
}

static void
append_characters (GString *out,
                   const char *start,
                   const char *end,
                   gboolean at_start,
                   const char *line_break)
{
  for (const char *p = start; p < end; p++)
    {
      if (*p == '\n')
        {
          g_string_append (out, line_break);
          at_start = TRUE;
          continue;
        }
      if (at_start && is_block_start (p))
        {
          /* Of a number the dot is what makes it a list's. */
          while (g_ascii_isdigit (*p))
            g_string_append_c (out, *p++);
          g_string_append_c (out, '\\');
        }
      else if (is_markup (p, start))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      at_start = FALSE;
    }
}

void
_byline_export_append_markdown (GString *out, const char *text, const char *line_break)
{
  append_characters (out, text, text + strlen (text), TRUE, line_break);
}

void
_byline_export_append_markdown_address (GString *out, const char *url)
{
  g_string_append_c (out, '<');
  for (const char *p = url; *p != '\0'; p++)
    if (*p == '<' || *p == '>' || *p == '\\')
      g_string_append_printf (out, "%%%02X", (guchar) *p);
    else if ((guchar) *p > ' ')
      g_string_append_c (out, *p);
  g_string_append_c (out, '>');
}

/* --- Marks --- */

static const char *const signs[][2] = {
  [BYLINE_MARK_STRONG] = { "**", "**" },     [BYLINE_MARK_EM] = { "*", "*" },
  [BYLINE_MARK_LINK] = { "[", "](" },        [BYLINE_MARK_CODE] = { "`", "`" },
  [BYLINE_MARK_SUB] = { "<sub>", "</sub>" }, [BYLINE_MARK_SUP] = { "<sup>", "</sup>" },
  [BYLINE_MARK_DEL] = { "~~", "~~" },        [BYLINE_MARK_HIGHLIGHT] = { "<mark>", "</mark>" },
  [BYLINE_MARK_FOOTNOTE] = { "[^", "]" },
};

/* A text on its way. Marks of canonical texts nest, so that they are a stack. */
typedef struct {
  GString *out;
  const BylineText *text;
  GHashTable *notes;
  const char *line_break;
  GPtrArray *open; /* of const BylineMark */
  guint next;      /* the mark that opens next */
  gboolean at_start;
} Inline;

static const BylineMark *
find_open (Inline *self, BylineMarkKind kind)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      const BylineMark *mark = g_ptr_array_index (self->open, i);

      if (mark->kind == kind)
        return mark;
    }

  return NULL;
}

static const char *
get_note (Inline *self, const BylineMark *mark)
{
  return self->notes != NULL && mark->href != NULL ? g_hash_table_lookup (self->notes, mark->href)
                                                   : NULL;
}

/* A listing's own back quotes make its fence longer. */
static void
append_code (Inline *self, const char *start, const char *end)
{
  g_autofree char *code = g_strndup (start, end - start);
  guint longest = 0, run = 0;
  g_autofree char *fence = NULL;
  gboolean is_padded = *code == '`' || g_str_has_suffix (code, "`");

  g_strdelimit (code, "\n", ' ');
  for (const char *p = code; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (self->out, "%s%s%s%s%s", fence, is_padded ? " " : "", code,
                          is_padded ? " " : "", fence);
}

static void
append_part (Inline *self, const char *start, const char *end)
{
  if (start == end)
    return;

  if (find_open (self, BYLINE_MARK_CODE) != NULL)
    append_code (self, start, end);
  else if (find_open (self, BYLINE_MARK_FOOTNOTE) == NULL ||
           get_note (self, find_open (self, BYLINE_MARK_FOOTNOTE)) == NULL)
    append_characters (self->out, start, end, self->at_start, self->line_break);
  self->at_start = FALSE;
}

static void
close_marks (Inline *self, guint position)
{
  while (self->open->len > 0)
    {
      const BylineMark *mark = g_ptr_array_index (self->open, self->open->len - 1);

      if (mark->end > position)
        return;
      g_ptr_array_set_size (self->open, self->open->len - 1);
      if (mark->kind == BYLINE_MARK_CODE)
        continue;
      if (mark->kind == BYLINE_MARK_FOOTNOTE && get_note (self, mark) == NULL)
        continue;
      g_string_append (self->out, signs[mark->kind][1]);
      if (mark->kind == BYLINE_MARK_LINK)
        {
          _byline_export_append_markdown_address (self->out, mark->href);
          g_string_append_c (self->out, ')');
        }
    }
}

static void
open_mark (Inline *self, const BylineMark *mark)
{
  const char *note = mark->kind == BYLINE_MARK_FOOTNOTE ? get_note (self, mark) : NULL;

  /* Within code there is no markup; a link without an address is its words. */
  if (find_open (self, BYLINE_MARK_CODE) != NULL ||
      (mark->kind == BYLINE_MARK_LINK && mark->href == NULL))
    return;

  g_ptr_array_add (self->open, (gpointer) mark);
  if (mark->kind == BYLINE_MARK_CODE || (mark->kind == BYLINE_MARK_FOOTNOTE && note == NULL))
    return;
  g_string_append (self->out, signs[mark->kind][0]);
  if (note != NULL)
    g_string_append (self->out, note);
  self->at_start = FALSE;
}

/* Where the next mark opens or an open one ends. */
static guint
next_boundary (Inline *self)
{
  guint boundary = G_MAXUINT;

  if (self->next < byline_text_n_marks (self->text))
    boundary = byline_text_get_mark (self->text, self->next)->start;
  if (self->open->len > 0)
    {
      const BylineMark *mark = g_ptr_array_index (self->open, self->open->len - 1);

      boundary = MIN (boundary, mark->end);
    }

  return boundary;
}

void
_byline_export_append_marked (GString *out,
                              const BylineText *text,
                              GHashTable *notes,
                              const char *line_break)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Inline self = { out, text, notes, line_break, open, 0, TRUE };
  const char *p = text->text;
  guint position = 0;

  while (*p != '\0')
    {
      guint boundary = next_boundary (&self);
      const char *start = p;

      for (; *p != '\0' && position < boundary; position++)
        p = g_utf8_next_char (p);
      append_part (&self, start, p);
      close_marks (&self, position);
      while (*p != '\0' && self.next < byline_text_n_marks (text) &&
             byline_text_get_mark (text, self.next)->start <= position)
        {
          const BylineMark *mark = byline_text_get_mark (text, self.next++);

          if (mark->end > position)
            open_mark (&self, mark);
        }
    }
  close_marks (&self, G_MAXUINT);
}
