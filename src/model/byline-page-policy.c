/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-policy.h"

#include <string.h>

#include "byline-text.h"

static const char *const names[] = { "automatic", "never", "excerpts", "always" };

BylinePagePolicy
byline_page_policy_from_int (gint64 value)
{
  return value >= 0 && value < (gint64) G_N_ELEMENTS (names) ? (BylinePagePolicy) value
                                                             : BYLINE_PAGE_POLICY_AUTOMATIC;
}

gboolean
byline_page_policy_from_string (const char *text, BylinePagePolicy *policy)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *policy = (BylinePagePolicy) i;
        return TRUE;
      }
  return FALSE;
}

const char *
byline_page_policy_to_string (BylinePagePolicy policy)
{
  return names[byline_page_policy_from_int (policy)];
}

gboolean
byline_page_reading_is_learned (const BylinePageReading *self)
{
  return self->policy == BYLINE_PAGE_POLICY_AUTOMATIC && self->n_tried >= BYLINE_PAGE_TRIALS;
}

gboolean
byline_page_reading_gains (const BylinePageReading *self)
{
  return self->n_gained * 2 > self->n_tried;
}

gboolean
byline_page_reading_wants (const BylinePageReading *self, const BylineArticle *article)
{
  if (article->url == NULL)
    return FALSE;
  if (article->is_excerpt || !byline_article_has_body (article))
    return self->policy != BYLINE_PAGE_POLICY_NEVER;
  if (article->fetched != 0 || article->source == BYLINE_ARTICLE_SOURCE_PAGE)
    return FALSE;
  switch (self->policy)
    {
    case BYLINE_PAGE_POLICY_AUTOMATIC:
      return !byline_page_reading_is_learned (self) || byline_page_reading_gains (self);
    case BYLINE_PAGE_POLICY_ALWAYS:
      return TRUE;
    case BYLINE_PAGE_POLICY_NEVER:
    case BYLINE_PAGE_POLICY_EXCERPTS:
      break;
    }
  return FALSE;
}

/* --- What a page gives --- */

static gboolean
is_new (const char *before, const char *after)
{
  return before == NULL && after != NULL;
}

static gboolean
gives_picture (const BylinePicture *before, const BylinePicture *after)
{
  return after != NULL && (before == NULL || is_new (before->caption, after->caption) ||
                           is_new (before->credit, after->credit));
}

static const BylineAuthor *
find_author (GPtrArray *authors, const char *name)
{
  g_autofree char *fold = byline_text_fold (name);

  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);
      g_autofree char *other = byline_text_fold (author->name);

      if (g_str_equal (fold, other))
        return author;
    }
  return NULL;
}

static gboolean
gives_authors (GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (after, i);
      const BylineAuthor *known = find_author (before, author->name);

      if (known == NULL || is_new (known->bio, author->bio) ||
          is_new (known->avatar, author->avatar) || author->contacts->len > known->contacts->len)
        return TRUE;
    }
  return FALSE;
}

gboolean
byline_page_gives_text (const BylineArticle *feed, const BylineArticle *merged)
{
  g_autofree char *text_before = byline_article_dup_text (feed);
  g_autofree char *text_after = byline_article_dup_text (merged);

  return strlen (text_after) > strlen (text_before) / 5 * 6;
}

gboolean
byline_page_gives_more (const BylineArticle *feed, const BylineArticle *merged)
{
  return is_new (feed->standfirst, merged->standfirst) ||
         gives_picture (feed->lead, merged->lead) ||
         gives_authors (feed->authors, merged->authors) || byline_page_gives_text (feed, merged);
}
