/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-feed-parser.h"

#include <string.h>

/* Every fixture is read as if it came from here, and must give the JSON of its ".expected". */
#define URL "https://feeds.example/dir/feed"

/* libxml2's words differ from version to version. */
static char *
without_parser_words (const char *json)
{
  g_autoptr (GRegex)
    regex = g_regex_new ("(Not well-formed XML|Line \\d+:)[^\"\\\\]*(\\\\.[^\"\\\\]*)*", 0, 0,
                         NULL);

  return g_regex_replace (regex, json, -1, 0, "\\1", 0, NULL);
}

static char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "feed", "fixtures", name, NULL);
}

static char *
read_fixture (const char *name, gsize *length)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

/* A line of SOURCES. */
typedef struct {
  char *name;
  char *content_type; /* nullable */
  char *source;       /* where its rule stands */
  char *sentence;     /* what stands there */
} Fixture;

static void
fixture_free (Fixture *self)
{
  g_free (self->name);
  g_free (self->content_type);
  g_free (self->source);
  g_free (self->sentence);
  g_free (self);
}

static GPtrArray *
read_sources (void)
{
  GPtrArray *fixtures = g_ptr_array_new_with_free_func ((GDestroyNotify) fixture_free);
  gsize length;
  g_autofree char *text = read_fixture ("SOURCES", &length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;
      Fixture *fixture;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      parts = g_strsplit (lines[i], " | ", 4);
      g_assert_cmpuint (g_strv_length (parts), ==, 4);
      fixture = g_new0 (Fixture, 1);
      fixture->name = g_strdup (parts[0]);
      fixture->content_type = g_str_equal (parts[1], "-") ? NULL : g_strdup (parts[1]);
      fixture->source = g_strdup (parts[2]);
      fixture->sentence = g_strdup (parts[3]);
      g_ptr_array_add (fixtures, fixture);
    }
  return fixtures;
}

static void
test_fixture (gconstpointer data)
{
  const Fixture *fixture = data;
  gsize length;
  gsize expected_length;
  g_autofree char *bytes = read_fixture (fixture->name, &length);
  g_autofree char *expected_name = g_strconcat (fixture->name, ".expected", NULL);
  g_autofree char *expected = read_fixture (expected_name, &expected_length);
  g_autofree char *raw = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;

  g_test_message ("%s: %s", fixture->source, fixture->sentence);
  document = byline_feed_parse (bytes, length, URL, fixture->content_type, &error);
  g_assert_no_error (error);
  raw = byline_feed_document_to_json (document, TRUE);
  json = without_parser_words (raw);
  g_assert_cmpstr (json, ==, g_strchomp (expected));
}

/* Every fixture stands on something: none lies there without a line in SOURCES. */
static void
test_sources (gconstpointer data)
{
  const GPtrArray *fixtures = data;
  g_autofree char *path = fixture_path ("");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_expected = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    n_expected += g_str_has_suffix (name, ".expected");
  g_assert_cmpuint (n_expected, ==, fixtures->len);
  for (guint i = 0; i < fixtures->len; i++)
    {
      const Fixture *fixture = g_ptr_array_index (fixtures, i);

      g_assert_cmpuint (strlen (fixture->source), >, 3);
      g_assert_cmpuint (strlen (fixture->sentence), >, 10);
    }
}

/* A document's own JSON is a feed, and says the same again. */
static void
test_round_trip (void)
{
  gsize length;
  g_autofree char *bytes = read_fixture ("rss-2.0.xml", &length);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (BylineFeedDocument) document = byline_feed_parse (bytes, length, URL, NULL, NULL);
  g_autoptr (BylineFeedDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  first = byline_feed_document_to_json (document, FALSE);
  again = byline_feed_parse (first, strlen (first), NULL, "application/feed+json", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->format, ==, "json-feed-1.1");
  g_assert_cmpuint (again->items->len, ==, document->items->len);
  for (guint i = 0; i < again->items->len; i++)
    {
      const BylineFeedItem *a = g_ptr_array_index (document->items, i);
      const BylineFeedItem *b = g_ptr_array_index (again->items, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->url, ==, b->url);
      g_assert_cmpstr (a->content_html, ==, b->content_html);
      g_assert_cmpstr (a->summary_html, ==, b->summary_html);
      g_assert_cmpstr (a->comments_url, ==, b->comments_url);
      g_assert_cmpint (a->published, ==, b->published);
      g_assert_cmpuint (a->authors->len, ==, b->authors->len);
    }
}

typedef struct {
  const char *text;
  int code;
} Refusal;

static void
test_refusals (void)
{
  static const Refusal refusals[] = {
    { "", BYLINE_PARSE_ERROR_EMPTY },
    { " \n\t ", BYLINE_PARSE_ERROR_EMPTY },
    { "<!DOCTYPE html><html><head><title>x</title>", BYLINE_PARSE_ERROR_IS_A_PAGE },
    { "<HTML><BODY>rss</BODY></HTML>", BYLINE_PARSE_ERROR_IS_A_PAGE },
    { "hello world", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "<opml version='2.0'/>", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "{ \"name\": \"package\" }", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "{ \"version\": \"https://jsonfeed.org/version/1\", ", BYLINE_PARSE_ERROR_MALFORMED },
    { "[1, 2]", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "\x89PNG\r\n\x1a\n\x01\x02\x03\xff", BYLINE_PARSE_ERROR_NOT_A_FEED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      BylineFeedDocument *document;

      document = byline_feed_parse (refusals[i].text, strlen (refusals[i].text), URL, NULL, &error);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (document);
      g_assert_error (error, BYLINE_PARSE_ERROR, refusals[i].code);
    }
}

typedef struct {
  const char *title;
  const char *expected;
} Title;

static void
test_titles (void)
{
  static const Title titles[] = {
    { "A &amp; B", "A & B" },
    { "A &amp;amp; B", "A & B" },
    { "<![CDATA[A &amp; B]]>", "A & B" },
    { "<![CDATA[A & B]]>", "A & B" },
    { "A &#38; B", "A & B" },
    { "&lt;b&gt;Bold&lt;/b&gt; words", "Bold words" },
    { "1 &lt; 2", "1 < 2" },
    { "Vec&lt;Item&gt; explained", "Vec<Item> explained" },
    { "&amp;eacute;t&amp;#233;", "été" },
    { "&lt;script&gt;x&lt;/script&gt;Safe", "Safe" },
    { "\n  Two\n  lines ", "Two lines" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *xml = g_strdup_printf (
        "<rss version='2.0'><channel><item><title>%s</title></item></channel></rss>",
        titles[i].title);
      g_autoptr (BylineFeedDocument)
        document = byline_feed_parse (xml, strlen (xml), NULL, NULL, NULL);
      const BylineFeedItem *item;

      g_assert_nonnull (document);
      g_assert_cmpuint (document->items->len, ==, 1);
      item = g_ptr_array_index (document->items, 0);
      g_assert_cmpstr (item->title, ==, titles[i].expected);
    }
}

/* Atom's text is text, but for those who did not say so and escaped it twice. */
static void
test_atom_titles (void)
{
  static const Title titles[] = {
    { "<title>A &amp; B</title>", "A & B" },
    { "<title>A &amp;amp; B</title>", "A & B" },
    { "<title>1 &lt; 2 &lt;b&gt;</title>", "1 < 2 <b>" },
    { "<title type='text'>A &amp;amp; B</title>", "A &amp; B" },
    { "<title type='html'>A &amp;amp; B</title>", "A & B" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *xml = g_strdup_printf ("<feed xmlns='http://www.w3.org/2005/Atom'>%s</feed>",
                                              titles[i].title);
      g_autoptr (BylineFeedDocument)
        document = byline_feed_parse (xml, strlen (xml), NULL, NULL, NULL);

      g_assert_nonnull (document);
      g_assert_cmpstr (document->title, ==, titles[i].expected);
    }
}

/* JSON Feed 1.1: "title (optional, string) is plain text". */
static void
test_json_title (void)
{
  static const char json[] =
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\","
    "\"title\":\"The <b> element &amp; it&#8217;s end\"}]}";
  g_autoptr (BylineFeedDocument)
    document = byline_feed_parse (json, sizeof json - 1, NULL, NULL, NULL);
  const BylineFeedItem *item;

  g_assert_nonnull (document);
  item = g_ptr_array_index (document->items, 0);
  g_assert_cmpstr (item->title, ==, "The <b> element & it’s end");
}

/* The id without one depends on what the item says only. */
static void
test_ids (void)
{
  static const char xml[] = "<rss version='2.0'><channel>"
                            "<item><title>a</title></item><item><title>b</title></item>"
                            "<item><title>a</title></item><item><guid> Some ID </guid></item>"
                            "</channel></rss>";
  g_autoptr (BylineFeedDocument) document = byline_feed_parse (xml, strlen (xml), NULL, NULL, NULL);
  const BylineFeedItem *items[4];

  g_assert_cmpuint (document->items->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    items[i] = g_ptr_array_index (document->items, i);
  g_assert_cmpstr (items[0]->id, ==, items[2]->id);
  g_assert_cmpstr (items[0]->id, !=, items[1]->id);
  g_assert_cmpstr (items[3]->id, ==, "Some ID");
  g_assert_null (items[3]->url);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) fixtures = NULL;

  g_test_init (&argc, &argv, NULL);
  fixtures = read_sources ();
  for (guint i = 0; i < fixtures->len; i++)
    {
      const Fixture *fixture = g_ptr_array_index (fixtures, i);
      g_autofree char *path = g_strconcat ("/feed/corpus/", fixture->name, NULL);

      g_test_add_data_func (path, fixture, test_fixture);
    }
  g_test_add_data_func ("/feed/sources", fixtures, test_sources);
  g_test_add_func ("/feed/round-trip", test_round_trip);
  g_test_add_func ("/feed/refusals", test_refusals);
  g_test_add_func ("/feed/titles", test_titles);
  g_test_add_func ("/feed/atom-titles", test_atom_titles);
  g_test_add_func ("/feed/json-title", test_json_title);
  g_test_add_func ("/feed/ids", test_ids);
  return g_test_run ();
}
