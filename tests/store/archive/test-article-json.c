/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "articles.h"
#include "byline-article-json.h"
#include "byline-article-digest-private.h"
#include "byline-canonical.h"
#include "byline-error.h"
#include "byline-feed-article.h"

static BylineArticle *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  BylineArticle *article = byline_article_from_json (json, strlen (json), &error);

  g_assert_no_error (error);
  g_assert_nonnull (article);
  return article;
}

/* --- What is written is what is read --- */

static void
test_round_trip (void)
{
  for (int pretty = 0; pretty < 2; pretty++)
    {
      g_autoptr (BylineArticle) article = full_article_new ();
      g_autoptr (BylineArticle) read = NULL;
      g_autoptr (GBytes) digest = NULL;
      g_autoptr (GBytes) digest_again = NULL;
      g_autofree char *json = NULL;
      g_autofree char *again = NULL;

      byline_article_canonicalize (article);
      json = byline_article_to_json (article, pretty);
      read = parse (json);
      again = byline_article_to_json (read, pretty);
      digest = _byline_article_digest (article);
      digest_again = _byline_article_digest (read);

      g_assert_cmpstr (json, ==, again);
      /* The digest looks at every field that a feed or page fills. */
      g_assert_true (g_bytes_equal (digest, digest_again));
      g_assert_cmpstr (read->id, ==, article->id);
      g_assert_cmpstr (read->key, ==, article->key);
      g_assert_cmpint (read->received, ==, article->received);
      g_assert_cmpint (read->fetched, ==, article->fetched);
      g_assert_cmpstr (read->publication_key, ==, article->publication_key);
      g_assert_cmpstr (read->publication_name, ==, article->publication_name);
      g_assert_cmpstr (read->publication_url, ==, article->publication_url);
      g_assert_cmpuint (read->feeds->len, ==, 1);
      g_assert_cmpuint (read->blocks->len, ==, 12);
    }
}

static void
test_bare (void)
{
  g_autoptr (BylineArticle) article = bare_article_new ();
  g_autofree char *json = byline_article_to_json (article, FALSE);
  g_autoptr (BylineArticle) read = parse (json);
  g_autofree char *again = byline_article_to_json (read, FALSE);

  g_assert_cmpstr (json, ==, again);
  g_assert_null (read->title);
  g_assert_cmpint (read->published, ==, 0);
}

static void
test_digest (void)
{
  g_autoptr (BylineArticle) article = full_article_new ();
  g_autoptr (GBytes) before = _byline_article_digest (article);
  g_autoptr (GBytes) store = NULL;
  g_autoptr (GBytes) after = NULL;
  BylineBlock *list = g_ptr_array_index (article->blocks, 6);
  BylineBlock *item = g_ptr_array_index (list->children, 0);
  BylineBlock *paragraph = g_ptr_array_index (item->children, 0);

  /* Not what the store adds. */
  article->received = 5;
  g_ptr_array_set_size (article->feeds, 0);
  store = _byline_article_digest (article);
  g_assert_true (g_bytes_equal (before, store));
  paragraph->text->text[0] = 'X';
  after = _byline_article_digest (article);
  g_assert_false (g_bytes_equal (before, after));
}

/* --- What others wrote --- */

static void
test_plain_json_feed (void)
{
  g_autoptr (BylineArticle) article = parse (
    "{\"id\":\"1\",\"url\":\"https://a.example/\",\"title\":\"T\",\"unknown\":{\"a\":[1]},"
    "\"image\":\"https://a.example/i.png\",\"authors\":[{\"name\":\"A\"},{\"url\":\"x\"}],"
    "\"date_published\":\"2026-11-20T09:30:00+01:00\",\"content_html\":\"<p>Words.<p>More\"}");

  g_assert_cmpuint (article->authors->len, ==, 1);
  g_assert_cmpstr (article->lead->url, ==, "https://a.example/i.png");
  g_assert_cmpint (article->published, ==, 1795163400);
  /* Any HTML is read as a feed's. */
  g_assert_true (byline_article_has_body (article));
  byline_article_open_body (article);
  g_assert_cmpuint (article->blocks->len, ==, 2);
}

static void
test_wrong_types (void)
{
  g_autoptr (BylineArticle) article = parse (
    "{\"id\":7,\"url\":[],\"title\":{},\"summary\":null,\"image\":true,\"tags\":\"x\","
    "\"authors\":{},"
    "\"attachments\":[1,null,\"x\",[],{}],\"date_published\":12,\"language\":1.5,"
    "\"_byline\":{\"schema\":\"x\",\"key\":[],\"feeds\":[1,{},\"https://f.example/"
    "\"],\"received\":{},"
    "\"source\":7,\"excerpt\":\"yes\",\"sections\":[\"x\",{\"name\":7},null],\"lead\":[],"
    "\"authors\":[\"x\",{\"name\":[]},{\"name\":\"A\",\"contacts\":[7,{},{\"kind\":\"fax\","
    "\"value\":\"1\"}]}],\"dir\":1,\"body\":7,\"blocks\":[{\"type\":\"rule\"}],"
    "\"footnotes\":[1,{}],\"teasers\":[1,{}]},\"content_html\":[]}");

  g_assert_null (article->id);
  g_assert_null (article->url);
  g_assert_null (article->title);
  g_assert_null (article->lead);
  g_assert_cmpuint (article->tags->len, ==, 0);
  g_assert_cmpuint (article->attachments->len, ==, 0);
  g_assert_cmpuint (article->feeds->len, ==, 1);
  g_assert_cmpuint (article->sections->len, ==, 0);
  g_assert_cmpuint (article->authors->len, ==, 1);
  g_assert_cmpuint (((BylineAuthor *) g_ptr_array_index (article->authors, 0))->contacts->len, ==,
                    0);
  g_assert_false (byline_article_has_body (article));
  g_assert_cmpuint (article->teasers->len, ==, 1);
  g_assert_false (article->is_excerpt);
}

/* A feed's body is kept as it came, and read by whoever shows it. */
static void
test_feed_body (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineArticle) read = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autofree char *document = NULL;

  article->feed_html = g_strdup ("<p>The port of <b>Hale</b>.");
  article->text = g_strdup ("The port of Hale.");
  json = byline_article_to_json (article, FALSE);
  g_assert_nonnull (strstr (json, "\"content_html\":\"<p>The port of <b>Hale</b>.\""));
  g_assert_nonnull (strstr (json, "\"body\":\"feed\""));
  g_assert_null (strstr (json, "content_text"));
  g_assert_null (strstr (json, "blocks"));
  read = parse (json);
  g_assert_cmpuint (read->blocks->len, ==, 0);
  byline_article_open_body (read);
  g_assert_cmpuint (read->blocks->len, ==, 1);
  again = byline_article_to_json (read, FALSE);
  g_assert_cmpstr (again, ==, json);
  document = byline_article_to_document_json (article, FALSE);
  g_assert_nonnull (strstr (document, "\"content_text\":\"The port of Hale.\""));
  g_assert_nonnull (strstr (document, "<strong>Hale</strong>"));
  g_assert_nonnull (strstr (document, "\"blocks\":[{"));
}

static void
assert_refused (const char *json, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_article_from_json (json, strlen (json), &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, code);
}

static void
test_refused_bodies (void)
{
  /* It says that Byline wrote it, and no part of it is guessed. */
  assert_refused ("{\"content_html\":\"<p>A<p>B\",\"_byline\":{\"body\":\"dialect\"}}",
                  BYLINE_PARSE_ERROR_MALFORMED);
  assert_refused ("{\"content_html\":\"<p>A</p>\",\"_byline\":{\"schema\":1,\"blocks\":[]}}",
                  BYLINE_PARSE_ERROR_NO_ARTICLE);
}

/* Characters that deceive are taken out. */
static void
test_deceptive_text (void)
{
  g_autoptr (BylineArticle) article = parse ("{\"title\":\"a\\u202eb\\u0007c\",\"_byline\":{}}");

  g_assert_cmpstr (article->title, ==, "abc");
}

/* json-glib reads half a surrogate pair up to 1.8, and refuses the whole text since. */
static void
test_lone_surrogate (void)
{
  const char *json = "{\"_byline\":{\"kicker\":\"\\ud800x\"}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = byline_article_from_json (json, strlen (json), &error);

  if (article != NULL)
    g_assert_true (article->kicker == NULL || g_utf8_validate (article->kicker, -1, NULL));
  else
    g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED);
}

static void
test_malformed (void)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  const struct {
    const char *json;
    gsize length;
    int code;
  } cases[] = {
    { "", 0, BYLINE_PARSE_ERROR_MALFORMED },
    { "{", 1, BYLINE_PARSE_ERROR_MALFORMED },
    { "[]", 2, BYLINE_PARSE_ERROR_MALFORMED },
    { "null", 4, BYLINE_PARSE_ERROR_MALFORMED },
    { "\"x\"", 3, BYLINE_PARSE_ERROR_MALFORMED },
    { "{\"id\":\"\xff\"}", 10, BYLINE_PARSE_ERROR_MALFORMED },
    { "{\"a\":1}\0\0", 9, BYLINE_PARSE_ERROR_MALFORMED },
    { deep, 200000, BYLINE_PARSE_ERROR_NESTING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (byline_article_from_json (cases[i].json, cases[i].length, &error));
      g_assert_error (error, BYLINE_PARSE_ERROR, cases[i].code);
    }
}

/* Cut anywhere and scratched anywhere: read or refused, nothing else. */
static void
test_damaged (void)
{
  g_autoptr (BylineArticle) article = full_article_new ();
  g_autofree char *json = byline_article_to_json (article, FALSE);
  gsize length = strlen (json);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (gsize cut = 0; cut < length; cut += 37)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineArticle) read = byline_article_from_json (json, cut, &error);

      g_assert_null (read);
      g_assert_nonnull (error);
    }
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *copy = g_strdup (json);
      g_autoptr (BylineArticle) read = NULL;

      copy[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 1,
                                                                                     128);
      read = byline_article_from_json (copy, length, NULL);
      if (read != NULL)
        {
          g_autofree char *again = byline_article_to_json (read, FALSE);

          g_assert_nonnull (again);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-json/round-trip", test_round_trip);
  g_test_add_func ("/article-json/bare", test_bare);
  g_test_add_func ("/article-json/digest", test_digest);
  g_test_add_func ("/article-json/plain-json-feed", test_plain_json_feed);
  g_test_add_func ("/article-json/wrong-types", test_wrong_types);
  g_test_add_func ("/article-json/feed-body", test_feed_body);
  g_test_add_func ("/article-json/refused-bodies", test_refused_bodies);
  g_test_add_func ("/article-json/deceptive-text", test_deceptive_text);
  g_test_add_func ("/article-json/lone-surrogate", test_lone_surrogate);
  g_test_add_func ("/article-json/malformed", test_malformed);
  g_test_add_func ("/article-json/damaged", test_damaged);
  return g_test_run ();
}
