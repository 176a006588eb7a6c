#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-paper.py BYLINE SERVER CLI: a paper whose pages hold six stories each, and no feed: all that stands on them is seen.

Its front page is followed as a list. A story is opened: kicker, headline, standfirst, lead with caption and credit, pictures in the
text with their small captions, and the five stories below it, each with its author's card; then an author's page.
BYLINE_E2E_SHOTS names a folder for pictures of the screen."""
import html
import http.server
import json
import os
import re
import subprocess
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(os.path.dirname(TESTS), "data", "sample")
PAGES = {"/": ("listing", "paper-front.html"), "/china/harbour-lamps": ("fixtures", "paper.html")}
PICTURES = {
    "lamps-at-the-quay": "pictures/quiet-crane.jpg", "lamp-out": "pictures/island-night.jpg", "plain": "pictures/shipyard.jpg",
    "desk": "pictures/four-days.jpg", "rope": "pictures/last-ferry.jpg", "chairs": "pictures/apprentice.jpg",
    "buoy": "pictures/seagrass.jpg", "ida": "portraits/mara-lindqvist.jpg", "jo": "portraits/jonas-weidling.jpg",
    "cy": "portraits/tomas-aguirre.jpg", "di": "portraits/ines-okafor.jpg"}
LEAD = "A harbour counts its lamps"
# What stands in the river: headline (None: a sponsor's text has none), author, biography, a line of the rest that is kept back.
RIVER = [
    ("The desk that nobody books", "Jo Keel", "Jo Keel (@jokeel) writes about work at Quayside.", "The next one begins on Monday."),
    (None, "Cy Reed", "Cy Reed is head of content at Reed Mutual", "Ask us about lamps any day of the week."),
    ("What a rope knows about its load", "Di Reed", "Di Reed is chief executive of Reed Ropes.", "The other kind cannot count."),
    ("An office of chairs alone", "Jo Keel", "Jo Keel (@jokeel) writes about work at Quayside.", "They stand in the harbour."),
    ("The law of unclaimed buoys", "Ida Strand", "is a reporter at Quayside, and covers light.", "Lawyers differ."),
]


def story_page(path):
    """One of the five stories on a page of its own, whole; None if it is none of them."""
    with open(os.path.join(TESTS, "article", "fixtures", "paper.html"), encoding="utf-8") as file:
        blocks = file.read().split('<div class="widget tag-')[2:]
    for block in blocks:
        if 'href="%s?' % path in block:
            block = re.sub(r'<script type="keep-reading-content">(.*?)</script>', lambda rest: html.unescape(rest.group(1)), block)
            block = block.partition('<div class="js-keep-reading">')
            return ("<!DOCTYPE html><html><head><title>Quayside</title></head><body><div class=\"widget tag-%s%s</body></html>" % (
                block[0], block[2])).encode()
    return None


class Handler(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        path = self.path.partition("?")[0]
        Handler.asked.append(self.path)
        kind, body = "text/html; charset=utf-8", None
        if path in PAGES:
            with open(os.path.join(TESTS, "article", *PAGES[path]), "rb") as file:
                body = file.read().replace(b"https://quayside.example", b"http://127.0.0.1:%d" % self.server.server_port)
        elif story_page(path):
            body = story_page(path)
        elif path.startswith("/media-library/"):
            name = PICTURES.get(os.path.splitext(os.path.basename(path))[0])
            if name:
                with open(os.path.join(SAMPLE, name), "rb") as file:
                    kind, body = "image/jpeg", file.read()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_):
        pass


class Paper:
    def __init__(self, byline, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.window = None

    def run_cli(self, *arguments):
        done = subprocess.run([self.cli, "--profile", self.profile, *arguments], capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise driver.Failure("byline-cli %s: %s" % (arguments[0], done.stderr))
        return done.stdout

    def shot(self, name):
        folder = os.environ.get("BYLINE_E2E_SHOTS")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)

    def rows(self, name):
        view = self.window.find("list", name=name)
        return [node for node in driver.walk(view) if node.get_role_name() == "list item"]

    def document(self):
        """All that is written in the reading view."""
        texts = [driver.text_of(node) for node in driver.walk(self.window.root) if node.get_role_name() == "text"]
        return max(texts, key=len) if texts else ""

    def scroll(self, seen, shot):
        """Turns the wheel down until a text is there; in the folder of pictures, page by page to the end."""
        x, y, width, height = self.window.extents(self.window.root)
        for number in range(60):
            if seen(self.document()) and (number > 12 or not os.environ.get("BYLINE_E2E_SHOTS")):
                return
            for _ in range(5):
                self.window.mouse(x + width - 150, y + height // 2, 5)
            self.shot("%s-%02d" % (shot, number))

    def follow(self):
        """The front page is followed as a list: five stories with their sections and authors"""
        self.run_cli("add", self.base + "/", "--page")
        stories = [json.loads(line) for line in self.run_cli("list", "--json").splitlines()]
        said = sorted((story["title"], tuple(story["sections"]), tuple(a if isinstance(a, str) else a["name"] for a in story["authors"]))
                      for story in stories)
        expected = sorted([
            (LEAD, ("China",), ("Ida Strand",)), ("The desk that nobody books", ("Workplace",), ("Jo Keel",)),
            ("What a rope knows about its load", ("Enterprise",), ("Di Reed",)),
            ("An office of chairs alone", ("Workplace",), ("Jo Keel",)), ("The law of unclaimed buoys", ("Policy",), ("Ida Strand",))])
        assert said == expected, said

    def open_story(self):
        """Headlines in the window; a story is opened, and its page is read"""
        self.window = driver.Window(self.byline, self.profile)
        driver.wait("five headlines", lambda: len(self.rows("Headlines")) == 5)
        row = driver.wait(LEAD, lambda: [node for node in self.rows("Headlines") if LEAD in (node.get_name() or "")])[0]
        self.window.click(row)
        driver.wait("the page's text", lambda: "Nobody has counted the shadows yet" in self.document())
        self.shot("paper-1-lead")

    def head(self):
        """Kicker, headline, standfirst; the lead's caption and, apart from it, its credit"""
        lines = self.document().split("\n")
        head = [line for line in lines[:12]]
        assert any("Quayside" in line and "China" in line for line in head[:1]), head
        assert LEAD in head and "Nobody knew how many there were, until one went out." in head, head
        assert "This year's count is more serious than the last." in lines, head
        assert "Photo: R. Alm/Harbour Pictures via Getty Images" in lines, head

    def body(self):
        """Subhead, list, pictures in the text with their small captions; what is no content is not there"""
        text = self.document()
        lines = text.split("\n")
        for line in ("The lamp that went out, in October.", "Photos: Courtesy", "Light for good"):
            assert line in lines, (line, lines)
        for part in ("The first lamp was lit in 1871.", "The last one is electric, and hums."):
            assert part in text, part
        for noise in ("Add Photo Credit", "Latest Stories", "Sign up", "Around the web", "Get access", "Share on a site", "Show less"):
            assert noise not in text, noise

    def river(self):
        """Five stories below it, in the page's order, with captions, credits and authors"""
        self.scroll(lambda text: all(title is None or title in text for title, *_ in RIVER), "paper-2-river")
        text = self.document()
        places = [text.find(title) for title, *_ in RIVER if title]
        assert -1 not in places and places == sorted(places), (places, text)
        assert "At Reed Mutual we have insured lamps since 1903" in text, text
        for line in ("A desk at noon, with a lamp on it.", "Illustration: B. Moss", "Photo: Reed Ropes", "Ed Lane/Getty Images",
                     "A buoy, unclaimed."):
            assert line in text, line
        assert all(name in text for _, name, *_ in RIVER), text

    def pictures(self):
        """Each picture and portrait was asked for in one size"""
        names = [path.partition("?")[0] for path in Handler.asked if path.startswith("/media-library/")]
        for name in ("lamps-at-the-quay", "lamp-out", "desk", "rope", "chairs", "buoy"):
            count = names.count("/media-library/%s.jpg" % name)
            assert 1 <= count <= 2, (name, count)

    def author(self):
        """The author's page keeps portrait, biography and contacts; both stories are hers alone"""
        authors = {author["name"]: author for author in map(json.loads, self.run_cli("authors", "--json").splitlines())}
        for name in ("Jo Keel", "Ida Strand"):
            assert authors[name]["stories"] == 2, authors[name]
        self.window.click(self.window.find("push button", name="All Stories"))
        self.window.find("push button", name="Follow")
        self.window.has_text("is a reporter at Quayside, and covers light.")
        self.window.has_text("ida@quayside.example")
        self.shot("paper-4-author")

    def quit(self):
        """And its end"""
        self.window.quit()


def main():
    byline, _, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        paper = Paper(byline, cli, scratch)
        try:
            return driver.run([paper.follow, paper.open_story, paper.head, paper.body, paper.river, paper.pictures,
                               paper.author, paper.quit])
        finally:
            paper.server.shutdown()
            process = paper.window.process if paper.window else None
            if process is not None and process.poll() is None:
                process.kill()


sys.exit(main())
