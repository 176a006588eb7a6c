#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-listen.py BYLINE SERVER CLI: a story as a screen reader meets it: its headings, links, pictures and tables.

Opens the story that has everything, starts a screen reader (says so on the bus), finds what is in it, follows a link, stops it again."""
import os
import subprocess
import sys

import gi

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

TOUR = "How this page is set: a tour of the Dispatch’s workshop"
HEADINGS = ["The sentence", "The voice of others", "Figures, and figures", "From the machine room"]


def set_screen_reader(is_running):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                  GLib.Variant("(ssv)", ("org.a11y.Status", "ScreenReaderEnabled", GLib.Variant("b", is_running))),
                  None, Gio.DBusCallFlags.NONE, 10000, None)


class Listen:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli = byline, cli
        self.server = driver.Server(server)
        self.folder = os.path.join(scratch, "profile")
        self.window = None

    def rows(self, name):
        view = self.window.find("list", name=name)
        return [node for node in driver.walk(view) if node.get_role_name() == "list item"]

    def open_tour(self):
        """Without a screen reader a story is one text"""
        subprocess.run([self.cli, "--profile", self.folder, "add", self.server.base + "/feed.xml"], check=True,
                       capture_output=True, timeout=60)
        self.window = driver.Window(self.byline, self.folder)
        driver.wait("headlines", lambda: len(self.rows("Headlines")) >= 5)
        self.window.key("slash")
        self.window.type("tour of the")
        row = driver.wait(TOUR, lambda: [node for node in self.rows("Headlines") if TOUR in (node.get_name() or "")])[0]
        self.window.click(row)
        self.window.has_text("Once a year we show visitors round")
        assert not self.window.all("heading", name=HEADINGS[0])

    def star(self):
        """The star is a toggle that says how it is"""
        star = self.window.find(name="Save")
        # Before 4.10, GTK has no toggle buttons for screen readers: there it is one that is checked or not.
        assert driver.role_of(star) in ("toggle button", "check box"), driver.role_of(star)

        def is_pressed():
            states = star.get_state_set()
            return states.contains(driver.Atspi.StateType.PRESSED) or states.contains(driver.Atspi.StateType.CHECKED)
        assert not is_pressed()
        self.window.click(star)
        driver.wait("the pressed star", is_pressed)
        self.window.click(star)
        driver.wait("the star that is not pressed", lambda: not is_pressed())
        self.window.quit()

    def headings(self):
        """With one running it is a list of rows, with its headings in their order"""
        set_screen_reader(True)
        self.window.find("heading", name=TOUR)
        for name in HEADINGS:
            self.window.find("heading", name=name)
        found = [node.get_name() for node in self.window.all("heading")]
        places = [found.index(name) for name in [TOUR] + HEADINGS]
        assert places == sorted(places), found

    def tables(self):
        """Its table is one, with cells"""
        table = self.window.find("table")
        words = [driver.text_of(node) for node in driver.walk(table)]
        assert "Section" in words and "212" in words, words

    def pictures(self):
        """Its pictures say what they show"""
        driver.wait("pictures", lambda: [node for node in driver.walk(self.window.root)
                                         if driver.role_of(node) in ("image", "icon")
                                         and (node.get_name() or "").startswith("Picture: ")])

    def links(self):
        """Links are found, and lead where they say"""
        names = [node.get_name() for node in self.window.all("link")]
        assert "Hana Vrubelová" in names, names
        self.window.click(self.window.find("link", name="Hana Vrubelová"))
        driver.wait("the author's stories", lambda: self.window.all(contains="Hana Vrubelová", role="label") and
                    len(self.rows("Headlines")) >= 2)
        self.window.key("alt+Left")
        self.window.find("heading", name=TOUR)

    def keys(self):
        """Arrow keys go from row to row; the next story is a list, too"""
        rows = [node for node in driver.walk(self.window.find("list", name="Story")) if node.get_role_name() == "list item"]
        assert len(rows) > 20, len(rows)
        assert any((row.get_name() or "").startswith("Heading: ") for row in rows)
        assert any((row.get_name() or "").startswith("Table with ") for row in rows)

    def stop(self):
        """When it ends the story is one text again"""
        set_screen_reader(False)
        self.window.gone("heading", name=HEADINGS[0])
        self.window.has_text("Once a year we show visitors round")


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        listen = Listen(byline, server, cli, scratch)
        try:
            return driver.run([listen.open_tour, listen.headings, listen.tables, listen.pictures, listen.links, listen.keys,
                               listen.stop, listen.star])
        finally:
            process = listen.window.process if listen.window else None
            if process is not None and process.poll() is None:
                process.kill()
            listen.server.stop()


sys.exit(main())
