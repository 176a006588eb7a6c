# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts on a real Miniflux, by both of its interfaces. Skipped by name where it cannot be had."""

import base64
import http.server
import json
import os
import sys
import threading
import unittest
import urllib.request

from cli_case import CliCase

sys.path.insert(0, os.path.join(os.environ["G_TEST_SRCDIR"], "sync"))
import miniflux

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Paper {feed}</title><link>{base}/{feed}/</link>
{items}</channel></rss>"""
ITEM = """<item><title>Paper {feed}, story {number}</title><link>{base}/{feed}/{number}.html</link>
<guid isPermaLink="false">paper-{feed}-{number}</guid><category>Physics</category>
<pubDate>Fri, {day:02} Nov 2026 09:{minute:02}:00 GMT</pubDate>
<description>&lt;p&gt;Story {number} of paper {feed} has a text of its own, with number {mark}.&lt;/p&gt;</description>
</item>"""

PAGE = "<!doctype html><title>A story</title><body><article><h1>A story</h1>%s</article>" % (
    "<p>What happened is told on the page alone, at some length, and with the lamps of the pier in green.</p>" * 6)


class Feeds(http.server.BaseHTTPRequestHandler):
    n_items = 10

    def log_message(self, *_):
        pass

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        feed = self.path.strip("/").split("/")[0].removesuffix(".xml")
        items = "".join(ITEM.format(feed=feed, number=i, base=base, day=1 + i % 28, minute=i % 60, mark=i * 7919)
                        for i in range(self.n_items))
        body = FEED.format(feed=feed, base=base, items=items).encode()
        if self.path.endswith(".html"):
            body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml" if self.path.endswith(".xml") else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def setUpModule():
    global SERVER, FEED_SERVER
    try:
        SERVER = miniflux.Miniflux()
    except miniflux.Missing as missing:
        raise unittest.SkipTest(f"Miniflux cannot be had: {missing}") from missing
    FEED_SERVER = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=FEED_SERVER.serve_forever, daemon=True).start()


def tearDownModule():
    FEED_SERVER.shutdown()
    SERVER.stop()


def api(method, path, data=None):
    request = urllib.request.Request(SERVER.url + "/v1" + path, method=method,
                                     data=None if data is None else json.dumps(data).encode())
    pair = base64.b64encode(f"{miniflux.USER}:{miniflux.PASSWORD}".encode()).decode()
    request.add_header("Authorization", "Basic " + pair)
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
    return json.loads(body) if body else None


class MinifluxCase(CliCase):
    kind = "miniflux"
    n_feeds = 2

    def setUp(self):
        super().setUp()
        for feed in api("GET", "/feeds"):
            api("DELETE", f"/feeds/{feed['id']}")
        self.feeds = [api("POST", "/feeds", {"feed_url": self.feed_url(i), "category_id": 1})["feed_id"]
                      for i in range(self.n_feeds)]

    def feed_url(self, number):
        return f"http://127.0.0.1:{FEED_SERVER.server_address[1]}/{number}.xml"

    def add(self):
        result = self.cli("account", "add", SERVER.url, "--kind", self.kind, "--user", miniflux.USER, "--name", "flux",
                          stdin=miniflux.PASSWORD.encode() + b"\n")
        self.assert_done(result)

    def sync(self):
        result = self.cli("account", "sync", "--json")
        self.assertEqual(result.code, 0, result.err)
        return result.json()

    def stories(self, *options):
        return {s["title"]: s for s in self.cli("list", "--json", "--limit", "100000", *options).lines()}

    def entries(self):
        return {e["title"]: e for e in api("GET", "/entries?limit=1000")["entries"]}


class Both:
    def test_all_comes_once(self):
        self.add()
        self.assertEqual(self.sync()["added"], 20)
        again = self.sync()
        self.assertEqual((again["added"], again["updated"], again["marked"], again["sent"]), (0, 0, 0, 0))
        self.assertLessEqual(again["requests"], 5)
        story = self.cli("show", str(self.stories()["Paper 1, story 3"]["id"]), "--json").json()
        self.assertIn("has a text of its own", story["content_text"])

    def test_marks_go_both_ways(self):
        self.add()
        self.sync()
        stories = self.stories()
        self.assert_done(self.cli("read", str(stories["Paper 0, story 1"]["id"])))
        self.assert_done(self.cli("save", str(stories["Paper 0, story 2"]["id"])))
        entries = self.entries()
        api("PUT", "/entries", {"entry_ids": [entries["Paper 1, story 4"]["id"]], "status": "read"})
        api("PUT", f"/entries/{entries['Paper 1, story 5']['id']}/bookmark")
        report = self.sync()
        self.assertEqual((report["sent"], report["marked"], report["waiting"]), (2, 2, 0))
        entries = self.entries()
        self.assertEqual([t for t, e in entries.items() if e["starred"]].sort(),
                         ["Paper 0, story 2", "Paper 1, story 5"].sort())
        self.assertEqual(sorted(t for t, e in entries.items() if e["status"] == "read"),
                         ["Paper 0, story 1", "Paper 1, story 4"])
        self.assertEqual(sorted(self.stories("--saved")), ["Paper 0, story 2", "Paper 1, story 5"])
        self.assertEqual(len(self.stories("--unread")), 18)
        self.assert_done(self.cli("unread", str(stories["Paper 0, story 1"]["id"])))
        self.assert_done(self.cli("unsave", str(stories["Paper 0, story 2"]["id"])))
        self.sync()
        entries = self.entries()
        self.assertEqual(entries["Paper 0, story 1"]["status"], "unread")
        self.assertFalse(entries["Paper 0, story 2"]["starred"])

    def test_moving_a_publication_there_and_back(self):
        url = self.feed_url(7)
        self.assert_done(self.cli("add", url))
        self.assertEqual(len(self.stories()), 10)
        for number in (1, 2, 3):
            self.assert_done(self.cli("read", str(self.stories()[f"Paper 7, story {number}"]["id"])))
        self.add()
        self.sync()
        self.assertEqual(len(self.stories()), 30)
        self.assert_done(self.cli("account", "move", "Paper 7", "flux"))
        self.sync()
        self.assertIn(url, [f["feed_url"] for f in api("GET", "/feeds")])
        self.sync()
        self.assertEqual(len(self.stories()), 30)
        self.assertEqual(len(self.stories("--unread")), 27)
        entries = self.entries()
        self.assertEqual(sorted(t for t, e in entries.items() if e["status"] == "read"),
                         [f"Paper 7, story {n}" for n in (1, 2, 3)])
        self.assert_done(self.cli("account", "move", "Paper 7", "here"))
        self.sync()
        self.assertNotIn(url, [f["feed_url"] for f in api("GET", "/feeds")])
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.stories()), 30)
        self.assertEqual(len(self.stories("--unread")), 27)

    def test_categories_are_folders(self):
        self.add()
        self.sync()
        science = api("POST", "/categories", {"title": f"Science {self.kind}"})["id"]
        api("PUT", f"/feeds/{self.feeds[0]}", {"category_id": science, "title": "Renamed there"})
        self.sync()
        publications = {p["name"]: p.get("folder") for p in self.cli("publications", "--json").lines()}
        self.assertEqual(publications, {"Renamed there": f"Science {self.kind}", "Paper 1": None})
        api("DELETE", f"/feeds/{self.feeds[1]}")
        self.sync()
        self.assertEqual(len(self.cli("publications", "--json").lines()), 1)


class MinifluxTest(Both, MinifluxCase):
    def test_whole_texts_come_from_the_server(self):
        """What is kept for offline is read by the server: its pages lie where a public story leads nobody."""
        self.add()
        self.sync()
        self.assert_done(self.cli("offline"))
        for title, story in self.stories().items():
            shown = self.cli("show", str(story["id"]), "--json").json()
            self.assertIn("lamps of the pier", shown["content_text"], title)
        asked = {line["url"].split("/v1")[-1] for line in self.cli("requests", "--json").lines()}
        self.assertEqual(len([path for path in asked if path.endswith("/fetch-content")]), 20)


class GreaderTest(Both, MinifluxCase):
    kind = "greader"


if __name__ == "__main__":
    unittest.main()
