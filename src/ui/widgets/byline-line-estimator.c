/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-line-estimator.h"

/* Letters beyond ASCII that are remembered: all of several alphabets. Ideographs are one width. */
#define MAX_LETTERS 2048
#define IDEOGRAPH 0x4e2d

struct _BylineLineEstimator {
  PangoLayout *layout; /* of one letter, to measure it */
  int ascii[128];      /* Pango units; -1: not measured yet */
  int ideograph;
  GHashTable *letters; /* code point -> Pango units */
};

static int
measure (BylineLineEstimator *self, gunichar letter)
{
  char text[7] = { 0 };
  int width;

  g_unichar_to_utf8 (letter, text);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  return width;
}

static int
other_width (BylineLineEstimator *self, gunichar letter)
{
  gpointer width;

  if (g_unichar_iszerowidth (letter))
    return 0;
  if (g_unichar_iswide (letter))
    {
      if (self->ideograph < 0)
        self->ideograph = measure (self, IDEOGRAPH);
      return self->ideograph;
    }
  if (g_hash_table_lookup_extended (self->letters, GUINT_TO_POINTER (letter), NULL, &width))
    return GPOINTER_TO_INT (width);

  if (g_hash_table_size (self->letters) >= MAX_LETTERS)
    g_hash_table_remove_all (self->letters);
  width = GINT_TO_POINTER (measure (self, letter));
  g_hash_table_insert (self->letters, GUINT_TO_POINTER (letter), width);
  return GPOINTER_TO_INT (width);
}

static int
letter_width (BylineLineEstimator *self, gunichar letter)
{
  if (letter >= G_N_ELEMENTS (self->ascii))
    return other_width (self, letter);
  if (self->ascii[letter] < 0)
    self->ascii[letter] = measure (self, letter);
  return self->ascii[letter];
}

static gboolean
ends_word (gunichar letter)
{
  return letter == '-' || letter == 0x2013 || letter == 0x2014 || g_unichar_iswide (letter);
}

BylineLineEstimator *
byline_line_estimator_new (PangoContext *context, const PangoFontDescription *font)
{
  BylineLineEstimator *self = g_new0 (BylineLineEstimator, 1);

  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  for (gsize i = 0; i < G_N_ELEMENTS (self->ascii); i++)
    self->ascii[i] = -1;
  self->ideograph = -1;
  self->letters = g_hash_table_new (NULL, NULL);
  return self;
}

void
byline_line_estimator_free (BylineLineEstimator *self)
{
  g_object_unref (self->layout);
  g_hash_table_unref (self->letters);
  g_free (self);
}

guint
byline_line_estimator_count_lines (BylineLineEstimator *self, const char *text, int width, guint max)
{
  guint lines = 1;
  int room = width * PANGO_SCALE, line = 0, word = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (text == NULL || text[0] == '\0')
    return 0;

  for (const char *p = text; *p != '\0' && lines < max; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      int letter_room = letter_width (self, letter);

      /* Spaces hang over a line's end. */
      if (g_unichar_isspace (letter) && letter != 0xa0)
        {
          line += word + letter_room;
          word = 0;
          continue;
        }

      word += letter_room;
      if (line + word > room && line > 0)
        {
          lines++;
          line = 0;
        }
      if (word > room)
        {
          lines++;
          word = letter_room;
        }
      if (ends_word (letter))
        {
          line += word;
          word = 0;
        }
    }

  return MIN (lines, MAX (max, 1));
}
