#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-accounts.py BYLINE: an account on a server, in the real window: added, read, saved, without a network, and again with one."""
import os
import socket
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "sync")]
import driver  # noqa: E402
import server as sync_server  # noqa: E402

STORY = "Story number %d of the day"
# Servers are told a few seconds after a mark.
SOON = 60


class Accounts:
    def __init__(self, byline, scratch):
        self.byline = byline
        self.profile = os.path.join(scratch, "profile")
        self.state = sync_server.State(2, 10, 10)
        self.port = 0
        self.serve()
        self.window = None

    def serve(self):
        """At the same port each time."""
        self.connections = []
        self.server = sync_server.Server(("127.0.0.1", self.port), sync_server.Handler)
        self.port = self.server.server_address[1]
        self.server.state = self.state
        accept = self.server.get_request

        def get_request():
            connection, address = accept()
            self.connections.append(connection)
            return connection, address

        self.server.get_request = get_request
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        """Connections that are kept open end, too."""
        self.server.shutdown()
        self.server.server_close()
        for connection in self.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def screenshot(self, name):
        folder = os.environ.get("BYLINE_E2E_SCREENSHOTS")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)

    def entry(self, number):
        return self.state.entries[number]

    def row(self, number):
        """The row of a story, which is scrolled to where it is out of sight."""
        headlines = self.window.find("list", name="Headlines")
        return self.window.scroll_to(STORY % number, headlines,
                                     lambda: self.window.all("list item", contains=STORY % number))

    def open(self, number):
        self.window.click(self.row(number))
        self.window.has_text("What happened in story %d is told here" % number)

    def scroll_to_form(self):
        label = self.window.find("label", name="Add Account")
        for _ in range(30):
            if self.window.middle(label)[1] < 300:
                break
            x, y, _, _ = self.window.extents(self.window.root)
            self.window.mouse(max(x, 0) + 60, max(y, 0) + 80, button=5)
            time.sleep(0.05)
        time.sleep(0.5)

    def fill_form(self, address, secret):
        """Leaves the form when it has asked the server."""
        self.window.mouse(*self.window.middle(self.window.find("label", name="Server address")))
        time.sleep(0.5)
        for text in (address, "reader", secret):
            self.window.key("ctrl+a")
            self.window.type(text)
            self.window.key("Tab")
        self.window.key("shift+Tab", "Return")

    def add(self):
        """An account is added in the preferences, and its stories come"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Welcome to Byline")
        self.window.key("ctrl+comma")
        self.window.dialog("Preferences")
        self.scroll_to_form()
        self.window.mouse(*self.window.middle(self.window.find("label", name="Add Account")))
        time.sleep(1)
        self.scroll_to_form()
        self.screenshot("expanded")
        # What goes wrong is said, and what is typed stays. A bare host will do.
        address = "127.0.0.1:%d" % self.port
        self.fill_form(address, "wrong")
        self.window.has_text("rejected the user name and password")
        self.state.mischief = {"portal": 1}
        self.fill_form(address, "secret")
        self.window.has_text("No server with the Google Reader or Miniflux API")
        self.state.mischief = {"base": "http://localhost:9"}
        self.fill_form(address, "secret")
        self.window.has_text("redirects to another address")
        self.state.mischief = {}
        self.screenshot("form")
        self.fill_form(address, "secret")
        self.window.has_text("Synced: ")
        self.screenshot("synced")
        self.window.key("Escape")
        self.window.main()
        for number in (1, 10):
            self.row(number)

    def read_and_save(self):
        """What is read and saved here is so on the server"""
        self.open(10)
        driver.wait("10 to be read on the server", lambda: self.entry(10)["is_read"], SOON)
        self.window.key("s")
        driver.wait("10 to be starred on the server", lambda: self.entry(10)["is_saved"], SOON)
        self.screenshot("read")

    def without_network(self):
        """Without the server all goes on, and what waits is said"""
        self.stop()
        self.open(8)
        self.window.key("s")
        # Below the sidebar, where it is seen.
        self.window.find("label", name="2 changes wait for the network", seconds=SOON)
        self.screenshot("waiting-sidebar")
        self.window.key("ctrl+comma")
        self.window.dialog("Preferences")
        self.window.find("label", contains="2 changes wait for the network")
        self.scroll_to_form()
        self.screenshot("waiting")
        self.window.key("Escape")
        self.window.main()
        assert not self.entry(8)["is_read"] and not self.entry(8)["is_saved"]

    def after_a_kill(self):
        """A kill loses nothing of it"""
        self.window.process.kill()
        self.window.process.wait()
        self.window = driver.Window(self.byline, self.profile)
        self.row(8)

    def with_it_again(self):
        """With the server back, it is told, and what others did there comes"""
        self.serve()
        with self.state.lock:
            self.state.mark(self.entry(2), "is_read", True)
            self.state.add_entry(1, title="What came meanwhile")
        self.window.key("F5")
        driver.wait("8 to be read on the server", lambda: self.entry(8)["is_read"], SOON)
        driver.wait("8 to be starred on the server", lambda: self.entry(8)["is_saved"], SOON)
        self.window.gone("label", contains="wait for the network")
        self.window.find("list item", contains="What came meanwhile", seconds=SOON)
        assert self.entry(10)["is_read"] and self.entry(10)["is_saved"]
        self.window.key("ctrl+comma")
        self.window.dialog("Preferences")
        self.window.has_text("Synced: ")
        self.window.gone("label", contains="wait for the network")
        self.window.key("Escape")
        self.window.main()

    def moved(self):
        """A publication is taken back from the server in its properties, and Undo gives it to it again"""
        self.window.mouse(*self.window.middle(self.window.find("list item", contains="Feed 1")), button=3)
        self.window.click(self.window.find("menu item", name="Properties"))
        self.window.dialog("Feed 1")
        label = self.window.find("label", name="Refreshed by")
        for _ in range(60):
            if self.window.middle(label)[1] < 560:
                break
            x, y, _, _ = self.window.extents(self.window.root)
            self.window.mouse(max(x, 0) + 60, max(y, 0) + 120, button=5)
            time.sleep(0.05)
        time.sleep(0.5)
        self.screenshot("properties")
        self.window.mouse(*self.window.middle(label))
        time.sleep(0.7)
        self.window.key("Up", "Return")
        time.sleep(0.5)
        self.window.key("Escape")
        self.window.main()
        driver.wait("the server to lose it", lambda: "http://feeds.example/1.xml" not in
                    [feed["url"] for feed in self.state.feeds.values()], SOON)
        # Now there are two that bring something, each with a heading.
        self.window.find("list item", name="On This Computer", seconds=SOON)
        self.window.find("list item", name="127.0.0.1")
        self.screenshot("two-accounts")
        self.window.key("ctrl+z")
        driver.wait("the server to get it again", lambda: "http://feeds.example/1.xml" in
                    [feed["url"] for feed in self.state.feeds.values()], SOON)
        self.window.gone("list item", name="On This Computer")
        self.window.quit()

    def at_the_start(self):
        """What others did meanwhile is there at the start, if that is asked for, and is not otherwise"""
        with self.state.lock:
            self.state.add_entry(1, title="What came while it was closed")
        requests = len(self.state.requests)
        self.window = driver.Window(self.byline, self.profile)
        self.row(8)
        time.sleep(3)
        self.window.gone("list item", contains="What came while it was closed")
        assert len(self.state.requests) == requests, "the server was asked"
        self.window.quit()
        with open(os.path.join(self.profile, "settings.ini"), "a", encoding="utf-8") as file:
            file.write("\n[settings]\nsync-on-start=true\n")
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list item", contains="What came while it was closed", seconds=SOON)
        self.window.quit()


    def removed(self):
        """What becomes of what an account brought is said before it is removed; it can stay"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list item", contains="What came while it was closed", seconds=SOON)
        self.window.key("ctrl+comma")
        self.window.dialog("Preferences")
        self.scroll_to_form()
        self.window.click(self.window.find(name="Remove Account…"))
        self.window.dialog("Remove this account?")
        self.window.has_text("only saved stories stay")
        self.screenshot("remove")
        self.window.key("Return")
        self.window.dialog("Preferences")
        self.window.gone("label", contains="Synced: ")
        self.window.key("Escape")
        self.window.main()
        self.row(8)
        assert len(self.state.feeds) == 2
        self.window.quit()


def main():
    os.environ["BYLINE_KEYRING"] = "none"
    with driver.Scratch() as scratch:
        accounts = Accounts(sys.argv[1], scratch)
        try:
            return driver.run([accounts.add, accounts.read_and_save, accounts.without_network, accounts.after_a_kill,
                               accounts.with_it_again, accounts.moved, accounts.at_the_start,
                               accounts.removed])
        finally:
            if accounts.window is not None and accounts.window.process.poll() is None:
                accounts.window.process.kill()


sys.exit(main())
