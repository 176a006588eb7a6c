# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds in files of this computer: only what somebody types reads one."""

import http.server
import os
import pathlib
import threading
import unittest

from cli_case import CliCase

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Log</title>%s
%s</channel></rss>
"""
ITEM = """<item><title>Entry %s</title><guid isPermaLink="false">%s</guid>
<link>entry-%s.html</link><pubDate>Fri, 20 Nov 2026 09:30:00 GMT</pubDate>
<description>&lt;p&gt;Words. &lt;a href="entry.html"&gt;here&lt;/a&gt;
&lt;img src="picture.png"&gt;&lt;img src="file:///etc/picture.png"&gt;
&lt;a href="file:///etc/passwd"&gt;there&lt;/a&gt;&lt;/p&gt;</description>
<enclosure url="file:///etc/sound.mp3" type="audio/mpeg" length="1"/></item>
"""


def feed(*numbers, head=""):
    return (FEED % (head, "".join(ITEM % (number, number, number) for number in numbers))).encode()


class FileCase(CliCase):
    def setUp(self):
        super().setUp()
        self.path = self.write("my feed.xml", feed("1"))
        self.url = pathlib.Path(self.path).as_uri()

    def health(self):
        row, = self.cli("feeds", "--health", "--json").lines()
        return row

    def titles(self):
        return sorted(story["title"] for story in self.cli("list", "--json").lines())

    def refresh(self):
        return self.cli("--json", "refresh", environment={"BYLINE_PATIENCE": "0"}).json()


class Subscribed(FileCase):
    def test_as_it_is_typed(self):
        """An address, a path, one that begins in this folder; once it is there, none of them adds it again."""
        name = os.path.basename(self.path)
        here = os.getcwd()
        os.chdir(self.dir)
        try:
            for i, text in enumerate((self.url, self.path, "./" + name, "../%s/%s" % (os.path.basename(self.dir), name))):
                profile = os.path.join(self.dir, "profile-%d" % i)
                with self.subTest(text):
                    result = self.cli("--profile", profile, "add", text)
                    self.assert_done(result)
                    self.assertEqual((result.out, result.err), ("Added Log: 1 story\n", ""))
                    row, = self.cli("--profile", profile, "feeds", "--json").lines()
                    self.assertEqual(row["url"], self.url)
                    self.assert_fails(self.cli("--profile", profile, "add", self.url), 1, "subscribed to already")
                    self.assert_fails(self.cli("--profile", profile, "add", self.path), 1, "subscribed to already")
            self.assert_done(self.cli("--profile", profile, "remove", "./" + name))
        finally:
            os.chdir(here)
        self.assertEqual(self.cli("--profile", profile, "feeds", "--json").lines(), [])

    def test_refresh(self):
        """Unchanged is not read again; what is new comes in; nothing of it goes over a network."""
        os.utime(self.path, (1000000000, 1000000000))
        self.assert_done(self.cli("add", self.path))
        report = self.refresh()
        self.assertEqual((report["unchanged"], report["added"], report["failed"]), (1, 0, 0))
        self.assertEqual([a_try["status"] for a_try in self.health()["tries"]], [304, 200])
        self.write("my feed.xml", feed("1", "2"))
        report = self.refresh()
        self.assertEqual((report["added"], report["failed"]), (1, 0))
        self.assertEqual(self.titles(), ["Entry 1", "Entry 2"])
        self.assertEqual(self.cli("requests", "--json").lines(), [])
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.refresh()["failed"], 0)
        self.assertEqual(self.titles(), ["Entry 1", "Entry 2"])

    def test_nothing_in_it_leads_to_files(self):
        self.assert_done(self.cli("add", self.path))
        story, = self.cli("list", "--json").lines()
        shown = self.cli("show", str(story["id"]), "--json").out.replace(self.url, "")
        for name in ("file:", "picture.png", "passwd", "sound.mp3", "entry-1.html"):
            self.assertNotIn(name, shown)
        self.assertIn("Words.", shown)

    def test_failures(self):
        """Each is a sentence, which its health keeps; the file that is there again is read again."""
        self.assert_done(self.cli("add", self.path))
        cases = [("gone", "NO_FILE", "There is no file"), ("folder", "NOT_A_FILE", "is a folder"), ("pipe", "NOT_A_FILE", "is a pipe"),
                 ("large", "TOO_LARGE", "is larger than the 32.0"), ("denied", "FILE_DENIED", "may not be read")]
        for kind, code, words in cases:
            with self.subTest(kind):
                os.remove(self.path)
                if kind == "folder":
                    os.mkdir(self.path)
                elif kind == "pipe":
                    os.mkfifo(self.path)
                elif kind == "large":
                    with open(self.path, "wb") as file:
                        file.truncate(32 * 1024 * 1024 + 1)
                elif kind == "denied":
                    self.write("my feed.xml", b"")
                    os.chmod(self.path, 0)
                if kind != "denied" or not os.access(self.path, os.R_OK):
                    report = self.refresh()
                    self.assertEqual(report["failed"], 1)
                    self.assertIn(words, report["failures"][0])
                    self.assertEqual(self.health()["error_code"], "fetch:" + code)
                    self.assertIn(words, self.cli("feeds", "--health").out)
                    self.assert_fails(self.cli("--profile", self.dir + "/other", "add", self.path), 1, words)
                if kind == "folder":
                    os.rmdir(self.path)
                elif kind != "gone":
                    os.remove(self.path)
                self.write("my feed.xml", feed("1"))
        self.assertEqual(self.refresh()["failed"], 0)
        self.assertNotIn("error_code", {name: value for name, value in self.health().items() if value})

    def test_no_feed(self):
        page = self.write("page.html", b"<html><link rel=alternate type=application/rss+xml href=http://127.0.0.1:1/a.xml>"
                                       b"<link rel=alternate type=application/rss+xml href='my feed.xml'><p>Hello</html>")
        self.assert_fails(self.cli("add", page), 1, "page")
        self.assert_fails(self.cli("add", "--page", page), 2, "is not a web address")
        self.assert_fails(self.cli("add", self.write("empty.xml", b"")), 1)
        self.assert_fails(self.cli("add", self.dir), 1, "is a folder")
        self.assert_fails(self.cli("add", "/dev/zero"), 1, "is a device")
        self.assert_fails(self.cli("add", "file://example.org/feed.xml"), 2, "is not a web address")
        self.assert_fails(self.cli("add", "feed:" + self.url), 2, "is not a web address")
        self.assertEqual(self.cli("feeds", "--json").lines(), [])


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        url = self.server.file
        if self.path == "/redirect.xml":
            self.send_response(301)
            self.send_header("Location", url)
            body = b""
        else:
            self.send_response(200)
            body = {
                "/page": b"<html><link rel=alternate type=application/rss+xml href='%s'><p>Hello</html>" % url.encode(),
                "/feed.xml": feed("1", head="<link>%s</link><new-feed-url xmlns='http://www.itunes.com/dtds/podcast-1.0.dtd'>"
                                            "%s</new-feed-url>" % (url, url)),
            }.get(self.path, b"")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class NamedByOthers(FileCase):
    """A list, a page, a feed, a redirect: none of them reads a file."""

    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.file = self.url
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def test_list(self):
        opml = "<opml version='2.0'><body><outline text='Log' xmlUrl='%s'/></body></opml>" % self.url
        result = self.cli("import", "-", stdin=opml.encode())
        self.assert_done(result)
        self.assertEqual(result.out, "0 feeds added, 0 already there, 1 failed\n")
        self.assertEqual(result.err, "byline-cli: Log: \u201c%s\u201d is a file of this computer, which a list must not name: "
                                     "add it yourself\n" % self.url)
        self.assertEqual(self.cli("feeds", "--json").lines(), [])

    def test_export(self):
        """It stands in a list for its owner's sake, whom the path tells of."""
        self.assert_done(self.cli("add", self.path))
        out = os.path.join(self.dir, "feeds.opml")
        self.assert_done(self.cli("export", out))
        with open(out, encoding="utf-8") as file:
            self.assertIn(self.url, file.read())
        self.assertEqual(os.stat(out).st_mode & 0o777, 0o600)

    def test_redirect_and_page(self):
        self.assert_fails(self.cli("add", self.base + "/redirect.xml"), 1, "leads to an address that is not on the web")
        self.assert_fails(self.cli("add", self.base + "/page"), 1, "No feed was found")
        self.assertEqual(self.cli("feeds", "--json").lines(), [])

    def test_feed(self):
        self.assert_done(self.cli("add", self.base + "/feed.xml"))
        self.refresh()
        row, = self.cli("feeds", "--json").lines()
        self.assertEqual(row["url"], self.base + "/feed.xml")
        self.assertNotIn("file:", self.cli("publications", "--json").out)
        story, = self.cli("list", "--json").lines()
        self.assertNotIn("file:", self.cli("show", str(story["id"]), "--json").out)


if __name__ == "__main__":
    unittest.main()
