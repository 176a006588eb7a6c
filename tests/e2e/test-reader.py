#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-reader.py BYLINE SERVER: from an address to a story read offline, in the real window against a real server.

Adds the sample publication by its address, refreshes, chooses a section, adds an author, opens a story, reads its text and
credit, saves it, quits, starts again with the server stopped, and reads it offline."""
import glob
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

HEADLINE = "A quieter summit rewrites the rules of the open web"
OTHER_AUTHORS_HEADLINE = "Fabs race to copy a machine nobody may sell them"
OTHER_SECTIONS_HEADLINE = "How this page is set: a tour of the workshop"
CREDIT = "Photo: J. Marsh / Harbour Pictures"
FIRST_WORDS = "The hotel bars of the canal town were half empty this year."


class Reader:
    def __init__(self, byline, server, scratch):
        self.byline, self.scratch = byline, scratch
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.window = None

    def row(self, text, seconds=driver.TIMEOUT):
        return self.window.find("list item", contains=text, seconds=seconds)

    def sidebar_row(self, name):
        """A row of the sidebar; its name may carry a count."""
        side = self.window.find("list", name="Sidebar")
        return driver.wait("the sidebar's row " + name, lambda: [
            node for node in driver.walk(side)
            if node.get_role_name() == "list item" and (node.get_name() or "").startswith(name)])[0]

    def headlines(self):
        view = self.window.find("list", name="Headlines")
        return [node.get_name() or "" for node in driver.walk(view) if node.get_role_name() == "list item"]

    def start(self):
        """A first start shows what can be done"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Welcome to Byline")

    def add(self):
        """A publication is added by its address, after a choice of its feeds"""
        self.window.key("ctrl+n")
        self.window.dialog("Add Publication")
        self.window.find("label", name="Website or feed address")
        self.window.type(self.server.base + "/")
        self.window.key("Return")
        self.window.find("check box", contains="China and Policy")
        self.window.click(self.window.find("push button", name="Add"))
        self.window.main()
        self.row(HEADLINE)
        self.sidebar_row("The Harbour Dispatch")

    def refresh(self):
        """A refresh says what it brought"""
        self.window.key("F5")
        self.window.take_toast("No new stories")

    def choose_section(self):
        """A section narrows the list"""
        self.window.click(self.sidebar_row("China"))
        driver.wait("only stories of China", lambda: self.headlines() and not any(
            OTHER_SECTIONS_HEADLINE in name for name in self.headlines()))
        assert any(OTHER_AUTHORS_HEADLINE in name for name in self.headlines()), self.headlines()

    def add_author(self):
        """An author narrows the section: both hold, and both are chips"""
        self.window.click(self.sidebar_row("Mara Lindqvist"))
        driver.wait("only stories of Mara Lindqvist", lambda: self.headlines() and not any(
            OTHER_AUTHORS_HEADLINE in name for name in self.headlines()))
        names = self.headlines()
        assert any(HEADLINE in name for name in names), names
        self.window.find("push button", contains="China")
        self.window.find("push button", contains="Mara Lindqvist")

    def open_story(self):
        """A story opens with text, caption and credit"""
        self.window.click(self.row(HEADLINE))
        self.window.has_text(FIRST_WORDS)
        self.window.has_text(CREDIT)

    def save(self):
        """A saved story's article is a JSON file, its pictures are kept"""
        self.window.key("s")
        files = driver.wait("an archive", lambda: glob.glob(self.profile + "/**/articles/**/*.json", recursive=True))
        articles = []
        for name in files:
            with open(name, encoding="utf-8") as file:
                articles.append(json.load(file))
        saved = [article for article in articles if article["title"] == HEADLINE]
        assert len(saved) == 1, len(saved)
        assert saved[0]["_byline"]["lead"]["credit"] == CREDIT, saved[0]["_byline"]["lead"]
        driver.wait("kept pictures", lambda: [
            name for name in glob.glob(self.profile + "/**/pictures/**/*", recursive=True)
            if os.path.isfile(name) and "/cache/" not in name])

    def quit(self):
        """SIGTERM ends it, with everything kept"""
        self.window.quit()
        self.server.stop()

    def read_offline(self):
        """The next start, without the server, shows filter and story where they were"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text(FIRST_WORDS)
        self.window.has_text(CREDIT)
        self.window.find("push button", contains="Mara Lindqvist")
        names = self.headlines()
        assert any(HEADLINE in name for name in names), names

    def open_saved(self):
        """Saved lists it"""
        self.window.click(self.sidebar_row("Saved"))
        driver.wait("one saved story", lambda: len(self.headlines()) == 1 and HEADLINE in self.headlines()[0])

    def offline_refresh(self):
        """A refresh without the server says so and loses nothing"""
        self.window.key("F5")
        self.window.take_toast("failed")
        assert HEADLINE in self.headlines()[0]
        self.window.quit()


def main():
    byline, server = sys.argv[1:3]
    with driver.Scratch() as scratch:
        reader = Reader(byline, server, scratch)
        try:
            return driver.run([
                reader.start, reader.add, reader.refresh, reader.choose_section, reader.add_author, reader.open_story,
                reader.save, reader.quit, reader.read_offline, reader.open_saved, reader.offline_refresh])
        finally:
            for process in (reader.server.process, reader.window.process if reader.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
