#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-refreshing.py BYLINE SERVER CLI: what a refresh brings in while one reads, in the real window: above, not under the hand."""
import email.utils
import http.server
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

N_STORIES = 140
N_NEW = 12
STORY = "Story %d of the harbour"
ITEM = ("<item><guid>%d</guid><title>" + STORY + "</title><link>{base}/story/%d</link><pubDate>%s</pubDate>"
        "<description>Only a beginning of it …</description></item>")
PAGE = ("<title>%s</title><article><h1>%s</h1>" + "<p>Words of the story, and some more of them, as the page has them.</p>" * 9 +
        "</article>")


class Refreshing:
    def __init__(self, byline, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.n_stories = N_STORIES
        self.begin = time.time() - 100000
        self.window = self.before = None
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self):
        items = "".join(ITEM % (n, n, n, email.utils.formatdate(self.begin + 60 * n)) for n in range(1, self.n_stories + 1))
        return ("<?xml version='1.0'?><rss version='2.0'><channel><title>The Pier</title><link>{base}/</link>%s</channel></rss>"
                % items).replace("{base}", self.base)

    def between(self):
        """Another paper's feed: its stories lie between the older ones, and one is newer than all."""
        times = [self.begin + 60 * n + 30 for n in range(1, N_STORIES - 40)] + [self.begin + 60 * (N_STORIES + 100)]
        items = "".join("<item><guid>b%d</guid><title>News %d of the quay</title><pubDate>%s</pubDate></item>" %
                        (n, n, email.utils.formatdate(date)) for n, date in enumerate(times))
        self.n_between = len(times)
        return "<?xml version='1.0'?><rss version='2.0'><channel><title>The Quay</title>%s</channel></rss>" % items

    def handler(self):
        test = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, format, *args):
                pass

            def do_GET(self):
                title = STORY % int(self.path.rsplit("/", 1)[1]) if self.path.startswith("/story/") else None
                feed = test.between if self.path == "/between.xml" else test.feed
                body = (PAGE % (title, title) if title is not None else feed()).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html" if title is not None else "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler

    def run_cli(self, *arguments):
        subprocess.run([self.cli, "--profile", self.profile, *arguments], check=True, capture_output=True, timeout=60)

    def rows(self):
        view = self.window.find("list", name="Headlines")
        return [node for node in driver.walk(view) if driver.role_of(node) == "list item"]

    def row(self, number):
        """The row of a story that is in view, if it is."""
        _, top, _, height = self.window.extents(self.window.root)
        for node in self.rows():
            _, y, _, row_height = self.window.extents(node)
            if (node.get_name() or "").startswith(STORY % number) and row_height > 0 and top + 50 < y < top + height - row_height:
                return node
        return None

    def in_view(self):
        """A story in view, and where its row begins."""
        for number in range(self.n_stories, 0, -1):
            node = self.row(number)
            if node is not None:
                return number, self.window.extents(node)[1]
        return None

    def start(self):
        """A list that is scrolled"""
        self.run_cli("add", self.base + "/feed.xml")
        self.window = driver.Window(self.byline, self.profile)
        driver.wait("the newest story", lambda: self.row(N_STORIES))
        view = self.window.find("list", name="Headlines")
        # Step by step: a row that leaves the view at once keeps the place that it was told to have (GTK 4.8).
        for _ in range(12):
            self.window.wheel(*self.window.middle(view), 5, 1)
        driver.wait("it to be scrolled", lambda: self.row(N_STORIES) is None and self.in_view())

    def nothing_moves(self):
        """New stories come in above, are counted, and move nothing"""
        self.before = driver.wait("a story in view", self.in_view)
        self.n_stories += N_NEW
        self.window.key("F5")
        self.window.find("push button", name="%d New Stories" % N_NEW)
        number, y = self.before
        node = driver.wait("the same story in view", lambda: self.row(number))
        assert abs(self.window.extents(node)[1] - y) <= 1, (self.window.extents(node)[1], y)

    def between_moves_nothing(self):
        """So do very many that come above and between the older ones; the date line counts them"""
        number, y = driver.wait("a story in view", self.in_view)
        self.run_cli("add", self.base + "/between.xml")
        count = self.n_stories + self.n_between
        self.window.has_text("%d stories, %d unread" % (count, count))
        node = driver.wait("the same story in view", lambda: self.row(number))
        assert abs(self.window.extents(node)[1] - y) <= 1, (self.window.extents(node)[1], y)

    def to_the_top(self):
        """Their button leads to the newest, and goes"""
        self.window.click(self.window.find("push button", name="%d New Stories" % (N_NEW + 1)))
        driver.wait("the newest story", lambda: self.row(self.n_stories))
        self.window.gone("push button", contains="New Stories")

    def kept(self):
        """What is kept for a time without a network says so in its row"""
        self.run_cli("ahead", "1", "articles")
        self.window.key("F5")
        driver.wait("its row to say so",
                    lambda: [node for node in self.rows() if node.clear_cache() is None and
                             "kept for offline" in (node.get_name() or "")])
        self.window.quit()


def main():
    with driver.Scratch() as scratch:
        refreshing = Refreshing(sys.argv[1], sys.argv[3], scratch)
        try:
            return driver.run([refreshing.start, refreshing.nothing_moves, refreshing.between_moves_nothing,
                               refreshing.to_the_top, refreshing.kept])
        finally:
            if refreshing.window is not None and refreshing.window.process.poll() is None:
                refreshing.window.process.kill()
            refreshing.server.shutdown()


sys.exit(main())
