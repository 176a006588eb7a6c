/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-identity-private.h"

/* A test beside each cell of the table in DESIGN.md ("Identity"). */

#define N_TITLES (BYLINE_TITLE_OTHER + 1)
#define N_TEXTS (BYLINE_TEXT_NONE + 1)
#define N_DATES (BYLINE_DATE_NONE + 1)

/* For each date (same, moved, none) and headline (same, edited, other) the texts (same, similar, other,
 * none) with which it is the same story: "+", else "-". */
typedef const char *Cells[N_DATES][N_TITLES];

static const Cells both = {
  { "++++", "++++", "++++" },
  { "++++", "++++", "++--" },
  { "++++", "++++", "++--" },
};
static const Cells link_alone = {
  { "++++", "++++", "++--" },
  { "++++", "++++", "++--" },
  { "++++", "++++", "++--" },
};
static const Cells guid_only = {
  { "++++", "++++", "++++" },
  { "++++", "++++", "++--" },
  { "++++", "++++", "++--" },
};
static const Cells link_only = {
  { "++++", "++++", "++--" },
  { "+--+", "----", "+---" },
  { "++++", "++++", "++--" },
};
static const Cells neither = {
  { "++-+", "++--", "+---" },
  { "----", "----", "----" },
  { "+---", "----", "----" },
};

static void
assert_cells (const Cells cells, BylineAliasMatch guid, BylineAliasMatch link, BylineIdentity row)
{
  for (int date = 0; date < N_DATES; date++)
    for (int title = 0; title < N_TITLES; title++)
      for (int text = 0; text < N_TEXTS; text++)
        {
          BylineLikeness likeness = {
            .guid = guid,
            .link = link,
            .title = (BylineTitleLikeness) title,
            .text = (BylineTextLikeness) text,
            .date = (BylineDateLikeness) date,
            .neither_dated = date == BYLINE_DATE_NONE,
            .has_time = TRUE,
            .has_words = TRUE,
          };

          g_test_message ("guid %d, link %d, date %d, title %d, text %d", guid, link, date, title,
                          text);
          g_assert_cmpint (_byline_identity_decide (&likeness), ==,
                           cells[date][title][text] == '+' ? row : BYLINE_IDENTITY_NONE);
        }
}

static void
test_cells (void)
{
  const BylineAliasMatch none = BYLINE_ALIAS_MATCH_NONE;
  const BylineAliasMatch same = BYLINE_ALIAS_MATCH_SAME;
  const BylineAliasMatch other = BYLINE_ALIAS_MATCH_OTHER;

  assert_cells (both, same, same, BYLINE_IDENTITY_ALIASES);
  assert_cells (both, same, none, BYLINE_IDENTITY_ALIASES);
  assert_cells (link_alone, none, same, BYLINE_IDENTITY_ALIASES);
  assert_cells (guid_only, same, other, BYLINE_IDENTITY_GUID);
  assert_cells (link_only, other, same, BYLINE_IDENTITY_LINK);
  assert_cells (neither, none, none, BYLINE_IDENTITY_SAID);
  assert_cells (neither, other, none, BYLINE_IDENTITY_SAID);
  assert_cells (neither, none, other, BYLINE_IDENTITY_SAID);
  assert_cells (neither, other, other, BYLINE_IDENTITY_SAID);
}

/* A day is no second, a few words are many stories'. */
static void
test_little_said (void)
{
  BylineLikeness it = { .title = BYLINE_TITLE_OTHER,
                        .text = BYLINE_TEXT_SAME,
                        .date = BYLINE_DATE_SAME,
                        .has_time = TRUE,
                        .has_words = FALSE };

  g_assert_cmpint (_byline_identity_decide (&it), ==, BYLINE_IDENTITY_NONE);
  it.has_words = TRUE;
  it.has_time = FALSE;
  g_assert_cmpint (_byline_identity_decide (&it), ==, BYLINE_IDENTITY_NONE);
  it.title = BYLINE_TITLE_EDITED;
  g_assert_cmpint (_byline_identity_decide (&it), ==, BYLINE_IDENTITY_NONE);
  it.title = BYLINE_TITLE_SAME;
  g_assert_cmpint (_byline_identity_decide (&it), ==, BYLINE_IDENTITY_SAID);
  /* One that lost its date is not one that never had one. */
  it.date = BYLINE_DATE_NONE;
  g_assert_cmpint (_byline_identity_decide (&it), ==, BYLINE_IDENTITY_NONE);
}

static void
test_rank (void)
{
  BylineLikeness numbered = { .guid = BYLINE_ALIAS_MATCH_SAME,
                              .link = BYLINE_ALIAS_MATCH_SAME,
                              .title = BYLINE_TITLE_OTHER,
                              .text = BYLINE_TEXT_OTHER,
                              .date = BYLINE_DATE_SAME };
  BylineLikeness moved = { .guid = BYLINE_ALIAS_MATCH_OTHER,
                           .link = BYLINE_ALIAS_MATCH_OTHER,
                           .date = BYLINE_DATE_SAME };

  g_assert_cmpuint (_byline_identity_rank (&moved, BYLINE_IDENTITY_SAID), <,
                    _byline_identity_rank (&numbered, BYLINE_IDENTITY_ALIASES));
  numbered.title = BYLINE_TITLE_SAME;
  numbered.text = BYLINE_TEXT_SAME;
  g_assert_cmpuint (_byline_identity_rank (&numbered, BYLINE_IDENTITY_ALIASES), <,
                    _byline_identity_rank (&moved, BYLINE_IDENTITY_SAID));
}

static void
test_titles (void)
{
  static const struct {
    const char *a;
    const char *b;
    BylineTitleLikeness likeness;
  } pairs[] = {
    { "The harbour", "THE HARBOUR!", BYLINE_TITLE_SAME },
    { "Café", "cafe", BYLINE_TITLE_SAME },
    { NULL, "", BYLINE_TITLE_SAME },
    { "!", "!", BYLINE_TITLE_SAME },
    { "!", "?", BYLINE_TITLE_OTHER },
    { "A tpyo", "A typo", BYLINE_TITLE_EDITED },
    { "The bridge is closed", "The bridge is closed again", BYLINE_TITLE_EDITED },
    { "Nearly all of it is 12 in this", "Nearly all of it is 13 in this", BYLINE_TITLE_OTHER },
    { "tool 1.10", "tool 11.0", BYLINE_TITLE_OTHER },
    { "12 dead in the storm", "12 dead in storm", BYLINE_TITLE_EDITED },
    { "Fog", "Rain", BYLINE_TITLE_OTHER },
    { "Rates are cut", "A strike begins in the harbour", BYLINE_TITLE_OTHER },
    { "橋が閉鎖された", "橋が閉鎖", BYLINE_TITLE_EDITED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = _byline_identity_fold (pairs[i].a);
      g_autofree char *b = _byline_identity_fold (pairs[i].b);

      g_test_message ("%s / %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (_byline_identity_compare_titles (a, b), ==, pairs[i].likeness);
      g_assert_cmpint (_byline_identity_compare_titles (b, a), ==, pairs[i].likeness);
    }
}

/* Without an end: neither the time nor the stack may grow. */
static void
test_long_titles (void)
{
  g_autofree char *a = g_strnfill (600, 'a');
  g_autofree char *b = g_strnfill (600, 'b');
  g_autofree char *aa = g_strconcat (a, "c", NULL);

  g_assert_cmpint (_byline_identity_compare_titles (a, b), ==, BYLINE_TITLE_OTHER);
  g_assert_cmpint (_byline_identity_compare_titles (a, aa), ==, BYLINE_TITLE_EDITED);
}

static BylineTextLikeness
compare_texts (const char *a, const char *b)
{
  g_autoptr (GBytes) sketch_a = _byline_sketch_new (a);
  g_autoptr (GBytes) sketch_b = _byline_sketch_new (b);

  g_assert_cmpint (_byline_sketch_compare (sketch_a, sketch_b), ==,
                   _byline_sketch_compare (sketch_b, sketch_a));
  return _byline_sketch_compare (sketch_a, sketch_b);
}

static void
test_texts (void)
{
  g_assert_cmpint (compare_texts (NULL, " — "), ==, BYLINE_TEXT_NONE);
  g_assert_cmpint (compare_texts ("Fog", NULL), ==, BYLINE_TEXT_OTHER);
  g_assert_cmpint (compare_texts ("Fog on the river.", "fog, on the RIVER"), ==, BYLINE_TEXT_SAME);
  g_assert_cmpint (compare_texts ("a b", "b a"), ==, BYLINE_TEXT_SIMILAR);
  /* Three of six words; two of six. */
  g_assert_cmpint (compare_texts ("a b c d", "b c d e f"), ==, BYLINE_TEXT_SIMILAR);
  g_assert_cmpint (compare_texts ("a b c d", "c d e f"), ==, BYLINE_TEXT_OTHER);
  g_assert_cmpint (compare_texts ("橋が嵐のあと閉鎖された", "橋が嵐のあと閉鎖されました"), ==,
                   BYLINE_TEXT_SIMILAR);
  g_assert_cmpint (compare_texts ("橋が嵐のあと閉鎖された", "市長が辞任を表明した"), ==,
                   BYLINE_TEXT_OTHER);
}

static char *
numbered_words (guint first, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (text, "word%u ", i);
  return g_string_free (text, FALSE);
}

/* What a sketch leaves out does not change much. */
static void
test_long_texts (void)
{
  g_autofree char *text = numbered_words (0, 1000);
  g_autofree char *most = numbered_words (100, 1000);
  g_autofree char *few = numbered_words (800, 1000);
  g_autofree char *endless = numbered_words (0, 100000);
  g_autoptr (GBytes) sketch = _byline_sketch_new (endless);

  g_assert_cmpint (compare_texts (text, most), ==, BYLINE_TEXT_SIMILAR);
  g_assert_cmpint (compare_texts (text, few), ==, BYLINE_TEXT_OTHER);
  g_assert_cmpuint (g_bytes_get_size (sketch), <=, 76);
  g_assert_cmpuint (_byline_sketch_n_words (sketch), <, 5000);
}

/* From a damaged index. */
static void
test_no_sketch (void)
{
  g_autoptr (GBytes) whole = _byline_sketch_new ("Fog on the river.");

  for (gsize size = 0; size <= 200; size++)
    {
      g_autofree guint8 *zeros = g_malloc0 (size + 1);
      g_autoptr (GBytes) bytes = g_bytes_new (zeros, size);

      g_assert_cmpint (_byline_sketch_compare (whole, bytes), ==, BYLINE_TEXT_OTHER);
    }
}

static void
test_links (void)
{
  static const struct {
    const char *url;
    const char *link;
  } urls[] = {
    { NULL, NULL },
    { "N/A", NULL },
    { "https://p.example/", NULL },
    { "https://www.p.example", NULL },
    { "https://p.example/#v1", NULL },
    { "https://p.example/feeds/N/A", NULL },
    { "https://p.example/none", NULL },
    { "https://p.example/a/nonesuch", "p.example/a/nonesuch" },
    { "https://p.example/?p=12", "p.example?p=12" },
    { "https://p.example/?_=12", NULL },
    { "http://www.p.example/a/", "p.example/a" },
    { "https://p.example/one;jsessionid=AAAA1", "p.example/one" },
    { "https://p.example/one;JSESSIONID=AAAA1?id=2", "p.example/one?id=2" },
    { "https://p.example/one?cb=99&id=2&_=3", "p.example/one?id=2" },
    { "https://p.example/changes#v1", "p.example/changes#v1" },
    { "https://p.example/changes#xtor=RSS-1", "p.example/changes" },
    { "https://p.example/a#comments", "p.example/a" },
    { "https://p.example/a#", "p.example/a" },
    { "ftp://p.example/a", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *link = _byline_identity_link (urls[i].url);

      g_assert_cmpstr (link, ==, urls[i].link);
    }
}

static void
test_guids (void)
{
  static const struct {
    const char *id;
    const char *url;
    const char *guid;
  } ids[] = {
    { NULL, "https://p.example/1", NULL },
    { "N/A", "https://p.example/1", NULL },
    { " none ", NULL, NULL },
    { "-", NULL, NULL },
    { "sha256:00", NULL, NULL },
    { "tag:p.example,2026:1", "https://p.example/1", "tag:p.example,2026:1" },
    { "1", NULL, "1" },
    { "http://p.example/1", "https://p.example/1", "p.example/1" },
    { "https://p.example/1#0", "https://p.example/1", "p.example/1" },
    { "https://p.example/1#1", "https://p.example/1", "p.example/1" },
    { "https://p.example/?p=1", "https://p.example/one", "p.example?p=1" },
    { "https://p.example/log#v2", "https://p.example/log#v2", "p.example/log#v2" },
    { "https://p.example/", "https://p.example/1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *guid = _byline_identity_guid (ids[i].id, ids[i].url);

      g_assert_cmpstr (guid, ==, ids[i].guid);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity-table/cells", test_cells);
  g_test_add_func ("/identity-table/little-said", test_little_said);
  g_test_add_func ("/identity-table/rank", test_rank);
  g_test_add_func ("/identity-table/titles", test_titles);
  g_test_add_func ("/identity-table/long-titles", test_long_titles);
  g_test_add_func ("/identity-table/texts", test_texts);
  g_test_add_func ("/identity-table/long-texts", test_long_texts);
  g_test_add_func ("/identity-table/no-sketch", test_no_sketch);
  g_test_add_func ("/identity-table/links", test_links);
  g_test_add_func ("/identity-table/guids", test_guids);
  return g_test_run ();
}
