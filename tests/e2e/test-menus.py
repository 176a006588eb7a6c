#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-menus.py BYLINE SERVER CLI: each entry of the menus of headlines, sections, authors and publications.

By the second button of the mouse and by the menu's keys, by turns; a browser of the test's writes down what it is to open."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
from lists import Lists  # noqa: E402

HEADLINE, PATH = "Fabs race to copy a machine", "/stories/fabs-race-to-copy-a-machine-nobody-may-sell-them.html"
SECOND = "The mast that nobody owns"
AUTHOR, SIDE_AUTHOR = "Tomás Aguirre", "Mara Lindqvist"
SECTION, OTHER_SECTION = "Chips", "Energy"
STAFF = "Staff and Agencies"
PAPER, OTHER_PAPER = "The Harbour Dispatch", "Signal & Noise"


def read_items(path):
    """The stories in an exported file, or None as long as it is not whole."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)["items"]
    except (OSError, ValueError):
        return None


class Menus(Lists):
    def __init__(self, byline, server, cli, scratch):
        super().__init__(byline, server, cli, scratch)
        self.use_browser()

    # --- What is seen ---

    def headline(self):
        return self.row("Headlines", HEADLINE)

    def export(self, name, n):
        """Saves what the dialog asks about, and says how many stories are in the file."""
        path = os.path.join(self.scratch, name)
        self.window.dialog("Export Stories")
        entry = driver.wait("the file's name", lambda: [
            node for node in self.window.all("text") + self.window.all("entry")
            if node.get_state_set().contains(driver.Atspi.StateType.FOCUSED)])[0]
        self.window.key("ctrl+a")
        self.window.type(path)
        driver.wait("the name", lambda: driver.text_of(entry) == path)
        self.window.key("Return")
        self.window.main()
        driver.wait("the file", lambda: read_items(path) is not None)
        assert len(read_items(path)) == n

    # --- Headlines ---

    def start(self):
        """A window over two publications"""
        for path in ("/feed.xml", "/noise/feed.xml"):
            subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + path], check=True,
                           stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.row("Headlines", HEADLINE)
        self.row("Sidebar", SIDE_AUTHOR)

    def headline_marks(self):
        """Headline: Mark as Read and Unread, Save and Unsave, all above and below"""
        self.choose(self.headline(), "Mark as Read")
        driver.wait("it is read", lambda: not self.is_unread(HEADLINE))
        self.choose(self.headline(), "Mark as Unread")
        driver.wait("it is unread", lambda: self.is_unread(HEADLINE))
        self.choose(self.headline(), "Save")
        driver.wait("it is saved", lambda: self.n_marked("saved") == 1)
        self.choose(self.headline(), "Unsave")
        driver.wait("it is not saved", lambda: self.n_marked("saved") == 0)
        before = self.n_marked("unread")
        above = next(index for index, label in enumerate(self.labels("Headlines")) if HEADLINE in label)
        self.choose(self.headline(), "Mark All Above as Read")
        driver.wait("those above are read", lambda: self.n_marked("unread") == before - above)
        assert self.is_unread(HEADLINE)
        self.undo_once("those above are unread", lambda: self.n_marked("unread") == before)
        self.choose(self.headline(), "Mark All Below as Read")
        driver.wait("those below are read", lambda: self.n_marked("unread") == above + 1)
        self.undo_once("those below are unread", lambda: self.n_marked("unread") == before)

    def headline_links(self):
        """Headline: Open in Browser, Copy Link, Export"""
        self.choose(self.headline(), "Open in Browser")
        self.was_opened(PATH)
        self.choose(self.headline(), "Copy Link")
        assert self.pasted() == self.server.base + PATH
        self.choose(self.headline(), "Export…")
        self.export("one.json", 1)

    def headline_author(self):
        """Headline: its author's Follow and Unfollow, Mute, Add to Filter, by keys; Author Page"""
        self.window.click(self.headline())
        self.window.wait_focus("list item", HEADLINE)
        self.pick_by_key("Menu", AUTHOR, "Follow")
        self.has_row(AUTHOR, "pinned")
        self.window.wait_focus("list item", HEADLINE)
        self.pick_by_key("shift+F10", AUTHOR, "Unfollow")
        self.no_row(AUTHOR, "pinned")
        self.window.wait_focus("list item", HEADLINE)
        self.pick_by_key("Menu", AUTHOR, "Mute…")
        self.window.dialog("Mute “%s”?" % AUTHOR)
        self.window.click(self.window.find("push button", name="Mute"))
        self.window.main()
        driver.wait("no headline", lambda: not any(HEADLINE in label for label in self.labels("Headlines")))
        self.undo_once("the headline", lambda: any(HEADLINE in label for label in self.labels("Headlines")))
        self.window.click(self.headline())
        self.window.wait_focus("list item", HEADLINE)
        self.pick_by_key("shift+F10", AUTHOR, "Add to Filter")
        self.has_chip(AUTHOR)
        self.show_all()
        self.choose(self.headline(), AUTHOR, "Author Page")
        self.has_chip(AUTHOR)
        self.show_all()

    def headline_section(self):
        """Headline: its section's Pin and Unpin, Mute, Add to Filter, Section Page; only its publication"""
        self.choose(self.headline(), SECTION, "Pin")
        self.has_row(SECTION, "pinned")
        self.choose(self.headline(), SECTION, "Unpin")
        self.no_row(SECTION, "pinned")
        self.choose(self.headline(), SECTION, "Mute…")
        self.window.dialog("Mute “%s”?" % SECTION)
        self.window.key("Escape")
        self.window.main()
        self.choose(self.headline(), SECTION, "Add to Filter")
        self.has_chip(SECTION)
        self.show_all()
        self.choose(self.headline(), SECTION, "Section Page")
        self.has_chip(SECTION)
        self.show_all()
        self.choose(self.headline(), "Only “%s”" % PAPER)
        self.has_chip(PAPER)
        self.show_all()

    # --- Several ---

    def several(self):
        """Several chosen with Ctrl and Shift: each entry of their menu; their number is said"""
        self.window.mouse(*self.window.middle(self.headline()))
        driver.wait("it is read", lambda: not self.is_unread(HEADLINE))
        subprocess.run(["xdotool", "keydown", "ctrl"], check=True)
        self.window.mouse(*self.window.middle(self.row("Headlines", SECOND)))
        subprocess.run(["xdotool", "keyup", "ctrl"], check=True)
        self.window.has_text("2 selected")
        self.choose(self.headline(), "Mark as Read")
        driver.wait("two are read", lambda: not self.is_unread(SECOND))
        self.choose(self.headline(), "Mark as Unread")
        driver.wait("two are unread", lambda: self.is_unread(HEADLINE))
        self.choose(self.headline(), "Save")
        driver.wait("two are saved", lambda: self.n_marked("saved") == 2)
        self.choose(self.headline(), "Unsave")
        driver.wait("none is saved", lambda: self.n_marked("saved") == 0)
        self.choose(self.headline(), "Copy Links")
        self.window.take_toast("2 links copied")
        self.choose(self.headline(), "Export…")
        self.export("two.json", 2)
        self.pick_by_key("Menu", "Save as Book…")
        self.window.dialog("Save as Book")
        self.window.key("Escape")
        self.window.main()
        self.window.key("Escape")

    # --- The sidebar ---

    def section(self):
        """Section: each entry"""
        self.choose(self.sidebar_row(OTHER_SECTION), "Add to Filter")
        self.has_chip(OTHER_SECTION)
        self.choose(self.sidebar_row(OTHER_SECTION), "Remove from Filter")
        self.no_chip(OTHER_SECTION)
        self.choose(self.sidebar_row(OTHER_SECTION), "Section Page")
        self.has_chip(OTHER_SECTION)
        self.show_all()
        self.choose(self.sidebar_row(OTHER_SECTION), "Mark All as Read")
        self.has_row(OTHER_SECTION)
        self.no_row(OTHER_SECTION, "unread")
        self.undo_once("unread ones", lambda: any(OTHER_SECTION in row and "unread" in row for row in self.labels("Sidebar")))
        self.choose(self.sidebar_row(OTHER_SECTION), "Pin")
        self.has_row(OTHER_SECTION, "pinned")
        self.choose(self.sidebar_row(SECTION), "Pin")
        self.has_row(SECTION, "pinned")
        self.moved("Move Up", [SECTION, OTHER_SECTION])
        self.moved("Move Down", [OTHER_SECTION, SECTION])
        for name in (SECTION, OTHER_SECTION):
            self.choose(self.sidebar_row(name), "Unpin")
            self.no_row(name, "pinned")
        self.choose(self.sidebar_row(SECTION), "Hide")
        self.no_row(SECTION + ",")
        self.undo_once("it stands there again", lambda: any(row.startswith(SECTION) for row in self.labels("Sidebar")))
        for label, title in (("Rename…", "Rename Section"), ("Merge Into…", None), ("Mute…", "Mute “%s”?" % SECTION)):
            self.opens(lambda: self.sidebar_row(SECTION), label, title)

    def moved(self, label, order):
        self.choose(self.sidebar_row(SECTION), label)
        driver.wait("the order " + " ".join(order), lambda: [
            row.split(",")[0] for row in self.labels("Sidebar") if ", pinned" in row] == order)

    def author(self):
        """Author: Follow, Unfollow, Add to Filter, by keys; Author Page, and what opens dialogs"""
        self.find_by_key(SIDE_AUTHOR, "Menu", "Follow")
        self.has_row(SIDE_AUTHOR, "pinned")
        self.find_by_key(SIDE_AUTHOR, "shift+F10", "Unfollow")
        self.no_row(SIDE_AUTHOR, "pinned")
        self.find_by_key(SIDE_AUTHOR, "Menu", "Add to Filter")
        self.has_chip(SIDE_AUTHOR)
        self.close_search()
        self.show_all()
        self.choose(self.sidebar_row(SIDE_AUTHOR), "Author Page")
        self.has_chip(SIDE_AUTHOR)
        self.show_all()
        for label in ("Rename…", "Merge Into…", "Split by Publication…", "Mute…"):
            self.opens(lambda: self.sidebar_row(SIDE_AUTHOR), label, None)
        self.choose(self.sidebar_row(SIDE_AUTHOR), "Move to Staff and Agencies")
        driver.wait("it is below their heading", lambda: self.is_behind(SIDE_AUTHOR, STAFF))
        self.choose(self.sidebar_row(SIDE_AUTHOR), "Move to Authors")
        driver.wait("the heading is gone", lambda: STAFF not in self.labels("Sidebar"))
        self.find_by_key(SIDE_AUTHOR, "shift+F10", "Move to Staff and Agencies")
        self.close_search()
        driver.wait("it is below their heading", lambda: self.is_behind(SIDE_AUTHOR, STAFF))
        self.find_by_key(SIDE_AUTHOR, "Menu", "Move to Authors")
        self.close_search()
        driver.wait("the heading is gone", lambda: STAFF not in self.labels("Sidebar"))

    def to_card(self):
        """Opens the story, and brings the keyboard to the card of its author, which comes into view so."""
        self.show_all()
        self.window.click(self.row("Headlines", HEADLINE))
        self.window.wait_focus("list item", HEADLINE)
        self.window.find("push button", name="Follow")
        self.window.key("Right")
        self.window.wait_focus("text")
        self.window.step_to("Tab", "push button", "Follow")
        return self.window.focused()

    def card(self):
        """The card of a story's author: each entry, by pointer and by keys"""
        for by_mouse in (True, False):
            def pick(key, label, mouse=by_mouse):
                if mouse:
                    self.choose(self.window.focused(), label)
                else:
                    self.pick_by_key(key, label)
            self.to_card()
            pick("Menu", "Follow")
            self.has_row(AUTHOR, "pinned")
            self.window.wait_focus("push button", "Unfollow")
            pick("shift+F10", "Unfollow")
            self.no_row(AUTHOR, "pinned")
            self.window.wait_focus("push button", "Follow")
            pick("Menu", "Mute…")
            self.dialog_of("Mute…", "Mute “%s”?" % AUTHOR)
            for label in ("Add to Filter", "Author Page"):
                self.to_card()
                pick("shift+F10", label)
                self.has_chip(AUTHOR)
        self.show_all()

    def saved_filter(self):
        """Saved filter: each entry, by pointer and by keys"""
        for section, name in ((SECTION, "Silicon"), (OTHER_SECTION, "Power")):
            self.choose(self.sidebar_row(section), "Section Page")
            self.has_chip(section)
            self.window.key("ctrl+d")
            self.window.enter("Save Filter", name)
            self.has_row(name)
            self.show_all()
        for by_mouse in (True, False):
            def pick(name, label, mouse=by_mouse):
                if mouse:
                    self.choose(self.sidebar_row(name), label)
                else:
                    self.find_by_key(name, "Menu", label)
                    self.close_search()
            pick("Power", "Move Up")
            self.filters_are("Power", "Silicon")
            pick("Power", "Move Down")
            self.filters_are("Silicon", "Power")
            pick("Power", "Mark All as Read")
            self.no_row("Power", "unread")
            self.undo_once("unread ones", lambda: any("Power" in row and "unread" in row for row in self.labels("Sidebar")))
            pick("Power", "Delete")
            self.no_row("Power")
            self.undo_once("it is there again", lambda: any(row.startswith("Power") for row in self.labels("Sidebar")))
        self.opens(lambda: self.sidebar_row("Power"), "Rename…", "Rename Filter")

    def filters_are(self, *names):
        driver.wait("the filters " + " ".join(names), lambda: [
            row.split(",")[0] for row in self.labels("Sidebar") if row.startswith(names)] == list(names))

    def publication(self):
        """Publication: each entry"""
        def row():
            return self.sidebar_row(OTHER_PAPER)
        self.choose(row(), "Open Website")
        self.was_opened("/noise/")
        self.choose(row(), "Refresh")
        self.window.take_toast("No new stories")
        self.choose(row(), "Load Older Stories")
        self.window.take_toast("older stories")
        for label, title in (("Rename…", "Rename Publication"), ("Move to Folder…", "Move to Folder"), ("Properties", OTHER_PAPER),
                             ("Mute…", "Mute “%s”?" % OTHER_PAPER)):
            self.opens(row, label, title)
        self.find_by_key(OTHER_PAPER, "Menu", "Add to Filter")
        self.has_chip(OTHER_PAPER)
        self.close_search()
        self.show_all()
        self.find_by_key(OTHER_PAPER, "shift+F10", "Mark All as Read")
        self.no_row(OTHER_PAPER, "unread")
        self.close_search()
        self.undo_once("unread ones", lambda: any(OTHER_PAPER in row and "unread" in row for row in self.labels("Sidebar")))
        self.choose(row(), "Remove Publication")
        self.no_row(OTHER_PAPER)
        self.undo_once("it is there again", lambda: any(OTHER_PAPER in row for row in self.labels("Sidebar")))


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        menus = Menus(byline, server, cli, scratch)
        try:
            return driver.run([menus.start, menus.headline_marks, menus.headline_links, menus.headline_author,
                               menus.headline_section, menus.several, menus.section, menus.saved_filter,
                               menus.card, menus.publication, menus.author])
        finally:
            for process in (menus.server.process, menus.window.process if menus.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
