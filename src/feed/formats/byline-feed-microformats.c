/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-microformats-private.h"

#include "byline-html-elements-private.h"
#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

/*
 * A page whose stories are marked up with microformats2: h-feed with h-entry
 * (http://microformats.org/wiki/h-feed, h-entry). No tree is built: a property's text and markup
 * are slices of the page between its tags.
 */

/* Elements open at once; deeper ones mean nothing. */
#define MAX_OPEN 512
/* How far up an end tag looks for its start tag. */
#define MAX_SEARCH 64
/* How often the text of a page is read, for properties in one another. */
#define MAX_READINGS 4

static const struct {
  const char *name;
  guint property;
} classes[] = {
  { "dt-published", BYLINE_MICROFORMATS_PROPERTY_PUBLISHED },
  { "dt-updated", BYLINE_MICROFORMATS_PROPERTY_UPDATED },
  { "e-content", BYLINE_MICROFORMATS_PROPERTY_CONTENT },
  { "e-summary", BYLINE_MICROFORMATS_PROPERTY_SUMMARY },
  { "p-author", BYLINE_MICROFORMATS_PROPERTY_AUTHOR },
  { "u-author", BYLINE_MICROFORMATS_PROPERTY_AUTHOR },
  { "p-category", BYLINE_MICROFORMATS_PROPERTY_CATEGORY },
  { "p-content", BYLINE_MICROFORMATS_PROPERTY_CONTENT },
  { "p-name", BYLINE_MICROFORMATS_PROPERTY_NAME },
  { "p-summary", BYLINE_MICROFORMATS_PROPERTY_SUMMARY },
  { "u-audio", BYLINE_MICROFORMATS_PROPERTY_FILE },
  { "u-video", BYLINE_MICROFORMATS_PROPERTY_FILE },
  { "u-email", BYLINE_MICROFORMATS_PROPERTY_EMAIL },
  { "u-featured", BYLINE_MICROFORMATS_PROPERTY_FEATURED },
  { "u-photo", BYLINE_MICROFORMATS_PROPERTY_PHOTO },
  { "u-logo", BYLINE_MICROFORMATS_PROPERTY_PHOTO },
  { "u-uid", BYLINE_MICROFORMATS_PROPERTY_UID },
  { "u-url", BYLINE_MICROFORMATS_PROPERTY_URL },
};

static void
clear_open (gpointer data)
{
  BylineMicroformatsElement *element = data;

  g_free (element->url);
  g_free (element->value);
}

/* --- What a start tag says --- */

/* "h-" and a name in small letters, which utilities of style sheets ("h-100") are not. */
static gboolean
has_root_class (const char *words)
{
  for (const char *p = words; *p != '\0';)
    {
      gsize n;

      p += strspn (p, " \t\r\n\f");
      n = strcspn (p, " \t\r\n\f");
      if (n > 2 && p[0] == 'h' && p[1] == '-' &&
          strspn (p + 2, "abcdefghijklmnopqrstuvwxyz-") == n - 2)
        return TRUE;
      p += n;
    }
  return FALSE;
}

static guint
properties_of (const char *words)
{
  guint properties = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (_byline_html_has_word (words, classes[i].name))
      properties |= classes[i].property;
  return properties;
}

static BylineMicroformatsRoot
root_of (const char *words, BylineMicroformatsRoot around, guint properties)
{
  if (!has_root_class (words))
    return BYLINE_MICROFORMATS_ROOT_NONE;
  if (_byline_html_has_word (words, "h-feed") && around == BYLINE_MICROFORMATS_ROOT_NONE)
    return BYLINE_MICROFORMATS_ROOT_FEED;
  if (_byline_html_has_word (words, "h-entry") && (around == BYLINE_MICROFORMATS_ROOT_NONE || around == BYLINE_MICROFORMATS_ROOT_FEED))
    return BYLINE_MICROFORMATS_ROOT_ENTRY;
  if (_byline_html_has_word (words, "h-card") && (around == BYLINE_MICROFORMATS_ROOT_FEED || around == BYLINE_MICROFORMATS_ROOT_ENTRY) &&
      (properties & BYLINE_MICROFORMATS_PROPERTY_AUTHOR))
    return BYLINE_MICROFORMATS_ROOT_CARD;
  return BYLINE_MICROFORMATS_ROOT_OTHER;
}

static char *
read_url (BylineMicroformatsReader *self)
{
  static const char *const names[] = { "href", "src", "data", "poster" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *reference = _byline_markup_tokenizer_dup_attribute (&self->markup, names[i]);
      char *url = NULL;

      if (reference != NULL && *reference != '\0')
        url = byline_url_resolve_link (self->base, reference);
      if (url != NULL)
        return url;
    }
  return NULL;
}

static char *
read_value (BylineMicroformatsReader *self)
{
  const BylineMarkupTokenizer *markup = &self->markup;

  if (_byline_markup_tokenizer_is (markup, "time") || _byline_markup_tokenizer_is (markup, "ins"))
    return _byline_markup_tokenizer_dup_attribute (markup, "datetime");
  if (_byline_markup_tokenizer_is (markup, "abbr") || _byline_markup_tokenizer_is (markup, "link"))
    return _byline_markup_tokenizer_dup_attribute (markup, "title");
  if (_byline_markup_tokenizer_is (markup, "data") || _byline_markup_tokenizer_is (markup, "input"))
    return _byline_markup_tokenizer_dup_attribute (markup, "value");
  if (_byline_markup_tokenizer_is (markup, "img") || _byline_markup_tokenizer_is (markup, "area"))
    return _byline_markup_tokenizer_dup_attribute (markup, "alt");
  return NULL;
}

/* --- The page --- */

static void
read_link (BylineMicroformatsReader *self)
{
  g_autofree char *rel = _byline_markup_tokenizer_dup_attribute (&self->markup, "rel");
  g_autofree char *type = _byline_markup_tokenizer_dup_attribute (&self->markup, "type");
  g_autofree char *title = _byline_markup_tokenizer_dup_attribute (&self->markup, "title");
  g_autofree char *url = read_url (self);
  g_autofree char *lower = title != NULL ? g_utf8_strdown (title, -1) : NULL;

  if (rel == NULL || url == NULL || !byline_url_is_web (url))
    return;
  if (_byline_html_has_word (rel, "alternate") && type != NULL &&
      (strstr (type, "rss+xml") != NULL || strstr (type, "atom+xml") != NULL ||
       strstr (type, "feed+json") != NULL) &&
      (lower == NULL || strstr (lower, "comment") == NULL))
    self->has_announcement = TRUE;
  if (_byline_html_has_word (rel, "hub"))
    _byline_feed_builder_set_feed (&self->builder, BYLINE_SLOT_HUB, g_strdup (url));
  if (_byline_html_has_word (rel, "next"))
    _byline_feed_builder_set_feed (&self->builder, BYLINE_SLOT_NEXT, g_strdup (url));
}

/* Elements that count whatever their classes. Returns: whether that is all of it. */
static gboolean
start_special (BylineMicroformatsReader *self)
{
  BylineMarkupTokenizer *markup = &self->markup;

  if (_byline_markup_tokenizer_is (markup, "script") || _byline_markup_tokenizer_is (markup, "style"))
    {
      if (!markup->is_empty)
        _byline_markup_tokenizer_skip_element (markup);
      return TRUE;
    }
  if (_byline_markup_tokenizer_is (markup, "title") && self->page_title == NULL)
    {
      const char *begin = markup->cursor;
      g_autofree char *slice = NULL;

      _byline_markup_tokenizer_skip_element (markup);
      slice = g_utf8_make_valid (begin, MIN (markup->cursor - begin, BYLINE_FEED_MAX_TEXT));
      self->page_title = byline_html_to_headline (slice);
      return TRUE;
    }
  if (_byline_markup_tokenizer_is (markup, "base"))
    {
      g_autofree char *reference = _byline_markup_tokenizer_dup_attribute (markup, "href");
      char *base = byline_url_resolve (self->url, reference);

      if (base != NULL)
        {
          g_free (self->base);
          self->base = base;
        }
      return TRUE;
    }
  if (_byline_markup_tokenizer_is (markup, "link"))
    read_link (self);
  else if (_byline_markup_tokenizer_is (markup, "html"))
    {
      g_autofree char *language = _byline_markup_tokenizer_dup_attribute (markup, "lang");

      _byline_feed_builder_set_feed (&self->builder, BYLINE_SLOT_LANGUAGE_XML,
                                     byline_text_clean (language, 40));
    }
  return FALSE;
}

static void
start_root (BylineMicroformatsReader *self, BylineMicroformatsElement *element)
{
  element->is_root = TRUE;
  if (element->root == BYLINE_MICROFORMATS_ROOT_FEED)
    self->n_feeds++;
  else if (element->root == BYLINE_MICROFORMATS_ROOT_ENTRY)
    {
      _byline_feed_builder_begin_item (&self->builder);
      g_clear_pointer (&self->entry_link, g_free);
      self->n_entry_links = 0;
    }
  else if (element->root == BYLINE_MICROFORMATS_ROOT_CARD)
    {
      g_clear_pointer (&self->builder.person, byline_author_free);
      self->builder.person = byline_author_new ("");
    }
}

/* Ends the item before the next, and the paragraph before the next. */
static void
end_sibling (BylineMicroformatsReader *self)
{
  static const char *const names[] = { "li", "p", "dt", "dd", "option", "tr", "td" };
  const BylineMicroformatsElement *top;

  if (self->open->len == 0)
    return;
  top = &g_array_index (self->open, BylineMicroformatsElement, self->open->len - 1);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (_byline_markup_tokenizer_is (&self->markup, names[i]) && strlen (names[i]) == top->name_length &&
        g_ascii_strncasecmp (top->name, names[i], top->name_length) == 0)
      {
        _byline_microformats_reader_end_element (self, self->markup.begin);
        return;
      }
}

static void
start_element (BylineMicroformatsReader *self)
{
  BylineMarkupTokenizer *markup = &self->markup;
  const BylineHtmlElement *known = _byline_html_element_lookup (markup->text, markup->length);
  gboolean is_void = known != NULL && known->flags & BYLINE_HTML_VOID;
  g_autofree char *words = NULL;
  BylineMicroformatsElement element = { .name = markup->text, .name_length = markup->length };
  BylineMicroformatsRoot around = BYLINE_MICROFORMATS_ROOT_NONE;
  BylineMicroformatsRoot root;

  if (start_special (self))
    return;
  end_sibling (self);
  if (self->open->len >= MAX_OPEN)
    {
      self->n_too_deep += !is_void;
      return;
    }

  if (self->open->len > 0)
    around = g_array_index (self->open, BylineMicroformatsElement, self->open->len - 1).root;
  words = _byline_markup_tokenizer_dup_attribute (markup, "class");
  if (words != NULL)
    element.properties = properties_of (words);
  root = words != NULL ? root_of (words, around, element.properties) : BYLINE_MICROFORMATS_ROOT_NONE;
  element.owner = around;
  element.root = root != BYLINE_MICROFORMATS_ROOT_NONE ? root : around;
  element.content = markup->cursor;
  if (root != BYLINE_MICROFORMATS_ROOT_NONE)
    start_root (self, &element);
  if (element.properties != 0 || root != BYLINE_MICROFORMATS_ROOT_NONE)
    {
      element.url = read_url (self);
      element.value = read_value (self);
    }
  else if (around == BYLINE_MICROFORMATS_ROOT_ENTRY && _byline_markup_tokenizer_is (markup, "a"))
    {
      g_autofree char *url = read_url (self);

      if (url != NULL && byline_url_is_web (url) && self->n_entry_links++ == 0)
        self->entry_link = g_steal_pointer (&url);
    }
  g_array_append_val (self->open, element);
  if (is_void)
    _byline_microformats_reader_end_element (self, markup->cursor);
}

static void
close_tag (BylineMicroformatsReader *self)
{
  guint last = self->open->len > MAX_SEARCH ? self->open->len - MAX_SEARCH : 0;

  if (self->n_too_deep > 0)
    {
      self->n_too_deep--;
      return;
    }
  for (guint i = self->open->len; i-- > last;)
    {
      const BylineMicroformatsElement *element = &g_array_index (self->open, BylineMicroformatsElement, i);

      if (element->name_length != self->markup.length ||
          g_ascii_strncasecmp (element->name, self->markup.text, element->name_length) != 0)
        continue;
      while (self->open->len > i)
        _byline_microformats_reader_end_element (self, self->markup.begin);
      return;
    }
}

static void
read_page (BylineMicroformatsReader *self)
{
  BylineMarkupTokenizer *markup = &self->markup;

  while (!self->has_announcement && _byline_markup_tokenizer_next (markup))
    {
      if (markup->type == BYLINE_MARKUP_START)
        start_element (self);
      else if (markup->type == BYLINE_MARKUP_END)
        close_tag (self);
    }
  while (self->open->len > 0)
    _byline_microformats_reader_end_element (self, markup->end);
}

/* One entry alone is a story's own page. */
static BylineFeedDocument *
take_document (BylineMicroformatsReader *self)
{
  BylineFeedBuilder *builder = &self->builder;
  BylineFeedDocument *document = builder->document;

  if (self->has_announcement || document->items->len == 0 ||
      (self->n_feeds == 0 && document->items->len == 1))
    return NULL;
  _byline_feed_builder_set (builder, BYLINE_SLOT_TITLE,
                            byline_text_clean_headline (self->page_title,
                                                        BYLINE_TEXT_MAX_HEADLINE));
  _byline_feed_builder_set (builder, BYLINE_SLOT_URL_LINK, g_strdup (self->url));
  document->format = g_strdup ("h-feed");
  if (self->is_over_budget)
    byline_feed_document_warn (document, "Too many properties stand in one another; the text of"
                                         " some was left out");
  _byline_feed_builder_end_feed (builder);
  return g_steal_pointer (&builder->document);
}

BylineFeedDocument *
_byline_feed_parse_microformats (const char *html, gsize length, const char *url)
{
  BylineMicroformatsReader self = { .url = url, .text_budget = length * MAX_READINGS + BYLINE_FEED_MAX_TEXT };
  BylineFeedDocument *document;

  if (memmem (html, length, "h-entry", 7) == NULL)
    return NULL;

  self.base = g_strdup (url);
  self.open = g_array_new (FALSE, FALSE, sizeof (BylineMicroformatsElement));
  g_array_set_clear_func (self.open, clear_open);
  _byline_feed_builder_init (&self.builder);
  _byline_markup_tokenizer_init (&self.markup, html, length, FALSE);
  read_page (&self);
  document = take_document (&self);

  _byline_feed_builder_clear (&self.builder);
  g_clear_pointer (&self.builder.document, byline_feed_document_free);
  g_array_unref (self.open);
  g_free (self.base);
  g_free (self.page_title);
  g_free (self.entry_link);
  return document;
}
