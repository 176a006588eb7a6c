#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ways.py BYLINE SERVER CLI: each act by mouse alone and by keys alone, where the other tests know but one of both; what
was done is undone and done again."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
from lists import MENU_EDGE, Lists  # noqa: E402

HEADLINE, PATH = "Fabs race to copy a machine", "/stories/fabs-race-to-copy-a-machine-nobody-may-sell-them.html"
AUTHOR = "Mara Lindqvist"
SECTION, OTHER_SECTION = "Chips", "Energy"
PAPER, OTHER_PAPER = "The Harbour Dispatch", "Signal & Noise"
MORE, FEWER = "Show all", "Show fewer"
NEWEST = "Newest First"


class Ways(Lists):
    def __init__(self, byline, server, cli, scratch):
        super().__init__(byline, server, cli, scratch)
        self.use_browser()

    # --- What is seen ---

    def sidebar(self):
        """The names of the sidebar's rows, without their numbers."""
        return [row.split(",")[0] for row in self.labels("Sidebar")]

    def has(self, what, condition):
        driver.wait(what, condition)

    @staticmethod
    def screenshot(name):
        folder = os.environ.get("BYLINE_E2E_SCREENSHOTS")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)

    def click(self, node):
        self.window.mouse(*self.window.middle(node))

    def headline(self):
        return self.row("Headlines", HEADLINE)

    def on_headline(self):
        """Brings the keyboard to a headline: its list is two panes to the right of the sidebar."""
        self.window.key("Escape")
        self.click(self.headline())
        self.window.wait_focus("list item", HEADLINE)

    def undo_redo(self, what, is_done):
        """What is done is undone by its key, done again by the other, and undone at the end."""
        driver.wait(what, is_done)
        self.window.key("ctrl+z")
        driver.wait(what + " undone", lambda: not is_done())
        self.window.key("ctrl+shift+z")
        driver.wait(what + " done again", is_done)
        self.window.key("ctrl+z")
        driver.wait(what + " undone again", lambda: not is_done())

    # --- The sidebar ---

    def start(self):
        """A window over two publications"""
        for path in ("/feed.xml", "/noise/feed.xml"):
            subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + path], check=True,
                           stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.row("Headlines", HEADLINE)
        self.row("Sidebar", AUTHOR)

    def more(self):
        """“Show all” by mouse and by keys: all that was there stays, and “Show fewer” brings the list back"""
        few = self.sidebar()
        assert any(row.startswith(MORE) for row in few), few
        self.click(self.sidebar_row(MORE))
        self.has("more rows", lambda: len(self.sidebar()) > len(few))
        assert not [row for row in few if row not in self.sidebar() and not row.startswith(MORE)]
        self.window.key("Escape")
        self.click(self.sidebar_row(FEWER))
        self.has("the rows as before", lambda: self.sidebar() == few)
        self.window.key("ctrl+l", "Escape")
        self.window.wait_focus("list item")
        self.window.key("Home")
        self.window.step_to("Down", "list item", MORE)
        self.window.key("Return")
        self.has("more rows", lambda: len(self.sidebar()) > len(few))
        self.window.key("Escape")
        self.window.wait_focus("list item")
        self.window.key("Home")
        self.window.step_to("Down", "list item", FEWER)
        self.window.key("Return")
        self.has("the rows as before", lambda: self.sidebar() == few)

    def counts(self):
        """The tooltip of a number says what it counts"""
        row = self.sidebar_row("Unread")
        x, y, width, height = self.window.extents(row)
        self.leave_menus()
        subprocess.run(["xdotool", "mousemove", str(x + width - 16), str(y + height // 2), "sleep", "0.3", "mousemove_relative",
                        "1", "0"], check=True)
        # It is a window of its own, which nobody is told of.
        driver.wait("a tooltip", lambda: len(self.windows()) > 1)
        time.sleep(0.5)
        self.screenshot("counts")
        self.leave_menus()
        self.no_menu()

    def section_by_key(self):
        """Section, by keys: page, into the filter and out of it, read, pinned, moved, what opens dialogs"""
        self.find_by_key(OTHER_SECTION, "Menu", "Section Page")
        self.has_chip(OTHER_SECTION)
        self.close_search()
        self.find_by_key(OTHER_SECTION, "Menu", "Remove from Filter")
        self.no_chip(OTHER_SECTION)
        self.find_by_key(OTHER_SECTION, "Menu", "Mark All as Read")
        self.undo_redo("all read", lambda: not any(OTHER_SECTION in row and "unread" in row for row in self.labels("Sidebar")))
        for name in (SECTION, OTHER_SECTION):
            self.find_by_key(name, "shift+F10", "Pin")
            self.has_row(name, "pinned")
            self.close_search()
        for label, order in (("Move Up", [OTHER_SECTION, SECTION]), ("Move Down", [SECTION, OTHER_SECTION])):
            self.find_by_key(OTHER_SECTION, "Menu", label)
            self.close_search()
            driver.wait("the order " + " ".join(order), lambda names=order: [
                row.split(",")[0] for row in self.labels("Sidebar") if ", pinned" in row] == names)
        for name in (SECTION, OTHER_SECTION):
            self.find_by_key(name, "Menu", "Unpin")
            self.no_row(name, "pinned")
            self.close_search()
        for label in ("Rename…", "Merge Into…", "Mute…"):
            self.find_by_key(SECTION, "Menu", label)
            self.dialog_of(label)
        self.close_search()

    def publication_by_key(self):
        """Publication, by keys: website, refresh, older stories, into the filter and out of it, what opens dialogs"""
        self.find_by_key(OTHER_PAPER, "Menu", "Open Website")
        self.was_opened("/noise/")
        self.find_by_key(OTHER_PAPER, "Menu", "Refresh")
        self.window.take_toast("No new stories")
        self.find_by_key(OTHER_PAPER, "Menu", "Load Older Stories")
        self.window.take_toast("older stories")
        self.find_by_key(OTHER_PAPER, "Menu", "Add to Filter")
        self.has_chip(OTHER_PAPER)
        self.find_by_key(OTHER_PAPER, "Menu", "Remove from Filter")
        self.no_chip(OTHER_PAPER)
        for label in ("Rename…", "Move to Folder…", "Properties", "Mute…"):
            self.find_by_key(OTHER_PAPER, "Menu", label)
            self.dialog_of(label)
        self.close_search()

    def author_by_key(self):
        """Author, by keys: page, what opens dialogs"""
        self.find_by_key(AUTHOR, "Menu", "Author Page")
        self.has_chip(AUTHOR)
        self.close_search()
        self.show_all()
        for label in ("Rename…", "Merge Into…", "Split by Publication…", "Mute…"):
            self.find_by_key(AUTHOR, "Menu", label)
            self.dialog_of(label)
        self.close_search()

    # --- Headlines ---

    def headline_by_key(self):
        """Headline, by keys: marks, saved, browser, link, all above and below, only its publication"""
        self.on_headline()
        self.pick_by_key("Menu", "Mark as Unread")
        driver.wait("it is unread", lambda: self.is_unread(HEADLINE))
        self.pick_by_key("Menu", "Mark as Read")
        driver.wait("it is read", lambda: not self.is_unread(HEADLINE))
        self.pick_by_key("Menu", "Save")
        self.undo_redo("it is saved", lambda: self.n_marked("saved") == 1)
        self.pick_by_key("Menu", "Open in Browser")
        self.was_opened(PATH)
        self.pick_by_key("Menu", "Copy Link")
        assert self.pasted() == self.server.base + PATH
        before = self.n_marked("unread")
        for label in ("Mark All Above as Read", "Mark All Below as Read"):
            self.on_headline()
            self.pick_by_key("Menu", label)
            self.undo_redo(label, lambda: self.n_marked("unread") < before)
        self.on_headline()
        self.pick_by_key("Menu", "Export…")
        self.dialog_of("Export…")
        self.on_headline()
        self.pick_by_key("Menu", "Only “%s”" % PAPER)
        self.has_chip(PAPER)
        self.show_all()

    def several_by_key(self):
        """Several headlines, by keys: copied, exported, marked, saved"""
        self.on_headline()
        self.window.key("shift+Down")
        self.window.has_text("2 selected")
        self.pick_by_key("Menu", "Copy Links")
        self.window.take_toast("2 links copied")
        self.pick_by_key("Menu", "Export…")
        self.dialog_of("Export…")
        self.pick_by_key("Menu", "Save")
        self.undo_redo("two are saved", lambda: self.n_marked("saved") == 2)
        self.window.key("Escape")

    # --- Search ---

    def suggestions(self):
        return [row.get_name() for row in self.rows("Suggestions")]

    def completion(self):
        """A suggestion is taken by mouse and by keys, and the list closes"""
        for by_mouse in (True, False):
            self.window.key("ctrl+f")
            self.window.wait_focus("entry", "Search stories")
            self.window.type("author:lindq")
            # The list of the last time stays in the tree, hidden; one on the screen has a window.
            driver.wait("a suggestion on the screen", lambda: len(self.windows()) == 2 and
                        [AUTHOR in name for name in self.suggestions()] == [True])
            if by_mouse:
                x, y, width, height = self.still_popover()
                self.window.mouse(x + width // 2, y + height // 2)
                # Where the list was, a tooltip would come.
                self.leave_menus()
            else:
                self.window.key("Down", "Return")
            driver.wait("the name", lambda: AUTHOR in driver.text_of(self.window.focused()))
            driver.wait("no suggestions", lambda: len(self.windows()) == 1)
            self.has_row_of_author()
            while self.window.focus() == ("entry", "Search stories"):
                self.window.key("Escape")

    def has_row_of_author(self):
        driver.wait("her stories alone", lambda: 0 < len(self.labels("Headlines")) < 12)

    # --- Order ---

    def place_from_foot(self, label):
        """Where an item is in a menu that begins with a heading: its distance from the last is known."""
        before = self.popover()
        places = {node.get_name(): self.window.extents(node) for node in self.menu_items()}
        if label not in places:
            return None
        foot = max(place[1] + place[3] for place in places.values())
        x, y, width, height = self.popover()
        if (x, y, width, height) != before:
            return None
        return x + width // 2, y + height - MENU_EDGE - (foot - places[label][1] - places[label][3] // 2)

    def view_menu(self, label, by_mouse):
        """An entry of the menu View, whose button Tab leads to."""
        self.no_menu()
        if by_mouse:
            button = [node for node in self.window.all(name="View") if self.window.extents(node)[2] > 0][0]
            self.click(button)
            self.window.mouse(*driver.wait("a place of " + label, lambda: self.place_from_foot(label)))
            return
        self.leave_menus()
        self.window.key("ctrl+l", "Escape", "Right")
        driver.wait("the headlines", lambda: self.window.focus()[1] in self.labels("Headlines"))
        for _ in range(12):
            if self.window.focus()[1] == "View":
                break
            self.window.key("shift+Tab")
        self.window.key("Return")
        self.press_item(label)

    def order(self):
        """Orders and densities by mouse and by keys"""
        first = self.labels("Headlines")[0]
        for by_mouse in (True, False):
            self.view_menu("Oldest First", by_mouse)
            driver.wait("the oldest first", lambda: self.labels("Headlines")[0] != first)
            self.view_menu(NEWEST, by_mouse)
            driver.wait("the newest first", lambda: self.labels("Headlines")[0] == first)
            height = self.window.extents(self.headline())[3]
            self.view_menu("Compact", by_mouse)
            driver.wait("lower rows", lambda old=height: 0 < self.window.extents(self.headline())[3] < old)
            self.view_menu("Comfortable", by_mouse)
            driver.wait("rows as before", lambda old=height: self.window.extents(self.headline())[3] == old)


    def groups(self):
        """A list in groups begins with the heading of the first one, above whose rows there is room for it"""
        self.view_menu("Compact", True)
        self.view_menu("By Publication", True)
        driver.wait("room for the heading", lambda: self.heading_room() > 24)
        self.view_menu(NEWEST, True)
        driver.wait("no heading", lambda: self.heading_room() < 24)
        self.view_menu("Comfortable", True)

    def heading_room(self):
        """From the list's upper edge to its first row."""
        _, top, _, _ = driver.wait_still("the list", lambda: self.window.extents(self.view("Headlines")))
        return driver.wait_still("the first row", lambda: self.window.extents(self.rows("Headlines")[0]))[1] - top

    def saved_view(self):
        """A filter is saved with its order and density, and has them again, whatever is chosen for others since"""
        self.view_menu("Oldest First", True)
        self.view_menu("Compact", True)
        self.choose(self.sidebar_row(OTHER_SECTION), "Section Page")
        self.has_chip(OTHER_SECTION)
        driver.wait("compact rows", lambda: 0 < self.first_height() < 40)
        first = self.labels("Headlines")[0]
        self.window.key("ctrl+d")
        self.window.enter("Save Filter", "Old Energy")
        self.has_row("Old Energy")
        self.show_all()
        self.view_menu(NEWEST, True)
        self.view_menu("Cards", True)
        driver.wait("cards", lambda: self.first_height() > 100)
        self.click(self.sidebar_row("Old Energy"))
        self.has_chip(OTHER_SECTION)
        driver.wait("the oldest first, compact", lambda: self.labels("Headlines")[0] == first and 0 < self.first_height() < 40)
        self.view_menu("Comfortable", False)
        driver.wait("higher rows", lambda: self.first_height() > 40)
        self.show_all()
        driver.wait("cards", lambda: self.first_height() > 100)
        self.click(self.sidebar_row("Old Energy"))
        driver.wait("as it was saved", lambda: self.labels("Headlines")[0] == first and 0 < self.first_height() < 40)
        self.show_all()
        self.view_menu("Comfortable", True)

    def first_height(self):
        return self.window.extents(self.rows("Headlines")[0])[3]


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        ways = Ways(byline, server, cli, scratch)
        try:
            return driver.run([ways.start, ways.more, ways.counts, ways.section_by_key, ways.publication_by_key,
                               ways.author_by_key, ways.headline_by_key, ways.several_by_key, ways.completion, ways.order,
                               ways.groups, ways.saved_view])
        finally:
            for process in (ways.server.process, ways.window.process if ways.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
