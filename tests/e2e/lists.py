# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of sidebar and headlines share: rows, focus, and the menus that rows open."""
import os
import subprocess

import driver

RIGHT = 3
# From the edge of a menu's window, with its shadow, to the first item.
MENU_EDGE = 28
CHIP = "Remove filter: "
# Where the pointer is in nobody's way.
CORNER = ("1270", "850")
BROWSER = """[Desktop Entry]
Type=Application
Name=Browser
Exec=sh -c 'echo "$1" >> "%s"' sh %%u
MimeType=x-scheme-handler/http;
"""


class Lists:
    """A window with its lists; subclasses start it."""

    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli, self.scratch = byline, cli, scratch
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = None
        self.lists, self.last_menu = {}, None
        self.opened = os.path.join(scratch, "opened")

    def use_home(self, scheme, name, entry):
        """A home of the test's own, in which an application, its desktop entry given, opens the scheme's addresses."""
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = os.path.join(self.scratch, variable)
            os.makedirs(os.environ[variable])
        os.makedirs(os.path.join(os.environ["XDG_DATA_HOME"], "applications"))
        for path, text in ((os.environ["XDG_DATA_HOME"] + "/applications/" + name, entry),
                           (os.environ["XDG_CONFIG_HOME"] + "/mimeapps.list",
                            "[Default Applications]\nx-scheme-handler/%s=%s\n" % (scheme, name))):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def use_browser(self):
        """A home of the test's own, with a browser that writes down what it is to open."""
        self.use_home("http", "browser.desktop", BROWSER % self.opened)

    def view(self, name):
        """A list of the window, or None; it is looked for once, since each node costs some messages, and stays known while its
        pane is hidden."""
        node = self.lists.get(name)
        try:
            if node is not None and node.get_name() == name and driver.is_visible(node):
                return node
        except driver.GLib.Error:
            pass
        self.lists[name] = self.window.first("list", name=name)
        return self.lists[name]

    def rows(self, name):
        return [node for node in driver.children(self.view(name))
                if driver.is_visible(node) and driver.role_of(node) == "list item"]

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
        """A row of the sidebar, which is scrolled until it is seen: only then it has a place. What is out of view keeps the
        place that it had before, above rows that it stands behind."""
        top, height = self.window.extents(self.window.root)[1], self.window.extents(self.window.root)[3]

        def look():
            lowest = top
            for row, label in zip(self.rows("Sidebar"), self.labels("Sidebar")):
                _, y, _, row_height = self.window.extents(row)
                if row_height > 0 and y >= lowest and label.startswith(name) and top + 40 < y + row_height // 2 < top + height - 20:
                    return [row]
                lowest = max(lowest, y + row_height)
            return []
        return self.window.scroll_to(name, self.sidebar_place(), look)

    def is_unread(self, headline):
        return any(headline in label and ", unread" in label for label in self.labels("Headlines"))

    def n_marked(self, word):
        return len([label for label in self.labels("Headlines") if ", " + word in label])

    def beside_rows(self, role):
        """Nodes of a role, but for those in the rows of lists, which are many."""
        self.window.check_alive()
        for node in driver.walk(self.window.root, past=("list",)):
            try:
                if driver.role_of(node) == role:
                    yield node
            except driver.GLib.Error:
                continue

    def menu(self):
        """The menu that is open, or None; it is looked for once after no_menu()."""
        if self.last_menu is None:
            self.last_menu = next(self.beside_rows("menu"), None)
        return self.last_menu

    def menu_items(self):
        """The items of the menu that is open, and of the one in it that is: those that have a place."""
        return [node for node in driver.walk(self.menu())
                if driver.role_of(node) == "menu item" and self.window.extents(node)[3] > 0]

    def menu_item(self, label):
        """An item of the menu that is open; buttons of the window have the same names."""
        return driver.wait("the menu's " + label, lambda: [node for node in self.menu_items() if node.get_name() == label])[0]

    @staticmethod
    def windows():
        """The windows that are on the screen; an open menu has one, the last."""
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "byline"], stdout=subprocess.PIPE,
                              text=True, check=True).stdout.split()

    def no_menu(self):
        """Waits until no menu is open: one that goes takes the clicks that are meant for what is below it."""
        self.last_menu = None
        driver.wait("the end of the menu", lambda: len(self.windows()) == 1)

    def popover(self):
        """The upper left corner, width and height of the menu's own window."""
        windows = driver.wait("the menu's window", lambda: self.windows() if len(self.windows()) > 1 else None)
        out = subprocess.run(["xdotool", "getwindowgeometry", "--shell", windows[-1]], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
        place = dict(line.split("=") for line in out.split())
        return int(place["X"]), int(place["Y"]), int(place["WIDTH"]), int(place["HEIGHT"])

    def still_popover(self):
        """The same, once it stands still: it is resized when what it shows changes."""
        return driver.wait_still("a menu's window", self.popover)

    def item_place(self, label):
        """The middle of an item of the open menu. GTK 4.8 says where items are in their menu, but not where that is; newer GTK
        says where they are on the screen."""
        item = self.menu_item(label)
        x, y, width, height = self.popover()
        places = [self.window.extents(node) for node in self.menu_items()]
        left, top = (min(place[axis] for place in places) for axis in (0, 1))
        _, item_y, _, item_height = self.window.extents(item)
        edge = top - y if left > x and top > y else MENU_EDGE
        return x + width // 2, y + edge + item_y - top + item_height // 2, height

    def click_item(self, label):
        """Clicks on an item of the open menu, once that stands still: a menu within a menu comes in sliding."""
        x, y, _ = driver.wait_still("the menu's " + label, lambda: self.item_place(label))
        self.window.mouse(x, y)

    def press_item(self, label):
        """Goes to an item of the open menu by the arrow keys, and presses it."""
        def focus():
            return [node.get_name() for node in self.menu_items()
                    if node.get_state_set().contains(driver.Atspi.StateType.FOCUSED)]
        driver.wait("the focus in the menu", focus)
        self.menu_item(label)
        for _ in range(30):
            before = focus()
            if before == [label]:
                self.window.key("Return")
                return
            self.window.key("Down")
            driver.wait("the next item", lambda old=before: focus() != old)
        raise driver.Failure("no key leads to the menu's " + label)

    def leave_menus(self):
        """Takes the pointer out of the way: what a menu opens below it has the focus at once."""
        subprocess.run(["xdotool", "mousemove", *CORNER], check=True)

    def still_middle(self, node):
        """The middle of a row, once that stands still: a search that folds away moves the rows below it."""
        return driver.wait_still("a row", lambda: self.window.middle(node))

    def choose(self, node, *labels):
        """Asks for a menu with the second button of the mouse, and clicks on an entry, or on one of an entry's own menu."""
        self.no_menu()
        self.window.mouse(*self.still_middle(node), RIGHT)
        for label in labels:
            self.click_item(label)

    def pasted(self):
        """What the clipboard holds, as the search box shows it; that is empty again afterwards."""
        # A menu that is still open takes the key.
        self.no_menu()
        self.window.key("ctrl+f")
        self.window.wait_focus("entry", "Search stories")
        self.window.key("ctrl+v")
        text = driver.wait("what was copied", lambda: driver.text_of(self.window.focused()))
        while self.window.focus() == ("entry", "Search stories"):
            self.window.key("Escape")
        self.window.gone("push button", contains="Remove filter: “")
        return text

    def chips(self):
        return [label[len(CHIP):] for label in (node.get_name() or "" for node in self.beside_rows("push button"))
                if label.startswith(CHIP)]

    def has_chip(self, name):
        driver.wait("%s in the filter" % name, lambda: name in self.chips())

    def no_chip(self, name):
        driver.wait("%s out of the filter" % name, lambda: name not in self.chips())

    def has_row(self, *parts):
        driver.wait("a row with " + " ".join(parts),
                    lambda: any(all(part in row for part in parts) for row in self.labels("Sidebar")))

    def no_row(self, *parts):
        driver.wait("no row with " + " ".join(parts),
                    lambda: not any(all(part in row for part in parts) for row in self.labels("Sidebar")))

    def pick_by_key(self, key, *labels):
        """The menu of what has the focus, its arrows and Enter."""
        self.no_menu()
        self.leave_menus()
        self.window.key(key)
        for label in labels:
            self.press_item(label)

    def find_by_key(self, name, key, *labels):
        """Finds a row of the sidebar by its name, and chooses in its menu, all by keys."""
        self.window.key("ctrl+l")
        self.window.type(name.lower())
        self.row("Sidebar", name)
        self.window.key("Down")
        self.window.wait_focus("list item", name)
        self.pick_by_key(key, *labels)

    def close_search(self):
        self.window.key("ctrl+l")
        self.window.key("Escape")
        self.row("Sidebar", "All Stories")

    def undo_once(self, what, condition):
        self.window.key("ctrl+z")
        driver.wait(what, condition)

    def show_all(self):
        # What is scrolled out of view keeps the place that it had there: so the sidebar is brought to its beginning.
        self.window.wheel(*self.window.middle(self.sidebar_place()), 4, 20)
        self.window.mouse(*self.still_middle(self.sidebar_row("All Stories")))
        driver.wait("no filter", lambda: not self.chips())

    def opens(self, row, label, title):
        """An entry opens a dialog, which Escape closes."""
        self.choose(row(), label)
        self.dialog_of(label, title)

    def dialog_of(self, label, title=None):
        """The dialog that an entry has opened, which Escape closes."""
        def look():
            for index in range(self.window.application.get_child_count()):
                window = self.window.application.get_child_at_index(index)
                if window is not None and window != self.window.root and title in (None, window.get_name()):
                    return window.get_name()
            return None
        self.window.dialog(driver.wait("a dialog of " + label, look))
        self.window.key("Escape")
        self.window.main()

    def was_opened(self, address):
        def look():
            if not os.path.exists(self.opened):
                return False
            with open(self.opened, encoding="utf-8") as file:
                return file.read().split()[-1:] == [self.server.base + address]
        driver.wait(address + " in the browser", look)

    def is_behind(self, name, heading):
        rows = [row.split(",")[0] for row in self.labels("Sidebar")]
        return heading in rows and name in rows[rows.index(heading):]
