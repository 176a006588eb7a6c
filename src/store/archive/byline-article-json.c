/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-json.h"

#include "byline-dialect.h"
#include "byline-json-writer.h"
#include "byline-render.h"

/* --- Parts --- */

/* A picture's members in the object under way. */
static void
set_picture_members (BylineJsonWriter *writer, const BylinePicture *picture)
{
  byline_json_set_text (writer, "url", picture->url);
  byline_json_set_text (writer, "alt", picture->alt);
  byline_json_set_text (writer, "caption", picture->caption);
  byline_json_set_text (writer, "credit", picture->credit);
  byline_json_set_number (writer, "width", picture->width);
  byline_json_set_number (writer, "height", picture->height);
}

static void
set_picture (BylineJsonWriter *writer, const char *name, const BylinePicture *picture)
{
  if (picture == NULL)
    return;
  byline_json_begin_object (writer, name);
  set_picture_members (writer, picture);
  byline_json_end_object (writer);
}

static void
set_marks (BylineJsonWriter *writer, const BylineText *text)
{
  if (byline_text_n_marks (text) == 0)
    return;
  byline_json_begin_array (writer, "marks");
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_int (writer, "start", mark->start);
      byline_json_set_int (writer, "end", mark->end);
      byline_json_set_text (writer, "kind", byline_mark_kind_to_string (mark->kind));
      byline_json_set_text (writer, "href", mark->href);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_marked_text (BylineJsonWriter *writer, const BylineText *text)
{
  if (text == NULL)
    return;
  byline_json_set_text (writer, "text", text->text);
  set_marks (writer, text);
}

static void
set_rows (BylineJsonWriter *writer, GPtrArray *rows)
{
  byline_json_begin_array (writer, "rows");
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      byline_json_begin_array (writer, NULL);
      for (guint j = 0; j < cells->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (cells, j);

          byline_json_begin_object (writer, NULL);
          set_marked_text (writer, cell->text);
          byline_json_set_flag (writer, "header", cell->header);
          if (cell->colspan > 1)
            byline_json_set_int (writer, "colspan", cell->colspan);
          if (cell->rowspan > 1)
            byline_json_set_int (writer, "rowspan", cell->rowspan);
          byline_json_end_object (writer);
        }
      byline_json_end_array (writer);
    }
  byline_json_end_array (writer);
}

static void set_blocks (BylineJsonWriter *writer, const char *name, GPtrArray *blocks, guint depth);

static void
set_block_members (BylineJsonWriter *writer, const BylineBlock *block, guint depth)
{
  byline_json_set_text (writer, "type", byline_block_type_to_string (block->type));
  set_marked_text (writer, block->text);
  switch (block->type)
    {
    case BYLINE_BLOCK_HEADING:
      byline_json_set_int (writer, "level", CLAMP (block->level, 1, 6));
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        set_picture_members (writer, block->picture);
      break;
    case BYLINE_BLOCK_LIST:
      byline_json_set_flag (writer, "ordered", block->ordered);
      if (block->ordered)
        byline_json_set_int (writer, "start", block->start);
      set_blocks (writer, "items", block->children, depth + 1);
      break;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ASIDE:
      set_blocks (writer, "blocks", block->children, depth + 1);
      break;
    case BYLINE_BLOCK_TABLE:
      set_rows (writer, block->rows);
      break;
    case BYLINE_BLOCK_CODE:
      byline_json_set_text (writer, "language", block->language);
      break;
    case BYLINE_BLOCK_EMBED:
      byline_json_set_text (writer, "url", block->url);
      byline_json_set_text (writer, "title", block->title);
      byline_json_set_text (writer, "provider", block->provider);
      break;
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_PULLQUOTE:
    case BYLINE_BLOCK_RULE:
      break;
    }
}

/* What lies deeper than blocks may is not written: it would not be read. */
static void
set_blocks (BylineJsonWriter *writer, const char *name, GPtrArray *blocks, guint depth)
{
  byline_json_begin_array (writer, name);
  for (guint i = 0; blocks != NULL && depth <= BYLINE_BLOCK_MAX_DEPTH && i < blocks->len; i++)
    {
      byline_json_begin_object (writer, NULL);
      set_block_members (writer, g_ptr_array_index (blocks, i), depth);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

/* JSON Feed's authors: the part that other tools know. */
static void
set_plain_authors (BylineJsonWriter *writer, GPtrArray *authors)
{
  if (authors->len == 0)
    return;
  byline_json_begin_array (writer, "authors");
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "name", author->name);
      byline_json_set_text (writer, "url", author->url);
      byline_json_set_text (writer, "avatar", author->avatar);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_contacts (BylineJsonWriter *writer, GPtrArray *contacts)
{
  if (contacts->len == 0)
    return;
  byline_json_begin_array (writer, "contacts");
  for (guint i = 0; i < contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (contacts, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "kind", byline_contact_kind_to_string (contact->kind));
      byline_json_set_text (writer, "value", contact->value);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_authors (BylineJsonWriter *writer, GPtrArray *authors)
{
  byline_json_begin_array (writer, "authors");
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "name", author->name);
      byline_json_set_text (writer, "url", author->url);
      byline_json_set_text (writer, "avatar", author->avatar);
      byline_json_set_text (writer, "email", author->email);
      byline_json_set_text (writer, "bio", author->bio);
      set_contacts (writer, author->contacts);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_attachments (BylineJsonWriter *writer, GPtrArray *attachments)
{
  if (attachments->len == 0)
    return;
  byline_json_begin_array (writer, "attachments");
  for (guint i = 0; i < attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (attachments, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "url", attachment->url);
      byline_json_set_text (writer, "mime_type", attachment->mime_type);
      byline_json_set_text (writer, "title", attachment->title);
      byline_json_set_number (writer, "size_in_bytes", attachment->size);
      byline_json_set_number (writer, "duration_in_seconds", attachment->duration);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_sections (BylineJsonWriter *writer, GPtrArray *sections)
{
  byline_json_begin_array (writer, "sections");
  for (guint i = 0; i < sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "name", section->name);
      byline_json_set_text (writer, "path", section->path);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_footnotes (BylineJsonWriter *writer, GPtrArray *footnotes)
{
  if (footnotes->len == 0)
    return;
  byline_json_begin_array (writer, "footnotes");
  for (guint i = 0; i < footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (footnotes, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "id", footnote->id);
      set_blocks (writer, "blocks", footnote->blocks, 1);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_teasers (BylineJsonWriter *writer, GPtrArray *teasers)
{
  if (teasers->len == 0)
    return;
  byline_json_begin_array (writer, "teasers");
  for (guint i = 0; i < teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (teasers, i);

      byline_json_begin_object (writer, NULL);
      byline_json_set_text (writer, "url", teaser->url);
      byline_json_set_text (writer, "kicker", teaser->kicker);
      byline_json_set_text (writer, "section", teaser->section);
      byline_json_set_text (writer, "title", teaser->title);
      byline_json_set_text (writer, "standfirst", teaser->standfirst);
      set_picture (writer, "image", teaser->picture);
      set_blocks (writer, "paragraphs", teaser->paragraphs, 1);
      set_blocks (writer, "rest", teaser->rest, 1);
      set_authors (writer, teaser->authors);
      byline_json_end_object (writer);
    }
  byline_json_end_array (writer);
}

static void
set_publication (BylineJsonWriter *writer, const BylineArticle *article)
{
  if (article->publication_id == NULL && article->publication_name == NULL &&
      article->publication_url == NULL)
    return;
  byline_json_begin_object (writer, "publication");
  byline_json_set_text (writer, "id", article->publication_id);
  byline_json_set_text (writer, "name", article->publication_name);
  byline_json_set_text (writer, "home_page_url", article->publication_url);
  byline_json_end_object (writer);
}

static void
set_extension (BylineJsonWriter *writer, const BylineArticle *article)
{
  byline_json_begin_object (writer, "_byline");
  byline_json_set_int (writer, "schema", BYLINE_ARTICLE_SCHEMA);
  byline_json_set_text (writer, "key", article->key);
  if (article->number != 0)
    byline_json_set_int (writer, "number", article->number);
  byline_json_set_texts (writer, "feeds", article->feeds);
  byline_json_set_time (writer, "received", article->received);
  byline_json_set_text (writer, "source",
                        article->source == BYLINE_ARTICLE_FROM_PAGE ? "page" : "feed");
  byline_json_set_flag (writer, "private", article->network == BYLINE_NETWORK_PRIVATE);
  byline_json_set_flag (writer, "excerpt", article->is_excerpt);
  byline_json_set_time (writer, "fetched", article->fetched);
  set_publication (writer, article);
  byline_json_set_text (writer, "canonical_url", article->canonical_url);
  byline_json_set_text (writer, "kicker", article->kicker);
  byline_json_set_text (writer, "standfirst", article->standfirst);
  set_sections (writer, article->sections);
  set_picture (writer, "lead", article->lead);
  set_authors (writer, article->authors);
  byline_json_set_text (writer, "dir", article->direction == BYLINE_DIRECTION_RTL ? "rtl" : "ltr");
  set_blocks (writer, "blocks", article->blocks, 1);
  set_footnotes (writer, article->footnotes);
  set_teasers (writer, article->teasers);
  byline_json_set_text (writer, "comments_url", article->comments_url);
  byline_json_set_text (writer, "summary_html", article->summary_html);
  byline_json_end_object (writer);
}

char *
byline_article_to_json (const BylineArticle *article, gboolean pretty)
{
  BylineJsonWriter *writer;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  writer = byline_json_writer_new (pretty, 0);
  html = byline_render_dialect (article->blocks, article->footnotes);
  text = byline_render_text (article);
  byline_json_begin_object (writer, NULL);
  /* JSON Feed demands an id; a page that no feed announced has its address or key. */
  byline_json_set_text (writer, "id",
                        article->id != NULL    ? article->id
                        : article->url != NULL ? article->url
                        : article->key != NULL ? article->key
                                               : "");
  byline_json_set_text (writer, "url", article->url);
  byline_json_set_text (writer, "title", article->title);
  byline_json_set_text (writer, "summary", article->summary);
  /* At least one of the two must be there, even for a headline alone. */
  if (*html != '\0')
    byline_json_set_text (writer, "content_html", html);
  byline_json_set_text (writer, "content_text", text);
  byline_json_set_text (writer, "image", article->lead != NULL ? article->lead->url : NULL);
  byline_json_set_time (writer, "date_published", article->published);
  byline_json_set_time (writer, "date_modified", article->modified);
  set_plain_authors (writer, article->authors);
  byline_json_set_texts (writer, "tags", article->tags);
  byline_json_set_text (writer, "language", article->language);
  set_attachments (writer, article->attachments);
  set_extension (writer, article);
  byline_json_end_object (writer);
  return byline_json_writer_finish (writer);
}
