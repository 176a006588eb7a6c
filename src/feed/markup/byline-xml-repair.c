/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-xml-private.h"

#include "byline-markup-tokenizer-private.h"
#include "byline-entity.h"

#include <string.h>

/* How far up an end tag looks for its start tag. */
#define MAX_SEARCH 64
/* Entities of a DOCTYPE: how many, how long, and how much text all their uses may make. */
#define MAX_ENTITIES 256
#define MAX_ENTITY_BYTES 256
#define MAX_EXPANSION (1024 * 1024)
/* The longest text that is mended: twice what anyone reads of one. In bytes. */
#define MAX_TEXT ((gsize) 16 * 1024 * 1024)

typedef struct {
  const char *name;
  gsize length;
} OpenTag;

typedef struct {
  BylineMarkupTokenizer markup;
  GString *out;
  GArray *open;         /* of OpenTag */
  GHashTable *entities; /* (nullable): name to text */
  gsize expanded;
  gboolean has_refused; /* an entity, or one use too many */
  gboolean is_done;     /* the root has ended */
} Repair;

/* What stands unclosed in feeds as in pages. */
static const char *const void_names[] = { "br", "hr", "img", "input", "wbr", "BR", "HR", "IMG" };

static gboolean
is_void (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (void_names); i++)
    if (strlen (void_names[i]) == length && memcmp (void_names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_name (const char *name, gsize length)
{
  gboolean has_colon = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = name[i];
      gboolean is_first = i == 0 || name[i - 1] == ':';

      if (c == ':')
        {
          if (has_colon || i == 0 || i + 1 == length)
            return FALSE;
          has_colon = TRUE;
        }
      else if (!g_ascii_isalpha (c) && c != '_' &&
               (is_first || (!g_ascii_isdigit (c) && c != '-' && c != '.')))
        return FALSE;
    }
  return length > 0 && length < 200;
}

/* "<!ENTITY name "text">" of the internal subset. Returns: FALSE if it is of another kind, too long
 * or refers to another one. */
static gboolean
read_entity (Repair *self, const char *p, const char *end)
{
  const char *name;
  const char *text;
  const char *close;
  GString *value;

  while (p < end && g_ascii_isspace (*p))
    p++;
  for (name = p; p < end && !g_ascii_isspace (*p);)
    p++;
  if (p == name || p - name > MAX_ENTITY_BYTES || *name == '%')
    return FALSE;
  text = p;
  while (text < end && g_ascii_isspace (*text))
    text++;
  if (text >= end || (*text != '"' && *text != '\''))
    return FALSE;
  close = memchr (text + 1, *text, end - text - 1);
  if (close == NULL || close - text > MAX_ENTITY_BYTES)
    return FALSE;

  value = g_string_new (NULL);
  byline_entity_decode (value, text + 1, close - text - 1, FALSE);
  if (memchr (text, '&', close - text) != NULL && strchr (value->str, '&') != NULL &&
      value->len > 1)
    {
      g_string_free (value, TRUE);
      return FALSE;
    }
  if (self->entities == NULL)
    self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->entities, g_strndup (name, p - name), g_string_free (value, FALSE));
  return TRUE;
}

static void
read_doctype (Repair *self)
{
  const char *p = self->markup.text;
  const char *end = p + self->markup.length;

  for (guint i = 0; i < MAX_ENTITIES; i++)
    {
      p = memmem (p, end - p, "<!ENTITY", 8);
      if (p == NULL)
        return;
      p += 8;
      if (!read_entity (self, p, end))
        self->has_refused = TRUE;
    }
}

/* Returns: how many bytes of @text a reference to an entity of the DOCTYPE takes; 0 if it is none.
 */
static gsize
append_entity (Repair *self, const char *text, const char *end)
{
  const char *close;
  g_autofree char *name = NULL;
  const char *value;

  if (self->entities == NULL)
    return 0;
  close = memchr (text, ';', MIN (end - text, MAX_ENTITY_BYTES));
  if (close == NULL)
    return 0;
  name = g_strndup (text + 1, close - text - 1);
  value = g_hash_table_lookup (self->entities, name);
  if (value != NULL && self->expanded > MAX_EXPANSION)
    self->has_refused = TRUE;
  if (value == NULL || self->expanded > MAX_EXPANSION)
    return 0;
  self->expanded += strlen (value);
  _byline_markup_escape (self->out, value, strlen (value));
  return close + 1 - text;
}

static void
append_character (Repair *self, gunichar value)
{
  char utf8[6];

  if (value != 0)
    _byline_markup_escape (self->out, utf8, g_unichar_to_utf8 (value, utf8));
}

/* Characters and references as XML may hold them. */
static void
append_text (Repair *self, const char *text, gsize length)
{
  const char *end = text + length;
  const char *ampersand;

  while ((ampersand = memchr (text, '&', end - text)) != NULL)
    {
      gunichar value = 0;
      gunichar second = 0;
      gsize used;

      _byline_markup_escape (self->out, text, ampersand - text);
      used = append_entity (self, ampersand, end);
      if (used == 0)
        {
          /* As in an attribute: elements hold addresses too ("?a=1&copy=2"). */
          used = byline_entity_read (ampersand, end, TRUE, &value, &second);
          if (used == 0)
            {
              used = 1;
              value = '&';
            }
          append_character (self, value);
          append_character (self, second);
        }
      text = ampersand + used;
    }
  _byline_markup_escape (self->out, text, end - text);
}

static gboolean
is_repeated (const BylineMarkupTokenizer *markup, guint i)
{
  const BylineMarkupAttribute *attribute = &markup->attributes[i];

  for (guint j = 0; j < i; j++)
    if (markup->attributes[j].name_length == attribute->name_length &&
        memcmp (markup->attributes[j].name, attribute->name, attribute->name_length) == 0)
      return TRUE;
  return FALSE;
}

static void
append_end (Repair *self)
{
  OpenTag *tag = &g_array_index (self->open, OpenTag, self->open->len - 1);

  g_string_append (self->out, "</");
  g_string_append_len (self->out, tag->name, tag->length);
  g_string_append_c (self->out, '>');
  g_array_set_size (self->open, self->open->len - 1);
}

static void
append_start (Repair *self)
{
  BylineMarkupTokenizer *markup = &self->markup;
  OpenTag tag = { markup->text, markup->length };
  gboolean is_empty = markup->is_empty || is_void (tag.name, tag.length);

  if (!is_name (tag.name, tag.length))
    {
      append_text (self, markup->begin, markup->cursor - markup->begin);
      return;
    }

  g_string_append_c (self->out, '<');
  g_string_append_len (self->out, tag.name, tag.length);
  for (guint i = 0; i < markup->n_attributes; i++)
    {
      BylineMarkupAttribute *attribute = &markup->attributes[i];

      if (!is_name (attribute->name, attribute->name_length) || is_repeated (markup, i))
        continue;
      g_string_append_c (self->out, ' ');
      g_string_append_len (self->out, attribute->name, attribute->name_length);
      g_string_append (self->out, "=\"");
      append_text (self, attribute->value, attribute->value_length);
      g_string_append_c (self->out, '"');
    }
  g_string_append (self->out, is_empty ? "/>" : ">");
  if (!is_empty)
    g_array_append_val (self->open, tag);
  else if (self->open->len == 0)
    self->is_done = TRUE;
}

/* Ends what is open inside the element too; an end tag without a start tag goes. */
static void
close_tag (Repair *self)
{
  guint depth = self->open->len;
  guint last = depth > MAX_SEARCH ? depth - MAX_SEARCH : 0;

  for (guint i = depth; i-- > last;)
    {
      OpenTag *tag = &g_array_index (self->open, OpenTag, i);

      if (tag->length != self->markup.length ||
          memcmp (tag->name, self->markup.text, tag->length) != 0)
        continue;
      while (self->open->len > i)
        append_end (self);
      self->is_done = self->open->len == 0;
      return;
    }
}

static gsize
bounded (const char *text, gsize length)
{
  if (length <= MAX_TEXT)
    return length;
  length = MAX_TEXT;
  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
    length--;
  return length;
}

GString *
_byline_xml_repair (const char *data, gsize length, gsize *used, gboolean *has_refused)
{
  Repair self = { .out = g_string_sized_new (length + length / 8 + 64) };
  BylineMarkupTokenizer *markup = &self.markup;

  self.open = g_array_new (FALSE, FALSE, sizeof (OpenTag));
  _byline_markup_tokenizer_init (markup, data, length, TRUE);
  while (!self.is_done && _byline_markup_tokenizer_next (markup))
    {
      if (markup->type == BYLINE_MARKUP_START)
        append_start (&self);
      else if (markup->type == BYLINE_MARKUP_DOCTYPE)
        read_doctype (&self);
      else if (self.open->len == 0)
        continue;
      else if (markup->type == BYLINE_MARKUP_END)
        close_tag (&self);
      else if (markup->type == BYLINE_MARKUP_TEXT)
        append_text (&self, markup->text, bounded (markup->text, markup->length));
      else
        _byline_markup_escape (self.out, markup->text, bounded (markup->text, markup->length));

      /* One more than is read, so that it is noticed. */
      if (self.open->len > BYLINE_XML_MAX_DEPTH + 1)
        break;
    }
  while (self.open->len > 0)
    append_end (&self);
  if (used != NULL)
    *used = markup->cursor - data;
  if (has_refused != NULL)
    *has_refused = self.has_refused;

  g_array_unref (self.open);
  g_clear_pointer (&self.entities, g_hash_table_unref);
  return self.out;
}
