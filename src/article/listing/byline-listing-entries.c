/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-listing-private.h"

#include <string.h>

#include "byline-date.h"
#include "byline-text.h"
#include "byline-url.h"

/* Which links of a page lead to stories. Stories are linked to by their headlines, and pages that
 * list them show many alike: so links are judged in groups of the same place in the markup. */

#define MAX_CANDIDATES 4000
#define MAX_HEADINGS 400
#define MIN_TITLE 8
#define MAX_TITLE 300
/* How far up, in elements, a heading around a link is looked for, and a part around a headline. */
#define HEADING_LEVELS 4
#define PART_LEVELS 24
#define SIGNATURE_LEVELS 5
/* The elements of one link, and of one part, that are looked at. */
#define MAX_LINK_NODES 400
#define MAX_PART_NODES 2000
#define CALLED_HEADLINE 7

typedef struct {
  BylineIndexEntry entry;
  guint group;
  guint size;
  gboolean is_story_like;
  gboolean is_elsewhere;
  gboolean is_wanted;
} Candidate;

typedef struct {
  guint n;
  guint n_story_like;
  guint n_elsewhere;
  guint size;
  guint level;
} Group;

typedef struct {
  const BylinePage *page;
  char *canonical; /* of the page itself, nullable */
  char *host;
  GArray *long_links;   /* of guint: links with as many words as a headline */
  GArray *candidates;   /* of Candidate */
  GArray *groups;       /* of Group */
  GHashTable *by_shape; /* hash of a place in the markup -> index of group + 1 */
  gboolean points_to_itself;
} Finder;

static void
entry_free (BylineIndexEntry *self)
{
  g_free (self->url);
  g_free (self->canonical);
  g_free (self);
}

/* How many of @sorted, nodes in order, lie in the subtree of @index. */
static guint
count_in (const BylinePage *page, GArray *sorted, guint index)
{
  guint bounds[2] = { index, page->nodes[index].end };

  for (guint b = 0; b < 2; b++)
    {
      guint low = 0;
      guint high = sorted->len;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (sorted, guint, middle) < bounds[b])
            low = middle + 1;
          else
            high = middle;
        }
      bounds[b] = low;
    }
  return bounds[1] - bounds[0];
}

/* --- Addresses --- */

static gboolean
is_service_segment (const char *segment)
{
  static const char *names[] = {
    "about",     "account", "advertise", "archive",    "author",    "authors",    "autor",
    "bookmark",  "careers", "cart",      "categories", "category",  "contact",    "donate",
    "events",    "faq",     "feed",      "help",       "impressum", "jobs",       "kategorie",
    "legal",     "login",   "logout",    "member",     "members",   "newsletter", "newsletters",
    "page",      "people",  "print",     "privacy",    "profile",   "register",   "rss",
    "search",    "share",   "shop",      "signin",     "signup",    "sitemap",    "staff",
    "subscribe", "support", "tag",       "tags",       "team",      "terms",      "thema",
    "topic",     "topics",  "user",      "users",      NULL,
  };
  g_autofree char *name = g_ascii_strdown (segment, -1);

  return g_strv_contains (names, name);
}

/* How many words and how long a number a part of a path holds. */
static void
measure_segment (const char *segment, guint *n_words, guint *n_digits)
{
  guint digits = 0;
  gboolean in_word = FALSE;

  *n_words = 0;
  *n_digits = 0;
  for (const char *p = segment; *p != '\0'; p++)
    {
      gboolean is_word = g_ascii_isalpha (*p) || *p == '%' || (guchar) *p >= 0x80;

      if (is_word && !in_word)
        (*n_words)++;
      in_word = g_ascii_isalnum (*p) || *p == '%' || (guchar) *p >= 0x80;
      digits = g_ascii_isdigit (*p) ? digits + 1 : 0;
      *n_digits = MAX (*n_digits, digits);
    }
}

/* Where on a page a story stands is no part of its address, unless a script routes by it. */
static void
cut_place (char *url)
{
  char *sign = url != NULL ? strchr (url, '#') : NULL;

  if (sign != NULL && sign[1] != '/' && sign[1] != '!')
    *sign = '\0';
}

/* Returns: 1 for a story's address, -1 for a service's, 0 for neither. */
static int
judge_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_auto (GStrv) segments = NULL;
  gboolean is_service = FALSE;
  gboolean is_dated = byline_date_from_address (url) != 0;
  guint words = 0;
  guint digits = 0;

  if (uri == NULL)
    return -1;
  segments = g_strsplit (g_uri_get_path (uri), "/", 16);
  for (guint i = 0; segments[i] != NULL; i++)
    {
      if (*segments[i] == '\0')
        continue;
      is_service |= is_service_segment (segments[i]);
      measure_segment (segments[i], &words, &digits);
    }
  if (is_service)
    return words >= 4 || digits >= 5 ? 1 : -1;
  if (is_dated || words >= 3 || digits >= 5 || (digits == 4 && words > 0))
    return 1;
  if (g_uri_get_query (uri) != NULL)
    {
      measure_segment (g_uri_get_query (uri), &words, &digits);
      return digits >= 3 ? 1 : 0;
    }
  return 0;
}

gboolean
_byline_listing_is_story_address (const char *url)
{
  return url != NULL && judge_address (url) > 0;
}

static gboolean
is_same_site (const char *a, const char *b)
{
  gsize length_a = a != NULL ? strlen (a) : 0;
  gsize length_b = b != NULL ? strlen (b) : 0;
  const char *longer = length_a > length_b ? a : b;
  const char *shorter = length_a > length_b ? b : a;
  gsize difference = length_a > length_b ? length_a - length_b : length_b - length_a;

  if (a == NULL || b == NULL)
    return TRUE;
  return g_str_has_suffix (longer, shorter) && (difference == 0 || longer[difference - 1] == '.');
}

/* --- Candidates --- */

/* Whether nothing that @index holds is listed as a story: menus, footers, what is read most. What
 * holds most of the page's headlines is the list itself, whatever it is called. */
static gboolean
is_left_out (Finder *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  if (node->hidden || node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FOOTER)
    return TRUE;
  if (node->tag == BYLINE_HTML_TAG_BODY || node->tag == BYLINE_HTML_TAG_MAIN ||
      node->tag == BYLINE_HTML_TAG_ARTICLE || node->tag == BYLINE_HTML_TAG_A ||
      _byline_html_tag_is_heading (node->tag))
    return FALSE;
  if (node->tag != BYLINE_HTML_TAG_FORM && node->tag != BYLINE_HTML_TAG_ASIDE &&
      (node->hints & (BYLINE_HINTS_NOT_CONTENT & ~BYLINE_HINT_PROMO)) == 0)
    return FALSE;
  return count_in (self->page, self->long_links, index) * 2 < self->long_links->len;
}

/* The element with the headline that the link at @link leads on: a heading in it or around it,
 * what is called so, its first line, or the link itself. */
static guint
find_title (const BylinePage *page, guint link, guint *level)
{
  guint called = 0;
  guint first_line = 0;
  guint end = MIN (page->nodes[link].end, link + MAX_LINK_NODES);
  guint at = link;

  for (guint i = link + 1; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || node->size < MIN_TITLE)
        continue;
      if (_byline_html_tag_is_heading (node->tag))
        {
          *level = node->tag - BYLINE_HTML_TAG_H1 + 1;
          return i;
        }
      if (called == 0 && (node->hints & BYLINE_HINT_HEADLINE) != 0)
        called = i;
      if (first_line == 0 && node->own_size >= MIN_TITLE && _byline_html_tag_is_block (node->tag))
        first_line = i;
    }
  *level = CALLED_HEADLINE;
  if (called != 0)
    return called;
  for (guint up = 0; up < HEADING_LEVELS && at != 0; up++, at = page->nodes[at].parent)
    {
      const BylineNode *node = &page->nodes[at];

      if (_byline_html_tag_is_heading (node->tag))
        {
          *level = node->tag - BYLINE_HTML_TAG_H1 + 1;
          return node->size <= page->nodes[link].size + 20 ? at : link;
        }
      if ((node->hints & BYLINE_HINT_HEADLINE) != 0 && node->size <= page->nodes[link].size + 20)
        return link;
    }
  *level = 0;
  return first_line != 0 ? first_line : link;
}

/* Where in the markup a link stands, as a number: its element and those around it, with the first
 * of their names. */
static guint
shape_of (const BylinePage *page, guint link, guint level)
{
  guint hash = 5381 + level;
  guint at = link;

  for (guint up = 0; up < SIGNATURE_LEVELS && at != 0; up++, at = page->nodes[at].parent)
    {
      const char *names = _byline_page_attribute (page, at, "class");

      hash = hash * 33 + page->nodes[at].tag;
      for (; names != NULL && *names != '\0' && *names != ' ' && !g_ascii_isdigit (*names); names++)
        hash = hash * 33 + (guchar) *names;
    }
  return hash;
}

static guint
group_of (Finder *self, guint link, guint level)
{
  gpointer shape = GUINT_TO_POINTER (shape_of (self->page, link, level));
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_shape, shape));
  Group group = { .level = level };

  if (known != 0)
    return known - 1;
  g_array_append_val (self->groups, group);
  g_hash_table_insert (self->by_shape, shape, GUINT_TO_POINTER (self->groups->len));
  return self->groups->len - 1;
}

static void
consider_link (Finder *self, guint link)
{
  const BylinePage *page = self->page;
  Candidate candidate = { .entry = { .link = link } };
  g_autofree char *url = _byline_page_dup_url (page, link, "href");
  g_autofree char *canonical = url != NULL ? byline_url_canonical (url) : NULL;
  g_autofree char *host = url != NULL ? byline_url_host (url) : NULL;
  BylineIndexEntry *entry = &candidate.entry;
  Group *group;
  int verdict;

  if (canonical == NULL)
    return;
  entry->title = find_title (page, link, &entry->level);
  candidate.size = page->nodes[entry->title].size;
  if (candidate.size < MIN_TITLE || candidate.size > MAX_TITLE)
    return;
  if (self->canonical != NULL && g_str_equal (canonical, self->canonical))
    {
      self->points_to_itself |= entry->level > 0 && entry->level <= 2 && candidate.size >= 20 &&
                                _byline_listing_is_story_address (url);
      return;
    }
  verdict = judge_address (url);
  if (verdict < 0)
    return;
  candidate.is_story_like = verdict > 0;
  candidate.is_elsewhere = !is_same_site (host, self->host);
  candidate.group = group_of (self, link, entry->level);
  group = &g_array_index (self->groups, Group, candidate.group);
  group->n++;
  group->n_story_like += candidate.is_story_like;
  group->n_elsewhere += candidate.is_elsewhere;
  group->size += candidate.size;
  entry->url = byline_url_without_tracking (url);
  cut_place (entry->url);
  entry->canonical = g_steal_pointer (&canonical);
  g_array_append_val (self->candidates, candidate);
}

static void
gather_links (Finder *self)
{
  const BylinePage *page = self->page;

  for (guint i = 0; i < page->n_nodes && self->long_links->len < MAX_CANDIDATES; i++)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_A && page->nodes[i].size >= 15 &&
          !page->nodes[i].hidden)
        g_array_append_val (self->long_links, i);
    }
  for (guint i = 1; i < page->n_nodes && self->candidates->len < MAX_CANDIDATES;)
    {
      if (page->nodes[i].tag != BYLINE_HTML_TAG_TEXT && is_left_out (self, i))
        {
          i = page->nodes[i].end;
          continue;
        }
      if (page->nodes[i].tag == BYLINE_HTML_TAG_A && page->nodes[i].size >= MIN_TITLE)
        consider_link (self, i);
      i++;
    }
}

/* --- Choice --- */

/* Headings lead to stories sooner than bare links do, which must be as long as headlines are. */
static gboolean
lists_stories (const Group *group)
{
  guint average = group->size / group->n;

  if (group->level > 0)
    return (group->n >= 2 && average >= 14 && group->n_story_like * 2 >= group->n) ||
           (group->n >= 3 && average >= 18);
  return (group->n >= 3 && average >= 24 && group->n_story_like * 2 >= group->n) ||
         (group->n >= 5 && average >= 30);
}

static void
choose (Finder *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      const Group *group = &g_array_index (self->groups, Group, candidate->group);

      if (candidate->is_elsewhere && group->n_elsewhere * 2 < group->n)
        continue;
      if (lists_stories (group))
        candidate->is_wanted = candidate->is_story_like || candidate->size >= 14;
      else
        candidate->is_wanted = candidate->entry.level > 0 && candidate->is_story_like &&
                               !candidate->is_elsewhere && candidate->size >= 16;
    }
}

static gboolean
is_better (const Candidate *a, const Candidate *b)
{
  gboolean a_heads = a->entry.level > 0;
  gboolean b_heads = b->entry.level > 0;

  return a_heads != b_heads ? a_heads : a->size > b->size;
}

/* Of several links to one story the one with its headline stays, where the first one stood. */
static GPtrArray *
take_each_once (Finder *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_autoptr (GHashTable) by_address = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      Candidate *known;

      if (!candidate->is_wanted)
        continue;
      known = g_hash_table_lookup (by_address, candidate->entry.canonical);
      if (known == NULL || is_better (candidate, known))
        g_hash_table_replace (by_address, candidate->entry.canonical, candidate);
    }
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      g_autofree char *text = NULL;
      char *folded;

      if (g_hash_table_lookup (by_address, candidate->entry.canonical) != candidate ||
          entries->len >= BYLINE_PAGE_INDEX_MAX_STORIES)
        continue;
      text = _byline_page_dup_text (self->page, candidate->entry.title, BYLINE_TEXT_MAX_HEADLINE);
      folded = byline_text_fold (text != NULL ? text : "");
      if (!g_hash_table_add (by_title, folded))
        continue;
      g_ptr_array_add (entries, g_memdup2 (&candidate->entry, sizeof candidate->entry));
      memset (&candidate->entry, 0, sizeof candidate->entry);
    }
  return entries;
}

/* --- Parts --- */

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  guint first = (*(const BylineIndexEntry *const *) a)->title;
  guint second = (*(const BylineIndexEntry *const *) b)->title;

  return first < second ? -1 : first > second;
}

/* The largest element around a headline that holds no other one; where that is nothing but the
 * headline, what stands behind it up to the next one. */
static void
find_part (const BylinePage *page, GPtrArray *entries, GArray *titles, guint which)
{
  BylineIndexEntry *entry = g_ptr_array_index (entries, which);
  guint at = MIN (entry->title, entry->link);
  guint behind;

  for (guint up = 0; up < PART_LEVELS && page->nodes[at].parent != 0; up++)
    {
      guint parent = page->nodes[at].parent;

      if (page->nodes[parent].tag == BYLINE_HTML_TAG_BODY ||
          page->nodes[parent].tag == BYLINE_HTML_TAG_MAIN || count_in (page, titles, parent) > 1)
        break;
      at = parent;
    }
  entry->from = at;
  entry->end = page->nodes[at].end;
  if (page->nodes[at].size > page->nodes[entry->title].size + 4 ||
      _byline_page_find_tag (page, at, MIN (entry->end, at + MAX_PART_NODES),
                             BYLINE_HTML_TAG_IMG) != 0)
    return;
  behind = page->nodes[page->nodes[at].parent].end;
  if (which + 1 < entries->len)
    {
      const BylineIndexEntry *next = g_ptr_array_index (entries, which + 1);
      guint limit = next->title;

      /* The next one begins with the element of the same level that holds it. */
      while (limit != 0 && page->nodes[limit].parent != page->nodes[at].parent &&
             page->nodes[limit].parent > at)
        limit = page->nodes[limit].parent;
      behind = MIN (behind, MAX (limit, entry->end));
    }
  entry->end = behind;
}

/* "Politics" above a part of a front page says what its stories are about. */
static void
find_sections (const BylinePage *page, GPtrArray *entries, GArray *titles)
{
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_before = 0;

  for (guint i = 0; i < page->n_nodes && headings->len < MAX_HEADINGS; i++)
    {
      const BylineNode *node = &page->nodes[i];

      /* The first rank is the page's own. */
      if (_byline_html_tag_is_heading (node->tag) && node->tag != BYLINE_HTML_TAG_H1 &&
          node->size >= 2 && node->size <= 36 && !node->hidden && count_in (page, titles, i) == 0)
        g_array_append_val (headings, i);
    }
  for (guint e = 0; e < entries->len; e++)
    {
      BylineIndexEntry *entry = g_ptr_array_index (entries, e);

      while (n_before < headings->len && g_array_index (headings, guint, n_before) < entry->title)
        n_before++;
      for (guint i = n_before; i > 0 && n_before - i < 20 && entry->section == 0; i--)
        {
          guint heading = g_array_index (headings, guint, i - 1);
          guint around = page->nodes[heading].parent;

          for (guint up = 0; up < 2 && !_byline_page_contains (page, around, entry->title); up++)
            around = page->nodes[around].parent;
          if (_byline_page_contains (page, around, entry->title) &&
              page->nodes[around].tag != BYLINE_HTML_TAG_BODY)
            entry->section = heading;
        }
    }
}

static void
find_parts (const BylinePage *page, GPtrArray *entries)
{
  g_autoptr (GArray) titles = g_array_new (FALSE, FALSE, sizeof (guint));

  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (titles, ((BylineIndexEntry *) g_ptr_array_index (entries, i))->title);
  for (guint i = 0; i < entries->len; i++)
    find_part (page, entries, titles, i);
  find_sections (page, entries, titles);
}

GPtrArray *
_byline_listing_find (const BylinePage *page, gboolean *points_to_itself)
{
  Finder self = { page };
  GPtrArray *entries;

  self.canonical = page->url != NULL ? byline_url_canonical (page->url) : NULL;
  self.host = page->url != NULL ? byline_url_host (page->url) : NULL;
  self.long_links = g_array_new (FALSE, FALSE, sizeof (guint));
  self.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self.groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self.by_shape = g_hash_table_new (NULL, NULL);
  gather_links (&self);
  choose (&self);
  entries = take_each_once (&self);
  find_parts (page, entries);
  *points_to_itself = self.points_to_itself;
  for (guint i = 0; i < self.candidates->len; i++)
    {
      g_free (g_array_index (self.candidates, Candidate, i).entry.url);
      g_free (g_array_index (self.candidates, Candidate, i).entry.canonical);
    }
  g_array_unref (self.long_links);
  g_array_unref (self.candidates);
  g_array_unref (self.groups);
  g_hash_table_unref (self.by_shape);
  g_free (self.canonical);
  g_free (self.host);
  return entries;
}
