#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-hand.py BYLINE SERVER CLI: by mouse alone, and by keyboard alone.

The menus of headlines and publications, and their Undo; several headlines marked at once, undone and done again; the focus led from
pane to pane; names and commands found whatever is filtered."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
from lists import Lists  # noqa: E402

HEADLINE = "Fabs race to copy a machine"
AUTHOR = "Mara Lindqvist"
# Of the sample feed: newer GTK knows but those rows that are in view.
N_STORIES = 24


class Hand(Lists):
    # --- Mouse ---

    def start(self):
        """A window over what the command has subscribed to"""
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.row("Headlines", HEADLINE)
        self.row("Sidebar", AUTHOR)

    def headline_menu(self):
        """The second button marks a story, saves it, and undoes nothing else"""
        self.window.click(self.row("Headlines", HEADLINE))
        driver.wait("it is read", lambda: not self.is_unread(HEADLINE))
        self.choose(self.row("Headlines", HEADLINE), "Mark as Unread")
        driver.wait("it is unread", lambda: self.is_unread(HEADLINE))
        self.choose(self.row("Headlines", HEADLINE), "Save")
        driver.wait("it is saved", lambda: self.n_marked("saved") == 1)
        self.choose(self.row("Headlines", HEADLINE), "Unsave")
        driver.wait("it is not saved", lambda: self.n_marked("saved") == 0)

    def around_menu(self):
        """All below a story are marked, and the menu of the window undoes that"""
        first = self.labels("Headlines")[0].split(",")[0]
        before = self.n_marked("unread")
        self.choose(self.row("Headlines", first), "Mark All Below as Read")
        driver.wait("few are unread", lambda: self.n_marked("unread") <= 1)
        self.no_menu()
        shown = [node for node in self.window.all(name="Main Menu") if self.window.extents(node)[2] > 0]
        self.window.mouse(*self.window.middle(shown[0]))
        self.window.click(self.menu_item("Undo"))
        driver.wait("as many as before", lambda: self.n_marked("unread") == before)

    def publication_menu(self):
        """A publication is added to the filter and taken out; all of it is marked as read"""
        name = self.labels("Sidebar")[-1].split(",")[0]
        self.choose(self.sidebar_row(name), "Add to Filter")
        self.window.find("push button", name="Remove filter: " + name)
        self.choose(self.sidebar_row(name), "Remove from Filter")
        self.window.gone("push button", name="Remove filter: " + name)
        self.choose(self.sidebar_row(name), "Mark All as Read")
        driver.wait("none is unread", lambda: self.n_marked("unread") == 0)
        self.window.key("ctrl+z")
        driver.wait("some are unread", lambda: self.n_marked("unread") > 0)

    # --- Keyboard ---

    def headline_menu_key(self):
        """The menu key opens a headline's menu, and arrows and Enter choose in it"""
        self.window.key("Escape")
        self.window.click(self.row("Headlines", HEADLINE))
        self.window.wait_focus("list item", HEADLINE)
        # It may be open still, and marked since.
        if self.is_unread(HEADLINE):
            self.window.key("m")
        driver.wait("it is read", lambda: not self.is_unread(HEADLINE))
        self.no_menu()
        self.leave_menus()
        self.window.key("Menu")
        self.menu_item("Mark as Unread")
        self.window.key("Return")
        driver.wait("it is unread", lambda: self.is_unread(HEADLINE))
        self.window.key("m")
        driver.wait("it is read", lambda: not self.is_unread(HEADLINE))

    def several(self):
        """Shift and the arrow keys select several, which one key marks; Escape ends that"""
        self.window.key("shift+Down", "shift+Down")
        self.window.has_text("3 selected")
        self.window.key("s")
        driver.wait("three are saved", lambda: self.n_marked("saved") == 3)
        self.window.key("ctrl+z")
        driver.wait("none is saved", lambda: self.n_marked("saved") == 0)
        self.window.key("ctrl+shift+z")
        driver.wait("three are saved", lambda: self.n_marked("saved") == 3)
        self.window.key("ctrl+z")
        self.window.key("ctrl+a")
        self.window.has_text("%d selected" % N_STORIES)
        self.window.key("Escape")
        # What is done now is done with one.
        self.window.key("s")
        driver.wait("one is saved", lambda: self.n_marked("saved") == 1)
        self.window.key("s")
        driver.wait("none is saved", lambda: self.n_marked("saved") == 0)

    def panes(self):
        """F6 and the arrow keys lead from pane to pane, and Tab leaves a list at once"""
        # It has been scrolled out of view.
        in_sidebar = "All Stories"
        self.window.wait_focus("list item")
        self.window.key("Left")
        self.window.wait_focus("list item", in_sidebar)
        self.window.key("Right")
        driver.wait("the headlines", lambda: self.window.focus()[1] in self.labels("Headlines"))
        self.window.key("Right")
        self.window.wait_focus("text")
        self.window.key("F6")
        self.window.wait_focus("list item", in_sidebar)
        self.window.key("ctrl+Tab")
        driver.wait("the headlines", lambda: self.window.focus()[1] in self.labels("Headlines"))
        self.window.key("shift+F6")
        self.window.wait_focus("list item", in_sidebar)
        self.window.key("Tab")
        driver.wait("another list", lambda: self.window.focus()[1] not in self.labels("Sidebar"))

    def sidebar_key(self):
        """F9 hides and shows the sidebar, and the focus stays where it was"""
        self.window.click(self.row("Headlines", HEADLINE))
        self.window.wait_focus("list item", HEADLINE)
        self.window.key("F9")
        driver.wait("no sidebar", lambda: self.window.first("list", name="Sidebar") is None)
        self.window.wait_focus("list item", HEADLINE)
        self.window.key("F9")
        self.row("Sidebar", AUTHOR)
        self.window.wait_focus("list item", HEADLINE)

    def search_at_once(self):
        """What is typed right behind Ctrl+F is all in the search"""
        subprocess.run(["xdotool", "key", "--delay", "0", "ctrl+f", "c", "u", "s", "t", "o", "m", "s"], check=True)
        driver.wait("the word", lambda: "customs" in driver.text_of(self.window.focused() or self.window.root))
        self.window.key("Escape", "Escape")

    def find_everything(self):
        """Ctrl+L finds an author whom the filter leaves out, and a command"""
        self.window.key("ctrl+l")
        self.window.type("china")
        self.window.key("Return")
        self.window.find("push button", name="Remove filter: China")
        outside = next(name for name in ("Priya Raman-Holt", "Jonas Weidling", AUTHOR)
                       if not any(row.startswith(name) for row in self.labels("Sidebar")))
        self.window.key("ctrl+l")
        self.window.type(outside.split()[-1].lower())
        self.row("Sidebar", outside)
        self.window.key("Return")
        self.window.find("push button", name="Remove filter: " + outside)
        self.window.gone("push button", name="Remove filter: China")
        self.window.key("ctrl+l")
        self.window.type("show all stories")
        self.row("Sidebar", "Show all stories")
        self.window.key("Return")
        self.window.gone("push button", name="Remove filter: " + outside)

    def outside_filter(self):
        """A search that finds nothing in the filter says what it would find without, and shows it"""
        self.window.key("ctrl+l")
        self.window.type("saved")
        self.window.key("Escape")
        self.window.click(self.row("Sidebar", "Saved"))
        self.window.find("push button", name="Remove filter: Saved")
        self.window.key("ctrl+f")
        self.window.type("machine")
        button = self.window.find("push button", contains="Outside the Filter")
        self.window.click(button)
        self.row("Headlines", HEADLINE)
        self.window.key("Escape", "Escape")


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        hand = Hand(byline, server, cli, scratch)
        try:
            return driver.run([hand.start, hand.headline_menu, hand.around_menu, hand.publication_menu,
                               hand.headline_menu_key, hand.several, hand.panes, hand.sidebar_key,
                               hand.search_at_once, hand.find_everything, hand.outside_filter])
        finally:
            for process in (hand.server.process, hand.window.process if hand.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
