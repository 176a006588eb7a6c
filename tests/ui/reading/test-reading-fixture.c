/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-reading-fixture.h"

#include "test-reading-library.h"

static void
activated_cb (ReadingFixture *fixture, const char *what)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (what);
}

static void
message_cb (ReadingFixture *fixture, const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
story_cb (ReadingFixture *fixture, gint64 id)
{
  fixture->activated_id = id;
}

void
reading_fixture_set_up (ReadingFixture *fixture, gconstpointer data)
{
  fixture->library = test_library_new ();
  fixture->view = BYLINE_READING_VIEW (byline_reading_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  byline_reading_view_set_library (fixture->view, fixture->library);
  g_signal_connect_swapped (fixture->view, "link-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "section-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "author-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "publication-activated", G_CALLBACK (activated_cb),
                            fixture);
  g_signal_connect_swapped (fixture->view, "story-activated", G_CALLBACK (story_cb), fixture);
  g_signal_connect_swapped (fixture->view, "message", G_CALLBACK (message_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
reading_fixture_tear_down (ReadingFixture *fixture, gconstpointer data)
{
  BylineReadingView *view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->library);
  g_free (fixture->activated);
  g_free (fixture->message);
}

BylineDocumentView *
reading_fixture_find_view (GtkWidget *widget)
{
  if (BYLINE_IS_DOCUMENT_VIEW (widget))
    return BYLINE_DOCUMENT_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BylineDocumentView *found = reading_fixture_find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

char *
reading_fixture_get_text (ReadingFixture *fixture)
{
  BylineDocumentView *view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Turns the main loop until @needle stands in the text. */
void
reading_fixture_wait_for (ReadingFixture *fixture, const char *needle)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (30, timeout_cb, &late);

  while (TRUE)
    {
      g_autofree char *text = reading_fixture_get_text (fixture);

      if (strstr (text, needle) != NULL)
        break;
      if (late)
        g_error ("“%s” never came:\n%s", needle, text);
      g_main_context_iteration (NULL, TRUE);
    }
  if (!late)
    g_source_remove (source);
}

void
reading_fixture_settle (void)
{
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

void
reading_fixture_activate (ReadingFixture *fixture, BylineLinkKind kind)
{
  BylineDocumentView *view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  GPtrArray *links = byline_document_buffer_get_links (byline_document_view_get_document (view));

  for (guint i = 0; i < links->len; i++)
    {
      BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (link->kind == kind)
        {
          g_autofree char *target = g_strdup (link->target);

          g_signal_emit_by_name (view, "activate-link", (guint) kind, target, link->id);
          return;
        }
    }
  g_assert_not_reached ();
}
