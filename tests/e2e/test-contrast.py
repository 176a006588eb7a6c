#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-contrast.py BYLINE SERVER CLI: whatever is written in the window can be read, in each theme.

Measured on screenshots, by the strongest pixel of each word: names and counts of the sidebar, headlines
and what stands below them, the front page, a story's kicker, byline, date, captions and credits. 4.5 : 1 everywhere, 7 : 1 in high contrast."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import contrast  # noqa: E402
import driver  # noqa: E402

HEADLINE = "A quieter summit rewrites the rules of the open web"
EDGE = 3


class Contrast:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = None

    def library(self):
        """A library of the sample publication"""
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/"], check=True, capture_output=True)

    def set_scheme(self, value):
        with open(os.path.join(self.profile, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[settings]\ncolor-scheme='%s'\nstart-with='front-page'\nload-pictures=false\n" % value)

    def measure(self, node, what, least, edge=EDGE):
        """All that is written in a node's rectangle."""
        left, top, right, bottom = self.window.extents(self.window.root)
        x, y, width, height = self.window.extents(node)
        # Without the edges of panes and window, which would join all lines.
        width, height = min(width, left + right - x) - 2 * edge, min(height, top + bottom - y) - edge
        x += edge
        found = list(contrast.words(self.shot.crop(x, y, width, height)))
        low = [word for word in found if word[0] < least]
        assert found, "nothing is written in " + what
        assert not low, "%s: %s" % (what, ["%.2f at %d,%d" % (word[0], x + word[1], y + word[2]) for word in low[:6]])
        return min(word[0] for word in found)

    def look(self, scheme, least, **env):
        self.set_scheme(scheme)
        os.environ.update(env)
        try:
            self.window = driver.Window(self.byline, self.profile)
        finally:
            for name in env:
                del os.environ[name]
        headlines = self.window.find("list", name="Headlines")
        self.window.find("link", contains=HEADLINE)
        subprocess.run(["xdotool", "mousemove", "1279", "859"], check=True)
        time.sleep(1.5)
        self.shot = contrast.Picture.take()
        page = self.window.find("link", contains=HEADLINE).get_parent()
        front = self.measure(page, "the front page", least, 12)
        self.window.click(self.window.find("list item", contains=HEADLINE))
        self.window.has_text("The hotel bars of the canal town")
        subprocess.run(["xdotool", "mousemove", "1279", "859"], check=True)
        time.sleep(1.5)
        self.shot = contrast.Picture.take()
        worst = [front, self.measure(headlines, "the headlines", least),
                 self.measure(self.window.find("list", name="Sidebar"), "the sidebar", least),
                 self.measure(self.window.with_text("The hotel bars of the canal town"), "the story", least, 12)]
        print("# %s: %.2f at least" % (scheme, min(worst)), file=sys.stderr)
        self.window.quit()

    def light(self):
        """In the light theme"""
        self.look("light", 4.5)

    def dark(self):
        """In the dark theme"""
        self.look("dark", 4.5)

    def sepia(self):
        """On sepia"""
        self.look("sepia", 4.5)

    def high(self):
        """In high contrast, light and dark"""
        self.look("light", 7, ADW_DEBUG_HIGH_CONTRAST="1")
        self.look("dark", 7, ADW_DEBUG_HIGH_CONTRAST="1")


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        test = Contrast(byline, server, cli, scratch)
        try:
            return driver.run([test.library, test.light, test.dark, test.sepia, test.high])
        finally:
            for process in (test.server.process, test.window.process if test.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
