/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-headline-text.h"

#include <glib/gi18n.h>

#include "byline-time-text.h"

/* Above a headline stand no more sections than these. */
#define MAX_SECTIONS 2

char *
byline_headline_text_kicker (const BylineStory *story)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MAX_SECTIONS && story->sections[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", story->sections[i]);
  if (text->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (story->kicker != NULL)
    return g_strdup (story->kicker);

  return g_strdup (story->publication_name != NULL ? story->publication_name : "");
}

static char *
author_text (const BylineStory *story)
{
  guint n = g_strv_length (story->authors);

  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (story->authors[0]);
  if (n == 2)
    /* Translators: two authors of one story */
    return g_strdup_printf (_ ("%s and %s"), story->authors[0], story->authors[1]);

  /* Translators: the first author of a story, and how many others there are */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n - 1),
                          story->authors[0], n - 1);
}

char *
byline_headline_text_source (const BylineStory *story,
                             gboolean without_publication,
                             gboolean without_author)
{
  gboolean is_said = without_author && g_strv_length (story->authors) <= 1;
  g_autofree char *author = is_said ? NULL : author_text (story);
  const char *publication = story->publication_name != NULL && !without_publication
                              ? story->publication_name
                              : "";

  if (author == NULL)
    return g_strdup (publication);
  if (publication[0] == '\0')
    return g_steal_pointer (&author);

  return g_strdup_printf ("%s · %s", publication, author);
}

char *
byline_headline_text_meta (const BylineStory *story, gint64 now)
{
  g_autofree char *source = byline_headline_text_source (story, FALSE, FALSE);
  g_autofree char *time = byline_time_text_relative (story->sort_time, now);

  return source[0] != '\0' ? g_strdup_printf ("%s · %s", source, time) : g_steal_pointer (&time);
}
