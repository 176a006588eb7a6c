/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-links-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-page-listing-private.h"
#include "byline-page-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* Links that are looked at as "next page"; the words of such a link, in bytes. */
#define MAX_LINKS 20000
#define MAX_LABEL 40
/* A number above is no page of an article, but its id. */
#define MAX_PAGE_NUMBER 99
/* What stands between a name and its number. */
#define SEPARATORS "-_,."

/* --- Numbers in addresses --- */

/* An address without its page's number. */
typedef struct {
  char *base;
  guint number; /* 0 for none */
} NumberedAddress;

static void
numbered_address_clear (NumberedAddress *self)
{
  g_clear_pointer (&self->base, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NumberedAddress, numbered_address_clear)

/* Returns: the number that @text, up to @length, is; 0 for none. */
static guint
page_number (const char *text, gsize length)
{
  guint64 number = 0;

  if (length == 0 || length > 2)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      number = number * 10 + (guint) (text[i] - '0');
    }
  return number <= MAX_PAGE_NUMBER ? (guint) number : 0;
}

static gboolean
is_page_parameter (const char *parameter, gsize length)
{
  static const char *names[] = {
    "page", "p",     "pg",     "pageno", "page_no",     "pagenum", "paged",
    "pn",   "seite", "pagina", "sida",   "currentpage", "strona",  "sayfa",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], parameter, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Takes "page=2" out of the query of @address. */
static void
take_number_of_query (char *address, NumberedAddress *out)
{
  char *query = strchr (address, '?');
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GString) rest = NULL;

  if (query == NULL)
    return;
  parameters = g_strsplit (query + 1, "&", 100);
  *query = '\0';
  rest = g_string_new (NULL);
  for (guint i = 0; parameters[i] != NULL; i++)
    {
      const char *equals = strchr (parameters[i], '=');
      guint number = equals != NULL ? page_number (equals + 1, strlen (equals + 1)) : 0;

      if (equals != NULL && out->number == 0 && (number > 0 || g_str_equal (equals, "=0")) &&
          is_page_parameter (parameters[i], (gsize) (equals - parameters[i])))
        out->number = number;
      else
        g_string_append_printf (rest, "%c%s", rest->len > 0 ? '&' : '?', parameters[i]);
    }
  g_free (out->base);
  out->base = g_strconcat (address, rest->str, NULL);
}

static gboolean
is_page_word (const char *word, gsize length)
{
  static const char *words[] = { "page", "seite", "pagina", "p", "pg", "sida", "strona" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Takes "/2" and "/page/2" off @path, whose last part begins at @last. */
static void
cut_segment (char *path, char *last)
{
  char *before;

  *last = '\0';
  before = strrchr (path, '/');
  if (before != NULL && is_page_word (before + 1, strlen (before + 1)))
    *before = '\0';
}

/* Takes "-2" and "-page-2" out of "story-2.html"; @digits is where the number begins. */
static void
cut_suffix (char *last, char *digits, char *dot)
{
  char *cut = digits - 1;
  char *word = cut;

  while (word > last + 1 && g_ascii_isalpha (word[-1]))
    word--;
  if (word > last + 1 && is_page_word (word, (gsize) (cut - word)) &&
      strchr (SEPARATORS, word[-1]) != NULL)
    cut = word - 1;
  memmove (cut, dot, strlen (dot) + 1);
}

/* Takes "/2", "/page/2", "/page-2", "/page2" and "-2.html" off the path of @out's base. A number
 * that ends a name without an extension is the name's: "/the-world-in-7". */
static void
take_number_of_path (NumberedAddress *out)
{
  gsize length = strcspn (out->base, "?");
  g_autofree char *path = g_strndup (out->base, length);
  char *last = strrchr (path, '/');
  char *dot = last != NULL ? strrchr (last, '.') : NULL;
  char *end = dot != NULL ? dot : path + length;
  char *digits = end;
  gboolean is_separated;
  char *base;

  while (last != NULL && digits > last + 1 && g_ascii_isdigit (digits[-1]))
    digits--;
  if (last == NULL || page_number (digits, (gsize) (end - digits)) == 0)
    return;
  out->number = page_number (digits, (gsize) (end - digits));
  is_separated = digits > last + 1 && strchr (SEPARATORS, digits[-1]) != NULL;
  if (dot == NULL && digits == last + 1)
    cut_segment (path, last);
  else if (dot == NULL &&
           is_page_word (last + 1, (gsize) (digits - last - 1 - (is_separated ? 1 : 0))))
    *last = '\0';
  else if (dot != NULL && is_separated)
    cut_suffix (last, digits, dot);
  else
    out->number = 0;
  base = g_strconcat (path, out->base + length, NULL);
  g_free (out->base);
  out->base = base;
}

static gboolean
split_number (const char *url, NumberedAddress *out)
{
  g_autofree char *canonical = byline_url_canonical (url);

  if (canonical == NULL)
    return FALSE;
  out->base = g_strdup (canonical);
  take_number_of_query (canonical, out);
  if (out->number == 0)
    take_number_of_path (out);
  return TRUE;
}

/* A list of a month's stories, or of all: "/", "/2021", "/2021/09". */
static gboolean
is_list_address (const char *base)
{
  const char *path = strchr (base, '/');

  if (path == NULL)
    return strchr (base, '?') == NULL;
  if (strchr (path, '?') != NULL)
    return FALSE;
  for (; *path != '\0'; path++)
    {
      if (*path != '/' && !g_ascii_isdigit (*path))
        return FALSE;
    }
  return TRUE;
}

/* Whether the page at @url is the one behind the page at @own. */
static gboolean
follows (const NumberedAddress *own, const char *url)
{
  g_auto (NumberedAddress) next = { NULL, 0 };

  if (!split_number (url, &next) || next.number == 0 || !g_str_equal (next.base, own->base) ||
      is_list_address (own->base))
    return FALSE;
  /* Some count from 0, so that the second page is page 1. */
  return next.number == MAX (own->number, 1) + 1 || (own->number == 0 && next.number == 1);
}

/* --- Links --- */

static gboolean
says_next (const char *label, guint number)
{
  static const char *words[] = {
    "next",       "weiter",
    "nächste",    "naechste",
    "suivant",    "página siguiente",
    "siguiente",  "seguinte",
    "próxima",    "pagina successiva",
    "avanti",     "volgende",
    "nästa",      "neste",
    "næste",      "dalej",
    "następna",   "следующая",
    "далее",      "下一页",
    "下一頁",     "次へ",
    "次のページ", "다음",
    "التالي",     "continue",
    "page",       "seite",
    "›",          "»",
    "→",          ">",
  };
  g_autofree char *folded = g_utf8_strdown (label, -1);

  if (page_number (label, strlen (label)) == number)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (folded, words[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_about_comments (const BylinePage *page, guint index)
{
  for (guint up = 0; up < 40 && index != 0; up++, index = page->nodes[index].parent)
    {
      if ((page->nodes[index].hints & BYLINE_HINT_COMMENT) != 0 &&
          page->nodes[index].tag != BYLINE_HTML_TAG_BODY)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_next_link (const BylinePage *page, guint index, const NumberedAddress *own)
{
  g_autofree char *label = NULL;

  if (_byline_page_attribute_has_word (page, index, "rel", "next"))
    return TRUE;
  if (page->nodes[index].tag != BYLINE_HTML_TAG_A || page->nodes[index].size > MAX_LABEL ||
      is_about_comments (page, index))
    return FALSE;
  label = _byline_page_dup_text (page, index, MAX_LABEL);
  if (label == NULL)
    label = byline_text_clean (_byline_page_attribute (page, index, "aria-label"), MAX_LABEL);
  return label != NULL && says_next (label, MAX (own->number, 1) + 1);
}

/* Whether the page is a list, whose further pages are no part of an article. */
static gboolean
is_list (const BylinePage *page)
{
  g_autoptr (BylineMetadata) metadata = _byline_metadata_new (page);

  _byline_metadata_read_json (metadata);
  _byline_metadata_read_head (metadata);
  _byline_metadata_find_headline (metadata);
  return _byline_page_is_listing (metadata);
}

char *
_byline_page_next_url (const BylinePage *page)
{
  g_auto (NumberedAddress) own = { NULL, 0 };
  guint n_links = 0;

  if (page->url == NULL || !split_number (page->url, &own))
    return NULL;
  for (guint i = 0; i < page->n_nodes && n_links < MAX_LINKS; i++)
    {
      BylineHtmlTag tag = page->nodes[i].tag;
      g_autofree char *url = NULL;

      if (tag != BYLINE_HTML_TAG_A && tag != BYLINE_HTML_TAG_LINK)
        continue;
      n_links++;
      url = _byline_page_dup_url (page, i, "href");
      if (url != NULL && follows (&own, url) && is_next_link (page, i, &own))
        return is_list (page) ? NULL : g_steal_pointer (&url);
    }
  return NULL;
}

/* --- Plainer forms --- */

static gboolean
is_for_print (const BylinePage *page, guint index)
{
  static const char *labels[] = {
    "print",
    "print version",
    "printer-friendly version",
    "printable version",
    "print this page",
    "druckversion",
    "drucken",
    "version imprimable",
    "imprimer",
    "versión para imprimir",
    "stampa",
  };
  g_autofree char *label = NULL;
  g_autofree char *folded = NULL;
  const char *href = _byline_page_attribute (page, index, "href");

  if (page->nodes[index].tag == BYLINE_HTML_TAG_LINK)
    return _byline_page_attribute_has_word (page, index, "rel", "alternate") &&
           _byline_page_attribute_has_word (page, index, "media", "print");
  if (page->nodes[index].size > MAX_LABEL || href == NULL ||
      (strstr (href, "print") == NULL && strstr (href, "druck") == NULL &&
       strstr (href, "imprim") == NULL && strstr (href, "stampa") == NULL))
    return FALSE;
  label = _byline_page_dup_text (page, index, MAX_LABEL);
  folded = label != NULL ? g_utf8_strdown (label, -1) : NULL;
  for (gsize i = 0; folded != NULL && i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (folded, labels[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_other_page (const BylinePage *page, const char *url)
{
  g_autofree char *own = byline_url_canonical (page->url);
  g_autofree char *other = byline_url_canonical (url);

  return other != NULL && (own == NULL || !g_str_equal (own, other));
}

char *
_byline_page_alternate_url (const BylinePage *page)
{
  g_autofree char *found = NULL;
  guint n_links = 0;

  for (guint i = 0; i < page->n_nodes && n_links < MAX_LINKS; i++)
    {
      BylineHtmlTag tag = page->nodes[i].tag;
      g_autofree char *url = NULL;
      gboolean is_amp;

      if (tag != BYLINE_HTML_TAG_A && tag != BYLINE_HTML_TAG_LINK)
        continue;
      n_links++;
      is_amp = tag == BYLINE_HTML_TAG_LINK &&
               _byline_page_attribute_has_word (page, i, "rel", "amphtml");
      if (!is_amp && (found != NULL || !is_for_print (page, i)))
        continue;
      url = _byline_page_dup_url (page, i, "href");
      if (url == NULL || !is_other_page (page, url))
        continue;
      if (is_amp)
        return g_steal_pointer (&url);
      found = g_steal_pointer (&url);
    }
  return g_steal_pointer (&found);
}
