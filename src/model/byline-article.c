/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article.h"
#include "byline-render.h"
#include "byline-text.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BylineArticle, byline_article, byline_article_ref, byline_article_unref)

BylineFootnote *
byline_footnote_new (const char *id)
{
  BylineFootnote *self = g_new0 (BylineFootnote, 1);

  self->id = g_strdup (id);
  self->blocks = byline_blocks_new ();

  return self;
}

void
byline_footnote_free (BylineFootnote *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

BylineArticle *
byline_article_new (void)
{
  BylineArticle *self = g_atomic_rc_box_new0 (BylineArticle);

  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_section_free);
  self->blocks = byline_blocks_new ();
  self->footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  self->teasers = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_teaser_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_attachment_free);
  self->feeds = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static gpointer
copy_string (gconstpointer source, gpointer user_data)
{
  return g_strdup (source);
}

static gpointer
copy_footnote (gconstpointer source, gpointer user_data)
{
  const BylineFootnote *footnote = source;
  BylineFootnote *copy = byline_footnote_new (footnote->id);

  g_ptr_array_unref (copy->blocks);
  copy->blocks = byline_blocks_copy (footnote->blocks);

  return copy;
}

#define DEFINE_COPY(Type, name)                                                                    \
  static gpointer copy_##name (gconstpointer source, gpointer user_data)                           \
  {                                                                                                \
    return byline_##name##_copy ((const Type *) source);                                           \
  }

DEFINE_COPY (BylineAuthor, author)
DEFINE_COPY (BylineSection, section)
DEFINE_COPY (BylineTeaser, teaser)
DEFINE_COPY (BylineAttachment, attachment)

static void
copy_array (GPtrArray **to, GPtrArray *from, gpointer (*copy) (gconstpointer, gpointer))
{
  g_ptr_array_set_size (*to, 0);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (*to, copy (g_ptr_array_index (from, i), NULL));
}

static void
copy_blocks (GPtrArray **to, GPtrArray *from)
{
  g_ptr_array_unref (*to);
  *to = byline_blocks_copy (from);
}

static void
replace (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

static void
fill (char **field, const char *value)
{
  if (*field == NULL)
    *field = g_strdup (value);
}

BylineArticle *
byline_article_copy (const BylineArticle *self)
{
  BylineArticle *copy = byline_article_new ();

  copy->id = g_strdup (self->id);
  copy->key = g_strdup (self->key);
  copy->number = self->number;
  copy->url = g_strdup (self->url);
  copy->title = g_strdup (self->title);
  copy->kicker = g_strdup (self->kicker);
  copy->standfirst = g_strdup (self->standfirst);
  copy->summary = g_strdup (self->summary);
  copy->summary_html = g_strdup (self->summary_html);
  copy->language = g_strdup (self->language);
  copy->comments_url = g_strdup (self->comments_url);
  copy->canonical_url = g_strdup (self->canonical_url);
  copy->direction = self->direction;
  copy->source = self->source;
  copy->network = self->network;
  copy->is_excerpt = self->is_excerpt;
  copy->published = self->published;
  copy->modified = self->modified;
  copy->received = self->received;
  copy->fetched = self->fetched;
  copy->lead = byline_picture_copy (self->lead);
  copy_array (&copy->authors, self->authors, copy_author);
  copy_array (&copy->tags, self->tags, copy_string);
  copy_array (&copy->sections, self->sections, copy_section);
  copy_blocks (&copy->blocks, self->blocks);
  copy_array (&copy->footnotes, self->footnotes, copy_footnote);
  copy_array (&copy->teasers, self->teasers, copy_teaser);
  copy_array (&copy->attachments, self->attachments, copy_attachment);
  copy_array (&copy->feeds, self->feeds, copy_string);
  copy->publication_key = g_strdup (self->publication_key);
  copy->publication_name = g_strdup (self->publication_name);
  copy->publication_url = g_strdup (self->publication_url);
  copy->publication_icon = g_strdup (self->publication_icon);

  return copy;
}

BylineArticle *
byline_article_ref (BylineArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
byline_article_clear (gpointer data)
{
  BylineArticle *self = data;

  g_free (self->id);
  g_free (self->key);
  g_free (self->url);
  g_free (self->title);
  g_free (self->kicker);
  g_free (self->standfirst);
  g_free (self->summary);
  g_free (self->summary_html);
  g_free (self->language);
  g_free (self->comments_url);
  g_free (self->canonical_url);
  byline_picture_free (self->lead);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->footnotes);
  g_ptr_array_unref (self->teasers);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->feeds);
  g_free (self->publication_key);
  g_free (self->publication_name);
  g_free (self->publication_url);
  g_free (self->publication_icon);
}

void
byline_article_unref (BylineArticle *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, byline_article_clear);
}

gboolean
byline_article_has_body (const BylineArticle *self)
{
  return self->blocks->len > 0;
}

/* --- A story's page joined with its feed --- */

static gboolean
page_says_more (const BylineArticle *feed, const BylineArticle *page)
{
  g_autofree char *feed_text = NULL;
  g_autofree char *page_text = NULL;

  if (!byline_article_has_body (page))
    return FALSE;
  if (!byline_article_has_body (feed))
    return TRUE;

  feed_text = byline_render_text (feed);
  page_text = byline_render_text (page);

  return strlen (page_text) >= strlen (feed_text);
}

static void
merge_body (BylineArticle *merged, const BylineArticle *page)
{
  copy_blocks (&merged->blocks, page->blocks);
  copy_array (&merged->footnotes, page->footnotes, copy_footnote);
  merged->source = BYLINE_ARTICLE_SOURCE_PAGE;
  merged->is_excerpt = page->is_excerpt;
  merged->direction = page->direction;
  if (page->language != NULL)
    replace (&merged->language, page->language);
}

static void
merge_lead (BylineArticle *merged, const BylineArticle *page)
{
  BylinePicture *lead;

  if (page->lead == NULL)
    return;

  lead = byline_picture_copy (page->lead);
  if (merged->lead != NULL)
    {
      fill (&lead->alt, merged->lead->alt);
      fill (&lead->caption, merged->lead->caption);
      fill (&lead->credit, merged->lead->credit);
    }
  byline_picture_free (merged->lead);
  merged->lead = lead;
}

static gboolean
has_author (GPtrArray *authors, const char *name)
{
  g_autofree char *fold = byline_text_fold (name);

  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);
      g_autofree char *other = byline_text_fold (author->name);

      if (g_str_equal (fold, other))
        return TRUE;
    }

  return FALSE;
}

/* The feed's authors stay who they are; the page tells more of them. A feed that names nobody, or only the publication, takes the page's. */
static void
merge_authors (BylineArticle *merged, const BylineArticle *page)
{
  gboolean nobody = merged->authors->len == 0;

  if (merged->authors->len == 1 && merged->publication_name != NULL &&
      has_author (merged->authors, merged->publication_name) && page->authors->len > 0)
    {
      g_ptr_array_set_size (merged->authors, 0);
      nobody = TRUE;
    }

  for (guint i = 0; i < page->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (page->authors, i);

      if (nobody || has_author (merged->authors, author->name))
        byline_authors_add (merged->authors, byline_author_copy (author));
    }
}

static void
merge_sections (BylineArticle *merged, const BylineArticle *page)
{
  for (guint i = 0; i < page->sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (page->sections, i);

      byline_sections_add (merged->sections, section->path != NULL ? section->path : section->name);
    }
}

BylineArticle *
byline_article_merge_page (const BylineArticle *feed, const BylineArticle *page)
{
  BylineArticle *merged = byline_article_copy (feed);

  merged->network = byline_network_join (feed->network, page->network);
  if (page_says_more (feed, page))
    merge_body (merged, page);
  merge_lead (merged, page);
  merge_authors (merged, page);
  merge_sections (merged, page);
  copy_array (&merged->teasers, page->teasers, copy_teaser);
  fill (&merged->title, page->title);
  fill (&merged->kicker, page->kicker);
  fill (&merged->standfirst, page->standfirst);
  fill (&merged->canonical_url, page->canonical_url);
  fill (&merged->language, page->language);
  fill (&merged->publication_icon, page->publication_icon);
  if (merged->published == 0)
    merged->published = page->published;
  merged->modified = MAX (merged->modified, page->modified);
  merged->fetched = page->fetched;

  return merged;
}
