/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-query.h"

/* Returns: (transfer full): the terms, "field:text" each, with - and * as they were meant. */
static char *
describe (const BylineSearchQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);
      const char *name = byline_search_field_name (term->field);

      g_string_append_printf (text, "%s%s%s:%s%s", i > 0 ? "|" : "", term->is_excluded ? "-" : "",
                              name != NULL                                ? name
                              : term->field == BYLINE_SEARCH_FIELD_PHRASE ? "phrase"
                                                                          : "word",
                              term->text, term->is_prefix ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *terms;
    guint n_problems;
  } cases[] = {
    { "china", "word:china*", 0 },
    { "section:China author:lawrence", "section:China|author:lawrence", 0 },
    { "publication:\"The Paper\" x", "publication:The Paper|word:x", 0 },
    { "\"exact words\" -not pre* z ", "phrase:exact words|-word:not|word:pre*|word:z", 0 },
    { "is:unread is:saved", "is:unread|is:saved", 0 },
    { "is:foo words", "word:words*", 1 },
    { "before:2026-01-01 after:2025", "before:2026-01-01|after:2025", 0 },
    { "before:soon after:2026-02-31 ab", "word:ab*", 2 },
    { "section:", "", 1 },
    { "\"open", "phrase:open", 1 },
    { "-only", "-word:only", 1 },
    { "", "", 1 },
    { "&& ()", "", 1 },
    { "other:thing", "word:other:thing*", 0 },
    { "-section:Sport", "-section:Sport", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineSearchQuery) query = byline_search_query_parse (cases[i].text);
      g_autofree char *terms = describe (query);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (terms, ==, cases[i].terms);
      g_assert_cmpuint (query->problems->len, ==, cases[i].n_problems);
    }
}

static void
test_positions (void)
{
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse ("über section:\"A B\" is:no");
  const BylineSearchTerm *term = g_ptr_array_index (query->terms, 1);
  const BylineSearchProblem *problem = g_ptr_array_index (query->problems, 0);

  g_assert_cmpuint (term->start, ==, 5);
  g_assert_cmpuint (term->end, ==, 18);
  g_assert_cmpint (problem->code, ==, BYLINE_SEARCH_PROBLEM_UNKNOWN_STATE);
  g_assert_cmpuint (problem->start, ==, 19);
  g_assert_cmpuint (problem->end, ==, 24);
}

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BylineSearchQuery) query = NULL;
  g_autoptr (BylineSearchQuery) broken = byline_search_query_parse ("\xff\xfe section:\xc3 \"");
  g_autoptr (BylineSearchQuery) nothing = byline_search_query_parse (NULL);

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "a\" -is:x ");
  query = byline_search_query_parse (text->str);
  g_assert_cmpuint (query->terms->len, <=, 32);
  g_assert_cmpuint (query->problems->len, <=, 40);
  g_assert_nonnull (broken);
  g_assert_false (byline_search_query_is_usable (nothing));
}

static char *
mark (const char *search, const char *text)
{
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse (search);
  g_autoptr (GArray) ranges = byline_search_query_ranges (query, text, 0);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const BylineSearchRange *range = &g_array_index (ranges, BylineSearchRange, i);
      g_autofree char *part = g_utf8_substring (text, range->start, range->end);

      g_string_append_printf (out, "[%s]", part);
    }
  return g_string_free (out, FALSE);
}

static void
test_ranges (void)
{
  static const struct {
    const char *search;
    const char *text;
    const char *marked;
  } cases[] = {
    { "uber alles", "Über alles in Alles-Land, alle", "[Über][alles][Alles]" },
    { "allesx", "alles", "" },
    { "al*", "Alles und alle", "[Alles][alle]" },
    { "\"und alle\"", "Alles und alle", "[und alle]" },
    { "-und alle", "Alles und alle", "[Alles][alle]" },
    { "北京", "在北京大学", "[北京]" },
    { "e\xcc\x81t\xc3\xa9", "un été e\xcc\x81te\xcc\x81", "[été][e\xcc\x81te\xcc\x81]" },
    { "section:alle", "alle", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].search, cases[i].text);

      g_test_message ("%s", cases[i].search);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_snippet (void)
{
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse ("needle");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *snippet = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (text, i == 50 ? "Needle " : "straw ");
  snippet = byline_search_query_snippet (query, text->str, 60);
  g_assert_true (g_str_has_prefix (snippet, "…"));
  g_assert_true (g_str_has_suffix (snippet, "…"));
  g_assert_nonnull (strstr (snippet, "Needle"));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <=, 62);
  g_assert_null (byline_search_query_snippet (query, "nothing", 60));
}

static void
test_context (void)
{
  g_autoptr (BylineSearchContext) name = byline_search_context_new ("a section:Chi b", 13);
  g_autoptr (BylineSearchContext) word = byline_search_context_new ("a se", 4);
  g_autoptr (BylineSearchContext) none = byline_search_context_new ("a ", 2);
  g_autofree char *term = byline_search_term_to_string (BYLINE_SEARCH_FIELD_AUTHOR, "A \"B\" C");

  g_assert_cmpint (name->field, ==, BYLINE_SEARCH_FIELD_SECTION);
  g_assert_cmpstr (name->prefix, ==, "Chi");
  g_assert_cmpuint (name->start, ==, 2);
  g_assert_cmpuint (name->end, ==, 13);
  g_assert_cmpint (word->field, ==, BYLINE_SEARCH_FIELD_WORD);
  g_assert_cmpstr (word->prefix, ==, "se");
  g_assert_cmpstr (none->prefix, ==, "");
  g_assert_cmpuint (none->start, ==, 2);
  g_assert_cmpstr (term, ==, "author:\"A  B  C\"");
}

static void
test_without_marks (void)
{
  g_autofree char *rest = byline_search_query_strip_flags (
    "über is:unread \"a b\" -is:saved is:muted c");

  g_assert_cmpstr (rest, ==, "über \"a b\" is:muted c");
  g_assert_null (byline_search_query_strip_flags ("is:read"));
  g_assert_null (byline_search_query_strip_flags (NULL));
}

/* However many terms are too many, that is said once. */
static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BylineSearchQuery) query = NULL;

  for (int i = 0; i < 40; i++)
    g_string_append_printf (text, "word%d ", i);
  query = byline_search_query_parse (text->str);
  g_assert_cmpuint (query->terms->len, ==, 32);
  g_assert_cmpuint (query->problems->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-query/parse", test_parse);
  g_test_add_func ("/search-query/positions", test_positions);
  g_test_add_func ("/search-query/hostile", test_hostile);
  g_test_add_func ("/search-query/ranges", test_ranges);
  g_test_add_func ("/search-query/snippet", test_snippet);
  g_test_add_func ("/search-query/context", test_context);
  g_test_add_func ("/search-query/without-marks", test_without_marks);
  g_test_add_func ("/search-query/too-many", test_too_many);
  return g_test_run ();
}
