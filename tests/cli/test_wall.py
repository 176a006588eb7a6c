# SPDX-License-Identifier: GPL-3.0-or-later
"""What is named in the open net never leads into the user's own network; https stays https. In namespaces of its own."""
import os
import sys
import unittest
from html import escape
from urllib.parse import urlsplit

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "e2e"))
import two_networks as two  # noqa: E402
from cli_case import CliCase  # noqa: E402

BASE = "http://news.example/"


class WallCase(CliCase):
    @classmethod
    def setUpClass(cls):
        cls.networks = two.Networks.shared

    def setUp(self):
        super().setUp()
        self.networks.answers.clear()
        self.networks.requests.clear()
        self.networks.name(two.NAMES)

    def assert_outside(self):
        self.assertEqual(self.networks.private(), [])
        self.assertGreater(len(self.networks.requests), 0)

    def feed_urls(self):
        return [feed["url"] for feed in self.cli("feeds", "--json").lines()]


class PublicFeeds(WallCase):
    def test_rss(self):
        self.networks.add("/feed.xml", two.hostile_rss(BASE, two.SPELLINGS))
        for number, host in enumerate(two.SPELLINGS):
            self.networks.add("/story-%d.html" % number, two.hostile_story(host) if number % 2 else two.based_story(host), "text/html")
        self.assertEqual(self.cli("add", BASE + "feed.xml").code, 0)
        self.cli("refresh")
        result = self.cli("refresh", "--full-text")
        self.assert_outside()
        self.assertIn("your own network", result.err)
        # Stories that are really there are read.
        self.assertGreater(len([1 for request in self.networks.requests if request[2].startswith("/story-")]), 20)
        # Saving brings pictures in.
        ids = [str(story["id"]) for story in self.cli("list", "--json", "--limit", "500").lines()]
        self.cli("save", *ids)
        self.assert_outside()

    def test_odd_addresses(self):
        for kind in ("link", "location", "picture"):
            self.profile = os.path.join(self.dir, kind)
            items = []
            for number, address in enumerate(two.ADDRESSES):
                link = BASE + "odd-%d" % number
                self.networks.add("/odd-%d" % number, two.story_page("Odd", "<base href='%s'>" % escape(address, True),
                                                                     "<img src='%s'><a rel='next' href='%s'>Next</a>"
                                                                     % (escape(address, True), escape(address, True))), "text/html")
                if kind == "location":
                    self.networks.redirect("/odd-%d" % number, address.replace("\t", "%09"), 302)
                elif kind == "link":
                    link = address
                items.append("<item><title>Odd %d</title><guid>%d</guid><link>%s</link><enclosure type='image/png' length='1' url='%s'/>"
                             "<description>Short.</description></item>" % (number, number, escape(link), escape(address, True)))
            self.networks.add("/feed.xml", "<rss version='2.0'><channel><title>Odd</title><link>%s</link>%s</channel></rss>"
                              % (BASE, "".join(items)))
            self.assertEqual(self.cli("add", BASE + "feed.xml").code, 0)
            self.cli("refresh", "--full-text")
            self.assert_outside()

    def test_other_formats(self):
        for host in ("192.168.1.1", "inside.example", "[fd00::1]", "127.1", "localhost"):
            self.networks.add("/feed.json", two.hostile_json(host), "application/feed+json")
            self.networks.add("/atom.xml", two.hostile_atom(host), "application/atom+xml")
            profile = os.path.join(self.dir, "of-" + host.strip("[]").replace(":", "-"))
            self.profile = profile
            self.assertEqual(self.cli("add", BASE + "feed.json").code, 0)
            self.assertEqual(self.cli("add", BASE + "atom.xml").code, 0)
            self.cli("refresh", "--full-text")
            self.assert_outside()

    def test_redirects(self):
        items = []
        number = 0
        for status in (301, 302, 303, 307, 308):
            for host in two.SPELLINGS:
                number += 1
                self.networks.redirect("/to-%d" % number, "http://%s/landed-%d.html" % (host, number), status)
                items.append("<item><title>Item %d</title><guid>%d</guid><link>%sto-%d</link><description>Short.</description></item>"
                             % (number, number, BASE, number))
        self.networks.add("/feed.xml", "<rss version='2.0'><channel><title>R</title><link>%s</link>%s</channel></rss>"
                          % (BASE, "".join(items)))
        # By way of another host, too.
        self.networks.redirect("/chain", "http://other.example/to-1", 302)
        self.networks.redirect("/to-protocol", "//192.168.1.1/landed.html", 302)
        self.assertEqual(self.cli("add", BASE + "feed.xml").code, 0)
        self.cli("refresh", "--full-text")
        self.assert_fails(self.cli("add", BASE + "chain"), 1, "leads into your own network")
        self.assert_fails(self.cli("add", BASE + "to-protocol"), 1, "leads into your own network (192.168.1.1)")
        self.assert_outside()
        self.assertGreater(len(self.networks.requests), number)

    def test_moved_feed(self):
        self.networks.add("/feed.xml", two.friendly_rss(BASE))
        self.assertEqual(self.cli("add", BASE + "feed.xml").code, 0)
        for status in (301, 302, 303, 307, 308):
            for host in ("192.168.1.1", "0xc0a80101", "inside.example", "localhost", "[::1]", "news.example@192.168.1.1"):
                self.networks.redirect("/feed.xml", "http://%s/inside.xml" % host, status)
                result = self.cli("refresh")
                self.assertIn("news.example leads into your own network", result.err)
                self.assertEqual(self.feed_urls(), [BASE + "feed.xml"])
        self.assert_outside()
        health = self.cli("feeds", "--json").lines()[0]
        self.assertEqual(health["error_code"], "fetch:PRIVATE")

    def test_rebinding(self):
        self.networks.add("/feed.xml", two.friendly_rss("http://rebinding.example/"))
        self.assertEqual(self.cli("add", "http://rebinding.example/feed.xml").code, 0)
        self.networks.name({**two.NAMES, "rebinding.example": "192.168.1.1"})
        for _ in range(2):
            result = self.cli("refresh")
            self.assertIn("rebinding.example leads into your own network now (192.168.1.1)", result.err)
            self.assertIn("add it again", result.err)
        # A new index knows it from the journal.
        self.assertEqual(self.cli("rebuild").code, 0)
        self.assertIn("your own network now", self.cli("refresh").err)
        self.assert_outside()
        # And what the sentence says helps.
        publication = self.cli("publications", "--json").lines()[0]["id"]
        self.assertEqual(self.cli("remove", str(publication)).code, 0)
        result = self.cli("add", "http://rebinding.example/feed.xml")
        self.assertEqual(result.code, 0, result.err)
        self.assertEqual(self.cli("refresh").err, "")
        self.assertNotEqual(self.networks.private(), [])

    def test_discovery(self):
        for number, host in enumerate(two.SPELLINGS):
            self.networks.add("/front-%d.html" % number, two.hostile_front(host), "text/html")
            self.networks.add("/robots.txt", "User-agent: *\nSitemap: http://%s/news-sitemap.xml\n" % host, "text/plain")
            for place in ("/feed", "/rss.xml", "/feed/", "/rss", "/atom.xml", "/feed.xml", "/index.xml"):
                self.networks.redirect(place, "http://%s/guessed.xml" % host, 302)
            self.cli("add", BASE + "front-%d.html" % number)
        self.assert_outside()

    def test_sitemap_and_page(self):
        self.networks.add("/", "<!doctype html><title>Front</title><p>Nothing.", "text/html")
        for place in ("/feed", "/rss.xml", "/feed/", "/rss", "/atom.xml", "/feed.xml", "/index.xml"):
            self.networks.add(place, "", "text/plain", status=404)
        self.networks.add("/robots.txt", "Sitemap: http://inside.example/news-sitemap.xml\nSitemap: http://192.168.1.1/news.xml\n",
                          "text/plain")
        self.cli("add", "--guess", BASE)
        self.assert_outside()
        self.assertEqual(len(self.networks.asked("/robots.txt")), 1)
        items = "".join("<article><h2><a href='http://%s/2026/11/the-harbour-opens-gate-%d.html'>The harbour opens gate %d to ships"
                        " of the north</a></h2><img src='http://%s/index-%d.png'><p>What the story is about, in a sentence.</p></article>"
                        % (host, n, n, host, n) for n, host in enumerate(["192.168.1.1", "inside.example", "127.1"] * 3))
        self.networks.add("/world", "<!doctype html><html><head><title>World</title></head><body><main>%s</main></body></html>" % items,
                          "text/html")
        self.cli("add", "--page", BASE + "world")
        self.cli("refresh", "--full-text")
        self.assert_outside()


class PrivateFeeds(WallCase):
    def follow(self, base):
        self.networks.add("/house.xml", two.friendly_rss(base))
        self.networks.add("/", "<!doctype html><title>House</title><link rel='icon' href='/house.ico'>", "text/html")
        self.networks.add("/house-story.html",
                          two.story_page("The boiler is warm", "", "<figure><img src='/house-picture.png'></figure>"
                                         "<a rel='next' href='/house-story-2.html'>Next page</a>"), "text/html")
        result = self.cli("add", base + "house.xml")
        self.assertEqual(result.code, 0, result.err)
        self.assertEqual(self.cli("refresh").err, "")
        result = self.cli("refresh", "--full-text")
        self.assertEqual(result.err, "")
        self.assertEqual(len(self.networks.asked("/house-story.html")), 1)
        story = self.cli("list", "--json").lines()[0]
        self.assertTrue(self.cli("show", str(story["id"]), "--json").json()["_byline"]["private"])

    def test_typed(self):
        for number, base in enumerate(("http://192.168.1.1/", "http://inside.example/", "http://[fd00::1]/", "http://127.0.0.1/",
                                       "http://nas.home/")):
            self.profile = os.path.join(self.dir, "typed-%d" % number)
            self.networks.requests.clear()
            self.follow(base)

    def test_redirect_within(self):
        self.networks.redirect("/old.xml", "http://10.0.0.5/house.xml", 301)
        self.networks.add("/house.xml", two.friendly_rss("http://10.0.0.5/"))
        self.assertEqual(self.cli("add", "http://192.168.1.1/old.xml").code, 0)
        self.assertEqual(self.feed_urls(), ["http://10.0.0.5/house.xml"])
        self.assertEqual(self.cli("refresh").err, "")

    def test_imported(self):
        self.networks.add("/house.xml", two.friendly_rss("http://192.168.1.1/"))
        opml = self.write("list.opml", b"<opml version='2.0'><body><outline type='rss' text='House' xmlUrl='http://192.168.1.1/house.xml'/>"
                                       b"<outline type='rss' text='Out' xmlUrl='http://news.example/out.xml'/></body></opml>")
        self.networks.add("/out.xml", two.friendly_rss("http://news.example/"))
        self.assertEqual(self.cli("import", opml).code, 0)
        self.assertEqual(self.cli("refresh").err, "")
        # What came from outside has been decided, and stays.
        self.networks.redirect("/out.xml", "http://192.168.1.1/house.xml", 301)
        self.assertIn("your own network", self.cli("refresh").err)
        self.assertEqual(sorted(self.feed_urls()), ["http://192.168.1.1/house.xml", "http://news.example/out.xml"])

    def test_led_outside(self):
        """A document of the house names a page outside; what that names is not asked for inside."""
        rss = ("<rss version='2.0'><channel><title>Bridge</title><link>http://192.168.1.1/</link>%s</channel></rss>"
               % "".join("<item><title>Story %d</title><guid>%d</guid><link>%sstory-%d.html</link><description>Short.</description></item>"
                         % (n, n, BASE, n) for n in range(len(two.SPELLINGS))))
        self.networks.add("/bridge.xml", rss)
        for number, host in enumerate(two.SPELLINGS):
            self.networks.add("/story-%d.html" % number, two.hostile_story(host), "text/html")
        self.networks.redirect("/story-1.html", "http://192.168.1.1/landed.html", 302)
        self.assertEqual(self.cli("add", "http://192.168.1.1/bridge.xml").code, 0)
        self.networks.requests.clear()
        self.cli("refresh", "--full-text")
        stories = self.cli("list", "--json", "--limit", "500").lines()
        self.cli("save", *[str(story["id"]) for story in stories])
        self.assertEqual([path for _, _, path in self.networks.private() if path not in ("/bridge.xml", "/", "/favicon.ico")], [])

    def test_moved_outside(self):
        """A feed of the house that moves outside for good is an outside one from then on."""
        self.networks.redirect("/house.xml", "http://news.example/feed.xml", 301)
        self.networks.add("/feed.xml", two.hostile_rss(BASE, ["192.168.1.1", "inside.example"]))
        self.assertEqual(self.cli("add", "http://192.168.1.1/house.xml").code, 0)
        self.assertEqual(self.feed_urls(), [BASE + "feed.xml"])
        self.networks.requests.clear()
        self.networks.redirect("/feed.xml", "http://192.168.1.1/back.xml", 301)
        self.assertIn("your own network", self.cli("refresh", "--full-text").err)
        self.assert_outside()


class Proxy(WallCase):
    """A proxy resolves names itself: what is spelled out is refused all the same. It may well be inside."""

    def setUp(self):
        super().setUp()
        if self.networks.proxy is None:
            self.networks.proxy = self.networks.serve(3128, None)
        self.proxied = {"http_proxy": "http://127.0.0.1:3128", "GIO_USE_PROXY_RESOLVER": "libproxy"}
        self.networks.add("http://far.example/feed.xml", two.hostile_rss("http://far.example/", two.SPELLINGS))
        result = self.cli("add", "http://far.example/feed.xml", environment=self.proxied)
        if result.code != 0 and not self.networks.requests:
            self.skipTest("there is no resolver of proxies that reads http_proxy: " + result.err)
        self.assertEqual(result.code, 0, result.err)

    def test_literals(self):
        self.networks.add("http://far.example/story-0.html", two.hostile_story("192.168.1.1"), "text/html")
        self.networks.redirect("http://far.example/story-1.html", "http://192.168.1.1/landed.html", 302)
        self.networks.requests.clear()
        self.cli("refresh", "--full-text", environment=self.proxied)
        asked = {urlsplit(path).hostname for _, _, path, _ in self.networks.requests}
        self.assertIn("far.example", asked)
        self.assertEqual({host for host in asked if "example" not in host and "home" not in host and host != "ip6-localhost"}, set())


class Https(WallCase):
    def setUp(self):
        super().setUp()
        if self.networks.tls is None:
            self.skipTest("there is no bundle of certificates to put another one in the place of")

    def test_downgrade(self):
        secure = "https://news.example/"
        self.networks.answers["http://news.example/feed.xml"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"1"'},
                                                               two.friendly_rss(secure).encode())
        for status in (301, 302, 307, 308):
            self.profile = os.path.join(self.dir, "https-%d" % status)
            self.networks.requests.clear()
            self.networks.answers["https://news.example/feed.xml"] = (status, {"Location": "http://news.example/feed.xml"}, b"")
            result = self.cli("add", secure + "feed.xml")
            self.assertEqual(result.code, 0, result.err)
            self.assertIn("news.example leads to an unprotected address", result.err)
            self.assertEqual(self.feed_urls(), [secure + "feed.xml"])
            result = self.cli("refresh")
            self.assertIn("news.example leads to an unprotected address", result.err)
            self.assertEqual(self.feed_urls(), [secure + "feed.xml"])
            health = self.cli("feeds", "--json").lines()[0]
            self.assertEqual(health["error_code"], "fetch:UNPROTECTED")
            self.assertEqual(health["failures"], 0)
        self.networks.answers["https://news.example/feed.xml"] = self.networks.answers["http://news.example/feed.xml"]
        self.assertEqual(self.cli("refresh").err, "")
        self.assertIsNone(self.cli("feeds", "--json").lines()[0].get("error"))

    def test_page(self):
        """A page that leads to http is read, and a feed that it names added; that is said."""
        self.networks.answers["https://news.example/"] = (302, {"Location": "http://news.example/front"}, b"")
        self.networks.add("http://news.example/front", "<!doctype html><title>F</title><link rel='alternate' type='application/rss+xml'"
                          " href='https://news.example/feed.xml'>", "text/html")
        self.networks.add("https://news.example/feed.xml", two.friendly_rss("https://news.example/"))
        result = self.cli("add", "https://news.example/")
        self.assertEqual(result.code, 0, result.err)
        self.assertIn("news.example leads to an unprotected address", result.err)

    def test_there_and_back(self):
        """By way of http to https again: what stands between may have said where to."""
        self.networks.answers["https://news.example/feed.xml"] = (301, {"Location": "http://news.example/a.xml"}, b"")
        self.networks.answers["http://news.example/a.xml"] = (301, {"Location": "https://other.example/feed.xml"}, b"")
        self.networks.answers["https://other.example/feed.xml"] = (200, {"Content-Type": "application/rss+xml"},
                                                                   two.friendly_rss("https://other.example/").encode())
        result = self.cli("add", "https://news.example/feed.xml")
        self.assertEqual(result.code, 0, result.err)
        self.assertIn("unprotected", result.err)
        self.assertEqual(self.feed_urls(), ["https://news.example/feed.xml"])

    def test_upgrade(self):
        self.networks.answers["http://news.example/feed.xml"] = (301, {"Location": "https://news.example/feed.xml"}, b"")
        self.networks.answers["https://news.example/feed.xml"] = (200, {"Content-Type": "application/rss+xml"},
                                                                  two.friendly_rss("https://news.example/").encode())
        result = self.cli("add", "http://news.example/feed.xml")
        self.assertEqual(result.err, "")
        self.assertEqual(self.feed_urls(), ["https://news.example/feed.xml"])

    def test_credentials(self):
        """A password that stands in the address goes to its origin only."""
        challenge = (401, {"WWW-Authenticate": 'Basic realm="News"'}, b"")
        rss = {"Content-Type": "application/rss+xml"}

        def guarded(answer):
            def ask():
                last = self.networks.requests[-1][3]
                return answer if "Authorization" in last else challenge
            return ask

        for target in ("http://news.example/open.xml", "http://u:p@news.example/open.xml", "https://other.example/open.xml",
                       "https://u:p@other.example/open.xml"):
            self.profile = os.path.join(self.dir, "credentials-%d" % len(target))
            self.networks.requests.clear()
            self.networks.answers["https://news.example/feed.xml"] = guarded((302, {"Location": target, "Set-Cookie": "a=b"}, b""))
            seen = []

            def note():
                seen.append(self.networks.requests[-1][3])
                last = seen[-1]
                return ((200, rss, two.friendly_rss("https://news.example/").encode()) if len(seen) > 1 else challenge
                        ) if "Authorization" not in last else (200, rss, two.friendly_rss("https://news.example/").encode())
            self.networks.answers["/open.xml"] = note
            self.cli("add", "https://u:p@news.example/feed.xml")
            self.assertTrue(self.networks.asked("/feed.xml"))
            self.assertTrue(any("Authorization" in headers for headers in self.networks.asked("/feed.xml")))
            self.assertTrue(seen)
            for headers in seen:
                self.assertNotIn("Authorization", headers)
                self.assertNotIn("Cookie", headers)


if __name__ == "__main__":
    why_not = two.enter()
    if why_not is not None:
        print("skipped: " + why_not)
        sys.exit(77)
    two.Networks.shared = two.Networks()
    two.Networks.shared.serve_https()
    unittest.main()
