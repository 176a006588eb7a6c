/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-json.h"
#include "byline-canonical.h"
#include "byline-clock.h"
#include "byline-error.h"
#include "byline-json-members.h"
#include "byline-text.h"
#include "byline-url.h"

/*
 * The archive is read as what comes from outside: another tool may have written it. Wrong types
 * count as missing, addresses are checked, and text loses what could deceive (control and
 * bidi-override characters).
 */

/* A picture is not larger, whatever is said. */
#define MAX_NUMBER 268435455
#define MAX_PIXELS 1000000
#define MAX_SPAN 1000

/* --- Members --- */

static JsonObject *
as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
array_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonObject *
get_object_at (JsonArray *array, guint index)
{
  return as_object (json_array_get_element (array, index));
}

static gboolean
is_deceptive (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) ||
          (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return TRUE;
    }
  return FALSE;
}

static char *
clean (const char *text)
{
  /* An escape in JSON can make a surrogate, which is no character. */
  if (g_utf8_validate (text, -1, NULL) && !is_deceptive (text))
    return g_strdup (text);
  return byline_text_clean_lines (text, 0);
}

/* Returns: (transfer full) (nullable): a text; NULL also for "". */
static char *
get_text (JsonObject *object, const char *name)
{
  const char *text = byline_json_peek_text (object, name);

  return text != NULL && *text != '\0' ? clean (text) : NULL;
}

static char *
get_url (JsonObject *object, const char *name)
{
  return byline_url_resolve (NULL, byline_json_peek_text (object, name));
}

static gint64
get_int (JsonObject *object, const char *name, gint64 least, gint64 most, gint64 fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gint64 value = fallback;

  if (type == G_TYPE_INT64)
    value = json_node_get_int (node);
  else if (type == G_TYPE_DOUBLE)
    {
      double number = json_node_get_double (node);

      if (number >= (double) least && number <= (double) most)
        value = (gint64) number;
    }
  return value < least || value > most ? fallback : value;
}

static gint64
get_time (JsonObject *object, const char *name)
{
  return byline_clock_parse_iso8601 (byline_json_peek_text (object, name));
}

static void
get_texts (JsonObject *object, const char *name, GPtrArray *texts)
{
  JsonArray *array = byline_json_get_array (object, name);

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      char *text = NULL;

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        text = clean (json_node_get_string (node));
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
}

/* --- Parts --- */

static BylinePicture *
get_picture (JsonObject *object)
{
  g_autofree char *url = get_url (object, "url");
  BylinePicture *picture;

  if (url == NULL)
    return NULL;
  picture = byline_picture_new (url);
  picture->alt = get_text (object, "alt");
  picture->caption = get_text (object, "caption");
  picture->credit = get_text (object, "credit");
  picture->width = (int) get_int (object, "width", 0, MAX_PIXELS, 0);
  picture->height = (int) get_int (object, "height", 0, MAX_PIXELS, 0);
  return picture;
}

static void
add_mark (BylineText *text, guint n_chars, JsonObject *object)
{
  g_autofree char *href = NULL;
  guint start = (guint) get_int (object, "start", 0, n_chars, n_chars);
  guint end = (guint) get_int (object, "end", 0, n_chars, 0);
  BylineMarkKind kind;

  if (!byline_mark_kind_from_string (byline_json_peek_text (object, "kind"), &kind) || start >= end)
    return;
  if (kind == BYLINE_MARK_LINK)
    href = byline_url_resolve_link (NULL, byline_json_peek_text (object, "href"));
  else if (kind == BYLINE_MARK_FOOTNOTE)
    href = get_text (object, "href");
  /* A link that leads nowhere is text. */
  if (href != NULL || (kind != BYLINE_MARK_LINK && kind != BYLINE_MARK_FOOTNOTE))
    byline_text_add_mark (text, start, end, kind, href);
}

static BylineText *
get_marked_text (JsonObject *object)
{
  const char *raw = byline_json_peek_text (object, "text");
  JsonArray *marks = byline_json_get_array (object, "marks");
  BylineText *text;
  char *cleaned;
  guint n_chars;

  if (raw == NULL)
    return NULL;
  cleaned = clean (raw);
  /* Marks count characters: they hold only while the text is the one that was written. */
  if (cleaned == NULL || !g_str_equal (cleaned, raw))
    marks = NULL;
  text = byline_text_new_take (cleaned != NULL ? cleaned : g_strdup (""));
  n_chars = (guint) g_utf8_strlen (text->text, -1);
  for (guint i = 0; i < array_length (marks); i++)
    add_mark (text, n_chars, get_object_at (marks, i));
  return text;
}

static GPtrArray *
get_row (JsonNode *node)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *object = get_object_at (array, i);
      BylineText *text = get_marked_text (object);
      BylineCell *cell = byline_cell_new (text != NULL ? text : byline_text_new (""));

      cell->header = byline_json_get_flag (object, "header");
      cell->colspan = (guint) get_int (object, "colspan", 1, MAX_SPAN, 1);
      cell->rowspan = (guint) get_int (object, "rowspan", 1, MAX_SPAN, 1);
      g_ptr_array_add (cells, cell);
    }
  return cells;
}

static void
get_rows (JsonObject *object, BylineBlock *block)
{
  JsonArray *array = byline_json_get_array (object, "rows");

  if (block->rows == NULL)
    block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < array_length (array); i++)
    g_ptr_array_add (block->rows, get_row (json_array_get_element (array, i)));
}

static void get_blocks (JsonObject *object,
                        const char *name,
                        GPtrArray *blocks,
                        BylineBlock *parent,
                        guint depth);

/* Returns: whether a block of @type may stand in @parent (NULL: in the article itself). */
static gboolean
fits (BylineBlockType type, const BylineBlock *parent)
{
  if (parent != NULL && parent->type == BYLINE_BLOCK_LIST)
    return type == BYLINE_BLOCK_ITEM;
  if (parent != NULL && parent->type == BYLINE_BLOCK_GALLERY)
    return type == BYLINE_BLOCK_FIGURE;
  return type != BYLINE_BLOCK_ITEM;
}

/* Fills in what counts for the block's type. Returns: whether it is whole. */
static gboolean
get_block_members (JsonObject *object, BylineBlock *block, guint depth)
{
  block->text = get_marked_text (object);
  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_PULLQUOTE:
      return block->text != NULL;
    case BYLINE_BLOCK_HEADING:
      block->level = (guint) get_int (object, "level", 1, 6, 2);
      return block->text != NULL;
    case BYLINE_BLOCK_CODE:
      block->language = get_text (object, "language");
      return block->text != NULL;
    case BYLINE_BLOCK_FIGURE:
      block->picture = get_picture (object);
      return block->picture != NULL;
    case BYLINE_BLOCK_LIST:
      block->ordered = byline_json_get_flag (object, "ordered");
      block->start = (guint) get_int (object, "start", 0, G_MAXINT, 1);
      get_blocks (object, "items", NULL, block, depth + 1);
      return block->children != NULL;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ASIDE:
      get_blocks (object, "blocks", NULL, block, depth + 1);
      return block->children != NULL || block->type == BYLINE_BLOCK_ITEM;
    case BYLINE_BLOCK_TABLE:
      get_rows (object, block);
      return block->rows->len > 0;
    case BYLINE_BLOCK_EMBED:
      block->url = get_url (object, "url");
      block->title = get_text (object, "title");
      block->provider = get_text (object, "provider");
      return block->url != NULL;
    case BYLINE_BLOCK_RULE:
      break;
    }
  return TRUE;
}

static BylineBlock *
get_block (JsonObject *object, const BylineBlock *parent, guint depth)
{
  g_autoptr (BylineBlock) block = NULL;
  BylineBlockType type;

  if (!byline_block_type_from_string (byline_json_peek_text (object, "type"), &type) ||
      !fits (type, parent))
    return NULL;
  block = byline_block_new (type);
  return get_block_members (object, block, depth) ? g_steal_pointer (&block) : NULL;
}

/* Adds to @blocks, or to @parent's children. */
static void
get_blocks (JsonObject *object,
            const char *name,
            GPtrArray *blocks,
            BylineBlock *parent,
            guint depth)
{
  JsonArray *array = depth <= BYLINE_BLOCK_MAX_DEPTH ? byline_json_get_array (object, name) : NULL;

  for (guint i = 0; i < array_length (array); i++)
    {
      BylineBlock *block = get_block (get_object_at (array, i), parent, depth);

      if (block == NULL)
        continue;
      if (parent != NULL)
        byline_block_add_child (parent, block);
      else
        g_ptr_array_add (blocks, block);
    }
}

static void
get_contacts (JsonObject *object, BylineAuthor *author)
{
  JsonArray *array = byline_json_get_array (object, "contacts");

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *contact = get_object_at (array, i);
      g_autofree char *value = get_text (contact, "value");
      BylineContactKind kind;

      if (value != NULL &&
          byline_contact_kind_from_string (byline_json_peek_text (contact, "kind"), &kind))
        byline_author_add_contact (author, kind, value);
    }
}

static void
get_authors (JsonObject *object, GPtrArray *authors)
{
  JsonArray *array = byline_json_get_array (object, "authors");

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *member = get_object_at (array, i);
      g_autofree char *name = get_text (member, "name");
      BylineAuthor *author;

      if (name == NULL)
        continue;
      author = byline_author_new (name);
      author->url = get_url (member, "url");
      author->avatar = get_url (member, "avatar");
      author->email = get_text (member, "email");
      author->bio = get_text (member, "bio");
      get_contacts (member, author);
      g_ptr_array_add (authors, author);
    }
}

static void
get_attachments (JsonObject *object, GPtrArray *attachments)
{
  JsonArray *array = byline_json_get_array (object, "attachments");

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *member = get_object_at (array, i);
      g_autofree char *url = get_url (member, "url");
      g_autofree char *mime_type = get_text (member, "mime_type");
      BylineAttachment *attachment;

      if (url == NULL)
        continue;
      attachment = byline_attachment_new (url, mime_type);
      attachment->title = get_text (member, "title");
      attachment->size = get_int (member, "size_in_bytes", 0, G_MAXINT64, 0);
      attachment->duration = get_int (member, "duration_in_seconds", 0, G_MAXINT64, 0);
      g_ptr_array_add (attachments, attachment);
    }
}

static void
get_sections (JsonObject *object, GPtrArray *sections)
{
  JsonArray *array = byline_json_get_array (object, "sections");

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *member = get_object_at (array, i);
      g_autofree char *name = get_text (member, "name");
      g_autofree char *path = get_text (member, "path");

      if (name != NULL)
        g_ptr_array_add (sections, byline_section_new (name, path));
    }
}

static void
get_footnotes (JsonObject *object, GPtrArray *footnotes)
{
  JsonArray *array = byline_json_get_array (object, "footnotes");

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *member = get_object_at (array, i);
      g_autofree char *id = get_text (member, "id");
      BylineFootnote *footnote;

      if (id == NULL)
        continue;
      footnote = byline_footnote_new (id);
      get_blocks (member, "blocks", footnote->blocks, NULL, 1);
      g_ptr_array_add (footnotes, footnote);
    }
}

static void
get_teasers (JsonObject *object, GPtrArray *teasers)
{
  JsonArray *array = byline_json_get_array (object, "teasers");

  for (guint i = 0; i < array_length (array); i++)
    {
      JsonObject *member = get_object_at (array, i);
      BylineTeaser *teaser;

      if (member == NULL)
        continue;
      teaser = byline_teaser_new ();
      teaser->url = get_url (member, "url");
      teaser->kicker = get_text (member, "kicker");
      teaser->section = get_text (member, "section");
      teaser->title = get_text (member, "title");
      teaser->standfirst = get_text (member, "standfirst");
      teaser->picture = get_picture (byline_json_get_object (member, "image"));
      get_blocks (member, "paragraphs", teaser->paragraphs, NULL, 1);
      get_blocks (member, "rest", teaser->rest, NULL, 1);
      get_authors (member, teaser->authors);
      g_ptr_array_add (teasers, teaser);
    }
}

/* --- The article --- */

static void
get_extension (JsonObject *object, BylineArticle *article)
{
  JsonObject *publication = byline_json_get_object (object, "publication");

  article->key = get_text (object, "key");
  article->number = get_int (object, "number", 0, MAX_NUMBER, 0);
  get_texts (object, "feeds", article->feeds);
  article->received = get_time (object, "received");
  if (g_strcmp0 (byline_json_peek_text (object, "source"), "page") == 0)
    article->source = BYLINE_ARTICLE_FROM_PAGE;
  article->network = byline_json_get_flag (object, "private") ? BYLINE_NETWORK_PRIVATE
                                                              : BYLINE_NETWORK_PUBLIC;
  article->is_excerpt = byline_json_get_flag (object, "excerpt");
  article->fetched = get_time (object, "fetched");
  article->publication_id = get_text (publication, "id");
  article->publication_name = get_text (publication, "name");
  article->publication_url = get_url (publication, "home_page_url");
  article->canonical_url = get_url (object, "canonical_url");
  article->kicker = get_text (object, "kicker");
  article->standfirst = get_text (object, "standfirst");
  get_sections (object, article->sections);
  article->lead = get_picture (byline_json_get_object (object, "lead"));
  get_authors (object, article->authors);
  if (g_strcmp0 (byline_json_peek_text (object, "dir"), "rtl") == 0)
    article->direction = BYLINE_DIRECTION_RTL;
  get_blocks (object, "blocks", article->blocks, NULL, 1);
  get_footnotes (object, article->footnotes);
  get_teasers (object, article->teasers);
  article->comments_url = get_url (object, "comments_url");
  article->summary_html = get_text (object, "summary_html");
}

static BylineArticle *
get_article (JsonObject *object)
{
  BylineArticle *article = byline_article_new ();
  JsonObject *extension = byline_json_get_object (object, "_byline");

  article->id = get_text (object, "id");
  article->url = get_url (object, "url");
  article->title = get_text (object, "title");
  article->summary = get_text (object, "summary");
  article->published = get_time (object, "date_published");
  article->modified = get_time (object, "date_modified");
  get_texts (object, "tags", article->tags);
  article->language = get_text (object, "language");
  get_attachments (object, article->attachments);
  get_extension (extension, article);
  if (article->authors->len == 0)
    get_authors (object, article->authors);
  if (article->lead == NULL)
    {
      g_autofree char *image = get_url (object, "image");

      article->lead = image != NULL ? byline_picture_new (image) : NULL;
    }
  byline_article_canonicalize (article);
  return article;
}

BylineArticle *
byline_article_from_json (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) failure = NULL;
  JsonObject *object;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length == 0 || length > G_MAXINT || !g_utf8_validate (data, (gssize) length, NULL))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           "This is no JSON in UTF-8");
      return NULL;
    }
  if (!byline_json_depth_is_within (data, length, BYLINE_JSON_MAX_DEPTH))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING,
                           "The JSON is nested too deeply");
      return NULL;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, (gssize) length, &failure))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           failure->message);
      return NULL;
    }
  object = as_object (json_parser_get_root (parser));
  if (object == NULL)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           "The JSON is no object");
      return NULL;
    }
  return get_article (object);
}
