/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <string.h>

#include "byline-author-box-private.h"
#include "byline-metadata-private.h"

static void
assert_decoded (const char *bytes, gsize length, const char *content_type, const char *expected)
{
  gsize decoded_length;
  g_autofree char *decoded = _byline_page_decode (bytes, length, content_type, &decoded_length);

  g_assert_cmpstr (decoded, ==, expected);
  g_assert_cmpuint (decoded_length, ==, strlen (expected));
}

static void
test_decode (void)
{
  assert_decoded ("caf\303\251", 5, NULL, "café");
  assert_decoded ("caf\351", 4, NULL, "café");
  assert_decoded ("caf\351", 4, "text/html; charset=ISO-8859-1", "café");
  assert_decoded ("\223x\224", 3, "text/html; charset=iso-8859-1", "“x”");
  assert_decoded ("\357\273\277caf\303\251", 8, "text/html; charset=iso-8859-1", "café");
  assert_decoded ("\377\376a\0b\0", 6, NULL, "ab");
  assert_decoded ("caf\303\251", 5, "text/html; charset=iso-8859-1", "café");
  assert_decoded ("\320\322", 2, "text/html; charset=koi8-r", "пр");
  assert_decoded ("<meta charset=shift_jis>\203\145\203\130\203\147", 30, NULL,
                  "<meta charset=shift_jis>テスト");
  assert_decoded ("<meta charset='gb2312'>\326\320", 25, NULL, "<meta charset='gb2312'>中");
  assert_decoded ("a\0b", 3, NULL, "ab");
  assert_decoded ("caf\303\251 \377", 7, "text/html; charset=utf-8", "café \357\277\275");
  assert_decoded ("x\351", 2, "text/html; charset=no-such-set", "xé");
  assert_decoded ("", 0, NULL, "");
}

static void
assert_tamed (const char *html, const char *expected)
{
  g_autofree char *copy = g_strdup (html);

  _byline_page_normalize_html (copy, strlen (copy));
  g_assert_cmpstr (copy, ==, expected);
}

static void
test_tame (void)
{
  g_autoptr (GString) many = g_string_new ("<p ");

  assert_tamed ("<p>a</p></div>b", "<p>a</p>      b");
  assert_tamed ("<script>x = \"</p>\"; </script></p>", "<script>x = \"</p>\"; </script>    ");
  assert_tamed ("<!-- </p> --><a title=\"</b>\">x</a>", "<!-- </p> --><a title=\"</b>\">x</a>");
  assert_tamed ("a<!-->b<!--->c<!-- d --!>e", "a     b      c<!-- d --> e");
  assert_tamed ("<!-- a -- b --><p>c", "<!-- a -- b --><p>c");
  assert_tamed ("<!--</p>--></p>-->", "<!--</p>-->    -->");
  assert_tamed ("a < b </ c <", "a < b </ c <");
  assert_tamed ("<!-- never closed </p>", "<!-- never closed </p>");
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "a%u=1 ", i);
  g_string_append (many, ">x");
  _byline_page_normalize_html (many->str, many->len);
  g_assert_nonnull (strstr (many->str, "a127=1"));
  g_assert_null (strstr (many->str, "a128=1"));
  g_assert_true (g_str_has_suffix (many->str, ">x"));
}

static void
test_page (void)
{
  const char *html = "<html><body><div class=\"story-body\"><p>One. <a href=\"/a\">Two</a></p><p "
                     "hidden>Three</p></div></body></html>";
  g_autoptr (BylinePage)
    page = _byline_page_new (html, strlen (html), "https://a.example/b", NULL, NULL);
  guint p = _byline_page_find_tag (page, 0, page->n_nodes, BYLINE_HTML_TAG_P);
  guint a = _byline_page_find_tag (page, 0, page->n_nodes, BYLINE_HTML_TAG_A);
  g_autofree char *text = _byline_page_dup_text (page, 0, 100);
  g_autofree char *address = _byline_page_dup_url (page, a, "href");

  g_assert_cmpuint (page->nodes[p].size, ==, 7);
  g_assert_cmpuint (page->nodes[p].link_size, ==, 3);
  g_assert_cmpuint (page->nodes[p].own_stops, ==, 1);
  g_assert_true (_byline_page_contains (page, p, a));
  g_assert_false (_byline_page_contains (page, a, p));
  g_assert_cmphex (page->nodes[page->nodes[p].parent].hints, ==, BYLINE_HINT_BODY);
  g_assert_cmpstr (text, ==, "One. Two");
  g_assert_cmpstr (address, ==, "https://a.example/a");
}

static gint64
date_on_page (const char *root, const char *text)
{
  g_autofree char *html = g_strconcat (root, "<p>x</p>", NULL);
  g_autoptr (BylinePage)
    page = _byline_page_new (html, strlen (html), "https://a.example/", NULL, NULL);

  return _byline_page_parse_date (page, text);
}

/* The language of its root decides, and a month is no day. */
static void
test_dates (void)
{
  g_assert_cmpint (date_on_page ("<html lang=en-US>", "3/5/2024"), ==, 1709596800);
  g_assert_cmpint (date_on_page ("<html lang=fr>", "3/5/2024"), ==, 1714694400);
  g_assert_cmpint (date_on_page ("<html xml:lang=hr>", "3. listopada 2025."), ==, 1759449600);
  g_assert_cmpint (date_on_page ("<html>", "3/5/2024"), ==, 1714694400);
  g_assert_cmpint (date_on_page ("<html>", "May 2024"), ==, 0);
  g_assert_cmpint (date_on_page ("<html>", NULL), ==, 0);
}

static void
assert_contacts (const char *text, const char *expected)
{
  g_autoptr (BylineAuthor) author = byline_author_new ("A");
  g_autoptr (GString) found = g_string_new (NULL);

  _byline_author_find_contacts (author, text);
  for (guint i = 0; i < author->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (author->contacts, i);

      g_string_append_printf (found, "%s=%s;", byline_contact_kind_to_string (contact->kind),
                              contact->value);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_contacts (void)
{
  assert_contacts (NULL, "");
  assert_contacts ("Ada writes about boats.", "");
  assert_contacts ("Ada (@ada) can be reached at ada.f@paper.example.",
                   "handle=@ada;email=ada.f@paper.example;");
  assert_contacts ("Share information confidentially via Signal (+1-309-555-0101).",
                   "signal=+1-309-555-0101;");
  assert_contacts ("Signal: ada.42 or by phone +44 20 7946 0018",
                   "signal=ada.42;phone=+44 20 7946 0018;");
  assert_contacts ("On Mastodon she is @ada@social.example.", "handle=@ada@social.example;");
  assert_contacts ("She was born in 1984 and has 3 cats.", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/page/decode", test_decode);
  g_test_add_func ("/article/page/tame", test_tame);
  g_test_add_func ("/article/page/nodes", test_page);
  g_test_add_func ("/article/page/dates", test_dates);
  g_test_add_func ("/article/page/contacts", test_contacts);
  return g_test_run ();
}
