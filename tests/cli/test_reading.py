# SPDX-License-Identifier: GPL-3.0-or-later
"""From a feed's address to a read story, against servers on loopback."""

import glob
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import unittest

from cli_case import CLI, CliCase, OddServer, SampleServer

SCHEMA = os.environ.get("BYLINE_SCHEMA", "")


class Sample(CliCase):
    """The sample edition, subscribed to once; every test gets a copy of that profile."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = SampleServer()
        import tempfile
        cls.template = tempfile.mkdtemp(prefix="byline-cli-sample-")
        from cli_case import run
        cls.added = run("--profile", cls.template, "add", cls.server.base)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.template, ignore_errors=True)

    def setUp(self):
        super().setUp()
        self.assert_done(self.added)
        shutil.copytree(self.template, self.profile)

    def stories(self, *arguments):
        result = self.cli("list", "--json", *arguments)
        self.assert_done(result)
        return result.lines()

    def test_add(self):
        # The page announces two feeds: the first is taken, both are listed.
        self.assertIn("24 stories", self.added.out)
        self.assertEqual(len(self.added.err.splitlines()), 3)
        feeds = self.cli("feeds", "--json").lines()
        self.assertEqual([feed["url"] for feed in feeds], [self.server.base + "/feed.xml"])
        self.assertEqual(feeds[0]["failures"], 0)
        self.assertNotIn("error", feeds[0])
        self.assertIn("/feed.xml", self.cli("feeds", "--health").out)
        self.assert_fails(self.cli("add", self.server.base + "/feed.xml"), 1)
        self.assert_fails(self.cli("add", "--feed", "7", self.server.base), 2, "7")

    def test_formats(self):
        import html
        import zipfile
        ids = [str(story["id"]) for story in self.stories("--limit", "2")]
        markdown = self.cli("show", ids[0], "--format", "markdown")
        self.assert_done(markdown)
        self.assertTrue(markdown.out.startswith("# "), markdown.out[:80])
        self.assertFalse(self.cli("show", ids[0], "--format", "text").out.startswith("#"))
        self.assertEqual(self.cli("show", ids[0], "--format", "json").json()["title"], markdown.out.splitlines()[0][2:])
        page = os.path.join(self.profile, "story.html")
        self.assert_done(self.cli("show", ids[0], "--format", "html", "--output", page))
        with open(page, encoding="utf-8") as file:
            text = file.read()
        self.assertIn("src=\"data:image/jpeg;base64,", text)
        self.assertNotIn("src=\"http", text)
        self.assert_done(self.cli("show", ids[0], "--format", "html", "--no-pictures", "-o", page))
        self.assertLess(os.path.getsize(page), len(text) // 2)
        book = os.path.join(self.profile, "book.epub")
        self.assert_done(self.cli("show", *ids, "--format", "epub", "--title", "Two", "-o", book))
        with zipfile.ZipFile(book) as archive:
            self.assertEqual(archive.namelist()[0], "mimetype")
            self.assertIn("EPUB/story-2.xhtml", archive.namelist())
            self.assertTrue([name for name in archive.namelist() if name.endswith(".jpeg")])
        # Or all that a filter shows, in its order, called by what it says.
        self.assert_done(self.cli("show", "--section", "China", "--limit", "3", "--format", "epub", "--no-pictures", "-o", book))
        titles = [story["title"] for story in self.stories("--section", "China", "--limit", "3")]
        self.assertEqual(len(titles), 3)
        with zipfile.ZipFile(book) as archive:
            self.assertEqual(len([name for name in archive.namelist() if name.startswith("EPUB/story-")]), 3)
            self.assertIn("<dc:title>China</dc:title>", archive.read("EPUB/book.opf").decode())
            contents = html.unescape(archive.read("EPUB/contents.xhtml").decode())
            places = [contents.index(">%s</a>" % title) for title in titles]
        self.assertEqual(places, sorted(places))
        self.assert_fails(self.cli("show", "--section", "Nowhere", "--format", "epub", "-o", book), 1, "no story")
        self.assert_fails(self.cli("show", ids[0], "--unread", "--format", "epub", "-o", book), 2, "filter")
        self.assert_fails(self.cli("show", "--unread"), 2, "epub")
        self.assert_fails(self.cli("show", "--unread", "--format", "epub", "--limit", "0", "-o", book), 2, "--limit")
        self.assert_fails(self.cli("show"), 2, "missing")
        self.assert_fails(self.cli("show", ids[0], "--format", "pdf"), 2, "pdf")
        self.assert_fails(self.cli("show", *ids), 2, "epub")
        self.assert_fails(self.cli("show", ids[0], "--output", page), 2, "--format")
        self.assert_fails(self.cli("show", ids[0], "--format", "text", "-o", "/nowhere/a.txt"), 1, "nowhere")

    def test_second_feed(self):
        result = self.cli("--json", "add", "--feed", "2", "--folder", "Papers", self.server.base)
        self.assert_done(result)
        self.assertEqual(result.err, "")
        self.assertEqual(result.json()["feed_url"], self.server.base + "/atom.xml")
        # One publication, and its stories are not there twice.
        publications = self.cli("publications", "--json").lines()
        self.assertEqual(len(publications), 1)
        self.assertEqual(len(publications[0]["feeds"]), 2)
        self.assertEqual(len(self.stories()), 24)

    def test_lists(self):
        sections = {row["name"]: row for row in self.cli("sections", "--json").lines()}
        authors = {row["name"]: row for row in self.cli("authors", "--json").lines()}
        self.assertGreaterEqual(len(sections), 4)
        self.assertGreaterEqual(len(authors), 5)
        self.assertEqual(len(self.stories("--section", "China")), sections["China"]["stories"])
        self.assertEqual(len(self.stories("--author", "tomas aguirre")), authors["Tomás Aguirre"]["stories"])
        both = self.stories("--section", "China", "--author", "Mara Lindqvist")
        self.assertTrue(0 < len(both) < sections["China"]["stories"])
        for story in both:
            self.assertIn("China", story["sections"])
            self.assertIn("Mara Lindqvist", story["authors"])
        self.assertEqual(len(self.stories("--limit", "5")), 5)
        self.assertEqual(len(self.stories("--publication", "the harbour dispatch")), 24)
        self.assertEqual(len(self.stories("--publication", "1")), 24)
        self.assertEqual(self.stories("--section", "Nowhere"), [])
        found = self.stories("--search", "lithography")
        self.assertEqual(len(found), 1)
        self.assertIn("Fabs", found[0]["title"])
        times = [story["sort_time"] for story in self.stories()]
        self.assertEqual(times, sorted(times, reverse=True))
        oldest = [story["sort_time"] for story in self.stories("--sort", "oldest")]
        self.assertEqual(oldest, sorted(times))
        self.assertEqual([story["id"] for story in self.stories("--sort", "oldest", "-n", "2")],
                         [story["id"] for story in self.stories("--sort", "oldest")][:2])
        names = [story["sections"][0] for story in self.stories("--sort", "section")]
        self.assertEqual(names, sorted(names))
        self.assert_fails(self.cli("list", "--sort", "sideways"), 2, "unknown order", "relevance")
        self.assert_fails(self.cli("list", "--publication", "Nowhere"), 1, "Nowhere")
        for command in ("sections", "authors", "publications", "list", "feeds"):
            result = self.cli(command)
            self.assert_done(result)
            self.assertNotIn("\x1b", result.out)
            self.assertNotEqual(result.out, "")

    def test_show(self):
        story = self.stories("--search", "lithography")[0]
        result = self.cli("show", str(story["id"]))
        self.assert_done(result)
        self.assertTrue(result.out.startswith("Fabs race to copy"))
        self.assertIn("By Tomás Aguirre", result.out)
        self.assertIn("Photo: ", result.out)
        self.assertLessEqual(max(len(line) for line in result.out.splitlines() if "http" not in line), 80)
        article = self.cli("show", story["key"], "--json").json()
        self.assertEqual(article["title"], story["title"])
        self.assertEqual(article["_byline"]["key"], story["key"])
        self.assert_fails(self.cli("show", "99999"), 1)
        self.assert_fails(self.cli("show", "nonsense"), 1)

    def test_fetch(self):
        # Two stories have a summary only in the feed.
        stories = {story["title"]: str(story["id"]) for story in self.stories()}
        story = stories["Listening to ice from a shed in the dunes"]
        self.assertIn("only the beginning", self.cli("show", story).out)
        before = self.cli("show", story, "--json").json()
        after = self.cli("show", story, "--fetch", "--json")
        self.assert_done(after)
        self.assertGreater(len(after.json()["content_text"]), len(before.get("content_text", "")) + 500)
        self.assertEqual(after.json()["_byline"]["source"], "page")
        self.assertEqual(self.cli("show", story, "--json").json(), after.json())
        self.assertEqual(self.cli("refresh", "--full-text", "--json").json()["pages"], 1)

    def test_marks(self):
        ids = [str(story["id"]) for story in self.stories("--limit", "3")]
        result = self.cli("read", *ids, "--json")
        self.assert_done(result)
        self.assertEqual(sorted(result.json()["changed"]), sorted(int(number) for number in ids))
        self.assertEqual(self.cli("read", *ids, "--json").json()["changed"], [])
        self.assertEqual(len(self.stories("--unread")), 21)
        self.assert_done(self.cli("unread", ids[0]))
        self.assertEqual(len(self.stories("--unread")), 22)
        self.assert_done(self.cli("save", ids[1]))
        self.assertEqual([str(story["id"]) for story in self.stories("--saved")], [ids[1]])
        self.assert_done(self.cli("unsave", ids[1]))
        self.assertEqual(self.stories("--saved"), [])
        # What is there is done, what is not is said.
        result = self.cli("read", "99999", ids[0])
        self.assertEqual(result.code, 1)
        self.assertEqual(result.out, "1 story marked as read\n")
        self.assertEqual(len(result.err.splitlines()), 1)

    def test_refresh(self):
        result = self.cli("refresh", "--json")
        self.assert_done(result)
        report = result.json()
        self.assertEqual((report["feeds"], report["unchanged"], report["added"], report["failed"]), (1, 1, 0, 0))
        self.assertEqual(self.cli("refresh", "--due", "--json").json()["feeds"], 0)

    def test_archive(self):
        files = glob.glob(os.path.join(self.profile, "**", "articles", "**", "*.json"), recursive=True)
        self.assertEqual(len(files), 24)
        documents = []
        for path in files:
            with open(path, encoding="utf-8") as file:
                documents.append(json.load(file))
        if os.path.exists(SCHEMA):
            import jsonschema
            with open(SCHEMA, encoding="utf-8") as file:
                validator = jsonschema.validators.validator_for(json.load(file))
            with open(SCHEMA, encoding="utf-8") as file:
                validator = validator(json.load(file))
            for document in documents:
                self.assertEqual([error.message for error in validator.iter_errors(document)], [])

    def test_lost_article(self):
        story = self.stories("--search", "lithography")[0]
        for path in glob.glob(os.path.join(self.profile, "**", "articles", "**", "*.json"), recursive=True):
            with open(path, "rb") as file:
                data = file.read()
            if story["title"].encode() in data:
                with open(path, "wb") as file:
                    file.write(data[:len(data) // 2])
        result = self.cli("show", str(story["id"]))
        self.assert_done(result)
        self.assertIn("nineteen minutes", result.out)

    def test_rebuild(self):
        first, second = [story["key"] for story in self.stories("--limit", "2")]
        self.assert_done(self.cli("read", first))
        self.assert_done(self.cli("save", second))
        for path in glob.glob(os.path.join(self.profile, "**", "library.db*"), recursive=True):
            os.remove(path)
        result = self.cli("rebuild", "--json")
        self.assert_done(result)
        self.assertEqual(result.json()["stories"], 24)
        stories = {story["key"]: story for story in self.stories()}
        self.assertEqual(len(stories), 24)
        self.assertTrue(stories[first]["read"])
        self.assertTrue(stories[second]["saved"])
        self.assertEqual(len(self.stories("--unread")), 23)
        self.assertEqual(len(self.cli("feeds", "--json").lines()), 1)
        self.assertEqual(self.cli("check", "--json").json()["problems"], [])

    def test_check(self):
        result = self.cli("check")
        self.assert_done(result)
        self.assertIn("24 stories", result.out)

    def test_opml(self):
        path = os.path.join(self.dir, "feeds.opml")
        self.assert_done(self.cli("export", path))
        with open(path, encoding="utf-8") as file:
            opml = file.read()
        self.assertIn(self.server.base + "/feed.xml", opml)
        self.assertIn("<opml", self.cli("export").out)
        self.assertEqual(self.cli("import", path, "--json").json()["existing"], 1)
        shutil.rmtree(self.profile)
        self.assertEqual(self.cli("import", path, "--json").json()["added"], 1)
        self.assertEqual(self.cli("refresh", "--json").json()["added"], 24)
        self.assert_fails(self.cli("import", self.write("no.opml", b"<html></html>")), 2, "no.opml: not an OPML file")
        self.assert_fails(self.cli("export", "/nonexistent/x.opml"), 1, "cannot write /nonexistent/x.opml: No such file")

    def test_remove(self):
        self.assert_fails(self.cli("remove", "https://example.org/"), 1, "example.org")
        result = self.cli("remove", self.server.base + "/feed.xml")
        self.assert_done(result)
        self.assertEqual(self.stories(), [])
        self.assertEqual(self.cli("feeds", "--json").lines(), [])
        self.assert_done(self.cli("add", "--feed", "1", self.server.base))
        self.assertEqual(len(self.stories()), 24)


class Faults(CliCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = OddServer()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_faults(self):
        for path, code in (("/404", 1), ("/410", 1), ("/500", 1), ("/page.html", 1), ("/binary", 1), ("/empty", 1),
                           ("/truncated.xml", 1), ("/huge", 1), ("/loop", 1)):
            with self.subTest(path):
                self.assert_fails(self.cli("add", self.server.base + path), code)
        self.assertEqual(self.cli("publications", "--json").lines(), [])

    def test_empty_profile(self):
        self.assert_fails(self.cli("list", "--profile", ""), 2, "--profile")

    def test_wrong_address(self):
        for address in ("", "not an address", "ftp://example.org/feed", "javascript:alert(1)"):
            with self.subTest(address):
                self.assert_fails(self.cli("add", address), 2)

    def test_refused(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.assert_fails(self.cli("add", "http://127.0.0.1:%d/" % port), 1, "127.0.0.1:%d" % port)

    def test_failing_refresh(self):
        good = self.server.base + "/good.xml"
        self.assert_done(self.cli("add", good))
        opml = ('<opml version="2.0"><head/><body><outline type="rss" text="Bad" xmlUrl="%s/404"/></body></opml>'
                % self.server.base)
        self.assert_done(self.cli("import", "-", stdin=opml.encode()))
        result = self.cli("refresh")
        # One of two: done, and the failure is said in one line.
        self.assert_done(result)
        self.assertEqual(len(result.err.splitlines()), 1)
        self.assertIn("404", result.err)
        self.assertIn("1 failed", result.out)
        health = {feed["url"]: feed for feed in self.cli("feeds", "--json").lines()}
        self.assertIn("404", health[self.server.base + "/404"]["error"])
        self.assert_done(self.cli("remove", good))
        result = self.cli("refresh")
        self.assertEqual(result.code, 1)

    def test_interrupt(self):
        process = subprocess.Popen([CLI, "--profile", self.profile, "add", self.server.base + "/slow"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.5)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
        self.assertLess(time.monotonic() - start, 2)
        self.assertEqual(process.returncode, 1)
        self.assertEqual((out, err), (b"", b"byline-cli: interrupted\n"))


if __name__ == "__main__":
    unittest.main()
