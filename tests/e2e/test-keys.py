#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-keys.py BYLINE SERVER CLI: a key is changed, one that is taken is asked about, both are used, also after a restart."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

SAVE, UNREAD, READ = "Save or unsave", "Next unread story", "Mark as read or unread"
FIRST = "Add Publication"


class Keys:
    def __init__(self, byline, server, cli, scratch):
        self.byline = byline
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.cli = cli
        self.window = None

    def screenshot(self, name):
        folder = os.environ.get("BYLINE_E2E_SCREENSHOTS")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)

    def begin(self):
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list", name="Headlines")
        self.window.find("list item", contains="unread", seconds=30)

    def anywhere(self, text):
        """Waits for a text in whatever window, and goes on in that."""
        def look():
            for index in range(self.window.application.get_child_count()):
                window = self.window.application.get_child_at_index(index)
                if window is not None and self.window.with_text(text, window):
                    return window
            return None
        self.window.root = driver.wait("the text %r in a window" % text, look)

    def open_list(self):
        self.window.key("ctrl+question")
        self.window.dialog("Keyboard Shortcuts")
        self.window.has_text(SAVE)

    def close_list(self):
        self.window.key("Escape")
        self.window.main()

    def press_for(self, what, key):
        """Chooses a row, and presses its new key."""
        self.window.mouse(*self.window.middle(self.window.find("label", name=what)))
        self.anywhere("Press the new key or keys.")
        self.window.key(key)

    def keys_of(self, what):
        """The keys that stand beside it: the labels of its row behind its name."""
        row = self.window.find("label", name=what)
        while row is not None and driver.role_of(row) != "list item":
            row = row.get_parent()
        names = [node.get_name() for node in driver.walk(row) if driver.role_of(node) == "label"]
        return [name for name in names if name and name != what]

    def has_keys(self, what, *keys):
        driver.wait("%s for %s" % (list(keys), what), lambda: self.keys_of(what) == list(keys))

    def unread(self):
        """How many stories the sidebar says are unread."""
        name = self.window.find("list item", contains="Unread, ").get_name()
        return int(name.split(", ")[1].split()[0])

    def start(self):
        """A window over what the command has subscribed to"""
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
        self.begin()

    def change(self):
        """A row takes a new key"""
        self.open_list()
        self.has_keys(SAVE, "S")
        self.press_for(SAVE, "z")
        self.window.dialog("Keyboard Shortcuts")
        self.has_keys(SAVE, "Z")
        self.screenshot("keys-changed")

    def conflict(self):
        """A key that is taken is asked about: cancelled it stays, replaced it goes over"""
        self.press_for(READ, "z")
        self.anywhere("“Z” is used for “%s”." % SAVE)
        self.screenshot("keys-conflict")
        self.window.click(self.window.find("push button", name="Cancel"))
        self.window.dialog("Keyboard Shortcuts")
        self.has_keys(SAVE, "Z")
        self.has_keys(READ, "M")
        self.press_for(UNREAD, "z")
        self.anywhere("“Z” is used for “%s”." % SAVE)
        self.window.click(self.window.find("push button", name="Replace"))
        self.window.dialog("Keyboard Shortcuts")
        self.has_keys(UNREAD, "Z")
        self.has_keys(SAVE, "None")
        self.close_list()

    def works(self, new, old):
        """The new key opens an unread story; the old one does nothing."""
        before = self.unread()
        self.window.key(new)
        driver.wait("one less unread", lambda: self.unread() == before - 1)
        self.window.key(old)
        self.window.key(old)
        # Had it opened one, that would be the second.
        self.window.key(new)
        driver.wait("two less unread", lambda: self.unread() == before - 2)

    def use(self):
        """The new key does it at once, the old one no more"""
        self.works("z", "u")

    def restart(self):
        """After a restart it is so still; Reset All gives the old keys back"""
        self.window.quit()
        self.begin()
        self.works("z", "u")
        self.open_list()
        self.has_keys(UNREAD, "Z")
        self.has_keys(SAVE, "None")
        button = self.window.find("push button", name="Reset All Shortcuts")
        self.window.click(button)
        self.has_keys(UNREAD, "U")
        self.has_keys(SAVE, "S")
        self.close_list()
        self.works("u", "z")
        self.window.quit()

    def backwards(self):
        """Shift+Tab leads on from the window's first button, to its last stop; Tab leads back"""
        self.window.step_to("Tab", "push button", FIRST)
        assert self.window.focus() == ("push button", FIRST), self.window.focus()
        self.window.key("shift+Tab")
        driver.wait("another focus", lambda: self.window.focus() not in (("push button", FIRST), ("", "")))
        self.window.key("Tab")
        driver.wait("the first button", lambda: self.window.focus() == ("push button", FIRST))


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        keys = Keys(byline, server, cli, scratch)
        try:
            return driver.run([keys.start, keys.backwards, keys.change, keys.conflict, keys.use, keys.restart])
        finally:
            for process in (keys.server.process, keys.window.process if keys.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
