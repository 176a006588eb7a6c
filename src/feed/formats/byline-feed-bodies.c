/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bodies of an item: from text, markup or escaped markup to HTML that can be trusted. */

#include "byline-feed-builder-private.h"

#include "byline-html-elements-private.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-plain-text.h"
#include "byline-sanitizer-private.h"

#include <string.h>

#define BLANK " \t\r\n"

/* What the markup of a text says about its line breaks. */
typedef enum {
  MARKUP_NONE,
  MARKUP_INLINE, /* words within a paragraph */
  MARKUP_BLOCKS, /* breaks its lines itself */
} Markup;

void
_byline_feed_builder_set_body (BylineFeedBuilder *self,
                               BylineFeedElement slot,
                               const char *text,
                               BylineFeedTextType kind,
                               const char *base)
{
  BylineFeedBody *body = &self->bodies[slot - BYLINE_SLOT_BODY_CONTENT];

  g_return_if_fail (slot >= BYLINE_SLOT_BODY_CONTENT && slot <= BYLINE_SLOT_BODY_MEDIA);

  if (body->text != NULL || text[strspn (text, BLANK)] == '\0')
    return;
  body->text = g_strdup (text);
  body->base = g_strdup (base);
  body->kind = kind;
}

void
_byline_feed_builder_clear_bodies (BylineFeedBuilder *self)
{
  for (guint i = 0; i < BYLINE_N_BODIES; i++)
    {
      g_clear_pointer (&self->bodies[i].text, g_free);
      g_clear_pointer (&self->bodies[i].base, g_free);
    }
}

static gboolean
is_inline (const BylineMarkupTokenizer *markup)
{
  static const char *const names[] = {
    "a", "abbr",  "b",    "cite",   "em",  "font", "i",    "kbd", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup",  "time", "tt",  "u",
  };

  if (markup->type != BYLINE_MARKUP_START && markup->type != BYLINE_MARKUP_END)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (_byline_markup_tokenizer_is (markup, names[i]))
      return TRUE;
  return FALSE;
}

static Markup
find_markup (const char *text)
{
  BylineMarkupTokenizer markup;
  Markup found = MARKUP_NONE;

  if (strchr (text, '<') == NULL)
    return MARKUP_NONE;
  _byline_markup_tokenizer_init (&markup, text, strlen (text), FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      /* "<ann@paper.example>" is no element. */
      if (markup.type == BYLINE_MARKUP_TEXT ||
          ((markup.type == BYLINE_MARKUP_START || markup.type == BYLINE_MARKUP_END) &&
           _byline_html_element_lookup (markup.text, markup.length) == NULL))
        continue;
      if (!is_inline (&markup))
        return MARKUP_BLOCKS;
      found = MARKUP_INLINE;
    }
  return found;
}

static gboolean
has_blank_line (const char *text)
{
  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    if (p[1 + strspn (p + 1, " \t\r")] == '\n')
      return TRUE;
  return FALSE;
}

/* RSS does not say whether a text is markup. What holds none was written as plain text; so was, by
 * its blank lines, what marks up no more than words. itunes:summary is plain text with links by its
 * definition.
 * Returns: (transfer full) (nullable): @text as HTML whose line breaks are marked up; %NULL if it
 * is that already */
static char *
mark_up_lines (const char *text, gboolean is_plain_by_definition)
{
  const char *begin = text + strspn (text, BLANK);
  const char *end = begin + strlen (begin);
  g_autoptr (GString) escaped = NULL;

  while (end > begin && strchr (BLANK, end[-1]) != NULL)
    end--;
  /* Most texts are told fast: a tag of a block at their begin, no break, no blank line. */
  if (memchr (begin, '\n', end - begin) == NULL && memchr (begin, '\r', end - begin) == NULL)
    return NULL;
  switch (find_markup (begin))
    {
    case MARKUP_BLOCKS:
      return NULL;
    case MARKUP_INLINE:
      if (!is_plain_by_definition && !has_blank_line (begin))
        return NULL;
      break;
    case MARKUP_NONE:
      /* What looks like an element is none: an address of mail, a type in angle brackets. */
      escaped = g_string_new (text);
      g_string_replace (escaped, "<", "&lt;", 0);
      text = escaped->str;
      break;
    }
  return byline_plain_text_to_html (text, TRUE);
}

/* --- Media RSS within a text --- */

static gboolean
is_kind (const char *type, const char *medium, const char *kind)
{
  return (medium != NULL && strcmp (medium, kind) == 0) ||
         (type != NULL && g_str_has_prefix (type, kind));
}

/* Writes what a media:content, media:thumbnail or enclosure shows as an element of HTML.
 * Returns: whether it is a picture, with a figure open around it. */
static gboolean
write_media (GString *html, const BylineMarkupTokenizer *markup)
{
  g_autofree char *url = _byline_markup_tokenizer_dup_attribute (markup, "url");
  g_autofree char *type = _byline_markup_tokenizer_dup_attribute (markup, "type");
  g_autofree char *medium = _byline_markup_tokenizer_dup_attribute (markup, "medium");
  const char *guess = url != NULL ? _byline_feed_guess_type (url) : NULL;
  const char *element = NULL;

  if (url == NULL || *url == '\0')
    return FALSE;
  if (type == NULL && medium == NULL)
    type = g_strdup (guess != NULL ? guess : "image");
  if (is_kind (type, medium, "image"))
    element = "<figure><img";
  else if (is_kind (type, medium, "audio"))
    element = "<audio controls";
  else if (is_kind (type, medium, "video"))
    element = "<video controls";
  else
    return FALSE;
  g_string_append_printf (html, "%s src=\"", element);
  _byline_markup_escape (html, url, strlen (url));
  g_string_append (html, "\">");
  if (*element == '<' && element[1] != 'f')
    g_string_append_printf (html, "</%.5s>", element + 1);
  return element[1] == 'f';
}

/* Some put the elements of Media RSS into the text, where HTML knows none of that name: then what
 * they show is written as HTML has it, with their description for a caption.
 * Returns: (transfer full) (nullable): NULL if there are none */
static char *
write_media_as_html (const char *text)
{
  BylineMarkupTokenizer markup;
  GString *html;
  const char *done = text;
  gboolean is_in_figure = FALSE;

  if (strstr (text, "<media:") == NULL)
    return NULL;
  html = g_string_sized_new (strlen (text) + 64);
  _byline_markup_tokenizer_init (&markup, text, strlen (text), FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      gboolean is_start = markup.type == BYLINE_MARKUP_START;
      gboolean is_words = FALSE;

      if (!is_start && markup.type != BYLINE_MARKUP_END)
        continue;
      is_words = _byline_markup_tokenizer_is (&markup, "media:description") ||
                 _byline_markup_tokenizer_is (&markup, "media:credit");
      if (!is_words && !_byline_markup_tokenizer_is (&markup, "media:content") &&
          !_byline_markup_tokenizer_is (&markup, "media:thumbnail"))
        continue;
      g_string_append_len (html, done, markup.begin - done);
      done = markup.cursor;
      if (is_words)
        g_string_append (html, is_in_figure ? is_start ? "<figcaption>" : "</figcaption>" : "");
      /* The thumbnail within a picture is the same one, small. */
      else if (is_in_figure && _byline_markup_tokenizer_is (&markup, "media:thumbnail"))
        continue;
      else if (is_start)
        {
          if (is_in_figure)
            g_string_append (html, "</figure>");
          is_in_figure = write_media (html, &markup);
        }
      if (is_in_figure && !is_words && (!is_start || markup.is_empty))
        {
          g_string_append (html, "</figure>");
          is_in_figure = FALSE;
        }
    }
  g_string_append (html, done);
  g_string_append (html, is_in_figure ? "</figure>" : "");
  return g_string_free (html, FALSE);
}

static char *
sanitize (const char *text, const char *base)
{
  g_autofree char *html = write_media_as_html (text);

  if (html != NULL)
    text = html;
  return _byline_sanitize_valid (text, strlen (text), base);
}

static char *
read_body (const BylineFeedBody *body, BylineFeedElement slot, const char *base)
{
  g_autofree char *lines = NULL;

  if (body->kind == BYLINE_FEED_TEXT_PLAIN)
    return byline_plain_text_to_html (body->text, FALSE);
  if (body->kind == BYLINE_FEED_TEXT_HTML)
    lines = mark_up_lines (body->text, slot == BYLINE_SLOT_BODY_ITUNES);
  return sanitize (lines != NULL ? lines : body->text, base);
}

/* What the addresses of a body without an xml:base are relative to: its story, as where it was
 * written; else the site, since its feed may well come from another host. */
static const char *
find_base (const BylineFeedBuilder *self)
{
  const char *home = self->feed_slots[BYLINE_SLOT_URL_LINK - BYLINE_SLOT_FIRST];

  for (BylineFeedElement slot = BYLINE_SLOT_URL_ORIGINAL; slot <= BYLINE_SLOT_URL_CONTENT; slot++)
    if (self->item_slots[slot - BYLINE_SLOT_FIRST] != NULL)
      return self->item_slots[slot - BYLINE_SLOT_FIRST];
  return home != NULL ? home : self->url;
}

/* @html: (transfer full) */
static void
keep (BylineFeedBuilder *self, BylineFeedElement slot, char *html)
{
  char **kept = &self->item_slots[slot - BYLINE_SLOT_FIRST];

  if (*kept == NULL && *html != '\0')
    *kept = html;
  else
    g_free (html);
}

void
_byline_feed_builder_read_bodies (BylineFeedBuilder *self)
{
  const char *base = find_base (self);

  for (guint i = 0; i < BYLINE_N_BODIES; i++)
    {
      const BylineFeedBody *body = &self->bodies[i];
      BylineFeedElement slot = BYLINE_SLOT_BODY_CONTENT + i;

      if (body->text != NULL)
        keep (self, slot, read_body (body, slot, body->base != NULL ? body->base : base));
    }
  _byline_feed_builder_clear_bodies (self);
}
