#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-keyboard.py BYLINE SERVER CLI: what can be done without a mouse in a story and in the sidebar.

A name is found by typing, another is added to it, a link is opened by Enter."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

HEADLINE = "Data has a customs house now"
FIRST_WORDS = "The counter opens at nine"
AUTHOR = "Mara Lindqvist"
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

    def chip(self, name):
        return self.window.find("push button", name="Remove filter " + name)

    def start(self):
        """A window over what the command has subscribed to"""
        self.take_links()
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list", name="Headlines")
        driver.wait("the sidebar", lambda: any(row.startswith(AUTHOR) for row in self.rows()))

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
        self.window.has_text("No section, author or publication matches “zzz”.")
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
        # Publication, two sections, author, and then the text's own.
        self.window.key("Tab", "Tab", "Tab", "Tab", "Tab", "Return")
        driver.wait("the link", self.links)
        assert self.links()[0].endswith(LINK), self.links()
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        keyboard = Keyboard(byline, server, cli, scratch)
        try:
            return driver.run([keyboard.start, keyboard.type_ahead, keyboard.link])
        finally:
            for process in (keyboard.server.process, keyboard.window.process if keyboard.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
