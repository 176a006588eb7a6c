/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-author.h"
#include "byline-text.h"

static gboolean
is_one_of (const char *fold, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_str_equal (fold, names[i]))
      return TRUE;
  return FALSE;
}

gboolean
byline_author_name_is_placeholder (const char *name)
{
  static const char *const names[] = {
    "anonymous author", "author", "false", "n/a",  "na",        "nan",     "nil",
    "no author",        "none",   "null",  "true", "undefined", "unknown", "unknown author",
  };
  g_autofree char *fold = byline_text_fold (name);

  return is_one_of (fold, names, G_N_ELEMENTS (names));
}

static const char *const organisations[] = {
  "admin",
  "administrator",
  "afp",
  "agence france presse",
  "agencies",
  "agency",
  "ani",
  "anonymous",
  "ansa",
  "ap",
  "ap news",
  "apa",
  "associated press",
  "belga",
  "bloomberg",
  "bloomberg news",
  "cnn wire",
  "contributor",
  "contributors",
  "dpa",
  "editor",
  "editorial",
  "editorial board",
  "editorial staff",
  "editors",
  "editorial team",
  "efe",
  "epd",
  "guest author",
  "guest contributor",
  "interfax",
  "kna",
  "kyodo",
  "kyodo news",
  "newsdesk",
  "news desk",
  "newsroom",
  "pa media",
  "press association",
  "pti",
  "redaktion",
  "redaccion",
  "redazione",
  "redaction",
  "reuters",
  "reuters staff",
  "root",
  "ritzau",
  "sid",
  "staff",
  "staff reporter",
  "staff writer",
  "staff writers",
  "tass",
  "team",
  "the associated press",
  "the conversation",
  "the editors",
  "the newsroom",
  "tt",
  "upi",
  "webmaster",
  "wire services",
  "xinhua",
  "yonhap",
};

/* Words that no person is called by. */
static gboolean
has_corporate_word (const char *fold)
{
  static const char *const words[] = {
    "agency",    "board",     "bureau", "desk",    "editors",    "gmbh",      "inc",      "llc",
    "ltd",       "magazine",  "media",  "network", "news",       "newspaper", "newsroom", "office",
    "redaktion", "reporters", "staff",  "team",    "university", "wire",      "writers",
  };
  g_auto (GStrv) parts = g_strsplit (fold, " ", 12);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (is_one_of (parts[i], words, G_N_ELEMENTS (words)))
      return TRUE;
  return FALSE;
}

gboolean
byline_author_name_is_organization (const char *name, const char *publication)
{
  g_autofree char *fold = byline_text_fold (name);
  g_autofree char *own = publication != NULL ? byline_text_fold (publication) : NULL;

  if (is_one_of (fold, organisations, G_N_ELEMENTS (organisations)) || has_corporate_word (fold))
    return TRUE;
  if (own == NULL)
    return FALSE;
  return g_str_equal (fold, own) ||
         (g_str_has_prefix (own, "the ") && g_str_equal (fold, own + 4)) ||
         (g_str_has_prefix (fold, "the ") && g_str_equal (fold + 4, own));
}
