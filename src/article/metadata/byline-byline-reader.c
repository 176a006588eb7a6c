/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-bylines-private.h"

#include <string.h>

#include "byline-text.h"

/* One byline: which people and which bodies it names. */

/* One byline names so many people at most. */
#define MAX_NAMES 60

/* --- Bodies and people --- */

/* The letters of a name, to compare it with a host: "STERN.de" and "www.stern.de". */
static char *
letters_of (const char *text)
{
  g_autofree char *folded = byline_text_fold (text);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (letters, g_utf8_get_char (p));
    }
  return g_string_free (letters, FALSE);
}

/* Whether a name is the page's own publication or host. */
static gboolean
is_own_paper (BylineMetadata *self, const char *name)
{
  static const char *endings[] = {
    "de", "com", "online", "redaktion", "news", "editorial", "staff"
  };
  const char *host = self->page->url != NULL ? strstr (self->page->url, "://") : NULL;
  g_autofree char *letters = letters_of (name);
  g_autofree char *host_letters = NULL;
  g_autofree char *paper = self->publication != NULL ? letters_of (self->publication) : NULL;
  const char *plain = g_str_has_prefix (letters, "the") ? letters + 3 : letters;

  if (paper != NULL && strlen (paper) >= 3)
    {
      const char *plain_paper = g_str_has_prefix (paper, "the") ? paper + 3 : paper;

      if (g_str_equal (plain, plain_paper))
        return TRUE;
      for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
        {
          g_autofree char *longer = g_strconcat (plain_paper, endings[i], NULL);
          g_autofree char *shorter = g_strconcat (plain, endings[i], NULL);

          if (g_str_equal (plain, longer) || g_str_equal (shorter, plain_paper))
            return TRUE;
        }
    }
  if (host == NULL || strlen (plain) < 3)
    return FALSE;
  host += 3;
  {
    g_autofree char *part = g_strndup (host, strcspn (host, "/?#:"));

    host_letters = letters_of (part);
  }
  return strlen (plain) >= 4
           ? strstr (host_letters, plain) != NULL
           : g_str_has_prefix (host_letters, plain) || (g_str_has_prefix (host_letters, "www") &&
                                                        g_str_has_prefix (host_letters + 3, plain));
}

/* Words that no person is called. */
static gboolean
is_generic (const char *name)
{
  static const char *words[] = {
    "nachrichten", "news",          "redaktion",   "newsroom",  "admin",     "editor",
    "editorial",   "staff",         "redaktionen", "redaction", "rédaction", "redacción",
    "agency",      "agencia",       "agencies",    "agenturen", "redazione", "redactie",
    "редакция",    "redakcja",      "redakce",     "online",    "webmaster", "team",
    "desk",        "administrator",
  };
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_auto (GStrv) parts = g_strsplit_set (lower, " -", 8);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (g_str_equal (parts[i], words[j]))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
_byline_name_is_body (BylineMetadata *self, const char *name)
{
  return byline_author_name_is_organization (name, self->publication) || is_generic (name) ||
         is_own_paper (self, name);
}

/* What stands in a name's place in data: an address, a number, a label. */
gboolean
_byline_name_is_noise (const char *name)
{
  static const char *beginnings[] = { "(",      "image", "photo:", "foto:",
                                      "follow", "http",  "www.",   "／" };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  if (strchr (name, '@') != NULL || g_str_has_suffix (name, "報導") ||
      g_str_has_suffix (name, "报道") || strspn (name, "0123456789 .-") == strlen (name) ||
      byline_author_name_is_placeholder (name))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_str_has_prefix (lower, beginnings[i]))
        return TRUE;
    }
  return FALSE;
}

/* --- Pieces of a byline --- */

static gboolean
is_conjunction (const char *text)
{
  static const char *words[] = { "and", "und", "et", "y",    "e",   "og", "och", "en", "i",
                                 "и",   "&",   "+",  "with", "mit", "in", "for", "at", "aus" };
  g_autofree char *clean = byline_text_clean (text, 20);
  g_autofree char *lower = clean != NULL ? g_utf8_strdown (clean, -1) : NULL;

  if (lower == NULL || strspn (lower, " ,;:/|·•–—-") == strlen (lower))
    return TRUE;
  g_strdelimit (lower, ",;:", ' ');
  g_strstrip (lower);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (lower, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether a text between elements says that what follows is where or for whom: "by A in Local". */
static gboolean
ends_names (const char *text)
{
  static const char *words[] = { "in", "at", "for", "aus", "auf", "dans",
                                 "à",  "en", "em",  "su",  "na",  "i" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (text, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether something in @index says that it is no name: a date, a biography, a picture's words. */
static gboolean
is_aside (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  return node->tag == BYLINE_HTML_TAG_TIME ||
         ((node->hints & (BYLINE_HINT_DATE | BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT |
                          BYLINE_HINT_SHARE)) != 0 &&
          (node->hints & (BYLINE_HINT_BYLINE | BYLINE_HINT_AUTHOR)) == 0) ||
         (node->hints & BYLINE_HINT_BIO) != 0;
}

/* "<a>Ann Marsh</a>, Hale": one word behind a link says where or for whom its person writes. */
static gboolean
is_place_behind_link (const BylinePage *page, guint index, const char *text)
{
  const xmlNode *before = page->nodes[index].xml->prev;
  const char *rest = text;

  if (before == NULL || before->type != XML_ELEMENT_NODE ||
      g_ascii_strcasecmp ((const char *) before->name, "a") != 0)
    return FALSE;
  while (*rest != '\0' &&
         (*rest == ' ' || g_utf8_strchr (",–—-|•·", -1, g_utf8_get_char (rest)) != NULL))
    rest = g_utf8_next_char (rest);
  return rest != text && *rest != '\0' && strpbrk (rest, " ,:&") == NULL;
}

/* The texts of a byline, one a line: the border of an element parts names, words that stand in one line
 * with them do not. */
static char *
pieces_of (const BylinePage *page, guint index)
{
  GString *out = g_string_new (NULL);

  for (guint i = index; i < page->nodes[index].end && out->len < 2000;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || (i != index && is_aside (page, i)))
        {
          i = node->end;
          continue;
        }
      if (node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0)
        {
          g_autofree char *text = byline_text_clean ((const char *) node->xml->content, 300);

          if (text != NULL && ends_names (text))
            break;
          if (text != NULL && !is_conjunction (text) &&
              (_byline_words_say_editor (text) || !is_place_behind_link (page, i, text)))
            g_string_append_printf (out, "%s\n", text);
        }
      i++;
    }
  return g_string_free (out, FALSE);
}

/* Whether the whole of a name is put together from words in elements of their own: "Jane", "Doe". */
static gboolean
is_word_of_name (const char *text)
{
  return strchr (text, ' ') == NULL && g_unichar_isupper (g_utf8_get_char (text)) &&
         strpbrk (text, ",.:@0123456789") == NULL;
}

/* A name of one word counts where an element is called so. */
static gboolean
may_be_called (const char *name)
{
  gunichar first = g_utf8_get_char (name);

  return !g_unichar_islower (first) && !_byline_words_are_role (name) &&
         g_utf8_strlen (name, -1) <= 40 && strpbrk (name, "0123456789") == NULL &&
         !g_str_has_suffix (name, ".");
}

/* "Ann Marsh/Bo Moss": two people, if each side is a name. */
static void
part_by_slash (GPtrArray *names)
{
  for (guint i = 0; i < names->len && names->len < MAX_NAMES; i++)
    {
      BylineAuthor *author = g_ptr_array_index (names, i);
      const char *slash = author->name != NULL ? strchr (author->name, '/') : NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      if (slash == NULL)
        continue;
      first = g_strndup (author->name, (gsize) (slash - author->name));
      second = g_strdup (slash + 1);
      g_strstrip (first);
      g_strstrip (second);
      if (!_byline_words_are_person (first) || !_byline_words_are_person (second))
        continue;
      g_ptr_array_insert (names, (int) i + 1, byline_author_new (second));
      g_free (author->name);
      author->name = g_steal_pointer (&first);
    }
}

void
_byline_byline_add_names (BylineMetadata *self,
                          GPtrArray *people,
                          GPtrArray *bodies,
                          const char *text,
                          gboolean surely)
{
  g_autoptr (GPtrArray) names = NULL;

  /* A list of words in a script without capitals may be of anything. */
  if (!surely && strstr (text, "、") != NULL)
    return;
  names = byline_authors_split_names (text);
  part_by_slash (names);
  for (guint i = 0; i < names->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (names, i);

      if (_byline_name_is_noise (author->name))
        continue;
      if (_byline_name_is_body (self, author->name))
        byline_authors_add (bodies, byline_author_copy (author));
      else if (_byline_words_are_person (author->name) || (surely && may_be_called (author->name)))
        byline_authors_add (people, byline_author_copy (author));
    }
}

static guint
find_name (const BylinePage *page, guint index)
{
  guint found = 0;
  guint n_found = 0;

  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if ((page->nodes[i].hints & BYLINE_HINT_NAME) != 0 && page->nodes[i].size > 2 &&
          !page->nodes[i].hidden)
        {
          found = i;
          n_found++;
        }
    }
  if (n_found == 1)
    {
      g_autofree char *text = _byline_page_dup_text (page, found, BYLINE_TEXT_MAX_NAME);

      /* A section has a name, too. */
      if (text != NULL && _byline_words_are_person (text))
        return found;
    }
  return 0;
}

/* Whether the text of an element is what a link to a person's page says. */
gboolean
_byline_page_holds_author_link (const BylinePage *page, guint index)
{
  for (guint i = index; i < page->nodes[index].end && i < index + 12; i++)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_A &&
          _byline_page_attribute_has_word (page, i, "rel", "author"))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_byline_read (BylineMetadata *self, guint index, GPtrArray *people, GPtrArray *bodies)
{
  const BylinePage *page = self->page;
  guint name = find_name (page, index);
  g_autofree char *pieces = pieces_of (page, name != 0 ? name : index);
  g_auto (GStrv) lines = g_strsplit (pieces, "\n", 60);
  g_autoptr (GString) pending = g_string_new (NULL);
  gboolean surely = name != 0 || _byline_page_holds_author_link (page, index);
  gboolean any_label = FALSE;
  gboolean is_edited = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean has_label = FALSE;
      gboolean is_label_only = FALSE;
      g_autofree char *clean = NULL;

      if (*lines[i] == '\0')
        continue;
      if (_byline_words_say_photographer (lines[i]) && people->len > 0)
        {
          g_ptr_array_set_size (people, (int) people->len - 1);
          continue;
        }
      if (_byline_words_say_editor (lines[i]))
        {
          is_edited = TRUE;
          continue;
        }
      if (is_edited)
        {
          is_edited = FALSE;
          continue;
        }
      if ((*_byline_words_behind_label (lines[i], &is_label_only) == '\0' && is_label_only) ||
          _byline_words_end_in_label (lines[i]))
        {
          /* What stands in front of "By" is a section. */
          if (!surely)
            g_string_truncate (pending, 0);
          surely = TRUE;
          continue;
        }
      clean = _byline_words_clean_byline (lines[i], &has_label);
      if (clean == NULL)
        continue;
      /* "Jane" and "Doe" in elements of their own. */
      if (is_word_of_name (clean) && !_byline_name_is_body (self, clean))
        {
          g_string_append_printf (pending, "%s%s", pending->len > 0 ? " " : "", clean);
          continue;
        }
      if (pending->len > 0)
        {
          _byline_byline_add_names (self, people, bodies, pending->str, surely);
          g_string_truncate (pending, 0);
        }
      _byline_byline_add_names (self, people, bodies, clean, surely || has_label);
      any_label |= has_label;
    }
  if (pending->len > 0)
    _byline_byline_add_names (self, people, bodies, pending->str, surely);
  return surely || any_label;
}
