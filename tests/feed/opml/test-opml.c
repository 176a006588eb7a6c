/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-opml.h"

#include <string.h>

static BylineOpml *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  BylineOpml *opml = byline_opml_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return opml;
}

static void
assert_outline (const BylineOpml *opml,
                guint i,
                const char *feed_url,
                const char *title,
                const char *home,
                const char *folder)
{
  const BylineOutline *outline;

  g_assert_cmpuint (i, <, opml->outlines->len);
  outline = g_ptr_array_index (opml->outlines, i);
  g_assert_cmpstr (outline->feed_url, ==, feed_url);
  g_assert_cmpstr (outline->title, ==, title);
  g_assert_cmpstr (outline->home_page_url, ==, home);
  g_assert_cmpstr (outline->folder, ==, folder);
}

/* What programs write: feeds that are folders, names escaped too often, categories for folders,
 * addresses as nobody would type them. */
static void
test_in_the_wild (void)
{
  g_autoptr (BylineOpml) opml = parse (
    "<opml version='2.0'><body>"
    "<outline type='rss' text='Tech'><outline type='rss' text='A' xmlUrl='http://a.example/rss'/>"
    "<outline type='atom' title='Deep'><outline xmlUrl='http://b.example/rss'/></outline></outline>"
    "<outline type='rss'><outline text='C' xmlUrl='http://c.example/rss'/></outline>"
    "<outline type='rss' text='Empty' htmlUrl='http://empty.example/'/>"
    "<outline text='R&amp;amp;D'><outline text='&amp;lt;Ann&amp;amp;apos;s&amp;gt;' "
    "xmlUrl='http://d.example/rss'/></outline>"
    "<outline text='E' category='/Tech/Apple &amp;amp; more,/News' xmlUrl='http://e.example/rss'/>"
    "<outline text='F' category='News' xmlUrl='rss://f.example/RSS Feeds/a|b'/>"
    "<outline text='G' category=' / , /x' xmlUrl='&lt;http://g.example/%7e&gt;'/>"
    "</body></opml>");

  assert_outline (opml, 0, "http://a.example/rss", "A", NULL, "Tech");
  assert_outline (opml, 1, "http://b.example/rss", NULL, NULL, "Tech/Deep");
  assert_outline (opml, 2, "http://c.example/rss", "C", NULL, NULL);
  assert_outline (opml, 3, "http://d.example/rss", "<Ann's>", NULL, "R&D");
  assert_outline (opml, 4, "http://e.example/rss", "E", NULL, "Tech/Apple & more");
  assert_outline (opml, 5, "https://f.example/RSS%20Feeds/a%7Cb", "F", NULL, "News");
  assert_outline (opml, 6, "http://g.example/%7e", "G", NULL, NULL);
  g_assert_cmpuint (opml->outlines->len, ==, 7);
  g_assert_cmpuint (opml->skipped_outlines->len, ==, 1);
  g_assert_cmpstr (((BylineOutline *) g_ptr_array_index (opml->skipped_outlines, 0))->title, ==,
                   "Empty");
}

static void
test_read (void)
{
  g_autoptr (BylineOpml) opml = parse (
    "<?xml version='1.0'?><opml version='1.1'><head><title>My &amp; feeds</title></head><body>"
    "<outline text='Top' xmlUrl='https://top.example/rss' htmlUrl='https://top.example/' "
    "type='rss'/>"
    "<outline text='News'>"
    "  <outline text='World/Asia'><outline title='A' text='ignored' "
    "xmlUrl='feed://a.example/rss'/></outline>"
    "  <outline text='B' xmlUrl='http://b.example/rss'><outline text='C' "
    "xmlUrl='http://c.example/rss'/></outline>"
    "</outline>"
    "<outline text='Nothing' xmlUrl='javascript:x'/>"
    "<outline xmlurl='https://lower.example/rss'/>"
    "</body></opml>");

  g_assert_cmpstr (opml->title, ==, "My & feeds");
  g_assert_cmpuint (opml->outlines->len, ==, 5);
  assert_outline (opml, 0, "https://top.example/rss", "Top", "https://top.example/", NULL);
  assert_outline (opml, 2, "http://b.example/rss", "B", NULL, "News");
  assert_outline (opml, 3, "http://c.example/rss", "C", NULL, "News");
  assert_outline (opml, 4, "https://lower.example/rss", NULL, NULL, NULL);
  g_assert_cmpstr (((BylineOutline *) g_ptr_array_index (opml->outlines, 1))->title, ==, "A");
  g_assert_cmpstr (((BylineOutline *) g_ptr_array_index (opml->outlines, 1))->folder, ==,
                   "News/World\xe2\x88\x95"
                   "Asia");
  g_assert_cmpuint (opml->warnings->len, ==, 0);
  g_assert_cmpuint (opml->skipped_outlines->len, ==, 1);
}

static void
test_broken (void)
{
  g_autoptr (BylineOpml) opml = parse (
    "<opml><body><outline text='R&D'><outline text=Unquoted xmlUrl='https://a.example/?x=1&y=2'>"
    "</outline><outline text='b' xmlUrl='https://b.example/'></body>");

  g_assert_cmpuint (opml->outlines->len, ==, 2);
  assert_outline (opml, 0, "https://a.example/?x=1&y=2", "Unquoted", NULL, "R&D");
  assert_outline (opml, 1, "https://b.example/", "b", NULL, "R&D");
  g_assert_cmpuint (opml->warnings->len, ==, 1);
}

static void
test_refusals (void)
{
  static const struct {
    const char *text;
    int code;
  } refusals[] = {
    { "", BYLINE_PARSE_ERROR_EMPTY },
    { "  \n", BYLINE_PARSE_ERROR_EMPTY },
    { "<rss version='2.0'/>", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "no markup", BYLINE_PARSE_ERROR_NOT_A_FEED },
    { "\x7f"
      "ELF\x02\x01",
      BYLINE_PARSE_ERROR_NOT_A_FEED },
  };
  g_autoptr (GString) deep = g_string_new ("<opml>");

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (byline_opml_parse (refusals[i].text, strlen (refusals[i].text), &error));
      g_assert_error (error, BYLINE_PARSE_ERROR, refusals[i].code);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<outline text='x'>");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (byline_opml_parse (deep->str, deep->len, &error));
    g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING);
  }
}

static void
add (BylineOpml *opml, const char *url, const char *title, const char *folder, const char *section)
{
  BylineOutline *outline = byline_outline_new (url);

  outline->title = g_strdup (title);
  outline->folder = g_strdup (folder);
  outline->section = g_strdup (section);
  outline->home_page_url = g_strdup ("https://home.example/");
  g_ptr_array_add (opml->outlines, outline);
}

static void
test_round_trip (void)
{
  g_autoptr (BylineOpml) opml = byline_opml_new ();
  g_autoptr (BylineOpml) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  opml->title = g_strdup ("Feeds \"& <more>\"");
  add (opml, "https://1.example/?a=1&b=2", "One <1>", NULL, NULL);
  add (opml, "https://2.example/", "Two", "A/B", "China");
  add (opml, "https://3.example/", NULL, "A", NULL);
  add (opml, "https://4.example/", "Four",
       "C\xe2\x88\x95"
       "D",
       NULL);
  add (opml, "https://5.example/", "Five", "A/B", NULL);

  text = byline_opml_write (opml, 1748943561);
  g_assert_nonnull (strstr (text, "<dateCreated>Tue, 03 Jun 2025 09:39:21 GMT</dateCreated>"));
  again = parse (text);
  g_assert_cmpstr (again->title, ==, opml->title);
  g_assert_cmpuint (again->warnings->len, ==, 0);
  g_assert_cmpuint (again->outlines->len, ==, 5);
  assert_outline (again, 0, "https://1.example/?a=1&b=2", "One <1>", "https://home.example/", NULL);
  assert_outline (again, 1, "https://2.example/", "Two", "https://home.example/", "A/B");
  assert_outline (again, 2, "https://5.example/", "Five", "https://home.example/", "A/B");
  assert_outline (again, 3, "https://3.example/", NULL, "https://home.example/", "A");
  assert_outline (again, 4, "https://4.example/", "Four", "https://home.example/",
                  "C\xe2\x88\x95"
                  "D");
  g_assert_cmpstr (((BylineOutline *) g_ptr_array_index (again->outlines, 1))->section, ==,
                   "China");

  second = byline_opml_write (again, 1748943561);
  {
    g_autoptr (BylineOpml) third = parse (second);

    g_assert_cmpuint (third->outlines->len, ==, 5);
  }
}

/* A feed's own interval is read and written; one that no reader could choose is brought to the
 * nearest; another vocabulary's attribute of that name says nothing. */
static void
test_intervals (void)
{
  static const struct {
    const char *attribute;
    guint minutes;
  } cases[] = {
    { "byline:interval='240'", 240 },
    { "", 0 },
    { "byline:interval='0'", 0 },
    { "byline:interval='often'", 0 },
    { "byline:interval='-60'", 0 },
    { "byline:interval='1'", 15 },
    { "byline:interval='9223372036854775807'", 43200 },
    { "interval='60'", 0 },
    { "xmlns:other='https://other.example/' other:interval='60'", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<opml xmlns:byline='https://bylinenews.github.io/ns/opml'><body>"
                         "<outline text='A' xmlUrl='https://a.example/' %s/></body></opml>",
                         cases[i].attribute);
      g_autoptr (BylineOpml) opml = parse (text);
      g_autofree char *written = byline_opml_write (opml, 0);
      g_autoptr (BylineOpml) again = parse (written);

      for (guint j = 0; j < 2; j++)
        {
          GPtrArray *outlines = (j == 0 ? opml : again)->outlines;

          g_assert_cmpuint (outlines->len, ==, 1);
          g_assert_cmpuint (((BylineOutline *) g_ptr_array_index (outlines, 0))->interval_minutes,
                            ==, cases[i].minutes);
        }
      g_assert_cmpint (strstr (written, "interval") != NULL, ==, cases[i].minutes != 0);
    }
}

/* What is kept of a publication is read and written; what is no number says nothing. */
static void
test_retention (void)
{
  static const struct {
    const char *attributes;
    BylineRetention retention;
  } cases[] = {
    { "byline:keepDays='365' byline:keepStories='unlimited'",
      { 365, BYLINE_RETENTION_FOR_EVER, 0 } },
    { "byline:keepUnread='as-read'", { 0, 0, BYLINE_KEEP_UNREAD_AS_READ } },
    { "byline:keepUnread='forever'", { 0, 0, BYLINE_KEEP_UNREAD_FOR_EVER } },
    { "byline:keepDays='-1' byline:keepStories='many' byline:keepUnread='no'", { 0, 0, 0 } },
    { "byline:keepDays='9223372036854775807'", { 0, 0, 0 } },
    { "keepDays='365'", { 0, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<opml xmlns:byline='https://bylinenews.github.io/ns/opml'><body>"
                         "<outline text='A' xmlUrl='https://a.example/' %s/></body></opml>",
                         cases[i].attributes);
      g_autoptr (BylineOpml) opml = parse (text);
      g_autofree char *written = byline_opml_write (opml, 0);
      g_autoptr (BylineOpml) again = parse (written);
      const BylineOutline *first = g_ptr_array_index (opml->outlines, 0);
      const BylineOutline *second = g_ptr_array_index (again->outlines, 0);

      g_assert_true (byline_retention_equal (&first->retention, &cases[i].retention));
      g_assert_true (byline_retention_equal (&second->retention, &cases[i].retention));
    }
}

static void
test_empty (void)
{
  g_autoptr (BylineOpml) opml = byline_opml_new ();
  g_autofree char *text = byline_opml_write (opml, 0);
  g_autoptr (BylineOpml) again = parse (text);

  g_assert_cmpuint (again->outlines->len, ==, 0);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (BylineOpml) opml = NULL;

  for (guint i = 0; i < 20010; i++)
    g_string_append_printf (text, "<outline text='%u' xmlUrl='https://x.example/%u'/>", i, i);
  g_string_append (text, "</body></opml>");
  opml = parse (text->str);
  g_assert_cmpuint (opml->outlines->len, ==, 20000);
  g_assert_cmpuint (opml->warnings->len, ==, 1);
}

/* --- Files of the wild: each "NAME.opml" must read as "NAME.opml.expected" says --- */

static void
describe (GString *out, const BylineOutline *outline)
{
  const struct {
    const char *name;
    const char *value;
  } parts[] = {
    { "title", outline->title },     { "home", outline->home_page_url },
    { "folder", outline->folder },   { "publication", outline->publication_name },
    { "section", outline->section }, { "left out", outline->skip_reason },
  };

  g_string_append_printf (out, "%s %s\n", outline->is_page ? "page" : "feed",
                          outline->feed_url != NULL ? outline->feed_url : "-");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].value != NULL)
      g_string_append_printf (out, "  %s: %s\n", parts[i].name, parts[i].value);
}

static char *
describe_all (const BylineOpml *opml)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "list %s\n", opml->title != NULL ? opml->title : "-");
  for (guint i = 0; i < opml->outlines->len; i++)
    describe (out, g_ptr_array_index (opml->outlines, i));
  for (guint i = 0; i < opml->skipped_outlines->len; i++)
    describe (out, g_ptr_array_index (opml->skipped_outlines, i));
  for (guint i = 0; i < opml->rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (opml->rules, i);

      g_string_append_printf (out, "rule %s -> %s\n", rule->name, rule->value);
    }
  for (guint i = 0; i < opml->warnings->len; i++)
    {
      const char *warning = g_ptr_array_index (opml->warnings, i);

      /* libxml2's words differ from version to version. */
      g_string_append_printf (out, "warning %.*s\n", (int) strcspn (warning, ","), warning);
    }
  return g_string_free (out, FALSE);
}

/* Numbers that no rule can hold are brought to the nearest; an empty filter is one. */
static void
test_rule_numbers (void)
{
  static const struct {
    const char *rule;
    gint64 number;
  } cases[] = {
    { "kind='section' op='pin' name='A' number='9223372036854775807'", 19999 },
    { "kind='section' op='pin' name='A' number='-5'", 0 },
    { "kind='section' op='hide' name='A' number='-9223372036854775808'", 1 },
    { "kind='section' op='hide' name='A' number='x'", 0 },
    { "kind='section' op='rename' name='A' value='B' number='7'", 0 },
    { "kind='word' op='mute' name='a' number='9223372036854775807'", 253402300799 },
    { "kind='word' op='mute' name='a' number='-9223372036854775808'", 0 },
    { "kind='word' op='mute' name='a' number='1795000000'", 1795000000 },
    { "kind='filter' op='save' name='A' value='' number='99999'", 19999 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "<opml xmlns:byline='https://bylinenews.github.io/ns/opml'><head><byline:rule %s/></head>"
        "<body/></opml>",
        cases[i].rule);
      g_autoptr (BylineOpml) opml = parse (text);

      g_assert_cmpuint (opml->rules->len, ==, 1);
      g_assert_cmpint (((BylineRule *) g_ptr_array_index (opml->rules, 0))->number, ==,
                       cases[i].number);
    }
}

static void
test_fixture (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "feed", "fixtures", "opml", data,
                                                 NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *described = NULL;
  g_autofree char *written = NULL;
  g_autofree char *written_again = NULL;
  g_autoptr (BylineOpml) opml = NULL;
  g_autoptr (BylineOpml) again = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  opml = byline_opml_parse (bytes, length, &error);
  g_assert_no_error (error);
  described = describe_all (opml);
  g_assert_cmpstr (described, ==, expected);

  /* What was read is written so that nothing is lost. */
  written = byline_opml_write (opml, 0);
  again = parse (written);
  g_assert_cmpuint (again->outlines->len, ==, opml->outlines->len);
  written_again = byline_opml_write (again, 0);
  g_assert_cmpstr (written_again, ==, written);
}

int
main (int argc, char **argv)
{
  static const char *const fixtures[] = {
    "broken.opml",  "koi8.opml", "latin1.opml",  "left-out.opml", "nested.opml",
    "no-root.opml", "own.opml",  "untyped.opml", "utf16.opml",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/opml/read", test_read);
  g_test_add_func ("/feed/opml/in-the-wild", test_in_the_wild);
  g_test_add_func ("/feed/opml/broken", test_broken);
  g_test_add_func ("/feed/opml/refusals", test_refusals);
  g_test_add_func ("/feed/opml/round-trip", test_round_trip);
  g_test_add_func ("/feed/opml/intervals", test_intervals);
  g_test_add_func ("/feed/opml/retention", test_retention);
  g_test_add_func ("/feed/opml/empty", test_empty);
  g_test_add_func ("/feed/opml/many", test_many);
  g_test_add_func ("/feed/opml/rule-numbers", test_rule_numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/opml/fixture/", fixtures[i], NULL);

      g_test_add_data_func (path, fixtures[i], test_fixture);
    }
  return g_test_run ();
}
