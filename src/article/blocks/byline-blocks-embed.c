/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

typedef struct {
  const char *host;  /* without "www.", also of hosts below it */
  const char *name;  /* NULL: nothing to show */
  BylineMedia media; /* all that it shows */
} Provider;

static const Provider providers[] = {
  { "bsky.app", "Bluesky", BYLINE_MEDIA_NONE },
  { "codepen.io", "CodePen", BYLINE_MEDIA_NONE },
  { "dailymotion.com", "Dailymotion", BYLINE_MEDIA_VIDEO },
  { "datawrapper.de", "Datawrapper", BYLINE_MEDIA_NONE },
  { "dwcdn.net", "Datawrapper", BYLINE_MEDIA_NONE },
  { "doubleclick.net", NULL, BYLINE_MEDIA_NONE },
  { "facebook.com", "Facebook", BYLINE_MEDIA_NONE },
  { "flourish.studio", "Flourish", BYLINE_MEDIA_NONE },
  { "giphy.com", "Giphy", BYLINE_MEDIA_NONE },
  { "googlesyndication.com", NULL, BYLINE_MEDIA_NONE },
  { "googletagmanager.com", NULL, BYLINE_MEDIA_NONE },
  { "instagram.com", "Instagram", BYLINE_MEDIA_NONE },
  { "infogram.com", "Infogram", BYLINE_MEDIA_NONE },
  { "maps.google.com", "Google Maps", BYLINE_MEDIA_NONE },
  { "mixcloud.com", "Mixcloud", BYLINE_MEDIA_AUDIO },
  { "open.spotify.com", "Spotify", BYLINE_MEDIA_AUDIO },
  { "openstreetmap.org", "OpenStreetMap", BYLINE_MEDIA_NONE },
  { "platform.twitter.com", "X", BYLINE_MEDIA_NONE },
  { "playbuzz.com", NULL, BYLINE_MEDIA_NONE },
  { "reddit.com", "Reddit", BYLINE_MEDIA_NONE },
  { "scribd.com", "Scribd", BYLINE_MEDIA_NONE },
  { "slideshare.net", "SlideShare", BYLINE_MEDIA_NONE },
  { "soundcloud.com", "SoundCloud", BYLINE_MEDIA_AUDIO },
  { "ted.com", "TED", BYLINE_MEDIA_VIDEO },
  { "threads.com", "Threads", BYLINE_MEDIA_NONE },
  { "threads.net", "Threads", BYLINE_MEDIA_NONE },
  { "tiktok.com", "TikTok", BYLINE_MEDIA_VIDEO },
  { "twitch.tv", "Twitch", BYLINE_MEDIA_VIDEO },
  { "twitter.com", "X", BYLINE_MEDIA_NONE },
  { "vimeo.com", "Vimeo", BYLINE_MEDIA_VIDEO },
  { "x.com", "X", BYLINE_MEDIA_NONE },
  { "youtu.be", "YouTube", BYLINE_MEDIA_VIDEO },
  { "youtube-nocookie.com", "YouTube", BYLINE_MEDIA_VIDEO },
  { "youtube.com", "YouTube", BYLINE_MEDIA_VIDEO },
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

static BylineMedia
media_of_provider (const char *url)
{
  const Provider *provider = find_provider (url);

  return provider != NULL ? provider->media : BYLINE_MEDIA_NONE;
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
is_tiny (const BylinePage *page, guint index)
{
  const char *width = _byline_page_attribute (page, index, "width");
  const char *height = _byline_page_attribute (page, index, "height");

  return (width != NULL && g_ascii_isdigit (*width) && atoi (width) < 20 &&
          strchr (width, '%') == NULL) ||
         (height != NULL && g_ascii_isdigit (*height) && atoi (height) < 20 &&
          strchr (height, '%') == NULL);
}

static char *
address_of (const BylinePage *page, guint index)
{
  static const char *names[] = { "src", "data-src", "data-lazy-src", "data-original", "data" };
  char *address = NULL;

  for (gsize i = 0; address == NULL && i < G_N_ELEMENTS (names); i++)
    address = _byline_page_dup_url (page, index, names[i]);
  for (guint i = index + 1; address == NULL && i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_SOURCE)
        address = _byline_page_dup_url (page, i, "src");
    }
  return address;
}

/* Whether an address is that of a place for advertisements, by its host. */
static gboolean
is_advertisement (const char *address)
{
  static const char *hosts[] = { "ad.", "ads.", "adserver.", "adv.", "adserv.", "banner.", "ad-" };
  g_autofree char *host = byline_url_host (address);

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (hosts); i++)
    {
      if (g_str_has_prefix (host, hosts[i]))
        return TRUE;
    }
  return FALSE;
}

/* What a player shows before it plays: its poster, or a picture in it. */
static BylinePicture *
picture_of (const BylinePage *page, guint index)
{
  g_autofree char *poster = _byline_page_dup_url (page, index, "poster");
  BylinePicture *picture;

  for (guint i = index + 1; poster == NULL && i < page->nodes[index].end; i++)
    if (page->nodes[i].tag == BYLINE_HTML_TAG_IMG)
      poster = _byline_page_dup_url (page, i, "src");
  if (!byline_url_is_web (poster))
    return NULL;
  picture = byline_picture_new (poster);

  return picture;
}

static guint
duration_of (const BylinePage *page, guint index)
{
  static const char *names[] = { "data-duration", "duration" };
  guint seconds = 0;

  for (gsize i = 0; seconds == 0 && i < G_N_ELEMENTS (names); i++)
    seconds = byline_duration_from_string (_byline_page_attribute (page, index, names[i]));

  return seconds;
}

/* What is played, by its element or by what its file is called. */
static BylineMedia
media_of (const BylinePage *page, guint index, const char *url)
{
  static const char *const audio[] = { ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac" };
  static const char *const video[] = { ".mp4", ".webm", ".ogv", ".mov", ".m3u8" };
  g_autofree char *path = g_strndup (url, strcspn (url, "?#"));

  if (page->nodes[index].tag == BYLINE_HTML_TAG_AUDIO)
    return BYLINE_MEDIA_AUDIO;
  if (page->nodes[index].tag == BYLINE_HTML_TAG_VIDEO)
    return BYLINE_MEDIA_VIDEO;
  for (gsize i = 0; i < G_N_ELEMENTS (audio); i++)
    if (g_str_has_suffix (path, audio[i]))
      return BYLINE_MEDIA_AUDIO;
  for (gsize i = 0; i < G_N_ELEMENTS (video); i++)
    if (g_str_has_suffix (path, video[i]))
      return BYLINE_MEDIA_VIDEO;
  return media_of_provider (url);
}

BylineBlock *
_byline_embed_build (const BylinePage *page, guint index)
{
  static const char *titles[] = { "title", "aria-label", "data-title" };
  g_autofree char *address = address_of (page, index);
  const Provider *provider = address != NULL ? find_provider (address) : NULL;
  BylineBlock *block;

  if (address == NULL || is_tiny (page, index) || (provider != NULL && provider->name == NULL) ||
      strstr (address, "/plugins/like") != NULL || strstr (address, "/plugins/page") != NULL ||
      is_advertisement (address))
    return NULL;
  block = byline_block_new (BYLINE_BLOCK_EMBED);
  block->url = address_for_people (address);
  block->provider = g_strdup (_byline_embed_provider (address));
  if (block->provider == NULL)
    block->provider = byline_url_host (address);
  for (gsize i = 0; block->title == NULL && i < G_N_ELEMENTS (titles); i++)
    block->title = byline_text_clean (_byline_page_attribute (page, index, titles[i]),
                                      BYLINE_TEXT_MAX_HEADLINE);
  block->media = media_of (page, index, address);
  block->duration = duration_of (page, index);
  block->picture = picture_of (page, index);
  return block;
}

/* --- Players that a script puts in --- */

typedef struct {
  const char *element;    /* what the element is called, or nullable */
  const char *class_word; /* what its class holds, nullable */
  const char *attribute;
  const char *prefix; /* of the address that people know */
} Player;

static const Player players[] = {
  { "amp-youtube", NULL, "data-videoid", "https://www.youtube.com/watch?v=" },
  { "lite-youtube", NULL, "videoid", "https://www.youtube.com/watch?v=" },
  { "youtube-video", NULL, "videoid", "https://www.youtube.com/watch?v=" },
  { "amp-vimeo", NULL, "data-videoid", "https://vimeo.com/" },
  { "lite-vimeo", NULL, "videoid", "https://vimeo.com/" },
  { "amp-dailymotion", NULL, "data-videoid", "https://www.dailymotion.com/video/" },
  { "amp-twitter", NULL, "data-tweetid", "https://twitter.com/i/status/" },
  { "amp-instagram", NULL, "data-shortcode", "https://www.instagram.com/p/" },
  { "amp-facebook", NULL, "data-href", "" },
  { "amp-video", NULL, "src", "" },
  { "amp-audio", NULL, "src", "" },
  { NULL, "fb-post", "data-href", "" },
  { NULL, "fb-video", "data-href", "" },
  { NULL, NULL, "data-youtube-id", "https://www.youtube.com/watch?v=" },
  { NULL, "youtube", "data-video-id", "https://www.youtube.com/watch?v=" },
  { NULL, "youtube", "data-videoid", "https://www.youtube.com/watch?v=" },
  { NULL, "youtube", "data-id", "https://www.youtube.com/watch?v=" },
  { NULL, "youtube", "data-embed", "https://www.youtube.com/watch?v=" },
  { NULL, "vimeo", "data-video-id", "https://vimeo.com/" },
  { NULL, "vimeo", "data-id", "https://vimeo.com/" },
};

static gboolean
is_player (const BylinePage *page, guint index, const Player *player)
{
  const char *names = _byline_page_attribute (page, index, "class");

  if (player->element != NULL)
    return g_ascii_strcasecmp ((const char *) page->nodes[index].xml->name, player->element) == 0;
  return player->class_word == NULL ||
         (names != NULL && strstr (names, player->class_word) != NULL);
}

/* Where a player leads: to an address, or to the page of what is called @value. */
static char *
address_of_player (const BylinePage *page, const Player *player, const char *value)
{
  gsize length = strlen (value);

  if (*player->prefix == '\0')
    return byline_url_resolve (page->base, value);
  if (length < 4 || length > 40 ||
      strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != length)
    return NULL;
  return g_strconcat (player->prefix, value, NULL);
}

BylineBlock *
_byline_embed_build_player (const BylinePage *page, guint index)
{
  static const char *titles[] = { "title", "data-title", "playlabel", "aria-label" };

  for (gsize i = 0; i < G_N_ELEMENTS (players); i++)
    {
      const char *value = _byline_page_attribute (page, index, players[i].attribute);
      g_autofree char *address = NULL;
      BylineBlock *block;

      if (value == NULL || !is_player (page, index, &players[i]))
        continue;
      address = address_of_player (page, &players[i], value);
      if (address == NULL)
        continue;
      block = byline_block_new (BYLINE_BLOCK_EMBED);
      block->url = g_steal_pointer (&address);
      block->provider = g_strdup (_byline_embed_provider (block->url));
      if (block->provider == NULL)
        block->provider = byline_url_host (block->url);
      for (gsize t = 0; block->title == NULL && t < G_N_ELEMENTS (titles); t++)
        block->title = byline_text_clean (_byline_page_attribute (page, index, titles[t]),
                                          BYLINE_TEXT_MAX_HEADLINE);
      block->media = media_of (page, index, block->url);
      block->duration = duration_of (page, index);
      block->picture = picture_of (page, index);
      return block;
    }
  return NULL;
}

/* --- Posts --- */

static gboolean
is_post_address (const char *url)
{
  static const char *parts[] = {
    "/status/",          "instagram.com/p/", "instagram.com/reel/", "tiktok.com/@",
    "bsky.app/profile/", "/posts/",          "reddit.com/r/",
  };
  const Provider *provider = find_provider (url);

  for (gsize i = 0; provider != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (url, parts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What the scripts of other sites look for. */
static gboolean
is_called_post (const BylinePage *page, guint index)
{
  static const char *names[] = {
    "bluesky-embed",   "instagram-media", "mastodon-embed", "reddit-card",   "reddit-embed-bq",
    "text-post-media", "tiktok-embed",    "twitter-tweet",  "twitter-video",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (_byline_page_attribute_has_word (page, index, "class", names[i]))
        return TRUE;
    }
  return (page->nodes[index].hints & BYLINE_HINT_POST) != 0;
}

/* Returns: (transfer full) (nullable): the address of the post that @index embeds: its last link
 * that has the form of a post's address. %NULL unless the element's class or hints say that it is a
 * post. */
static char *
post_address (const BylinePage *page, guint index)
{
  gboolean is_post = is_called_post (page, index);

  for (guint i = page->nodes[index].end; is_post && i > index + 1; i--)
    {
      g_autofree char *found = NULL;

      if (page->nodes[i - 1].tag != BYLINE_HTML_TAG_A)
        continue;
      found = _byline_page_dup_url (page, i - 1, "href");
      if (found != NULL && is_post_address (found))
        return g_steal_pointer (&found);
    }
  return NULL;
}

gboolean
_byline_embed_is_post (const BylinePage *page, guint index, char **url)
{
  static const char *names[] = {
    "data-embed-url",
    "data-instgrm-permalink",
    "data-text-post-permalink",
    "cite",
  };
  g_autofree char *found = NULL;

  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (names); i++)
    {
      found = _byline_page_dup_url (page, index, names[i]);
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
