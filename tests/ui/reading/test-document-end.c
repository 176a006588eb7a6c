/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-author-card.h"
#include "byline-document-builder.h"
#include "byline-document-decorations.h"
#include "byline-document-river.h"
#include "test-reading-articles.h"

/* What stands below an article's text: attachments, the way to the comments, cards of authors. */
typedef struct {
  BylineArticle *article;
  BylineDocumentBuffer *buffer; /* of show() */
  char *text;
} EndFixture;

static void
set_up (EndFixture *fixture, gconstpointer data)
{
  fixture->article = byline_article_new ();
  fixture->article->title = g_strdup ("A headline");
  test_article_add (fixture->article, BYLINE_BLOCK_PARAGRAPH, "All of it.");
}

static void
tear_down (EndFixture *fixture, gconstpointer data)
{
  byline_article_unref (fixture->article);
  g_object_unref (fixture->buffer);
  g_free (fixture->text);
}

static void
show (EndFixture *fixture)
{
  GtkTextIter start, end;

  fixture->buffer = byline_document_buffer_new ();
  byline_document_build (fixture->buffer, fixture->article);
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->buffer), &start, &end);
  fixture->text = gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (fixture->buffer), &start, &end, TRUE);
}

/* Returns: what stands behind the text. */
static const char *
get_end (EndFixture *fixture)
{
  const char *text = strstr (fixture->text, "All of it.\n");

  g_assert_nonnull (text);
  return text + strlen ("All of it.\n");
}

static BylineAttachment *
attach (EndFixture *fixture, const char *url, const char *mime_type)
{
  BylineAttachment *attachment = byline_attachment_new (url, mime_type);

  g_ptr_array_add (fixture->article->attachments, attachment);
  return attachment;
}

/* Returns: the link to @target, or %NULL. */
static const BylineDocumentLink *
find_link (EndFixture *fixture, const char *target)
{
  GPtrArray *links = byline_document_buffer_get_links (fixture->buffer);

  for (guint i = 0; i < links->len; i++)
    {
      const BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (g_strcmp0 (link->target, target) == 0)
        return link;
    }
  return NULL;
}

static guint
count_boxes (EndFixture *fixture)
{
  GPtrArray *decorations = byline_document_buffer_get_decorations (fixture->buffer);
  guint n = 0;

  for (guint i = 0; i < decorations->len; i++)
    n += ((BylineDocumentDecoration *) decorations->pdata[i])->kind == BYLINE_DECORATION_BOX;
  return n;
}

static guint
count_cards (EndFixture *fixture)
{
  GPtrArray *objects = byline_document_buffer_get_objects (fixture->buffer);
  guint n = 0;

  for (guint i = 0; i < objects->len; i++)
    n += BYLINE_IS_AUTHOR_CARD (((BylineDocumentObject *) objects->pdata[i])->object);
  return n;
}

static void
test_nothing (EndFixture *fixture, gconstpointer data)
{
  show (fixture);
  g_assert_cmpstr (get_end (fixture), ==, "");
  g_assert_cmpuint (count_boxes (fixture), ==, 0);
}

/* What it is, how long it takes and how large it is, as far as that was said. */
static void
test_attachments (EndFixture *fixture, gconstpointer data)
{
  BylineAttachment *episode = attach (fixture, "https://r.example/episode.mp3", "audio/mpeg");

  episode->title = g_strdup ("The episode");
  episode->duration = 61;
  episode->size = 2000000;
  attach (fixture, "https://films.example/one.mp4", "video/mp4");
  attach (fixture, "https://r.example/minutes.pdf", "application/pdf");
  show (fixture);
  g_assert_cmpstr (get_end (fixture), ==,
                   "▶ The episode\nAudio · 1:01 · 2.0\302\240MB · r.example\n"
                   "▶ A headline\nVideo · films.example\nFile\nr.example\n");
  g_assert_cmpuint (count_boxes (fixture), ==, 3);
  g_assert_nonnull (find_link (fixture, "https://r.example/episode.mp3"));
  g_assert_nonnull (find_link (fixture, "https://films.example/one.mp4"));
}

/* An address of another kind than the web's is none to be opened. */
static void
test_refused (EndFixture *fixture, gconstpointer data)
{
  attach (fixture, "file:///etc/passwd", "audio/mpeg");
  fixture->article->comments_url = g_strdup ("javascript:alert(1)");
  show (fixture);
  g_assert_cmpstr (get_end (fixture), ==, "");
}

/* The pill of a headline that is wrapped is as wide as its longest line, in whatever direction that runs. */
static void
test_wrapped_pill (EndFixture *fixture, gconstpointer headline)
{
  BylineDocumentLook look = { .scale = 1 };
  GtkWidget *window = gtk_window_new ();
  GdkRectangle first, last;
  GtkTextIter iter, letter;
  int right = 0;

  show (fixture);
  byline_river_append_next (fixture->buffer, 7, headline);
  look.document = fixture->buffer;
  look.view = GTK_TEXT_VIEW (gtk_text_view_new_with_buffer (GTK_TEXT_BUFFER (fixture->buffer)));
  gtk_text_view_set_wrap_mode (look.view, GTK_WRAP_WORD);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (look.view));
  gtk_window_set_default_size (GTK_WINDOW (window), 330, 400);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (fixture->buffer), &iter);
  gtk_text_iter_backward_chars (&iter, 2);
  gtk_text_view_get_iter_location (look.view, &iter, &last);
  gtk_text_iter_set_line_offset (&iter, 0);
  gtk_text_view_forward_display_line_end (look.view, &iter);
  gtk_text_view_get_iter_location (look.view, &iter, &first);
  g_assert_cmpint (first.y, <, last.y);
  letter = iter;
  for (gtk_text_iter_set_line_offset (&letter, 0); gtk_text_iter_compare (&letter, &iter) < 0;
       gtk_text_iter_forward_char (&letter))
    {
      GdkRectangle place;

      gtk_text_view_get_iter_location (look.view, &letter, &place);
      right = MAX (right, MAX (place.x, place.x + place.width));
    }
  g_assert_cmpint (right, >, last.x + 60);
  g_assert_nonnull (
    byline_document_decorations_find_link (&look, right - 4, first.y + first.height / 2));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_many (EndFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://r.example/%u", i);

      attach (fixture, url, "audio/mpeg");
    }
  show (fixture);
  g_assert_cmpuint (count_boxes (fixture), ==, 20);
}

static void
test_comments (EndFixture *fixture, gconstpointer data)
{
  fixture->article->comments_url = g_strdup ("https://r.example/story#comments");
  show (fixture);
  g_assert_cmpstr (get_end (fixture), ==, "Comments\n");
  g_assert_nonnull (find_link (fixture, "https://r.example/story#comments"));
}

/* What a story is filed under stands at its end, too, each a link, below the authors. */
static void
test_sections (EndFixture *fixture, gconstpointer data)
{
  GPtrArray *links;
  guint n = 0;

  byline_sections_add (fixture->article->sections, "China");
  byline_sections_add (fixture->article->sections, "Chips");
  show (fixture);
  g_assert_cmpstr (get_end (fixture), ==, "More in  China · Chips\n");
  links = byline_document_buffer_get_links (fixture->buffer);
  for (guint i = 0; i < links->len; i++)
    {
      const BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (link->kind == BYLINE_LINK_SECTION)
        g_assert_cmpstr (link->target, ==, n++ % 2 == 0 ? "China" : "Chips");
    }
  g_assert_cmpuint (n, ==, 4);
}

/* Names that run against the story stand in their order, at the side where the story begins. */
static void
test_names (EndFixture *fixture, gconstpointer data)
{
  fixture->article->publication_name = g_strdup ("صحيفة");
  fixture->article->publication_key = g_strdup ("https://quay.example/feed");
  byline_sections_add (fixture->article->sections, "Harbour");
  byline_sections_add (fixture->article->sections, "سياسة");
  g_ptr_array_add (fixture->article->authors, byline_author_new ("محمد"));
  g_ptr_array_add (fixture->article->authors, byline_author_new ("Ann Smith"));
  show (fixture);
  g_assert_true (g_str_has_prefix (fixture->text,
                                   "\u200e\u2068صحيفة\u2069  |  Harbour · \u2068سياسة\u2069\nA "
                                   "headline\n\u200e\u2068محمد\u2069 and Ann Smith\n"));
  g_assert_cmpstr (get_end (fixture), ==, "More in  Harbour · \u2068سياسة\u2069\n");
  g_assert_nonnull (find_link (fixture, "محمد"));
}

/* The other way round, too. */
static void
test_names_rtl (EndFixture *fixture, gconstpointer data)
{
  fixture->article->direction = BYLINE_DIRECTION_RTL;
  fixture->article->publication_name = g_strdup ("The Quay");
  byline_sections_add (fixture->article->sections, "سياسة");
  show (fixture);
  g_assert_true (
    g_str_has_prefix (fixture->text, "\u200f\u2068The Quay\u2069  |  سياسة\nA headline\n"));
}

/* Only who has more to show than a name gets a card, and never more than a few. */
static void
test_cards (EndFixture *fixture, gconstpointer data)
{
  g_ptr_array_add (fixture->article->authors, byline_author_new ("Nobody Known"));
  for (guint i = 0; i < 9; i++)
    {
      BylineAuthor *author = byline_author_new ("Mara Lindqvist");

      author->bio = g_strdup ("Writes about harbours.");
      g_ptr_array_add (fixture->article->authors, author);
    }
  show (fixture);
  g_assert_cmpuint (count_cards (fixture), ==, 4);
}

/* What is not shown is said in a sentence; of what is shown whole nothing is said. */
static void
test_cut (EndFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 23; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://paper.example/%u.mp3", i);

      attach (fixture, url, "audio/mpeg");
    }
  fixture->article->is_cut = TRUE;
  show (fixture);
  g_assert_true (
    g_str_has_prefix (get_end (fixture), "This story is too large to be shown whole."));
  g_assert_nonnull (strstr (get_end (fixture), "3 more attachments are not shown."));
  g_assert_nonnull (find_link (fixture, "https://paper.example/19.mp3"));
  g_assert_null (find_link (fixture, "https://paper.example/20.mp3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/document-end/" name, EndFixture, NULL, set_up, func, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("attachments", test_attachments);
  ADD ("refused", test_refused);
  g_test_add ("/ui/document-end/wrapped-pill", EndFixture,
              "The harbour of the northern town has no boats in the fog, and the gulls "
              "have left it to a",
              set_up, test_wrapped_pill, tear_down);
  g_test_add ("/ui/document-end/wrapped-pill-rtl", EndFixture,
              "قصة المدينة التي تعلمت أن تقرأ من اليمين إلى اليسار", set_up, test_wrapped_pill,
              tear_down);
  ADD ("many", test_many);
  ADD ("cut", test_cut);
  ADD ("comments", test_comments);
  ADD ("sections", test_sections);
  ADD ("names", test_names);
  ADD ("names-rtl", test_names_rtl);
  ADD ("cards", test_cards);
  return g_test_run ();
}
