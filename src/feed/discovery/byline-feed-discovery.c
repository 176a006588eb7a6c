/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"

#include "byline-feed-encoding-private.h"
#include "byline-html-elements-private.h"
#include "byline-link-header-private.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"

#include <stdlib.h>
#include <string.h>

/* The most feeds that are taken from one page, and how much of a page is looked at. */
#define MAX_FEEDS 50
#define MAX_BYTES (10 * 1024 * 1024)
#define MAX_PLACES 5
/* As much as RFC 9309 asks crawlers to read. */
#define MAX_ROBOTS (500 * 1024)

/* How good a find is: the lower, the better. */
typedef enum {
  RANK_LINK,
  RANK_OWN_ADDRESS,
  RANK_LINK_COMMENTS,
  RANK_ANCHOR,
} Rank;

typedef struct {
  BylineFeedLink *link;
  guint rank;
  guint position;
} Find;

static void
clear_find (gpointer data)
{
  byline_feed_link_free (((Find *) data)->link);
}

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return lower != NULL && strstr (lower, part) != NULL;
}

static gboolean
is_feed_type (const char *type)
{
  static const char *const types[] = {
    "application/rss+xml", "application/atom+xml",   "application/feed+json",
    "application/rdf+xml", "application/x.atom+xml", "application/x-rss+xml",
    "text/rss+xml",        "text/atom+xml",
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Types that feeds share with other things: the address must help. */
static gboolean
is_loose_type (const char *type)
{
  return contains (type, "application/json") || contains (type, "application/xml") ||
         contains (type, "text/xml");
}

static gboolean
looks_like_feed (const char *url)
{
  static const char *const endings[] = {
    "/feed",      "/feed/",     "/rss",       "/rss/",    "/atom",     "/atom/",
    ".rss",       ".atom",      ".rdf",       "/rss.xml", "/atom.xml", "/feed.xml",
    "/feeds.xml", "/index.xml", "/feed.json", "/rss.php", "/feed.php",
  };
  g_autofree char *path = g_ascii_strdown (url, strcspn (url, "?#"));

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  return contains (url, "feed=rss") || contains (url, "feed=atom") ||
         contains (url, "format=rss") || contains (url, "://feeds.") || contains (url, "/feeds/");
}

static void
add_find (GArray *finds,
          GHashTable *seen,
          char *url,
          const char *title,
          const char *type,
          Rank rank)
{
  g_autofree char *owned = url;
  g_autofree char *clean = NULL;
  Find find = { NULL, rank, finds->len };

  if (owned == NULL || finds->len >= MAX_FEEDS || g_hash_table_contains (seen, owned))
    return;
  clean = byline_text_clean (title, BYLINE_TEXT_MAX_NAME);
  find.link = byline_feed_link_new (owned, clean, type);
  find.link->is_comments = rank == RANK_LINK_COMMENTS;
  g_hash_table_add (seen, g_steal_pointer (&owned));
  g_array_append_val (finds, find);
}

static gboolean
is_of_comments (const char *title, const char *href)
{
  static const char *const words[] = { "comment", "kommentar", "commentaire", "comentario" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (contains (title, words[i]))
      return TRUE;
  return contains (href, "comments");
}

/* A link of the page's head, or of the header that came with it. */
static void
take_link (GArray *finds,
           GHashTable *seen,
           const char *rel,
           const char *type,
           const char *href,
           const char *title,
           const char *base)
{
  g_autofree char *url = NULL;

  if (!_byline_html_has_word (rel, "alternate") && !_byline_html_has_word (rel, "feed"))
    return;
  if (href == NULL || *href == '\0')
    return;
  if (g_str_has_prefix (href, "feed:"))
    url = byline_url_normalize_input (href);
  else
    url = byline_url_resolve (base, href);
  if (url == NULL || !(is_feed_type (type) || _byline_html_has_word (rel, "feed") ||
                       (is_loose_type (type) && looks_like_feed (url))))
    return;
  /* The interface of a CMS, not a feed. */
  if (contains (url, "/wp-json/") || contains (url, "oembed"))
    return;

  add_find (finds, seen, g_steal_pointer (&url), title, type,
            is_of_comments (title, href) ? RANK_LINK_COMMENTS : RANK_LINK);
}

static void
read_link (GArray *finds, GHashTable *seen, const BylineMarkupTokenizer *markup, const char *base)
{
  g_autofree char *rel = _byline_markup_tokenizer_dup_attribute (markup, "rel");
  g_autofree char *type = _byline_markup_tokenizer_dup_attribute (markup, "type");
  g_autofree char *href = _byline_markup_tokenizer_dup_attribute (markup, "href");
  g_autofree char *title = _byline_markup_tokenizer_dup_attribute (markup, "title");

  take_link (finds, seen, rel, type, href, title, base);
}

/* Returns: (transfer full) (nullable): what stands in the anchor that was just begun, but for the
 * name of the format alone. */
static char *
dup_anchor_text (const BylineMarkupTokenizer *markup)
{
  static const char *const formats[] = { "rss", "atom", "feed", "rss feed", "xml", "json", "rdf" };
  BylineMarkupTokenizer ahead = *markup;
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;

  while (html->len < BYLINE_TEXT_MAX_NAME && _byline_markup_tokenizer_next (&ahead) &&
         !(ahead.type == BYLINE_MARKUP_END && _byline_markup_tokenizer_is (&ahead, "a")))
    if (ahead.type == BYLINE_MARKUP_TEXT)
      g_string_append_len (html, ahead.text, MIN (ahead.length, BYLINE_TEXT_MAX_NAME));
  plain = byline_html_to_plain (html->str);
  text = byline_text_clean (plain, BYLINE_TEXT_MAX_NAME);
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (text, formats[i]) == 0)
      return NULL;
  return g_steal_pointer (&text);
}

static void
read_anchor (GArray *finds, GHashTable *seen, const BylineMarkupTokenizer *markup, const char *base)
{
  g_autofree char *href = _byline_markup_tokenizer_dup_attribute (markup, "href");
  g_autofree char *type = NULL;
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;

  if (href == NULL || *href == '\0')
    return;
  if (g_ascii_strncasecmp (href, "feed:", 5) == 0)
    url = byline_url_normalize_input (href);
  else
    url = byline_url_resolve (base, href);
  if (url == NULL)
    return;
  type = _byline_markup_tokenizer_dup_attribute (markup, "type");
  if (!is_feed_type (type) && g_ascii_strncasecmp (href, "feed:", 5) != 0 && !looks_like_feed (url))
    return;
  title = _byline_markup_tokenizer_dup_attribute (markup, "title");
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = dup_anchor_text (markup);
    }
  add_find (finds, seen, g_steal_pointer (&url), title, type, RANK_ANCHOR);
}

/* The address that a page has besides the one it was asked at may be one of a service that keeps
 * feeds: a YouTube page at a handle names its channel so. */
static void
read_canonical (GArray *finds,
                GHashTable *seen,
                const BylineMarkupTokenizer *markup,
                const char *base)
{
  g_autofree char *rel = _byline_markup_tokenizer_dup_attribute (markup, "rel");
  g_autofree char *href = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GPtrArray) places = NULL;

  if (!_byline_html_has_word (rel, "canonical"))
    return;
  href = _byline_markup_tokenizer_dup_attribute (markup, "href");
  url = byline_url_resolve (base, href);
  places = byline_feed_guess_service_links (url);
  for (guint i = 0; i < places->len; i++)
    {
      const BylineFeedLink *link = g_ptr_array_index (places, i);

      add_find (finds, seen, g_strdup (link->url), NULL, NULL, RANK_OWN_ADDRESS);
    }
}

static int
compare_finds (gconstpointer a, gconstpointer b)
{
  const Find *left = a;
  const Find *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->position < right->position ? -1 : left->position > right->position;
}

/* Scripts and styles hold what looks like markup. */
static void
skip_raw_text (BylineMarkupTokenizer *markup)
{
  if (_byline_markup_tokenizer_is (markup, "script") ||
      _byline_markup_tokenizer_is (markup, "style") ||
      _byline_markup_tokenizer_is (markup, "textarea") ||
      _byline_markup_tokenizer_is (markup, "title"))
    _byline_markup_tokenizer_skip_element (markup);
}

static void
read_base (const BylineMarkupTokenizer *markup, const char *url, char **base)
{
  g_autofree char *href = NULL;

  if (*base != NULL)
    return;
  href = _byline_markup_tokenizer_dup_attribute (markup, "href");
  if (href != NULL)
    *base = byline_url_resolve (url, href);
}

GPtrArray *
byline_feed_discover (const char *html, gsize length, const char *url, const char *content_type)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);
  g_autoptr (GArray) finds = g_array_new (FALSE, FALSE, sizeof (Find));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (BylineDecoded) decoded = { 0 };
  g_autofree char *base = NULL;
  BylineMarkupTokenizer markup;

  if (html == NULL || length == 0)
    return links;

  _byline_feed_decode (&decoded, html, MIN (length, MAX_BYTES), content_type);
  g_array_set_clear_func (finds, clear_find);
  _byline_markup_tokenizer_init (&markup, decoded.text, decoded.length, FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      const char *current = base != NULL ? base : url;

      if (markup.type != BYLINE_MARKUP_START)
        continue;
      if (_byline_markup_tokenizer_is (&markup, "link"))
        {
          read_link (finds, seen, &markup, current);
          read_canonical (finds, seen, &markup, current);
        }
      else if (_byline_markup_tokenizer_is (&markup, "a"))
        read_anchor (finds, seen, &markup, current);
      else if (_byline_markup_tokenizer_is (&markup, "base"))
        read_base (&markup, url, &base);
      else
        skip_raw_text (&markup);
    }

  g_array_sort (finds, compare_finds);
  for (guint i = 0; i < finds->len; i++)
    g_ptr_array_add (links, g_steal_pointer (&g_array_index (finds, Find, i).link));
  return links;
}

GPtrArray *
byline_feed_discover_in_header (const char *link_header, const char *url)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);
  g_autoptr (GArray) finds = g_array_new (FALSE, FALSE, sizeof (Find));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (BylineHeaderLink) link = { NULL };

  g_array_set_clear_func (finds, clear_find);
  while (link_header != NULL && _byline_header_link_next (&link_header, &link))
    take_link (finds, seen, link.rel, link.type, link.target, link.title, url);
  g_array_sort (finds, compare_finds);
  for (guint i = 0; i < finds->len; i++)
    g_ptr_array_add (links, g_steal_pointer (&g_array_index (finds, Find, i).link));
  return links;
}

static void
add_guess (GPtrArray *links, const char *base, const char *place)
{
  g_autofree char *url = byline_url_resolve (base, place);
  BylineFeedLink *link;

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (((BylineFeedLink *) g_ptr_array_index (links, i))->url, url) == 0)
      return;
  if (url == NULL)
    return;
  link = byline_feed_link_new (url, NULL, NULL);
  link->is_guess = TRUE;
  g_ptr_array_add (links, link);
}

GPtrArray *
byline_feed_guess_common_links (const char *url)
{
  static const char *const places[] = { "/feed", "/rss.xml", "/atom.xml", "/index.xml", "/rss" };
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";

  /* A blog that is a part of a site has its feed below its own page. */
  if (strlen (path) > 1)
    {
      g_autofree char *below = g_strconcat (path, g_str_has_suffix (path, "/") ? "" : "/", "feed",
                                            NULL);

      add_guess (links, url, below);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (places) && links->len < MAX_PLACES; i++)
    add_guess (links, url, places[i]);
  return links;
}

/* --- Sitemaps --- */

char *
byline_feed_robots_url (const char *url)
{
  return byline_url_resolve (url, "/robots.txt");
}

GPtrArray *
byline_feed_news_sitemaps (const char *robots, gsize length, const char *url)
{
  static const char field[] = "sitemap:";
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  text = g_strndup (robots != NULL ? robots : "", MIN (length, MAX_ROBOTS));
  lines = g_strsplit_set (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL && links->len < MAX_FEEDS; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *address = line + strlen (field);

      if (g_ascii_strncasecmp (line, field, strlen (field)) != 0)
        continue;
      address[strcspn (address, "#")] = '\0';
      g_strstrip (address);
      if (contains (address, "news"))
        add_guess (links, url, address);
    }
  add_guess (links, url, "/news-sitemap.xml");
  return links;
}

/* --- Icons --- */

/* "32x32 180x180", "any" */
static int
read_size (const char *sizes)
{
  int largest = 0;

  for (const char *p = sizes; p != NULL && *p != '\0';)
    {
      if (g_ascii_isdigit (*p))
        {
          gint64 width = g_ascii_strtoll (p, (char **) &p, 10);

          largest = MAX (largest, (int) CLAMP (width, 0, 4096));
          p += strcspn (p, " ");
        }
      else
        p++;
    }
  return largest;
}

static int
rate_icon (const BylineMarkupTokenizer *markup, const char *rel, const char *url)
{
  g_autofree char *sizes = _byline_markup_tokenizer_dup_attribute (markup, "sizes");
  int size = read_size (sizes);

  if (contains (url, ".svg"))
    return 1;
  if (_byline_html_has_word (rel, "apple-touch-icon") ||
      _byline_html_has_word (rel, "apple-touch-icon-precomposed"))
    return size > 0 ? size : 180;
  return size > 0 ? size : 16;
}

char *
byline_page_find_icon (const char *html, gsize length, const char *url)
{
  g_autofree char *best = NULL;
  g_autofree char *base = NULL;
  int best_size = 0;
  BylineMarkupTokenizer markup;

  if (html == NULL)
    return NULL;

  _byline_markup_tokenizer_init (&markup, html, MIN (length, MAX_BYTES), FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      g_autofree char *rel = NULL;
      g_autofree char *href = NULL;
      g_autofree char *icon = NULL;

      if (markup.type != BYLINE_MARKUP_START)
        continue;
      if (_byline_markup_tokenizer_is (&markup, "base"))
        read_base (&markup, url, &base);
      skip_raw_text (&markup);
      if (!_byline_markup_tokenizer_is (&markup, "link"))
        continue;
      rel = _byline_markup_tokenizer_dup_attribute (&markup, "rel");
      if (!_byline_html_has_word (rel, "icon") &&
          !_byline_html_has_word (rel, "apple-touch-icon") &&
          !_byline_html_has_word (rel, "apple-touch-icon-precomposed"))
        continue;
      href = _byline_markup_tokenizer_dup_attribute (&markup, "href");
      icon = href != NULL ? byline_url_resolve (base != NULL ? base : url, href) : NULL;
      if (icon != NULL && rate_icon (&markup, rel, icon) > best_size)
        {
          best_size = rate_icon (&markup, rel, icon);
          g_free (best);
          best = g_steal_pointer (&icon);
        }
    }
  return g_steal_pointer (&best);
}
