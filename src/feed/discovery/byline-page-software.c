/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"

#include <string.h>

#include "byline-url.h"

/* A page says what made it in its head. */
#define MAX_HEAD (64 * 1024)

/* What software calls itself (the beginning of its generator), and where it serves feeds: "/…" from the
 * host on, "…" behind the page's own address without its query. */
static const struct {
  const char *generator;
  const char *feed;
} known[] = {
  { "wordpress", "/feed/" },
  { "ghost", "/rss/" },
  { "drupal", "/rss.xml" },
  { "blogger", "/feeds/posts/default" },
  { "movable type", "/atom.xml" },
  { "typepad", "/atom.xml" },
  { "jekyll", "/feed.xml" },
  { "eleventy", "/feed.xml" },
  { "hugo", "/index.xml" },
  { "hexo", "/atom.xml" },
  { "zola", "/atom.xml" },
  { "nikola", "/rss.xml" },
  { "pelican", "/feeds/all.atom.xml" },
  { "discourse", "/latest.rss" },
  { "peertube", "/feeds/videos.xml" },
  { "phpbb", "/feed.php" },
  { "wix.com", "/blog-feed.xml" },
  { "dotclear", "/feed/atom" },
  { "serendipity", "/index.php?/feeds/index.rss2" },
  { "textpattern", "/rss/" },
  { "joomla", "?format=feed&type=rss" },
  { "squarespace", "?format=rss" },
  { "mastodon", ".rss" },
  { "gitea", ".rss" },
  { "forgejo", ".rss" },
  { "mediawiki", "/index.php?title=Special:RecentChanges&feed=atom" },
};

static char *
find (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* Attributes come in any order. */
static char *
find_generator (const char *head)
{
  char *generator = find ("<meta\\s[^>]*name\\s*=\\s*[\"']?generator[\"']?[^>]*"
                          "content\\s*=\\s*[\"']([^\"'>]*)",
                          head);

  if (generator == NULL)
    generator = find ("<meta\\s[^>]*content\\s*=\\s*[\"']([^\"'>]*)[\"'][^>]*"
                      "name\\s*=\\s*[\"']?generator\\b",
                      head);
  return generator;
}

static void
add (GPtrArray *links, const char *url, const char *feed)
{
  g_autofree char *bare = g_strndup (url, strcspn (url, "?#"));
  g_autofree char *place = *feed == '/' ? byline_url_resolve (url, feed)
                                        : g_strconcat (bare, feed, NULL);
  BylineFeedLink *link;

  if (place == NULL || !byline_url_is_web (place))
    return;
  link = byline_feed_link_new (place, NULL, NULL);
  link->is_guess = TRUE;
  g_ptr_array_add (links, link);
}

GPtrArray *
byline_page_find_software_links (const char *bytes, gsize length, const char *url)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);
  g_autofree char *head = g_strndup (bytes, MIN (length, MAX_HEAD));
  g_autofree char *generator = find_generator (head);
  /* WordPress says where its root is, if that is below the host's. */
  g_autofree char *api = find ("<link\\s[^>]*href=[\"']([^\"'>]*)wp-json/", head);
  g_autoptr (GPtrArray) by_address = NULL;

  if (generator == NULL && api == NULL)
    return links;
  by_address = byline_feed_guess_software_links (url);
  for (gsize i = 0; generator != NULL && i < G_N_ELEMENTS (known); i++)
    {
      if (g_ascii_strncasecmp (generator, known[i].generator, strlen (known[i].generator)) != 0)
        continue;
      g_ptr_array_extend_and_steal (links, g_steal_pointer (&by_address));
      if (api == NULL)
        add (links, url, known[i].feed);
      break;
    }
  if (api != NULL)
    {
      g_autofree char *feed = g_strconcat (api, "feed/", NULL);
      g_autofree char *place = byline_url_resolve (url, feed);

      if (by_address != NULL)
        g_ptr_array_extend_and_steal (links, g_steal_pointer (&by_address));
      if (place != NULL && byline_url_is_same_origin (url, place))
        add (links, place, "");
    }
  return links;
}
