#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-front.py BYLINE SERVER CLI: the front page, without a mouse.

It stands where no story is chosen, is walked in reading order, opens stories in its own order, and is there again, at the
same place, after Escape and Alt+Left. It follows the filter, and the setting says what a start shows."""
import email.utils
import http.server
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

LEAD = "A quieter summit rewrites the rules of the open web"
AUTHOR = "Mara Lindqvist"
ITEM = "<item><guid>%d</guid><title>%s</title><category>%s</category><pubDate>%s</pubDate></item>"


class Pier:
    """A paper that grows while it is read."""

    def __init__(self):
        self.items = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        self.feed = "http://127.0.0.1:%d/feed.xml" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, title):
        number = len(self.items) + 1
        self.items.append(ITEM % (number, title, "Harbour", email.utils.formatdate(time.time() - 600 + number)))

    def handler(self):
        pier = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, format, *args):
                pass

            def do_GET(self):
                body = ("<?xml version='1.0'?><rss version='2.0'><channel><title>The Pier</title>%s</channel></rss>" %
                        "".join(pier.items)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler


class Front:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.server = driver.Server(server)
        self.pier = Pier()
        self.window = None

    def run_cli(self, *arguments):
        subprocess.run([self.cli, "--profile", self.profile, *arguments], check=True, capture_output=True, timeout=60,
                       env=dict(os.environ, BYLINE_PATIENCE="0"))

    def links(self):
        """The headlines of the page, in reading order."""
        for page in self.window.all(name="Front Page"):
            found = [node for node in driver.walk(page) if driver.role_of(node) == "link"]
            if found:
                return found
        return []

    def names(self):
        return [node.get_name() or "" for node in self.links()]

    def focus(self):
        for node in driver.walk(self.window.root):
            try:
                if node.get_state_set().contains(driver.Atspi.StateType.FOCUSED):
                    return node.get_name() or ""
            except driver.GLib.Error:
                continue
        return ""

    def wait_focus(self, name):
        driver.wait("the focus on " + name, lambda: self.focus().startswith(name))

    def selected(self):
        """The headline that is selected in the list: of the story that is read."""
        for node in driver.walk(self.window.find("list", name="Headlines")):
            if driver.role_of(node) == "list item" and \
                    node.get_state_set().contains(driver.Atspi.StateType.SELECTED):
                return node.get_name() or ""
        return ""

    def wait_story(self, name):
        driver.wait("the story " + name, lambda: self.selected().startswith(name))

    def wait_page(self):
        driver.wait("the front page", lambda: len(self.links()) >= 12)

    def wait_return(self, name):
        """The story that was opened has the focus again."""
        driver.wait("the focus on " + name, lambda: self.is_focused_link(name))

    def wait_first(self):
        driver.wait("the focus on the first story", lambda: self.links()[0].get_state_set().contains(
            driver.Atspi.StateType.FOCUSED))

    def is_focused_link(self, name):
        return any((node.get_name() or "").startswith(name) and
                   node.get_state_set().contains(driver.Atspi.StateType.FOCUSED) for node in self.links())

    def start(self):
        """Where no story is chosen, the front page is"""
        self.pier.add("The pier is opened")
        self.run_cli("add", self.server.base)
        self.run_cli("add", self.pier.feed)
        self.window = driver.Window(self.byline, self.profile)
        self.wait_page()
        assert self.names()[0].startswith(LEAD), self.names()[0]
        assert "unread" in self.names()[0]
        self.window.find("push button", name="China")
        self.window.has_text("You have reached the end")

    def walk(self):
        """Tab and arrows go in reading order"""
        names = self.names()
        self.window.key("alt+Home")
        self.wait_focus(names[0])
        self.window.key("Down")
        self.wait_focus(names[1])
        self.window.key("Tab")
        self.wait_focus(names[2])
        self.window.key("Left")
        self.wait_focus(names[1])
        self.window.key("Right")
        self.wait_focus(names[2])
        self.window.key("shift+Tab")
        self.wait_focus(names[1])
        self.window.key("Up")
        self.wait_focus(names[0])

    def opens(self):
        """Enter opens, in the page's order; Escape and Alt+Left come back to the same place"""
        names = [name.split(",")[0] for name in self.names()]
        self.window.key("Down")
        self.wait_focus(names[1])
        self.window.key("Return")
        self.wait_story(names[1])
        self.window.key("j")
        self.wait_story(names[2])
        self.window.key("Escape")
        self.wait_return(names[1])
        assert [name.split(",")[0] for name in self.names()] == names, "the page has changed"
        driver.wait("the mark", lambda: "unread" not in self.names()[1])
        self.window.key("Return")
        self.wait_story(names[1])
        self.window.key("alt+Left")
        self.wait_return(names[1])

    def link(self, name):
        return driver.wait(name, lambda: [node for node in self.links() if (node.get_name() or "").startswith(name)])[0]

    def choose(self, *keys):
        """Goes by keys through the menu that is opening."""
        self.window.find("menu item", name="Why Here?")
        time.sleep(0.5)  # it has the keyboard once it is there
        self.window.key(*keys, "Return")

    def menu(self):
        """The menu of a story is that of its headline and says why it stands here, by pointer, Shift+F10 and the menu's key"""
        name = self.names()[1].split(",")[0]
        self.window.mouse(*self.window.middle(self.link(name)), 3)
        self.choose("Up")
        self.window.take_toast("Why it is here: ")
        self.wait_return(name)
        self.window.key("shift+F10")
        self.choose("Down")
        driver.wait("the saved story", lambda: ", saved" in self.link(name).get_name())
        self.wait_return(name)
        self.window.key("Menu")
        self.choose("Down")
        driver.wait("the story as it was", lambda: ", saved" not in self.link(name).get_name())
        self.window.key("shift+F10")
        self.choose("Up", "Up")
        self.window.find("push button", contains="Remove filter: ")
        self.window.key("alt+Left")
        self.window.gone("push button", contains="Remove filter: ")
        self.wait_page()

    def follows(self):
        """A section's heading leads to its page, and Alt+Left back to the heading"""
        self.window.key("alt+Home")
        self.wait_focus(self.names()[0])
        for _ in range(12):
            self.window.key("Down")
            if self.focus() == "China":
                break
        self.wait_focus("China")
        self.window.key("Return")
        driver.wait("China's page", lambda: self.links() and not self.window.all("push button", name="China"))
        self.window.key("alt+Left")
        driver.wait("all", lambda: self.window.all("push button", name="China"))
        self.wait_focus("China")

    def head(self):
        """The buttons of a head are reached by Shift+Tab from the first story, and stay under the hand"""
        self.window.step_to("Down", "push button", "China")
        self.window.key("Return")
        driver.wait("China's page", lambda: self.links() and not self.window.all("push button", name="China"))
        self.window.key("alt+Home")
        self.wait_first()
        self.window.step_to("shift+Tab", "push button", "Pin")
        self.window.key("Return")
        self.window.wait_focus("push button", "Unpin")
        self.window.key("Return")
        self.window.wait_focus("push button", "Pin")
        self.window.key("Tab")
        self.window.step_to("Tab", "push button", AUTHOR)
        self.window.key("alt+Left")
        driver.wait("all", lambda: self.window.all("push button", name="China"))

    def author(self):
        """An author's page is found, followed and left by keys"""
        self.window.key("ctrl+l")
        self.window.type(AUTHOR.lower())
        self.window.find("list item", contains=AUTHOR)
        self.window.key("Down")
        self.window.wait_focus("list item", AUTHOR)
        self.window.key("Return")
        self.window.find("push button", name="Follow")
        self.window.key("alt+Home")
        self.wait_first()
        self.window.step_to("shift+Tab", "push button", "Follow")
        self.window.key("space")
        self.window.wait_focus("push button", "Unfollow")
        self.window.key("space")
        self.window.wait_focus("push button", "Follow")
        self.window.key("alt+Left")
        driver.wait("all", lambda: self.window.all("push button", name="China"))

    def grow(self, command, *titles):
        """Brings stories into a page that somebody looks at."""
        self.window.key("alt+Home")
        self.wait_first()
        names = self.names()
        for title in titles:
            self.pier.add(title)
        self.run_cli(command, self.pier.feed)
        button = "%d new stor" % len(titles)
        self.window.find("push button", contains=button)
        assert self.names() == names, "the page has changed under the hand"
        self.wait_first()
        self.window.step_to("shift+Tab", "push button", button)
        self.window.key("Return")
        driver.wait(titles[-1], lambda: any(name.startswith(titles[-1]) for name in self.names()))
        self.window.gone("push button", contains=button)
        self.wait_first()

    def new_stories(self):
        """What comes in is offered above, and taken by Enter; who took it stands at the first story"""
        self.grow("refresh", "The pier is lit", "The pier is painted")

    def new_in_section(self):
        """A section's page, which has a head of its own, offers them as well"""
        self.window.key("ctrl+l")
        self.window.type("harbour")
        self.window.find("list item", contains="Harbour")
        self.window.key("Down")
        self.window.wait_focus("list item", "Harbour")
        self.window.key("Return")
        self.window.find("push button", name="Pin")
        driver.wait("Harbour's page", lambda: len(self.links()) == 3)
        self.grow("refresh", "The pier is closed")
        self.window.key("alt+Left")
        self.wait_page()

    def starts(self):
        """A story that was open is there again, unless the front page is wanted"""
        self.window.key("alt+Home")
        self.wait_first()
        self.window.key("Return")
        self.wait_story(LEAD)
        self.window.quit()
        self.window = driver.Window(self.byline, self.profile)
        self.wait_story(LEAD)
        self.window.quit()
        self.set_start("front-page")
        self.window = driver.Window(self.byline, self.profile)
        self.wait_page()
        self.window.quit()

    def starts_with_list(self):
        """Where the list is wanted, there is no page until it is asked for, and Escape leaves what it opened for it"""
        self.set_start("list")
        self.window = driver.Window(self.byline, self.profile)
        driver.wait("the headlines", lambda: list(driver.children(self.window.find("list", name="Headlines"))))
        assert not self.links(), "the front page is there"
        self.window.key("alt+Home")
        self.wait_page()
        lead = self.names()[0].split(",")[0]
        self.wait_first()
        self.window.key("Return")
        self.wait_story(lead)
        self.window.key("Escape")
        self.wait_return(lead)
        self.window.quit()

    def set_start(self, value):
        """In the settings' file, as the preferences do it."""
        path = os.path.join(self.profile, "settings.ini")
        with open(path, encoding="utf-8") as file:
            lines = [line for line in file.read().splitlines() if not line.startswith("start-with=")]
        if "[settings]" not in lines:
            lines.append("[settings]")
        lines.insert(lines.index("[settings]") + 1, "start-with='%s'" % value)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        front = Front(byline, server, cli, scratch)
        try:
            return driver.run([front.start, front.walk, front.opens, front.menu, front.follows, front.head, front.author,
                               front.new_stories, front.new_in_section, front.starts, front.starts_with_list])
        finally:
            for process in (front.server.process, front.window.process if front.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
