/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-columns-private.h"

#include "byline-text.h"

/* The length of an excerpt in a list, in characters. */
#define EXCERPT_LENGTH 280

#define TEXT_COLUMN(name) { BYLINE_STRING (BylineStory, name, #name) },

/* What is shown of a story is written and read by these lines alone. */
static const BylineField columns[] = {
  { BYLINE_URL (BylineStory, url, "url") },
  { BYLINE_STRING (BylineStory, title, "title") },
  { BYLINE_STRING (BylineStory, standfirst, "standfirst") },
  { BYLINE_URL (BylineStory, picture_url, "picture") },
  { BYLINE_INT (BylineStory, picture_width, "picture_width") },
  { BYLINE_TIME (BylineStory, published, "published") },
  { BYLINE_IS (BylineStory, network, BylineNetwork, "private") },
  { BYLINE_BOOLEAN (BylineStory, has_article, "has_article") },
  BYLINE_STORY_TEXTS (TEXT_COLUMN)
};

const BylineRecord _byline_story_columns = { BYLINE_RECORD_FIELDS (columns) };

static const BylineField row_columns[] = {
  { BYLINE_INT64 (BylineStory, id, "id") },
  { BYLINE_STRING (BylineStory, key, "key") },
  { BYLINE_INT64 (BylineStory, publication_id, "publication") },
  { BYLINE_TIME (BylineStory, sort_time, "sort_time") },
  { BYLINE_BOOLEAN (BylineStory, is_read, "is_read") },
  { BYLINE_BOOLEAN (BylineStory, is_saved, "is_saved") },
  { .name = "offline",
    .kind = BYLINE_FIELD_INT,
    BYLINE_FIELD_AT (BylineStory, offline, BylineAheadLevel) },
};

const BylineRecord _byline_story_row_columns = { BYLINE_RECORD_FIELDS (row_columns) };

BylineStory *
_byline_story_from_article (const BylineArticle *article, const char *body)
{
  BylineStory *story = byline_story_new ();

  byline_record_take_alike (&byline_story_record, story, &byline_article_record, article);
  if (story->standfirst == NULL)
    story->standfirst = byline_text_excerpt (article->summary != NULL ? article->summary : body,
                                             EXCERPT_LENGTH);
  story->picture_url = byline_article_dup_picture (article);
  if (article->lead != NULL && g_strcmp0 (story->picture_url, article->lead->url) == 0)
    story->picture_width = MAX (article->lead->width, 0);
  story->has_article = byline_article_has_body (article);
  return story;
}
