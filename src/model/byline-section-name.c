/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-section.h"
#include "byline-text.h"

/* What a plural ends in. Only the last word is looked at: it is the noun. */
static void
cut_plural (GString *word)
{
  gsize n = word->len;

  if (n < 4 || word->str[n - 1] != 's' || strchr ("sui", word->str[n - 2]) != NULL)
    return;
  if (n > 5 && g_str_has_suffix (word->str, "ies"))
    {
      g_string_truncate (word, n - 3);
      g_string_append_c (word, 'y');
    }
  else
    g_string_truncate (word, n - 1);
}

char *
byline_section_fold (const char *name)
{
  g_autoptr (GString) text = g_string_new (name);
  g_autofree char *fold = NULL;
  g_auto (GStrv) words = NULL;
  GString *out = g_string_new (NULL);

  /* Some feeds escape twice. */
  g_string_replace (text, "&amp;", "&", 0);
  g_string_replace (text, "&", " and ", 0);
  fold = byline_text_fold (text->str);
  words = g_strsplit (fold, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GString) word = g_string_new (words[i]);

      if (words[i + 1] == NULL)
        cut_plural (word);
      /* Without spaces, so that cyber security, cyber-security and cybersecurity are one. */
      g_string_append (out, word->str);
    }
  return g_string_free (out, FALSE);
}

gboolean
byline_section_is_format (const char *name)
{
  static const char *const formats[] = {
    "audio",  "breaking",  "gallery",  "galleries", "image",     "images",        "infographic",
    "live",   "live blog", "liveblog", "long read", "longform",  "newsletter",    "newsletters",
    "photo",  "photos",    "pictures", "podcast",   "podcasts",  "press release", "press releases",
    "quiz",   "short",     "shorts",   "slideshow", "sponsored", "standard",      "video",
    "videos", "webinar",   "webinars",
  };
  g_autofree char *fold = byline_text_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (fold, formats[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

/* Returns: whether a part of a path is the name of no section. */
static gboolean
is_no_name (const char *part)
{
  static const char *const others[] = {
    "a",     "amp",     "archive",  "archives", "article", "articles", "author", "authors",
    "blog",  "blogs",   "category", "content",  "de",      "en",       "en-us",  "es",
    "fr",    "html",    "index",    "news",     "node",    "p",        "post",   "posts",
    "s",     "section", "sections", "site",     "stories", "story",    "tag",    "tags",
    "topic", "topics",  "uk",       "us",       "wp",
  };

  if (*part == '\0' || is_number (part) || strlen (part) > 30 || strpbrk (part, "._%=+~") != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strcasecmp (part, others[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
byline_section_from_url (const char *url)
{
  const char *path = url != NULL ? strstr (url, "://") : NULL;
  g_autofree char *clean = NULL;
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  path = path != NULL ? strchr (path + 3, '/') : NULL;
  if (path == NULL)
    return NULL;
  clean = g_strndup (path + 1, strcspn (path + 1, "?#"));
  parts = g_strsplit (clean, "/", 12);
  for (gsize i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++)
    {
      if (is_no_name (parts[i]))
        continue;
      /* The slug of a story is long and full of hyphens; a section's name is not. */
      for (const char *p = parts[i]; *p != '\0'; p++)
        n += *p == '-';
      if (n > 2)
        return NULL;
      g_strdelimit (parts[i], "-", ' ');
      parts[i][0] = g_ascii_toupper (parts[i][0]);
      return byline_text_clean (parts[i], BYLINE_TEXT_MAX_NAME);
    }
  return NULL;
}
