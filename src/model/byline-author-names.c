/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-author.h"
#include "byline-text.h"

/* The people in a byline, in the forms that publications give it. */

#define MAX_NAME_WORDS 6
/* A byline that is longer is none. */
#define MAX_BYLINE 2000

/* Takes one of @prefixes off the beginning of @text if a word follows. */
static const char *
skip_by (const char *text)
{
  static const char *const prefixes[] = {
    "by ",
    "by: ",
    "von ",
    "par ",
    "por ",
    "written by ",
    "words by ",
    "words: ",
    "text by ",
    "text: ",
    "texte: ",
    "story by ",
    "posted by ",
    "guest post by ",
    "reported by ",
    "reporting by ",
    "additional reporting by ",
    "updated by ",
    "author: ",
    "autor: ",
    "文/",
    "文／",
    "记者",
    "記者",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);
      const char *rest = text + length;

      /* "Von Neumann" is a name: the German preposition counts only in lower case. */
      if (g_ascii_strncasecmp (text, prefixes[i], length) == 0 && *rest != '\0' &&
          (!g_str_equal (prefixes[i], "von ") || g_str_has_prefix (text, "von ")))
        return rest + strspn (rest, " ");
    }

  return text;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL &&
         strpbrk (text, " <>(),;") == NULL;
}

static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((p == text || p[-1] == ' ') && g_ascii_strncasecmp (p, word, length) == 0 &&
          !g_ascii_isalpha (p[length]))
        return TRUE;
    }

  return FALSE;
}

/* What stands behind a comma and is no person: degrees, ranks, jobs. */
static gboolean
is_title (const char *part)
{
  static const char *const words[] = {
    "jr",           "sr",          "ii",         "iii",           "phd",
    "ph.d",         "md",          "m.d",        "esq",           "mba",
    "editor",       "reporter",    "writer",     "correspondent", "staff",
    "columnist",    "contributor", "director",   "professor",     "analyst",
    "producer",     "inc",         "llc",        "ltd",           "chief",
    "bureau",       "agency",      "university", "redakteur",     "korrespondent",
    "photographer", "ceo",         "cto",        "founder",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (has_word (part, words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
looks_like_name (const char *part)
{
  guint words = 1;
  gunichar first = g_utf8_get_char (part);

  for (const char *p = part; *p != '\0'; p++)
    {
      if (*p == ' ')
        words++;
      else if (g_ascii_isdigit (*p))
        return FALSE;
    }

  return words <= MAX_NAME_WORDS && (!g_unichar_islower (first) || words > 1 || is_email (part));
}

/* "A in Beijing", "A at the White House", "A for The Paper", "A of the Associated Press",
 * "A - The Paper": where and for whom goes. */
static void
cut_place (char *name)
{
  static const char *const words[] = { " in ",   " at ", " at the ", " for ", " of the ",
                                       " from ", " - ",  " – ",      " — ",   " | " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      char *at = strstr (name, words[i]);

      if (at != NULL && at > name && g_unichar_isupper (g_utf8_get_char (at + strlen (words[i]))))
        *at = '\0';
    }
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* What is left of a byline that names nobody, and addresses in a name's place. */
static gboolean
is_no_name (const char *name)
{
  return g_ascii_strcasecmp (name, "by") == 0 || g_ascii_strcasecmp (name, "and") == 0 ||
         strstr (name, "://") != NULL;
}

static BylineAuthor *
author_with_email (const char *name, const char *email)
{
  g_autofree char *clean = byline_text_clean (name, BYLINE_TEXT_MAX_NAME);
  BylineAuthor *author = byline_author_new (clean != NULL ? clean : email);

  author->email = g_strdup (email);

  return author;
}

/* "a@b (A)", "A (a@b)", "A <a@b>", "A (Agency)", "A | Agency" */
static BylineAuthor *
author_from_part (const char *part)
{
  g_autofree char *text = g_strdup (part);
  char *open = strpbrk (text, "(<[");

  g_strstrip (text);
  if (open != NULL)
    {
      g_autofree char *inner = g_strdup (open + 1);
      g_autofree char *outer = g_strndup (text, open > text ? open - text : 0);
      char *close = strpbrk (inner, ")>]");

      if (close != NULL)
        *close = '\0';
      g_strstrip (inner);
      g_strstrip (outer);
      if (g_str_has_prefix (inner, "mailto:"))
        memmove (inner, inner + 7, strlen (inner + 7) + 1);
      if (is_email (inner))
        return author_with_email (*outer != '\0' ? outer : NULL, inner);
      if (is_email (outer))
        return author_with_email (*inner != '\0' ? inner : NULL, outer);
      /* What is in brackets behind a name is an agency or a handle. */
      if (*outer != '\0')
        return author_from_part (outer);
    }
  if (is_email (text))
    return author_with_email (NULL, text);

  {
    g_autofree char *name = NULL;
    char *bar = strstr (text, " | ");

    if (bar != NULL)
      *bar = '\0';
    g_strdelimit (text, "<>", ' ');
    name = byline_text_clean (text, BYLINE_TEXT_MAX_NAME);

    return name != NULL && has_letter (name) && !is_no_name (name) ? byline_author_new (name)
                                                                   : NULL;
  }
}

static char *
with_separators (const char *text)
{
  static const char *const words[] = {
    " with additional reporting by ",
    " and ",
    " AND ",
    " & ",
    " und ",
    " UND ",
    " et ",
    " y ",
    " og ",
    " och ",
    ";",
    " with ",
    " + ",
    " / ",
    " · ",
    " • ",
    "、",
  };
  GString *out = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (out, words[i], "\x1f", 0);
  g_string_replace (out, "，", ",", 0);

  return g_string_free (out, FALSE);
}

/* Lines are people of their own; some feeds put markup or escapes in a name. */
static char *
plain_byline (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) escaped = g_string_new_len (text, strnlen (text, MAX_BYLINE));

  g_string_replace (escaped, "&amp;", "&", 0);
  for (const char *p = escaped->str; *p != '\0'; p++)
    {
      const char *close = *p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/') ? strchr (p, '>')
                                                                               : NULL;
      gboolean is_tag = close != NULL && memchr (p, '@', close - p) == NULL;

      if (is_tag)
        p = close;
      g_string_append_c (out, is_tag ? ' ' : *p == '\n' ? ';' : *p);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "dpa/Jane Doe": an agency and who wrote for it. */
static void
split_slash (GString *marked)
{
  g_auto (GStrv) parts = g_strsplit (marked->str, "\x1f", -1);

  g_string_truncate (marked, 0);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *slash = strchr (parts[i], '/');

      if (slash != NULL && strstr (parts[i], "://") == NULL)
        {
          g_autofree char *first = g_strndup (parts[i], slash - parts[i]);

          if (byline_author_name_is_organization (g_strstrip (first), NULL) ||
              byline_author_name_is_organization (slash + 1, NULL))
            *slash = '\x1f';
        }
      g_string_append_printf (marked, "%s%s", i > 0 ? "\x1f" : "", parts[i]);
    }
}

/* "Jane Doe, Beijing": one word behind a whole name is a place, unless it is an agency. */
static gboolean
is_place (const char *first, const char *part)
{
  return strchr (first, ' ') != NULL && strchr (part, ' ') == NULL && !is_email (part) &&
         !is_email (first) && strchr (part, '@') == NULL &&
         !byline_author_name_is_organization (part, NULL);
}

/* Splits at commas only where all parts look like people. */
static void
add_comma_parts (GPtrArray *authors, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (part, ",", -1);
  gboolean all_names = TRUE;
  guint n_words_first = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && i > 0 && !looks_like_name (parts[i]))
        all_names = FALSE;
    }
  if (parts[0] != NULL)
    n_words_first = strchr (parts[0], ' ') != NULL ? 2 : 1;
  /* "Doe, Jane" is one person: the family name first. */
  if (parts[0] != NULL && parts[1] != NULL && parts[2] == NULL && n_words_first == 1 &&
      strchr (parts[1], ' ') == NULL && !is_title (parts[1]) && *parts[1] != '\0' &&
      !is_email (parts[0]) && !byline_author_name_is_organization (parts[0], NULL) &&
      !byline_author_name_is_organization (parts[1], NULL))
    {
      g_autofree char *name = g_strdup_printf ("%s %s", parts[1], parts[0]);

      byline_authors_add (authors, author_from_part (name));
      return;
    }

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' ||
          (i > 0 && (!all_names || is_title (parts[i]) || is_place (parts[0], parts[i]))))
        continue;
      byline_authors_add (authors, author_from_part (parts[i]));
    }
}

GPtrArray *
byline_authors_split_names (const char *text)
{
  GPtrArray *authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  g_autofree char *plain = plain_byline (text != NULL ? text : "");
  g_autofree char *clean = byline_text_clean (plain, MAX_BYLINE);
  g_autofree char *separated = NULL;
  g_autoptr (GString) marked = NULL;
  g_auto (GStrv) parts = NULL;

  if (clean == NULL)
    return authors;

  separated = with_separators (skip_by (clean));
  marked = g_string_new (separated);
  split_slash (marked);
  parts = g_strsplit (marked->str, "\x1f", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      cut_place (parts[i]);
      if (*parts[i] != '\0')
        add_comma_parts (authors, skip_by (parts[i]));
    }

  return authors;
}
