/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>
#include <string.h>

#include "article-outline.h"
#include "byline-error.h"
#include "byline-render.h"
#include "byline-extractor.h"
#include "byline-site-rules.h"

#define URL "https://quay.example/stories/ports"

/* Long words of a licence beside the short ones of a story: without a rule the licence wins. */
static const char page[] =
  "<html><head><title>Ports - Quay</title></head><body><h1>Ports</h1>"
  "<p id=sig class=signature>words: Ada Fern / pictures: Bo Moss</p>"
  "<span class=when data-day='2021-09-30'>Thursday</span>"
  "<div class='col story-text'><p>Cranes stand still.</p><p class='ad-inline x'>Buy a crane.</p>"
  "<p>Fog helps, and the lamps do, too.</p><img src=/pixel/counter-1.jpg width=600 height=400>"
  "<p>It is over by noon.</p></div>"
  "<div class=licence><p>This text may be copied by everybody who wants to do so, provided that "
  "nobody is asked to pay for it, and that the name of its author stands below it.</p><p>Whoever "
  "changes it says so. Whoever does not may leave the matter there, and think of other things, of "
  "which there are many.</p><p>The same is true of its pictures, of its captions, and of all that "
  "was ever said about it in the evening.</p></div>"
  "<a class=all href='/stories/ports?view=all'>On one page</a>"
  "<a class=on href='/stories/ports/part-two'>And then</a></body></html>";

static BylineSiteRules *
rules_of (const char *text)
{
  BylineSiteRules *rules = byline_site_rules_new ();

  byline_site_rules_add (rules, "quay.example.txt", text, strlen (text));
  return rules;
}

static BylineArticle *
extract (BylineSiteRules *rules, GPtrArray *warnings)
{
  g_autoptr (GError) error = NULL;
  const BylineExtractOptions options = { .rules = rules, .warnings = warnings };
  g_auto (BylineExtractReport) report = { NULL };
  BylineArticle *article = byline_article_extract_full (page, strlen (page), URL, NULL, &options,
                                                        &report, &error);

  g_assert_no_error (error);
  return article;
}

static void
assert_body (const char *text, const char *expected)
{
  g_autoptr (BylineSiteRules) rules = rules_of (text);
  g_autoptr (BylineArticle) article = extract (rules, NULL);
  g_autofree char *body = byline_render_text (article);

  g_assert_cmpuint (byline_site_rules_get_warnings (rules)->len, ==, 0);
  g_assert_cmpstr (g_strchomp (body), ==, expected);
}

static void
test_body (void)
{
  g_autoptr (BylineArticle) article = extract (NULL, NULL);
  g_autofree char *body = byline_render_text (article);

  g_assert_nonnull (strstr (body, "may be copied"));
  assert_body ("# what is inside\r\nbody: //div[contains(@class, 'story-text')]\r\n"
               "strip: //p[contains(@class, 'ad-inline')]\r\n",
               "Cranes stand still.\nFog helps, and the lamps do, too.\nIt is over by noon.");
  /* Several lines are tried in their order, several nodes are joined in the page's. */
  assert_body ("body: //div[@id='nothing']\n"
               "body: //div[@class='col story-text']/p[3] | //div[@class='col story-text']/p[1]\n",
               "Cranes stand still.\nFog helps, and the lamps do, too.");
  /* A part in a part is not said twice. */
  assert_body ("body: //div[@class='col story-text'] | //div[@class='col story-text']/p\n"
               "strip_id_or_class: 'ad-inline'\n",
               "Cranes stand still.\nFog helps, and the lamps do, too.\nIt is over by noon.");
}

static void
test_strip (void)
{
  g_autoptr (BylineSiteRules) rules = rules_of (
    "body: //div[contains(@class, 'story-text')]\nstrip_image_src: /pixel/\nprune: no\n");
  g_autoptr (BylineArticle) article = extract (rules, NULL);
  g_autofree char *blocks = blocks_outline (article->blocks);

  g_assert_null (article->lead);
  g_assert_null (strstr (blocks, "figure"));
  /* A strip works without a body, too: then the licence is not there to be found. */
  {
    g_autoptr (BylineSiteRules) only = rules_of ("strip_id_or_class: licence\n");
    g_autoptr (BylineArticle) other = extract (only, NULL);
    g_autofree char *body = byline_render_text (other);

    g_assert_null (strstr (body, "may be copied"));
    g_assert_nonnull (strstr (body, "Fog helps"));
  }
}

static void
test_metadata (void)
{
  g_autoptr (BylineSiteRules)
    rules = rules_of ("title: concat('The ', //h1, ' of Hale')\n"
                      "author: substring-before(substring-after(//p[@id='sig'], 'words: '), ' /')\n"
                      "date: //span[@class='when']/@data-day\n");
  g_autoptr (BylineArticle) article = extract (rules, NULL);

  g_assert_cmpstr (article->title, ==, "The Ports of Hale");
  g_assert_cmpint (article->published, ==, 1632960000);
  g_assert_cmpuint (article->authors->len, ==, 1);
  g_assert_cmpstr (((BylineAuthor *) g_ptr_array_index (article->authors, 0))->name, ==,
                   "Ada Fern");
}

static void
test_replace (void)
{
  assert_body ("find_string: <p>It is over\nreplace_string: <p>All is over\n"
               "replace_string(<p class='ad-inline x'>Buy a crane.</p>): <h2>Fog: a remedy</h2>\n"
               "body: //div[contains(@class, 'story-text')]\n",
               "Cranes stand still.\nFog: a remedy\nFog helps, and the lamps do, too.\nAll is over "
               "by noon.");
}

static BylineExtractReport
report_of (BylineSiteRules *rules)
{
  const BylineExtractOptions options = { .rules = rules, .explains = rules != NULL };
  BylineExtractReport report;
  g_autoptr (BylineArticle)
    article = byline_article_extract_full (page, strlen (page), URL, NULL, &options, &report, NULL);

  g_assert_nonnull (article);
  return report;
}

static void
test_links (void)
{
  g_autoptr (BylineSiteRules) rules = rules_of ("next_page_link: //a[@class='nothing']\n"
                                                "next_page_link: //a[@class='on']\n"
                                                "single_page_link: //a[@class='all']/@href\n");
  g_autoptr (BylineSiteRules) away = rules_of ("next_page_link: 'https://else.example/2'\n");
  g_auto (BylineExtractReport) found = report_of (rules);
  g_auto (BylineExtractReport) elsewhere = report_of (away);
  g_auto (BylineExtractReport) unruled = report_of (NULL);

  g_assert_cmpstr (found.next_url, ==, "https://quay.example/stories/ports/part-two");
  g_assert_cmpstr (found.alternate_url, ==, "https://quay.example/stories/ports?view=all");
  g_assert_null (elsewhere.next_url);
  g_assert_null (unruled.next_url);
  g_assert_null (unruled.alternate_url);
  g_assert_null (unruled.explanation);
}

/* Who wrote the rules sees which line did what. */
static void
test_explained (void)
{
  g_autoptr (BylineSiteRules) rules = rules_of ("# of Hale\ntitle: //h7\n\n"
                                                "body: //div[contains(@class, 'story-text')]\n"
                                                "strip_id_or_class: ad-inline\n"
                                                "strip_id_or_class: nowhere\n");
  g_auto (BylineExtractReport) report = report_of (rules);

  g_assert_true (g_str_has_prefix (report.explanation, "rules:\n"));
  g_assert_nonnull (
    strstr (report.explanation, "  quay.example.txt, line 2: title: //h7: nothing\n"));
  g_assert_nonnull (
    strstr (report.explanation, "line 4: body: //div[contains(@class, 'story-text')]: found 1\n"));
  g_assert_nonnull (strstr (report.explanation, "line 5: strip_id_or_class: ad-inline: found 1\n"));
  g_assert_nonnull (strstr (report.explanation, "line 6: strip_id_or_class: nowhere: nothing\n"));
  g_assert_nonnull (strstr (report.explanation, "instead: what the site's rules say\n"));
}

/* A rule that finds nothing leaves the page to the general way, and is named. */
static void
test_fall_back (void)
{
  g_autoptr (BylineSiteRules) rules = rules_of ("body: //div[@id='gone']\ntitle: //h7\n"
                                                "author: //b[@class='by']\ndate: //h1\n");
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BylineArticle) article = extract (rules, warnings);
  g_autoptr (BylineArticle) general = extract (NULL, NULL);
  g_autofree char *ruled = article_outline (article);
  g_autofree char *unruled = article_outline (general);

  g_assert_cmpstr (ruled, ==, unruled);
  g_assert_cmpuint (warnings->len, ==, 4);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 3), "body: found nothing"));
}

/* What cannot be read is said with its line; the rest counts. */
static void
test_broken_file (void)
{
  g_autoptr (BylineSiteRules) rules = rules_of (
    "\xef\xbb\xbftitle: //h1\nbody: //div[\nnonsense\nbdoy: //p\nreplace_string: x\n"
    "replace_string(a: b\ntidy: no\ntest_url: https://quay.example/1\nhttp_header(user-agent): x\n"
    "strip:\nbody: //div[@class='licence']\n");
  GPtrArray *warnings = byline_site_rules_get_warnings (rules);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BylineArticle) article = extract (rules, found);
  g_autofree char *body = byline_render_text (article);

  g_assert_cmpuint (warnings->len, ==, 6);
  g_assert_cmpstr (g_ptr_array_index (warnings, 0), ==,
                   "quay.example.txt, line 2: no XPath: //div[");
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 2), "line 4: unknown: bdoy"));
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (g_str_has_prefix (body, "This text may be copied"));
}

/* An expression that would take for ever ends; it is named, and the page is read without it. */
static void
test_bounded (void)
{
  g_autoptr (GString) html = g_string_new ("<body><article><h1>Ports</h1><p>The port of Hale has "
                                           "forty cranes, and on Tuesday none of them moved. It "
                                           "was quiet, and nobody minded that, for once, at "
                                           "all.</p></article>");
  g_autoptr (BylineSiteRules)
    rules = rules_of ("strip: //*[count(//*[count(//*[count(//*) > 3]) > 3]) > 3]\n"
                      "body: //*[count(//b[count(//b) > 1]) > 1e9]\n");
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BylineArticle) article = NULL;
  BylineExtractOptions options = { NULL };
  g_auto (BylineExtractReport) report = { NULL };
  g_autofree char *large = g_strnfill (BYLINE_SITE_RULES_MAX_BYTES + 1, 'a');

  for (guint i = 0; i < 3000; i++)
    g_string_append (html, "<b>b</b>");
  options.rules = rules;
  options.warnings = warnings;
  article = byline_article_extract_full (html->str, html->len, URL, NULL, &options, &report, NULL);
  g_assert_nonnull (article);
  g_assert_cmpuint (warnings->len, >=, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "strip: failed"));
  byline_site_rules_add (rules, "large.txt", large, strlen (large));
  g_assert_cmpuint (byline_site_rules_get_warnings (rules)->len, ==, 1);
}

static void
assert_names (const char *url, const char *expected)
{
  g_autoptr (GPtrArray) names = byline_site_rules_file_names (url);
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (" ", (char **) names->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_file_names (void)
{
  assert_names ("https://quay.example/a?b", "quay.example.txt .quay.example.txt");
  assert_names ("https://www.Quay.example/", "www.quay.example.txt quay.example.txt "
                                             ".quay.example.txt");
  assert_names ("http://a.b.quay.example:8080/",
                "a.b.quay.example.txt .a.b.quay.example.txt .b.quay.example.txt "
                ".quay.example.txt");
  assert_names ("http://localhost/", "localhost.txt");
  assert_names ("file:///etc/passwd", "");
  assert_names ("https://../x", "");
  assert_names (NULL, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/rules/body", test_body);
  g_test_add_func ("/article/rules/strip", test_strip);
  g_test_add_func ("/article/rules/metadata", test_metadata);
  g_test_add_func ("/article/rules/replace", test_replace);
  g_test_add_func ("/article/rules/links", test_links);
  g_test_add_func ("/article/rules/explained", test_explained);
  g_test_add_func ("/article/rules/fall-back", test_fall_back);
  g_test_add_func ("/article/rules/broken-file", test_broken_file);
  g_test_add_func ("/article/rules/bounded", test_bounded);
  g_test_add_func ("/article/rules/file-names", test_file_names);
  return g_test_run ();
}
