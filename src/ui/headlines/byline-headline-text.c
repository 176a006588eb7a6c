/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-headline-text.h"

#include <glib/gi18n.h>

#include "byline-isolate.h"
#include "byline-time-text.h"

/* Above a headline stand no more sections than these. */
#define MAX_SECTIONS 2

char *
byline_headline_text_kicker (const BylineStory *story, PangoDirection line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MAX_SECTIONS && story->sections[i] != NULL; i++)
    {
      g_autofree char *section = byline_isolate_text (story->sections[i], line);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", section);
    }
  if (text->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (story->kicker != NULL)
    return g_strdup (story->kicker);

  return g_strdup (story->publication_name != NULL ? story->publication_name : "");
}

static char *
author_text (const BylineStory *story, PangoDirection line)
{
  guint n = g_strv_length (story->authors);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (n == 0)
    return NULL;
  first = byline_isolate_text (story->authors[0], line);
  if (n == 1)
    return g_steal_pointer (&first);
  second = byline_isolate_text (story->authors[1], line);
  if (n == 2)
    /* Translators: two authors of one story */
    return g_strdup_printf (_ ("%s and %s"), first, second);

  /* Translators: the first author of a story, and how many others there are */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n - 1), first, n - 1);
}

char *
byline_headline_text_source (const BylineStory *story,
                             gboolean without_publication,
                             gboolean without_author,
                             PangoDirection line)
{
  gboolean is_said = without_author && g_strv_length (story->authors) <= 1;
  g_autofree char *author = is_said ? NULL : author_text (story, line);
  g_autofree char *publication = story->publication_name != NULL && !without_publication
                                   ? byline_isolate_text (story->publication_name, line)
                                   : g_strdup ("");

  if (author == NULL)
    return g_steal_pointer (&publication);
  if (publication[0] == '\0')
    return g_steal_pointer (&author);

  return g_strdup_printf ("%s · %s", publication, author);
}

char *
byline_headline_text_meta (const BylineStory *story, gint64 now)
{
  g_autofree char *source = byline_headline_text_source (story, FALSE, FALSE,
                                                         PANGO_DIRECTION_NEUTRAL);
  g_autofree char *time = byline_time_text_relative (story->sort_time, now);

  return source[0] != '\0' ? g_strdup_printf ("%s · %s", source, time) : g_steal_pointer (&time);
}
