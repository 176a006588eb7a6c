/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a page without feeds sends on to. */

#include "byline-feed-discovery.h"

#include <string.h>

#include "byline-feed-encoding-private.h"
#include "byline-html-elements-private.h"
#include "byline-link-header-private.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-url.h"

/* Both stand in a page's head. */
#define MAX_BYTES (1024 * 1024)
/* A page that is left later than this is one to be read. */
#define MAX_DELAY 30

char *
byline_page_parse_refresh (const char *content, const char *base)
{
  g_autofree char *target = NULL;
  char *end;
  double delay;
  const char *p;

  if (content == NULL)
    return NULL;
  delay = g_ascii_strtod (content, &end);
  p = end + strspn (end, " \t\r\n");
  if (delay < 0 || delay > MAX_DELAY || (*p != ';' && *p != ','))
    return NULL;
  p += strspn (p, ";, \t\r\n");
  if (g_ascii_strncasecmp (p, "url", 3) == 0)
    {
      const char *sign = p + 3 + strspn (p + 3, " \t\r\n");

      if (*sign == '=')
        p = sign + 1 + strspn (sign + 1, " \t\r\n");
    }
  if (*p == '"' || *p == '\'')
    target = g_strndup (p + 1, strcspn (p + 1, *p == '"' ? "\"" : "'"));
  else
    target = g_strdup (p);
  return *g_strstrip (target) != '\0' ? byline_url_resolve (base, target) : NULL;
}

static void
add (GPtrArray *targets, const char *url, char *target)
{
  g_autofree char *owned = target;
  g_autofree char *here = byline_url_feed_key (url);
  g_autofree char *there = byline_url_feed_key (target);

  /* A page that loads itself again sends nowhere. */
  if (owned == NULL || g_strcmp0 (here, there) == 0 ||
      g_ptr_array_find_with_equal_func (targets, owned, g_str_equal, NULL))
    return;
  g_ptr_array_add (targets, g_steal_pointer (&owned));
}

static char *
read_refresh (const BylineMarkupTokenizer *markup, const char *base)
{
  g_autofree char *name = _byline_markup_tokenizer_dup_attribute (markup, "http-equiv");
  g_autofree char *content = NULL;

  if (name == NULL || g_ascii_strcasecmp (name, "refresh") != 0)
    return NULL;
  content = _byline_markup_tokenizer_dup_attribute (markup, "content");
  return byline_page_parse_refresh (content, base);
}

static char *
read_canonical (const BylineMarkupTokenizer *markup, const char *base)
{
  g_autofree char *rel = _byline_markup_tokenizer_dup_attribute (markup, "rel");
  g_autofree char *href = NULL;

  if (!_byline_html_has_word (rel, "canonical"))
    return NULL;
  href = _byline_markup_tokenizer_dup_attribute (markup, "href");
  return href != NULL && *href != '\0' ? byline_url_resolve (base, href) : NULL;
}

GPtrArray *
byline_page_find_onward (const char *html,
                         gsize length,
                         const char *url,
                         const char *content_type,
                         const char *link_header)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  g_auto (BylineDecoded) decoded = { 0 };
  g_auto (BylineHeaderLink) link = { NULL };
  g_autofree char *canonical = NULL;
  g_autofree char *base = NULL;
  BylineMarkupTokenizer markup;

  _byline_feed_decode (&decoded, html, MIN (length, MAX_BYTES), content_type);
  _byline_markup_tokenizer_init (&markup, decoded.text, decoded.length, FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      const char *current = base != NULL ? base : url;

      if (markup.type != BYLINE_MARKUP_START)
        continue;
      if (_byline_markup_tokenizer_is (&markup, "meta"))
        add (targets, url, read_refresh (&markup, current));
      else if (_byline_markup_tokenizer_is (&markup, "link") && canonical == NULL)
        canonical = read_canonical (&markup, current);
      else if (_byline_markup_tokenizer_is (&markup, "base") && base == NULL)
        {
          g_autofree char *href = _byline_markup_tokenizer_dup_attribute (&markup, "href");

          base = href != NULL ? byline_url_resolve (url, href) : NULL;
        }
      else if (_byline_markup_tokenizer_is (&markup, "script") ||
               _byline_markup_tokenizer_is (&markup, "style") ||
               _byline_markup_tokenizer_is (&markup, "title"))
        _byline_markup_tokenizer_skip_element (&markup);
    }
  while (link_header != NULL && canonical == NULL && _byline_header_link_next (&link_header, &link))
    if (_byline_html_has_word (link.rel, "canonical"))
      canonical = byline_url_resolve (url, link.target);
  add (targets, url, g_steal_pointer (&canonical));
  return targets;
}

/* Words that places where one consents to cookies are called by. */
static gboolean
is_consent_word (const char *word, gsize length)
{
  static const char *const words[] = {
    "consent",
    "zustimmung",
    "consentement",
    "consentimiento",
    "consenso",
    "toestemming",
    "samtycke",
    "collectconsent",
    "cookieconsent",
    "cookie-consent",
    "cookie-wall",
    "cookiewall",
    "privacywall",
    "privacy-wall",
    "guce",
    "cmp",
    "myprivacy",
    "privacy-gate",
    "gdpr",
    "gdpr-consent",
    "dsgvo",
    "datenschutz-einstellungen",
    "consent-management",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (word, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a host's or a path's part is called so. */
static gboolean
has_consent_word (const char *url)
{
  g_autofree char *key = byline_url_feed_key (url);
  const char *end;

  if (key == NULL)
    return FALSE;
  end = key + strcspn (key, "?");
  for (const char *p = key; p < end; p++)
    {
      gsize length = strcspn (p, "./?");

      if (is_consent_word (p, length))
        return TRUE;
      p += length;
    }
  return FALSE;
}

static gboolean
is_other_page (const char *asked, const char *url)
{
  g_autofree char *from = byline_url_feed_key (asked);
  g_autofree char *to = byline_url_feed_key (url);

  return from != NULL && to != NULL && !g_str_equal (from, to);
}

gboolean
byline_page_is_consent (const char *asked, const char *url)
{
  return is_other_page (asked, url) && has_consent_word (url);
}

gboolean
byline_page_asks_consent (const char *html, gsize length, const char *url)
{
  BylineMarkupTokenizer markup;

  g_return_val_if_fail (html != NULL, FALSE);

  _byline_markup_tokenizer_init (&markup, html, MIN (length, MAX_BYTES), FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      g_autofree char *action = NULL;
      g_autofree char *target = NULL;

      if (markup.type != BYLINE_MARKUP_START || !_byline_markup_tokenizer_is (&markup, "form"))
        continue;
      action = _byline_markup_tokenizer_dup_attribute (&markup, "action");
      target = action != NULL ? byline_url_resolve (url, action) : NULL;
      if (target != NULL && has_consent_word (target))
        return TRUE;
    }
  return FALSE;
}
