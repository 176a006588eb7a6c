# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections and authors: what is decided about them, muting, saved filters, the query language."""

import http.server
import os
import threading
import unittest

from cli_case import CliCase

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper</title><link>%s/</link>
<item><title>Cold stores</title><guid>1</guid><category>China</category><dc:creator>Mara Lindqvist</dc:creator>
<pubDate>Fri, 20 Nov 2026 09:30:00 GMT</pubDate><description>One.</description></item>
<item><title>Old sea</title><guid>2</guid><category>Markets</category><dc:creator>M. Lindqvist</dc:creator>
<pubDate>Thu, 19 Nov 2026 09:30:00 GMT</pubDate><description>Two.</description></item>
<item><title>New road</title><guid>3</guid><category>Video</category><dc:creator>Reuters</dc:creator>
<pubDate>Wed, 18 Nov 2026 09:30:00 GMT</pubDate><description>Three.</description></item>
</channel></rss>
"""


class Names(CliCase):
    def setUp(self):
        super().setUp()
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, format, *args):
                pass

            def do_GET(self):
                body = RSS % (b"http://127.0.0.1:%d" % self.server.server_address[1])
                self.send_response(200 if self.path == "/feed.xml" else 404)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        url = "http://127.0.0.1:%d/feed.xml" % self.server.server_address[1]
        self.assert_done(self.cli("add", url))

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def names(self, *arguments):
        result = self.cli(*arguments, "--json")
        self.assert_done(result)
        return [row["name"] for row in result.lines()]

    def titles(self, *arguments):
        result = self.cli("list", "--json", *arguments)
        self.assertEqual(result.code, 0, result.err)
        return [row["title"] for row in result.lines()]

    def test_lists(self):
        self.assertEqual(self.names("sections"), ["China", "Markets"])
        self.assertEqual(self.names("sections", "--all"), ["China", "Markets", "Video"])
        authors = self.cli("authors", "--json").lines()
        self.assertEqual([(row["name"], row["organisation"]) for row in authors],
                         [("M. Lindqvist", False), ("Mara Lindqvist", False), ("Reuters", True)])

    def test_rules(self):
        self.assert_done(self.cli("merge", "author", "M. Lindqvist", "Mara Lindqvist"))
        self.assertEqual(self.titles("--author", "Mara Lindqvist"), ["Cold stores", "Old sea"])
        self.assert_fails(self.cli("merge", "author", "Mara Lindqvist", "M. Lindqvist"), 1, "circle")
        self.assert_done(self.cli("rename", "section", "China", "PRC"))
        self.assert_done(self.cli("pin", "section", "Markets"))
        self.assert_done(self.cli("hide", "author", "Reuters"))
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.names("authors"), ["Mara Lindqvist"])
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.names("authors"), ["Mara Lindqvist"])
        path = os.path.join(self.dir, "x.opml")
        self.assert_done(self.cli("export", path))
        self.profile = os.path.join(self.dir, "other")
        self.assert_done(self.cli("import", path))
        self.assert_done(self.cli("refresh"))
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.names("authors"), ["Mara Lindqvist"])
        self.assert_done(self.cli("rename", "section", "PRC"))
        self.assert_done(self.cli("merge", "--undo", "author", "M. Lindqvist"))
        self.assertEqual(self.titles("--author", "M. Lindqvist"), ["Old sea"])
        self.assert_fails(self.cli("merge", "feed", "x", "y"), 2, "section nor author")
        self.assert_fails(self.cli("merge", "author", "x"), 2)

    def test_mute(self):
        self.assert_done(self.cli("mute", "add", "word", "sea", "--days", "3"))
        self.assert_done(self.cli("mute", "add", "author", "Reuters"))
        self.assertEqual(self.titles(), ["Cold stores"])
        self.assertEqual(self.titles("--muted"), ["Old sea", "New road"])
        self.assertEqual(self.names("mute", "list"), ["Reuters", "sea"])
        self.assert_done(self.cli("mute", "remove", "word", "sea"))
        self.assertEqual(self.titles(), ["Cold stores", "Old sea"])
        self.assert_done(self.cli("mute", "add", "publication", "Paper"))
        self.assertEqual(self.titles(), [])
        self.assert_fails(self.cli("mute", "add", "word"), 2)

    def test_filters(self):
        self.assert_done(self.cli("filters", "save", "Mine", "--section", "China", "--section", "Markets", "--unread"))
        rows = self.cli("filters", "--json").lines()
        self.assertEqual([(row["name"], row["unread"]) for row in rows], [("Mine", 2)])
        self.assert_done(self.cli("filters", "remove", "Mine"))
        self.assertEqual(self.names("filters"), [])

    def test_queries(self):
        self.assertEqual(self.titles("--search", "section:china author:lindqvist is:unread"), ["Cold stores"])
        self.assertEqual(self.titles("--search", "before:2026-11-19"), ["New road"])
        self.assertEqual(self.titles("--search", "author:lindqvist -sea"), ["Cold stores"])
        wrong = self.cli("list", "--search", "is:foo road", "--json")
        self.assertEqual([row["title"] for row in wrong.lines()], ["New road"])
        self.assertIn("is:foo", wrong.err)
        self.assert_fails(self.cli("list", "--search", "is:foo"), 2, "is:foo")


if __name__ == "__main__":
    unittest.main()
