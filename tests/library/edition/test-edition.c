/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition.h"

#include <string.h>

#include "byline-clock.h"

/*
 * Small libraries, what must lead the page that is made of them, and what must not stand at its top.
 * A story is a line: its id (a letter), hours since it came out, publication, author ("-": none),
 * sections ("-": none), and what else is true of it.
 */

#define NOW G_GINT64_CONSTANT (1795780800)

typedef struct {
  const char *name;
  const char *lead;    /* id; "" for none */
  const char *not_top; /* ids of which none is the lead or one of the seconds */
  const char *groups;  /* nullable: names of the groups that must be there, in that order */
  const char *filter;  /* nullable: what byline_filter_parse() reads is made of this: s=, a=, p= */
  const char *stories[16];
} Case;

static const Case cases[] = {
  { "nothing", "", "", "", NULL, { NULL } },
  { "one story", "a", "", "", NULL, { "a 2 Courier - -", NULL } },
  { "the newest of equals",
    "b",
    "",
    NULL,
    NULL,
    { "a 5 Courier - -", "b 1 Post - -", "c 9 Dispatch - -", NULL } },
  { "a picture before a slightly newer one without",
    "a",
    "",
    NULL,
    NULL,
    { "a 6 Courier - - picture=1200", "b 1 Post - -", NULL } },
  { "a picture does not keep old news up",
    "b",
    "",
    NULL,
    NULL,
    { "a 40 Courier - - picture=1200", "b 1 Post - -", NULL } },
  { "a sign is no picture",
    "b",
    "",
    NULL,
    NULL,
    { "a 6 Courier - - picture=64", "b 1 Post - -", NULL } },
  { "a large picture before a medium one",
    "b",
    "",
    NULL,
    NULL,
    { "a 2 Courier - - picture=300", "b 4 Post - - picture=1200", NULL } },
  { "an author who is followed",
    "a",
    "",
    NULL,
    NULL,
    { "a 20 Courier Mara - followed", "b 1 Post Ines -", NULL } },
  { "an author who is followed, but a week ago",
    "b",
    "",
    NULL,
    NULL,
    { "a 170 Courier Mara - followed picture=1200", "b 1 Post Ines -", NULL } },
  { "a pinned section",
    "b",
    "",
    NULL,
    NULL,
    { "a 1 Courier - Sport", "b 10 Courier - China pinned=China", NULL } },
  { "length breaks a tie",
    "b",
    "",
    NULL,
    NULL,
    { "a 2 Courier - - bytes=300", "b 4 Post - - bytes=9000", NULL } },
  { "what its feed has at the top",
    "b",
    "",
    NULL,
    NULL,
    { "a 3 Courier - - place=20", "b 5 Courier - - place=1", NULL } },
  { "what three publications carry",
    "b",
    "",
    NULL,
    NULL,
    { "a 1 Courier - - picture=1200", "b 12 Post - - carried=1 picture=1200",
      "c 12 Dispatch - - carried=1", "d 13 Bench - - carried=1", NULL } },
  { "a carried story stands once",
    "a",
    "b",
    NULL,
    NULL,
    { "a 2 Courier - - carried=1 picture=1200", "b 2 Post - - carried=1", "c 30 Bench - -",
      NULL } },
  { "a carried story that was read in another publication does not lead",
    "c",
    "",
    NULL,
    NULL,
    { "a 1 Courier - - carried=1 picture=1200", "b 2 Post - - carried=1 read", "c 9 Bench - -",
      NULL } },
  { "what is read does not lead",
    "b",
    "",
    NULL,
    NULL,
    { "a 1 Courier Mara - followed picture=1200 read", "b 30 Post - -", NULL } },
  { "if all are read, the best leads",
    "a",
    "",
    NULL,
    NULL,
    { "a 1 Courier - - read", "b 3 Post - - read", NULL } },
  { "no publication takes the top",
    "a",
    "bc",
    NULL,
    NULL,
    { "a 1 Courier - -", "b 2 Courier - -", "c 3 Courier - -", "d 10 Post - -", "e 12 Bench - -",
      NULL } },
  { "no author takes the top",
    "a",
    "bc",
    NULL,
    NULL,
    { "a 1 Courier Mara -", "b 2 Post Mara -", "c 3 Bench Mara -", "d 8 Dispatch Ines -",
      "e 9 Signal Tom -", NULL } },
  { "no section takes the top",
    "a",
    "bc",
    NULL,
    NULL,
    { "a 1 Courier - China", "b 2 Post - China", "c 3 Bench - China", "d 8 Dispatch - Policy",
      "e 9 Signal - Energy", NULL } },
  { "a picture among many words",
    "c",
    "",
    NULL,
    NULL,
    { "a 1 Courier - - bytes=6000", "b 2 Post - - bytes=6000", "c 3 Bench - - picture=1200",
      NULL } },
  { "saved ones count, a little",
    "b",
    "",
    NULL,
    NULL,
    { "a 1 Courier - -", "b 4 Post - - saved", NULL } },
  { "sections, those with more news first",
    "a",
    "",
    "China|Policy|Sport",
    NULL,
    { "a 1 Courier - -", "b 2 Post - -", "c 2 Bench - -", "d 3 Courier - China", "e 3 Post - China",
      "f 4 Bench - China", "g 5 Courier - Policy", "h 6 Post - Policy", "i 60 Post - Sport",
      "j 61 Courier - Sport", NULL } },
  { "a pinned section stands first",
    "a",
    "",
    "Sport|China",
    NULL,
    { "a 1 Courier - -", "b 2 Post - -", "c 2 Bench - -", "d 3 Courier - China", "e 3 Post - China",
      "f 4 Bench - China", "i 20 Post - Sport pinned=Sport", "j 21 Courier - Sport", NULL } },
  { "what has no section stands below its publication",
    "a",
    "",
    "Courier",
    NULL,
    { "a 1 Courier - -", "b 2 Post - -", "c 2 Bench - -", "d 8 Courier - -", "e 9 Courier - -",
      NULL } },
  { "a section by publication",
    "a",
    "",
    "Courier|Post",
    "s=China",
    { "a 1 Courier - China", "b 2 Post - China", "c 2 Bench - China", "d 8 Courier - China",
      "e 9 Courier - China", "f 12 Post - China", "g 13 Post - China", NULL } },
  { "a section of one publication by day",
    "a",
    "",
    "day|day",
    "s=China",
    { "a 1 Courier - China", "b 2 Courier - China", "c 2 Courier - China", "d 3 Courier - China",
      "e 40 Courier - China", NULL } },
  { "a publication by section, and the rest",
    "a",
    "",
    "China|-",
    "p=Courier",
    { "a 1 Courier - -", "b 2 Courier - -", "c 2 Courier - -", "d 8 Courier - China",
      "e 9 Courier - China", "f 12 Courier - -", NULL } },
  { "an author by day",
    "a",
    "",
    "day|day",
    "a=Mara",
    { "a 1 Courier Mara China", "b 2 Post Mara China", "c 50 Post Mara China", NULL } },
};

/* --- Libraries --- */

static const char *
value_of (char **words, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 5; words[i] != NULL; i++)
    if (strncmp (words[i], name, length) == 0)
      return words[i][length] == '=' ? words[i] + length + 1 : words[i];
  return NULL;
}

static guint
number_of (char **words, const char *name)
{
  const char *value = value_of (words, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

static char **
names (const char *word)
{
  return g_strsplit (g_str_equal (word, "-") ? "" : word, ",", -1);
}

static BylineEditionCandidate *
make (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  BylineStory *story = byline_story_new ();
  BylineEditionCandidate *self = byline_edition_candidate_new (story);

  story->id = words[0][0];
  story->title = g_strdup (words[0]);
  story->sort_time = NOW - (gint64) (g_ascii_strtod (words[1], NULL) * 3600);
  story->publication_name = g_strdup (words[2]);
  story->publication_id = g_str_hash (words[2]);
  g_strfreev (story->authors);
  story->authors = names (words[3]);
  story->is_read = value_of (words, "read") != NULL;
  story->is_saved = value_of (words, "saved") != NULL;
  g_strfreev (self->sections);
  self->sections = names (words[4]);
  self->received = story->sort_time;
  self->picture_width = number_of (words, "picture");
  if (self->picture_width > 0)
    story->picture_url = g_strdup ("https://paper.example/picture.jpg");
  self->n_bytes = number_of (words, "bytes");
  self->place = number_of (words, "place");
  self->carried = number_of (words, "carried");
  self->is_by_followed = value_of (words, "followed") != NULL;
  self->pinned_section = g_strdup (value_of (words, "pinned"));
  return self;
}

static GPtrArray *
make_all (const char *const *lines)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_edition_candidate_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (all, make (lines[i]));
  return all;
}

static BylineFilter *
make_filter (const char *text)
{
  BylineFilter *filter = byline_filter_new ();

  if (text == NULL)
    return filter;
  if (text[0] == 's')
    byline_filter_add_section (filter, text + 2);
  else if (text[0] == 'a')
    byline_filter_add_author (filter, text + 2);
  else
    filter->publication_key = g_strdup (text + 2);
  return filter;
}

/* --- What must be --- */

static const char *
title_of (const BylineEditionItem *item)
{
  return item != NULL ? item->candidate->story->title : "";
}

/* The whole page as text. */
static char *
describe (const BylineEdition *edition)
{
  GString *text = g_string_new (title_of (edition->lead));

  for (guint i = 0; i < edition->seconds->len; i++)
    g_string_append_printf (text, " %s", title_of (g_ptr_array_index (edition->seconds, i)));
  for (guint i = 0; i < edition->groups->len; i++)
    {
      const BylineEditionGroup *group = g_ptr_array_index (edition->groups, i);

      g_string_append_printf (text, " | %s:", group->name);
      for (guint j = 0; j < group->items->len; j++)
        g_string_append_printf (text, " %s", title_of (g_ptr_array_index (group->items, j)));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_groups (const BylineEdition *edition)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edition->groups->len; i++)
    {
      const BylineEditionGroup *group = g_ptr_array_index (edition->groups, i);
      const char *name = group->kind == BYLINE_EDITION_GROUP_DAY    ? "day"
                         : group->kind == BYLINE_EDITION_GROUP_REST ? "-"
                                                                    : group->name;

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", name);
    }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GPtrArray) candidates = make_all (self->stories);
  g_autoptr (BylineFilter) filter = make_filter (self->filter);
  g_autoptr (BylineEdition) edition = byline_edition_new (candidates, filter, 0);
  g_autofree char *groups = describe_groups (edition);

  g_assert_cmpstr (title_of (edition->lead), ==, self->lead);
  for (const char *id = self->not_top; *id != '\0'; id++)
    for (guint i = 0; i < edition->seconds->len; i++)
      g_assert_cmpint (title_of (g_ptr_array_index (edition->seconds, i))[0], !=, *id);
  if (self->groups != NULL)
    g_assert_cmpstr (groups, ==, self->groups);
}

/* --- Of all pages --- */

/* Many stories of few publications; as random numbers of a fixed seed have it. */
static GPtrArray *
make_library (guint seed, guint n_stories)
{
  static const char *const sections[] = { "China", "Policy,China", "Energy", "Sport",
                                          "-",     "Science",      "Policy", "Work" };
  static const char *const flags[] = { "",      " picture=1200", " picture=400 followed",
                                       " read", " pinned=China", " bytes=8000",
                                       " saved" };
  GRand *random = g_rand_new_with_seed (seed);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_edition_candidate_unref);

  for (guint i = 0; i < n_stories; i++)
    {
      g_autofree char *line = g_strdup_printf (
        "%u %d P%d A%d %s%s", i, g_rand_int_range (random, 0, 100),
        MAX (g_rand_int_range (random, -6, 6), 0), g_rand_int_range (random, 0, 9),
        sections[g_rand_int_range (random, 0, 8)], flags[g_rand_int_range (random, 0, 7)]);
      BylineEditionCandidate *candidate = make (line);

      candidate->story->id = i + 1;
      g_ptr_array_add (all, candidate);
    }
  g_rand_free (random);
  return all;
}

static void
shuffle (GPtrArray *all, guint seed)
{
  GRand *random = g_rand_new_with_seed (seed);

  for (guint i = all->len - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
      gpointer other = all->pdata[i];

      all->pdata[i] = all->pdata[j];
      all->pdata[j] = other;
    }
  g_rand_free (random);
}

static void
test_order_of_candidates (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GPtrArray) all = make_library (seed, 150);
      g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);
      g_autoptr (BylineEdition) other = NULL;
      g_autofree char *text = describe (edition);
      g_autofree char *other_text = NULL;

      shuffle (all, seed);
      other = byline_edition_new (all, filter, 0);
      other_text = describe (other);
      g_assert_cmpstr (text, ==, other_text);
    }
}

/* A day later nothing has moved: only stories that come, go or are read change a page. */
static void
test_stays_as_time_passes (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) all = make_library (3, 120);
  g_autoptr (GPtrArray) later = make_library (3, 120);
  g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);
  g_autoptr (BylineEdition) other = NULL;
  g_autofree char *text = describe (edition);
  g_autofree char *other_text = NULL;

  for (guint i = 0; i < later->len; i++)
    ((BylineEditionCandidate *) later->pdata[i])->story->sort_time -= 86400;
  other = byline_edition_new (later, filter, 0);
  other_text = describe (other);
  g_assert_cmpstr (text, ==, other_text);
}

static void
test_each_story_once (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GPtrArray) all = make_library (seed, 200);
      g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);
      g_autoptr (GPtrArray) items = byline_edition_list_items (edition);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (items->len, <=, 60);
      g_assert_cmpuint (items->len, >=, 15);
      for (guint i = 0; i < items->len; i++)
        g_assert_true (g_hash_table_add (seen, (char *) title_of (items->pdata[i])));
    }
}

/* Half of all stories are of one publication: not half of the page. */
static void
test_variety (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GPtrArray) all = make_library (seed, 200);
      g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);
      g_autoptr (GPtrArray) items = byline_edition_list_items (edition);
      guint n = 0;

      for (guint i = 0; i < items->len; i++)
        n += g_str_equal (
          ((BylineEditionItem *) items->pdata[i])->candidate->story->publication_name, "P0");
      g_assert_cmpuint (n * 5, <=, items->len * 2);
    }
}

static void
test_read_do_not_lead (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) all = make_library (5, 200);
  g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);

  for (guint i = 0; i < edition->groups->len; i++)
    {
      const BylineEditionGroup *group = g_ptr_array_index (edition->groups, i);
      const BylineEditionItem *first = group->items->pdata[0];

      for (guint j = 1; first->candidate->story->is_read && j < group->items->len; j++)
        g_assert_true (((BylineEditionItem *) group->items->pdata[j])->candidate->story->is_read);
    }
}

static void
test_new (void)
{
  static const char *const lines[] = { "a 1 Courier - -", "b 2 Post - - read", "c 9 Post - -",
                                       NULL };
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) all = make_all (lines);
  g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, NOW - 3 * 3600);
  g_autoptr (BylineEdition) first = byline_edition_new (all, filter, 0);

  g_assert_cmpuint (edition->n_new, ==, 1);
  g_assert_true (edition->lead->is_new);
  g_assert_cmpint (edition->newest, ==, NOW - 3600);
  g_assert_cmpuint (first->n_new, ==, 0);
}

static void
test_also (void)
{
  static const char *const lines[] = { "a 2 Courier - - carried=1 picture=1200",
                                       "b 2 Post - - carried=1", "c 3 Bench - - carried=1",
                                       "d 3 Bench - - carried=1", NULL };
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) all = make_all (lines);
  g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);

  g_assert_cmpstr (title_of (edition->lead), ==, "a");
  g_assert_cmpuint (edition->lead->also->len, ==, 2);
  g_assert_cmpstr (edition->lead->also->pdata[0], ==, "Bench");
  g_assert_cmpstr (edition->lead->also->pdata[1], ==, "Post");
  g_assert_cmpuint (edition->lead->merged->len, ==, 3);
  g_assert_true (edition->lead->reasons & BYLINE_EDITION_REASON_CARRIED);
  g_assert_cmpuint (edition->seconds->len, ==, 0);
}

static void
test_members (void)
{
  static const char *const lines[] = { "a 1 Courier - China", "b 2 Post - China,Policy",
                                       "c 2 Bench - Energy",  "d 8 Courier - China read",
                                       "e 9 Courier - China", NULL };
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) all = make_all (lines);
  g_autoptr (BylineEdition) edition = byline_edition_new (all, filter, 0);
  guint n_unread;

  g_assert_cmpuint (edition->groups->len, ==, 1);
  g_assert_cmpuint (byline_edition_count_members (edition, edition->groups->pdata[0], &n_unread),
                    ==, 4);
  g_assert_cmpuint (n_unread, ==, 3);
}

static void
test_weight_is_bounded (void)
{
  g_autoptr (BylineEditionCandidate)
    candidate = make ("a 1 Courier Mara China followed pinned=China saved picture=4000 bytes=90000 "
                      "place=1");

  g_assert_cmpfloat (byline_edition_weigh (candidate, 40).hours, <=, 54);
  g_assert_cmpfloat (byline_edition_weigh (candidate, 0).hours, >, 40);
}

static void
test_minutes (void)
{
  g_autoptr (BylineEditionCandidate) excerpt = make ("a 1 Courier - - bytes=300");
  g_autoptr (BylineEditionCandidate) story = make ("a 1 Courier - - bytes=4100");

  g_assert_cmpuint (byline_edition_candidate_get_minutes (excerpt), ==, 0);
  g_assert_cmpuint (byline_edition_candidate_get_minutes (story), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/edition/library/%02u %s", i + 1, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/edition/order-of-candidates", test_order_of_candidates);
  g_test_add_func ("/edition/stays-as-time-passes", test_stays_as_time_passes);
  g_test_add_func ("/edition/each-story-once", test_each_story_once);
  g_test_add_func ("/edition/variety", test_variety);
  g_test_add_func ("/edition/read-do-not-lead", test_read_do_not_lead);
  g_test_add_func ("/edition/new", test_new);
  g_test_add_func ("/edition/also", test_also);
  g_test_add_func ("/edition/members", test_members);
  g_test_add_func ("/edition/weight-is-bounded", test_weight_is_bounded);
  g_test_add_func ("/edition/minutes", test_minutes);
  return g_test_run ();
}
