#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sections.py BYLINE SERVER CLI: sections and authors in the real window.

Section AND author AND unread, the filter before, a filter that is saved and used after a restart, an author's page, a merge
that is taken back, a section that is muted and counted, a search that says what is wrong with it."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

HEADLINE = "A quieter summit rewrites the rules of the open web"
OTHER_AUTHORS_HEADLINE = "Fabs race to copy a machine nobody may sell them"
AUTHOR = "Mara Lindqvist"
OTHER_AUTHOR = "Tomás Aguirre"
MERGED_AUTHOR = "Jonas Weidling"


class Sections:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.scratch = byline, scratch
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.cli = cli
        self.window = None

    def rows(self):
        side = self.window.find("list", name="Sidebar")
        return [node for node in driver.walk(side) if node.get_role_name() == "list item"]

    def row(self, name):
        """A row of the sidebar; its name may carry a count."""
        return driver.wait("the sidebar's row " + name, lambda: [
            node for node in self.rows() if (node.get_name() or "").startswith(name)])[0]

    def no_row(self, name):
        driver.wait("no row " + name, lambda: not any(
            (node.get_name() or "").startswith(name) for node in self.rows()))

    def headlines(self):
        view = self.window.find("list", name="Headlines")
        return [node.get_name() or "" for node in driver.walk(view) if node.get_role_name() == "list item"]

    def add(self, name):
        """Ctrl and a click."""
        x, y = self.window.middle(self.row(name))
        subprocess.run(["xdotool", "keydown", "ctrl", "mousemove", str(x), str(y), "click", "1", "keyup", "ctrl"],
                       check=True)

    def menu(self, name, item):
        """An item of a row's menu."""
        self.window.mouse(*self.window.middle(self.row(name)), button=3)
        self.window.click(self.window.find("menu item", name=item))
        time.sleep(0.5)

    def chip(self, name):
        return self.window.find("push button", name="Remove filter: " + name)

    def no_chip(self, name):
        self.window.gone("push button", name="Remove filter: " + name)

    def head_button(self, name):
        """A button in the head of an author's page; the author's card below a story has one of the same name."""
        def look():
            for kicker in self.window.all("label", name="AUTHOR"):
                for node in driver.walk(kicker.get_parent()):
                    if driver.role_of(node) == "push button" and node.get_name() == name:
                        return node
            return None
        return driver.wait("the button %s in the page's head" % name, look)

    def no_head(self):
        self.window.gone("label", name="AUTHOR")

    def start(self):
        """A window over what the command has subscribed to"""
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list item", contains=HEADLINE)

    def combine(self):
        """Section AND author AND unread"""
        self.window.click(self.row("China"))
        self.chip("China")
        self.window.click(self.row(AUTHOR))
        self.chip(AUTHOR)
        self.add("Unread")
        self.chip("Unread")
        driver.wait("her unread stories", lambda: self.headlines() and not any(
            OTHER_AUTHORS_HEADLINE in name for name in self.headlines()))
        assert all("unread" in name for name in self.headlines()), self.headlines()

    def alternatives(self):
        """A second author is an alternative, the way back leads to the filters before"""
        self.add(OTHER_AUTHOR)
        self.chip(OTHER_AUTHOR)
        driver.wait("his stories too", lambda: any(OTHER_AUTHORS_HEADLINE in name for name in self.headlines()))
        assert any(HEADLINE in name for name in self.headlines()), self.headlines()
        self.window.key("alt+Left")
        self.no_chip(OTHER_AUTHOR)
        self.chip("Unread")
        self.window.key("alt+Left")
        self.no_chip("Unread")
        self.window.key("alt+Right")
        self.chip("Unread")

    def save(self):
        """A filter is saved under a name"""
        self.window.click(self.window.find("push button", name="Save Filter"))
        self.window.dialog("Save Filter")
        self.window.find("label", name="Name")
        time.sleep(0.5)
        self.window.key("ctrl+a")
        self.window.type("Her China")
        self.window.key("Return")
        self.window.main()
        self.row("Her China")
        self.window.gone("push button", name="Save Filter")

    def restart(self):
        """It is there after a restart, with its count, and can be used"""
        self.window.quit()
        self.window = driver.Window(self.byline, self.profile)
        self.window.click(self.row("All Stories"))
        self.no_chip("China")
        assert "unread" in self.row("Her China").get_name(), self.row("Her China").get_name()
        self.window.click(self.row("Her China"))
        self.chip("China")
        self.chip(AUTHOR)
        self.chip("Unread")

    def author_page(self):
        """A click on who wrote a story leads to the author's page and stories"""
        self.window.click(self.row("All Stories"))
        self.window.click(self.window.find("list item", contains=HEADLINE))
        text = self.window.has_text("The hotel bars")
        x, y, width, height = self.window.extents(text)
        self.window.mouse(x + width // 2, y + height - 30)
        # Publication, two sections, author.
        self.window.key("Tab", "Tab", "Tab", "Tab", "Return")
        self.head_button("Follow")
        self.chip(AUTHOR)
        driver.wait("only her stories", lambda: self.headlines() and not any(
            OTHER_AUTHORS_HEADLINE in name for name in self.headlines()))
        self.window.click(self.head_button("Follow"))
        self.head_button("Unfollow")
        driver.wait("a pinned row", lambda: "pinned" in self.row(AUTHOR).get_name())
        self.window.key("alt+Left")
        self.no_chip(AUTHOR)
        self.no_head()
        # The author's card below the story knows of it.
        self.window.find("push button", name="Unfollow")
        self.window.gone("push button", name="Follow")

    def page_of_chosen(self):
        """Over a story, the page of an author who is chosen already is one step: back out of it, and no further"""
        self.window.click(self.row(AUTHOR))
        self.chip(AUTHOR)
        # The author's front page has the same head.
        self.head_button("Unfollow")
        self.window.key("j")
        self.window.has_text("The hotel bars")
        # GTK 4.8 says of the front page behind the story, too, that it is visible. That this was a step, the way back tells.
        self.window.click(self.window.find("push button", name="About " + AUTHOR))
        time.sleep(1)
        self.head_button("Unfollow")
        self.window.key("alt+Left")
        self.no_head()
        self.chip(AUTHOR)
        self.window.key("alt+Left")
        self.no_chip(AUTHOR)

    def merge(self):
        """Two authors are merged, and apart again after Undo"""
        self.window.click(self.row("All Stories"))
        self.menu(MERGED_AUTHOR, "Merge Into…")
        self.window.dialog("Merge “%s” Into" % MERGED_AUTHOR)
        time.sleep(0.5)
        self.window.type("lindq")
        time.sleep(0.5)
        self.window.key("Return")
        self.window.main()
        with self.window.toasts_stay():
            self.no_row(MERGED_AUTHOR)
            self.window.undo()
        self.row(MERGED_AUTHOR)

    def mute(self):
        """What is muted is counted, and can be shown"""
        self.menu("China", "Mute…")
        self.window.dialog("Mute “China”?")
        self.window.click(self.window.find("push button", contains="Mute"))
        self.window.main()
        button = self.window.find("push button", contains="muted stories")
        assert "9" in button.get_name(), button.get_name()
        assert not any(HEADLINE in name for name in self.headlines()), self.headlines()
        self.window.click(button)
        self.chip("Muted")
        driver.wait("the muted stories", lambda: any(HEADLINE in name for name in self.headlines()))
        self.window.click(self.row("All Stories"))
        self.no_chip("Muted")

    def search(self):
        """A search says what is wrong with it, and finds what it can"""
        self.window.key("ctrl+f")
        time.sleep(0.5)
        self.window.type("ferry is:foo")
        self.window.has_text("Unknown filter “is:foo”")
        driver.wait("what was found", lambda: 0 < len(self.headlines()) < 4)
        assert any("ferry" in name for name in self.headlines()), self.headlines()
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        sections = Sections(byline, server, cli, scratch)
        try:
            return driver.run([
                sections.start, sections.combine, sections.alternatives, sections.save, sections.restart,
                sections.author_page, sections.page_of_chosen, sections.merge, sections.mute, sections.search])
        finally:
            for process in (sections.server.process, sections.window.process if sections.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
