#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that is wrong for one command, beside a server whose clock is right (or the other way round)."""

import email.utils
import http.server
import threading
import unittest

from cli_case import CliCase

NOW = 1795262400  # 2026-11-21 12:00
DAY = 86400
YEAR = 365 * DAY


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def date_time_string(self, timestamp=None):
        return email.utils.formatdate(self.server.now, usegmt=True)

    def do_GET(self):
        self.server.n_requests += 1
        body = ("<?xml version='1.0'?><rss version='2.0'><channel><title>Paper</title>"
                "<link>http://paper.example/</link>%s</channel></rss>" % "".join(
                    "<item><title>%s</title><guid>%s</guid>%s</item>"
                    % (title, title, "<pubDate>%s</pubDate>" % email.utils.formatdate(date) if date else "")
                    for title, date in self.server.items)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Clock(CliCase):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.items = []
        self.server.n_requests = 0
        self.url = "http://127.0.0.1:%d/feed.xml" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def at(self, ours, theirs, *arguments):
        self.server.now = theirs
        result = self.cli(*arguments, environment={"BYLINE_NOW": str(ours)})
        self.assert_done(result)
        return result

    def titles(self, ours):
        return [story["title"] for story in self.at(ours, ours, "list", "--json").lines()]

    def read_all(self, ours):
        ids = [str(story["id"]) for story in self.at(ours, ours, "list", "--json").lines()]
        self.at(ours, ours, "read", *ids)

    def test_ahead_once(self):
        self.server.items = [("One", NOW - DAY)]
        self.at(NOW, NOW, "add", self.url)
        self.read_all(NOW)
        self.server.items = [("Undated", 0)]
        self.at(NOW + 2 * YEAR, NOW + 60, "refresh")
        self.assertEqual(self.titles(NOW + 120), ["Undated", "One"])
        # Right again: the feed is due, and what is new stands on top.
        self.server.items = [("New", NOW + 3600)]
        self.server.n_requests = 0
        self.at(NOW + 2 * DAY, NOW + 2 * DAY, "refresh", "--due")
        self.assertEqual(self.server.n_requests, 1)
        self.server.items = [("Newer, undated", 0)]
        self.at(NOW + 4 * DAY, NOW + 4 * DAY, "refresh", "--due")
        self.assertEqual(self.titles(NOW + 4 * DAY), ["Newer, undated", "Undated", "New", "One"])
        self.read_all(NOW + 4 * DAY)
        # The months go by: what is read goes, though it came in "two years later".
        self.server.items = [("Last", NOW + 99 * DAY)]
        self.at(NOW + 100 * DAY, NOW + 100 * DAY, "refresh")
        self.assertEqual(self.titles(NOW + 100 * DAY), ["Last"])

    def test_behind_once(self):
        self.server.items = [("Undated", 0), ("Dated", NOW - DAY)]
        self.at(7200, NOW, "add", self.url)
        self.server.items = [("New", NOW - 2 * DAY)]
        self.at(NOW, NOW, "refresh", "--due")
        self.assertEqual(self.titles(NOW), ["Undated", "Dated", "New"])
        self.read_all(NOW)
        self.at(NOW + DAY, NOW + DAY, "refresh")
        self.assertEqual(self.titles(NOW), ["Undated", "Dated", "New"])

    def test_lying_server(self):
        self.server.items = [("One", NOW - DAY), ("Undated", 0)]
        self.at(NOW, NOW + 9 * YEAR, "add", self.url)
        self.read_all(NOW)
        self.server.items.append(("Two", 0))
        for theirs in (NOW + 9 * YEAR, 86400, NOW + 9 * YEAR):
            self.at(NOW + 60, theirs, "refresh")
            self.assertEqual(self.titles(NOW + 60), ["Two", "Undated", "One"])


if __name__ == "__main__":
    unittest.main()
