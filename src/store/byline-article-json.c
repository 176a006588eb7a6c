/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-json.h"

#include "byline-clock.h"
#include "byline-json-members.h"
#include "byline-render.h"

static void
set_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  if (value > 0)
    byline_json_set_int (builder, name, value);
}

static void
set_time (JsonBuilder *builder,
          const char  *name,
          gint64       time)
{
  g_autofree char *text = NULL;

  if (time == 0)
    return;
  text = byline_clock_format_iso8601 (time);
  byline_json_set_text (builder, name, text);
}

/* --- Parts --- */

/* A picture's members in the object under way. */
static void
set_picture_members (JsonBuilder         *builder,
                     const BylinePicture *picture)
{
  byline_json_set_text (builder, "url", picture->url);
  byline_json_set_text (builder, "alt", picture->alt);
  byline_json_set_text (builder, "caption", picture->caption);
  byline_json_set_text (builder, "credit", picture->credit);
  set_number (builder, "width", picture->width);
  set_number (builder, "height", picture->height);
}

static void
set_picture (JsonBuilder         *builder,
             const char          *name,
             const BylinePicture *picture)
{
  if (picture == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  set_picture_members (builder, picture);
  json_builder_end_object (builder);
}

static void
set_marks (JsonBuilder      *builder,
           const BylineText *text)
{
  if (byline_text_n_marks (text) == 0)
    return;
  byline_json_begin_array (builder, "marks");
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      json_builder_begin_object (builder);
      byline_json_set_int (builder, "start", mark->start);
      byline_json_set_int (builder, "end", mark->end);
      byline_json_set_text (builder, "kind", byline_mark_kind_to_string (mark->kind));
      byline_json_set_text (builder, "href", mark->href);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_marked_text (JsonBuilder      *builder,
                 const BylineText *text)
{
  if (text == NULL)
    return;
  byline_json_set_text (builder, "text", text->text);
  set_marks (builder, text);
}

static void
set_rows (JsonBuilder *builder,
          GPtrArray   *rows)
{
  byline_json_begin_array (builder, "rows");
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      json_builder_begin_array (builder);
      for (guint j = 0; j < cells->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (cells, j);

          json_builder_begin_object (builder);
          set_marked_text (builder, cell->text);
          byline_json_set_flag (builder, "header", cell->header);
          if (cell->colspan > 1)
            byline_json_set_int (builder, "colspan", cell->colspan);
          if (cell->rowspan > 1)
            byline_json_set_int (builder, "rowspan", cell->rowspan);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void set_blocks (JsonBuilder *builder,
                        const char  *name,
                        GPtrArray   *blocks,
                        guint        depth);

static void
set_block_members (JsonBuilder       *builder,
                   const BylineBlock *block,
                   guint              depth)
{
  byline_json_set_text (builder, "type", byline_block_type_to_string (block->type));
  set_marked_text (builder, block->text);
  switch (block->type)
    {
    case BYLINE_BLOCK_HEADING:
      byline_json_set_int (builder, "level", CLAMP (block->level, 1, 6));
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        set_picture_members (builder, block->picture);
      break;
    case BYLINE_BLOCK_LIST:
      byline_json_set_flag (builder, "ordered", block->ordered);
      if (block->ordered)
        byline_json_set_int (builder, "start", block->start);
      set_blocks (builder, "items", block->children, depth + 1);
      break;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ASIDE:
      set_blocks (builder, "blocks", block->children, depth + 1);
      break;
    case BYLINE_BLOCK_TABLE:
      set_rows (builder, block->rows);
      break;
    case BYLINE_BLOCK_CODE:
      byline_json_set_text (builder, "language", block->language);
      break;
    case BYLINE_BLOCK_EMBED:
      byline_json_set_text (builder, "url", block->url);
      byline_json_set_text (builder, "title", block->title);
      byline_json_set_text (builder, "provider", block->provider);
      break;
    default:
      break;
    }
}

/* What lies deeper than blocks may is not written: it would not be read. */
static void
set_blocks (JsonBuilder *builder,
            const char  *name,
            GPtrArray   *blocks,
            guint        depth)
{
  byline_json_begin_array (builder, name);
  for (guint i = 0; blocks != NULL && depth <= BYLINE_BLOCK_MAX_DEPTH && i < blocks->len; i++)
    {
      json_builder_begin_object (builder);
      set_block_members (builder, g_ptr_array_index (blocks, i), depth);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* JSON Feed's authors: the part that other tools know. */
static void
set_plain_authors (JsonBuilder *builder,
                   GPtrArray   *authors)
{
  if (authors->len == 0)
    return;
  byline_json_begin_array (builder, "authors");
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "name", author->name);
      byline_json_set_text (builder, "url", author->url);
      byline_json_set_text (builder, "avatar", author->avatar);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_contacts (JsonBuilder *builder,
              GPtrArray   *contacts)
{
  if (contacts->len == 0)
    return;
  byline_json_begin_array (builder, "contacts");
  for (guint i = 0; i < contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (contacts, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "kind", byline_contact_kind_to_string (contact->kind));
      byline_json_set_text (builder, "value", contact->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_authors (JsonBuilder *builder,
             GPtrArray   *authors)
{
  byline_json_begin_array (builder, "authors");
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "name", author->name);
      byline_json_set_text (builder, "url", author->url);
      byline_json_set_text (builder, "avatar", author->avatar);
      byline_json_set_text (builder, "email", author->email);
      byline_json_set_text (builder, "bio", author->bio);
      set_contacts (builder, author->contacts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_attachments (JsonBuilder *builder,
                 GPtrArray   *attachments)
{
  if (attachments->len == 0)
    return;
  byline_json_begin_array (builder, "attachments");
  for (guint i = 0; i < attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (attachments, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "url", attachment->url);
      byline_json_set_text (builder, "mime_type", attachment->mime_type);
      byline_json_set_text (builder, "title", attachment->title);
      set_number (builder, "size_in_bytes", attachment->size);
      set_number (builder, "duration_in_seconds", attachment->duration);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_sections (JsonBuilder *builder,
              GPtrArray   *sections)
{
  byline_json_begin_array (builder, "sections");
  for (guint i = 0; i < sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "name", section->name);
      byline_json_set_text (builder, "path", section->path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_footnotes (JsonBuilder *builder,
               GPtrArray   *footnotes)
{
  if (footnotes->len == 0)
    return;
  byline_json_begin_array (builder, "footnotes");
  for (guint i = 0; i < footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (footnotes, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "id", footnote->id);
      set_blocks (builder, "blocks", footnote->blocks, 1);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_teasers (JsonBuilder *builder,
             GPtrArray   *teasers)
{
  if (teasers->len == 0)
    return;
  byline_json_begin_array (builder, "teasers");
  for (guint i = 0; i < teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (teasers, i);

      json_builder_begin_object (builder);
      byline_json_set_text (builder, "url", teaser->url);
      byline_json_set_text (builder, "kicker", teaser->kicker);
      byline_json_set_text (builder, "section", teaser->section);
      byline_json_set_text (builder, "title", teaser->title);
      byline_json_set_text (builder, "standfirst", teaser->standfirst);
      set_picture (builder, "image", teaser->picture);
      set_blocks (builder, "paragraphs", teaser->paragraphs, 1);
      set_blocks (builder, "rest", teaser->rest, 1);
      set_authors (builder, teaser->authors);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_publication (JsonBuilder         *builder,
                 const BylineArticle *article)
{
  if (article->publication_id == NULL && article->publication_name == NULL &&
      article->publication_url == NULL)
    return;
  json_builder_set_member_name (builder, "publication");
  json_builder_begin_object (builder);
  byline_json_set_text (builder, "id", article->publication_id);
  byline_json_set_text (builder, "name", article->publication_name);
  byline_json_set_text (builder, "home_page_url", article->publication_url);
  json_builder_end_object (builder);
}

static void
set_extension (JsonBuilder         *builder,
               const BylineArticle *article)
{
  json_builder_set_member_name (builder, "_byline");
  json_builder_begin_object (builder);
  byline_json_set_int (builder, "schema", BYLINE_ARTICLE_SCHEMA);
  byline_json_set_text (builder, "key", article->key);
  byline_json_set_texts (builder, "feeds", article->feeds);
  set_time (builder, "received", article->received);
  byline_json_set_text (builder, "source",
                        article->source == BYLINE_ARTICLE_FROM_PAGE ? "page" : "feed");
  byline_json_set_flag (builder, "excerpt", article->is_excerpt);
  set_time (builder, "fetched", article->fetched);
  set_publication (builder, article);
  byline_json_set_text (builder, "canonical_url", article->canonical_url);
  byline_json_set_text (builder, "kicker", article->kicker);
  byline_json_set_text (builder, "standfirst", article->standfirst);
  set_sections (builder, article->sections);
  set_picture (builder, "lead", article->lead);
  set_authors (builder, article->authors);
  byline_json_set_text (builder, "dir", article->direction == BYLINE_DIRECTION_RTL ? "rtl" : "ltr");
  set_blocks (builder, "blocks", article->blocks, 1);
  set_footnotes (builder, article->footnotes);
  set_teasers (builder, article->teasers);
  byline_json_set_text (builder, "comments_url", article->comments_url);
  byline_json_set_text (builder, "summary_html", article->summary_html);
  json_builder_end_object (builder);
}

char *
byline_article_to_json (const BylineArticle *article,
                        gboolean             pretty)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  builder = json_builder_new ();
  html = byline_render_html (article);
  text = byline_render_text (article);
  json_builder_begin_object (builder);
  /* JSON Feed demands an id; a page that no feed announced has its address or key. */
  byline_json_set_text (builder, "id",
                        article->id != NULL    ? article->id
                        : article->url != NULL ? article->url
                        : article->key != NULL ? article->key
                                               : "");
  byline_json_set_text (builder, "url", article->url);
  byline_json_set_text (builder, "title", article->title);
  byline_json_set_text (builder, "summary", article->summary);
  /* At least one of the two must be there, even for a headline alone. */
  if (*html != '\0')
    byline_json_set_text (builder, "content_html", html);
  byline_json_set_text (builder, "content_text", text);
  byline_json_set_text (builder, "image", article->lead != NULL ? article->lead->url : NULL);
  set_time (builder, "date_published", article->published);
  set_time (builder, "date_modified", article->modified);
  set_plain_authors (builder, article->authors);
  byline_json_set_texts (builder, "tags", article->tags);
  byline_json_set_text (builder, "language", article->language);
  set_attachments (builder, article->attachments);
  set_extension (builder, article);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, pretty);
}
