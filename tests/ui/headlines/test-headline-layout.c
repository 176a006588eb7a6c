/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-layout.h"

#include <adwaita.h>

#define TITLE                                                                                      \
  "Fabs race to copy a machine that nobody may sell them, and wait for the one that can be bought"

/* What stands in a row's lines takes the same height when it has been read: no row is higher than its texts. */
static void
test_read (void)
{
  static const BylineHeadlineOptions options = { .density = BYLINE_HEADLINE_DENSITY_COMFORTABLE };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineHeadlineMetrics) look = byline_headline_metrics_new (widget, &options);
  g_autoptr (BylineStory) story = byline_story_new ();
  BylineHeadlineContent content = { .story = story };
  BylineHeadlineColors colors = { 0 };

  story->title = g_strdup (TITLE);
  for (int width = 160; width < 700; width += 3)
    {
      BylineHeadlineLayout *unread, *read;

      content.is_read = FALSE;
      unread = byline_headline_layout_new (look, &content, &colors, width);
      content.is_read = TRUE;
      read = byline_headline_layout_new (look, &content, &colors, width);
      if (byline_headline_layout_get_height (read) != byline_headline_layout_get_height (unread))
        g_test_message ("%d pixels wide", width);
      g_assert_cmpint (byline_headline_layout_get_height (read), ==,
                       byline_headline_layout_get_height (unread));
      byline_headline_layout_free (unread);
      byline_headline_layout_free (read);
    }
  g_object_unref (widget);
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/headlines/layout/read", test_read);

  return g_test_run ();
}
