/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author.h"
#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

#define MAX_AUTHORS 50
#define MAX_CONTACTS 20
#define MAX_NAME_WORDS 6

static const char *const kind_names[] = {
  [BYLINE_CONTACT_EMAIL] = "email",
  [BYLINE_CONTACT_HANDLE] = "handle",
  [BYLINE_CONTACT_PHONE] = "phone",
  [BYLINE_CONTACT_SIGNAL] = "signal",
  [BYLINE_CONTACT_PROFILE] = "profile",
};

const char *
byline_contact_kind_to_string (BylineContactKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
byline_contact_kind_from_string (const char        *text,
                                 BylineContactKind *kind)
{
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_str_equal (text, kind_names[i]))
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

BylineContact *
byline_contact_new (BylineContactKind  kind,
                    const char        *value)
{
  BylineContact *self = g_new0 (BylineContact, 1);

  self->kind = kind;
  self->value = g_strdup (value);

  return self;
}

void
byline_contact_free (BylineContact *self)
{
  if (self == NULL)
    return;

  g_free (self->value);
  g_free (self);
}

BylineAuthor *
byline_author_new (const char *name)
{
  BylineAuthor *self = g_new0 (BylineAuthor, 1);

  self->name = g_strdup (name != NULL ? name : "");
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_contact_free);

  return self;
}

BylineAuthor *
byline_author_copy (const BylineAuthor *self)
{
  BylineAuthor *copy = byline_author_new (self->name);

  byline_author_merge (copy, self);

  return copy;
}

void
byline_author_free (BylineAuthor *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->url);
  g_free (self->avatar);
  g_free (self->email);
  g_free (self->bio);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

void
byline_author_add_contact (BylineAuthor      *self,
                           BylineContactKind  kind,
                           const char        *value)
{
  g_autofree char *clean = byline_text_clean (value, BYLINE_TEXT_MAX_NAME * 2);

  if (clean == NULL || self->contacts->len >= MAX_CONTACTS)
    return;

  for (guint i = 0; i < self->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (self->contacts, i);

      if (contact->kind == kind && g_ascii_strcasecmp (contact->value, clean) == 0)
        return;
    }

  g_ptr_array_add (self->contacts, byline_contact_new (kind, clean));
}

static void
fill (char       **field,
      const char  *value)
{
  if (*field == NULL && value != NULL)
    *field = g_strdup (value);
}

void
byline_author_merge (BylineAuthor       *self,
                     const BylineAuthor *other)
{
  fill (&self->url, other->url);
  fill (&self->avatar, other->avatar);
  fill (&self->email, other->email);
  fill (&self->bio, other->bio);
  for (guint i = 0; i < other->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (other->contacts, i);

      byline_author_add_contact (self, contact->kind, contact->value);
    }
}

void
byline_authors_add (GPtrArray    *authors,
                    BylineAuthor *author)
{
  g_autoptr(BylineAuthor) owned = author;
  g_autofree char *fold = NULL;

  if (owned == NULL || *owned->name == '\0')
    return;

  fold = byline_text_fold (owned->name);
  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthor *known = g_ptr_array_index (authors, i);
      g_autofree char *other = byline_text_fold (known->name);

      if (g_str_equal (fold, other))
        {
          byline_author_merge (known, owned);
          return;
        }
    }

  if (authors->len < MAX_AUTHORS)
    g_ptr_array_add (authors, g_steal_pointer (&owned));
}

/* --- Names in a byline --- */

/* Takes one of @prefixes off the beginning of @text if a word follows. */
static const char *
skip_by (const char *text)
{
  static const char *const prefixes[] = { "by ", "by: ", "von ", "par ", "por ", "written by ", "words by ", "text by " };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);
      const char *rest = text + length;

      /* "Von Neumann" is a name: the German preposition counts only in lower case. */
      if (g_ascii_strncasecmp (text, prefixes[i], length) == 0 &&
          (i != 2 || g_str_has_prefix (text, "von ")))
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
has_word (const char *text,
          const char *word)
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
    "jr", "sr", "ii", "iii", "phd", "ph.d", "md", "m.d", "esq", "mba", "editor", "reporter", "writer", "correspondent",
    "staff", "columnist", "contributor", "director", "professor", "analyst", "producer", "inc", "llc", "ltd", "chief",
    "bureau", "agency", "university", "redakteur", "korrespondent", "photographer", "ceo", "cto", "founder",
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

/* "A, B and C in Beijing": the place goes. */
static void
cut_place (char *name)
{
  char *in = strstr (name, " in ");

  if (in != NULL && g_unichar_isupper (g_utf8_get_char (in + 4)))
    *in = '\0';
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

static BylineAuthor *
author_with_email (const char *name,
                   const char *email)
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

    return name != NULL && has_letter (name) ? byline_author_new (name) : NULL;
  }
}

static char *
with_separators (const char *text)
{
  static const char *const words[] = { " and ", " & ", " und ", " et ", " y ", ";", " with " };
  GString *out = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (out, words[i], "\x1f", 0);

  return g_string_free (out, FALSE);
}

/* Splits at commas only where all parts look like people. */
static void
add_comma_parts (GPtrArray  *authors,
                 const char *part)
{
  g_auto(GStrv) parts = g_strsplit (part, ",", -1);
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
      strchr (parts[1], ' ') == NULL && !is_title (parts[1]) && *parts[1] != '\0' && !is_email (parts[0]))
    {
      g_autofree char *name = g_strdup_printf ("%s %s", parts[1], parts[0]);

      byline_authors_add (authors, author_from_part (name));
      return;
    }

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || (i > 0 && (!all_names || is_title (parts[i]))))
        continue;
      byline_authors_add (authors, author_from_part (parts[i]));
    }
}

GPtrArray *
byline_authors_split_names (const char *text)
{
  GPtrArray *authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  g_autofree char *clean = byline_text_clean (text, 2000);
  g_autofree char *marked = NULL;
  g_auto(GStrv) parts = NULL;

  if (clean == NULL)
    return authors;

  marked = with_separators (skip_by (clean));
  parts = g_strsplit (marked, "\x1f", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      cut_place (parts[i]);
      if (*parts[i] != '\0')
        add_comma_parts (authors, skip_by (parts[i]));
    }

  return authors;
}
