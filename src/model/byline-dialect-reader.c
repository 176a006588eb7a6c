/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-dialect.h"

#include <string.h>

#include "byline-canonical.h"
#include "byline-dialect-private.h"
#include "byline-error.h"
#include "byline-url.h"

/*
 * Recursive descent over the dialect's grammar. An HTML parser would repair what is not the
 * dialect, and so guess: where elements are closed is known here, and all else is an error. Blocks
 * nest at most BYLINE_BLOCK_MAX_DEPTH deep, so recursion is bounded.
 */

typedef struct {
  BylineDialectScanner scanner;
  guint n_nodes;
} Reader;

/* Reads what is behind the start tag of @name, to its end, into @block. */
typedef gboolean (*ReadFunc) (Reader *self,
                              BylineDialectTag *tag,
                              const char *name,
                              BylineBlock *block,
                              guint depth);

static gboolean read_blocks (Reader *self, GPtrArray *blocks, guint depth);
static gboolean read_block (Reader *self, GPtrArray *blocks, guint depth);

static gboolean
fail (Reader *self, const char *what)
{
  return _byline_dialect_fail (&self->scanner, BYLINE_PARSE_ERROR_MALFORMED, what);
}

static gboolean
count_node (Reader *self)
{
  return ++self->n_nodes <= BYLINE_DIALECT_MAX_NODES ||
         _byline_dialect_fail (&self->scanner, BYLINE_PARSE_ERROR_TOO_LARGE, "Too many blocks");
}

/* --- Tags --- */

static gboolean
is_next (Reader *self, const char *name)
{
  _byline_dialect_skip_space (&self->scanner);
  return _byline_dialect_is_at (&self->scanner, name);
}

static gboolean
read_end (Reader *self, const char *name)
{
  _byline_dialect_skip_space (&self->scanner);
  return _byline_dialect_read_end (&self->scanner, name);
}

/* Reads the start tag of @name, whose attributes are still to be taken. */
static gboolean
read_start (Reader *self, const char *name, BylineDialectTag *tag)
{
  return is_next (self, name) ? _byline_dialect_read_tag (&self->scanner, tag)
                              : fail (self, "Another element is needed");
}

static gboolean
is_done (Reader *self, const BylineDialectTag *tag)
{
  return _byline_dialect_tag_is_done (&self->scanner, tag);
}

/* Reads a start tag that has no attributes. */
static gboolean
read_bare_start (Reader *self, const char *name)
{
  BylineDialectTag tag;

  return read_start (self, name, &tag) && is_done (self, &tag);
}

/* Takes the class, which is @known or not there. */
static gboolean
take_class (Reader *self, BylineDialectTag *tag, const char *known, gboolean *is_known)
{
  g_autofree char *names = _byline_dialect_take (&self->scanner, tag, "class");

  *is_known = names != NULL && g_str_equal (names, known);
  return names == NULL || *is_known || fail (self, "Unknown class");
}

/* --- Text --- */

/* Reads text with marks, to the end of @name. */
static gboolean
read_text (Reader *self, const char *name, BylineText **text)
{
  *text = _byline_dialect_read_inline (&self->scanner);
  return *text != NULL && _byline_dialect_read_end (&self->scanner, name);
}

/* Reads <name>, text, </name> if it is there. */
static gboolean
read_text_element (Reader *self, const char *name, BylineText **text)
{
  return !is_next (self, name) || (read_bare_start (self, name) && read_text (self, name, text));
}

/* Reads text without marks. */
static gboolean
read_plain (Reader *self, gboolean keeps_space, char **text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  if (!_byline_dialect_read_text (&self->scanner, plain, keeps_space))
    return FALSE;
  *text = g_string_free (g_steal_pointer (&plain), FALSE);
  return TRUE;
}

/* Reads <small class="…">, text, </small> if it is there. */
static gboolean
read_small (Reader *self, const char *class_name, char **text)
{
  BylineDialectTag tag;
  gboolean is_known;

  if (!is_next (self, "small"))
    return TRUE;
  return read_start (self, "small", &tag) && take_class (self, &tag, class_name, &is_known) &&
         is_done (self, &tag) && (is_known || fail (self, "Class missing")) &&
         read_plain (self, FALSE, text) && _byline_dialect_read_end (&self->scanner, "small");
}

/* --- Blocks --- */

static gboolean
read_embed (Reader *self, BylineBlock *block)
{
  BylineDialectTag tag;
  g_autofree char *href = NULL;

  block->type = BYLINE_BLOCK_EMBED;
  if (!read_start (self, "a", &tag))
    return FALSE;
  href = _byline_dialect_take (&self->scanner, &tag, "href");
  if (!is_done (self, &tag))
    return FALSE;
  block->url = byline_url_resolve (NULL, href);
  return (href != NULL || fail (self, "No address")) && read_plain (self, FALSE, &block->title) &&
         _byline_dialect_read_end (&self->scanner, "a") &&
         read_small (self, "provider", &block->provider) && read_end (self, "p");
}

static gboolean
read_paragraph (Reader *self,
                BylineDialectTag *tag,
                const char *name,
                BylineBlock *block,
                guint depth)
{
  gboolean is_embed;

  if (!take_class (self, tag, "embed", &is_embed) || !is_done (self, tag))
    return FALSE;
  return is_embed ? read_embed (self, block) : read_text (self, name, &block->text);
}

static gboolean
read_heading (Reader *self,
              BylineDialectTag *tag,
              const char *name,
              BylineBlock *block,
              guint depth)
{
  block->level = (guint) (name[1] - '0');
  return is_done (self, tag) && read_text (self, name, &block->text);
}

static gboolean
read_image (Reader *self, BylinePicture *picture)
{
  BylineDialectTag tag;
  g_autofree char *src = NULL;

  if (!read_start (self, "img", &tag))
    return FALSE;
  src = _byline_dialect_take (&self->scanner, &tag, "src");
  picture->url = byline_url_resolve (NULL, src);
  picture->alt = _byline_dialect_take (&self->scanner, &tag, "alt");
  picture->width = (int) _byline_dialect_take_number (&self->scanner, &tag, "width",
                                                      BYLINE_PICTURE_MAX_SIDE, 0);
  picture->height = (int) _byline_dialect_take_number (&self->scanner, &tag, "height",
                                                       BYLINE_PICTURE_MAX_SIDE, 0);
  return is_done (self, &tag) && (src != NULL || fail (self, "No address"));
}

static gboolean
read_gallery (Reader *self, BylineBlock *block, guint depth)
{
  block->type = BYLINE_BLOCK_GALLERY;
  block->children = byline_blocks_new ();
  while (is_next (self, "figure"))
    {
      if (!read_block (self, block->children, depth + 1))
        return FALSE;
    }
  return read_text_element (self, "figcaption", &block->text) && read_end (self, "figure");
}

static gboolean
read_figure (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  gboolean is_gallery;

  if (!take_class (self, tag, "gallery", &is_gallery) || !is_done (self, tag))
    return FALSE;
  if (is_gallery)
    return read_gallery (self, block, depth);
  block->picture = byline_picture_new (NULL);
  if (is_next (self, "img") && !read_image (self, block->picture))
    return FALSE;
  if (is_next (self, "figcaption") &&
      !(read_bare_start (self, "figcaption") &&
        read_plain (self, FALSE, &block->picture->caption) &&
        read_small (self, "credit", &block->picture->credit) && read_end (self, "figcaption")))
    return FALSE;
  return read_end (self, name);
}

static gboolean
read_children (Reader *self, const char *name, BylineBlock *block, guint depth)
{
  block->children = byline_blocks_new ();
  return read_blocks (self, block->children, depth + 1) && read_end (self, name);
}

static gboolean
read_quote (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  block->children = byline_blocks_new ();
  return is_done (self, tag) && read_blocks (self, block->children, depth + 1) &&
         read_text_element (self, "cite", &block->text) && read_end (self, name);
}

static gboolean
read_aside (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  gboolean is_pullquote;

  if (!take_class (self, tag, "pullquote", &is_pullquote) || !is_done (self, tag))
    return FALSE;
  if (!is_pullquote)
    return read_children (self, name, block, depth);
  block->type = BYLINE_BLOCK_PULLQUOTE;
  return read_bare_start (self, "p") && read_text (self, "p", &block->text) &&
         read_end (self, name);
}

static gboolean
read_item (Reader *self, BylineBlock *list, guint depth)
{
  BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);

  byline_block_add_child (list, item);
  if (depth > BYLINE_BLOCK_MAX_DEPTH)
    return _byline_dialect_fail (&self->scanner, BYLINE_PARSE_ERROR_NESTING, "Nested too deeply");
  return count_node (self) && read_bare_start (self, "li") &&
         read_children (self, "li", item, depth);
}

static gboolean
read_list (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  block->ordered = g_str_equal (name, "ol");
  if (block->ordered)
    block->start = _byline_dialect_take_number (&self->scanner, tag, "start", G_MAXINT, 1);
  if (!is_done (self, tag))
    return FALSE;
  while (is_next (self, "li"))
    {
      if (!read_item (self, block, depth + 1))
        return FALSE;
    }
  return read_end (self, name);
}

static gboolean
read_cell (Reader *self, const char *name, GPtrArray *row)
{
  BylineDialectTag tag;
  BylineCell *cell = byline_cell_new (NULL);

  g_ptr_array_add (row, cell);
  if (!count_node (self) || !read_start (self, name, &tag))
    return FALSE;
  cell->header = g_str_equal (name, "th");
  cell->colspan = _byline_dialect_take_number (&self->scanner, &tag, "colspan",
                                               BYLINE_CELL_MAX_SPAN, 1);
  cell->rowspan = _byline_dialect_take_number (&self->scanner, &tag, "rowspan",
                                               BYLINE_CELL_MAX_SPAN, 1);
  return is_done (self, &tag) && read_text (self, name, &cell->text);
}

static gboolean
read_row (Reader *self, GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
  gboolean is_header;

  g_ptr_array_add (rows, row);
  if (!count_node (self) || !read_bare_start (self, "tr"))
    return FALSE;
  while ((is_header = is_next (self, "th")) || is_next (self, "td"))
    {
      if (!read_cell (self, is_header ? "th" : "td", row))
        return FALSE;
    }
  return read_end (self, "tr");
}

static gboolean
read_table (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!is_done (self, tag) || !read_text_element (self, "caption", &block->text))
    return FALSE;
  while (is_next (self, "tr"))
    {
      if (!read_row (self, block->rows))
        return FALSE;
    }
  return read_end (self, name);
}

static gboolean
read_code (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  BylineDialectTag inner;
  g_autofree char *names = NULL;
  char *code = NULL;

  if (!is_done (self, tag) || !read_start (self, "code", &inner))
    return FALSE;
  names = _byline_dialect_take (&self->scanner, &inner, "class");
  if (!is_done (self, &inner))
    return FALSE;
  if (names != NULL && !g_str_has_prefix (names, "language-"))
    return fail (self, "Unknown class");
  block->language = names != NULL ? g_strdup (names + strlen ("language-")) : NULL;
  if (!read_plain (self, TRUE, &code))
    return FALSE;
  block->text = byline_text_new_take (code);
  return _byline_dialect_read_end (&self->scanner, "code") && read_end (self, name);
}

static gboolean
read_rule (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  return is_done (self, tag);
}

static const struct {
  const char *name;
  BylineBlockType type; /* that it is without a class */
  ReadFunc read;
} elements[] = {
  { "p", BYLINE_BLOCK_PARAGRAPH, read_paragraph },  { "h1", BYLINE_BLOCK_HEADING, read_heading },
  { "h2", BYLINE_BLOCK_HEADING, read_heading },     { "h3", BYLINE_BLOCK_HEADING, read_heading },
  { "h4", BYLINE_BLOCK_HEADING, read_heading },     { "h5", BYLINE_BLOCK_HEADING, read_heading },
  { "h6", BYLINE_BLOCK_HEADING, read_heading },     { "figure", BYLINE_BLOCK_FIGURE, read_figure },
  { "blockquote", BYLINE_BLOCK_QUOTE, read_quote }, { "ul", BYLINE_BLOCK_LIST, read_list },
  { "ol", BYLINE_BLOCK_LIST, read_list },           { "table", BYLINE_BLOCK_TABLE, read_table },
  { "pre", BYLINE_BLOCK_CODE, read_code },          { "hr", BYLINE_BLOCK_RULE, read_rule },
  { "aside", BYLINE_BLOCK_ASIDE, read_aside },
};

static gboolean
read_block (Reader *self, GPtrArray *blocks, guint depth)
{
  BylineDialectTag tag;

  if (depth > BYLINE_BLOCK_MAX_DEPTH)
    return _byline_dialect_fail (&self->scanner, BYLINE_PARSE_ERROR_NESTING, "Nested too deeply");
  if (!count_node (self) || !_byline_dialect_read_tag (&self->scanner, &tag))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      BylineBlock *block;

      if (!_byline_dialect_tag_is (&tag, elements[i].name))
        continue;
      block = byline_block_new (elements[i].type);
      g_ptr_array_add (blocks, block);
      return elements[i].read (self, &tag, elements[i].name, block, depth);
    }
  return fail (self, "An element that is no block");
}

static gboolean
is_at_footnotes (const Reader *self)
{
  static const char tag[] = "<ol class=\"footnotes\">";

  return (gsize) (self->scanner.end - self->scanner.at) >= strlen (tag) &&
         memcmp (self->scanner.at, tag, strlen (tag)) == 0;
}

/* Reads blocks up to what ends them: an end tag, what is said of them, footnotes, the end. */
static gboolean
read_blocks (Reader *self, GPtrArray *blocks, guint depth)
{
  for (;;)
    {
      _byline_dialect_skip_space (&self->scanner);
      if (!_byline_dialect_is_at_start_tag (&self->scanner) ||
          _byline_dialect_is_at (&self->scanner, "cite") || is_at_footnotes (self))
        return TRUE;
      if (!read_block (self, blocks, depth))
        return FALSE;
    }
}

/* --- The whole --- */

static gboolean
read_footnote (Reader *self, GPtrArray *footnotes)
{
  BylineDialectTag tag;
  g_autofree char *id = NULL;
  BylineFootnote *footnote;

  if (!count_node (self) || !read_start (self, "li", &tag))
    return FALSE;
  id = _byline_dialect_take (&self->scanner, &tag, "id");
  if (!is_done (self, &tag))
    return FALSE;
  if (id == NULL || *id == '\0')
    return fail (self, "A footnote without an id");
  footnote = byline_footnote_new (id);
  g_ptr_array_add (footnotes, footnote);
  return read_blocks (self, footnote->blocks, 1) && read_end (self, "li");
}

static gboolean
read_footnotes (Reader *self, GPtrArray *footnotes)
{
  BylineDialectTag tag;
  gboolean is_known;

  if (!read_start (self, "ol", &tag) || !take_class (self, &tag, "footnotes", &is_known) ||
      !is_done (self, &tag))
    return FALSE;
  while (is_next (self, "li"))
    {
      if (!read_footnote (self, footnotes))
        return FALSE;
    }
  return read_end (self, "ol");
}

static gboolean
read_document (Reader *self, GPtrArray *blocks, GPtrArray *footnotes)
{
  if (!read_blocks (self, blocks, 1) ||
      (is_at_footnotes (self) && !read_footnotes (self, footnotes)))
    return FALSE;
  _byline_dialect_skip_space (&self->scanner);
  return self->scanner.at == self->scanner.end || fail (self, "Something that is no block");
}

static gboolean
check_text (const char *html, gsize length, GError **error)
{
  if (length > BYLINE_DIALECT_MAX_BYTES)
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE,
                         "The body is too large");
  else if (!g_utf8_validate_len (html, length, NULL))
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                         "The body is not in UTF-8");
  else
    return TRUE;
  return FALSE;
}

GPtrArray *
byline_read_dialect (const char *html, gssize length, GPtrArray *footnotes, GError **error)
{
  gsize n_bytes;
  Reader self = { .n_nodes = 0 };
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();
  g_autoptr (GPtrArray)
    notes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);

  g_return_val_if_fail (html != NULL, NULL);

  n_bytes = length < 0 ? strlen (html) : (gsize) length;
  self.scanner = (BylineDialectScanner){ html, html, html + n_bytes, NULL };
  if (!check_text (html, n_bytes, error))
    return NULL;
  if (!read_document (&self, blocks, notes))
    {
      g_propagate_error (error, self.scanner.error);
      return NULL;
    }
  byline_blocks_canonicalize (blocks);
  byline_footnotes_canonicalize (notes);
  if (footnotes != NULL)
    g_ptr_array_extend_and_steal (footnotes, g_steal_pointer (&notes));
  return g_steal_pointer (&blocks);
}
