/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-search.h"

#include "byline-headline-snippets.h"
#include "byline-signal.h"

struct _BylineHeadlineSearch {
  GObject parent_instance;

  char *text;                       /* nullable */
  BylineSearchQuery *query;         /* nullable: what its words are */
  BylineHeadlineSnippets *snippets; /* nullable: while words are searched for */
};

G_DEFINE_FINAL_TYPE (BylineHeadlineSearch, byline_headline_search, G_TYPE_OBJECT)

static guint changed_signal;

static gboolean
has_match (const BylineSearchQuery *query, const char *text)
{
  g_autoptr (GArray) ranges = byline_search_query_ranges (query, text, 1);

  return ranges->len > 0;
}

static void
arrived_cb (BylineHeadlineSearch *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
update_snippets (BylineHeadlineSearch *self, BylineLibrary *library)
{
  byline_headline_search_stop (self);
  if (library == NULL || self->query == NULL || !byline_search_query_has_words (self->query))
    return;

  self->snippets = byline_headline_snippets_new (library, self->text);
  g_signal_connect_object (self->snippets, "arrived", G_CALLBACK (arrived_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
byline_headline_search_dispose (GObject *object)
{
  byline_headline_search_stop (BYLINE_HEADLINE_SEARCH (object));

  G_OBJECT_CLASS (byline_headline_search_parent_class)->dispose (object);
}

static void
byline_headline_search_finalize (GObject *object)
{
  BylineHeadlineSearch *self = BYLINE_HEADLINE_SEARCH (object);

  g_free (self->text);
  g_clear_pointer (&self->query, byline_search_query_free);

  G_OBJECT_CLASS (byline_headline_search_parent_class)->finalize (object);
}

static void
byline_headline_search_class_init (BylineHeadlineSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_headline_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_headline_search_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_headline_search_init (BylineHeadlineSearch *self)
{
}

BylineHeadlineSearch *
byline_headline_search_new (void)
{
  return g_object_new (BYLINE_TYPE_HEADLINE_SEARCH, NULL);
}

void
byline_headline_search_set (BylineHeadlineSearch *self, BylineLibrary *library, const char *text)
{
  BylineSearchQuery *old;

  g_return_if_fail (BYLINE_IS_HEADLINE_SEARCH (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  old = self->query;
  self->query = text != NULL ? byline_search_query_parse (text) : NULL;
  update_snippets (self, library);
  g_signal_emit (self, changed_signal, 0);
  g_clear_pointer (&old, byline_search_query_free);
}

void
byline_headline_search_update_row (BylineHeadlineSearch *self, BylineHeadlineRow *row)
{
  BylineStoryItem *item = byline_headline_row_get_item (row);
  BylineStory *story = item != NULL ? byline_story_item_get_story (item) : NULL;
  const char *snippet = NULL;

  g_return_if_fail (BYLINE_IS_HEADLINE_SEARCH (self));

  if (self->snippets != NULL && story != NULL)
    snippet = byline_headline_snippets_lookup (self->snippets, story->id);
  /* The text speaks where headline and standfirst don't say why the story was found. */
  if (snippet != NULL &&
      (has_match (self->query, story->title) || has_match (self->query, story->standfirst)))
    snippet = NULL;
  byline_headline_row_set_search (row, self->query, snippet);
}

void
byline_headline_search_show_row (BylineHeadlineSearch *self, BylineHeadlineRow *row)
{
  BylineStoryItem *item = byline_headline_row_get_item (row);

  g_return_if_fail (BYLINE_IS_HEADLINE_SEARCH (self));

  if (self->snippets == NULL || item == NULL)
    return;

  byline_headline_snippets_want (self->snippets, byline_story_item_get_id (item));
  byline_headline_search_update_row (self, row);
}

void
byline_headline_search_stop (BylineHeadlineSearch *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_SEARCH (self));

  if (self->snippets != NULL)
    byline_headline_snippets_stop (self->snippets);
  g_clear_object (&self->snippets);
}
