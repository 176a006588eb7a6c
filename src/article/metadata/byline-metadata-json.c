/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <string.h>

#include "byline-author-box-private.h"
#include "byline-json-ld-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* What JSON-LD says of a page's story. */

typedef struct {
  BylineMetadata *metadata;
  BylineJsonLd *ld;
} Reader;

static const char *article_types[] = {
  "Article",
  "NewsArticle",
  "BlogPosting",
  "ReportageNewsArticle",
  "AnalysisNewsArticle",
  "OpinionNewsArticle",
  "BackgroundNewsArticle",
  "ReviewNewsArticle",
  "AskPublicNewsArticle",
  "LiveBlogPosting",
  "Report",
  "ScholarlyArticle",
  "TechArticle",
  "SocialMediaPosting",
  "AdvertiserContentArticle",
  "SatiricalArticle",
  "Blog posting",
  "MedicalScholarlyArticle",
  "Review",
  "Recipe",
  "WebArticle",
  NULL,
};
/* The page of a thread; a question, if the page is about nothing but questions. */
static const char *thread_types[] = { "DiscussionForumPosting", NULL };
static const char *question_page_types[] = { "QAPage", NULL };
static const char *question_types[] = { "Question", NULL };
static const char *page_types[] = {
  "WebPage", "ItemPage", "AboutPage", "VideoObject", "Product", NULL,
};
static const char *list_types[] = {
  "CollectionPage",
  "ProfilePage",
  "SearchResultsPage",
  NULL,
};
static const char *breadcrumb_types[] = { "BreadcrumbList", NULL };
static const char *publisher_types[] = {
  "NewsMediaOrganization", "Organization", "WebSite", "Corporation", NULL,
};

/* --- People --- */

static char *
dup_plain (JsonObject *object, const char *name, gsize max_chars)
{
  return _byline_json_ld_plain (_byline_json_ld_get (object, name), max_chars);
}

static void
add_same_as (BylineAuthor *author, const char *address)
{
  if (address != NULL && byline_url_is_web (address))
    byline_author_add_contact (author, BYLINE_CONTACT_PROFILE, address);
}

static void
add_person (Reader *self, JsonObject *person)
{
  const char *base = self->metadata->page->base;
  const char *name = _byline_json_ld_get (person, "name");
  g_autofree char *clean = _byline_json_ld_plain (name, BYLINE_TEXT_MAX_NAME);
  g_autoptr (GPtrArray) names = byline_authors_split_names (clean);
  JsonNode *same_as = _byline_json_ld_node (person, "sameAs");
  const char *email = _byline_json_ld_get (person, "email");

  for (guint i = 0; i < names->len; i++)
    {
      BylineAuthor *author = byline_author_copy (g_ptr_array_index (names, i));

      if (names->len == 1)
        {
          const char *address = _byline_json_ld_string (_byline_json_ld_node (person, "url"));

          author->url = byline_url_resolve (base, address);
          author->avatar = byline_url_resolve (base, _byline_json_ld_get (person, "image"));
          author->bio = dup_plain (person, "description", BYLINE_TEXT_MAX_PASSAGE);
          if (email != NULL)
            {
              email += g_str_has_prefix (email, "mailto:") ? 7 : 0;
              author->email = byline_text_clean (email, BYLINE_TEXT_MAX_NAME);
              byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, email);
            }
          _byline_author_find_contacts (author, author->bio);
          if (same_as != NULL && JSON_NODE_HOLDS_ARRAY (same_as))
            {
              JsonArray *array = json_node_get_array (same_as);

              for (guint j = 0; j < json_array_get_length (array) && j < 20; j++)
                add_same_as (author, _byline_json_ld_string (json_array_get_element (array, j)));
            }
          else
            {
              add_same_as (author, _byline_json_ld_string (same_as));
            }
        }
      byline_authors_add (self->metadata->authors, author);
    }
}

static void
add_author (Reader *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      add_person (self, _byline_json_ld_resolve (self->ld, json_node_get_object (node)));
    }
  else
    {
      g_autofree char *names = _byline_json_ld_plain (_byline_json_ld_string (node), 2000);

      _byline_metadata_add_names (self->metadata->authors, names);
    }
}

static void
add_authors (Reader *self, JsonNode *node)
{
  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_author (self, node);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && i < 50; i++)
    add_author (self, json_array_get_element (json_node_get_array (node), i));
}

/* --- Articles --- */

static void
add_strings (GPtrArray *names, JsonNode *node, gboolean split)
{
  const char *text;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && i < 50; i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          char *name = _byline_json_ld_plain (_byline_json_ld_text (element), BYLINE_TEXT_MAX_NAME);

          if (name != NULL)
            g_ptr_array_add (names, name);
        }
      return;
    }
  text = _byline_json_ld_string (node);
  if (text != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, split ? "," : "\n", 50);

      for (guint i = 0; parts[i] != NULL; i++)
        {
          char *name = _byline_json_ld_plain (parts[i], BYLINE_TEXT_MAX_NAME);

          if (name != NULL)
            g_ptr_array_add (names, name);
        }
    }
}

static void
read_picture (Reader *self, JsonNode *node)
{
  BylineMetadata *metadata = self->metadata;
  JsonObject *object = NULL;
  const char *address;
  g_autofree char *url = NULL;

  if (node == NULL || metadata->picture != NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      if (json_array_get_length (array) == 0)
        return;
      node = json_array_get_element (array, 0);
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    object = _byline_json_ld_resolve (self->ld, json_node_get_object (node));
  address = object != NULL ? _byline_json_ld_get (object, "url") : _byline_json_ld_string (node);
  if (address == NULL && object != NULL)
    address = _byline_json_ld_get (object, "contentUrl");
  url = byline_url_resolve (metadata->page->base, address);
  if (url == NULL)
    return;
  metadata->picture = byline_picture_new (url);
  if (object != NULL)
    {
      metadata->picture->caption = dup_plain (object, "caption", BYLINE_TEXT_MAX_PASSAGE);
      metadata->picture->credit = dup_plain (object, "creditText", BYLINE_TEXT_MAX_NAME);
      metadata->picture->width = _byline_json_ld_get_int (object, "width");
      metadata->picture->height = _byline_json_ld_get_int (object, "height");
    }
}

/* isAccessibleForFree comes as a boolean or as a word. */
static gboolean
is_denied (JsonObject *object)
{
  JsonNode *node = _byline_json_ld_node (object, "isAccessibleForFree");
  const char *text = _byline_json_ld_string (node);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return !json_node_get_boolean (node);
  return text != NULL &&
         (g_ascii_strcasecmp (text, "false") == 0 || g_ascii_strcasecmp (text, "no") == 0 ||
          g_str_has_suffix (text, "/False"));
}

/* Reads whether the story is for subscribers only, as a whole or in parts, and how long it is. */
static void
read_access (Reader *self, JsonObject *object)
{
  JsonNode *parts = _byline_json_ld_node (object, "hasPart");
  JsonArray *array = parts != NULL && JSON_NODE_HOLDS_ARRAY (parts) ? json_node_get_array (parts)
                                                                    : NULL;

  self->metadata->n_words = (guint) _byline_json_ld_get_int (object, "wordCount");
  self->metadata->is_locked = is_denied (object) ||
                              (parts != NULL && JSON_NODE_HOLDS_OBJECT (parts) &&
                               is_denied (json_node_get_object (parts)));
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && i < 50; i++)
    {
      JsonNode *part = json_array_get_element (array, i);

      self->metadata->is_locked |= JSON_NODE_HOLDS_OBJECT (part) &&
                                   is_denied (json_node_get_object (part));
    }
}

static void
read_article (Reader *self, JsonObject *object)
{
  BylineMetadata *m = self->metadata;
  g_autofree char *headline = dup_plain (object, "headline", BYLINE_TEXT_MAX_HEADLINE);
  g_autofree char *description = dup_plain (object, "description", BYLINE_TEXT_MAX_PASSAGE);
  g_autofree char *alternative = dup_plain (object, "alternativeHeadline", BYLINE_TEXT_MAX_PASSAGE);
  JsonNode *publisher = _byline_json_ld_node (object, "publisher");
  const char *body = _byline_json_ld_get (object, "articleBody");
  g_autofree char *name = _byline_json_ld_plain (
    _byline_json_ld_string (_byline_json_ld_node (object, "name")), BYLINE_TEXT_MAX_HEADLINE);

  if (headline == NULL)
    headline = g_strdup (name);
  _byline_metadata_fill (&m->ld_name, name, BYLINE_TEXT_MAX_HEADLINE);
  _byline_metadata_fill (&m->ld_title, headline, BYLINE_TEXT_MAX_HEADLINE);
  _byline_metadata_fill (&m->description, description, BYLINE_TEXT_MAX_PASSAGE);
  if (description != NULL)
    g_ptr_array_add (m->descriptions, g_strdup (description));
  if (alternative != NULL)
    g_ptr_array_add (m->descriptions, g_strdup (alternative));
  _byline_metadata_fill (&m->language, _byline_json_ld_get (object, "inLanguage"), 35);
  if (m->published == 0)
    m->published = _byline_page_parse_date (m->page, _byline_json_ld_get (object, "datePublished"));
  if (m->published == 0)
    m->published = _byline_page_parse_date (m->page, _byline_json_ld_get (object, "dateCreated"));
  if (m->modified == 0)
    m->modified = _byline_page_parse_date (m->page, _byline_json_ld_get (object, "dateModified"));
  if (m->body == NULL && body != NULL)
    m->body = g_strdup (body);
  if (m->authors->len == 0)
    add_authors (self, _byline_json_ld_node (object, "author"));
  if (m->authors->len == 0)
    add_authors (self, _byline_json_ld_node (object, "creator"));
  if (m->sections->len == 0)
    add_strings (m->sections, _byline_json_ld_node (object, "articleSection"), FALSE);
  if (m->sections->len == 0)
    add_strings (m->sections, _byline_json_ld_node (object, "recipeCategory"), FALSE);
  if (m->tags->len == 0)
    add_strings (m->tags, _byline_json_ld_node (object, "keywords"), TRUE);
  read_picture (self, _byline_json_ld_node (object, "image"));
  read_access (self, object);
  if (publisher != NULL && JSON_NODE_HOLDS_OBJECT (publisher))
    {
      JsonObject *organization = _byline_json_ld_resolve (self->ld,
                                                          json_node_get_object (publisher));
      g_autofree char *paper = dup_plain (organization, "name", BYLINE_TEXT_MAX_NAME);

      _byline_metadata_fill (&m->publication, paper, BYLINE_TEXT_MAX_NAME);
      if (m->publication_url == NULL)
        {
          const char *address = _byline_json_ld_string (_byline_json_ld_node (organization, "url"));

          m->publication_url = byline_url_resolve (m->page->base, address);
        }
    }
}

/* --- Breadcrumbs --- */

/* Whether a crumb leads to the front page: then it is no section, whatever it is called. */
static gboolean
crumb_is_home (Reader *self, JsonObject *element)
{
  JsonNode *item = _byline_json_ld_node (element, "item");
  const char *address = _byline_json_ld_string (item);

  if (address == NULL && item != NULL && JSON_NODE_HOLDS_OBJECT (item))
    address = _byline_json_ld_string (_byline_json_ld_node (json_node_get_object (item), "@id"));
  return _byline_metadata_is_home (self->metadata, address);
}

static const char *
crumb_name (JsonObject *element)
{
  JsonNode *item = _byline_json_ld_node (element, "item");
  const char *name = _byline_json_ld_string (_byline_json_ld_node (element, "name"));

  if (name == NULL && item != NULL && JSON_NODE_HOLDS_OBJECT (item))
    name = _byline_json_ld_string (_byline_json_ld_node (json_node_get_object (item), "name"));
  return name;
}

/* "Home > World > China > Headline" -> "World > China"; the last one is the story if it has no
 * page. */
static void
read_breadcrumb (Reader *self, JsonObject *object)
{
  BylineMetadata *m = self->metadata;
  JsonNode *node = _byline_json_ld_node (object, "itemListElement");
  g_autoptr (GString) path = g_string_new (NULL);
  JsonArray *array;

  if (m->breadcrumb != NULL || node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && i < 8; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *name = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (element) || crumb_is_home (self, json_node_get_object (element)))
        continue;
      name = _byline_json_ld_plain (crumb_name (json_node_get_object (element)),
                                    BYLINE_TEXT_MAX_NAME);
      if (name == NULL || byline_section_name_is_generic (name, m->publication) ||
          g_ascii_strcasecmp (name, "home") == 0 ||
          (m->ld_title != NULL && byline_text_is_excerpt_of (name, m->ld_title)) ||
          (m->og_title != NULL && byline_text_is_excerpt_of (name, m->og_title)) ||
          g_utf8_strlen (name, -1) > 50)
        continue;
      if (path->len > 0)
        g_string_append (path, " > ");
      g_string_append (path, name);
    }
  if (path->len > 0)
    m->breadcrumb = g_string_free (g_steal_pointer (&path), FALSE);
}

/* Among several articles the one that names this page is the story. */
static gboolean
is_about_page (Reader *self, JsonObject *object)
{
  static const char *names[] = { "url", "mainEntityOfPage", "@id" };
  g_autofree char *own = byline_url_canonical (
    self->metadata->canonical != NULL ? self->metadata->canonical : self->metadata->page->url);

  for (gsize i = 0; own != NULL && i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = _byline_json_ld_node (object, names[i]);
      const char *said = _byline_json_ld_text (node);
      g_autofree char *address = NULL;

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        said = _byline_json_ld_string (_byline_json_ld_node (json_node_get_object (node), "@id"));
      address = said != NULL ? byline_url_canonical (said) : NULL;
      if (address != NULL && g_str_equal (address, own))
        return TRUE;
    }
  return FALSE;
}

static JsonObject *
choose_article (Reader *self, const char *const *types)
{
  JsonObject *first = NULL;

  for (guint i = 0; i < self->ld->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->ld->objects, i);

      if (!_byline_json_ld_is (object, types))
        continue;
      if (is_about_page (self, object))
        return object;
      if (first == NULL)
        first = object;
    }
  return first;
}

/* Notes whether the page calls itself a story's or a list: the one article that it describes, or
 * the one with its address, is its story; front pages describe several. */
static void
read_kind (Reader *self, JsonObject *article)
{
  guint n_articles = 0;

  for (guint i = 0; i < self->ld->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->ld->objects, i);

      n_articles += _byline_json_ld_is (object, article_types);
      self->metadata->is_list |= _byline_json_ld_is (object, list_types);
    }
  self->metadata->is_story = article != NULL && (n_articles <= 1 || is_about_page (self, article));
}

/* The accounts of a publisher are nobody's. */
static void
read_accounts (Reader *self, JsonObject *publisher)
{
  JsonNode *node = _byline_json_ld_node (publisher, "sameAs");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && i < 20; i++)
        _byline_metadata_add_own_account (self->metadata, _byline_json_ld_string (
                                                            json_array_get_element (array, i)));
    }
  else
    {
      _byline_metadata_add_own_account (self->metadata, _byline_json_ld_string (node));
    }
}

static void
read_objects (Reader *self)
{
  BylineMetadata *m = self->metadata;
  JsonObject *article = choose_article (self, article_types);

  if (article == NULL)
    article = choose_article (self, thread_types);
  if (article == NULL && choose_article (self, question_page_types) != NULL)
    article = choose_article (self, question_types);
  read_kind (self, article);
  if (article != NULL)
    read_article (self, article);
  else if ((article = choose_article (self, page_types)) != NULL)
    read_article (self, article);
  for (guint i = 0; i < self->ld->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->ld->objects, i);

      if (_byline_json_ld_is (object, publisher_types))
        {
          g_autofree char *name = dup_plain (object, "name", BYLINE_TEXT_MAX_NAME);

          _byline_metadata_fill (&m->publication, name, BYLINE_TEXT_MAX_NAME);
          read_accounts (self, object);
        }
    }
  for (guint i = 0; i < self->ld->objects->len; i++)
    {
      if (_byline_json_ld_is (g_ptr_array_index (self->ld->objects, i), breadcrumb_types))
        read_breadcrumb (self, g_ptr_array_index (self->ld->objects, i));
    }
}

void
_byline_metadata_read_json (BylineMetadata *self)
{
  g_autoptr (BylineJsonLd) ld = _byline_json_ld_read (self->page);
  Reader reader = { self, ld };

  if (ld->objects->len > 0)
    read_objects (&reader);
}
