/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-listing-private.h"

#include <string.h>

#include "byline-content-private.h"
#include "byline-error.h"
#include "byline-section.h"
#include "byline-text.h"
#include "byline-url.h"

/* Prose, in bytes, that makes a page a story's where it stands outside of what the page lists. */
#define MIN_STORY_PROSE 500
/* A part with that much prose tells its story whole. */
#define TOLD_IN_FULL 800
#define MAX_SECTION_CHARS 40

typedef struct {
  guint outside;   /* prose beside the stories */
  guint n_outside; /* its paragraphs */
  guint inside;    /* prose in parts of stories */
  guint largest;   /* the most of it in one part */
  guint listed;    /* all words in parts of stories */
} Weights;

static gboolean
is_on_home (BylineMetadata *metadata)
{
  return metadata->page->url != NULL && _byline_metadata_is_home (metadata, metadata->page->url);
}

static gboolean
is_no_prose (const BylineNode *node)
{
  return node->hidden || node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FOOTER ||
         node->tag == BYLINE_HTML_TAG_FORM || (node->hints & BYLINE_HINT_FOOTER) != 0;
}

/* What is said in front of a part's headline belongs to what the part stands in. */
static void
weigh (const BylinePage *page, GPtrArray *entries, Weights *weights)
{
  guint which = 0;
  guint in_part = 0;

  for (guint i = 0; i < page->n_nodes;)
    {
      const BylineIndexEntry *entry = NULL;
      guint prose;

      while (which < entries->len && (entry = g_ptr_array_index (entries, which))->end <= i)
        {
          which++;
          in_part = 0;
        }
      if (is_no_prose (&page->nodes[i]))
        {
          i = page->nodes[i].end;
          continue;
        }
      prose = _byline_content_prose_score (page, i);
      if (which < entries->len && i >= entry->title)
        {
          in_part += prose;
          weights->inside += prose;
          weights->largest = MAX (weights->largest, in_part);
          weights->listed += page->nodes[i].own_size;
        }
      else if (prose > 0 && page->nodes[i].own_stops > 0)
        {
          weights->outside += prose;
          weights->n_outside++;
        }
      i++;
    }
}

/* A long headline of the first rank that leads nowhere, at an address like a story's, is a story's:
 * sections and people are called by few words. */
static gboolean
is_headed_like_story (BylineMetadata *metadata)
{
  const BylineNode *node = &metadata->page->nodes[metadata->headline];

  return metadata->headline != 0 && node->tag == BYLINE_HTML_TAG_H1 && node->link_size == 0 &&
         node->size >= 24 && _byline_listing_is_story_address (metadata->page->url);
}

static gboolean
is_index (BylineMetadata *metadata, GPtrArray *entries, gboolean points_to_itself)
{
  gboolean is_home = is_on_home (metadata);
  Weights weights = { 0 };

  if (entries->len < (is_home || metadata->is_list ? 2 : 3) || points_to_itself ||
      (metadata->is_story && !is_home) || (!metadata->is_list && is_headed_like_story (metadata)))
    return FALSE;
  weigh (metadata->page, entries, &weights);
  /* One part that tells far more than the others is the story, and they are what it points to. */
  if (weights.largest >= TOLD_IN_FULL && weights.largest * 4 >= weights.inside * 3)
    {
      weights.outside += weights.largest;
      weights.n_outside += 3;
    }
  if (is_home || metadata->is_list)
    return weights.outside < MIN_STORY_PROSE || weights.outside < weights.listed;
  return weights.outside < MIN_STORY_PROSE ||
         (weights.n_outside < 3 && weights.outside < 2 * MIN_STORY_PROSE);
}

/* --- The document --- */

/* The name of an author's page: its address says that it is one, its headline is a name. */
static gboolean
is_author_page (BylineMetadata *metadata)
{
  static const char *segments[] = {
    "/author/",       "/authors/",  "/autor/",  "/autoren/",    "/auteur/",
    "/people/",       "/profile/",  "/by/",     "/staff/",      "/contributor/",
    "/contributors/", "/reporter/", "/writer/", "/journalist/",
  };
  const char *url = metadata->page->url;

  for (gsize i = 0; url != NULL && i < G_N_ELEMENTS (segments); i++)
    {
      if (strstr (url, segments[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What a section's or an author's page is called by its headline, %NULL on a front page. */
static char *
name_of_page (BylineMetadata *metadata)
{
  g_autofree char *name = NULL;

  if (is_on_home (metadata) || metadata->headline == 0 ||
      metadata->page->nodes[metadata->headline].tag != BYLINE_HTML_TAG_H1 ||
      metadata->page->nodes[metadata->headline].link_size > 0)
    return NULL;
  name = _byline_page_dup_text (metadata->page, metadata->headline, BYLINE_TEXT_MAX_HEADLINE);
  if (name == NULL || g_utf8_strlen (name, -1) > MAX_SECTION_CHARS ||
      byline_section_name_is_generic (name, metadata->publication))
    return NULL;
  return g_steal_pointer (&name);
}

static void
set_title (BylineFeedDocument *document, BylineMetadata *metadata, const char *name)
{
  const char *publication = metadata->publication;

  if (publication != NULL && name != NULL)
    document->title = g_strdup_printf ("%s: %s", publication, name);
  else if (publication != NULL)
    document->title = g_strdup (publication);
  else if (name != NULL && metadata->page_title == NULL)
    document->title = g_strdup (name);
  else if (metadata->page_title != NULL)
    document->title = g_strdup (metadata->page_title);
  else
    document->title = g_strdup (metadata->og_title);
  if (document->title == NULL)
    document->title = byline_url_host (metadata->page->url);
}

static void
add_author_of_page (BylineFeedDocument *document, BylineMetadata *metadata, const char *name)
{
  if (name == NULL || !is_author_page (metadata))
    return;
  _byline_metadata_add_names (document->authors, name);
  if (document->authors->len == 1)
    {
      BylineAuthor *author = g_ptr_array_index (document->authors, 0);

      author->url = g_strdup (metadata->page->url);
    }
}

/* Stories on a section's page that say nothing else are that section's. */
static void
add_section_of_page (BylineFeedItem *item, const char *name)
{
  if (name != NULL && item->tags->len == 0)
    g_ptr_array_add (item->tags, g_strdup (name));
}

gboolean
_byline_page_is_listing (BylineMetadata *metadata)
{
  gboolean points_to_itself;
  g_autoptr (GPtrArray) entries = NULL;

  if (metadata->is_story && !is_on_home (metadata))
    return FALSE;
  entries = _byline_listing_find (metadata->page, &points_to_itself);
  return is_index (metadata, entries, points_to_itself);
}

BylineFeedDocument *
_byline_page_read_listing (BylineMetadata *metadata)
{
  gboolean points_to_itself;
  g_autoptr (GPtrArray) entries = _byline_listing_find (metadata->page, &points_to_itself);
  g_autoptr (BylineFeedDocument) document = NULL;
  g_autofree char *name = NULL;

  if (!is_index (metadata, entries, points_to_itself))
    return NULL;
  document = byline_feed_document_new ();
  name = name_of_page (metadata);
  document->format = g_strdup (BYLINE_FEED_FORMAT_PAGE);
  document->home_page_url = g_strdup (metadata->page->url);
  document->description = g_strdup (metadata->description);
  document->icon = g_strdup (metadata->icon);
  document->language = g_strdup (metadata->language);
  set_title (document, metadata, name);
  add_author_of_page (document, metadata, name);
  for (guint i = 0; i < entries->len; i++)
    {
      BylineFeedItem *item = _byline_listing_read (metadata->page, g_ptr_array_index (entries, i));

      if (document->authors->len == 0)
        add_section_of_page (item, name);
      g_ptr_array_add (document->items, item);
    }
  return g_steal_pointer (&document);
}

BylineFeedDocument *
byline_page_parse_listing (const char *html,
                   gsize length,
                   const char *url,
                   const char *content_type,
                   GError **error)
{
  g_autoptr (BylinePage) page = NULL;
  g_autoptr (BylineMetadata) metadata = NULL;
  BylineFeedDocument *document;

  g_return_val_if_fail (html != NULL || length == 0, NULL);

  page = _byline_page_new (html, length, url, content_type, error);
  if (page == NULL)
    return NULL;
  metadata = _byline_metadata_new (page);
  _byline_metadata_read_json (metadata);
  _byline_metadata_read_head (metadata);
  _byline_metadata_find_headline (metadata);
  document = _byline_page_read_listing (metadata);
  if (document == NULL)
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                         "the page lists no stories");
  return document;
}
