/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-site-rules-private.h"

#include <string.h>

#include "byline-page-limits.h"
#include "byline-url.h"

#define MAX_LINES 4000
#define MAX_RULES 500
#define MAX_VALUE 4096
#define MAX_WARNINGS 50

static const struct {
  const char *key;
  BylineSiteRuleKey kind;
  gboolean is_xpath;
} rule_keys[] = {
  { "title", BYLINE_SITE_RULE_TITLE, TRUE },
  { "body", BYLINE_SITE_RULE_BODY, TRUE },
  { "author", BYLINE_SITE_RULE_AUTHOR, TRUE },
  { "date", BYLINE_SITE_RULE_DATE, TRUE },
  { "strip", BYLINE_SITE_RULE_STRIP, TRUE },
  { "strip_id_or_class", BYLINE_SITE_RULE_STRIP_ID_OR_CLASS, FALSE },
  { "strip_image_src", BYLINE_SITE_RULE_STRIP_IMAGE_SRC, FALSE },
  { "next_page_link", BYLINE_SITE_RULE_NEXT_PAGE, TRUE },
  { "single_page_link", BYLINE_SITE_RULE_SINGLE_PAGE, TRUE },
};

/* Keys of the format that say what a test is, how another program parses or logs in, or what the
 * general way does by itself. */
static const char *passed_over[] = {
  "autodetect_on_failure",
  "convert_double_br_tags",
  "dissolve",
  "footnotes",
  "if_page_contains",
  "insert_detected_image",
  "login_extra_fields",
  "login_password_field",
  "login_uri",
  "login_username_field",
  "move_into",
  "native_ad_clue",
  "not_logged_in_xpath",
  "parser",
  "requires_login",
  "single_page_link_in_feed",
  "skip_id_or_class",
  "skip_json_ld",
  "src_lazy_load_attr",
  "strip_attr",
  "strip_comments",
  "test_contains",
  "test_url",
  "tidy",
  "wrap_in",
  NULL,
};

static void
rule_free (gpointer data)
{
  BylineSiteRule *rule = data;

  g_free (rule->value);
  g_free (rule->file);
  g_free (rule);
}

BylineSiteRules *
byline_site_rules_new (void)
{
  BylineSiteRules *self = g_new0 (BylineSiteRules, 1);

  for (guint i = 0; i < BYLINE_N_SITE_RULES; i++)
    self->values[i] = g_ptr_array_new_with_free_func (rule_free);
  self->finds = g_ptr_array_new_with_free_func (g_free);
  self->replacements = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
byline_site_rules_free (BylineSiteRules *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < BYLINE_N_SITE_RULES; i++)
    g_ptr_array_unref (self->values[i]);
  g_ptr_array_unref (self->finds);
  g_ptr_array_unref (self->replacements);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

GPtrArray *
byline_site_rules_get_warnings (BylineSiteRules *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->warnings;
}

/* --- Reading a file --- */

typedef struct {
  BylineSiteRules *rules;
  const char *name;
  guint line;
  char *find; /* of find_string, until its replace_string comes */
} RuleFile;

static void G_GNUC_PRINTF (2, 3) warn (RuleFile *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->rules->warnings->len >= MAX_WARNINGS)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->rules->warnings,
                   g_strdup_printf ("%s, line %u: %s", self->name, self->line, text));
}

/* Values that are names stand in quotes now and then. */
static char *
without_quotes (const char *value)
{
  gsize length = strlen (value);

  if (length >= 2 && (*value == '\'' || *value == '"') && value[length - 1] == *value)
    return g_strndup (value + 1, length - 2);
  return g_strdup (value);
}

static void
add_replacement (RuleFile *self, const char *find, const char *replacement)
{
  if (*find == '\0' || self->rules->finds->len >= MAX_RULES)
    {
      warn (self, "nothing to be replaced");
      return;
    }
  g_ptr_array_add (self->rules->finds, g_strdup (find));
  g_ptr_array_add (self->rules->replacements, g_strdup (replacement));
}

/* find_string: … and replace_string: … stand on two lines. */
static gboolean
read_replacement (RuleFile *self, const char *key, const char *value)
{
  if (g_str_equal (key, "find_string"))
    {
      g_free (self->find);
      self->find = g_strdup (value);
      return TRUE;
    }
  if (!g_str_equal (key, "replace_string"))
    return FALSE;
  if (self->find == NULL)
    warn (self, "replace_string without a find_string before it");
  else
    add_replacement (self, self->find, value);
  g_clear_pointer (&self->find, g_free);
  return TRUE;
}

static void
add_rule (RuleFile *self, GPtrArray *rules, char *value)
{
  BylineSiteRule *rule = g_new0 (BylineSiteRule, 1);

  rule->value = value;
  rule->file = g_strdup (self->name);
  rule->line = self->line;
  g_ptr_array_add (rules, rule);
}

static void
read_rule (RuleFile *self, const char *key, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_keys); i++)
    {
      GPtrArray *values = self->rules->values[rule_keys[i].kind];

      if (!g_str_equal (key, rule_keys[i].key))
        continue;
      if (*value == '\0')
        warn (self, "%s says nothing", key);
      else if (values->len >= MAX_RULES)
        warn (self, "too many lines of %s", key);
      else if (rule_keys[i].is_xpath && !_byline_xpath_is_valid (value))
        warn (self, "no XPath: %s", value);
      else
        add_rule (self, values, rule_keys[i].is_xpath ? g_strdup (value) : without_quotes (value));
      return;
    }
  if (g_str_equal (key, "prune"))
    self->rules->keeps_all = g_ascii_strcasecmp (value, "no") == 0;
  else if (!read_replacement (self, key, value) && !g_strv_contains (passed_over, key) &&
           !g_str_has_prefix (key, "http_header"))
    warn (self, "unknown: %s", key);
}

/* replace_string(find): replacement; what is looked for may hold colons. */
static gboolean
read_inline_replacement (RuleFile *self, char *line)
{
  static const char prefix[] = "replace_string(";
  char *end;

  if (!g_str_has_prefix (line, prefix))
    return FALSE;
  end = strstr (line, "):");
  if (end == NULL)
    {
      warn (self, "replace_string( without its end");
      return TRUE;
    }
  *end = '\0';
  add_replacement (self, line + strlen (prefix), g_strstrip (end + 2));
  return TRUE;
}

static void
read_line (RuleFile *self, char *line)
{
  char *colon;
  g_autofree char *key = NULL;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return;
  if (strlen (line) > MAX_VALUE)
    {
      warn (self, "longer than %d bytes", MAX_VALUE);
      return;
    }
  if (read_inline_replacement (self, line))
    return;
  colon = strchr (line, ':');
  if (colon == NULL)
    {
      warn (self, "no \"key: value\"");
      return;
    }
  key = g_strndup (line, (gsize) (colon - line));
  g_strstrip (key);
  read_rule (self, key, g_strstrip (colon + 1));
}

void
byline_site_rules_add (BylineSiteRules *self, const char *name, const char *text, gsize length)
{
  RuleFile file = { self, name, 0, NULL };
  g_autofree char *valid = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (text != NULL || length == 0);

  if (length > BYLINE_SITE_RULES_MAX_BYTES)
    {
      warn (&file, "the file is larger than %d bytes", BYLINE_SITE_RULES_MAX_BYTES);
      return;
    }
  valid = g_utf8_make_valid (length > 0 ? text : "", (gssize) length);
  lines = g_strsplit (g_str_has_prefix (valid, "\xef\xbb\xbf") ? valid + 3 : valid, "\n",
                      MAX_LINES);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      file.line = i + 1;
      read_line (&file, lines[i]);
    }
  g_free (file.find);
}

/* --- Which file --- */

GPtrArray *
byline_site_rules_file_names (const char *url)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GUri) uri = url != NULL && byline_url_is_web (url)
                           ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL)
                           : NULL;
  g_autofree char *host = NULL;
  const char *parent;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return names;
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  /* A host never leads out of the folder. */
  if (*host == '\0' || *host == '.' || strpbrk (host, "/\\:") != NULL || strlen (host) > 253)
    return names;
  g_ptr_array_add (names, g_strconcat (host, ".txt", NULL));
  if (g_str_has_prefix (host, "www."))
    g_ptr_array_add (names, g_strconcat (host + 4, ".txt", NULL));
  for (parent = host; parent != NULL && strchr (parent, '.') != NULL;)
    {
      /* ".example.com.txt" counts for example.com, too, and never for all of "com". */
      if (parent != host || !g_str_has_prefix (host, "www."))
        g_ptr_array_add (names, g_strconcat (".", parent, ".txt", NULL));
      parent = strchr (parent, '.') + 1;
    }
  return names;
}

/* --- Replacements --- */

static char *
replace_all (const char *text,
             gsize length,
             const char *find,
             const char *replacement,
             gsize *new_length)
{
  GString *out = g_string_sized_new (length + 1);
  gsize find_length = strlen (find);

  for (const char *at = text; *at != '\0';)
    {
      const char *found = out->len < BYLINE_PAGE_MAX_BYTES ? strstr (at, find) : NULL;

      if (found == NULL)
        {
          g_string_append (out, at);
          break;
        }
      g_string_append_len (out, at, found - at);
      g_string_append (out, replacement);
      at = found + find_length;
    }
  *new_length = out->len;
  return g_string_free (out, FALSE);
}

char *
_byline_site_rules_replace (BylineSiteRules *self,
                            const char *html,
                            gsize length,
                            gsize *new_length)
{
  char *text = NULL;

  for (guint i = 0; i < self->finds->len; i++)
    {
      const char *find = g_ptr_array_index (self->finds, i);
      char *changed;

      if (strstr (text != NULL ? text : html, find) == NULL)
        continue;
      changed = replace_all (text != NULL ? text : html, text != NULL ? *new_length : length, find,
                             g_ptr_array_index (self->replacements, i), new_length);
      g_free (text);
      text = changed;
    }
  return text;
}
