/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-person-name.h"

#include <string.h>

#include "byline-text.h"

/* More words are no name. */
#define MAX_WORDS 8

/* Before a name or, some of them, behind it. "M." is left an initial: more people have it as one than
 * are called Monsieur. */
static const char *const titles[] = {
  "dr",  "prof", "professor", "professora", "mr",   "mrs",  "ms",  "miss", "mx",    "sir", "dame",
  "rev", "herr", "frau",      "mme",        "mlle", "dott", "dra", "ing",  "dipl",  "mag", "lic",
  "sr",  "sra",  "don",       "jr",         "phd",  "md",   "esq", "med",  "habil", NULL,
};

static gboolean
is_title (const char *word)
{
  return g_strv_contains (titles, word);
}

/* Adds the words of @text, folded and without their points; "M.K." is two. */
static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " .\t\n", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *fold = byline_text_fold (*part);
      g_auto (GStrv) folded = g_strsplit (fold, " ", -1);

      for (char **word = folded; *word != NULL; word++)
        if (**word != '\0')
          g_ptr_array_add (words, g_strdup (*word));
    }
}

static void
leave_titles_out (GPtrArray *words)
{
  for (guint i = words->len; i > 0 && words->len > 1; i--)
    if (is_title (g_ptr_array_index (words, i - 1)))
      g_ptr_array_remove_index (words, i - 1);
}

/* "Lindqvist, Mara" is turned round; what stands behind "Mara Lindqvist, " is a title or a degree. */
static GPtrArray *
read_words (const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);
  g_autoptr (GPtrArray) behind = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    add_words (behind, parts[i]);
  leave_titles_out (behind);
  if (behind->len == 1 && is_title (g_ptr_array_index (behind, 0)))
    g_ptr_array_set_size (behind, 0);
  for (guint i = 0; i < behind->len; i++)
    g_ptr_array_add (words, g_strdup (g_ptr_array_index (behind, i)));
  if (parts[0] != NULL)
    add_words (words, parts[0]);
  return words;
}

BylinePersonName *
byline_person_name_parse (const char *name)
{
  BylinePersonName *self;
  g_autoptr (GPtrArray) words = read_words (name);
  guint n_words = words->len;
  gboolean is_plain;

  leave_titles_out (words);
  is_plain = strchr (name, ',') == NULL && words->len == n_words;
  if (words->len < 2 || words->len > MAX_WORDS ||
      g_utf8_strlen (g_ptr_array_index (words, words->len - 1), -1) < 2)
    return NULL;
  self = g_new0 (BylinePersonName, 1);
  self->family = g_ptr_array_steal_index (words, words->len - 1);
  self->is_plain = is_plain;
  self->given = g_steal_pointer (&words);
  return self;
}

void
byline_person_name_free (BylinePersonName *self)
{
  if (self == NULL)
    return;
  g_free (self->family);
  g_ptr_array_unref (self->given);
  g_free (self);
}

gboolean
byline_person_name_equal (const BylinePersonName *a, const BylinePersonName *b)
{
  if (a->given->len != b->given->len || !g_str_equal (a->family, b->family))
    return FALSE;
  for (guint i = 0; i < a->given->len; i++)
    if (!g_str_equal (g_ptr_array_index (a->given, i), g_ptr_array_index (b->given, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_initial (const char *word)
{
  return *g_utf8_next_char (word) == '\0';
}

static gboolean
agrees (const char *word, const char *full)
{
  return is_initial (word) ? g_str_has_prefix (full, word) : g_str_equal (word, full);
}

gboolean
byline_person_name_is_short_for (const BylinePersonName *self, const BylinePersonName *full)
{
  gboolean has_initial = FALSE;
  guint place = 0;

  if (!g_str_equal (self->family, full->family) ||
      is_initial (g_ptr_array_index (full->given, 0)) ||
      !agrees (g_ptr_array_index (self->given, 0), g_ptr_array_index (full->given, 0)))
    return FALSE;
  for (guint i = 0; i < self->given->len; i++, place++)
    {
      const char *word = g_ptr_array_index (self->given, i);

      has_initial |= is_initial (word);
      while (place < full->given->len && !agrees (word, g_ptr_array_index (full->given, place)))
        place++;
      if (place == full->given->len)
        return FALSE;
    }
  return has_initial && !byline_person_name_equal (self, full);
}
