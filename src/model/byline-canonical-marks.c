/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-canonical-private.h"

#include <stdlib.h>

#include "byline-characters-private.h"

/* At most one mark of each kind is open at any place. */
#define N_KINDS (BYLINE_MARK_FOOTNOTE + 1)

/* Where a mark that begins or ends at a place begins or ends without spaces. */
typedef struct {
  guint *starts; /* from each place on, the first character that is no space */
  guint *ends;   /* before each place, behind the last character that is no space */
  guint n_chars;
} Words;

typedef struct {
  const Words *words;
  GArray *done;             /* of BylineMark, whose addresses are not theirs */
  BylineMark open[N_KINDS]; /* the outermost first */
  guint n_open;
} Nesting;

static void
find_words (Words *self, const char *text)
{
  guint n = (guint) g_utf8_strlen (text, -1);
  g_autofree gboolean *is_space = g_new (gboolean, n + 1);
  guint at = 0;

  self->n_chars = n;
  self->starts = g_new (guint, n + 1);
  self->ends = g_new (guint, n + 1);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    is_space[at++] = _byline_character_is_space (g_utf8_get_char (p));
  self->ends[0] = 0;
  for (guint i = 1; i <= n; i++)
    self->ends[i] = is_space[i - 1] ? self->ends[i - 1] : i;
  self->starts[n] = n;
  for (guint i = n; i > 0; i--)
    self->starts[i - 1] = is_space[i - 1] ? self->starts[i] : i - 1;
}

static void
words_clear (Words *self)
{
  g_free (self->starts);
  g_free (self->ends);
}

/* Returns: whether anything is left. */
static gboolean
trim (const Words *words, BylineMark *mark)
{
  mark->start = words->starts[MIN (mark->start, words->n_chars)];
  mark->end = words->ends[MIN (mark->end, words->n_chars)];
  return mark->start < mark->end;
}

/* The outer one first. */
static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const BylineMark *first = a;
  const BylineMark *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/* A reference to a footnote is a link, too: neither holds the other. */
static BylineMarkKind
exclusive_kind (BylineMarkKind kind)
{
  return kind == BYLINE_MARK_FOOTNOTE ? BYLINE_MARK_LINK : kind;
}

/* Gives a mark the address that its kind has. Returns: whether it says something. */
static gboolean
canonicalize_href (BylineMark *mark)
{
  if (mark->kind == BYLINE_MARK_FOOTNOTE)
    _byline_string_canonicalize (&mark->href);
  else if (mark->kind != BYLINE_MARK_LINK)
    g_clear_pointer (&mark->href, g_free);
  return (mark->kind != BYLINE_MARK_FOOTNOTE && mark->kind != BYLINE_MARK_LINK) ||
         (mark->href != NULL && *mark->href != '\0');
}

/* Returns: (transfer full): the marks that say something, trimmed and in their order. */
static GArray *
collect (BylineText *text, const Words *words)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));

  for (guint i = 0; i < text->marks->len; i++)
    {
      BylineMark *mark = &g_array_index (text->marks, BylineMark, i);
      BylineMark trimmed;

      if (!canonicalize_href (mark))
        continue;
      trimmed = *mark;
      if (trim (words, &trimmed))
        g_array_append_val (marks, trimmed);
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

/* Of two of a kind that lie upon each other, the second begins where the first ends. */
static void
cut (GArray *marks, const Words *words)
{
  guint ends[N_KINDS] = { 0 };
  guint n_kept = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      BylineMark mark = g_array_index (marks, BylineMark, i);
      guint *end = &ends[exclusive_kind (mark.kind)];

      mark.start = MAX (mark.start, *end);
      if (mark.start >= mark.end || !trim (words, &mark))
        continue;
      *end = mark.end;
      g_array_index (marks, BylineMark, n_kept++) = mark;
    }
  g_array_set_size (marks, n_kept);
  g_array_sort (marks, compare_marks);
}

static void
add_piece (Nesting *self, const BylineMark *mark, guint end)
{
  BylineMark piece = *mark;

  piece.end = end;
  if (trim (self->words, &piece))
    g_array_append_val (self->done, piece);
}

static guint
next_end (const Nesting *self)
{
  guint end = G_MAXUINT;

  for (guint i = 0; i < self->n_open; i++)
    end = MIN (end, self->open[i].end);
  return end;
}

/* Closes what ends at @at. What was opened later and goes on is split there. */
static void
close_at (Nesting *self, guint at)
{
  guint lowest = 0;
  guint n_kept;

  while (self->open[lowest].end != at)
    lowest++;
  n_kept = lowest;
  for (guint i = lowest; i < self->n_open; i++)
    {
      BylineMark mark = self->open[i];

      add_piece (self, &mark, at);
      if (mark.end == at)
        continue;
      mark.start = at;
      self->open[n_kept++] = mark;
    }
  self->n_open = n_kept;
  qsort (self->open + lowest, n_kept - lowest, sizeof (BylineMark), compare_marks);
}

/* Splits marks where they overlap. */
static GArray *
split (GArray *marks, const Words *words)
{
  Nesting self = { .words = words };
  guint end;

  self.done = g_array_sized_new (FALSE, FALSE, sizeof (BylineMark), marks->len);
  for (guint i = 0; i < marks->len; i++)
    {
      const BylineMark *mark = &g_array_index (marks, BylineMark, i);

      while ((end = next_end (&self)) <= mark->start)
        close_at (&self, end);
      self.open[self.n_open++] = *mark;
    }
  while ((end = next_end (&self)) != G_MAXUINT)
    close_at (&self, end);
  g_array_sort (self.done, compare_marks);
  return self.done;
}

void
_byline_marks_canonicalize (BylineText *self)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GArray) done = NULL;
  Words words;

  find_words (&words, self->text);
  marks = collect (self, &words);
  cut (marks, &words);
  done = split (marks, &words);
  before = g_steal_pointer (&self->marks); /* owns the addresses */
  for (guint i = 0; i < done->len; i++)
    {
      const BylineMark *mark = &g_array_index (done, BylineMark, i);

      byline_text_add_mark (self, mark->start, mark->end, mark->kind, mark->href);
    }
  words_clear (&words);
}
