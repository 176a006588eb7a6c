/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "byline-article-json.h"
#include "byline-error.h"
#include "byline-extractor.h"

/* Each page lies in fixtures/ beside the document that must be read from it, as it is archived.
 * BYLINE_UPDATE_FIXTURES=1 writes the documents anew: read them before they are kept. */

#define PAGE_URL "https://paper.example/stories/page"

typedef struct {
  const char *name;
  const char *content_type;
} Fixture;

static const Fixture fixtures[] = {
  { "river", "text/html; charset=utf-8" },
  { "paper", "text/html; charset=utf-8" },
  { "wordpress", NULL },
  { "jsonld", NULL },
  { "microdata", NULL },
  { "gallery", NULL },
  { "tables", NULL },
  { "code", NULL },
  { "footnotes", NULL },
  { "arabic", NULL },
  { "chinese", NULL },
  { "german", "text/html; charset=iso-8859-1" },
  { "lazy", NULL },
  { "captions", NULL },
  { "card", NULL },
  { "hentry", NULL },
  { "bare", NULL },
  { "noise", NULL },
  { "liveblog", NULL },
  { "recipe", NULL },
  { "forum", NULL },
  { "abstract", NULL },
  { "question", NULL },
  { "docs", NULL },
  { "japanese", NULL },
};

static char *
fixture_path (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_test_build_filename (G_TEST_DIST, "article", "fixtures", file, NULL);
}

/* As this version of json-glib lays it out. */
static char *
laid_out (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return json_to_string (node, TRUE);
}

static void
compare (const char *expected, const char *found)
{
  g_auto (GStrv) a = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) b = g_strsplit (found, "\n", -1);
  guint i;

  for (i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (b[i], ==, a[i]);
  g_assert_null (a[i]);
  g_assert_null (b[i]);
}

static void
test_page (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autofree char *page_path = fixture_path (fixture->name, ".html");
  g_autofree char *json_path = fixture_path (fixture->name, ".json");
  g_autofree char *html = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (page_path, &html, &length, NULL));
  article = byline_article_extract (html, length, PAGE_URL, fixture->content_type, &error);
  g_assert_no_error (error);
  g_assert_cmpint (article->source, ==, BYLINE_ARTICLE_SOURCE_PAGE);
  found = byline_article_to_document_json (article, TRUE);
  if (g_getenv ("BYLINE_UPDATE_FIXTURES") != NULL)
    g_assert_true (g_file_set_contents (json_path, found, -1, NULL));
  g_assert_true (g_file_get_contents (json_path, &expected, NULL, NULL));
  {
    g_autofree char *a = laid_out (expected);
    g_autofree char *b = laid_out (found);

    compare (a, b);
  }
}

static void
assert_error (const char *html, gsize length, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_article_extract (html, length, PAGE_URL, NULL, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, code);
}

static void
test_no_article (void)
{
  g_autofree char *large = g_malloc (BYLINE_PAGE_MAX_BYTES + 1);

  memset (large, 'a', BYLINE_PAGE_MAX_BYTES + 1);
  assert_error ("", 0, BYLINE_PARSE_ERROR_EMPTY);
  assert_error (" \n\t", 3, BYLINE_PARSE_ERROR_EMPTY);
  assert_error ("\0\0", 2, BYLINE_PARSE_ERROR_EMPTY);
  assert_error (large, BYLINE_PAGE_MAX_BYTES + 1, BYLINE_PARSE_ERROR_TOO_LARGE);
  assert_error ("<title>x</title><p>Hi", 21, BYLINE_PARSE_ERROR_NO_ARTICLE);
  assert_error ("\211PNG\r\n\032\n\0\0\0\rIHDR", 16, BYLINE_PARSE_ERROR_NO_ARTICLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/article/pages/", fixtures[i].name, NULL);

      g_test_add_data_func (path, &fixtures[i], test_page);
    }
  g_test_add_func ("/article/pages/no-article", test_no_article);
  return g_test_run ();
}
