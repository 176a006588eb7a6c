#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-pictures.py BYLINE SERVER CLI: the pictures of a story in the real window, and the story on paper.

A click opens a picture over the window; keys make it larger, lead back and copy it; its menu opens by pointer and key; the
dialogs of saving and printing come and go."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import contrast  # noqa: E402
import driver  # noqa: E402

HEADLINE = "A quieter summit rewrites the rules of the open web"
FIRST_WORDS = "The hotel bars of the canal town were half empty this year."
CREDIT = "Photo: J. Marsh / Harbour Pictures"
# Lower than any line of text.
PICTURE_HEIGHT = 120
EDGE = 10


class Pictures:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = self.place = None

    def story(self):
        """A story is open, with its picture"""
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/"], check=True, capture_output=True)
        self.window = driver.Window(self.byline, self.profile)
        self.window.click(self.window.find("list item", contains=HEADLINE))
        node = self.window.has_text(FIRST_WORDS)
        x, y, width, height = self.window.extents(node)
        self.place = driver.wait("the picture", lambda: self.find_picture(x, y, width, height))

    def find_picture(self, x, y, width, height):
        """The middle of what is highest in the story's part of the window."""
        # Without the window's edges, which would join all lines.
        left, top, right, bottom = self.window.extents(self.window.root)
        x, y = max(x, left) + EDGE, max(y, top)
        shot = contrast.Picture.take().crop(x, y, min(width, left + right - x) - 2 * EDGE, min(height, top + bottom - y) - EDGE)
        for _, left, top, wide, high in contrast.words(shot):
            if high > PICTURE_HEIGHT and wide > PICTURE_HEIGHT:
                return x + left + wide // 2, y + top + high // 2
        return None

    def close(self):
        self.window.key("Escape")
        self.window.gone("push button", name="Copy Picture")

    def opens(self):
        """A click opens it over the window, with its words, and Escape leads back"""
        self.window.mouse(*self.place)
        self.window.find("push button", name="Copy Picture")
        self.window.find("label", name=CREDIT)
        self.close()
        self.window.has_text(FIRST_WORDS)
        self.window.find("list item", contains=HEADLINE)

    def colours(self):
        """How many pixels are not the viewer's ground."""
        shot = contrast.Picture.take()
        ground = contrast.commonest(shot.rows[80:100])
        return sum(pixel != ground for row in shot.rows[80:760:8] for pixel in row[100:1180:8])

    def keys(self):
        """Keys make it larger and whole again; those of the window wait; it is copied, and saved by a dialog"""
        self.window.mouse(*self.place)
        self.window.find("push button", name="Copy Picture")
        time.sleep(1)
        whole = self.colours()
        self.window.key("plus", "plus", "plus", "ctrl+plus")
        time.sleep(0.5)
        assert self.colours() > whole, (whole, self.colours())
        self.window.key("0")
        time.sleep(0.5)
        assert abs(self.colours() - whole) < 50, (whole, self.colours())
        # The next story does not open behind it.
        self.window.key("j", "m")
        self.window.find("push button", name="Copy Picture")
        with self.window.toasts_stay():
            self.window.key("ctrl+c")
            self.window.toast("Picture copied")
        self.window.key("ctrl+s")
        self.window.dialog("Save Picture")
        self.window.key("Escape")
        self.window.main()
        self.close()
        self.window.has_text(FIRST_WORDS)

    def finds(self):
        """Find in Story closes it: what is found stands behind it"""
        self.window.mouse(*self.place)
        self.window.find("push button", name="Copy Picture")
        self.window.key("ctrl+shift+f")
        self.window.gone("push button", name="Copy Picture")
        self.window.type("hotel")
        self.window.find("label", contains="1 of ")
        self.window.key("Escape")
        self.window.has_text(FIRST_WORDS)

    def menu(self):
        """The second button and the menu key offer what can be done with it"""
        self.window.mouse(*self.place, button=3)
        for name in ("View Picture", "Copy Picture", "Save Picture…", "Open Picture in Browser"):
            self.window.find("menu item", name=name)
        self.window.key("Escape")
        self.window.gone("menu item", name="View Picture")
        # The picture is the link after those of the story's head: publication, sections, headline, author.
        self.window.key("Tab", "Tab", "Tab", "Tab")
        for _ in range(4):
            self.window.key("Tab")
            self.window.key("Menu")
            time.sleep(1)
            if self.window.all("menu item", name="View Picture"):
                break
            self.window.key("Escape")
        self.window.find("menu item", name="View Picture")
        for _ in range(3):
            if self.is_focused("View Picture"):
                break
            self.window.key("Down")
        assert self.is_focused("View Picture")
        self.window.key("Return")
        self.window.find("push button", name="Copy Picture")
        self.close()

    def is_focused(self, name):
        return any(node.get_state_set().contains(driver.Atspi.StateType.FOCUSED)
                   for node in self.window.all("menu item", name=name))

    def prints(self):
        """Ctrl+P asks how the story is printed"""
        self.window.key("ctrl+p")
        self.window.dialog("Print")
        self.window.key("Escape")
        self.window.main()
        self.window.has_text(FIRST_WORDS)

    def end(self):
        """It ends without a critical message"""
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        test = Pictures(byline, server, cli, scratch)
        try:
            return driver.run([test.story, test.opens, test.keys, test.finds, test.menu, test.prints, test.end])
        finally:
            for process in (test.server.process, test.window.process if test.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
