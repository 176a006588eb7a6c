#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-acts.py BYLINE SERVER CLI: what menus and their dialogs do, undone and done again.

Three dozen acts of all kinds, each by its menu. Then all are undone by Ctrl+Z, one after the other, done again by Ctrl+Shift+Z, and
undone once more; after each step the library is as it was there, by what the command tells of it. So is one that is rebuilt from
archive and journal."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
from lists import Lists  # noqa: E402

# Rows at the top, which no message covers.
HEADLINE, SECOND = "Fabs race to copy a machine", "The mast that nobody owns"
PAPER, POST, NOISE = "The Harbour Dispatch", "Evening Post", "Signal & Noise"
# Of stories, what acts change.
MEMBERS = ("key", "title", "read", "saved", "sections", "authors")


class Acts(Lists):
    def __init__(self, byline, server, cli, scratch):
        super().__init__(byline, server, cli, scratch)
        self.states = []

    # --- The library ---

    def said(self, *words):
        return subprocess.run([self.cli, "--profile", self.profile, *words], stdout=subprocess.PIPE, text=True, check=True).stdout

    def objects(self, *words):
        return [json.loads(line) for line in self.said(*words, "--json").splitlines()]

    def state(self):
        """All that acts change, in an order of its own."""
        stories = self.objects("list") + self.objects("list", "--muted")
        rows = [[story.get(member) for member in MEMBERS] + [story["publication"]["name"]] for story in stories]
        names = [[name["name"], name["pinned"], name["hidden"]] for kind in ("sections", "authors") for name in self.objects(kind)]
        papers = [[paper["name"], paper.get("folder")] for paper in self.objects("publications")]
        rules = [json.dumps(rule, sort_keys=True) for rule in json.loads(self.said("rules", "export"))["rules"]]
        return [sorted(part, key=str) for part in (rows, names, papers, rules)]

    def is_state(self, what, expected):
        try:
            driver.wait(what, lambda: self.state() == expected)
        except driver.Failure:
            now = self.state()
            differs = [(sorted(set(map(str, old)) - set(map(str, new))), sorted(set(map(str, new)) - set(map(str, old))))
                       for old, new in zip(expected, now)]
            raise driver.Failure("%s: %s" % (what, differs)) from None

    # --- What is pressed ---

    def start(self):
        """A window over three publications, all names listed"""
        for path in ("/feed.xml", "/noise/feed.xml", "/post/feed.xml"):
            subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + path], check=True,
                           stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.row("Headlines", HEADLINE)
        self.row("Sidebar", PAPER)
        self.window.mouse(*self.window.middle(self.sidebar_row("Show all")))
        self.row("Sidebar", "Show fewer")
        self.states.append(self.state())

    def on_headline(self, headline, *labels):
        self.choose(self.row("Headlines", headline), *labels)

    def on_row(self, name, *labels):
        self.choose(self.sidebar_row(name), *labels)

    def rename(self, row, title, name):
        self.on_row(row, "Rename…")
        self.window.enter(title, name)

    def merge(self, row, into):
        self.on_row(row, "Merge Into…")
        self.window.enter("Merge “%s” Into" % row, into)

    def split(self, row, paper, name):
        self.on_row(row, "Split by Publication…")
        self.window.enter("Choose Publication", paper)
        self.window.enter("Split Author", name)

    def mute(self, row):
        self.on_row(row, "Mute…")
        self.window.dialog("Mute “%s”?" % row)
        self.window.click(self.window.find("push button", name="Mute"))
        self.window.main()

    def move(self, row, folder):
        self.on_row(row, "Move to Folder…")
        self.window.enter("Move to Folder", folder)

    def save_filter(self, section, name):
        self.on_row(section, "Section Page")
        self.has_chip(section)
        self.window.key("ctrl+d")
        self.window.enter("Save Filter", name)
        self.has_row(name)
        self.window.key("ctrl+l")
        self.window.type("show all stories")
        self.row("Sidebar", "Show all stories")
        self.window.key("Return")
        driver.wait("no filter", lambda: not self.chips())
        self.row("Sidebar", "Show fewer")

    def acts(self):
        """Each act changes the library"""
        steps = [
            lambda: self.save_filter("Policy", "Laws"),
            lambda: self.save_filter("Chips", "Silicon"),
            lambda: self.on_row("Silicon", "Move Up"),
            lambda: self.on_row("Silicon", "Move Down"),
            lambda: self.on_row("Silicon", "Mark All as Read"),
            lambda: self.rename("Laws", "Rename Filter", "Bills"),
            lambda: self.on_row("Silicon", "Delete"),
            lambda: self.on_headline(HEADLINE, "Mark as Unread"),
            lambda: self.on_headline(HEADLINE, "Save"),
            lambda: self.on_headline(SECOND, "Mark All Above as Read"),
            lambda: self.on_row("Energy", "Mark All as Read"),
            lambda: self.on_row("Noor Haddad", "Mark All as Read"),
            lambda: self.on_row(POST, "Mark All as Read"),
            lambda: self.on_headline(SECOND, "Mark All Below as Read"),
            lambda: self.on_headline(SECOND, "Mark as Read"),
            lambda: self.on_row("Chips", "Pin"),
            lambda: self.on_row("Energy", "Pin"),
            lambda: self.on_row("Energy", "Move Up"),
            lambda: self.on_row("Energy", "Unpin"),
            lambda: self.on_row("Ines Okafor", "Follow"),
            lambda: self.on_row("Jonas Weidling", "Follow"),
            lambda: self.on_row("Jonas Weidling", "Move Up"),
            lambda: self.on_row("Ines Okafor", "Move Up"),
            lambda: self.on_row("Ines Okafor", "Move Down"),
            lambda: self.on_row("Ines Okafor", "Unfollow"),
            lambda: self.on_row("Edda Rosen", "Move to Staff and Agencies"),
            lambda: self.rename("Science", "Rename Section", "Research"),
            lambda: self.merge("Research", "Culture"),
            lambda: self.rename("Ines Okafor", "Rename Author", "I. Okafor"),
            lambda: self.merge("Silas Grey", "Noor Haddad"),
            lambda: self.split("Mara Lindqvist", POST, "M. Lindqvist"),
            lambda: self.on_row("Workplace", "Hide"),
            lambda: self.on_row("Tomás Aguirre", "Hide"),
            lambda: self.mute("Enterprise"),
            lambda: self.mute("Priya Raman-Holt"),
            lambda: self.rename(POST, "Rename Publication", "Night Post"),
            lambda: self.move("Night Post", "Papers"),
            lambda: self.mute(NOISE),
            lambda: self.on_row("Night Post", "Remove Publication"),
        ]
        for number, step in enumerate(steps, 1):
            step()
            try:
                driver.wait("a change", lambda: self.state() != self.states[-1])
            except driver.Failure:
                raise driver.Failure("act %d changes nothing" % number) from None
            self.states.append(driver.wait_still("the library", self.state))

    # --- Back and forth ---

    def step(self, key, number):
        self.window.key(key)
        self.is_state("%s to what was after act %d" % (key, number), self.states[number])

    def undo_all(self):
        """Ctrl+Z leads back through all of them, each to what was before it"""
        for number in reversed(range(len(self.states) - 1)):
            self.step("ctrl+z", number)

    def redo_all(self):
        """Ctrl+Shift+Z does all of them again"""
        for number in range(1, len(self.states)):
            self.step("ctrl+shift+z", number)

    def undo_at_once(self):
        """All are undone as fast as the key can be pressed"""
        self.window.key(*["ctrl+z"] * (len(self.states) - 1))
        self.is_state("the beginning", self.states[0])

    def rebuild(self):
        """What is rebuilt from archive and journal is the same"""
        self.window.quit()
        self.said("rebuild", "--force")
        self.is_state("the rebuilt library", self.states[0])


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        acts = Acts(byline, server, cli, scratch)
        try:
            return driver.run([acts.start, acts.acts, acts.undo_all, acts.redo_all, acts.undo_at_once, acts.rebuild])
        finally:
            for process in (acts.server.process, acts.window.process if acts.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
