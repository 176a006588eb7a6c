/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article.h"
#include "byline-block-json.h"
#include "byline-dialect.h"
#include "byline-json-members.h"
#include "byline-render.h"
#include "byline-text.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BylineArticle, byline_article, byline_article_ref, byline_article_unref)

/* The largest number of a story. */
#define MAX_NUMBER 268435455
/* The value of "_byline.body" for what byline_render_dialect() wrote. */
#define BODY_IS_DIALECT "dialect"

static void
write_schema (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  byline_json_writer_set_int (writer, field->name, BYLINE_ARTICLE_SCHEMA);
}

/* JSON Feed demands an id; a page that no feed announced has its address or key. */
static void
write_id (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineArticle *article = self;
  const char *id = article->id != NULL ? article->id : article->url;

  if (id == NULL)
    id = article->key != NULL ? article->key : "";
  byline_json_writer_add_string (writer, field->name, id);
}

static char *
dup_dialect (const BylineArticle *article)
{
  return byline_render_dialect (article->blocks, article->footnotes);
}

/* The body stands in a file once. JSON Feed demands one, even of a headline alone. */
static void
write_body (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineArticle *article = self;
  g_autofree char *html = article->feed_html == NULL ? dup_dialect (article) : NULL;

  byline_json_writer_add_string (writer, field->name, html != NULL ? html : article->feed_html);
}

static void
write_body_kind (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineArticle *article = self;

  byline_json_writer_add_string (writer, field->name,
                                 article->feed_html != NULL ? "feed" : BODY_IS_DIALECT);
}

static gboolean
read_dialect (BylineArticle *article, const char *html)
{
  g_autoptr (GPtrArray) blocks = byline_read_dialect (html, -1, article->footnotes, NULL);

  if (blocks == NULL)
    return FALSE;

  g_ptr_array_unref (article->blocks);
  article->blocks = g_steal_pointer (&blocks);

  return TRUE;
}

/* What does not say that it is the dialect may be any HTML, which the reader of feeds' bodies
 * takes. Returns: FALSE if it says so and is not. */
static gboolean
read_body (const BylineField *field, gpointer self, gpointer object)
{
  BylineArticle *article = self;
  const char *html = byline_json_peek_text (object, field->name);
  JsonObject *extension = byline_json_get_object (object, "_byline");

  if (html == NULL || *html == '\0')
    return TRUE;
  if (g_strcmp0 (byline_json_peek_text (extension, "body"), BODY_IS_DIALECT) == 0)
    return read_dialect (article, html);

  article->feed_html = g_strdup (html);

  return TRUE;
}

static void
write_dialect (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  g_autofree char *html = dup_dialect (self);

  if (*html != '\0')
    byline_json_writer_add_string (writer, field->name, html);
}

/* At least one of the two must be there, even for a headline alone. */
static void
write_text (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  g_autofree char *text = byline_render_text (self);

  byline_json_writer_add_string (writer, field->name, text);
}

static const char *const source_names[] = { "feed", "page", NULL };
static const char *const direction_names[] = { "ltr", "rtl", NULL };

/*
 * An article as an item of JSON Feed 1.1, in two ways: as it is archived (data/article.schema.json),
 * which is all of its fields, and as it is printed. What Byline alone knows is in "_byline". The body
 * is a group by itself, so that how it is written down concerns nothing else.
 */

static const BylineField body_fields[] = {
  { BYLINE_STRING (BylineArticle, feed_html, NULL) },
  { BYLINE_STRING (BylineArticle, text, NULL), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_URL (BylineArticle, body_picture, NULL), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_RECORDS (BylineArticle, blocks, NULL, byline_block_record) },
  { BYLINE_RECORDS (BylineArticle, footnotes, NULL, byline_footnote_record) },
  { BYLINE_BOOLEAN (BylineArticle, is_cut, "cut"), .flags = BYLINE_FIELD_NOT_DIGESTED },
};

static const BylineRecord body_record = { BYLINE_RECORD_FIELDS (body_fields) };

static const BylineField publication_fields[] = {
  { BYLINE_STRING (BylineArticle, publication_key, "id"), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_STRING (BylineArticle, publication_name, "name"), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_URL (BylineArticle, publication_url, "home_page_url"),
    .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_STRING (BylineArticle, publication_icon, NULL), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_BOOLEAN (BylineArticle, wants_page, NULL), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_RECORD (BylineArticle,
                   position,
                   BylineReadingPosition,
                   NULL,
                   byline_reading_position_record),
    .flags = BYLINE_FIELD_NOT_DIGESTED },
};

static const BylineRecord publication_record = { BYLINE_RECORD_FIELDS (publication_fields) };

#define TEXT_FIELD(name) { BYLINE_STRING (BylineArticle, name, #name) },

static const BylineField text_fields[] = { BYLINE_STORY_TEXTS (TEXT_FIELD) };

static const BylineRecord texts_record = { BYLINE_RECORD_FIELDS (text_fields) };

static const BylineField known_fields[] = {
  { BYLINE_DERIVED ("schema", write_schema) },
  { BYLINE_STRING (BylineArticle, key, "key"), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_INT64 (BylineArticle, number, "number"), .flags = BYLINE_FIELD_NOT_DIGESTED,
    .max = MAX_NUMBER },
  { BYLINE_STRINGS (BylineArticle, feeds, "feeds"), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_TIME (BylineArticle, received, "received"), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_ENUM (BylineArticle, source, BylineArticleSource, "source", source_names) },
  { BYLINE_IS (BylineArticle, network, BylineNetwork, "private") },
  { BYLINE_BOOLEAN (BylineArticle, is_excerpt, "excerpt") },
  { BYLINE_TIME (BylineArticle, fetched, "fetched"), .flags = BYLINE_FIELD_NOT_DIGESTED },
  { BYLINE_GROUP ("publication", publication_record) },
  { BYLINE_URL (BylineArticle, canonical_url, "canonical_url") },
  { BYLINE_GROUP (NULL, texts_record) },
  { BYLINE_STRING (BylineArticle, standfirst, "standfirst") },
  { BYLINE_RECORDS (BylineArticle, sections, "sections", byline_section_record),
    .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_RECORD (BylineArticle, lead, BylinePicture, "lead", byline_picture_record) },
  { BYLINE_RECORDS (BylineArticle, authors, "authors", byline_author_record),
    .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_ENUM (BylineArticle, direction, BylineDirection, "dir", direction_names) },
};

static const BylineRecord known_record = { BYLINE_RECORD_FIELDS (known_fields) };

static const BylineField other_fields[] = {
  { BYLINE_URL (BylineArticle, comments_url, "comments_url") },
  { BYLINE_STRING (BylineArticle, summary_html, "summary_html") },
  { BYLINE_RECORDS (BylineArticle, pictures, "pictures", byline_picture_record) },
  { BYLINE_STRINGS (BylineArticle, labels, "labels") },
};

static const BylineRecord other_record = { BYLINE_RECORD_FIELDS (other_fields) };

static const BylineField extension_fields[] = {
  { BYLINE_GROUP (NULL, known_record) },
  { BYLINE_DERIVED ("body", write_body_kind) },
  { BYLINE_GROUP (NULL, body_record) },
  { BYLINE_RECORDS (BylineArticle, teasers, "teasers", byline_teaser_record) },
  { BYLINE_GROUP (NULL, other_record) },
};

static const BylineRecord extension_record = { BYLINE_RECORD_FIELDS (extension_fields) };

static const BylineField document_extension_fields[] = {
  { BYLINE_GROUP (NULL, known_record) },
  { BYLINE_BLOCKS (BylineArticle, blocks, "blocks") },
  { BYLINE_RECORDS (BylineArticle, footnotes, "footnotes", byline_footnote_record) },
  { BYLINE_BOOLEAN (BylineArticle, is_cut, "cut") },
  { BYLINE_RECORDS (BylineArticle, teasers, "teasers", byline_teaser_record),
    .view = &byline_teaser_document_record },
  { BYLINE_GROUP (NULL, other_record) },
};

static const BylineRecord document_extension_record = {
  BYLINE_RECORD_FIELDS (document_extension_fields),
};

static const BylineField first_fields[] = {
  { BYLINE_STRING (BylineArticle, id, "id"), .flags = BYLINE_FIELD_NOT_DIGESTED,
    .write = write_id },
  { BYLINE_URL (BylineArticle, url, "url") },
  { BYLINE_STRING (BylineArticle, title, "title") },
  { BYLINE_STRING (BylineArticle, summary, "summary") },
};

static const BylineRecord first_record = { BYLINE_RECORD_FIELDS (first_fields) };

static const BylineField last_fields[] = {
  { BYLINE_RECORD (BylineArticle, lead, BylinePicture, "image", byline_picture_record),
    .flags = BYLINE_FIELD_VIEW, .write = byline_picture_write_url,
    .read = byline_picture_read_url },
  { BYLINE_TIME (BylineArticle, published, "date_published") },
  { BYLINE_TIME (BylineArticle, modified, "date_modified") },
  { BYLINE_RECORDS (BylineArticle, authors, "authors", byline_author_record),
    .flags = BYLINE_FIELD_VIEW, .view = &byline_author_plain_record },
  { BYLINE_STRINGS (BylineArticle, tags, "tags") },
  { BYLINE_STRING (BylineArticle, language, "language") },
  { BYLINE_RECORDS (BylineArticle, attachments, "attachments", byline_attachment_record) },
};

static const BylineRecord last_record = { BYLINE_RECORD_FIELDS (last_fields) };

static const BylineField fields[] = {
  { BYLINE_GROUP (NULL, first_record) },
  { BYLINE_DERIVED ("content_html", write_body), .read = read_body,
    .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_GROUP (NULL, last_record) },
  { BYLINE_GROUP ("_byline", extension_record) },
};

static const BylineField document_fields[] = {
  { BYLINE_GROUP (NULL, first_record) },
  { BYLINE_DERIVED ("content_html", write_dialect) },
  { BYLINE_DERIVED ("content_text", write_text) },
  { BYLINE_GROUP (NULL, last_record) },
  { BYLINE_GROUP ("_byline", document_extension_record) },
};

const BylineRecord byline_article_record = {
  .size = sizeof (BylineArticle),
  BYLINE_RECORD_FIELDS (fields),
};

const BylineRecord byline_article_document_record = {
  .size = sizeof (BylineArticle),
  BYLINE_RECORD_FIELDS (document_fields),
};

BylineArticle *
byline_article_new (void)
{
  BylineArticle *self = g_atomic_rc_box_new0 (BylineArticle);

  byline_record_init (&byline_article_record, self);

  return self;
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
  BylineArticle *copy = g_atomic_rc_box_new0 (BylineArticle);

  byline_record_assign (&byline_article_record, copy, self);

  return copy;
}

BylineArticle *
byline_article_ref (BylineArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
byline_article_clear (gpointer self)
{
  byline_record_clear (&byline_article_record, self);
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
  return self->feed_html != NULL || self->blocks->len > 0;
}

char *
byline_article_dup_text (const BylineArticle *self)
{
  return self->text != NULL ? g_strdup (self->text) : byline_render_text (self);
}

static const char *
first_picture (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->type == BYLINE_BLOCK_GALLERY && block->children != NULL &&
          block->children->len > 0)
        block = g_ptr_array_index (block->children, 0);
      if (block->type == BYLINE_BLOCK_FIGURE && block->picture != NULL &&
          block->picture->url != NULL)
        return block->picture->url;
    }

  return NULL;
}

char *
byline_article_dup_picture (const BylineArticle *self)
{
  if (self->lead != NULL)
    return g_strdup (self->lead->url);

  return g_strdup (self->body_picture != NULL ? self->body_picture : first_picture (self->blocks));
}

void
byline_article_take_body (BylineArticle *self, const BylineArticle *other)
{
  byline_record_assign (&body_record, self, other);
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

  feed_text = byline_article_dup_text (feed);
  page_text = byline_article_dup_text (page);

  return strlen (page_text) >= strlen (feed_text);
}

static void
merge_body (BylineArticle *merged, const BylineArticle *page)
{
  byline_article_take_body (merged, page);
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

/* A feed's headline may begin with what stands above it on the page, "Trade: Ports close". */
static void
drop_kicker_in_headline (BylineArticle *self)
{
  const char *title = self->title;
  gboolean begins = title != NULL && self->kicker != NULL && *self->kicker != '\0' &&
                    g_str_has_prefix (title, self->kicker);

  if (begins && title[strlen (self->kicker)] == ':')
    g_clear_pointer (&self->kicker, g_free);
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
  g_ptr_array_unref (merged->teasers);
  merged->teasers = byline_record_copy_array (&byline_teaser_record, page->teasers);
  fill (&merged->title, page->title);
#define FILL(name) fill (&merged->name, page->name);
  BYLINE_STORY_TEXTS (FILL)
  drop_kicker_in_headline (merged);
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

static void
take_blocks (BylineArticle *self, GPtrArray *blocks)
{
  GPtrArray *copies = byline_record_copy_array (&byline_block_record, blocks);

  g_ptr_array_extend_and_steal (self->blocks, copies);
}

BylineArticle *
byline_article_new_from_teaser (const BylineArticle *page, const BylineTeaser *teaser)
{
  BylineArticle *self = byline_article_new ();

  self->url = g_strdup (teaser->url);
  self->title = g_strdup (teaser->title);
  self->kicker = g_strdup (teaser->section != NULL ? teaser->section : teaser->kicker);
  self->standfirst = g_strdup (teaser->standfirst);
  self->lead = byline_picture_copy (teaser->picture);
  g_ptr_array_unref (self->authors);
  self->authors = byline_record_copy_array (&byline_author_record, teaser->authors);
  if (teaser->section != NULL)
    byline_sections_add (self->sections, teaser->section);
  take_blocks (self, teaser->paragraphs);
  take_blocks (self, teaser->rest);
  self->is_excerpt = teaser->rest->len == 0 && teaser->paragraphs->len <= 1;

  self->source = BYLINE_ARTICLE_SOURCE_PAGE;
  self->network = page->network;
  self->direction = page->direction;
  self->language = g_strdup (page->language);
  self->fetched = page->fetched;
  self->publication_key = g_strdup (page->publication_key);
  self->publication_name = g_strdup (page->publication_name);
  self->publication_url = g_strdup (page->publication_url);

  return self;
}
