#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-river.py BYLINE SERVER CLI: the story in view is the story, in the real window over a paper of the sample edition.

Opens a story, scrolls into the next with the wheel, saves it, unfolds it, leaves it and comes back, and starts again where it was."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
import reader  # noqa: E402

FIRST = "A quieter summit rewrites the rules of the open web"
SECOND = "Fabs race to copy a machine nobody may sell them"
N_STORIES = 24
# A story whose page has others below it, and one of these, which the feed has not.
HOST = "The night market that learned to close early"
BROUGHT = "What a cold store taught us about patience"


class River(reader.Reader):
    def __init__(self, byline, server, cli, scratch):
        super().__init__()
        self.byline, self.cli = byline, cli
        self.server = driver.Server(server)
        self.folder = os.path.join(scratch, "edition")
        self.left = None

    def sidebar_row(self, name):
        return driver.wait("the sidebar's row " + name, lambda: [
            node for node in self.rows("Sidebar") if (node.get_name() or "").startswith(name)])[0]

    def saved(self):
        done = subprocess.run([self.cli, "--profile", self.folder, "list", "--saved", "--json"],
                              capture_output=True, text=True, timeout=30, check=True)
        return [json.loads(line)["title"] for line in done.stdout.splitlines() if line.strip()]

    def open_first(self):
        """A story is opened, and read by that"""
        subprocess.run([self.cli, "--profile", self.folder, "add", self.server.base + "/feed.xml"], check=True,
                       capture_output=True, timeout=60)
        self.window = driver.Window(self.byline, self.folder)
        driver.wait("headlines", lambda: len(self.rows("Headlines")) >= 5)
        self.window.key("j")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 1))
        assert self.is_selected(FIRST), self.selected()

    def scroll_on(self):
        """Scrolled into the next, that is the one: the list follows, and it is not read by that"""
        for _ in range(150):
            self.scroll(5, 3)
            if self.is_selected(SECOND):
                break
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 1))
        driver.wait("the text to be called after it", lambda: self.window.all("text", name=SECOND))

    def save(self):
        """What is saved is the story in view"""
        self.window.key("s")
        driver.wait("the saved story", lambda: self.saved() == [SECOND])

    def unfold(self):
        """Space unfolds it, and it is read by that"""
        self.window.key("space")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 2))
        assert self.is_selected(SECOND), self.selected()

    def leave_and_return(self):
        """Elsewhere and back, it stands where it was left, to the pixel"""
        self.scroll(5, 9)
        self.left = self.still()
        assert self.is_selected(SECOND), self.selected()
        self.window.key("k")
        driver.wait(FIRST, lambda: self.is_selected(FIRST))
        assert self.still() != self.left
        self.window.key("alt+Left")
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        self.stands_at(self.left)
        # Scrolling from the first into the second was no step: what lies ahead is where k led.
        self.window.key("alt+Right")
        driver.wait(FIRST, lambda: self.is_selected(FIRST))
        self.window.key("alt+Left")
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        self.stands_at(self.left)

    def again(self):
        """The next start begins with it, where it was left"""
        self.window.quit()
        self.window = driver.Window(self.byline, self.folder)
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        self.stands_at(self.left)

    def brought(self):
        """What a story's page shows below it is a story of the library: found, filed, saved"""
        self.window.key("slash")
        self.window.type("night market")
        row = driver.wait(HOST, lambda: [node for node in self.rows("Headlines") if HOST in (node.get_name() or "")])[0]
        self.window.click(row)
        driver.wait(BROUGHT, lambda: BROUGHT in self.titles())
        self.window.quit()

    def titles(self):
        done = subprocess.run([self.cli, "--profile", self.folder, "list", "--author", "Wim Destrooper", "--json"],
                              capture_output=True, text=True, timeout=30, check=True)
        return [json.loads(line)["title"] for line in done.stdout.splitlines() if line.strip()]


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        river = River(byline, server, cli, scratch)
        try:
            return driver.run([river.open_first, river.scroll_on, river.save, river.unfold, river.leave_and_return, river.again,
                               river.brought])
        finally:
            process = river.window.process if river.window else None
            if process is not None and process.poll() is None:
                process.kill()
            river.server.stop()


sys.exit(main())
