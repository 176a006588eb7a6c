#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-first-run.py BYLINE SERVER: a stranger's first minutes: the page of the first run, the help, an address, the hints.

Well-known publications are offered, none is asked. F1 opens the help, which can be searched. An address is typed into the first
page; when the first stories are there, hints are shown, each once, and not again after the next start."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

HEADLINE = "A quieter summit rewrites the rules of the open web"
HINTS = ["Choose a section in the sidebar", "Choose an author as well", "The front page shows", "Ctrl+L finds any section"]


class FirstRun:
    def __init__(self, byline, server, scratch):
        self.byline = byline
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = None

    def start(self):
        """The first page offers an address, a file, the sample edition and a dozen publications"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Welcome to Byline")
        for name in ("Add Publication…", "Import Feeds…", "Open Sample Edition"):
            self.window.find("push button", name=name)
        # The window's own toggles are among what GTK 4.8 calls visible, on a page that is not shown.
        driver.wait("a dozen publications", lambda: len([
            box for box in self.window.all("check box") if self.window.extents(box)[3] > 0]) == 12)

    def choose(self):
        """What is ticked is counted on the button, and nothing happens before that is pressed"""
        self.window.find("push button", name="Add Publications")
        self.window.click(self.window.find("check box", name="Aeon"))
        self.window.find("push button", name="Add 1 Publication")
        self.window.click(self.window.find("check box", name="Aeon"))
        self.window.find("push button", name="Add Publications")
        requests = os.path.join(self.profile, "journal.jsonl")
        assert not os.path.exists(requests) or os.path.getsize(requests) == 0

    def help(self):
        """F1 opens the help; a search leads to a page, Escape out of it"""
        self.window.key("F1")
        self.window.dialog("Help")
        self.window.find("list item", contains="First Steps")
        self.window.type("sandbox display")
        self.window.gone("list item", contains="First Steps")
        self.window.key("Return")
        self.window.has_text("A Flatpak runs in a sandbox")
        self.window.key("Escape")
        self.window.find("list item", contains="Byline as a Flatpak")
        self.window.key("Escape")
        self.window.key("Escape")
        self.window.main()

    def add(self):
        """An address on the first page leads to the dialog, and the first stories are there"""
        self.window.has_text("Welcome to Byline")
        self.window.click([entry for entry in self.window.all("text") if driver.is_visible(entry)][0])
        self.window.type(self.server.base + "/")
        self.window.key("Return")
        self.window.dialog("Add Publication")
        self.window.find("check box", contains="China and Policy")
        self.window.click(self.window.find("push button", name="Add"))
        self.window.main()
        self.window.find("list item", contains=HEADLINE)

    def hints(self):
        """Hints follow each other, and the last one ends them"""
        self.window.has_text(HINTS[0])
        self.window.click(self.window.find("push button", name="Next Hint"))
        self.window.has_text(HINTS[1])
        self.window.click(self.window.find("push button", name="Next Hint"))
        self.window.has_text(HINTS[2])
        self.window.click(self.window.find("push button", name="Next Hint"))
        self.window.has_text(HINTS[3])
        self.window.quit()

    def again(self):
        """The one that was shown is shown again at the next start, and then no more"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text(HINTS[3])
        self.window.click(self.window.find("push button", name="Got It"))
        self.window.gone("push button", name="Got It")
        self.window.quit()
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list item", contains=HEADLINE)
        assert not self.window.all("push button", name="Next Hint") and not self.window.all("push button", name="Got It")
        self.window.quit()


def main():
    byline, server = sys.argv[1:3]
    with driver.Scratch() as scratch:
        first = FirstRun(byline, server, scratch)
        try:
            return driver.run([first.start, first.choose, first.help, first.add, first.hints, first.again])
        finally:
            for process in (first.server.process, first.window.process if first.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
