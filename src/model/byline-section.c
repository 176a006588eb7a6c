/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-section.h"
#include "byline-text.h"

#include <string.h>

#define MAX_SECTIONS 64

static const BylineField fields[] = {
  { BYLINE_STRING (BylineSection, name, "name"), .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_STRING (BylineSection, path, "path") },
};

const BylineRecord byline_section_record = {
  sizeof (BylineSection),
  (GDestroyNotify) byline_section_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineSection *
byline_section_new (const char *name, const char *path)
{
  BylineSection *self = byline_record_new (&byline_section_record);

  self->name = g_strdup (name);
  self->path = g_strdup (path);

  return self;
}

void
byline_section_free (BylineSection *self)
{
  byline_record_free (&byline_section_record, self);
}

/* "Paper | China": what stands right of the last bar. */
static const char *
behind_bar (const char *name)
{
  const char *bar = strrchr (name, '|');

  return bar != NULL && bar[1] != '\0' ? bar + 1 : name;
}

static gboolean
is_nested_by_slash (const char *name)
{
  const char *slash = strchr (name, '/');

  /* "AI/ML" and "24/7" are one name; "World/China" are two. */
  return slash != NULL && slash - name >= 4 && strlen (slash + 1) >= 4 &&
         g_ascii_isalpha (slash[-1]) && g_ascii_isalpha (slash[1]);
}

/* The names of "World > China" in order. */
static char **
split_path (const char *name)
{
  static const char *const separators[] = { " > ", " » ", " › ", " / ", ">" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (strstr (name, separators[i]) != NULL)
        return g_strsplit (name, separators[i], 8);
    }

  return g_strsplit (name, is_nested_by_slash (name) ? "/" : "\n", 8);
}

static gboolean
is_known (GPtrArray *sections, const char *name)
{
  g_autofree char *fold = byline_text_fold (name);

  for (guint i = 0; i < sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);
      g_autofree char *other = byline_text_fold (section->name);

      if (g_str_equal (fold, other))
        return TRUE;
    }

  return FALSE;
}

gboolean
byline_sections_add (GPtrArray *sections, const char *name)
{
  g_autofree char *clean = byline_text_clean (name, BYLINE_TEXT_MAX_NAME);
  g_autoptr (GString) text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *path = NULL;
  const char *last;

  if (clean == NULL || sections->len >= MAX_SECTIONS)
    return FALSE;

  /* Some feeds escape twice. */
  text = g_string_new (clean);
  g_string_replace (text, "&amp;", "&", 0);
  parts = split_path (behind_bar (text->str));
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_ptr_array_add (names, parts[i]);
    }
  if (names->len == 0)
    return FALSE;

  last = g_ptr_array_index (names, names->len - 1);
  if (is_known (sections, last))
    return FALSE;

  if (names->len > 1)
    {
      g_ptr_array_add (names, NULL);
      path = g_strjoinv (" > ", (char **) names->pdata);
    }
  g_ptr_array_add (sections, byline_section_new (last, path));

  return TRUE;
}

static const char *
without_the (const char *fold)
{
  return g_str_has_prefix (fold, "the ") ? fold + 4 : fold;
}

gboolean
byline_section_name_is_generic (const char *name, const char *publication)
{
  static const char *const noise[] = {
    "",
    "all",
    "allgemein",
    "article",
    "articles",
    "blog",
    "blog post",
    "blog posts",
    "blogs",
    "default",
    "featured",
    "general",
    "categories",
    "category",
    "editors picks",
    "feed",
    "front page",
    "frontpage",
    "headlines",
    "main",
    "non classe",
    "rss",
    "sin categoria",
    "startseite",
    "tag",
    "tags",
    "today",
    "未分類",
    "未分类",
    "home",
    "homepage",
    "latest",
    "latest news",
    "latest stories",
    "misc",
    "miscellaneous",
    "nachrichten",
    "news",
    "none",
    "other",
    "page",
    "post",
    "posts",
    "stories",
    "story",
    "top stories",
    "uncategorised",
    "uncategorized",
    "unkategorisiert",
    "untagged",
    "null",
    "undefined",
  };
  g_autofree char *fold = byline_text_fold (name);
  g_autofree char *own = publication != NULL ? byline_text_fold (publication) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (noise); i++)
    {
      if (g_str_equal (fold, noise[i]))
        return TRUE;
    }

  /* Years and the like. */
  if (strspn (fold, "0123456789") == strlen (fold))
    return TRUE;
  return own != NULL && g_str_equal (without_the (fold), without_the (own));
}
