# SPDX-License-Identifier: GPL-3.0-or-later
"""Subscribing: feeds and pages without one, what breaks off, lists of subscriptions."""

import json
import os
import unittest

from cli_case import RSS, CliCase, OddServer, SampleServer


class Add(CliCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = OddServer()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_page_without_feed(self):
        url = self.server.base + "/news"
        self.assert_fails(self.cli("add", url), 1, "This page has no feed", "--page")
        self.assertEqual(self.cli("feeds", "--json").lines(), [])
        result = self.cli("add", "--page", "--folder", "Papers", url)
        self.assert_done(result)
        self.assertEqual(result.err, "")
        self.assertEqual(result.out, "Added The Mole: 6 stories\n")
        feed, = self.cli("feeds", "--json").lines()
        self.assertEqual((feed["url"], feed["format"], feed["folder"]), (url, "page", "Papers"))
        titles = [story["title"] for story in self.cli("list", "--json").lines()]
        self.assertEqual(len(titles), 6)
        self.assertTrue(all(title.startswith("The harbour opens gate") for title in titles), titles)
        self.assertIn("0 new stories", self.cli("refresh").out)

    def test_several(self):
        """Sections of one paper, chosen at once; what is there is told without a request."""
        url = self.server.base + "/sections"
        result = self.cli("add", url)
        self.assert_done(result)
        self.assertIn("   1  %s/world.xml  The Mole: World (1 story, the newest " % self.server.base, result.err)
        self.assertIn("--feed all", result.err)
        self.assert_fails(self.cli("add", "--feed", "2,9", url), 2, "9")
        for wrong in ("0", "x", "1,", "-1", "1-2"):
            self.assert_fails(self.cli("add", "--feed", wrong, url), 2, "feeds are counted from 1")
        other = ("--profile", self.dir + "/other")
        result = self.cli(*other, "add", "--feed", "all", url)
        self.assert_done(result)
        self.assertEqual((result.out, result.err), ("Added The Mole: 2 feeds, 2 stories\n", ""))
        feeds = self.cli(*other, "feeds", "--json").lines()
        self.assertEqual([feed["section"] for feed in feeds], ["World", "Sport"])
        asked = len(self.server.asked)
        for same in (self.server.base + "/world.xml#top", self.server.base + "/world.xml/", "feed:" + self.server.base + "/world.xml",
                     "https" + self.server.base[4:] + "/world.xml"):
            self.assert_fails(self.cli(*other, "add", same), 1, "/world.xml is subscribed to already")
        self.assertEqual(len(self.server.asked), asked)

    def test_older(self):
        self.assert_done(self.cli("add", self.server.base + "/paged.xml"))
        result = self.cli("older", "1")
        self.assert_done(result)
        self.assertEqual(result.out, "1 older story of Paged\n")
        result = self.cli("older", "1")
        self.assertEqual(result.code, 1)
        self.assertEqual(result.out, "Paged has no older stories than those that are here\n")
        self.assertEqual(len(self.cli("list", "--json").lines()), 2)
        self.assert_done(self.cli("add", self.server.base + "/good.xml"))
        self.assert_fails(self.cli("older", "Small"), 1, "offer no older stories")

    def test_page_round_trip(self):
        url = self.server.base + "/news"
        self.assert_done(self.cli("add", "--page", url))
        opml = self.cli("export").out
        other = self.dir + "/other"
        self.assert_done(self.cli("--profile", other, "import", "-", stdin=opml.encode()))
        self.assertIn("6 new stories", self.cli("--profile", other, "refresh").out)
        self.assert_done(self.cli("rebuild"))
        feed, = self.cli("feeds", "--json").lines()
        self.assertEqual(feed["format"], "page")
        self.assertEqual(self.cli("export").out.split("<body>")[1], opml.split("<body>")[1])

    def test_pages(self):
        """Whether a story's page is read when the story is opened."""
        self.assert_done(self.cli("add", self.server.base + "/good.xml"))
        row, = self.cli("pages", "--json").lines()
        self.assertEqual((row["name"], row["pages"], row["tried"], row["gave_more"]), ("Small", "automatic", 0, 0))
        self.assertIn("not known yet", self.cli("pages", "Small").out)
        for policy in ("never", "excerpts", "always", "automatic"):
            result = self.cli("pages", "Small", policy, "--json")
            self.assert_done(result)
            self.assertEqual(result.json()["pages"], policy)
            self.assertEqual(self.cli("pages", "--json").lines()[0]["pages"], policy)
        self.assert_done(self.cli("pages", "Small", "always"))
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.cli("pages", "--json").lines()[0]["pages"], "always")
        self.assert_fails(self.cli("pages", "Small", "sometimes"), 2, "automatic, never, excerpts or always")
        self.assert_fails(self.cli("pages", "Nobody", "never"), 1)

    def test_page_that_lists_nothing(self):
        self.assert_fails(self.cli("add", "--page", self.server.base + "/page.html"), 1)
        self.assertEqual(self.cli("feeds", "--json").lines(), [])

    def test_cut_off(self):
        url = self.server.base + "/cut.xml"
        result = self.cli("add", url)
        self.assert_done(result)
        self.assertEqual(result.out, "Added Small: 1 story\n")
        self.assertIn("breaks off", result.err)
        self.assertIn("breaks off", self.cli("feeds", "--health").out)
        result = self.cli("--json", "refresh")
        self.assert_done(result)
        self.assertEqual(result.json()["failed"], 0)
        self.assertEqual(len(result.json()["warnings"]), 1)

    def test_usage(self):
        for arguments in (("--feed", "0"), ("--feed", "-1"), ("--feed", "1", "--page")):
            with self.subTest(arguments):
                self.assert_fails(self.cli("add", *arguments, self.server.base + "/good.xml"), 2)
        self.assert_fails(self.cli("add", "--feed", "0", "example.org"), 2, "counted from 1")


class SampleFolder(CliCase):
    def test_nothing_is_added(self):
        url = "http://127.0.0.1:9/feed.xml"
        opml = "<opml version='2.0'><body><outline text='A' xmlUrl='%s'/></body></opml>" % url
        os.mkdir(self.profile)
        with open(os.path.join(self.profile, "sample.ini"), "w", encoding="ascii") as file:
            file.write("[Sample]\nport=9\nepoch=1795170600\n")
        for arguments in (("add", url), ("add", "--page", url), ("import", "-")):
            with self.subTest(arguments):
                self.assert_fails(self.cli(*arguments, stdin=opml.encode()), 1, "the sample edition's folder", "--profile")
        self.assertEqual(self.cli("feeds", "--json").lines(), [])


class Description(CliCase):
    """What a feed says of itself."""

    def description(self, text):
        path = self.write("feed.xml", RSS.replace(b"<title>Small</title>", b"<title>Small</title>" + text) % (b"http://127.0.0.1:1", b"http://127.0.0.1:1"))
        if self.cli("feeds", "--json").lines() == []:
            self.assert_done(self.cli("add", path))
        else:
            self.assert_done(self.cli("refresh", environment={"BYLINE_PATIENCE": "0"}))
        row, = self.cli("feeds", "--json").lines()
        return row.get("description")

    def test_description(self):
        self.assertEqual(self.description(b"<description>News of a small &lt;b&gt;town&lt;/b&gt; &amp;amp; its harbour</description>"),
                         "News of a small town & its harbour")
        self.assertEqual(self.description(b"<description>Other words</description>"), "Other words")
        long = self.description(b"<description>" + b"word " * 1000 + b"</description>")
        self.assertLessEqual(len(long), 501)
        self.assertTrue(long.endswith("\u2026"), long[-20:])
        self.assertIsNone(self.description(b"<description>Small</description>"))
        self.assertEqual(self.description(b"<description>Kept</description>"), "Kept")
        self.assertIsNone(self.description(b""))


class Choice(CliCase):
    def test_choice(self):
        server = SampleServer()
        try:
            result = self.cli("add", server.base)
            self.assert_done(result)
            lines = result.err.splitlines()
            self.assertEqual(len(lines), 3, result.err)
            self.assertRegex(lines[1], r"^ +1  http.*/feed\.xml  .*\(\d+ stories, the newest .*\)$")
            self.assertRegex(lines[2], r"^ +2  http.*/atom\.xml  .*\(\d+ stories, the newest .*\)$")
        finally:
            server.stop()


class Import(CliCase):
    OPML = b"""<opml><body><outline text="Papers">
<outline text="One" xmlUrl="http://127.0.0.1:1/one"/>
<outline text="Twice" xmlUrl="http://127.0.0.1:1/one"/>
<outline text="Script" type="rss" xmlUrl="javascript:1"/>
<outline text="Nothing" type="rss"/>
<outline text="Two" xmlUrl="http://127.0.0.1:1/two"/></outline></body></opml>"""

    def test_report(self):
        result = self.cli("import", "-", stdin=self.OPML)
        self.assert_done(result)
        self.assertEqual(result.out, "2 feeds added, 1 already there, 2 failed\n")
        self.assertEqual(result.err.splitlines(), [
            "byline-cli: Script: \u201cjavascript:1\u201d is not a web address",
            "byline-cli: Nothing: it has no feed address"])

    def test_json(self):
        report = self.cli("--json", "import", "-", stdin=self.OPML).json()
        self.assertEqual([report[name] for name in ("added", "existing", "failed")], [2, 1, 2])
        self.assertEqual([(feed.get("title"), feed["outcome"]) for feed in report["feeds"]], [
            ("One", "added"), ("Twice", "existing"), ("Two", "added"), ("Script", "failed"), ("Nothing", "failed")])
        self.assertIn("reason", report["feeds"][3])
        self.assertEqual(len(report["problems"]), 2)

    def test_ten_thousand(self):
        outlines = "".join('<outline text="%d" xmlUrl="http://127.0.0.1:1/%d"/>' % (i, i) for i in range(10000))
        path = self.write("many.opml", ("<opml><body>%s</body></opml>" % outlines).encode())
        report = self.cli("--json", "import", path).json()
        self.assertEqual(report["added"], 10000)
        self.assertEqual(len(self.cli("--json", "feeds").out.splitlines()), 10000)
        self.assertEqual(json.loads(self.cli("--json", "import", path).out)["existing"], 10000)


if __name__ == "__main__":
    unittest.main()
