#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-keep.py BYLINE SERVER CLI: how long stories are kept is set in the window, which says first what would go; a
publication is removed, and its saved stories stay."""
import json
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

NAME = "The Harbour Dispatch"
DAY = 24 * 60 * 60


class Keep:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.program = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = None
        self.saved = []

    def cli(self, *arguments, days_ago=0):
        env = {**os.environ, "BYLINE_NOW": str(int(time.time()) - days_ago * DAY)}
        return subprocess.run([self.program, "--profile", self.profile, *arguments], env=env, check=True,
                              capture_output=True, text=True).stdout

    def titles(self, *options):
        return [json.loads(line)["title"] for line in self.cli("list", "--json", *options).splitlines()]

    def row(self, text):
        """A row of the sidebar; its name may carry a count."""
        side = self.window.find("list", name="Sidebar")
        return driver.wait("the sidebar's row " + text, lambda: [
            node for node in driver.walk(side)
            if node.get_role_name() == "list item" and (node.get_name() or "").startswith(text)])[0]

    def no_row(self, text):
        side = self.window.find("list", name="Sidebar")
        driver.wait("no row " + text, lambda: not [
            node for node in driver.walk(side)
            if node.get_role_name() == "list item" and (node.get_name() or "").startswith(text)])

    def headlines(self):
        view = self.window.find("list", name="Headlines")
        return [node.get_name() or "" for node in driver.walk(view) if node.get_role_name() == "list item"]

    def menu(self, text, item):
        # Publications stand at the sidebar's end.
        for _ in range(10):
            self.window.mouse(120, 400, button=5)
            time.sleep(0.05)
        self.window.mouse(*self.window.middle(self.row(text)), button=3)
        self.window.click(self.window.find("menu item", contains=item))

    def bring_into_view(self, node):
        """Turns the wheel until a node of a page of settings is in the middle of the window."""
        x, y, _, _ = self.window.extents(self.window.root)
        for _ in range(60):
            height = self.window.middle(node)[1]
            if 160 < height < 560:
                break
            self.window.mouse(max(x, 0) + 60, max(y, 0) + 80, button=5 if height >= 560 else 4)
            time.sleep(0.05)
        time.sleep(0.5)

    def choose(self, title, *keys):
        """Opens the list of a row's choices, and goes through it."""
        row = self.window.find(name=title)
        self.bring_into_view(row)
        self.window.mouse(*self.window.middle(row))
        time.sleep(0.7)
        self.window.key(*keys)
        time.sleep(0.5)

    def fill(self):
        """A library of 24 stories that came 60 days ago; ten are read, two of these are saved"""
        self.cli("add", self.server.base + "/", "--feed", "1", days_ago=60)
        ids = [str(json.loads(line)["id"]) for line in self.cli("list", "--json").splitlines()]
        assert len(ids) == 24, ids
        self.cli("read", *ids[:10])
        self.cli("save", *ids[:2])
        self.saved = self.titles("--saved")
        self.window = driver.Window(self.byline, self.profile)
        self.row(NAME)

    def preferences(self):
        """The preferences say what is kept, and what that takes on disk"""
        self.window.key("ctrl+comma")
        self.window.dialog("Preferences")
        self.window.has_text("Stories on This Computer")
        self.window.has_text("Keep for")
        self.window.has_text("90 days")
        self.window.has_text(", index ")

    def shorten(self):
        """Whoever shortens it is told first what would go, and can leave it"""
        self.choose("Keep for", "Up", "Return")
        self.window.dialog("Keep Fewer Stories?")
        self.window.has_text("About 8 stories (")
        self.window.click(self.window.find("push button", name="Cancel"))
        self.window.dialog("Preferences")
        self.window.has_text("90 days")
        assert json.loads(self.cli("keep", "--json"))["days"] == 90
        self.choose("Keep for", "Up", "Return")
        self.window.dialog("Keep Fewer Stories?")
        self.window.click(self.window.find("push button", name="Delete Them"))
        self.window.dialog("Preferences")
        driver.wait("30 days", lambda: json.loads(self.cli("keep", "--json"))["days"] == 30)
        assert len(self.titles()) == 24
        self.window.key("Escape")
        self.window.main()

    def one_publication(self):
        """A publication can be kept for longer than the others"""
        self.menu(NAME, "Properties")
        self.window.dialog(NAME)
        self.window.has_text("Default (30 days)")
        self.choose("Keep for", "End", "Return")
        driver.wait("for ever", lambda: json.loads(self.cli("keep", "--json"))["publications"][0]["days"] == "forever")
        self.window.key("Escape")
        self.window.main()

    def unsubscribe(self):
        """The question says how many saved stories there are, and that they stay"""
        self.menu(NAME, "Remove Publication")
        self.window.dialog("Remove “%s”?" % NAME)
        self.window.has_text("2 saved stories stay in Saved.")
        self.window.click(self.window.find("push button", name="Remove Publication"))
        self.window.main()
        self.window.has_text("“%s” removed; saved stories stay" % NAME)
        self.no_row(NAME)
        self.no_row("China")

    def empty(self):
        """Where no publication is left, nobody is told to refresh"""
        self.window.has_text("No Publications")
        self.window.find("push button", name="Add Publication…")

    def stay(self):
        """They are in Saved under its name, and can be read with the server stopped"""
        self.server.stop()
        for _ in range(10):
            self.window.mouse(120, 400, button=4)
            time.sleep(0.05)
        self.window.click(self.row("Saved"))
        driver.wait("the saved headlines", lambda: len(self.headlines()) == 2)
        for title in self.saved:
            assert any(title in name for name in self.headlines()), self.headlines()
        self.window.click(self.window.find("list item", contains=self.saved[0]))
        self.window.has_text("The hotel bars of the canal town")
        self.window.has_text(NAME)

    def unsave(self):
        """Who unsaves the last one still reads it, and can save it again"""
        self.window.key("s")
        driver.wait("one saved", lambda: len(self.titles("--saved")) == 1)
        self.window.key("j")
        time.sleep(1.5)  # until the story is open: what is not open cannot be unsaved
        self.window.key("s")
        driver.wait("nothing saved", lambda: self.titles("--saved") == [])
        time.sleep(1)
        assert len(self.headlines()) == 2, self.headlines()
        self.window.key("s")
        driver.wait("one saved", lambda: len(self.titles("--saved")) == 1)
        self.window.key("k")
        time.sleep(1.5)
        self.window.key("s")
        driver.wait("both saved", lambda: len(self.titles("--saved")) == 2)

    def search(self):
        """A search finds them by their publication's name"""
        self.window.click(self.row("All Stories"))
        driver.wait("an empty list", lambda: not self.window.all("list item", contains=self.saved[0]))
        self.window.key("ctrl+f")
        time.sleep(0.5)
        self.window.type("publication:harbour")
        driver.wait("what was found", lambda: len(self.headlines()) == 2)
        self.window.quit()
        assert self.titles() == [], self.titles()
        assert self.titles("--saved") == self.saved


def main():
    with driver.Scratch() as scratch:
        keep = Keep(sys.argv[1], sys.argv[2], sys.argv[3], scratch)
        try:
            return driver.run([keep.fill, keep.preferences, keep.shorten, keep.one_publication, keep.unsubscribe,
                               keep.empty, keep.stay, keep.unsave, keep.search])
        finally:
            if keep.window is not None and keep.window.process.poll() is None:
                keep.window.process.kill()
            if keep.server.process.poll() is None:
                keep.server.stop()


sys.exit(main())
