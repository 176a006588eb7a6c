/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-rules.h"

#include <stdio.h>

#include "byline-error.h"
#include "byline-json-members.h"
#include "byline-json-writer.h"
#include "byline-text.h"
#include "byline-url.h"

#define FORMAT "byline-rules"
#define VERSION 1

/* More are no user's; a filter's searches and names are far shorter. */
#define MAX_RULES 20000
#define MAX_NAMES 100
#define MAX_SEARCH 4000
#define MAX_DEPTH 16

/* --- Printing --- */

static const BylinePublication *
find_key (GPtrArray *publications, const char *key)
{
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      if (g_str_equal (publication->key, key))
        return publication;
    }
  return NULL;
}

static void
add_publication (BylineJsonWriter *writer, const BylinePublication *publication)
{
  byline_json_writer_begin_object (writer, "publication");
  byline_json_writer_add_string (writer, "name", publication->name);
  byline_json_writer_add_string (writer, "home_page_url", publication->home_page_url);
  byline_json_writer_begin_array (writer, "feeds");
  for (guint i = 0; i < publication->feeds->len; i++)
    byline_json_writer_add_string (writer, NULL,
                                   ((BylineFeed *) g_ptr_array_index (publication->feeds, i))->url);
  byline_json_writer_end_array (writer);
  byline_json_writer_end_object (writer);
}

static void
add_filter (BylineJsonWriter *writer,
            const BylineFilter *filter,
            const BylinePublication *publication)
{
  const struct {
    const char *name;
    gboolean value;
  } flags[] = {
    { "unread", filter->unread }, { "saved", filter->saved },   { "today", filter->today },
    { "muted", filter->muted },   { "ranked", filter->ranked },
  };

  byline_json_writer_begin_object (writer, "filter");
  byline_json_writer_add_strings (writer, "sections", filter->sections);
  byline_json_writer_add_strings (writer, "authors", filter->authors);
  if (publication != NULL)
    add_publication (writer, publication);
  byline_json_writer_add_string (writer, "folder", filter->folder);
  byline_json_writer_add_string (writer, "search", filter->search);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    byline_json_writer_add_if_true (writer, flags[i].name, flags[i].value);
  if (filter->order != BYLINE_ORDER_DEFAULT)
    byline_json_writer_add_string (writer, "order", byline_order_to_string (filter->order));
  if (filter->density != BYLINE_DENSITY_DEFAULT)
    byline_json_writer_add_string (writer, "density", byline_density_to_string (filter->density));
  byline_json_writer_end_object (writer);
}

static void
add_until (BylineJsonWriter *writer, gint64 until)
{
  g_autoptr (GDateTime) date = until > 0 ? g_date_time_new_from_unix_utc (until) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

  byline_json_writer_add_string (writer, "until", text);
}

/* What a rule says beside its name. */
static void
add_contents (BylineJsonWriter *writer,
              const BylineRule *rule,
              const BylineFilter *filter,
              const BylinePublication *publication)
{
  switch (rule->op)
    {
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_MERGE:
      byline_json_writer_add_string (writer, "to", rule->value);
      break;
    case BYLINE_RULE_OP_SPLIT:
      add_publication (writer, publication);
      byline_json_writer_add_string (writer, "to", rule->value);
      break;
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_ORGANISATION:
      byline_json_writer_set_boolean (writer, "value", rule->number != 0);
      break;
    case BYLINE_RULE_OP_PIN:
      byline_json_writer_set_int (writer, "place", rule->number + 1);
      break;
    case BYLINE_RULE_OP_MUTE:
      if (rule->kind == BYLINE_RULE_KIND_PUBLICATION)
        add_publication (writer, publication);
      add_until (writer, rule->number);
      break;
    case BYLINE_RULE_OP_SAVE:
      byline_json_writer_set_int (writer, "place", rule->number + 1);
      add_filter (writer, filter, publication);
      break;
    }
}

static void
add_rule (BylineJsonWriter *writer, const BylineRule *rule, GPtrArray *publications)
{
  g_autoptr (BylineFilter) filter = NULL;
  const BylinePublication *publication = NULL;
  const char *key = rule->publication_key;

  if (rule->op == BYLINE_RULE_OP_SAVE)
    {
      filter = byline_filter_parse (rule->value);
      key = filter->publication_key;
    }
  else if (rule->kind == BYLINE_RULE_KIND_PUBLICATION)
    key = rule->name;
  if (key != NULL)
    publication = find_key (publications, key);
  if (key != NULL && publication == NULL)
    return;

  byline_json_writer_begin_object (writer, NULL);
  byline_json_writer_add_string (writer, "rule", byline_rule_op_to_string (rule->op));
  byline_json_writer_add_string (writer, "kind", byline_rule_kind_to_string (rule->kind));
  if (rule->kind != BYLINE_RULE_KIND_PUBLICATION)
    byline_json_writer_add_string (writer, "name", rule->name);
  add_contents (writer, rule, filter, publication);
  byline_json_writer_end_object (writer);
}

char *
byline_rules_to_json (GPtrArray *rules, GPtrArray *publications)
{
  BylineJsonWriter *writer;

  g_return_val_if_fail (rules != NULL && publications != NULL, NULL);

  writer = byline_json_writer_new (TRUE, 0);
  byline_json_writer_begin_object (writer, NULL);
  byline_json_writer_add_string (writer, "format", FORMAT);
  byline_json_writer_set_int (writer, "version", VERSION);
  byline_json_writer_begin_array (writer, "rules");
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      if (rule->is_set)
        add_rule (writer, rule, publications);
    }
  byline_json_writer_end_array (writer);
  byline_json_writer_end_object (writer);
  return byline_json_writer_finish (writer);
}

/* --- Reading --- */

/* Returns: the number, -1 for none. */
static gint64
number_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : -1;
}

/* Returns: the text at @index, %NULL if it is none. */
static const char *
element_text (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
has_feed (const BylinePublication *publication, const char *url)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    if (g_str_equal (((BylineFeed *) g_ptr_array_index (publication->feeds, i))->url, url))
      return TRUE;
  return FALSE;
}

static gboolean
has_home (const BylinePublication *publication, const char *url)
{
  g_autofree char *own = byline_url_canonical (publication->home_page_url);
  g_autofree char *other = byline_url_canonical (url);

  return own != NULL && g_strcmp0 (own, other) == 0;
}

/* Returns: the key of the publication that @said is about here; %NULL for none. A feed says more
 * than a home page, which several may share. */
static const char *
find_publication (JsonObject *said, GPtrArray *publications)
{
  JsonArray *feeds = byline_json_get_array (said, "feeds");
  const char *home = byline_json_peek_text (said, "home_page_url");
  guint n_feeds = feeds != NULL ? MIN (json_array_get_length (feeds), MAX_NAMES) : 0;

  for (guint i = 0; i < n_feeds; i++)
    for (guint j = 0; j < publications->len; j++)
      {
        const char *url = element_text (feeds, i);

        if (url != NULL && has_feed (g_ptr_array_index (publications, j), url))
          return ((BylinePublication *) g_ptr_array_index (publications, j))->key;
      }
  for (guint j = 0; home != NULL && j < publications->len; j++)
    if (has_home (g_ptr_array_index (publications, j), home))
      return ((BylinePublication *) g_ptr_array_index (publications, j))->key;
  return NULL;
}

static void
read_names (JsonObject *said,
            const char *member,
            BylineFilter *filter,
            void (*add) (BylineFilter *filter, const char *name))
{
  JsonArray *names = byline_json_get_array (said, member);

  for (guint i = 0; names != NULL && i < MIN (json_array_get_length (names), MAX_NAMES); i++)
    {
      const char *text = element_text (names, i);
      g_autofree char *name = byline_text_clean (text, BYLINE_TEXT_MAX_NAME);

      if (name != NULL)
        add (filter, name);
    }
}

/* Returns: (transfer full) (nullable): the filter as text; %NULL if it is about a publication that
 * is not here. */
static char *
read_filter (JsonObject *said, GPtrArray *publications)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  JsonObject *publication = byline_json_get_object (said, "publication");

  read_names (said, "sections", filter, byline_filter_add_section);
  read_names (said, "authors", filter, byline_filter_add_author);
  if (publication != NULL)
    {
      filter->publication_key = g_strdup (find_publication (publication, publications));
      if (filter->publication_key == NULL)
        return NULL;
    }
  filter->folder = byline_text_clean (byline_json_peek_text (said, "folder"), BYLINE_TEXT_MAX_NAME);
  filter->search = byline_text_clean (byline_json_peek_text (said, "search"), MAX_SEARCH);
  filter->unread = byline_json_get_flag (said, "unread");
  filter->saved = byline_json_get_flag (said, "saved");
  filter->today = byline_json_get_flag (said, "today");
  filter->muted = byline_json_get_flag (said, "muted");
  filter->ranked = byline_json_get_flag (said, "ranked");
  filter->order = byline_order_from_string (byline_json_peek_text (said, "order"));
  filter->density = byline_density_from_string (byline_json_peek_text (said, "density"));
  return byline_filter_to_string (filter);
}

/* Returns: whether the end of a mute could be read; no end is one that never comes. */
static gboolean
read_until (JsonObject *said, gint64 *until)
{
  const char *text = byline_json_peek_text (said, "until");
  g_autoptr (GDateTime) date = NULL;

  *until = 0;
  if (text == NULL)
    return !json_object_has_member (said, "until");
  date = g_date_time_new_from_iso8601 (text, NULL);
  if (date != NULL)
    *until = g_date_time_to_unix (date);
  return *until > 0;
}

/* Fills in what the rule says beside its name. Returns: whether it makes sense. */
static gboolean
read_contents (BylineRule *rule, JsonObject *said, GPtrArray *publications)
{
  JsonObject *publication = byline_json_get_object (said, "publication");
  const char *key = publication != NULL ? find_publication (publication, publications) : NULL;
  JsonObject *filter = byline_json_get_object (said, "filter");

  switch (rule->op)
    {
    case BYLINE_RULE_OP_SPLIT:
      rule->publication_key = g_strdup (key);
      rule->value = byline_text_clean (byline_json_peek_text (said, "to"), BYLINE_TEXT_MAX_NAME);
      return key != NULL;
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_MERGE:
      rule->value = byline_text_clean (byline_json_peek_text (said, "to"), BYLINE_TEXT_MAX_NAME);
      return TRUE;
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_ORGANISATION:
      rule->number = byline_json_get_flag (said, "value");
      return json_object_has_member (said, "value");
    case BYLINE_RULE_OP_PIN:
      rule->number = CLAMP (number_of (said, "place"), 1, MAX_RULES) - 1;
      return TRUE;
    case BYLINE_RULE_OP_MUTE:
      if (rule->kind == BYLINE_RULE_KIND_PUBLICATION)
        {
          g_free (rule->name);
          rule->name = g_strdup (key != NULL ? key : "");
        }
      return read_until (said, &rule->number);
    case BYLINE_RULE_OP_SAVE:
      rule->number = CLAMP (number_of (said, "place"), 1, MAX_RULES) - 1;
      rule->value = filter != NULL ? read_filter (filter, publications) : NULL;
      return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): the rule; %NULL if it is none. */
static BylineRule *
read_rule (JsonNode *node, GPtrArray *publications)
{
  JsonObject *said = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (BylineRule) rule = NULL;
  BylineRuleKind kind;
  BylineRuleOp op;

  if (said == NULL || !byline_rule_kind_from_string (byline_json_peek_text (said, "kind"), &kind) ||
      !byline_rule_op_from_string (byline_json_peek_text (said, "rule"), &op))
    return NULL;
  rule = byline_rule_new (kind, op, byline_json_peek_text (said, "name"));
  if (!read_contents (rule, said, publications) || !byline_rule_is_valid (rule) ||
      *rule->name == '\0')
    return NULL;
  /* The name is the one that the rule was kept under, not one that is shown for another here. */
  rule->subject = byline_rule_fold (kind, rule->name);
  return g_steal_pointer (&rule);
}

/* Returns: the entries of a document of rules, or %NULL with an error. */
static JsonArray *
get_entries (JsonParser *parser, GError **error)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonObject *document = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                       : NULL;
  JsonArray *entries = document != NULL ? byline_json_get_array (document, "rules") : NULL;

  if (entries != NULL && g_strcmp0 (byline_json_peek_text (document, "format"), FORMAT) == 0 &&
      number_of (document, "version") == VERSION)
    return entries;
  g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                       "not a rules file that this version reads");
  return NULL;
}

/* json-glib's message begins with the place: "<data>:LINE:COLUMN:". */
static void
tell_malformed (const GError *failure, GError **error)
{
  guint line, column;

  if (failure != NULL && sscanf (failure->message, "<data>:%u:%u:", &line, &column) == 2)
    g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                 "not a rules file: invalid JSON at line %u, column %u", line, column);
  else
    g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED, "not a rules file: %s",
                 failure != NULL ? failure->message : "too large, or nested too deeply");
}

GPtrArray *
byline_rules_from_json (const char *data,
                        gsize length,
                        GPtrArray *publications,
                        guint *n_skipped,
                        GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GError) failure = NULL;
  JsonArray *entries;

  g_return_val_if_fail (data != NULL && publications != NULL && n_skipped != NULL, NULL);

  *n_skipped = 0;
  if (length > BYLINE_RULES_MAX_BYTES || !byline_json_depth_is_within (data, length, MAX_DEPTH) ||
      !json_parser_load_from_data (parser, data, (gssize) length, &failure))
    {
      tell_malformed (failure, error);
      return NULL;
    }
  entries = get_entries (parser, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      BylineRule *rule = rules->len < MAX_RULES
                           ? read_rule (json_array_get_element (entries, i), publications)
                           : NULL;

      if (rule != NULL)
        g_ptr_array_add (rules, rule);
      else
        (*n_skipped)++;
    }
  return g_steal_pointer (&rules);
}
