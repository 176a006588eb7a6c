/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-canonical-private.h"

#include <string.h>

#include "byline-characters-private.h"

/* The place in the folded text of a character of the text before. */
typedef struct {
  guint at;       /* where it stands, or what comes behind it if it is left out */
  gboolean stays; /* FALSE for all spaces, since marks neither begin nor end there */
} Place;

typedef struct {
  GString *text;
  guint n_chars;
  GString *gap; /* spaces not yet written: of those at the end nothing comes */
  guint n_gap;  /* how many characters */
  gboolean breaks_in_gap;
  GArray *places; /* of Place, nullable: only marks need it */
} Folding;

static void
write_gap (Folding *self)
{
  if (self->breaks_in_gap)
    g_string_append_c (self->text, '\n');
  else
    g_string_append_len (self->text, self->gap->str, (gssize) self->gap->len);
  self->n_chars += self->breaks_in_gap ? 1 : self->n_gap;
  g_string_truncate (self->gap, 0);
  self->n_gap = 0;
  self->breaks_in_gap = FALSE;
}

static void
add_to_gap (Folding *self, gunichar c)
{
  gboolean is_plain = _byline_character_is_plain_space (c);

  if (self->text->len == 0)
    return;
  self->breaks_in_gap |= c == '\n';
  if (is_plain && g_str_has_suffix (self->gap->str, " "))
    return;
  g_string_append_unichar (self->gap, is_plain ? ' ' : c);
  self->n_gap++;
}

static void
note_place (Folding *self, gboolean stays)
{
  Place place = { self->n_chars, stays };

  if (self->places != NULL)
    g_array_append_val (self->places, place);
}

static void
fold (Folding *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (_byline_character_is_space (c))
        {
          add_to_gap (self, c);
          note_place (self, FALSE);
          continue;
        }
      if (_byline_character_is_unwanted (c))
        {
          note_place (self, FALSE);
          continue;
        }
      write_gap (self);
      note_place (self, TRUE);
      g_string_append_len (self->text, p, g_utf8_next_char (p) - p);
      self->n_chars++;
    }
}

static void
move_marks (BylineText *text, const Folding *folding)
{
  guint n_places = folding->places->len;

  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      BylineMark *mark = &g_array_index (text->marks, BylineMark, i);
      guint end = MIN (mark->end, n_places);
      const Place *last = end > 0 ? &g_array_index (folding->places, Place, end - 1) : NULL;

      mark->start = mark->start < n_places ? g_array_index (folding->places, Place, mark->start).at
                                           : folding->n_chars;
      mark->end = last != NULL ? last->at + (last->stays ? 1 : 0) : 0;
    }
}

static void
fold_text (BylineText *text)
{
  Folding folding = { .text = g_string_sized_new (strlen (text->text)) };

  folding.gap = g_string_new (NULL);
  if (byline_text_n_marks (text) > 0)
    folding.places = g_array_new (FALSE, FALSE, sizeof (Place));
  fold (&folding, text->text);
  if (folding.places != NULL)
    move_marks (text, &folding);
  g_clear_pointer (&folding.places, g_array_unref);
  g_string_free (folding.gap, TRUE);
  g_free (text->text);
  text->text = g_string_free (folding.text, FALSE);
}

void
_byline_text_canonicalize (BylineText *self)
{
  if (!_byline_string_is_canonical (self->text, TRUE))
    fold_text (self);
  if (self->marks != NULL)
    _byline_marks_canonicalize (self);
}
