#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-deep.py BYLINE SERVER CLI: the river over a list of hundreds of stories, in the real window.

Reads on into the middle of the tenth and starts again there, unfolds and folds five stories where they stand, goes three hundred
stories deep and turns back."""
import functools
import http.server
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
import reader  # noqa: E402

N_STORIES = 320
DEEP = 300
# How much larger the process may be three hundred stories deep than after ten, in MiB.
MAX_GROWTH = 30


def title(number):
    return "Log entry %03d" % number


def write_log(folder):
    """A feed of many stories, each a few screens long, the first the newest."""
    words = ("The ferry left on time and came back late, and nobody on the quay could say which of the two had been agreed upon; "
             "the harbour master wrote both hours down and let the pencil rest between them. ")
    items = []
    for number in range(1, N_STORIES + 1):
        when = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(1750000000 - number * 3600))
        body = "".join("<p>%s %d</p>" % (words, part) for part in range(14))
        items.append("<item><title>%s</title><guid>log-%d</guid><pubDate>%s</pubDate><description><![CDATA[%s]]></description></item>"
                     % (title(number), number, when, body))
    with open(os.path.join(folder, "log.xml"), "w", encoding="utf-8") as file:
        file.write("<rss version='2.0'><channel><title>The Log</title><description>d</description>%s</channel></rss>"
                   % "".join(items))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Deep(reader.Reader):
    def __init__(self, byline, cli, scratch):
        super().__init__()
        self.byline, self.cli = byline, cli
        self.folder = os.path.join(scratch, "log")
        served = os.path.join(scratch, "served")
        os.makedirs(served)
        write_log(served)
        self.left = None
        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=served))
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()

    def number(self):
        """The story that is selected."""
        for name in self.selected():
            if "Log entry " in name:
                return int(name.split("Log entry ")[1][:3])
        return 0

    def is_number(self, number):
        driver.wait(title(number), lambda: self.number() == number)

    def resident(self):
        with open("/proc/%d/status" % self.window.process.pid, encoding="utf-8") as file:
            return int([line for line in file if line.startswith("VmRSS")][0].split()[1]) // 1024

    def start(self):
        self.window = driver.Window(self.byline, self.folder)
        driver.wait("headlines", lambda: len(self.rows("Headlines")) >= 5)

    def into_tenth(self):
        """Ten stories on, each opened by a key, into the middle of the tenth"""
        subprocess.run([self.cli, "--profile", self.folder, "add", "http://127.0.0.1:%d/log.xml" % self.httpd.server_port],
                       check=True, capture_output=True, timeout=120)
        self.start()
        for number in range(1, 11):
            self.window.key("j")
            self.is_number(number)
        self.still()
        self.scroll(5, 12)
        self.left = self.still()
        assert self.number() == 10, self.selected()

    def tenth_again(self):
        """The next start begins in the middle of the tenth, to the pixel"""
        self.window.quit()
        self.start()
        self.is_number(10)
        self.stands_at(self.left)

    def next_story(self):
        """Turns the wheel until the next story is the one in view."""
        number = self.number()
        for _ in range(200):
            self.scroll(5, 3)
            if self.number() > number:
                break
        assert self.number() > number, self.selected()
        self.still()

    def unfold_five(self):
        """Five stories below it, each unfolded where it stands"""
        for _ in range(5):
            self.next_story()
            number = self.number()
            self.window.key("space")
            self.still()
            assert self.number() == number, self.selected()
            self.window.has_text("Show Less")

    def go_deep(self):
        """Three hundred stories deep the story in view is the one that is selected, and the window is not larger for it"""
        before, steps = self.resident(), 0
        while self.number() < DEEP:
            self.scroll(5, 40)
            steps += 1
            assert steps < 3000, "stuck at %d" % self.number()
        self.still()
        self.window.has_text(title(self.number()))
        growth = self.resident() - before
        print("# %d MiB more, %d turns of the wheel" % (growth, steps * 40), file=sys.stderr)
        assert growth < MAX_GROWTH, "%d MiB more" % growth

    def turn_back(self):
        """From there the way back is the same"""
        number = self.number()
        for _ in range(400):
            self.scroll(4, 40)
            if self.number() < number - 3:
                break
        self.still()
        assert self.number() < number - 3, self.selected()
        self.window.has_text(title(self.number()))
        self.window.quit()


def main():
    byline, _, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        deep = Deep(byline, cli, scratch)
        try:
            return driver.run([deep.into_tenth, deep.tenth_again, deep.unfold_five, deep.go_deep, deep.turn_back])
        finally:
            process = deep.window.process if deep.window else None
            if process is not None and process.poll() is None:
                process.kill()
            deep.httpd.shutdown()


sys.exit(main())
