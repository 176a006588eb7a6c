#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-folds.py BYLINE SERVER CLI: Keep Reading and Show Less, clicked wherever they stand in the real window: what is in sight
stays where it is, pixel by pixel.

The stories are whole ones, ones that begin with a picture higher than the window, and beginnings whose page comes late."""
import http.server
import os
import struct
import subprocess
import sys
import threading
import time
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
import reader  # noqa: E402

N_STORIES = 40
N_CLICKS = 16
PAGE_SECONDS = 1
WORDS = ("The ferry left on time and came back late, and nobody on the quay could say which of the two had been agreed upon; "
         "the harbour master wrote both hours down and let the pencil rest between them. ")
# Of the screen: the text's column, from the first letters on.
LEFT, TOP, WIDTH, HEIGHT = 660, 60, 500, 720
AREA = "%dx%d+%d+%d" % (WIDTH, HEIGHT, LEFT, TOP)
# Beside the window: where it rests on a button, that says by and by what it is for.
POINTER = ("1240", "830")
# A button is a box of one grey; its first letters stand further to the right.
BUTTON_HEIGHT = range(24, 40)
# Above a button: its distance from the text, and that text's last line, which goes on when it unfolds.
LAST_LINE = 60
# So much may differ: the ring around a link that has the focus.
RING_HEIGHT = 26


def title(number):
    return "Log entry %03d" % number


def body(number):
    """So much that a story takes one minute in any case, since that stands below its headline."""
    return "".join("<p>%s %d.%d</p>" % (WORDS, number, part) for part in range(4))


def tower():
    """A PNG of one colour, 600 pixels wide and 1,100 high."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\x5a\x8c\x5a" * 600) * 1100
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 600, 1100, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def feed(base):
    items = []
    for number in range(1, N_STORIES + 1):
        text = body(number)
        if number % 3 == 0:
            text = "<p><img src='%s/tower-%d.png'></p>" % (base, number) + text
        elif number % 3 == 1:
            text = WORDS + WORDS + "…"
        when = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(1750000000 - number * 3600))
        items.append("<item><title>%s</title><guid>log-%d</guid><link>%s/story/%d</link><pubDate>%s</pubDate>"
                     "<description><![CDATA[%s]]></description></item>" % (title(number), number, base, number, when, text))
    return ("<rss version='2.0'><channel><title>The Log</title><link>%s/</link><description>d</description>%s</channel></rss>"
            % (base, "".join(items)))


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        kind, data = "text/html", b"<title>The Log</title>"
        if self.path == "/log.xml":
            kind, data = "application/rss+xml", feed("http://" + self.headers["Host"]).encode()
        elif self.path.startswith("/tower-"):
            kind, data = "image/png", tower()
        elif self.path.startswith("/story/"):
            time.sleep(PAGE_SECONDS)
            number = int(self.path.rsplit("/", 1)[1])
            more = "<p>%s%s</p>" % (WORDS, WORDS) if number % 3 == 1 else ""
            data = ("<title>%s</title><article><h1>%s</h1>%s%s</article>"
                    % (title(number), title(number), more, body(number))).encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Shot:
    """The text as it is on the screen."""

    def __init__(self, data):
        self.rows = [data[y * WIDTH * 3:(y + 1) * WIDTH * 3] for y in range(HEIGHT)]

    def is_button(self, y):
        """Whether the row begins with a button's grey."""
        red, green, blue = self.rows[y][:3]
        return red == green == blue and 220 < red < 250

    def buttons(self):
        """Where each button that is whole in sight begins, and whether it is the wider one: Keep Reading."""
        found, y = [], 0
        while y < HEIGHT:
            end = y
            while end < HEIGHT and self.is_button(end):
                end += 1
            if end - y in BUTTON_HEIGHT and y > 0 and end < HEIGHT:
                row = self.rows[y + 2]
                width = next((x for x in range(WIDTH) if row[x * 3:x * 3 + 3] != row[:3]), WIDTH)
                found.append((y, width))
            y = max(end, y + 1)
        return found


class Folds(reader.Reader):
    def __init__(self, byline, cli, scratch):
        super().__init__()
        self.byline, self.cli = byline, cli
        self.folder = os.path.join(scratch, "log")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.wide = 0

    def picture(self):
        subprocess.run(["xdotool", "mousemove", *POINTER], check=True)
        return subprocess.run(["import", "-window", "root", "-crop", AREA, "-depth", "8", "rgb:-"],
                              capture_output=True, timeout=30, check=True).stdout

    def shot(self):
        """The text once it stands still; scroll bars lie outside of it."""
        last = [b""]

        def look():
            time.sleep(0.3)
            now = self.picture()
            same = now == last[0]
            last[0] = now
            return same
        driver.wait("a view that stands still", look, 60)
        return Shot(last[0])

    def start(self):
        """A story of the river is in sight"""
        subprocess.run([self.cli, "--profile", self.folder, "add", "http://127.0.0.1:%d/log.xml" % self.server.server_port],
                       check=True, capture_output=True, timeout=120)
        self.window = driver.Window(self.byline, self.folder)
        driver.wait("headlines", lambda: len(self.rows("Headlines")) >= 5)
        self.window.key("j")
        for _ in range(100):
            buttons = self.shot().buttons()
            if buttons:
                break
            self.scroll(5, 3)
        self.wide = buttons[0][1]

    @staticmethod
    def compare(before, after, rows, what):
        """Fails where more differs than a ring around a link."""
        differing = [y for y in rows if before.rows[y] != after.rows[y]]
        if len(differing) > RING_HEIGHT:
            raise driver.Failure("a jump %s: rows %d to %d differ" % (what, differing[0], differing[-1]))

    def unfold(self, before, y):
        """What stands above the button stays, while the page comes and when it has come."""
        end = max(0, y - LAST_LINE)
        self.window.mouse(LEFT + 10, TOP + y + 10)
        time.sleep(PAGE_SECONDS / 2)
        meanwhile = Shot(self.picture())
        self.compare(before, meanwhile, range(end), "above %d, where it is asked for" % y)
        time.sleep(PAGE_SECONDS)
        after = self.shot()
        self.compare(before, after, range(end), "above %d, where it has come" % y)

    def fold(self, before, y):
        """The button stays and what lies below it; or what lies above it, where the headline is in sight."""
        self.window.mouse(LEFT + 10, TOP + y + 10)
        after = self.shot()
        if after.rows[y:] == before.rows[y:] or [row for row in after.buttons() if row[0] == y]:
            self.compare(before, after, range(y + 40, HEIGHT), "below %d, where it folds" % y)
            return
        buttons = [row[0] for row in after.buttons() if row[0] < y]
        assert buttons, "the button at %d has gone" % y
        self.compare(before, after, range(max(0, buttons[-1] - LAST_LINE)), "above %d, where it folds" % y)

    def every_place(self):
        """Wherever a button stands that is clicked, nothing jumps"""
        kinds, seen = {"unfolded": 0, "folded": 0}, set()
        for step in range(400):
            before = self.shot()
            buttons = before.buttons()
            if buttons:
                y, width = buttons[step % len(buttons)]
                seen.add(y)
                if width < self.wide - 4:
                    kinds["folded"] += 1
                    self.fold(before, y)
                else:
                    kinds["unfolded"] += 1
                    self.unfold(before, y)
            if min(kinds.values()) * 2 >= N_CLICKS:
                break
            self.scroll(5, 2 + step % 5)
        print("# %s, at %s" % (kinds, sorted(seen)), file=sys.stderr)
        assert min(kinds.values()) * 2 >= N_CLICKS, kinds
        self.window.quit()


def main():
    byline, _, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        folds = Folds(byline, cli, scratch)
        try:
            return driver.run([folds.start, folds.every_place])
        finally:
            process = folds.window.process if folds.window else None
            if process is not None and process.poll() is None:
                process.kill()
            folds.server.shutdown()


sys.exit(main())
