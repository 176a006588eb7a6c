#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-refreshing.py BYLINE SERVER CLI: what a refresh brings in while one reads, in the real window: above, not under the hand."""
import email.utils
import http.server
import json
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
# A page that shows another story below its own, and what the feed says of that one later.
BROUGHT = "A word from the quay"
BROUGHT_ITEM = ("<item><guid>{base}/guid/quay</guid><title>" + BROUGHT + "</title><link>{base}/story/900?utm_source=feed</link>"
                "<pubDate>%s</pubDate><category>Harbour</category><description>The feed's own beginning …</description></item>")
BELOW = ("<div class='widget'><article><h1 class='widget__headline'><a class='widget__headline-text' href='{base}/story/900'>" +
         BROUGHT + "</a></h1><div class='body js-expandable' data-headline='" + BROUGHT + "'><div class='widget__brief'>" +
         "<p>What the quay has to say is said below another story, and said whole, from the first word to the last.</p>" * 3 +
         "</div><div class='js-appear-on-expand'><script type='keep-reading-content'>&lt;p&gt;There was more of it than one "
         "had thought, and it was read to its end by all who had come to the quay.&lt;/p&gt;</script></div>"
         "<div class='js-keep-reading'><span class='show-more'>Keep Reading</span><span class='show-less'>Show less</span></div>"
         "</div></article></div>")


class Refreshing:
    def __init__(self, byline, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.n_stories = N_STORIES
        self.carries_brought = False
        self.begin = time.time() - 100000
        self.window = self.before = None
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self):
        items = "".join(ITEM % (n, n, n, email.utils.formatdate(self.begin + 60 * n)) for n in range(1, self.n_stories + 1))
        if self.carries_brought:
            items += BROUGHT_ITEM % email.utils.formatdate(self.begin)
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
                page = PAGE % (title, title) + BELOW.replace("{base}", test.base) if title is not None else ""
                body = (page or feed()).encode()
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

    def brought(self):
        """The stories whose page, or feed, is that of the quay, as the library has them."""
        done = subprocess.run([self.cli, "--profile", self.profile, "list", "--search", BROUGHT, "--json"],
                              capture_output=True, text=True, timeout=60, check=True)
        stories = [json.loads(line) for line in done.stdout.splitlines()]
        return [story for story in stories if story["title"] == BROUGHT]

    def joins(self):
        """A story that a page brought and that was saved is the feed's own story when that comes"""
        self.window.click(driver.wait("the newest story", lambda: self.row(self.n_stories)))
        driver.wait("the story that its page brings", self.brought)
        self.window.key("slash")
        self.window.type("word quay")
        self.window.click(driver.wait("its row", lambda: [
            node for node in self.rows() if BROUGHT in (node.get_name() or "")])[0])
        driver.wait("it to be read", lambda: self.brought()[0]["read"])
        self.window.key("s")
        before = driver.wait("it to be saved", lambda: [story for story in self.brought() if story["saved"]])
        self.carries_brought = True
        self.window.key("F5")
        driver.wait("its section", lambda: "Harbour" in str(self.brought()))
        after = self.brought()
        assert len(after) == 1 and after[0]["id"] == before[0]["id"], after
        assert after[0]["read"] and after[0]["saved"], after
        rows = [node.get_name() for node in self.rows() if BROUGHT in (node.get_name() or "")]
        assert len(rows) == 1, rows
        self.window.has_text("There was more of it than one")
        self.window.quit()


def main():
    with driver.Scratch() as scratch:
        refreshing = Refreshing(sys.argv[1], sys.argv[3], scratch)
        try:
            return driver.run([refreshing.start, refreshing.nothing_moves, refreshing.between_moves_nothing,
                               refreshing.to_the_top, refreshing.kept, refreshing.joins])
        finally:
            if refreshing.window is not None and refreshing.window.process.poll() is None:
                refreshing.window.process.kill()
            refreshing.server.shutdown()


sys.exit(main())
