/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading costs in the reading view, over a library in memory: bench-reading [PICTURES]
 *
 * PICTURES: a folder with the sample edition's fleet-map.jpg, which the long story shows 200 times.
 *
 * Prints JSON: of each part the longest turn of the main loop without GTK's drawing, the longest frame and the 95th of a hundred
 * (milliseconds of CPU of the main thread), and what was asked of it: how long the first text took, how much memory came. */
#include <adwaita.h>
#include <time.h>

#include "byline-document-river.h"
#include "byline-document-view.h"
#include "byline-reading-view.h"
#include "test-helpers.h"
#include "test-reading-articles.h"
#include "test-reading-library.h"

#define N_STORIES 300
#define N_SCROLLED 50
#define STEP 60
#define LONG_WORDS 100000
#define LONG_PICTURES 200

typedef struct {
  BylineLibrary *library;
  BylineStoryList *list;
  BylineReadingView *view;
  GtkWidget *window;
  GtkAdjustment *adjustment;
} Bench;

static struct {
  double turn_began;
  double frame_began;
  double drawing; /* of this turn */
  double longest_turn;
  GArray *frames; /* of double */
  gboolean counts;
  guint n_painted;
} watch;

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static gint
poll_and_watch (GPollFD *fds, guint n_fds, gint timeout)
{
  gint result;

  if (watch.counts)
    watch.longest_turn = MAX (watch.longest_turn, get_cpu () - watch.turn_began - watch.drawing);
  result = g_poll (fds, n_fds, timeout);
  watch.turn_began = get_cpu ();
  watch.drawing = 0;

  return result;
}

static void
layout_cb (GdkFrameClock *clock, gpointer user_data)
{
  watch.frame_began = get_cpu ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  double frame = get_cpu () - watch.frame_began;

  watch.n_painted++;
  if (watch.frame_began < watch.turn_began)
    return;
  watch.drawing += frame;
  if (watch.counts)
    g_array_append_val (watch.frames, frame);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
begin (void)
{
  g_array_set_size (watch.frames, 0);
  watch.longest_turn = 0;
  watch.counts = TRUE;
  watch.turn_began = get_cpu ();
}

static void
report (const char *name, const char *more)
{
  GArray *frames = watch.frames;

  watch.counts = FALSE;
  g_array_sort (frames, compare);
  g_print ("%s\"%s\": {\"longest_turn\": %.1f, \"longest_frame\": %.1f, \"p95_frame\": %.1f, "
           "\"frames\": %u%s}",
           g_str_equal (name, "scroll") ? "" : ",\n ", name, watch.longest_turn,
           frames->len > 0 ? g_array_index (frames, double, frames->len - 1) : 0,
           frames->len > 0 ? g_array_index (frames, double, (frames->len - 1) * 95 / 100) : 0,
           frames->len, more);
}

/* Resident, in MiB. */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  fields = g_strsplit (text, " ", -1);

  return g_ascii_strtod (fields[1], NULL) * 4096 / (1 << 20);
}

static BylineArticle *
make_story (guint number)
{
  BylineArticle *article = test_article_new_full ();

  g_free (article->title);
  article->title = g_strdup_printf ("Story %u of a long day", number);
  for (guint i = 0; i < 12; i++)
    test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                      "Nothing was said that had not been said before, and everybody wrote it "
                      "down; then the lamps along the "
                      "canal were lit, and the delegates walked back to the station in twos and "
                      "threes, past the shops.");

  return article;
}

static BylineArticle *
make_long (void)
{
  BylineArticle *article = test_article_new ("Everything there is to say");
  guint n_paragraphs = LONG_WORDS / 100;

  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < 100; j++)
        g_string_append_printf (text, "%sword%u", j > 0 ? " " : "", (i * 31 + j * 7) % 997);
      test_article_add (article, BYLINE_BLOCK_PARAGRAPH, text->str);
      if (i % (n_paragraphs / LONG_PICTURES) == 0)
        {
          BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);

          figure->picture = byline_picture_new ("https://paper.example/fleet-map.jpg");
          figure->picture->caption = g_strdup ("What was seen there");
          figure->picture->width = 1200;
          figure->picture->height = 800;
          g_ptr_array_add (article->blocks, figure);
        }
    }

  return article;
}

static void
scroll_by (Bench *bench, double step)
{
  gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + step);
}

/* Frame by frame into a story. */
static void
scroll_into (Bench *bench, gint64 id, double step)
{
  for (guint i = 0; i < 4000 && byline_reading_view_get_story (bench->view) < id; i++)
    {
      scroll_by (bench, step);
      test_run_ms (8);
    }
  if (byline_reading_view_get_story (bench->view) < id)
    g_printerr ("story %d was never reached\n", (int) id);
}

static void
measure_scrolling (Bench *bench)
{
  g_autofree char *more = NULL;

  byline_reading_view_show_story (bench->view, 1);
  test_run_ms (1000);
  begin ();
  scroll_into (bench, N_SCROLLED, STEP);
  more = g_strdup_printf (", \"stories\": %d", N_SCROLLED);
  report ("scroll", more);
}

static void
measure_depth (Bench *bench)
{
  g_autofree char *more = NULL;
  double memory, most;
  guint n_most = 0;

  byline_reading_view_show_story (bench->view, 1);
  test_run_ms (500);
  scroll_into (bench, 10, 400);
  memory = most = get_memory ();
  begin ();
  for (gint64 id = 11; id <= N_STORIES; id++)
    {
      BylineDocumentView *view = test_find_widget (bench->view, BYLINE_TYPE_DOCUMENT_VIEW);

      scroll_into (bench, id, 400);
      most = MAX (most, get_memory ());
      n_most = MAX (n_most,
                    byline_river_get_entries (byline_document_view_get_document (view))->len);
    }
  more = g_strdup_printf (", \"stories\": %d, \"memory_over_ten\": %.1f, \"written_at_most\": %u",
                          N_STORIES, most - memory, n_most);
  report ("depth", more);
}

/* Keep Reading, at a story of the river. */
static void
measure_unfolding (Bench *bench)
{
  BylineDocumentView *view = test_find_widget (bench->view, BYLINE_TYPE_DOCUMENT_VIEW);
  g_autofree char *more = NULL;
  double began;

  test_library_add (bench->library, 2, make_long ());
  byline_reading_view_show_story (bench->view, 0);
  byline_reading_view_show_story (bench->view, 1);
  test_run_ms (1000);
  scroll_into (bench, 2, STEP);
  test_run_ms (500);
  begin ();
  began = get_cpu ();
  g_signal_emit_by_name (view, "activate-link", (guint) BYLINE_LINK_TOGGLE, NULL, (gint64) 2);
  watch.turn_began = began;
  test_run_ms (4000);
  more = g_strdup_printf (", \"words\": %d", LONG_WORDS);
  report ("unfold", more);
}

static void
measure_long (Bench *bench)
{
  g_autofree char *more = NULL;
  double began, first;
  guint n_painted;

  test_library_add (bench->library, 7, make_long ());
  byline_reading_view_show_story (bench->view, 0);
  test_run_ms (500);
  begin ();
  n_painted = watch.n_painted;
  began = get_cpu ();
  byline_reading_view_show_story (bench->view, 7);
  while (byline_reading_view_get_title (bench->view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (n_painted = watch.n_painted; watch.n_painted == n_painted;)
    g_main_context_iteration (NULL, TRUE);
  first = get_cpu () - began;
  test_run_ms (4000);
  for (guint i = 0; i < 100; i++)
    {
      scroll_by (bench, 500);
      test_run_ms (30);
    }
  for (guint i = 0; i <= 10; i++)
    {
      gtk_adjustment_set_value (bench->adjustment,
                                gtk_adjustment_get_upper (bench->adjustment) * i / 10);
      test_run_ms (150);
    }
  more = g_strdup_printf (", \"words\": %d, \"pictures\": %d, \"first_paint\": %.1f", LONG_WORDS,
                          LONG_PICTURES, first);
  report ("long", more);
}

int
main (int argc, char **argv)
{
  g_autofree Bench *self = g_new0 (Bench, 1);
  GdkFrameClock *clock;

  adw_init ();
  watch.frames = g_array_new (FALSE, FALSE, sizeof (double));
  self->library = test_library_new ();
  test_library_set_pictures (self->library, argc > 1 ? argv[1] : NULL);
  self->list = test_story_list_new (self->library, N_STORIES);
  for (guint i = 1; i <= N_STORIES; i++)
    test_library_add (self->library, i, make_story (i));
  self->view = BYLINE_READING_VIEW (byline_reading_view_new ());
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  byline_reading_view_set_library (self->view, self->library);
  byline_reading_view_set_next (self->view, self->list);
  gtk_window_present (GTK_WINDOW (self->window));
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (test_find_widget (self->view, BYLINE_TYPE_DOCUMENT_VIEW),
                             GTK_TYPE_SCROLLED_WINDOW)));
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "layout", G_CALLBACK (layout_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  g_main_context_set_poll_func (NULL, poll_and_watch);
  watch.turn_began = get_cpu ();

  g_print ("{");
  measure_scrolling (self);
  measure_depth (self);
  measure_unfolding (self);
  measure_long (self);
  g_print ("}\n");
  return 0;
}
