/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-help-page.h"

#include <string.h>

#include "byline-markup.h"

/* What is done with an element. */
typedef enum {
  ELEMENT_FRAME,  /* its elements are looked at, it has no text of its own */
  ELEMENT_SKIP,   /* it and all in it is about the page */
  ELEMENT_TITLE,  /* of the page, of a section or of a term, by what it stands in */
  ELEMENT_DESC,   /* what the page is about */
  ELEMENT_BLOCK,  /* a paragraph, by what it stands in */
  ELEMENT_CODE,   /* lines */
  ELEMENT_MEDIA,  /* a picture; the paragraph in it describes it */
  ELEMENT_LINK,   /* in a text */
  ELEMENT_INLINE, /* in a text, with Pango's markup around it */
} ElementKind;

typedef struct {
  const char *name;
  ElementKind kind;
  const char *open; /* of inline elements */
  const char *close;
} Element;

static const Element elements[] = {
  { "page", ELEMENT_FRAME, NULL, NULL },      { "section", ELEMENT_FRAME, NULL, NULL },
  { "list", ELEMENT_FRAME, NULL, NULL },      { "steps", ELEMENT_FRAME, NULL, NULL },
  { "terms", ELEMENT_FRAME, NULL, NULL },     { "item", ELEMENT_FRAME, NULL, NULL },
  { "note", ELEMENT_FRAME, NULL, NULL },      { "info", ELEMENT_FRAME, NULL, NULL },
  { "revision", ELEMENT_SKIP, NULL, NULL },   { "credit", ELEMENT_SKIP, NULL, NULL },
  { "license", ELEMENT_SKIP, NULL, NULL },    { "title", ELEMENT_TITLE, NULL, NULL },
  { "desc", ELEMENT_DESC, NULL, NULL },       { "p", ELEMENT_BLOCK, NULL, NULL },
  { "screen", ELEMENT_CODE, NULL, NULL },     { "media", ELEMENT_MEDIA, NULL, NULL },
  { "link", ELEMENT_LINK, "", "</a>" },       { "keyseq", ELEMENT_INLINE, "", "" },
  { "key", ELEMENT_INLINE, "<b>", "</b>" },   { "gui", ELEMENT_INLINE, "<i>", "</i>" },
  { "em", ELEMENT_INLINE, "<i>", "</i>" },    { "code", ELEMENT_INLINE, "<tt>", "</tt>" },
  { "cmd", ELEMENT_INLINE, "<tt>", "</tt>" }, { "file", ELEMENT_INLINE, "<tt>", "</tt>" },
};

typedef struct {
  BylineHelpPage *page;
  GPtrArray *open; /* names of the elements that are open */
  GString *markup; /* of the block that is open; NULL if none is */
  GString *text;   /* of the page */
  char *source;    /* of the picture that is open */
  guint skipped;   /* elements that are open in one that is left out */
  guint keys;      /* in the sequence that is open */
} Reader;

static void
help_block_free (gpointer data)
{
  BylineHelpBlock *self = data;

  g_free (self->markup);
  g_free (self->source);
  g_free (self);
}

void
byline_help_page_free (BylineHelpPage *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->text);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static const Element *
find_element (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].name, name))
      return &elements[i];
  return NULL;
}

/* Returns: how many elements of that name are open */
static guint
count_open (Reader *self, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < self->open->len; i++)
    n += g_str_equal (g_ptr_array_index (self->open, i), name);
  return n;
}

/* Returns: (nullable): the element that the one just opened or closed stands in, @levels above it */
static const char *
get_parent (Reader *self, guint levels)
{
  return self->open->len > levels ? g_ptr_array_index (self->open, self->open->len - 1 - levels)
                                  : "";
}

static void
add_block (Reader *self, BylineHelpKind kind)
{
  BylineHelpBlock *block = g_new0 (BylineHelpBlock, 1);

  block->kind = kind;
  block->indented = kind != BYLINE_HELP_TERM && count_open (self, "terms") > 0;
  block->source = kind == BYLINE_HELP_PICTURE ? g_steal_pointer (&self->source) : NULL;
  block->markup = g_strstrip (g_string_free (g_steal_pointer (&self->markup), FALSE));
  g_ptr_array_add (self->page->blocks, block);
}

/* Called when the title has been closed. */
static void
end_title (Reader *self)
{
  const char *parent = get_parent (self, 0);

  if (g_str_equal (parent, "page"))
    self->page->title = g_strstrip (g_string_free (g_steal_pointer (&self->markup), FALSE));
  else if (g_str_equal (parent, "item"))
    add_block (self, BYLINE_HELP_TERM);
  else
    add_block (self, BYLINE_HELP_HEADING);
}

static void
end_paragraph (Reader *self)
{
  gboolean in_list = g_str_equal (get_parent (self, 0), "item") &&
                     !g_str_equal (get_parent (self, 1), "terms");

  if (self->source != NULL)
    add_block (self, BYLINE_HELP_PICTURE);
  else
    add_block (self, in_list ? BYLINE_HELP_ITEM : BYLINE_HELP_PARAGRAPH);
}

/* A link without text shows the page's id until its title is known; one in the page's head is none. */
static void
begin_link (Reader *self, const char **names, const char **values)
{
  const char *page = byline_markup_get_attribute (names, values, "xref");
  const char *href = byline_markup_get_attribute (names, values, "href");
  g_autofree char *address = page != NULL ? g_strconcat ("page:", page, NULL) : g_strdup (href);
  g_autofree char *escaped = g_markup_escape_text (address != NULL ? address : "", -1);

  if (self->markup != NULL)
    g_string_append_printf (self->markup, "<a href=\"%s\">", escaped);
}

static void
begin_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Reader *self = user_data;
  const Element *element = find_element (name);

  if (self->skipped > 0 || (element != NULL && element->kind == ELEMENT_SKIP))
    {
      self->skipped++;
      return;
    }
  if (element == NULL)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> is not known",
                   name);
      return;
    }

  if (g_str_equal (name, "page"))
    self->page->id = g_strdup (byline_markup_get_attribute (names, values, "id"));
  if (element->kind == ELEMENT_MEDIA)
    self->source = g_strdup (byline_markup_get_attribute (names, values, "src"));
  else if (element->kind == ELEMENT_LINK)
    begin_link (self, names, values);
  else if (element->kind == ELEMENT_INLINE && self->markup != NULL)
    g_string_append (self->markup, g_str_equal (name, "key") &&
                                       g_str_equal (get_parent (self, 0), "keyseq") &&
                                       self->keys++ > 0
                                     ? "+<b>"
                                     : element->open);
  else if (element->kind != ELEMENT_FRAME && self->markup == NULL)
    self->markup = g_string_new (NULL);
  if (g_str_equal (name, "keyseq"))
    self->keys = 0;
  g_ptr_array_add (self->open, (char *) element->name);
}

static void
end_block (Reader *self, ElementKind kind)
{
  if (self->markup == NULL)
    return;

  g_string_append_c (self->text, '\n');
  if (kind == ELEMENT_TITLE)
    end_title (self);
  else if (kind == ELEMENT_BLOCK)
    end_paragraph (self);
  else if (kind == ELEMENT_CODE)
    add_block (self, BYLINE_HELP_CODE);
  else
    self->page->summary = g_strstrip (g_string_free (g_steal_pointer (&self->markup), FALSE));
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  const Element *element = find_element (name);

  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }
  g_ptr_array_set_size (self->open, self->open->len - 1);
  switch (element->kind)
    {
    case ELEMENT_INLINE:
    case ELEMENT_LINK:
      if (self->markup != NULL)
        g_string_append (self->markup, element->close);
      break;
    case ELEMENT_TITLE:
    case ELEMENT_DESC:
    case ELEMENT_BLOCK:
    case ELEMENT_CODE:
      end_block (self, element->kind);
      break;
    case ELEMENT_MEDIA:
      g_clear_pointer (&self->source, g_free);
      if (self->markup != NULL)
        g_string_free (g_steal_pointer (&self->markup), TRUE);
      break;
    case ELEMENT_FRAME:
    case ELEMENT_SKIP:
      break;
    }
}

static void
add_text (GMarkupParseContext *context,
          const char *text,
          gsize length,
          gpointer user_data,
          GError **error)
{
  Reader *self = user_data;
  g_autofree char *escaped = NULL;

  if (self->skipped > 0 || self->markup == NULL)
    return;
  escaped = g_markup_escape_text (text, (gssize) length);
  g_string_append (self->markup, escaped);
  g_string_append_len (self->text, text, (gssize) length);
}

BylineHelpPage *
byline_help_page_parse (const char *xml, gssize length, GError **error)
{
  static const GMarkupParser parser = { begin_element, end_element, add_text, NULL, NULL };
  g_autoptr (BylineHelpPage) page = g_new0 (BylineHelpPage, 1);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Reader reader = { .page = page, .open = open };
  g_autoptr (GMarkupParseContext) context = NULL;
  gboolean ok;

  page->blocks = g_ptr_array_new_with_free_func (help_block_free);
  g_return_val_if_fail (xml != NULL, NULL);

  reader.text = g_string_new (NULL);
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  ok = g_markup_parse_context_parse (context, xml, length, error) &&
       g_markup_parse_context_end_parse (context, error);
  page->text = g_string_free (reader.text, FALSE);
  g_free (reader.source);
  if (reader.markup != NULL)
    g_string_free (reader.markup, TRUE);
  if (ok && (page->id == NULL || page->title == NULL))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE,
                   "the page has no id or no title");
      ok = FALSE;
    }
  return ok ? g_steal_pointer (&page) : NULL;
}

gboolean
byline_help_page_matches (const BylineHelpPage *self, const char *query)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  return g_str_match_string (query, self->text, TRUE);
}
