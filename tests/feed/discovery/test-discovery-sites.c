/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"

/* An address, and the feeds that are known or guessed to be there. */
typedef struct {
  const char *url;
  const char *feeds[5];
} Row;

static const Row services[] = {
  { "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos?x=1",
    { "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv" } },
  { "https://m.youtube.com/channel/UCabcdefghijklmnopqrstuv",
    { "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv" } },
  { "https://www.youtube.com/playlist?list=PL0123-_x",
    { "https://www.youtube.com/feeds/videos.xml?playlist_id=PL0123-_x" } },
  { "https://www.youtube.com/watch?v=abc&list=PL0123&index=2",
    { "https://www.youtube.com/feeds/videos.xml?playlist_id=PL0123" } },
  { "https://youtube.com/user/harbour",
    { "https://www.youtube.com/feeds/videos.xml?user=harbour" } },
  { "https://www.youtube.com/@harbour", { NULL } },
  { "https://www.youtube.com/watch?v=abc", { NULL } },
  { "https://www.youtube.com/feeds/videos.xml?channel_id=UCx", { NULL } },
  { "https://www.reddit.com/r/harbour", { "https://www.reddit.com/r/harbour/.rss" } },
  { "https://old.reddit.com/r/harbour/top/?t=week",
    { "https://www.reddit.com/r/harbour/top/.rss" } },
  { "https://reddit.com/r/harbour+boats/", { "https://www.reddit.com/r/harbour+boats/.rss" } },
  { "https://www.reddit.com/r/harbour/comments/1abc/a_story/",
    { "https://www.reddit.com/r/harbour/comments/1abc/.rss" } },
  { "https://www.reddit.com/user/tide/", { "https://www.reddit.com/user/tide/.rss" } },
  { "https://www.reddit.com/u/tide", { "https://www.reddit.com/user/tide/.rss" } },
  { "https://www.reddit.com/user/tide/m/boats",
    { "https://www.reddit.com/user/tide/m/boats/.rss" } },
  { "https://www.reddit.com/r/harbour/.rss", { NULL } },
  { "https://github.com/harbour/pier",
    { "https://github.com/harbour/pier/releases.atom",
      "https://github.com/harbour/pier/commits.atom",
      "https://github.com/harbour/pier/tags.atom" } },
  { "https://github.com/harbour/pier/releases/tag/v1",
    { "https://github.com/harbour/pier/releases.atom",
      "https://github.com/harbour/pier/commits.atom",
      "https://github.com/harbour/pier/tags.atom" } },
  { "https://github.com/harbour/pier/commits/main/",
    { "https://github.com/harbour/pier/commits/main.atom" } },
  { "https://github.com/harbour/pier/tags",
    { "https://github.com/harbour/pier/tags.atom",
      "https://github.com/harbour/pier/releases.atom" } },
  { "https://github.com/harbour/pier/discussions/4",
    { "https://github.com/harbour/pier/discussions.atom",
      "https://github.com/harbour/pier/releases.atom" } },
  { "https://github.com/harbour", { "https://github.com/harbour.atom" } },
  { "https://github.com/topics/rss", { NULL } },
  { "https://github.com/harbour/pier/releases.atom", { NULL } },
  { "https://gitlab.com/harbour/pier",
    { "https://gitlab.com/harbour/pier/-/releases.atom",
      "https://gitlab.com/harbour/pier/-/commits/HEAD?format=atom",
      "https://gitlab.com/harbour/pier/-/tags?format=atom" } },
  { "https://gitlab.gnome.org/World/sea/pier/-/issues",
    { "https://gitlab.gnome.org/World/sea/pier/-/releases.atom",
      "https://gitlab.gnome.org/World/sea/pier/-/commits/HEAD?format=atom",
      "https://gitlab.gnome.org/World/sea/pier/-/tags?format=atom" } },
  { "https://gitlab.com/harbour/pier/-/tags",
    { "https://gitlab.com/harbour/pier/-/tags?format=atom",
      "https://gitlab.com/harbour/pier/-/releases.atom" } },
  { "https://gitlab.com/harbour/pier/-/commits/main",
    { "https://gitlab.com/harbour/pier/-/commits/main?format=atom" } },
  { "https://gitlab.com/harbour", { "https://gitlab.com/harbour.atom" } },
  { "https://codeberg.org/harbour/pier/issues",
    { "https://codeberg.org/harbour/pier/releases.rss", "https://codeberg.org/harbour/pier.rss" } },
  { "https://codeberg.org/harbour", { "https://codeberg.org/harbour.rss" } },
  { "https://sourceforge.net/projects/pier/files/",
    { "https://sourceforge.net/projects/pier/rss" } },
  { "https://pypi.org/project/pier/", { "https://pypi.org/rss/project/pier/releases.xml" } },
  { "https://medium.com/@tide/a-story-1a2b", { "https://medium.com/feed/@tide" } },
  { "https://medium.com/tag/harbours", { "https://medium.com/feed/tag/harbours" } },
  { "https://medium.com/the-pier", { "https://medium.com/feed/the-pier" } },
  { "https://tide.medium.com/", { "https://tide.medium.com/feed" } },
  { "https://substack.com/@tide", { "https://tide.substack.com/feed" } },
  { "https://tide.substack.com/p/a-story", { "https://tide.substack.com/feed" } },
  { "https://tide.wordpress.com/category/sea/",
    { "https://tide.wordpress.com/category/sea/feed/", "https://tide.wordpress.com/feed/" } },
  { "https://tide.wordpress.com", { "https://tide.wordpress.com/feed/" } },
  { "https://tide.blogspot.co.uk/search/label/Sea",
    { "https://tide.blogspot.co.uk/feeds/posts/default/-/Sea",
      "https://tide.blogspot.co.uk/feeds/posts/default" } },
  { "http://tide.blogspot.com/2026/11/a-story.html",
    { "https://tide.blogspot.com/feeds/posts/default" } },
  { "https://tide.tumblr.com/tagged/sea",
    { "https://tide.tumblr.com/tagged/sea/rss", "https://tide.tumblr.com/rss" } },
  { "https://www.tumblr.com/tide/123/a-story", { "https://tide.tumblr.com/rss" } },
  { "https://tide.tumblr.com/", { "https://tide.tumblr.com/rss" } },
  { "https://tide.livejournal.com/", { "https://tide.livejournal.com/data/atom" } },
  { "https://tide.bearblog.dev/", { "https://tide.bearblog.dev/feed/" } },
  { "https://bsky.app/profile/tide.example", { "https://bsky.app/profile/tide.example/rss" } },
  { "https://vimeo.com/channels/sea", { "https://vimeo.com/channels/sea/videos/rss" } },
  { "https://vimeo.com/tide", { "https://vimeo.com/tide/videos/rss" } },
  { "https://vimeo.com/12345", { NULL } },
  { "https://www.dailymotion.com/tide", { "https://www.dailymotion.com/rss/user/tide" } },
  { "https://stackoverflow.com/questions/tagged/c", { "https://stackoverflow.com/feeds/tag/c" } },
  { "https://sailing.stackexchange.com/questions/12/why",
    { "https://sailing.stackexchange.com/feeds/question/12" } },
  { "https://news.ycombinator.com/", { "https://news.ycombinator.com/rss" } },
  { "https://arxiv.org/list/cs.DB/recent", { "https://rss.arxiv.org/rss/cs.DB" } },
  { "https://letterboxd.com/tide/", { "https://letterboxd.com/tide/rss/" } },
  { "https://store.steampowered.com/app/220/Half/",
    { "https://store.steampowered.com/feeds/news/app/220" } },
  { "https://site.example/", { NULL } },
  { "https://notgithub.com/harbour/pier", { NULL } },
  { "https://evil.example/github.com/harbour/pier", { NULL } },
};

static const Row software[] = {
  { "https://social.example/@tide",
    { "https://social.example/@tide.rss", "https://social.example/@tide.atom" } },
  { "https://social.example:8443/@tide/with_replies",
    { "https://social.example:8443/@tide.rss", "https://social.example:8443/@tide.atom" } },
  { "https://social.example/@tide@other.example", { "https://other.example/@tide.rss" } },
  { "https://social.example/@tide/tagged/sea", { "https://social.example/@tide/tagged/sea.rss" } },
  { "https://www.social.example/users/tide",
    { "https://www.social.example/users/tide.rss", "https://www.social.example/users/tide.atom" } },
  { "https://social.example/tags/sea",
    { "https://social.example/tags/sea.rss", "https://social.example/tags/sea/feed/" } },
  { "https://lemmy.example/c/boats",
    { "https://lemmy.example/feeds/c/boats.xml",
      "https://lemmy.example/feeds/videos.xml?videoChannelName=boats" } },
  { "https://lemmy.example/u/tide",
    { "https://lemmy.example/feeds/u/tide.xml", "https://lemmy.example/u/tide/activity.rss" } },
  { "https://tube.example/a/tide", { "https://tube.example/feeds/videos.xml?accountName=tide" } },
  { "https://forum.example/t/which-knot/42/3", { "https://forum.example/t/which-knot/42.rss" } },
  { "http://paper.example/category/sea/", { "http://paper.example/category/sea/feed/" } },
  { "https://paper.example/en/author/ann", { "https://paper.example/en/author/ann/feed/" } },
  { "https://social.example/@tide.rss", { NULL } },
  { "https://site.example/about", { NULL } },
  { "no address", { NULL } },
};

typedef GPtrArray *(*PlacesFunc) (const char *url);

static void
check (const Row *rows, gsize n_rows, PlacesFunc places)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GPtrArray) links = places (rows[i].url);
      guint n = 0;

      g_test_message ("%s", rows[i].url);
      while (rows[i].feeds[n] != NULL)
        n++;
      g_assert_cmpuint (links->len, ==, n);
      for (guint j = 0; j < n; j++)
        {
          const BylineFeedLink *link = g_ptr_array_index (links, j);

          g_assert_cmpstr (link->url, ==, rows[i].feeds[j]);
          g_assert_true (link->is_guess);
        }
    }
}

static void
test_services (void)
{
  check (services, G_N_ELEMENTS (services), byline_feed_guess_service_links);
}

static void
test_software (void)
{
  check (software, G_N_ELEMENTS (software), byline_feed_guess_software_links);
}

/* What nobody would type costs nothing. */
static void
test_hostile (void)
{
  g_autoptr (GString) url = g_string_new ("https://gitlab.example/");
  g_autoptr (GPtrArray) none = byline_feed_guess_service_links (NULL);

  g_assert_cmpuint (none->len, ==, 0);
  while (url->len < 8000)
    g_string_append (url, "a/-/a.@b/c/");
  for (gsize length = url->len - 16; length < url->len; length++)
    {
      g_autofree char *cut = g_strndup (url->str, length);
      g_autoptr (GPtrArray) service = byline_feed_guess_service_links (cut);
      g_autoptr (GPtrArray) other = byline_feed_guess_software_links (cut);

      g_assert_cmpuint (service->len, <=, 4);
      g_assert_cmpuint (other->len, <=, 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/discovery-sites/services", test_services);
  g_test_add_func ("/feed/discovery-sites/software", test_software);
  g_test_add_func ("/feed/discovery-sites/hostile", test_hostile);
  return g_test_run ();
}
