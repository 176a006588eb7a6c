/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-site-rules-private.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "byline-metadata-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* What one expression may cost: libxml2 counts steps, a large page has a million nodes. */
#define MAX_STEPS 20000000
#define MAX_BODIES 200
#define MAX_AUTHORS 20

static const char *rule_names[BYLINE_N_SITE_RULES] = {
  [BYLINE_SITE_RULE_TITLE] = "title",
  [BYLINE_SITE_RULE_BODY] = "body",
  [BYLINE_SITE_RULE_AUTHOR] = "author",
  [BYLINE_SITE_RULE_DATE] = "date",
  [BYLINE_SITE_RULE_STRIP] = "strip",
  [BYLINE_SITE_RULE_STRIP_ID_OR_CLASS] = "strip_id_or_class",
  [BYLINE_SITE_RULE_STRIP_IMAGE_SRC] = "strip_image_src",
  [BYLINE_SITE_RULE_NEXT_PAGE] = "next_page_link",
  [BYLINE_SITE_RULE_SINGLE_PAGE] = "single_page_link",
};

typedef struct {
  BylineSiteRules *rules;
  BylinePage *page;
  xmlXPathContext *context;
  BylineSiteFindings *findings;
  GPtrArray *warnings; /* nullable */
} Application;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathObject, xmlXPathFreeObject)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathContext, xmlXPathFreeContext)

/* libxml2 2.14 made the error a constant. */
#if LIBXML_VERSION >= 21200
static void
ignore_error_cb (void *data, const xmlError *error)
#else
static void
ignore_error_cb (void *data, xmlError *error)
#endif
{
}

/* A context that says nothing on the terminal and ends what takes too long. */
static xmlXPathContext *
context_new (xmlDoc *doc)
{
  xmlXPathContext *context = xmlXPathNewContext (doc);

#if LIBXML_VERSION >= 21300
  xmlXPathSetErrorHandler (context, ignore_error_cb, NULL);
#else
  context->error = ignore_error_cb;
#endif
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  context->opLimit = MAX_STEPS;
  G_GNUC_END_IGNORE_DEPRECATIONS
  xmlXPathContextSetCache (context, 1, -1, 0);
  return context;
}

gboolean
_byline_xpath_is_valid (const char *expression)
{
  g_autoptr (xmlXPathContext) context = context_new (NULL);
  xmlXPathCompExpr *compiled = xmlXPathCtxtCompile (context, (const xmlChar *) expression);
  gboolean is_valid = compiled != NULL;

  xmlXPathFreeCompExpr (compiled);
  return is_valid;
}

static void
warn (Application *self, BylineSiteRuleKey kind, const char *value)
{
  if (self->warnings == NULL)
    return;
  if (value != NULL)
    g_ptr_array_add (self->warnings,
                     g_strdup_printf ("%s: failed on this page: %s", rule_names[kind], value));
  else
    g_ptr_array_add (self->warnings, g_strdup_printf ("%s: found nothing; the general way counts",
                                                      rule_names[kind]));
}

static guint
n_nodes_of (const xmlXPathObject *result)
{
  return result->type == XPATH_NODESET && result->nodesetval != NULL
           ? (guint) result->nodesetval->nodeNr
           : 0;
}

/* Says what a rule did, with the line of the file that it stands in. */
static void G_GNUC_PRINTF (4, 5)
  tell (Application *self, BylineSiteRuleKey kind, const BylineSiteRule *rule, const char *format, ...)
{
  GString *report = self->findings->report;
  va_list args;

  g_string_append_printf (report, "  %s, line %u: %s: %s: ", rule->file, rule->line,
                          rule_names[kind], rule->value);
  va_start (args, format);
  g_string_append_vprintf (report, format, args);
  va_end (args);
  g_string_append_c (report, '\n');
}

static void
tell_result (Application *self,
             BylineSiteRuleKey kind,
             const BylineSiteRule *rule,
             const xmlXPathObject *result)
{
  if (result == NULL)
    tell (self, kind, rule, "failed on this page");
  else if (result->type == XPATH_STRING)
    tell (self, kind, rule, "says “%.100s”", (const char *) result->stringval);
  else if (n_nodes_of (result) == 0)
    tell (self, kind, rule, "nothing");
  else
    tell (self, kind, rule, "found %u", n_nodes_of (result));
}

static xmlXPathObject *
evaluate (Application *self, BylineSiteRuleKey kind, guint which)
{
  const BylineSiteRule *rule = g_ptr_array_index (self->rules->values[kind], which);
  xmlXPathObject *result;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  self->context->opCount = 0;
  G_GNUC_END_IGNORE_DEPRECATIONS
  self->context->node = self->page->nodes[0].xml;
  result = xmlXPathEvalExpression ((const xmlChar *) rule->value, self->context);
  tell_result (self, kind, rule, result);
  if (result == NULL)
    warn (self, kind, rule->value);
  return result;
}

/* Returns: whether @xml is on the page; its node is in @index then. */
static gboolean
index_of (const BylinePage *page, const xmlNode *xml, guint *index)
{
  if (xml->type != XML_ELEMENT_NODE || xml->_private == NULL)
    return FALSE;
  *index = GPOINTER_TO_UINT (xml->_private) - 1;
  return *index < page->n_nodes && page->nodes[*index].xml == xml;
}

/* The words of one thing that was found: an element's text (what its content or datetime says
 * where it has none), an attribute's value. */
static char *
text_of_node (Application *self, const xmlNode *xml, gsize max_chars)
{
  static const char *attributes[] = { "datetime", "content" };
  g_autofree char *text = NULL;
  guint index;

  if (!index_of (self->page, xml, &index))
    {
      xmlChar *value = xmlXPathCastNodeToString ((xmlNode *) xml);

      text = byline_text_clean ((const char *) value, max_chars);
      xmlFree (value);
      return g_steal_pointer (&text);
    }
  text = _byline_page_dup_text (self->page, index, max_chars);
  for (gsize i = 0; text == NULL && i < G_N_ELEMENTS (attributes); i++)
    text = byline_text_clean (_byline_page_attribute (self->page, index, attributes[i]), max_chars);
  return g_steal_pointer (&text);
}

/* Returns: (transfer full): all that an expression found, as texts. */
static GPtrArray *
texts_of (Application *self, const xmlXPathObject *result, gsize max_chars)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  char *text;

  for (guint i = 0; i < n_nodes_of (result) && texts->len < MAX_AUTHORS; i++)
    {
      text = text_of_node (self, result->nodesetval->nodeTab[i], max_chars);
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  if (result->type == XPATH_STRING)
    {
      text = byline_text_clean ((const char *) result->stringval, max_chars);
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}

/* --- Stripping --- */

/* Hides a part of the page, and takes its words off what was measured around it. */
static void
hide (BylinePage *page, guint index)
{
  BylineNode *node = &page->nodes[index];
  guint size = node->size;
  guint link_size = node->link_size;

  if (node->hidden || index == 0)
    return;
  for (guint i = index; i < node->end; i++)
    {
      BylineNode *inner = &page->nodes[i];

      if (inner->tag == BYLINE_HTML_TAG_TEXT && inner->block < index)
        {
          BylineNode *block = &page->nodes[inner->block];

          block->own_size -= MIN (block->own_size, inner->size);
          block->own_links -= MIN (block->own_links, inner->link_size);
        }
      inner->hidden = TRUE;
    }
  for (guint up = index; up != 0;)
    {
      up = page->nodes[up].parent;
      page->nodes[up].size -= MIN (page->nodes[up].size, size);
      page->nodes[up].link_size -= MIN (page->nodes[up].link_size, link_size);
    }
}

static void
strip_by_xpath (Application *self)
{
  for (guint i = 0; i < self->rules->values[BYLINE_SITE_RULE_STRIP]->len; i++)
    {
      g_autoptr (xmlXPathObject) result = evaluate (self, BYLINE_SITE_RULE_STRIP, i);

      for (guint n = 0; result != NULL && n < n_nodes_of (result); n++)
        {
          guint index;

          if (index_of (self->page, result->nodesetval->nodeTab[n], &index))
            hide (self->page, index);
        }
    }
}

static gboolean
attribute_holds (const BylinePage *page, guint index, const char *attribute, const char *value)
{
  const char *said = _byline_page_attribute (page, index, attribute);

  return said != NULL && strstr (said, value) != NULL;
}

static gboolean
is_named (const BylinePage *page, guint index, BylineSiteRuleKey kind, const char *value)
{
  if (kind == BYLINE_SITE_RULE_STRIP_IMAGE_SRC)
    return page->nodes[index].tag == BYLINE_HTML_TAG_IMG && attribute_holds (page, index, "src", value);
  return attribute_holds (page, index, "class", value) ||
         attribute_holds (page, index, "id", value);
}

static void
strip_by_name (Application *self, BylineSiteRuleKey kind)
{
  for (guint i = 0; i < self->rules->values[kind]->len; i++)
    {
      const BylineSiteRule *rule = g_ptr_array_index (self->rules->values[kind], i);
      guint n = 0;

      for (guint index = 1; index < self->page->n_nodes; index++)
        {
          const BylineNode *node = &self->page->nodes[index];

          if (node->hidden || node->tag == BYLINE_HTML_TAG_TEXT || node->tag == BYLINE_HTML_TAG_BODY ||
              !is_named (self->page, index, kind, rule->value))
            continue;
          hide (self->page, index);
          n++;
        }
      if (n > 0)
        tell (self, kind, rule, "found %u", n);
      else
        tell (self, kind, rule, "nothing");
    }
}

/* --- Finding --- */

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Keeps the outer one of two parts of which one lies in the other. */
static void
drop_inner (const BylinePage *page, GArray *bodies)
{
  g_array_sort (bodies, compare_indices);
  for (guint i = 1; i < bodies->len;)
    {
      if (g_array_index (bodies, guint, i) < page->nodes[g_array_index (bodies, guint, i - 1)].end)
        g_array_remove_index (bodies, i);
      else
        i++;
    }
}

static void
find_bodies (Application *self, BylineSiteFindings *findings)
{
  guint n = self->rules->values[BYLINE_SITE_RULE_BODY]->len;

  for (guint i = 0; i < n && findings->bodies->len == 0; i++)
    {
      g_autoptr (xmlXPathObject) result = evaluate (self, BYLINE_SITE_RULE_BODY, i);

      for (guint j = 0; result != NULL && j < n_nodes_of (result) && j < MAX_BODIES; j++)
        {
          guint index;

          if (index_of (self->page, result->nodesetval->nodeTab[j], &index) &&
              (self->page->nodes[index].size > 0 ||
               _byline_page_find_tag (self->page, index, self->page->nodes[index].end,
                                      BYLINE_HTML_TAG_IMG) != 0))
            g_array_append_val (findings->bodies, index);
        }
    }
  drop_inner (self->page, findings->bodies);
  if (n > 0 && findings->bodies->len == 0)
    warn (self, BYLINE_SITE_RULE_BODY, NULL);
}

static void
find_title (Application *self, BylineSiteFindings *findings)
{
  guint n = self->rules->values[BYLINE_SITE_RULE_TITLE]->len;

  for (guint i = 0; i < n && findings->title == NULL; i++)
    {
      g_autoptr (xmlXPathObject) result = evaluate (self, BYLINE_SITE_RULE_TITLE, i);
      g_autoptr (GPtrArray)
        texts = result != NULL ? texts_of (self, result, BYLINE_TEXT_MAX_HEADLINE) : NULL;

      if (texts != NULL && texts->len > 0)
        findings->title = g_strdup (g_ptr_array_index (texts, 0));
    }
  if (n > 0 && findings->title == NULL)
    warn (self, BYLINE_SITE_RULE_TITLE, NULL);
}

static void
find_authors (Application *self, BylineSiteFindings *findings)
{
  guint n = self->rules->values[BYLINE_SITE_RULE_AUTHOR]->len;

  for (guint i = 0; i < n && findings->authors->len == 0; i++)
    {
      g_autoptr (xmlXPathObject) result = evaluate (self, BYLINE_SITE_RULE_AUTHOR, i);
      g_autoptr (GPtrArray) texts = result != NULL ? texts_of (self, result, BYLINE_TEXT_MAX_NAME)
                                                   : NULL;

      for (guint j = 0; texts != NULL && j < texts->len; j++)
        _byline_metadata_add_names (findings->authors, g_ptr_array_index (texts, j));
    }
  if (n > 0 && findings->authors->len == 0)
    warn (self, BYLINE_SITE_RULE_AUTHOR, NULL);
}

static void
find_date (Application *self, BylineSiteFindings *findings)
{
  guint n = self->rules->values[BYLINE_SITE_RULE_DATE]->len;

  for (guint i = 0; i < n && findings->published == 0; i++)
    {
      g_autoptr (xmlXPathObject) result = evaluate (self, BYLINE_SITE_RULE_DATE, i);
      g_autoptr (GPtrArray) texts = result != NULL ? texts_of (self, result, BYLINE_TEXT_MAX_NAME)
                                                   : NULL;

      for (guint j = 0; texts != NULL && j < texts->len && findings->published == 0; j++)
        findings->published = _byline_page_parse_date (self->page, g_ptr_array_index (texts, j));
    }
  if (n > 0 && findings->published == 0)
    warn (self, BYLINE_SITE_RULE_DATE, NULL);
}

/* --- Links --- */

/* An address that an expression found: a link's, or what an attribute or a function says. */
static char *
address_of (Application *self, const xmlXPathObject *result)
{
  g_autofree char *text = NULL;
  guint index;

  if (n_nodes_of (result) > 0)
    {
      const xmlNode *xml = result->nodesetval->nodeTab[0];

      if (index_of (self->page, xml, &index))
        return _byline_page_dup_url (self->page, index, "href");
      text = text_of_node (self, xml, BYLINE_URL_MAX_LENGTH);
    }
  else if (result->type == XPATH_STRING)
    {
      text = byline_text_clean ((const char *) result->stringval, BYLINE_URL_MAX_LENGTH);
    }
  return text != NULL ? byline_url_resolve (self->page->base, text) : NULL;
}

static char *
find_address (Application *self, BylineSiteRuleKey kind)
{
  g_autofree char *own = byline_url_canonical (self->page->url);

  for (guint i = 0; i < self->rules->values[kind]->len; i++)
    {
      g_autoptr (xmlXPathObject) result = evaluate (self, kind, i);
      g_autofree char *found = result != NULL ? address_of (self, result) : NULL;
      g_autofree char *canonical = byline_url_canonical (found);

      if (canonical != NULL && g_strcmp0 (canonical, own) != 0)
        return g_steal_pointer (&found);
    }
  return NULL;
}

static void
find_links (Application *self, BylineSiteFindings *findings)
{
  g_autofree char *next = find_address (self, BYLINE_SITE_RULE_NEXT_PAGE);
  g_autofree char *host = byline_url_host (self->page->url);
  g_autofree char *other = byline_url_host (next);

  if (next != NULL && g_strcmp0 (host, other) == 0)
    findings->next_url = g_steal_pointer (&next);
  findings->single_page_url = find_address (self, BYLINE_SITE_RULE_SINGLE_PAGE);
}

/* --- All together --- */

BylineSiteFindings *
_byline_site_rules_apply (BylineSiteRules *self, BylinePage *page, GPtrArray *warnings)
{
  g_autoptr (xmlXPathContext) context = context_new (page->doc);
  BylineSiteFindings *findings = g_new0 (BylineSiteFindings, 1);
  Application application = { self, page, context, findings, warnings };

  findings->bodies = g_array_new (FALSE, FALSE, sizeof (guint));
  findings->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  findings->keeps_all = self->keeps_all;
  findings->report = g_string_new (NULL);
  find_links (&application, findings);
  /* A headline or a name may stand in what is stripped from the text. */
  find_title (&application, findings);
  find_authors (&application, findings);
  find_date (&application, findings);
  strip_by_xpath (&application);
  strip_by_name (&application, BYLINE_SITE_RULE_STRIP_ID_OR_CLASS);
  strip_by_name (&application, BYLINE_SITE_RULE_STRIP_IMAGE_SRC);
  find_bodies (&application, findings);
  return findings;
}

void
_byline_site_findings_free (BylineSiteFindings *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->bodies);
  g_free (self->title);
  g_ptr_array_unref (self->authors);
  g_free (self->next_url);
  g_free (self->single_page_url);
  g_string_free (self->report, TRUE);
  g_free (self);
}

void
_byline_site_findings_apply (BylineSiteFindings *self, BylineArticle *article)
{
  if (self->title != NULL)
    {
      g_free (article->title);
      article->title = g_strdup (self->title);
    }
  if (self->published != 0)
    article->published = self->published;
  if (self->authors->len == 0)
    return;
  /* What is known of the people who are named by the rule is kept. */
  for (guint i = 0; i < self->authors->len; i++)
    {
      BylineAuthor *author = g_ptr_array_index (self->authors, i);
      g_autofree char *folded = byline_text_fold (author->name);

      for (guint j = 0; j < article->authors->len; j++)
        {
          const BylineAuthor *known = g_ptr_array_index (article->authors, j);
          g_autofree char *other = byline_text_fold (known->name);

          if (g_str_equal (folded, other))
            byline_author_merge (author, known);
        }
    }
  g_ptr_array_set_size (article->authors, 0);
  for (guint i = 0; i < self->authors->len; i++)
    byline_authors_add (article->authors,
                        byline_author_copy (g_ptr_array_index (self->authors, i)));
}
