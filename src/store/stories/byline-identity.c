/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-identity-private.h"

#include <string.h>

#include "byline-text.h"

/* --- The table --- */

static gboolean
text_is_like (BylineTextLikeness text)
{
  return text == BYLINE_TEXT_SAME || text == BYLINE_TEXT_SIMILAR;
}

static gboolean
is_like (const BylineLikeness *it)
{
  return it->title != BYLINE_TITLE_OTHER || text_is_like (it->text);
}

/* All aliases that both have are the same. */
static gboolean
is_same_by_aliases (const BylineLikeness *it)
{
  if (is_like (it))
    return TRUE;
  return it->date == BYLINE_DATE_SAME && it->guid == BYLINE_ALIAS_MATCH_SAME;
}

static gboolean
is_same_by_guid (const BylineLikeness *it)
{
  return it->date == BYLINE_DATE_SAME || is_like (it);
}

/* A page that is written anew keeps its address, and often its headline. */
static gboolean
is_same_by_link (const BylineLikeness *it)
{
  if (it->date != BYLINE_DATE_MOVED)
    return is_like (it);
  switch (it->title)
    {
    case BYLINE_TITLE_SAME:
      return it->text == BYLINE_TEXT_SAME || it->text == BYLINE_TEXT_NONE;
    case BYLINE_TITLE_EDITED:
      return FALSE;
    case BYLINE_TITLE_OTHER:
      return it->text == BYLINE_TEXT_SAME;
    }
  return FALSE;
}

static gboolean
is_same_by_what_is_said (const BylineLikeness *it)
{
  gboolean same_second = it->date == BYLINE_DATE_SAME && it->has_time;

  switch (it->title)
    {
    case BYLINE_TITLE_SAME:
      return it->neither_dated ? it->text == BYLINE_TEXT_SAME
                               : it->date == BYLINE_DATE_SAME && it->text != BYLINE_TEXT_OTHER;
    case BYLINE_TITLE_EDITED:
      return same_second && text_is_like (it->text);
    case BYLINE_TITLE_OTHER:
      return same_second && it->text == BYLINE_TEXT_SAME && it->has_words;
    }
  return FALSE;
}

BylineIdentity
_byline_identity_decide (const BylineLikeness *it)
{
  gboolean guid = it->guid == BYLINE_ALIAS_MATCH_SAME;
  gboolean link = it->link == BYLINE_ALIAS_MATCH_SAME;

  if (guid && it->link == BYLINE_ALIAS_MATCH_OTHER)
    return is_same_by_guid (it) ? BYLINE_IDENTITY_GUID : BYLINE_IDENTITY_NONE;
  if (link && it->guid == BYLINE_ALIAS_MATCH_OTHER)
    return is_same_by_link (it) ? BYLINE_IDENTITY_LINK : BYLINE_IDENTITY_NONE;
  if (guid || link)
    return is_same_by_aliases (it) ? BYLINE_IDENTITY_ALIASES : BYLINE_IDENTITY_NONE;
  return is_same_by_what_is_said (it) ? BYLINE_IDENTITY_SAID : BYLINE_IDENTITY_NONE;
}

guint
_byline_identity_rank (const BylineLikeness *it, BylineIdentity identity)
{
  /* Aliases that name a place in a list (1, 2, 3) go to another story each time: one that says the same
   * in all has to be first. */
  gboolean says_same = it->title == BYLINE_TITLE_SAME &&
                       (it->text == BYLINE_TEXT_SAME ||
                        (it->text == BYLINE_TEXT_NONE && it->date == BYLINE_DATE_SAME));

  return (says_same ? 0u : 1u) << 12 | (guint) identity << 8 | (guint) it->title << 6 |
         (guint) it->date << 4 | (guint) it->text;
}

gboolean
_byline_identity_has_time (gint64 date)
{
  return date % 86400 != 0;
}

/* --- Headlines --- */

/* The most characters of a headline that are compared with another's. */
#define MAX_COMPARED 200

static gboolean
is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
same_digits (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  glong i = 0;
  glong j = 0;

  for (;;)
    {
      while (i < n_a && !g_unichar_isdigit (a[i]))
        i++;
      while (j < n_b && !g_unichar_isdigit (b[j]))
        j++;
      if (i == n_a || j == n_b)
        return i == n_a && j == n_b;
      /* One number each, to its end. */
      while (i < n_a && j < n_b && g_unichar_isdigit (a[i]) && a[i] == b[j])
        i++, j++;
      if ((i < n_a && g_unichar_isdigit (a[i])) || (j < n_b && g_unichar_isdigit (b[j])))
        return FALSE;
    }
}

/* Two headlines, and where the second has each letter: only places that agree are looked at. */
typedef struct {
  const gunichar *a;
  const gunichar *b;
  gint16 last[256];              /* by a letter's low bits: its last place in @b, or -1 */
  gint16 previous[MAX_COMPARED]; /* the place of such bits in front of this one, or -1 */
} Headlines;

static void
headlines_init (Headlines *self, const gunichar *a, const gunichar *b, gint16 n_b)
{
  self->a = a;
  self->b = b;
  memset (self->last, 0xff, sizeof self->last);
  for (gint16 j = 0; j < n_b; j++)
    {
      self->previous[j] = self->last[b[j] & 0xff];
      self->last[b[j] & 0xff] = j;
    }
}

/* Parts of both headlines. */
typedef struct {
  gint16 start_a;
  gint16 end_a;
  gint16 start_b;
  gint16 end_b;
} Parts;

/* Returns: the length of the longest run that both parts have, the first of several; where it begins in
 * *@at_a and *@at_b. */
static gint16
find_longest_run (const Headlines *self, const Parts *parts, gint16 *at_a, gint16 *at_b)
{
  /* Of the run that ends in front of a place of @b: how long it is, and behind which place of @a. */
  gint16 lengths[MAX_COMPARED + 1];
  gint16 ends[MAX_COMPARED + 1];
  gint16 longest = 0;

  for (gint16 j = parts->start_b; j <= parts->end_b; j++)
    ends[j] = -1;
  for (gint16 i = parts->start_a; i < parts->end_a; i++)
    /* From the last place to the first: what stands in front of each is still of the letter before. */
    for (gint16 j = self->last[self->a[i] & 0xff]; j >= parts->start_b; j = self->previous[j])
      {
        if (j >= parts->end_b || self->a[i] != self->b[j])
          continue;
        lengths[j + 1] = (ends[j] == i ? lengths[j] : 0) + 1;
        ends[j + 1] = i + 1;
        if (lengths[j + 1] < longest ||
            (lengths[j + 1] == longest && (*at_a + longest <= i || *at_b < j + 1 - longest)))
          continue;
        longest = lengths[j + 1];
        *at_a = i + 1 - longest;
        *at_b = j + 1 - longest;
      }
  return longest;
}

/* Ratcliff and Obershelp: the longest run that both have, and so on before and behind it. */
static glong
count_common (const Headlines *self, const Parts *parts)
{
  gint16 at_a = 0;
  gint16 at_b = 0;
  gint16 length;

  if (parts->start_a == parts->end_a || parts->start_b == parts->end_b)
    return 0;
  length = find_longest_run (self, parts, &at_a, &at_b);
  if (length == 0)
    return 0;
  return length + count_common (self, &(Parts){ parts->start_a, at_a, parts->start_b, at_b }) +
         count_common (self, &(Parts){ at_a + length, parts->end_a, at_b + length, parts->end_b });
}

char *
_byline_identity_fold (const char *text)
{
  g_autofree char *fold = byline_text_fold (text != NULL ? text : "");
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean has_gap = FALSE;

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_word (c))
        {
          has_gap = words->len > 0;
          continue;
        }
      if (has_gap)
        g_string_append_c (words, ' ');
      has_gap = FALSE;
      g_string_append_unichar (words, c);
    }
  /* What is signs alone is told apart by them. */
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : g_steal_pointer (&fold);
}

BylineTitleLikeness
_byline_identity_compare_titles (const char *a, const char *b)
{
  g_autofree gunichar *characters_a = NULL;
  g_autofree gunichar *characters_b = NULL;
  Headlines headlines;
  glong n_a;
  glong n_b;

  if (g_str_equal (a, b))
    return BYLINE_TITLE_SAME;
  characters_a = g_utf8_to_ucs4_fast (a, -1, &n_a);
  characters_b = g_utf8_to_ucs4_fast (b, -1, &n_b);
  if (!same_digits (characters_a, n_a, characters_b, n_b))
    return BYLINE_TITLE_OTHER;
  n_a = MIN (n_a, MAX_COMPARED);
  n_b = MIN (n_b, MAX_COMPARED);
  headlines_init (&headlines, characters_a, characters_b, (gint16) n_b);
  /* 2 * common / (n_a + n_b) >= .6 */
  return count_common (&headlines, &(Parts){ 0, (gint16) n_a, 0, (gint16) n_b }) * 10 >=
             (n_a + n_b) * 3
           ? BYLINE_TITLE_EDITED
           : BYLINE_TITLE_OTHER;
}
