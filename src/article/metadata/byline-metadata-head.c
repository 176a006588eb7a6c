/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

typedef enum {
  FIELD_TITLE,
  FIELD_HEADLINE,
  FIELD_DESCRIPTION,
  FIELD_PUBLISHED,
  FIELD_MODIFIED,
  FIELD_SECTION,
  FIELD_TAG,
  FIELD_AUTHOR,
  FIELD_SITE,
  FIELD_IMAGE,
  FIELD_IMAGE_ALT,
  FIELD_IMAGE_WIDTH,
  FIELD_IMAGE_HEIGHT,
  FIELD_LANGUAGE,
  FIELD_ADDRESS,
  FIELD_KIND,
  FIELD_TIER,
  FIELD_FREE,
  FIELD_ACCOUNT,
} Field;

/* In the order of trust for each field: the first name that is found wins. */
static const struct {
  const char *name;
  Field field;
} meta_names[] = {
  { "og:title", FIELD_TITLE },
  { "twitter:title", FIELD_TITLE },
  { "parsely-title", FIELD_TITLE },
  { "dc.title", FIELD_TITLE },
  { "dcterms.title", FIELD_TITLE },
  { "headline", FIELD_HEADLINE },
  { "sailthru.title", FIELD_HEADLINE },
  { "og:description", FIELD_DESCRIPTION },
  { "description", FIELD_DESCRIPTION },
  { "twitter:description", FIELD_DESCRIPTION },
  { "dc.description", FIELD_DESCRIPTION },
  { "article:published_time", FIELD_PUBLISHED },
  { "og:published_time", FIELD_PUBLISHED },
  { "og:article:published_time", FIELD_PUBLISHED },
  { "datepublished", FIELD_PUBLISHED },
  { "parsely-pub-date", FIELD_PUBLISHED },
  { "sailthru.date", FIELD_PUBLISHED },
  { "article.published", FIELD_PUBLISHED },
  { "pubdate", FIELD_PUBLISHED },
  { "publishdate", FIELD_PUBLISHED },
  { "dc.date.issued", FIELD_PUBLISHED },
  { "dcterms.created", FIELD_PUBLISHED },
  { "dc.date", FIELD_PUBLISHED },
  { "citation_publication_date", FIELD_PUBLISHED },
  { "date", FIELD_PUBLISHED },
  { "article:modified_time", FIELD_MODIFIED },
  { "og:updated_time", FIELD_MODIFIED },
  { "datemodified", FIELD_MODIFIED },
  { "last-modified", FIELD_MODIFIED },
  { "dcterms.modified", FIELD_MODIFIED },
  { "article:section", FIELD_SECTION },
  { "og:article:section", FIELD_SECTION },
  { "parsely-section", FIELD_SECTION },
  { "section", FIELD_SECTION },
  { "article:tag", FIELD_TAG },
  { "author", FIELD_AUTHOR },
  { "article:author", FIELD_AUTHOR },
  { "og:article:author", FIELD_AUTHOR },
  { "parsely-author", FIELD_AUTHOR },
  { "sailthru.author", FIELD_AUTHOR },
  { "dc.creator", FIELD_AUTHOR },
  { "dcterms.creator", FIELD_AUTHOR },
  { "citation_author", FIELD_AUTHOR },
  { "byl", FIELD_AUTHOR },
  { "og:site_name", FIELD_SITE },
  { "application-name", FIELD_SITE },
  { "al:ios:app_name", FIELD_SITE },
  { "og:image", FIELD_IMAGE },
  { "og:image:secure_url", FIELD_IMAGE },
  { "og:image:url", FIELD_IMAGE },
  { "twitter:image", FIELD_IMAGE },
  { "twitter:image:src", FIELD_IMAGE },
  { "og:image:alt", FIELD_IMAGE_ALT },
  { "twitter:image:alt", FIELD_IMAGE_ALT },
  { "og:image:width", FIELD_IMAGE_WIDTH },
  { "og:image:height", FIELD_IMAGE_HEIGHT },
  { "og:locale", FIELD_LANGUAGE },
  { "language", FIELD_LANGUAGE },
  { "content-language", FIELD_LANGUAGE },
  { "og:url", FIELD_ADDRESS },
  { "og:type", FIELD_KIND },
  { "article:content_tier", FIELD_TIER },
  { "isaccessibleforfree", FIELD_FREE },
  { "twitter:site", FIELD_ACCOUNT },
  { "article:publisher", FIELD_ACCOUNT },
};

#define N_NAMES G_N_ELEMENTS (meta_names)
#define MAX_REPEATED 50

typedef struct {
  GPtrArray *values[N_NAMES]; /* of const char *, nullable */
} Found;

static void
note_meta (Found *found, const BylinePage *page, guint index)
{
  static const char *attributes[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = _byline_page_attribute (page, index, "content");

  if (content == NULL || *content == '\0')
    return;
  for (gsize a = 0; a < G_N_ELEMENTS (attributes); a++)
    {
      const char *name = _byline_page_attribute (page, index, attributes[a]);

      for (gsize i = 0; name != NULL && i < N_NAMES; i++)
        {
          if (g_ascii_strcasecmp (name, meta_names[i].name) != 0)
            continue;
          if (found->values[i] == NULL)
            found->values[i] = g_ptr_array_new ();
          if (found->values[i]->len < MAX_REPEATED)
            g_ptr_array_add (found->values[i], (gpointer) content);
          return;
        }
    }
}

static const char *
first_of (Found *found, Field field)
{
  for (gsize i = 0; i < N_NAMES; i++)
    {
      if (meta_names[i].field == field && found->values[i] != NULL)
        return g_ptr_array_index (found->values[i], 0);
    }
  return NULL;
}

/* The title that the page has for others, without section and paper where it says the headline alone, too. */
static const char *
title_of (Found *found)
{
  const char *title = first_of (found, FIELD_TITLE);
  const char *headline = first_of (found, FIELD_HEADLINE);
  const char *rest;

  if (title == NULL || headline == NULL || !g_str_has_prefix (title, headline))
    return title;
  rest = title + strlen (headline);
  rest += strspn (rest, " ");
  return g_unichar_isalnum (g_utf8_get_char (rest)) ? title : headline;
}

static void
read_accounts (BylineMetadata *self, Found *found)
{
  for (gsize i = 0; i < N_NAMES; i++)
    {
      if (meta_names[i].field == FIELD_ACCOUNT && found->values[i] != NULL)
        _byline_metadata_add_own_account (self, g_ptr_array_index (found->values[i], 0));
    }
}

/* All descriptions: which of them stands on the page is found out later. */
/* "What happened. | ": a template that had nothing more to say leaves its stroke. */
static void
cut_stroke (char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length < 3 || strchr ("|-", text[length - 1]) == NULL || text[length - 2] != ' ')
    return;
  text[length - 2] = '\0';
  g_strchomp (text);
}

static void
read_descriptions (BylineMetadata *self, Found *found)
{
  for (gsize i = 0; i < N_NAMES; i++)
    {
      char *text;

      if (meta_names[i].field != FIELD_DESCRIPTION || found->values[i] == NULL)
        continue;
      text = byline_text_clean (g_ptr_array_index (found->values[i], 0), BYLINE_TEXT_MAX_PASSAGE);
      cut_stroke (text);
      if (text != NULL)
        g_ptr_array_add (self->descriptions, text);
    }
}

static gint64
first_date_of (const BylinePage *page, Found *found, Field field)
{
  for (gsize i = 0; i < N_NAMES; i++)
    {
      gint64 date;

      if (meta_names[i].field != field || found->values[i] == NULL)
        continue;
      date = _byline_page_parse_date (page, g_ptr_array_index (found->values[i], 0));
      if (date != 0)
        return date;
    }
  return 0;
}

static void
read_people (BylineMetadata *self, Found *found)
{
  for (gsize i = 0; i < N_NAMES && self->authors->len == 0; i++)
    {
      if (meta_names[i].field != FIELD_AUTHOR || found->values[i] == NULL)
        continue;
      for (guint j = 0; j < found->values[i]->len; j++)
        _byline_metadata_add_names (self->authors, g_ptr_array_index (found->values[i], j));
    }
}

static void
read_names (BylineMetadata *self, Found *found)
{
  for (gsize i = 0; i < N_NAMES; i++)
    {
      GPtrArray *names = meta_names[i].field == FIELD_SECTION ? self->sections
                         : meta_names[i].field == FIELD_TAG   ? self->tags
                                                              : NULL;

      if (names == NULL || found->values[i] == NULL)
        continue;
      for (guint j = 0; j < found->values[i]->len; j++)
        {
          char *name = byline_text_clean (g_ptr_array_index (found->values[i], j),
                                          BYLINE_TEXT_MAX_NAME);

          if (name == NULL)
            continue;
          /* A section that is named in the head goes before those of JSON-LD, which lists
           * topics. */
          if (names == self->sections)
            g_ptr_array_insert (names, (int) MIN (j, names->len), name);
          else
            g_ptr_array_add (names, name);
        }
    }
}

static void
read_picture (BylineMetadata *self, Found *found)
{
  g_autofree char *url = byline_url_resolve (self->page->base, first_of (found, FIELD_IMAGE));
  const char *width = first_of (found, FIELD_IMAGE_WIDTH);
  const char *height = first_of (found, FIELD_IMAGE_HEIGHT);

  if (url == NULL)
    return;
  if (self->picture == NULL)
    {
      self->picture = byline_picture_new (url);
      self->picture->width = width != NULL ? CLAMP (atoi (width), 0, 100000) : 0;
      self->picture->height = height != NULL ? CLAMP (atoi (height), 0, 100000) : 0;
    }
  _byline_metadata_fill (&self->picture->alt, first_of (found, FIELD_IMAGE_ALT),
                         BYLINE_TEXT_MAX_PASSAGE);
}

static void
read_icon (BylineMetadata *self, guint index)
{
  const char *sizes = _byline_page_attribute (self->page, index, "sizes");
  const char *href = _byline_page_attribute (self->page, index, "href");
  guint size = sizes != NULL ? (guint) CLAMP (atoi (sizes), 0, 512) : 0;

  if (_byline_page_attribute_has_word (self->page, index, "rel", "apple-touch-icon") ||
      _byline_page_attribute_has_word (self->page, index, "rel", "apple-touch-icon-precomposed"))
    size = MAX (size, 120);
  else if (!_byline_page_attribute_has_word (self->page, index, "rel", "icon"))
    return;
  if (href == NULL || (self->icon != NULL && size <= self->icon_size))
    return;
  g_free (self->icon);
  self->icon = byline_url_resolve (self->page->base, href);
  self->icon_size = size;
}

static void
read_link (BylineMetadata *self, guint index)
{
  if (self->canonical == NULL &&
      _byline_page_attribute_has_word (self->page, index, "rel", "canonical"))
    self->canonical = _byline_page_dup_url (self->page, index, "href");
  else
    read_icon (self, index);
}

static void
read_language (BylineMetadata *self, Found *found)
{
  const char *language = _byline_page_attribute (self->page, 0, "lang");

  if (language == NULL || *language == '\0')
    language = _byline_page_attribute (self->page, 0, "xml:lang");
  if (language == NULL || *language == '\0')
    language = self->language != NULL ? self->language : first_of (found, FIELD_LANGUAGE);
  if (language != NULL && *language != '\0' && language != self->language)
    {
      g_free (self->language);
      self->language = byline_text_clean (language, 35);
    }
  if (self->language != NULL)
    g_strdelimit (self->language, "_", '-');
}

static void
read_kind (BylineMetadata *self, Found *found)
{
  const char *kind = first_of (found, FIELD_KIND);
  const char *tier = first_of (found, FIELD_TIER);
  const char *is_free = first_of (found, FIELD_FREE);

  self->is_locked |= (tier != NULL && g_ascii_strcasecmp (tier, "locked") == 0) ||
                     (is_free != NULL && g_ascii_strcasecmp (is_free, "false") == 0);
  if (kind == NULL || self->is_list)
    return;
  self->is_story |= g_ascii_strcasecmp (kind, "article") == 0 ||
                    g_ascii_strncasecmp (kind, "video", 5) == 0;
  self->is_list |= g_ascii_strcasecmp (kind, "profile") == 0;
}

void
_byline_metadata_read_head (BylineMetadata *self)
{
  const BylinePage *page = self->page;
  Found found = { { NULL } };
  guint body = _byline_page_find_tag (page, 0, page->n_nodes, BYLINE_HTML_TAG_BODY);

  for (guint i = 0; i < page->n_nodes; i++)
    {
      switch ((int) page->nodes[i].tag)
        {
        case BYLINE_HTML_TAG_META:
          note_meta (&found, page, i);
          break;
        case BYLINE_HTML_TAG_LINK:
          read_link (self, i);
          break;
        case BYLINE_HTML_TAG_TITLE:
          if (self->page_title == NULL)
            {
              g_autofree char *title = _byline_page_raw_text (page, i);

              _byline_metadata_fill (&self->page_title, title, BYLINE_TEXT_MAX_HEADLINE);
            }
          break;
        default:
          break;
        }
    }
  _byline_metadata_fill (&self->og_title, title_of (&found), BYLINE_TEXT_MAX_HEADLINE);
  _byline_metadata_fill (&self->description, first_of (&found, FIELD_DESCRIPTION),
                         BYLINE_TEXT_MAX_PASSAGE);
  cut_stroke (self->description);
  read_descriptions (self, &found);
  read_accounts (self, &found);
  if (first_of (&found, FIELD_SITE) != NULL)
    {
      g_clear_pointer (&self->publication, g_free);
      _byline_metadata_fill (&self->publication, first_of (&found, FIELD_SITE),
                             BYLINE_TEXT_MAX_NAME);
    }
  if (self->published == 0)
    self->published = first_date_of (self->page, &found, FIELD_PUBLISHED);
  if (self->modified == 0)
    self->modified = first_date_of (self->page, &found, FIELD_MODIFIED);
  if (self->canonical == NULL)
    self->canonical = byline_url_resolve (page->base, first_of (&found, FIELD_ADDRESS));
  read_kind (self, &found);
  read_people (self, &found);
  read_names (self, &found);
  read_picture (self, &found);
  read_language (self, &found);
  _byline_metadata_fill (&self->direction, _byline_page_attribute (page, 0, "dir"), 4);
  if (body != 0)
    _byline_metadata_fill (&self->direction, _byline_page_attribute (page, body, "dir"), 4);
  for (gsize i = 0; i < N_NAMES; i++)
    g_clear_pointer (&found.values[i], g_ptr_array_unref);
}
