/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "byline-author-card-private.h"
#include "byline-text.h"
#include "byline-url.h"

#define MAX_JSON (4 * 1024 * 1024)
#define MAX_OBJECTS 20000
#define MAX_SCRIPTS 60

typedef struct {
  BylineMetadata *metadata;
  GPtrArray *objects;   /* of JsonObject, not owned: all of the page's */
  GHashTable *by_id;    /* @id -> JsonObject, not owned */
  GPtrArray *parsers;   /* of JsonParser: they own the objects */
} Reader;

/* --- Values --- */

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
           json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static JsonNode *
member (JsonObject *object,
        const char *name)
{
  return json_object_get_member (object, name);
}

/* A string, the first string of an array, or what an object is called. */
static const char *
text_of (JsonNode *node)
{
  static const char *names[] = { "name", "@value", "url", "@id" };

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          const char *text = string_of (member (object, names[i]));

          if (text != NULL)
            return text;
        }
      return NULL;
    }
  return string_of (node);
}

static const char *
member_text (JsonObject *object,
             const char *name)
{
  return text_of (member (object, name));
}

static gboolean
has_type (JsonObject         *object,
          const char * const *types)
{
  JsonNode *node = member (object, "@type");
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
              ? json_array_get_length (json_node_get_array (node))
              : 1;

  for (guint i = 0; node != NULL && i < n; i++)
    {
      const char *type = JSON_NODE_HOLDS_ARRAY (node)
                           ? string_of (json_array_get_element (json_node_get_array (node), i))
                           : string_of (node);
      const char *name = type != NULL ? strrchr (type, '/') : NULL;

      name = name != NULL ? name + 1 : type;
      if (name != NULL && g_strv_contains (types, name))
        return TRUE;
    }
  return FALSE;
}

static const char *article_types[] = {
  "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
  "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
  "LiveBlogPosting", "Report", "ScholarlyArticle", "TechArticle", "SocialMediaPosting",
  "AdvertiserContentArticle", "SatiricalArticle", "Blog posting", "MedicalScholarlyArticle",
  "Review", "Recipe", "WebArticle", NULL,
};
/* The page of a thread; a question, if the page is about nothing but questions. */
static const char *thread_types[] = { "DiscussionForumPosting", NULL };
static const char *question_page_types[] = { "QAPage", NULL };
static const char *question_types[] = { "Question", NULL };
static const char *page_types[] = {
  "WebPage", "ItemPage", "AboutPage", "VideoObject", "Product", NULL,
};
static const char *list_types[] = {
  "CollectionPage", "ProfilePage", "SearchResultsPage", NULL,
};
static const char *breadcrumb_types[] = { "BreadcrumbList", NULL };
static const char *publisher_types[] = {
  "NewsMediaOrganization", "Organization", "WebSite", "Corporation", NULL,
};

/* --- Reading a script --- */

/* Takes off what stands around the value (comments, CDATA marks, semicolons), and makes raw
 * control characters spaces:
 * JSON allows neither. */
static char *
mend (const char *raw)
{
  g_autofree char *json = NULL;
  const char *begin = raw;
  char *end;
  char close;

  while (*begin != '\0' && *begin != '{' &&
         !(*begin == '[' && (begin == raw || !g_ascii_isalpha (begin[-1])) && begin[1] != 'C'))
    begin++;
  if (*begin == '\0')
    return NULL;
  json = g_strdup (begin);
  close = *begin == '{' ? '}' : ']';
  end = strrchr (json, close);
  while (end != NULL && end > json && close == ']' && end[1] == '>')
    {
      *end = '\0';
      end = strrchr (json, close);
      if (end != NULL)
        *end = '\0';
      end = strrchr (json, close);
    }
  if (end == NULL)
    return NULL;
  end[1] = '\0';
  for (char *p = json; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        *p = ' ';
    }
  return g_steal_pointer (&json);
}

/* Gathers all objects, breadth first: no recursion on what a page sends. */
static void
gather (Reader   *self,
        JsonNode *root)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, root);
  for (guint i = 0; i < queue->len && i < MAX_OBJECTS; i++)
    {
      JsonNode *node = g_ptr_array_index (queue, i);

      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);

          for (guint j = 0; j < json_array_get_length (array) && queue->len < MAX_OBJECTS; j++)
            g_ptr_array_add (queue, json_array_get_element (array, j));
        }
      else if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonObject *object = json_node_get_object (node);
          g_autoptr (GList) members = json_object_get_values (object);
          const char *id = string_of (member (object, "@id"));

          if (json_object_has_member (object, "@type"))
            {
              g_ptr_array_add (self->objects, object);
              if (id != NULL && !g_hash_table_contains (self->by_id, id))
                g_hash_table_insert (self->by_id, (gpointer) id, object);
            }
          for (GList *l = members; l != NULL && queue->len < MAX_OBJECTS; l = l->next)
            g_ptr_array_add (queue, l->data);
        }
    }
}

static void
read_script (Reader     *self,
             const char *raw)
{
  g_autofree char *json = mend (raw);
  g_autoptr (JsonParser) parser = NULL;
  gsize length = json != NULL ? strlen (json) : 0;

  if (length < 2 || length > MAX_JSON ||
      !byline_json_depth_is_within (json, length, BYLINE_JSON_MAX_DEPTH))
    return;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL) ||
      json_parser_get_root (parser) == NULL)
    return;
  gather (self, json_parser_get_root (parser));
  g_ptr_array_add (self->parsers, g_steal_pointer (&parser));
}

/* --- People --- */

/* Follows {"@id": "…"} to the object of that id. */
static JsonObject *
follow (Reader     *self,
        JsonObject *object)
{
  const char *id = string_of (member (object, "@id"));
  JsonObject *found;

  if (id == NULL || json_object_has_member (object, "name"))
    return object;
  found = g_hash_table_lookup (self->by_id, id);
  return found != NULL ? found : object;
}

/* Names in JSON-LD carry entities now and then: "Caf&eacute;". */
static char *
plain (const char *text,
       gsize       max_chars)
{
  g_autoptr (GString) unescaped = NULL;
  static const char *entities[][2] = {
    { "&amp;", "&" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&#039;", "'" }, { "&apos;", "'" },
    { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " }, { "&rsquo;", "’" }, { "&lsquo;", "‘" },
    { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&ndash;", "–" }, { "&mdash;", "—" },
    { "&#8217;", "’" }, { "&#8216;", "‘" }, { "&#8220;", "“" }, { "&#8221;", "”" },
    { "&#8211;", "–" },
  };

  if (text == NULL)
    return NULL;
  if (strchr (text, '&') == NULL)
    return byline_text_clean (text, max_chars);
  unescaped = g_string_new (text);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (unescaped, entities[i][0], entities[i][1], 0);
  return byline_text_clean (unescaped->str, max_chars);
}

static void
add_same_as (BylineAuthor *author,
             const char   *address)
{
  if (address != NULL && byline_url_is_web (address))
    byline_author_add_contact (author, BYLINE_CONTACT_PROFILE, address);
}

static void
add_person (Reader     *self,
            JsonObject *person)
{
  const char *base = self->metadata->page->base;
  const char *name = member_text (person, "name");
  g_autofree char *clean = plain (name, BYLINE_TEXT_MAX_NAME);
  g_autoptr (GPtrArray) names = byline_authors_split_names (clean);
  JsonNode *same_as = member (person, "sameAs");
  const char *email = member_text (person, "email");

  for (guint i = 0; i < names->len; i++)
    {
      BylineAuthor *author = byline_author_copy (g_ptr_array_index (names, i));

      if (names->len == 1)
        {
          const char *address = string_of (member (person, "url"));

          author->url = byline_url_resolve (base, address);
          author->avatar = byline_url_resolve (base, member_text (person, "image"));
          author->bio = plain (member_text (person, "description"), BYLINE_TEXT_MAX_PASSAGE);
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
                add_same_as (author, string_of (json_array_get_element (array, j)));
            }
          else
            {
              add_same_as (author, string_of (same_as));
            }
        }
      byline_authors_add (self->metadata->authors, author);
    }
}

static void
add_author (Reader   *self,
            JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      add_person (self, follow (self, json_node_get_object (node)));
    }
  else
    {
      g_autofree char *names = plain (string_of (node), 2000);

      _byline_metadata_add_names (self->metadata->authors, names);
    }
}

static void
add_authors (Reader   *self,
             JsonNode *node)
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
add_strings (GPtrArray *names,
             JsonNode  *node,
             gboolean   split)
{
  const char *text;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && i < 50; i++)
        {
          char *name = plain (text_of (json_array_get_element (array, i)), BYLINE_TEXT_MAX_NAME);

          if (name != NULL)
            g_ptr_array_add (names, name);
        }
      return;
    }
  text = string_of (node);
  if (text != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, split ? "," : "\n", 50);

      for (guint i = 0; parts[i] != NULL; i++)
        {
          char *name = plain (parts[i], BYLINE_TEXT_MAX_NAME);

          if (name != NULL)
            g_ptr_array_add (names, name);
        }
    }
}

static int
int_of (JsonObject *object,
        const char *name)
{
  JsonNode *node = member (object, name);
  const char *text = text_of (node);
  gint64 value = 0;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  else if (text != NULL)
    value = g_ascii_strtoll (text, NULL, 10);
  return (int) CLAMP (value, 0, 100000);
}

static void
read_picture (Reader   *self,
              JsonNode *node)
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
    object = follow (self, json_node_get_object (node));
  address = object != NULL ? member_text (object, "url") : string_of (node);
  if (address == NULL && object != NULL)
    address = member_text (object, "contentUrl");
  url = byline_url_resolve (metadata->page->base, address);
  if (url == NULL)
    return;
  metadata->picture = byline_picture_new (url);
  if (object != NULL)
    {
      metadata->picture->caption = plain (member_text (object, "caption"), BYLINE_TEXT_MAX_PASSAGE);
      metadata->picture->credit = plain (member_text (object, "creditText"), BYLINE_TEXT_MAX_NAME);
      metadata->picture->width = int_of (object, "width");
      metadata->picture->height = int_of (object, "height");
    }
}

/* isAccessibleForFree comes as a boolean or as a word. */
static gboolean
is_denied (JsonObject *object)
{
  JsonNode *node = member (object, "isAccessibleForFree");
  const char *text = string_of (node);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return !json_node_get_boolean (node);
  return text != NULL && (g_ascii_strcasecmp (text, "false") == 0 ||
                          g_ascii_strcasecmp (text, "no") == 0 ||
                          g_str_has_suffix (text, "/False"));
}

/* Reads whether the story is for subscribers only, as a whole or in parts, and how long it is. */
static void
read_access (Reader     *self,
             JsonObject *object)
{
  JsonNode *parts = member (object, "hasPart");
  JsonArray *array = parts != NULL && JSON_NODE_HOLDS_ARRAY (parts) ? json_node_get_array (parts)
                                                                    : NULL;

  self->metadata->n_words = (guint) int_of (object, "wordCount");
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
read_article (Reader     *self,
              JsonObject *object)
{
  BylineMetadata *m = self->metadata;
  g_autofree char *headline = plain (member_text (object, "headline"), BYLINE_TEXT_MAX_HEADLINE);
  g_autofree char *description
      = plain (member_text (object, "description"), BYLINE_TEXT_MAX_PASSAGE);
  g_autofree char *alternative = plain (member_text (object, "alternativeHeadline"),
                                        BYLINE_TEXT_MAX_PASSAGE);
  JsonNode *publisher = member (object, "publisher");
  const char *body = member_text (object, "articleBody");

  if (headline == NULL)
    headline = plain (string_of (member (object, "name")), BYLINE_TEXT_MAX_HEADLINE);
  _byline_metadata_fill (&m->ld_title, headline, BYLINE_TEXT_MAX_HEADLINE);
  _byline_metadata_fill (&m->description, description, BYLINE_TEXT_MAX_PASSAGE);
  _byline_metadata_fill (&m->alternative, alternative, BYLINE_TEXT_MAX_PASSAGE);
  _byline_metadata_fill (&m->language, member_text (object, "inLanguage"), 35);
  if (m->published == 0)
    m->published = _byline_date_parse (member_text (object, "datePublished"));
  if (m->published == 0)
    m->published = _byline_date_parse (member_text (object, "dateCreated"));
  if (m->modified == 0)
    m->modified = _byline_date_parse (member_text (object, "dateModified"));
  if (m->body == NULL && body != NULL)
    m->body = g_strdup (body);
  if (m->authors->len == 0)
    add_authors (self, member (object, "author"));
  if (m->authors->len == 0)
    add_authors (self, member (object, "creator"));
  if (m->sections->len == 0)
    add_strings (m->sections, member (object, "articleSection"), FALSE);
  if (m->sections->len == 0)
    add_strings (m->sections, member (object, "recipeCategory"), FALSE);
  if (m->tags->len == 0)
    add_strings (m->tags, member (object, "keywords"), TRUE);
  read_picture (self, member (object, "image"));
  read_access (self, object);
  if (publisher != NULL && JSON_NODE_HOLDS_OBJECT (publisher))
    {
      JsonObject *organization = follow (self, json_node_get_object (publisher));
      g_autofree char *name = plain (member_text (organization, "name"), BYLINE_TEXT_MAX_NAME);

      _byline_metadata_fill (&m->publication, name, BYLINE_TEXT_MAX_NAME);
      if (m->publication_url == NULL)
        m->publication_url = byline_url_resolve (m->page->base,
                                                 string_of (member (organization, "url")));
    }
}

/* --- Breadcrumbs --- */

/* Whether a crumb leads to the front page: then it is no section, whatever it is called. */
static gboolean
crumb_is_home (Reader     *self,
               JsonObject *element)
{
  JsonNode *item = member (element, "item");
  const char *address = string_of (item);

  if (address == NULL && item != NULL && JSON_NODE_HOLDS_OBJECT (item))
    address = string_of (member (json_node_get_object (item), "@id"));
  return _byline_metadata_is_home (self->metadata, address);
}

static const char *
crumb_name (JsonObject *element)
{
  JsonNode *item = member (element, "item");
  const char *name = string_of (member (element, "name"));

  if (name == NULL && item != NULL && JSON_NODE_HOLDS_OBJECT (item))
    name = string_of (member (json_node_get_object (item), "name"));
  return name;
}

/* "Home > World > China > Headline" -> "World > China"; the last one is the story if it has no
 * page. */
static void
read_breadcrumb (Reader     *self,
                 JsonObject *object)
{
  BylineMetadata *m = self->metadata;
  JsonNode *node = member (object, "itemListElement");
  g_autoptr (GString) path = g_string_new (NULL);
  JsonArray *array;

  if (m->breadcrumb != NULL || node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && i < 8; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *name = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (element) ||
          crumb_is_home (self, json_node_get_object (element)))
        continue;
      name = plain (crumb_name (json_node_get_object (element)), BYLINE_TEXT_MAX_NAME);
      if (name == NULL || byline_section_is_noise (name, m->publication) ||
          g_ascii_strcasecmp (name, "home") == 0 ||
          (m->ld_title != NULL && byline_text_begins (m->ld_title, name)) ||
          (m->og_title != NULL && byline_text_begins (m->og_title, name)) ||
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
is_about_page (Reader     *self,
               JsonObject *object)
{
  static const char *names[] = { "url", "mainEntityOfPage", "@id" };
  g_autofree char *own = byline_url_canonical (self->metadata->canonical != NULL
                                                 ? self->metadata->canonical
                                                 : self->metadata->page->url);

  for (gsize i = 0; own != NULL && i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = member (object, names[i]);
      const char *said = text_of (node);
      g_autofree char *address = NULL;

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        said = string_of (member (json_node_get_object (node), "@id"));
      address = said != NULL ? byline_url_canonical (said) : NULL;
      if (address != NULL && g_str_equal (address, own))
        return TRUE;
    }
  return FALSE;
}

static JsonObject *
choose_article (Reader             *self,
                const char * const *types)
{
  JsonObject *first = NULL;

  for (guint i = 0; i < self->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->objects, i);

      if (!has_type (object, types))
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
read_kind (Reader     *self,
           JsonObject *article)
{
  guint n_articles = 0;

  for (guint i = 0; i < self->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->objects, i);

      n_articles += has_type (object, article_types);
      self->metadata->is_list |= has_type (object, list_types);
    }
  self->metadata->is_story = article != NULL && (n_articles <= 1 || is_about_page (self, article));
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
  for (guint i = 0; i < self->objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (self->objects, i);

      if (has_type (object, publisher_types))
        {
          g_autofree char *name = plain (member_text (object, "name"), BYLINE_TEXT_MAX_NAME);

          _byline_metadata_fill (&m->publication, name, BYLINE_TEXT_MAX_NAME);
        }
    }
  for (guint i = 0; i < self->objects->len; i++)
    {
      if (has_type (g_ptr_array_index (self->objects, i), breadcrumb_types))
        read_breadcrumb (self, g_ptr_array_index (self->objects, i));
    }
}

void
_byline_metadata_read_json (BylineMetadata *self)
{
  const BylinePage *page = self->page;
  Reader reader = { self };
  guint n_scripts = 0;

  reader.objects = g_ptr_array_new ();
  reader.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  reader.parsers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < page->n_nodes && n_scripts < MAX_SCRIPTS; i++)
    {
      const char *type;
      g_autofree char *raw = NULL;

      if (page->nodes[i].tag != BYLINE_TAG_SCRIPT)
        continue;
      type = _byline_page_attribute (page, i, "type");
      if (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0)
        continue;
      n_scripts++;
      raw = _byline_page_raw_text (page, i);
      if (raw != NULL)
        read_script (&reader, raw);
    }
  if (reader.objects->len > 0)
    read_objects (&reader);
  g_hash_table_unref (reader.by_id);
  g_ptr_array_unref (reader.objects);
  g_ptr_array_unref (reader.parsers);
}
