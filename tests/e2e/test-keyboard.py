#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-keyboard.py BYLINE SERVER CLI: what can be done without a mouse in a story and in the sidebar.

A name is found by typing, another is added to it, a link is opened by Enter, a page is loaded again, words are copied, an
author's card copies and leads on, an author is followed, filters are saved, used, put in order, renamed and deleted."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

HEADLINE = "Data has a customs house now"
FIRST_WORDS = "The counter opens at nine"
AUTHOR = "Mara Lindqvist"
JONAS = "Jonas Weidling"
# The end of the address that the story's only link leads to.
LINK = "/stories/a-quieter-summit-rewrites-the-rules-of-the-open-web.html"


class Keyboard:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.scratch = byline, scratch
        self.profile = os.path.join(scratch, "profile")
        self.opened = os.path.join(scratch, "opened")
        self.server = driver.Server(server)
        self.cli = cli
        self.window = None

    def take_links(self):
        """What is opened outside goes to a program that writes it down."""
        data = os.path.join(self.scratch, "data")
        os.makedirs(os.path.join(data, "applications"))
        program = os.path.join(self.scratch, "take-link")
        with open(program, "w", encoding="ascii") as file:
            file.write('#!/bin/sh\necho "$1" >> "%s"\n' % self.opened)
        os.chmod(program, 0o755)
        with open(os.path.join(data, "applications", "take-link.desktop"), "w", encoding="ascii") as file:
            file.write("[Desktop Entry]\nType=Application\nName=Take Link\nNoDisplay=true\nExec=%s %%u\n"
                       "MimeType=x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/mailto;\n" % program)
        with open(os.path.join(data, "applications", "mimeapps.list"), "w", encoding="ascii") as file:
            file.write("[Default Applications]\n" + "".join(
                "x-scheme-handler/%s=take-link.desktop\n" % scheme for scheme in ("http", "https", "mailto")))
        os.environ["XDG_DATA_HOME"] = data

    def links(self):
        try:
            with open(self.opened, encoding="utf-8") as file:
                return file.read().split()
        except FileNotFoundError:
            return []

    def rows(self):
        side = self.window.find("list", name="Sidebar")
        return [node.get_name() or "" for node in driver.walk(side) if node.get_role_name() == "list item"]

    def order(self, *names):
        """Waits until the sidebar's filters are these, in this order."""
        def look():
            rows = [row.split(",")[0] for row in self.rows()]
            return [row for row in rows if row in ("Mine", "Lab", "Ours")] == list(names)
        driver.wait("the order " + ", ".join(names), look)

    def typed(self):
        """The text of what has the focus."""
        node = self.window.focused()
        return driver.text_of(node) if node is not None else ""

    def into_text(self):
        """A click into the story's text, with the mouse: the first action that GTK knows of a text is none that leads there."""
        self.window.mouse(*self.window.middle(self.window.find("text", contains=HEADLINE)))
        self.window.wait_focus("text", HEADLINE)

    def pasted(self):
        """What the clipboard holds, as the search box shows it; that is empty again afterwards."""
        self.window.key("ctrl+f")
        self.window.wait_focus("entry", "Search stories")
        self.window.key("ctrl+v")
        text = driver.wait("what was copied", self.typed)
        # One for the completion, if there is one, and one for the search.
        while self.window.focus() == ("entry", "Search stories"):
            self.window.key("Escape")
        self.window.gone("push button", contains="Remove filter: “")
        return text

    def chip(self, name):
        return self.window.find("push button", name="Remove filter: " + name)

    def no_chip(self, name):
        self.window.gone("push button", name="Remove filter: " + name)

    def start(self):
        """A window over what the command has subscribed to"""
        self.take_links()
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list", name="Headlines")
        driver.wait("the sidebar", lambda: any(row.startswith(AUTHOR) for row in self.rows()))
        self.window.has_text("24 stories, 24 unread")

    def type_ahead(self):
        """Ctrl+L and a few letters find a name; Ctrl+Enter adds another; Escape leaves all as it was"""
        self.window.key("ctrl+l")
        self.window.type("lindq")
        driver.wait("only her", lambda: [row for row in self.rows() if row.startswith(AUTHOR)] and not any(
            row.startswith("Jonas") for row in self.rows()))
        self.window.key("Return")
        self.chip(AUTHOR)
        self.window.key("ctrl+l")
        self.window.type("chin")
        self.window.key("ctrl+Return")
        self.chip("China")
        self.chip(AUTHOR)
        self.window.key("ctrl+l")
        self.window.type("zzz")
        self.window.has_text("No name in your library and no command matches “zzz”.")
        self.window.key("Return")
        self.chip("China")
        self.window.click(self.window.find("push button", name="Clear Search"))
        driver.wait("all rows", lambda: any(row.startswith("Jonas") for row in self.rows()))
        self.window.key("Escape")
        driver.wait("all rows", lambda: any(row.startswith("Jonas") for row in self.rows()))

    def link(self):
        """Tab leads from link to link, Enter opens the one that has the focus"""
        self.window.click(self.window.find("list item", contains=HEADLINE))
        text = self.window.has_text(FIRST_WORDS)
        x, y, width, height = self.window.extents(text)
        self.window.mouse(x + width // 2, y + height - 30)
        # Publication, two sections, author, picture, and then the text's own. The library has the story that it leads to, so
        # only with Ctrl it goes to the browser.
        self.window.key("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "ctrl+Return")
        driver.wait("the link", self.links)
        assert self.links()[0].endswith(LINK), self.links()

    def copy(self):
        """Words of a story are copied"""
        self.window.wait_focus("text", HEADLINE)
        self.window.key("ctrl+a", "ctrl+c")
        text = self.pasted()
        assert FIRST_WORDS in text, text

    def reload(self):
        """A page is loaded again, and says so"""
        self.window.key("ctrl+shift+r")
        self.window.take_toast("Story reloaded")
        self.window.has_text(FIRST_WORDS)

    def card(self):
        """An author's card copies what can only be copied and leads to the author's page, where Enter follows"""
        self.window.click(self.window.find("push button", contains="Signal"))
        self.window.take_toast("copied")
        assert self.pasted().startswith("+"), "no number"
        self.into_text()
        self.window.step_to("Tab", "push button", "@")
        self.window.key("Return")
        self.window.take_toast("“@mlindqvist” copied")
        assert self.pasted() == "@mlindqvist"
        self.window.click(self.window.find("push button", name="All Stories"))
        self.window.find("label", name="AUTHOR")
        self.window.wait_focus("push button", "Follow")
        self.window.key("Return")
        self.window.wait_focus("push button", "Unfollow")
        driver.wait("her among those who are followed", lambda: any(
            row.startswith(AUTHOR) and row.endswith("pinned") for row in self.rows()))
        self.window.key("Return")
        self.window.wait_focus("push button", "Follow")
        self.window.key("alt+Left")
        self.window.gone("label", name="AUTHOR")

    def row(self, name):
        """Goes to a row of the sidebar, from its top."""
        # Not every GTK says that the entry above the rows has the focus: that Down leads out of it does.
        for _ in range(5):
            self.window.key("ctrl+l", "Down", "Home")
            try:
                driver.wait("the first row", lambda: self.window.focus() == ("list item", "All Stories"), 5)
                break
            except driver.Failure:
                if self.window.focused() is None:
                    raise driver.Skip("once a dialog has closed, this GTK says of nothing that it has the focus")
        # Newer ones step over headings.
        self.window.step_to("Down", "list item", name)

    def menu(self, name, item):
        """An item of the menu of a row in the sidebar."""
        self.row(name)
        self.window.key("shift+F10")
        self.window.wait_focus("menu item")
        items = [node.get_name() for node in self.window.all("menu item")]
        self.window.key(*["Down"] * items.index(item), "Return")
        self.window.gone("menu item", name=item)

    def saved(self):
        """Filters are saved, used, put in order, renamed and deleted by keys alone; a deletion is taken back"""
        self.window.key("ctrl+d")
        self.window.enter("Save Filter", "Mine")
        self.order("Mine")
        self.window.key("ctrl+l")
        self.window.type("jonas")
        self.window.key("Return")
        self.chip(JONAS)
        self.window.key("ctrl+d")
        self.window.enter("Save Filter", "Lab")
        self.order("Mine", "Lab")
        self.menu("Lab", "Move Up")
        self.order("Lab", "Mine")
        self.menu("Lab", "Move Down")
        self.order("Mine", "Lab")
        self.menu("Mine", "Rename…")
        self.window.enter("Rename Filter", "Ours")
        self.order("Ours", "Lab")
        self.row("Ours")
        self.window.key("Return")
        self.chip(AUTHOR)
        self.no_chip(JONAS)
        self.window.toasts_end()
        with self.window.toasts_stay():
            self.menu("Ours", "Delete")
            self.order("Lab")
            self.window.undo()
        self.order("Ours", "Lab")

    def reload_in_vain(self):
        """What cannot be loaded again stays, and says why"""
        # Other filters have closed the story, and one may hide it.
        self.window.click(self.window.find("list item", name="All Stories"))
        headlines = self.window.find("list", name="Headlines")
        self.window.click(self.window.scroll_to(HEADLINE, headlines, lambda: self.window.all("list item", contains=HEADLINE)))
        self.window.has_text(FIRST_WORDS)
        self.server.stop()
        self.window.key("ctrl+shift+r")
        self.window.has_text("The story could not be reloaded and is unchanged.")
        self.window.find("push button", name="Try Again")
        self.window.has_text(FIRST_WORDS)
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        keyboard = Keyboard(byline, server, cli, scratch)
        try:
            return driver.run([
                keyboard.start, keyboard.type_ahead, keyboard.link, keyboard.copy, keyboard.reload, keyboard.card,
                keyboard.saved, keyboard.reload_in_vain])
        finally:
            for process in (keyboard.server.process, keyboard.window.process if keyboard.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
