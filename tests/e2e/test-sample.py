#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sample.py BYLINE SERVER CLI: the sample edition, by its button on the first run, and what keys and Undo do in it.

Opens the edition, pages through a story into the next, marks and unmarks, searches, marks all as read and takes it back,
unsubscribes and takes that back. What is added in it arrives in the own library, and it leads there itself."""
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

N_STORIES = 43


def programs(path):
    """The processes that run a program, by their numbers."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                if os.path.samefile("/proc/%s/exe" % name, path):
                    found.append(int(name))
            except OSError:
                continue
    return found


class Sample:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli, self.scratch = byline, cli, scratch
        self.folder = os.path.join(scratch, "edition")
        self.own_folder = os.path.join(scratch, "data", "byline")
        self.server = driver.Server(server)
        self.window = self.side = self.view = self.own = None
        self.edition = None
        # The edition that the button opens lies in the user's own folders.
        os.environ["XDG_DATA_HOME"] = os.path.join(scratch, "data")
        os.environ["XDG_CACHE_HOME"] = os.path.join(scratch, "cache")

    def headlines(self):
        if self.view is None:
            self.view = self.window.find("list", name="Headlines")
        return [node.get_name() or "" for node in driver.walk(self.view) if node.get_role_name() == "list item"]

    def n_saved(self):
        """As many headlines as say so."""
        return len([name for name in self.headlines() if name.endswith(", saved")])

    def sidebar_rows(self):
        """Only there is looked, since walking through the whole window takes its time."""
        if self.side is None:
            self.side = self.window.find("list", name="Sidebar")
        return [node for node in driver.walk(self.side) if node.get_role_name() == "list item"]

    def sidebar_row(self, name):
        """The first row whose name begins so."""
        driver.wait("the sidebar", self.sidebar_rows)
        return self.window.scroll_to("the sidebar's row " + name, self.side, lambda: [
            node for node in self.sidebar_rows() if (node.get_name() or "").startswith(name)])

    def sidebar_has(self, name):
        return any(node.get_name() == name for node in self.sidebar_rows())

    def press(self, node, button=1):
        """With the mouse, in the middle."""
        self.window.mouse(*self.window.middle(node), button)

    def by_button(self):
        """The first run's button opens the sample edition, in a profile of its own below the library's"""
        first = driver.Window(self.byline, os.path.join(self.scratch, "profile"))
        first.has_text("Welcome to Byline")
        before = set(programs(self.byline))
        first.click(first.find("push button", name="Open Sample Edition"))
        # A whole start of another Byline, beside this one: on a busy machine it takes longer than a step in a window.
        driver.wait("the sample's archive", lambda: os.path.exists(
            os.path.join(self.scratch, "profile", "sample", "library.db")), 3 * driver.TIMEOUT)
        # Only now: before, there may be one that lives for its start alone.
        self.edition = driver.wait("another Byline", lambda: set(programs(self.byline)) - before).pop()
        first.quit()
        os.kill(self.edition, signal.SIGTERM)
        driver.wait("its end", lambda: self.edition not in programs(self.byline))

    def by_option(self):
        """--sample --profile keeps the edition in that folder"""
        self.window = driver.Window(self.byline, self.folder, "--sample")
        driver.wait("headlines", lambda: len(self.headlines()) >= 5)
        assert os.path.exists(os.path.join(self.folder, "sample.ini"))
        self.sidebar_row("The Harbour Dispatch")
        self.sidebar_row("Unread, %d unread" % N_STORIES)

    def not_elsewhere(self):
        """A folder with something else in it is left alone"""
        folder = os.path.join(self.scratch, "documents")
        os.mkdir(folder)
        with open(os.path.join(folder, "letter.txt"), "w", encoding="ascii") as file:
            file.write("Dear")
        other = driver.Window(self.byline, folder, "--sample")
        other.has_text("Could Not Open Library")
        other.quit()
        assert os.path.exists(os.path.join(folder, "letter.txt"))

    def steps(self):
        """j and k step, Space pages, then goes on to the next unread story"""
        first, second = self.headlines()[:2]
        self.window.key("j")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 1))
        self.window.key("j")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 2))
        self.window.key("k")
        assert self.headlines()[0].split(",")[0] == first.split(",")[0] != second.split(",")[0]
        for _ in range(40):
            self.window.key("space")
            if self.sidebar_has("Unread, %d unread" % (N_STORIES - 3)):
                return
        raise driver.Failure("Space does not go on to the next unread story")

    def marks(self):
        """m and s mark, and take it back"""
        self.window.key("m")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 2))
        self.window.key("s")
        driver.wait("a saved story", lambda: self.n_saved() == 1 and self.sidebar_has("Saved, 1 unread"))
        self.window.key("m")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 3))
        driver.wait("nothing saved and unread", lambda: self.n_saved() == 1 and self.sidebar_has("Saved"))
        self.window.key("s")
        driver.wait("nothing saved", lambda: self.n_saved() == 0 and self.sidebar_has("Saved"))

    def search(self):
        """/ searches; a click on a row leaves the entry, and Space pages; Escape ends it"""
        self.window.key("slash")
        self.window.type("batteries")
        driver.wait("few headlines", lambda: 0 < len(self.headlines()) < 5)
        row = self.window.find("list item", contains="Sodium batteries")
        self.press(row)
        time.sleep(0.5)
        self.window.key("space")
        assert not self.window.all("push button", name="100 %"), "Space pressed a button"
        self.window.key("Escape")
        driver.wait("all headlines", lambda: len(self.headlines()) >= 5)

    def sections(self):
        """Where the focus was when a section was chosen, Space still pages"""
        self.window.click(self.sidebar_row("China"))
        driver.wait("China", lambda: self.window.all("push button", contains="China"))
        self.window.key("space")
        assert not self.window.all("push button", name="Stop Refreshing"), "Space pressed Refresh"
        # The sidebar may have been scrolled to the row that has the focus.
        for _ in range(10):
            self.press(self.sidebar_row("China"), 4)
        self.window.click(self.sidebar_row("All Stories"))

    def all_read(self):
        """All can be marked as read, and that taken back"""
        unread = self.sidebar_row("Unread, ").get_name()
        with self.window.toasts_stay():
            self.window.key("ctrl+shift+a")
            driver.wait("all read", lambda: self.sidebar_has("Unread"))
            self.window.undo()
        driver.wait(unread, lambda: self.sidebar_has(unread))

    def unsubscribe(self):
        """A publication can be unsubscribed from, and that taken back"""
        for _ in range(10):
            self.press(self.sidebar_row("China"), 5)
        self.press(self.sidebar_row("The Harbour Dispatch"), 3)
        self.window.click(self.window.find("menu item", contains="Remove Publication"))
        with self.window.toasts_stay():
            self.window.has_text("“The Harbour Dispatch” removed; saved stories stay")
            self.window.undo()
        self.sidebar_row("The Harbour Dispatch")
        driver.wait("all headlines", lambda: len(self.headlines()) >= 5)

    def again(self):
        """The next start is the same edition, and knows what was read"""
        unread = self.sidebar_row("Unread, ").get_name()
        self.window.quit()
        self.side = self.view = None
        self.window = driver.Window(self.byline, self.folder, "--sample")
        driver.wait(unread, lambda: self.sidebar_has(unread))

    # --- The way to the own library ---

    def feeds(self, *where):
        """The addresses that a library is subscribed to."""
        done = subprocess.run([self.cli, *where, "feeds"], capture_output=True, text=True, timeout=30, check=True)
        return done.stdout

    def find_own(self, before):
        """The own library's window, once it has come."""
        def look():
            for pid in set(programs(self.byline)) - before:
                try:
                    with open("/proc/%d/cmdline" % pid, "rb") as file:
                        if b"--sample" not in file.read():
                            return pid
                except OSError:  # one that lived for another's start alone
                    continue
            return None
        return driver.Window.attach(driver.wait("the own library", look))

    def says_so(self):
        """The window says that it is the sample edition"""
        self.window.has_text("This is the sample edition.")
        self.window.find("push button", name="Use My Own Library")
        self.window.has_text("Sample Edition")

    def add_leads_home(self):
        """Add opens the own library with its dialog, and what is added there is not in the sample edition"""
        before = set(programs(self.byline))
        self.window.key("ctrl+n")
        self.own = self.find_own(before)
        self.own.dialog("Add Publication")
        self.own.find("label", name="Website or feed address")
        self.own.type(self.server.base + "/feed.xml")
        self.own.key("Return")
        driver.wait("the subscription", lambda: self.server.base in self.feeds())
        assert self.server.base not in self.feeds("--profile", self.folder)
        self.window.check_alive()

    def address_leads_home(self):
        """An address on the command line, too, and the own library that runs already takes it"""
        self.own.main()
        arguments = [self.byline, "--profile", self.folder, "--sample", self.server.base + "/atom.xml"]
        subprocess.run(arguments, timeout=20, check=True, stderr=subprocess.DEVNULL)
        driver.wait("the subscription", lambda: self.server.base + "/atom.xml" in self.feeds())
        assert self.server.base not in self.feeds("--profile", self.folder)

    def list_leads_home(self):
        """And a list of subscriptions"""
        path = os.path.join(self.scratch, "list.opml")
        with open(path, "w", encoding="ascii") as file:
            file.write("<opml version='2.0'><body><outline text='Listed' xmlUrl='http://127.0.0.1:9/listed.xml'/></body></opml>")
        subprocess.run([self.byline, "--profile", self.folder, "--sample", path], timeout=20, check=True,
                       stderr=subprocess.DEVNULL)
        driver.wait("the import", lambda: "/listed.xml" in self.feeds())
        assert "/listed.xml" not in self.feeds("--profile", self.folder)

    def own_library(self):
        """Its button presents the own library, and the sample edition ends"""
        self.window.click(self.window.find("push button", name="Use My Own Library"))
        driver.wait("the end of the sample edition", lambda: self.window.process.poll() is not None)
        assert self.window.process.returncode == 0
        self.window.check_log()
        self.own.check_alive()

    def own_library_first(self):
        """Also where the own library does not run yet"""
        self.own.quit()
        self.side = self.view = None
        self.window = driver.Window(self.byline, self.folder, "--sample")
        before = set(programs(self.byline))
        self.window.click(self.window.find("push button", name="Use My Own Library"))
        self.own = self.find_own(before)
        driver.wait("the end of the sample edition", lambda: self.window.process.poll() is not None)
        # The last rows of a long sidebar are not drawn.
        self.own.key("ctrl+l")
        self.own.type("Harbour")
        self.own.find("list item", contains="The Harbour Dispatch")
        self.own.quit()

    def moves_what_is_mine(self):
        """What an earlier Byline let people add in the sample edition moves to the own library"""
        state = os.path.join(self.folder, "sample.ini")
        os.rename(state, state + ".away")
        opml = "<opml version='2.0'><body><outline text='Mine' xmlUrl='http://127.0.0.1:9/mine.xml'/></body></opml>"
        subprocess.run([self.cli, "--profile", self.folder, "import", "-"], input=opml, text=True, timeout=30, check=True,
                       stdout=subprocess.DEVNULL)
        os.rename(state + ".away", state)

        self.window = driver.Window(self.byline, self.folder, "--sample")
        self.window.has_text("The sample edition contains 1 publication that you added.")
        before = set(programs(self.byline))
        self.window.click(self.window.find("push button", name="Move to My Own Library"))
        self.own = self.find_own(before)
        self.own.key("ctrl+l")
        self.own.type("Mine")
        self.own.find("list item", contains="Mine")
        self.window.has_text("This is the sample edition.")
        assert "/mine.xml" in self.feeds()
        assert "/mine.xml" not in self.feeds("--profile", self.folder)
        self.own.quit()
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        sample = Sample(byline, server, cli, scratch)
        try:
            return driver.run([
                sample.by_button, sample.by_option, sample.not_elsewhere, sample.steps, sample.marks, sample.search,
                sample.sections, sample.all_read, sample.unsubscribe, sample.again,
                sample.says_so, sample.add_leads_home, sample.address_leads_home, sample.list_leads_home,
                sample.own_library, sample.own_library_first, sample.moves_what_is_mine])
        finally:
            sample.server.stop()
            if sample.own is not None and sample.own.process.poll() is None:
                os.kill(sample.own.process.pid, signal.SIGKILL)
            if sample.window is not None and sample.window.process.poll() is None:
                sample.window.process.kill()
            if sample.edition is not None and sample.edition in programs(byline):
                os.kill(sample.edition, signal.SIGKILL)


sys.exit(main())
