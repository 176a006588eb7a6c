#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-bad-pages.py BYLINE SERVER CLI: stories that are made to break a reader, one after the other, in the real window.

Whatever stands in them, what is before and after it can be read, the window answers, and its memory has an end."""
import html
import http.server
import json
import os
import struct
import subprocess
import sys
import threading
import time
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

BEFORE = "This stands before it. " * 40
AFTER = "And this stands after it. "
# What the window may take at most, with the pictures of all of them looked at.
MEGABYTE = 1024 * 1024
MAX_MEMORY = 1500 * MEGABYTE
BEGINNING = "This stands before it."
END = "And this stands after it."
# How much of a story's text is asked for at either end.
SOME = 3000
# Where a wheel turns over the story, and how far: what is made to break a reader stands right below its beginning.
TEXT = (900, 500)
CLICKS = 12
PICTURE_SIZE = 30000
PICTURE_BYTES = 200 * 1024 * 1024


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height):
    """One bit for each pixel, all of them black."""
    packer, parts = zlib.compressobj(9), []
    line = bytes(1 + (width + 7) // 8)
    for _ in range(height):
        parts.append(packer.compress(line))
    parts.append(packer.flush())
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) +
            chunk(b"IDAT", b"".join(parts)) + chunk(b"IEND", b""))


def svg_bomb():
    """Each group holds ten of the one before: a thousand million circles."""
    levels = ['<g id="a0"><circle r="1"/></g>']
    for level in range(1, 10):
        levels.append('<g id="a%d">%s</g>' % (level, '<use href="#a%d"/>' % (level - 1) * 10))
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><defs>%s</defs><use href="#a9"/></svg>'
            % "".join(levels)).encode()


def entity_bomb():
    """A thousand million times the same word."""
    entities = ['<!ENTITY e0 "ha">'] + ['<!ENTITY e%d "%s">' % (level, "&e%d;" % (level - 1) * 10) for level in range(1, 10)]
    return ('<?xml version="1.0"?><!DOCTYPE svg [%s]><svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
            '<text>&e9;</text></svg>' % "".join(entities)).encode()


STORIES = [
    ("Ten thousand quotations", "<blockquote>" * 10000 + "<p>Deep down</p>" + "</blockquote>" * 10000),
    ("Five hundred columns", "<table>%s</table>" % ("<tr>%s</tr>" % "".join("<td>%d</td>" % n for n in range(500)) * 4)),
    ("A word of a million letters", "<p>%s</p>" % ("w" * 1000000)),
    ("Fifty thousand pictures", "".join('<p><img src="/lamps/%d/small.png" alt="Lamp %d"></p>' % (n, n) for n in range(50000))),
    ("Thirty thousand pixels wide", '<p><img src="/large.png" alt="A large one"></p>'),
    ("Two hundred megabytes", '<p><img src="/heavy.png" alt="A heavy one"></p>'),
    ("A broken picture", '<p><img src="/broken.png" alt="A broken one"></p>'),
    ("A bomb of circles", '<p><img src="/bomb.svg" alt="A bomb"></p>'),
    ("A bomb of words", '<p><img src="/words.svg" alt="Another bomb"></p>'),
    ("Nothing that is seen", "<p>%s</p>" % ("\u200b\u200c\u200d\u2060\ufeff" * 200)),
    ("Links that lead nowhere", '<p><a href="javascript:alert(1)">One</a>, <a href="file:///etc/passwd">two</a>, '
     '<a href="data:text/html,hello">three</a> and <a href="https://example.org/">four</a>.</p>'
     '<p><img src="javascript:alert(2)" alt="x"><img src="file:///etc/passwd" alt="y">'
     '<img src="data:image/png;base64,iVBORw0KGgo=" alt="z"></p>'),
]


class Server:
    """The feed of those stories, and their pictures."""

    def __init__(self):
        self.pictures = {"/small.png": png(64, 64), "/large.png": png(PICTURE_SIZE, PICTURE_SIZE),
                         "/broken.png": png(64, 64)[:60] + b"garbage" * 40, "/bomb.svg": svg_bomb(), "/words.svg": entity_bomb()}
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *_):
                pass
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self):
        items = []
        for number, (title, body) in enumerate(STORIES):
            text = "<p>%s</p>%s<p>%s</p>" % (BEFORE, body, AFTER * 20)
            items.append("<item><title>%s</title><link>%s/%d</link><guid>%d</guid><pubDate>Fri, 20 Nov 2026 %02d:00:00 GMT</pubDate>"
                         "<content:encoded>%s</content:encoded></item>" % (title, self.base, number, number, number, html.escape(text)))
        return ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
                "<title>The Mischief</title><link>%s/</link>%s</channel></rss>" % (self.base, "".join(items))).encode()

    def answer(self, request):
        # Each lamp has an address of its own: those of one path are one picture.
        path = "/small.png" if request.path.startswith("/lamps/") else request.path
        try:
            if path == "/feed.xml":
                self.send(request, "application/rss+xml", self.feed())
            elif path in self.pictures:
                self.send(request, "image/svg+xml" if path.endswith(".svg") else "image/png", self.pictures[path])
            elif path == "/heavy.png":
                self.send_heavy(request)
            else:
                request.send_error(404)
        except (BrokenPipeError, ConnectionResetError):
            pass

    @staticmethod
    def send(request, kind, data):
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    @staticmethod
    def send_heavy(request):
        """It does not say how much it is."""
        request.send_response(200)
        request.send_header("Content-Type", "image/png")
        request.end_headers()
        request.wfile.write(png(64, 64)[:-12])
        block, sent = chunk(b"teXt", os.urandom(65536)), 0
        while sent < PICTURE_BYTES:
            request.wfile.write(block)
            sent += len(block)


class BadPages:
    def __init__(self, byline, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.server = Server()
        self.window = self.text = None

    def run_cli(self, *words):
        return subprocess.run([self.cli, "--profile", self.profile, *words], capture_output=True, text=True, check=False)

    def library(self):
        """Their feed is read"""
        done = self.run_cli("add", self.server.base + "/feed.xml")
        assert done.returncode == 0, done.stderr
        listed = [json.loads(line) for line in self.run_cli("list", "--json").stdout.splitlines()]
        assert len(listed) == len(STORIES), [story["title"] for story in listed]

    def links(self):
        """No link and no picture leads out of the web"""
        listed = [json.loads(line) for line in self.run_cli("list", "--json").stdout.splitlines()]
        ids = [str(story["id"]) for story in listed if story["title"] == "Links that lead nowhere"]
        shown = self.run_cli("--json", "show", ids[0]).stdout
        assert "https://example.org/" in shown
        blocks = json.dumps(json.loads(shown)["_byline"]["blocks"])
        for scheme in ("javascript:", "file:", "data:"):
            assert scheme not in blocks, scheme

    def read_all(self):
        """Each is opened and looked through: what is before and after it can be read, and the memory that it takes has an end"""
        os.makedirs(self.profile, exist_ok=True)
        # Each story by itself, at its beginning.
        with open(os.path.join(self.profile, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[settings]\nriver=false\nstart-with='list'\n")
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list", name="Headlines")
        # The newest is the first of the list.
        for title, _ in reversed(STORIES):
            began = time.monotonic()
            self.window.key("j")
            driver.wait("the beginning of %r" % title, lambda: BEGINNING in self.part(title, False), 60)
            driver.wait("the end of %r" % title, lambda: END in self.part(title, True), 90)
            self.window.wheel(*TEXT, 5, CLICKS)
            print("# %s: %.1f s, %d MB at most" % (title, time.monotonic() - began, self.peak() // MEGABYTE), file=sys.stderr)
            assert self.peak() < MAX_MEMORY, "%s: %d MB" % (title, self.peak() // MEGABYTE)

    def part(self, title, is_end):
        """The beginning or the end of the story with a headline, as a screen reader is given it; "" while it is not open."""
        self.window.check_alive()
        if self.text is None or title not in self.read(self.text, False):
            self.text = next((node for node in driver.walk(self.window.root)
                              if driver.role_of(node) == "text" and title in self.read(node, False)), None)
        return self.read(self.text, is_end) if self.text is not None else ""

    @staticmethod
    def read(node, is_end):
        """Some of a text: all of one may be a million letters."""
        try:
            words = node.get_text_iface()
            length = driver.Atspi.Text.get_character_count(words)
            start = max(0, length - SOME) if is_end else 0
            return driver.Atspi.Text.get_text(words, start, min(length, start + SOME))
        except driver.GLib.Error:
            return ""

    def peak(self):
        """How much memory the window took at most."""
        with open("/proc/%d/status" % self.window.process.pid, encoding="utf-8") as file:
            return [int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM")][0]

    def end(self):
        """It ends as usual, without a critical message"""
        self.window.quit()


def main():
    byline, _, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        test = BadPages(byline, cli, scratch)
        try:
            return driver.run([test.library, test.links, test.read_all, test.end])
        finally:
            process = test.window.process if test.window else None
            if process is not None and process.poll() is None:
                process.kill()


sys.exit(main())
