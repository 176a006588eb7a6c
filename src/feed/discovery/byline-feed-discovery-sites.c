/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"

#include "byline-url.h"

#include <string.h>

/* The most feeds that one row names. */
#define MAX_FEEDS 4

/*
 * A row: what an address looks like, and where its feeds are. The pattern is matched against
 * "host/path?query" from its beginning, the host in lower case without "www."; \1, \2 are its
 * groups. An address belongs to the first row that it matches.
 */
typedef struct {
  const char *pattern;
  const char *feeds[MAX_FEEDS + 1];
} Row;

#define NAME "([\\w.-]+)"
#define END "/?(?:[?#].*)?$"

/* Services by their names: the feed is known to be there. */
static const Row services[] = {
  /* YouTube: a channel's page announces its feed, when it is not a form that asks for consent. */
  { "(?:m\\.)?youtube\\.com/channel/(UC[\\w-]+)",
    { "https://www.youtube.com/feeds/videos.xml?channel_id=\\1" } },
  { "(?:m\\.|music\\.)?youtube\\.com/(?:playlist|watch)\\?(?:.*&)?list=([\\w-]+)",
    { "https://www.youtube.com/feeds/videos.xml?playlist_id=\\1" } },
  { "(?:m\\.)?youtube\\.com/user/" NAME, { "https://www.youtube.com/feeds/videos.xml?user=\\1" } },
  /* Reddit: ".rss" behind any listing. */
  { "(?:\\w+\\.)?reddit\\.com/(r/[\\w+-]+/comments/\\w+)", { "https://www.reddit.com/\\1/.rss" } },
  { "(?:\\w+\\.)?reddit\\.com/(r/[\\w+-]+/(?:new|top|hot|rising|controversial))\\b",
    { "https://www.reddit.com/\\1/.rss" } },
  { "(?:\\w+\\.)?reddit\\.com/(r/[\\w+-]+)", { "https://www.reddit.com/\\1/.rss" } },
  { "(?:\\w+\\.)?reddit\\.com/u(?:ser)?/([\\w-]+/m/\\w+)",
    { "https://www.reddit.com/user/\\1/.rss" } },
  { "(?:\\w+\\.)?reddit\\.com/u(?:ser)?/([\\w-]+)", { "https://www.reddit.com/user/\\1/.rss" } },
  /* GitHub: what was asked for first. */
  { "github\\.com/" NAME "/" NAME "/(commits/[^?#]+?)" END,
    { "https://github.com/\\1/\\2/\\3.atom" } },
  { "github\\.com/" NAME "/" NAME "/tags\\b",
    { "https://github.com/\\1/\\2/tags.atom", "https://github.com/\\1/\\2/releases.atom" } },
  { "github\\.com/" NAME "/" NAME "/(discussions|wiki)\\b",
    { "https://github.com/\\1/\\2/\\3.atom", "https://github.com/\\1/\\2/releases.atom" } },
  { "github\\.com/(?:orgs|topics|search|settings|features|marketplace|sponsors)\\b", { NULL } },
  { "github\\.com/" NAME "/" NAME,
    { "https://github.com/\\1/\\2/releases.atom", "https://github.com/\\1/\\2/commits.atom",
      "https://github.com/\\1/\\2/tags.atom" } },
  { "github\\.com/" NAME END, { "https://github.com/\\1.atom" } },
  /* GitLab, gitlab.com or a server of that name; groups nest. */
  { "(gitlab\\.[\\w.-]+)/([\\w./-]+?)/-/tags\\b",
    { "https://\\1/\\2/-/tags?format=atom", "https://\\1/\\2/-/releases.atom" } },
  { "(gitlab\\.[\\w.-]+)/([\\w./-]+?)/-/commits/([^?#]+?)" END,
    { "https://\\1/\\2/-/commits/\\3?format=atom" } },
  { "(gitlab\\.[\\w.-]+)/([\\w.-]+/[\\w./-]+?)(?:/-/.*)?" END,
    { "https://\\1/\\2/-/releases.atom", "https://\\1/\\2/-/commits/HEAD?format=atom",
      "https://\\1/\\2/-/tags?format=atom" } },
  { "(gitlab\\.[\\w.-]+)/" NAME END, { "https://\\1/\\2.atom" } },
  /* Forgejo and Gitea, as at Codeberg. */
  { "codeberg\\.org/" NAME "/" NAME,
    { "https://codeberg.org/\\1/\\2/releases.rss", "https://codeberg.org/\\1/\\2.rss" } },
  { "codeberg\\.org/" NAME END, { "https://codeberg.org/\\1.rss" } },
  { "sourceforge\\.net/projects/" NAME, { "https://sourceforge.net/projects/\\1/rss" } },
  { "pypi\\.org/project/" NAME, { "https://pypi.org/rss/project/\\1/releases.xml" } },
  /* Blogs. */
  { "medium\\.com/(@[\\w.-]+|tag/[\\w-]+)", { "https://medium.com/feed/\\1" } },
  { "medium\\.com/([\\w-]+)", { "https://medium.com/feed/\\1" } },
  { "([\\w-]+\\.medium\\.com)(?:/|$)", { "https://\\1/feed" } },
  { "substack\\.com/@([\\w-]+)", { "https://\\1.substack.com/feed" } },
  { "([\\w-]+\\.substack\\.com)(?:/|$)", { "https://\\1/feed" } },
  { "([\\w-]+\\.wordpress\\.com)/((?:category|tag|author)/[\\w/%-]+?)" END,
    { "https://\\1/\\2/feed/", "https://\\1/feed/" } },
  { "([\\w-]+\\.wordpress\\.com)(?:/|$)", { "https://\\1/feed/" } },
  { "([\\w-]+\\.blogspot\\.[a-z.]+)/search/label/([^/?#]+)",
    { "https://\\1/feeds/posts/default/-/\\2", "https://\\1/feeds/posts/default" } },
  { "([\\w-]+\\.blogspot\\.[a-z.]+)(?:/|$)", { "https://\\1/feeds/posts/default" } },
  { "([\\w-]+\\.tumblr\\.com)/tagged/([^/?#]+)",
    { "https://\\1/tagged/\\2/rss", "https://\\1/rss" } },
  { "tumblr\\.com/(?:blog/)?(?!dashboard|explore|search|tagged)([\\w-]+)",
    { "https://\\1.tumblr.com/rss" } },
  { "([\\w-]+\\.tumblr\\.com)(?:/|$)", { "https://\\1/rss" } },
  { "([\\w-]+)\\.livejournal\\.com(?:/|$)", { "https://\\1.livejournal.com/data/atom" } },
  { "([\\w-]+\\.bearblog\\.dev)(?:/|$)", { "https://\\1/feed/" } },
  /* Others. */
  { "bsky\\.app/profile/([\\w.:-]+)", { "https://bsky.app/profile/\\1/rss" } },
  { "vimeo\\.com/channels/" NAME, { "https://vimeo.com/channels/\\1/videos/rss" } },
  { "vimeo\\.com/(?!\\d+(?:/|$))" NAME END, { "https://vimeo.com/\\1/videos/rss" } },
  { "dailymotion\\.com/(?:user/)?(?!video/)" NAME END,
    { "https://www.dailymotion.com/rss/user/\\1" } },
  { "(stackoverflow\\.com|[\\w-]+\\.stackexchange\\.com)/questions/tagged/([^/?#]+)",
    { "https://\\1/feeds/tag/\\2" } },
  { "(stackoverflow\\.com|[\\w-]+\\.stackexchange\\.com)/questions/(\\d+)",
    { "https://\\1/feeds/question/\\2" } },
  { "news\\.ycombinator\\.com(?:/|$)", { "https://news.ycombinator.com/rss" } },
  { "arxiv\\.org/list/([\\w.-]+)", { "https://rss.arxiv.org/rss/\\1" } },
  { "letterboxd\\.com/(?!film/|list/)" NAME END, { "https://letterboxd.com/\\1/rss/" } },
  { "store\\.steampowered\\.com/(?:app|news/app)/(\\d+)",
    { "https://store.steampowered.com/feeds/news/app/\\1" } },
};

/* Software that stands at any host, by the form of its addresses: worth a question. \1 is the
 * address's beginning, host and all. */
static const Row software[] = {
  /* Mastodon, Pleroma, Misskey, GoToSocial: profiles; one of another server is asked there. */
  { "[^/]+/@([\\w.-]+)@([\\w.-]+\\.\\w+)", { "https://\\2/@\\1.rss" } },
  { "([^/]+/@[\\w.-]+)(?:/(?:with_replies|media))?" END, { "\\1.rss", "\\1.atom" } },
  { "([^/]+/@[\\w.-]+)/tagged/([^/?#]+)", { "\\1/tagged/\\2.rss" } },
  { "([^/]+/users/[\\w.-]+)" END, { "\\1.rss", "\\1.atom" } },
  { "([^/]+/tags/[^/?#]+)" END, { "\\1.rss", "\\1/feed/" } },
  /* Lemmy: communities and people; PeerTube has channels at the same places. */
  { "([^/]+)/c/([\\w.-]+)(?:/videos)?" END,
    { "\\1/feeds/c/\\2.xml", "\\1/feeds/videos.xml?videoChannelName=\\2" } },
  { "([^/]+)/u/([\\w.-]+)" END, { "\\1/feeds/u/\\2.xml", "\\1/u/\\2/activity.rss" } },
  { "([^/]+)/a/([\\w.-]+)" END, { "\\1/feeds/videos.xml?accountName=\\2" } },
  /* Discourse: a topic. */
  { "([^/]+/t/[\\w%-]+/\\d+)", { "\\1.rss" } },
  /* WordPress: a section, a label, a writer. */
  { "([^/]+(?:/[\\w-]+)*/(?:category|tag|author|topic)/[^?#]+?)" END, { "\\1/feed/" } },
};

/* Returns: (transfer full) (nullable): "host/path?query" of a web address. */
static char *
get_subject (const char *url, char **scheme)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *host = byline_url_host (url);

  if (uri == NULL || host == NULL)
    return NULL;
  *scheme = g_strdup (g_uri_get_scheme (uri));
  return g_strconcat (host, g_uri_get_path (uri), g_uri_get_query (uri) != NULL ? "?" : "",
                      g_uri_get_query (uri), NULL);
}

static gboolean
is_feed_already (const char *subject)
{
  static const char *const endings[] = { ".rss", ".atom", ".xml", ".json", "/rss", "/feed" };
  g_autofree char *path = g_ascii_strdown (subject, strcspn (subject, "?"));
  gsize length = strlen (path);

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  return strstr (subject, "/feeds/") != NULL || strstr (subject, "format=atom") != NULL;
}

/* A row of `software` begins its feeds with the host as it was matched: scheme and port are the
 * address's own. */
static char *
complete (const char *feed, const char *url, const char *scheme)
{
  g_autoptr (GUri) uri = NULL;
  const char *rest = strchr (feed, '/');

  if (strstr (feed, "://") != NULL)
    return g_strdup (feed);
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || rest == NULL)
    return NULL;
  if (g_uri_get_port (uri) != -1)
    return g_strdup_printf ("%s://%s:%d%s", scheme, g_uri_get_host (uri), g_uri_get_port (uri),
                            rest);
  return g_strdup_printf ("%s://%s%s", scheme, g_uri_get_host (uri), rest);
}

/* Returns: whether the address is one of @row's. */
static gboolean
match_row (const Row *row,
           const char *subject,
           const char *url,
           const char *scheme,
           GPtrArray *links)
{
  g_autoptr (GRegex) regex = g_regex_new (row->pattern, G_REGEX_ANCHORED, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (regex != NULL, FALSE);

  if (!g_regex_match (regex, subject, 0, &match))
    return FALSE;
  for (gsize i = 0; row->feeds[i] != NULL; i++)
    {
      g_autofree char *expanded = g_match_info_expand_references (match, row->feeds[i], NULL);
      g_autofree char *feed = expanded != NULL ? complete (expanded, url, scheme) : NULL;
      BylineFeedLink *link;

      if (feed == NULL || !byline_url_is_web (feed))
        continue;
      link = byline_feed_link_new (feed, NULL, NULL);
      link->is_guess = TRUE;
      g_ptr_array_add (links, link);
    }
  return TRUE;
}

static GPtrArray *
find_row (const Row *rows, gsize n_rows, const char *url)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);
  g_autofree char *scheme = NULL;
  g_autofree char *subject = NULL;

  subject = url != NULL ? get_subject (url, &scheme) : NULL;
  if (subject == NULL || is_feed_already (subject))
    return links;
  for (gsize i = 0; i < n_rows; i++)
    if (match_row (&rows[i], subject, url, scheme, links))
      break;
  return links;
}

GPtrArray *
byline_feed_guess_service_links (const char *url)
{
  return find_row (services, G_N_ELEMENTS (services), url);
}

GPtrArray *
byline_feed_guess_software_links (const char *url)
{
  return find_row (software, G_N_ELEMENTS (software), url);
}
