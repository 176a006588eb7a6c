# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of sidebar and headlines share: rows, focus, and the menus that rows open."""
import os
import subprocess

import driver

RIGHT = 3
# From the edge of a menu's window, with its shadow, to the first item.
MENU_EDGE = 28


class Lists:
    """A window with its lists; subclasses start it."""

    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli, self.scratch = byline, cli, scratch
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = None

    def rows(self, name):
        lists = self.window.all("list", name=name)
        return [node for node in driver.walk(lists[0]) if driver.role_of(node) == "list item"] if lists else []

    def labels(self, name):
        rows = self.rows(name)
        # GTK 4.8 tells nobody that a name has changed.
        for row in rows:
            row.clear_cache()
        return [row.get_name() or "" for row in rows]

    def row(self, list_name, contains):
        return driver.wait("%s in %s" % (contains, list_name),
                           lambda: [row for row in self.rows(list_name) if contains in (row.get_name() or "")])[0]

    def sidebar_place(self):
        """A row of the sidebar that is seen, whichever."""
        return [row for row in self.rows("Sidebar") if 100 < self.window.extents(row)[1] < 600][0]

    def sidebar_row(self, name):
        """A row of the sidebar, which is scrolled until it is seen: only then it has a place."""
        top, height = self.window.extents(self.window.root)[1], self.window.extents(self.window.root)[3]

        def look():
            self.labels("Sidebar")
            return [row for row in self.rows("Sidebar") if (row.get_name() or "").startswith(name) and
                    self.window.extents(row)[3] > 0 and
                    top + 40 < self.window.middle(row)[1] < top + height - 20]
        return self.window.scroll_to(name, self.sidebar_place(), look)

    def is_unread(self, headline):
        return any(headline in label and ", unread" in label for label in self.labels("Headlines"))

    def n_marked(self, word):
        return len([label for label in self.labels("Headlines") if ", " + word in label])

    def focused(self):
        for node in driver.walk(self.window.root):
            try:
                if node.get_state_set().contains(driver.Atspi.StateType.FOCUSED):
                    return node
            except driver.GLib.Error:
                continue
        return None

    def focus(self):
        node = self.focused()
        return (driver.role_of(node), node.get_name() or "") if node is not None else ("", "")

    def wait_focus(self, role, name=""):
        driver.wait("the focus on %s %s" % (role, name),
                    lambda: self.focus()[0] == role and name in self.focus()[1])

    def menu_item(self, label):
        """An item of the menu that is open; buttons of the window have the same names."""
        return driver.wait("the menu's " + label, lambda: [
            node for node in self.window.all("menu item", name=label) if self.window.extents(node)[3] > 0])[0]

    def popover(self):
        """The upper left corner and the width of the menu's own window."""
        def look():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "byline"], stdout=subprocess.PIPE,
                                   text=True, check=True).stdout.split()
            return found if len(found) > 1 else None
        windows = driver.wait("the menu's window", look)
        out = subprocess.run(["xdotool", "getwindowgeometry", "--shell", windows[-1]], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
        place = dict(line.split("=") for line in out.split())
        return int(place["X"]), int(place["Y"]), int(place["WIDTH"])

    def click_item(self, label):
        """Clicks on an item of the open menu. GTK 4.8 says where items are in their menu, but not where that is; newer GTK says
        where they are on the screen."""
        item = self.menu_item(label)
        items = [node for node in self.window.all("menu item") if self.window.extents(node)[3] > 0]
        x, y, width = self.popover()
        left, top = (min(self.window.extents(node)[axis] for node in items) for axis in (0, 1))
        _, item_y, _, height = self.window.extents(item)
        edge = top - y if left > x and top > y else MENU_EDGE
        self.window.mouse(x + width // 2, y + edge + item_y - top + height // 2)

    def choose(self, node, label):
        """Asks for a menu with the second button of the mouse, and clicks on an item."""
        self.window.mouse(*self.window.middle(node), RIGHT)
        self.click_item(label)
