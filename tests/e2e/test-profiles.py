#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-profiles.py BYLINE SERVER CLI: several Bylines at once.

A second start activates the first, two profiles run side by side, and window and command share one profile."""
import os
import shutil
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

NAME = "The Harbour Dispatch"


class Profiles:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "one")
        self.other_profile = os.path.join(scratch, "two")
        self.server = driver.Server(server)
        self.window = self.other = None

    def command(self, *arguments):
        done = subprocess.run([self.cli, "--profile", self.profile, *arguments], capture_output=True, text=True, timeout=30,
                              check=False)
        if done.returncode != 0:
            raise driver.Failure("byline-cli %s: %s" % (arguments[0], done.stderr.strip()))
        return done.stdout

    def start(self):
        """The window stands open on an empty profile"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Welcome to Byline")

    def added_outside(self):
        """What the command adds, the window shows by itself"""
        self.command("add", self.server.base + "/feed.xml")
        self.window.find("list item", contains=NAME)
        self.window.find("list item", name="Unread, 24 unread")

    def marked_outside(self):
        """What the command marks, too"""
        story = self.command("list", "--limit", "1", "--json").split('"id"', 1)[1].split(":", 1)[1]
        self.command("read", story.split(",")[0].strip(' "'))
        self.window.find("list item", name="Unread, 23 unread")

    def marked_inside(self):
        """What the window marks, the command knows"""
        self.window.key("j", "j")
        self.window.find("list item", name="Unread, 22 unread")
        self.window.key("s")
        self.saved_in_window()
        assert len(self.command("list", "--saved", "--json").strip().splitlines()) == 1

    def saved_in_window(self):
        """Its headline says it; the sidebar counts only what is unread, which it is not."""
        assert len(driver.wait("a saved story", lambda: self.window.all("list item", contains=", saved"))) == 1
        self.window.find("list item", name="Saved")

    def both_refresh(self):
        """A refresh by the command disturbs nobody"""
        self.command("refresh")
        self.window.key("F5")
        self.window.take_toast("No new stories")

    def second_instance(self):
        """A second start activates the first and ends"""
        second = subprocess.run([self.byline, "--profile", self.profile], timeout=20, check=False, stderr=subprocess.DEVNULL)
        assert second.returncode == 0, second.returncode
        self.window.check_alive()

    def refresh_from_outside(self):
        """--refresh asks the one that runs to refresh"""
        second = subprocess.run([self.byline, "--profile", self.profile, "--refresh"], timeout=20, check=False,
                                stderr=subprocess.DEVNULL)
        assert second.returncode == 0, second.returncode
        self.window.take_toast("No new stories")

    def side_by_side(self):
        """Another profile runs beside it, and knows nothing of it"""
        self.other = driver.Window(self.byline, self.other_profile)
        self.other.has_text("Welcome to Byline")
        self.window.check_alive()
        self.other.quit()

    def end(self):
        """SIGTERM in the middle of a refresh loses no mark"""
        self.window.key("F5")
        self.window.quit()
        assert len(self.command("list", "--saved", "--json").strip().splitlines()) == 1
        assert len(self.command("list", "--unread", "--json").strip().splitlines()) == 22

    def break_database(self):
        for name in os.listdir(self.profile):
            if name.startswith("library.db-"):
                os.unlink(os.path.join(self.profile, name))
        with open(os.path.join(self.profile, "library.db"), "wb") as file:
            file.write(b"no database " * 1000)

    def damaged(self):
        """A damaged database is a page with advice for this very profile"""
        self.break_database()
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Could Not Open Library")
        self.window.has_text("byline-cli --profile '%s' rebuild" % self.profile)

    def rebuilt(self):
        """The page rebuilds the library, which opens then with all that was in it"""
        self.window.click(self.window.find("push button", name="Rebuild Library"))
        self.window.find("list item", contains=NAME)
        self.saved_in_window()
        self.window.find("list item", name="Unread, 22 unread")
        self.window.gone("push button", name="Rebuild Library")
        self.window.quit()
        assert len(self.command("list", "--saved", "--json").strip().splitlines()) == 1
        assert len(self.command("list", "--unread", "--json").strip().splitlines()) == 22

    def incomplete(self):
        """Where stories would be lost by it, it asks first"""
        self.break_database()
        articles = os.path.join(self.profile, "articles")
        os.rename(articles, articles + "-away")
        self.window = driver.Window(self.byline, self.profile)
        self.window.click(self.window.find("push button", name="Rebuild Library"))
        self.window.find("push button", name="Rebuild Without Them")
        self.window.has_text("Some stories cannot be read")
        self.window.has_text("Restore what is missing and try again")
        shutil.rmtree(articles, ignore_errors=True)
        os.rename(articles + "-away", articles)
        self.window.click(self.window.find("push button", name="Rebuild Without Them"))
        self.window.find("list item", name="Unread, 22 unread")
        self.window.quit()

    def foreign(self):
        """Another program's database is told, and left alone"""
        path = os.path.join(self.profile, "library.db")
        for name in os.listdir(self.profile):
            if name.startswith("library.db"):
                os.unlink(os.path.join(self.profile, name))
        database = sqlite3.connect(path)
        database.execute("CREATE TABLE notes (text)")
        database.commit()
        database.close()
        with open(path, "rb") as file:
            before = file.read()
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("was made by another program")
        assert not self.window.all("push button", name="Rebuild Library")
        with open(path, "rb") as file:
            assert file.read() == before
        os.unlink(path)
        self.window.click(self.window.find("push button", name="Try Again"))
        self.window.find("list item", name="Unread, 22 unread")
        self.window.quit()


    def read_only(self):
        """A library that can only be read says so above its headlines, and holds no other message back"""
        inside = 'mount --bind "$3" "$3" && mount -o remount,bind,ro "$3" && exec "$@"'
        program = os.path.join(os.path.dirname(self.profile), "read-only")
        with open(program, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nexec unshare -m sh -c '%s' sh '%s' \"$@\"\n" % (inside, self.byline))
        os.chmod(program, 0o755)
        probe = [program, "--profile", self.profile, "--version"]
        if subprocess.run(probe, check=False, capture_output=True).returncode != 0:
            return  # where nothing may be mounted
        self.window = driver.Window(program, self.profile)
        self.window.has_text("This library can only be read.")
        self.window.find("list item", name="Unread, 22 unread")
        enabled = self.window.find("push button", name="Add Publication").get_state_set()
        assert not enabled.contains(driver.Atspi.StateType.SENSITIVE), "a publication can be added"
        self.window.key("j")
        time.sleep(1.5)  # until the story is open: what is not open cannot be saved
        self.window.key("s")
        self.window.has_text("Byline cannot write to the library’s folder.")
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        profiles = Profiles(byline, server, cli, scratch)
        try:
            return driver.run([
                profiles.start, profiles.added_outside, profiles.marked_outside, profiles.marked_inside,
                profiles.both_refresh, profiles.second_instance, profiles.refresh_from_outside, profiles.side_by_side,
                profiles.end, profiles.damaged, profiles.rebuilt, profiles.incomplete, profiles.foreign,
                profiles.read_only])
        finally:
            profiles.server.process.kill()
            for window in (profiles.window, profiles.other):
                if window is not None and window.process.poll() is None:
                    window.process.kill()


sys.exit(main())
