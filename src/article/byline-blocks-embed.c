/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

typedef struct {
  const char *host; /* without "www.", also of hosts below it */
  const char *name; /* NULL: nothing to show */
} Provider;

static const Provider providers[] = {
  { "bsky.app", "Bluesky" },
  { "codepen.io", "CodePen" },
  { "dailymotion.com", "Dailymotion" },
  { "datawrapper.de", "Datawrapper" },
  { "dwcdn.net", "Datawrapper" },
  { "doubleclick.net", NULL },
  { "facebook.com", "Facebook" },
  { "flourish.studio", "Flourish" },
  { "giphy.com", "Giphy" },
  { "googlesyndication.com", NULL },
  { "googletagmanager.com", NULL },
  { "instagram.com", "Instagram" },
  { "infogram.com", "Infogram" },
  { "maps.google.com", "Google Maps" },
  { "mixcloud.com", "Mixcloud" },
  { "open.spotify.com", "Spotify" },
  { "openstreetmap.org", "OpenStreetMap" },
  { "platform.twitter.com", "X" },
  { "playbuzz.com", NULL },
  { "reddit.com", "Reddit" },
  { "scribd.com", "Scribd" },
  { "slideshare.net", "SlideShare" },
  { "soundcloud.com", "SoundCloud" },
  { "ted.com", "TED" },
  { "tiktok.com", "TikTok" },
  { "twitch.tv", "Twitch" },
  { "twitter.com", "X" },
  { "vimeo.com", "Vimeo" },
  { "x.com", "X" },
  { "youtu.be", "YouTube" },
  { "youtube-nocookie.com", "YouTube" },
  { "youtube.com", "YouTube" },
};

static const Provider *
find_provider (const char *url)
{
  g_autofree char *host = byline_url_host (url);

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (providers); i++)
    {
      const char *found = g_strrstr (host, providers[i].host);

      if (found != NULL && strlen (found) == strlen (providers[i].host) &&
          (found == host || found[-1] == '.'))
        return &providers[i];
    }
  return NULL;
}

const char *
_byline_embed_provider (const char *url)
{
  const Provider *provider = find_provider (url);

  if (strstr (url, "google.com/maps") != NULL)
    return "Google Maps";
  return provider != NULL ? provider->name : NULL;
}

/* "https://www.youtube.com/embed/ID?…" -> the page that people know. */
static char *
address_for_people (const char *url)
{
  static const struct {
    const char *prefix;
    const char *address;
  } forms[] = {
    { "youtube.com/embed/", "https://www.youtube.com/watch?v=" },
    { "youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v=" },
    { "player.vimeo.com/video/", "https://vimeo.com/" },
    { "open.spotify.com/embed/", "https://open.spotify.com/" },
    { "dailymotion.com/embed/video/", "https://www.dailymotion.com/video/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *found = strstr (url, forms[i].prefix);
      gsize length;

      if (found == NULL)
        continue;
      found += strlen (forms[i].prefix);
      length = strcspn (found, "?&#");
      if (length > 0)
        return g_strdup_printf ("%s%.*s", forms[i].address, (int) length, found);
    }
  return g_strdup (url);
}

static gboolean
is_tiny (const BylinePage *page,
         guint             index)
{
  const char *width = _byline_page_attribute (page, index, "width");
  const char *height = _byline_page_attribute (page, index, "height");

  return (width != NULL && g_ascii_isdigit (*width) && atoi (width) < 20 &&
          strchr (width, '%') == NULL) ||
         (height != NULL && g_ascii_isdigit (*height) && atoi (height) < 20 &&
          strchr (height, '%') == NULL);
}

static char *
address_of (const BylinePage *page,
            guint             index)
{
  static const char *names[] = { "src", "data-src", "data-lazy-src", "data-original", "data" };
  char *address = NULL;

  for (gsize i = 0; address == NULL && i < G_N_ELEMENTS (names); i++)
    address = _byline_page_address (page, index, names[i]);
  for (guint i = index + 1; address == NULL && i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].tag == BYLINE_TAG_SOURCE)
        address = _byline_page_address (page, i, "src");
    }
  return address;
}

BylineBlock *
_byline_embed_build (const BylinePage *page,
                     guint             index)
{
  static const char *titles[] = { "title", "aria-label", "data-title" };
  g_autofree char *address = address_of (page, index);
  const Provider *provider = address != NULL ? find_provider (address) : NULL;
  BylineBlock *block;

  if (address == NULL || is_tiny (page, index) || (provider != NULL && provider->name == NULL) ||
      strstr (address, "/plugins/like") != NULL || strstr (address, "/plugins/page") != NULL)
    return NULL;
  block = byline_block_new (BYLINE_BLOCK_EMBED);
  block->url = address_for_people (address);
  block->provider = g_strdup (_byline_embed_provider (address));
  if (block->provider == NULL)
    block->provider = byline_url_host (address);
  for (gsize i = 0; block->title == NULL && i < G_N_ELEMENTS (titles); i++)
    block->title = byline_text_clean (_byline_page_attribute (page, index, titles[i]),
                                      BYLINE_TEXT_MAX_HEADLINE);
  return block;
}

static gboolean
is_post_address (const char *url)
{
  static const char *parts[] = {
    "/status/", "instagram.com/p/", "instagram.com/reel/", "tiktok.com/@", "bsky.app/profile/",
    "/posts/", "reddit.com/r/",
  };
  const Provider *provider = find_provider (url);

  for (gsize i = 0; provider != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (url, parts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Where a link in a post leads that is the post's own address; any of its links if it is called
 * a post. */
static char *
post_address (const BylinePage *page,
              guint             index)
{
  gboolean is_called_post = (page->nodes[index].hints & BYLINE_HINT_POST) != 0;

  for (guint i = page->nodes[index].end; is_called_post && i > index + 1; i--)
    {
      g_autofree char *found = NULL;

      if (page->nodes[i - 1].tag != BYLINE_TAG_A)
        continue;
      found = _byline_page_address (page, i - 1, "href");
      if (found != NULL && is_post_address (found))
        return g_steal_pointer (&found);
    }
  return NULL;
}

gboolean
_byline_embed_is_post (const BylinePage *page,
                       guint             index,
                       char            **url)
{
  static const char *names[] = { "data-embed-url", "data-instgrm-permalink", "cite" };
  g_autofree char *found = NULL;

  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (names); i++)
    {
      found = _byline_page_address (page, index, names[i]);
      if (found != NULL && g_str_equal (names[i], "cite") && !is_post_address (found))
        g_clear_pointer (&found, g_free);
    }
  if (found == NULL)
    found = post_address (page, index);
  if (found == NULL)
    return FALSE;
  *url = byline_url_without_tracking (found);
  return TRUE;
}
