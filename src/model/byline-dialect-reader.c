/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-dialect.h"

#include <string.h>

#include "byline-block-private.h"
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

static gboolean read_blocks (Reader *self, GPtrArray *blocks, const char *until, guint depth);
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

/* Reads who made an embed and how long it is, each in a small element of its own, if they are there. */
static gboolean
read_words_of_embed (Reader *self, BylineBlock *block)
{
  while (is_next (self, "small"))
    {
      BylineDialectTag tag;
      g_autofree char *names = NULL;
      g_autofree char *text = NULL;

      if (!read_start (self, "small", &tag))
        return FALSE;
      names = _byline_dialect_take (&self->scanner, &tag, "class");
      if (!is_done (self, &tag) || !read_plain (self, FALSE, &text) ||
          !_byline_dialect_read_end (&self->scanner, "small"))
        return FALSE;
      if (g_strcmp0 (names, "provider") == 0 && block->provider == NULL && block->duration == 0)
        block->provider = g_steal_pointer (&text);
      else if (g_strcmp0 (names, "duration") == 0 && block->duration == 0)
        block->duration = byline_duration_from_string (text);
      else
        return fail (self, "Unknown class");
    }
  return TRUE;
}

static gboolean
read_embed (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  BylineDialectTag link;
  g_autofree char *href = NULL;

  if (!is_done (self, tag))
    return FALSE;
  if (is_next (self, "img"))
    {
      block->picture = byline_picture_new (NULL);
      if (!read_image (self, block->picture))
        return FALSE;
    }
  if (!read_start (self, "a", &link))
    return FALSE;
  href = _byline_dialect_take (&self->scanner, &link, "href");
  if (!is_done (self, &link))
    return FALSE;
  block->url = byline_url_resolve (NULL, href);
  return (href != NULL || fail (self, "No address")) && read_plain (self, FALSE, &block->title) &&
         _byline_dialect_read_end (&self->scanner, "a") && read_words_of_embed (self, block) &&
         read_end (self, name);
}

static gboolean
read_audio (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  block->media = BYLINE_MEDIA_AUDIO;
  return read_embed (self, tag, name, block, depth);
}

static gboolean
read_video (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  block->media = BYLINE_MEDIA_VIDEO;
  return read_embed (self, tag, name, block, depth);
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
read_figure (Reader *self, BylineDialectTag *tag, const char *name, BylineBlock *block, guint depth)
{
  if (!is_done (self, tag))
    return FALSE;
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
read_item (Reader *self, BylineBlock *list, guint depth)
{
  BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);

  byline_block_add_child (list, item);
  if (depth > BYLINE_BLOCK_MAX_DEPTH)
    return _byline_dialect_fail (&self->scanner, BYLINE_PARSE_ERROR_NESTING, "Nested too deeply");
  item->children = byline_blocks_new ();
  return count_node (self) && read_bare_start (self, "li") &&
         read_blocks (self, item->children, NULL, depth + 1) && read_end (self, "li");
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
  g_autofree char *align = NULL;

  g_ptr_array_add (row, cell);
  if (!count_node (self) || !read_start (self, name, &tag))
    return FALSE;
  cell->header = g_str_equal (name, "th");
  cell->colspan = _byline_dialect_take_number (&self->scanner, &tag, "colspan",
                                               BYLINE_CELL_MAX_SPAN, 1);
  cell->rowspan = _byline_dialect_take_number (&self->scanner, &tag, "rowspan",
                                               BYLINE_CELL_MAX_SPAN, 1);
  align = _byline_dialect_take (&self->scanner, &tag, "align");
  cell->align = byline_cell_align_from_string (align);
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

/* The types that have functions of their own; @class_name is only for what has one. */
static const struct {
  const char *name;
  const char *class_name;
  BylineBlockType type;
  ReadFunc read;
} elements[] = {
  { "h1", NULL, BYLINE_BLOCK_HEADING, read_heading },
  { "h2", NULL, BYLINE_BLOCK_HEADING, read_heading },
  { "h3", NULL, BYLINE_BLOCK_HEADING, read_heading },
  { "h4", NULL, BYLINE_BLOCK_HEADING, read_heading },
  { "h5", NULL, BYLINE_BLOCK_HEADING, read_heading },
  { "h6", NULL, BYLINE_BLOCK_HEADING, read_heading },
  { "figure", NULL, BYLINE_BLOCK_FIGURE, read_figure },
  { "ul", NULL, BYLINE_BLOCK_LIST, read_list },
  { "ol", NULL, BYLINE_BLOCK_LIST, read_list },
  { "table", NULL, BYLINE_BLOCK_TABLE, read_table },
  { "pre", NULL, BYLINE_BLOCK_CODE, read_code },
  { "p", "embed", BYLINE_BLOCK_EMBED, read_embed },
  { "p", "embed audio", BYLINE_BLOCK_EMBED, read_audio },
  { "p", "embed video", BYLINE_BLOCK_EMBED, read_video },
};

static gboolean
read_children (Reader *self, const BylineBlockKind *kind, BylineBlock *block, guint depth)
{
  block->children = byline_blocks_new ();
  if (kind->child_element == NULL)
    return read_blocks (self, block->children, kind->text_element, depth + 1);
  while (is_next (self, kind->child_element))
    {
      if (!read_block (self, block->children, depth + 1))
        return FALSE;
    }
  return TRUE;
}

/* Reads what a row of the table of types says all about. */
static gboolean
read_kind (Reader *self,
           const BylineDialectTag *tag,
           const BylineBlockKind *kind,
           BylineBlock *block,
           guint depth)
{
  gboolean has_children = (kind->fields & BYLINE_BLOCK_FIELD_CHILDREN) != 0;

  if (!is_done (self, tag))
    return FALSE;
  if (kind->fields == BYLINE_BLOCK_FIELD_NONE)
    return TRUE;
  if (has_children && !read_children (self, kind, block, depth))
    return FALSE;
  if (kind->fields & BYLINE_BLOCK_FIELD_TEXT)
    {
      if (kind->text_element == NULL)
        return read_text (self, kind->element, &block->text);
      if (!has_children && !is_next (self, kind->text_element))
        return fail (self, "Another element is needed");
      if (!read_text_element (self, kind->text_element, &block->text))
        return FALSE;
    }
  return read_end (self, kind->element);
}

static gboolean
is_element (const BylineDialectTag *tag,
            const char *names,
            const char *element,
            const char *class_name)
{
  return element != NULL && _byline_dialect_tag_is (tag, element) &&
         g_strcmp0 (names, class_name) == 0;
}

static BylineBlock *
add_block (GPtrArray *blocks, BylineBlockType type)
{
  BylineBlock *block = byline_block_new (type);

  g_ptr_array_add (blocks, block);
  return block;
}

static gboolean
read_block (Reader *self, GPtrArray *blocks, guint depth)
{
  BylineDialectTag tag;
  g_autofree char *names = NULL;

  if (depth > BYLINE_BLOCK_MAX_DEPTH)
    return _byline_dialect_fail (&self->scanner, BYLINE_PARSE_ERROR_NESTING, "Nested too deeply");
  if (!count_node (self) || !_byline_dialect_read_tag (&self->scanner, &tag))
    return FALSE;
  names = _byline_dialect_take (&self->scanner, &tag, "class");
  for (guint i = 0; i < _byline_block_n_kinds; i++)
    {
      const BylineBlockKind *kind = &_byline_block_kinds[i];

      if (is_element (&tag, names, kind->element, kind->class_name))
        return read_kind (self, &tag, kind, add_block (blocks, (BylineBlockType) i), depth);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (is_element (&tag, names, elements[i].name, elements[i].class_name))
        return elements[i].read (self, &tag, elements[i].name, add_block (blocks, elements[i].type),
                                 depth);
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

/* Reads blocks up to what ends them: an end tag, the element @until, footnotes, the end. */
static gboolean
read_blocks (Reader *self, GPtrArray *blocks, const char *until, guint depth)
{
  for (;;)
    {
      _byline_dialect_skip_space (&self->scanner);
      if (!_byline_dialect_is_at_start_tag (&self->scanner) ||
          (until != NULL && _byline_dialect_is_at (&self->scanner, until)) ||
          is_at_footnotes (self))
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
  return read_blocks (self, footnote->blocks, NULL, 1) && read_end (self, "li");
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
  if (!read_blocks (self, blocks, NULL, 1) ||
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
