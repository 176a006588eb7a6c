/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-private.h"

static const char *const mark_names[] = {
  [BYLINE_MARK_STRONG] = "strong",     [BYLINE_MARK_EM] = "em",
  [BYLINE_MARK_LINK] = "link",         [BYLINE_MARK_CODE] = "code",
  [BYLINE_MARK_SUB] = "sub",           [BYLINE_MARK_SUP] = "sup",
  [BYLINE_MARK_DEL] = "del",           [BYLINE_MARK_HIGHLIGHT] = "mark",
  [BYLINE_MARK_FOOTNOTE] = "footnote", NULL,
};

const BylineBlockKind _byline_block_kinds[] = {
  [BYLINE_BLOCK_PARAGRAPH] = { "paragraph", BYLINE_BLOCK_FIELD_TEXT, "p" },
  [BYLINE_BLOCK_HEADING] = { "heading", BYLINE_BLOCK_FIELD_TEXT | BYLINE_BLOCK_FIELD_LEVEL },
  [BYLINE_BLOCK_FIGURE] = { "figure", BYLINE_BLOCK_FIELD_PICTURE },
  [BYLINE_BLOCK_GALLERY] = { "gallery", BYLINE_BLOCK_FIELD_TEXT | BYLINE_BLOCK_FIELD_CHILDREN,
                             "figure", "gallery", "figcaption", "figure" },
  [BYLINE_BLOCK_QUOTE] = { "quote", BYLINE_BLOCK_FIELD_TEXT | BYLINE_BLOCK_FIELD_CHILDREN,
                           "blockquote", NULL, "cite" },
  [BYLINE_BLOCK_PULLQUOTE] = { "pullquote", BYLINE_BLOCK_FIELD_TEXT, "aside", "pullquote", "p" },
  [BYLINE_BLOCK_LIST] = { "list", BYLINE_BLOCK_FIELD_ORDER | BYLINE_BLOCK_FIELD_CHILDREN },
  [BYLINE_BLOCK_ITEM] = { "item", BYLINE_BLOCK_FIELD_CHILDREN },
  [BYLINE_BLOCK_TABLE] = { "table", BYLINE_BLOCK_FIELD_TEXT | BYLINE_BLOCK_FIELD_ROWS },
  [BYLINE_BLOCK_CODE] = { "code", BYLINE_BLOCK_FIELD_TEXT | BYLINE_BLOCK_FIELD_LANGUAGE },
  [BYLINE_BLOCK_RULE] = { "rule", BYLINE_BLOCK_FIELD_NONE, "hr" },
  [BYLINE_BLOCK_EMBED] = { "embed", BYLINE_BLOCK_FIELD_EMBED },
  [BYLINE_BLOCK_ASIDE] = { "aside", BYLINE_BLOCK_FIELD_CHILDREN, "aside" },
};

const guint _byline_block_n_kinds = G_N_ELEMENTS (_byline_block_kinds);

static const char *const align_names[] = {
  [BYLINE_CELL_ALIGN_NONE] = "none",
  [BYLINE_CELL_ALIGN_LEFT] = "left",
  [BYLINE_CELL_ALIGN_CENTER] = "center",
  [BYLINE_CELL_ALIGN_RIGHT] = "right",
  NULL,
};

static const char *const media_names[] = {
  [BYLINE_MEDIA_NONE] = "none",
  [BYLINE_MEDIA_AUDIO] = "audio",
  [BYLINE_MEDIA_VIDEO] = "video",
  NULL,
};

const char *
byline_cell_align_to_string (BylineCellAlign align)
{
  return align > BYLINE_CELL_ALIGN_NONE && align <= BYLINE_CELL_ALIGN_RIGHT ? align_names[align]
                                                                            : NULL;
}

BylineCellAlign
byline_cell_align_from_string (const char *name)
{
  for (guint i = BYLINE_CELL_ALIGN_LEFT; name != NULL && align_names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, align_names[i]) == 0)
      return i;

  return BYLINE_CELL_ALIGN_NONE;
}

const char *
byline_media_to_string (BylineMedia media)
{
  return media > BYLINE_MEDIA_NONE && media <= BYLINE_MEDIA_VIDEO ? media_names[media] : NULL;
}

static const BylineField mark_fields[] = {
  { BYLINE_INT (BylineMark, start, NULL) },
  { BYLINE_INT (BylineMark, end, NULL) },
  { BYLINE_ENUM (BylineMark, kind, BylineMarkKind, NULL, mark_names) },
  { BYLINE_STRING (BylineMark, href, NULL) },
};

static void clear_mark (gpointer data);

const BylineRecord byline_mark_record = {
  sizeof (BylineMark),
  clear_mark,
  BYLINE_RECORD_FIELDS (mark_fields),
};

static const BylineField text_fields[] = {
  { BYLINE_STRING (BylineText, text, NULL) },
  { BYLINE_VALUES (BylineText, marks, byline_mark_record) },
};

const BylineRecord byline_text_record = {
  sizeof (BylineText),
  (GDestroyNotify) byline_text_free,
  BYLINE_RECORD_FIELDS (text_fields),
};

static const BylineField cell_fields[] = {
  { BYLINE_RECORD (BylineCell, text, BylineText, NULL, byline_text_record) },
  { BYLINE_BOOLEAN (BylineCell, header, NULL) },
  { BYLINE_ENUM (BylineCell, align, BylineCellAlign, NULL, align_names) },
  { BYLINE_INT (BylineCell, colspan, NULL) },
  { BYLINE_INT (BylineCell, rowspan, NULL) },
};

const BylineRecord byline_cell_record = {
  sizeof (BylineCell),
  (GDestroyNotify) byline_cell_free,
  BYLINE_RECORD_FIELDS (cell_fields),
};

/* Which of them count, and so stand in JSON, depends on the type: see byline-block-json.c. */
static const BylineField block_fields[] = {
  { BYLINE_ENUM (BylineBlock, type, BylineBlockType, NULL, NULL) },
  { BYLINE_INT (BylineBlock, level, NULL) },
  { BYLINE_BOOLEAN (BylineBlock, ordered, NULL) },
  { BYLINE_INT (BylineBlock, start, NULL) },
  { BYLINE_RECORD (BylineBlock, text, BylineText, NULL, byline_text_record) },
  { BYLINE_RECORD (BylineBlock, picture, BylinePicture, NULL, byline_picture_record) },
  { BYLINE_RECORDS (BylineBlock, children, NULL, byline_block_record),
    .flags = BYLINE_FIELD_NULLABLE },
  { BYLINE_ROWS (BylineBlock, rows, byline_cell_record) },
  { BYLINE_STRING (BylineBlock, language, NULL) },
  { BYLINE_STRING (BylineBlock, url, NULL) },
  { BYLINE_STRING (BylineBlock, title, NULL) },
  { BYLINE_STRING (BylineBlock, provider, NULL) },
  { BYLINE_ENUM (BylineBlock, media, BylineMedia, NULL, media_names) },
  { BYLINE_INT (BylineBlock, duration, NULL) },
};

const BylineRecord byline_block_record = {
  sizeof (BylineBlock),
  (GDestroyNotify) byline_block_free,
  BYLINE_RECORD_FIELDS (block_fields),
};

static void
clear_mark (gpointer data)
{
  byline_record_clear (&byline_mark_record, data);
}

const char *
byline_mark_kind_to_string (BylineMarkKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (mark_names) - 1, NULL);

  return mark_names[kind];
}

const char *
byline_block_type_to_string (BylineBlockType type)
{
  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (_byline_block_kinds), NULL);

  return _byline_block_kinds[type].name;
}

BylineBlockFields
byline_block_type_get_fields (BylineBlockType type)
{
  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (_byline_block_kinds), BYLINE_BLOCK_FIELD_NONE);

  return _byline_block_kinds[type].fields;
}

BylineText *
byline_text_new (const char *text)
{
  return byline_text_new_take (g_strdup (text != NULL ? text : ""));
}

BylineText *
byline_text_new_take (char *text)
{
  BylineText *self = g_new0 (BylineText, 1);

  self->text = text;

  return self;
}

void
byline_text_free (BylineText *self)
{
  byline_record_free (&byline_text_record, self);
}

void
byline_text_add_mark (BylineText *self,
                      guint start,
                      guint end,
                      BylineMarkKind kind,
                      const char *href)
{
  BylineMark mark = { start, end, kind, NULL };
  guint position;

  g_return_if_fail (self != NULL);

  if (start >= end)
    return;

  if (self->marks == NULL)
    {
      self->marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));
      g_array_set_clear_func (self->marks, clear_mark);
    }

  mark.href = g_strdup (href);
  for (position = self->marks->len; position > 0; position--)
    {
      const BylineMark *before = byline_text_get_mark (self, position - 1);

      if (before->start < start || (before->start == start && before->end >= end))
        break;
    }
  g_array_insert_val (self->marks, position, mark);
}

guint
byline_text_n_marks (const BylineText *self)
{
  return self->marks != NULL ? self->marks->len : 0;
}

const BylineMark *
byline_text_get_mark (const BylineText *self, guint index)
{
  return &g_array_index (self->marks, BylineMark, index);
}

BylineCell *
byline_cell_new (BylineText *text)
{
  BylineCell *self = g_new0 (BylineCell, 1);

  self->text = text;
  self->colspan = 1;
  self->rowspan = 1;

  return self;
}

void
byline_cell_free (BylineCell *self)
{
  byline_record_free (&byline_cell_record, self);
}

BylineBlock *
byline_block_new (BylineBlockType type)
{
  BylineBlock *self = g_new0 (BylineBlock, 1);

  self->type = type;
  self->start = 1;

  return self;
}

BylineBlock *
byline_block_new_text (BylineBlockType type, BylineText *text)
{
  BylineBlock *self = byline_block_new (type);

  self->text = text;

  return self;
}

void
byline_block_free (BylineBlock *self)
{
  byline_record_free (&byline_block_record, self);
}

void
byline_block_add_child (BylineBlock *self, BylineBlock *child)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (child != NULL);

  if (self->children == NULL)
    self->children = byline_blocks_new ();
  g_ptr_array_add (self->children, child);
}

GPtrArray *
byline_blocks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
}

GPtrArray *
byline_blocks_copy (GPtrArray *blocks)
{
  return byline_record_copy_array (&byline_block_record, blocks);
}
