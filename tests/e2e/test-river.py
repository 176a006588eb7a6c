#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-river.py BYLINE SERVER CLI: the story in view is the story, in the real window over a paper of the sample edition.

Opens a story, scrolls into the next with the wheel, saves it, unfolds it, leaves it and comes back, and starts again where it was.
Then the same in a list of hundreds: the middle of the tenth across a start, and three hundred stories deep."""
import functools
import http.server
import json
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

FIRST = "A quieter summit rewrites the rules of the open web"
SECOND = "Fabs race to copy a machine nobody may sell them"
N_STORIES = 24
# A story whose page has others below it, and one of these, which the feed has not.
HOST = "The night market that learned to close early"
BROUGHT = "What a cold store taught us about patience"
N_DEEP = 320
DEEP = 300


class River:
    def __init__(self, byline, server, cli, scratch):
        self.byline, self.cli = byline, cli
        self.server = driver.Server(server)
        self.folder = os.path.join(scratch, "edition")
        self.window = self.left = None

    def rows(self, name):
        view = self.window.find("list", name=name)
        return [node for node in driver.walk(view) if node.get_role_name() == "list item"]

    def sidebar_row(self, name):
        return driver.wait("the sidebar's row " + name, lambda: [
            node for node in self.rows("Sidebar") if (node.get_name() or "").startswith(name)])[0]

    def selected(self):
        return [node.get_name() or "" for node in self.rows("Headlines")
                if node.get_state_set().contains(driver.Atspi.StateType.SELECTED)]

    def is_selected(self, title):
        return any(title in name for name in self.selected())

    def saved(self):
        done = subprocess.run([self.cli, "--profile", self.folder, "list", "--saved", "--json"],
                              capture_output=True, text=True, timeout=30, check=True)
        return [json.loads(line)["title"] for line in done.stdout.splitlines() if line.strip()]

    def open_first(self):
        """A story is opened, and read by that"""
        subprocess.run([self.cli, "--profile", self.folder, "add", self.server.base + "/feed.xml"], check=True,
                       capture_output=True, timeout=60)
        self.window = driver.Window(self.byline, self.folder)
        driver.wait("headlines", lambda: len(self.rows("Headlines")) >= 5)
        self.window.key("j")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 1))
        assert self.is_selected(FIRST), self.selected()

    def scroll(self):
        """Scrolled into the next, that is the one: the list follows, and it is not read by that"""
        x, y = 900, 500
        for _ in range(150):
            for _ in range(3):
                self.window.mouse(x, y, 5)
            if self.is_selected(SECOND):
                break
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 1))

    def save(self):
        """What is saved is the story in view"""
        self.window.key("s")
        driver.wait("the saved story", lambda: self.saved() == [SECOND])

    def unfold(self):
        """Space unfolds it, and it is read by that"""
        self.window.key("space")
        self.sidebar_row("Unread, %d unread" % (N_STORIES - 2))
        assert self.is_selected(SECOND), self.selected()

    def picture(self):
        """The text as it is on the screen, without the header, the scroll bar and the pointer."""
        subprocess.run(["xdotool", "mousemove", "620", "24"], check=True)
        done = subprocess.run(["import", "-window", "root", "-crop", "420x420+720+120", "rgb:-"],
                              capture_output=True, timeout=30, check=True)
        return done.stdout

    def still(self):
        """The text once it stands still, scroll bars have faded and places are kept."""
        last = [b""]

        def look():
            time.sleep(1)
            now = self.picture()
            same = now == last[0]
            last[0] = now
            return same
        driver.wait("a view that stands still", look, 60)
        return last[0]

    def leave_and_return(self):
        """Elsewhere and back, it stands where it was left, to the pixel"""
        for _ in range(9):
            self.window.mouse(900, 500, 5)
        self.left = self.still()
        assert self.is_selected(SECOND), self.selected()
        self.window.key("k")
        driver.wait(FIRST, lambda: self.is_selected(FIRST))
        assert self.still() != self.left
        self.window.key("alt+Left")
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        driver.wait("the place that was left", lambda: self.still() == self.left, 60)
        # Scrolling from the first into the second was no step: what lies ahead is where k led.
        self.window.key("alt+Right")
        driver.wait(FIRST, lambda: self.is_selected(FIRST))
        self.window.key("alt+Left")
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        driver.wait("the place that was left", lambda: self.still() == self.left, 60)

    def again(self):
        """The next start begins with it, where it was left"""
        self.window.quit()
        self.window = driver.Window(self.byline, self.folder)
        driver.wait(SECOND, lambda: self.is_selected(SECOND))
        driver.wait("the place that was left", lambda: self.still() == self.left, 60)

    def brought(self):
        """What a story's page shows below it is a story of the library: found, filed, saved"""
        self.window.key("slash")
        self.window.type("night market")
        row = driver.wait(HOST, lambda: [node for node in self.rows("Headlines") if HOST in (node.get_name() or "")])[0]
        self.window.click(row)
        driver.wait(BROUGHT, lambda: BROUGHT in self.titles())
        self.window.quit()

    def titles(self):
        done = subprocess.run([self.cli, "--profile", self.folder, "list", "--author", "Wim Destrooper", "--json"],
                              capture_output=True, text=True, timeout=30, check=True)
        return [json.loads(line)["title"] for line in done.stdout.splitlines() if line.strip()]


def log_title(number):
    return "Log entry %03d" % number


def write_log(folder):
    """A feed of many stories, each a few screens long, the first the newest."""
    words = ("The ferry left on time and came back late, and nobody on the quay could say which of the two had been agreed upon; "
             "the harbour master wrote both hours down and let the pencil rest between them. ")
    items = []
    for number in range(1, N_DEEP + 1):
        when = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(1750000000 - number * 3600))
        body = "".join("<p>%s %d</p>" % (words, part) for part in range(14))
        items.append("<item><title>%s</title><guid>log-%d</guid><pubDate>%s</pubDate><description><![CDATA[%s]]></description></item>"
                     % (log_title(number), number, when, body))
    with open(os.path.join(folder, "log.xml"), "w", encoding="utf-8") as file:
        file.write("<rss version='2.0'><channel><title>The Log</title><description>d</description>%s</channel></rss>"
                   % "".join(items))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Deep(River):
    """The river over hundreds of stories."""

    def __init__(self, byline, server, cli, scratch):
        super().__init__(byline, server, cli, scratch)
        self.folder = os.path.join(scratch, "log")
        served = os.path.join(scratch, "served")
        os.makedirs(served)
        write_log(served)
        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=served))
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()

    def wheel(self, button, times):
        subprocess.run(["xdotool", "mousemove", "900", "500", "click", "--repeat", str(times), "--delay", "8", str(button)],
                       check=True)

    def number(self):
        """The story that is selected."""
        for name in self.selected():
            if "Log entry " in name:
                return int(name.split("Log entry ")[1][:3])
        return 0

    def resident(self):
        with open("/proc/%d/status" % self.window.process.pid, encoding="utf-8") as file:
            return int([line for line in file if line.startswith("VmRSS")][0].split()[1]) // 1024

    def into_tenth(self):
        """Ten stories on, each opened by a key, into the middle of the tenth"""
        subprocess.run([self.cli, "--profile", self.folder, "add", "http://127.0.0.1:%d/log.xml" % self.httpd.server_port],
                       check=True, capture_output=True, timeout=120)
        self.window = driver.Window(self.byline, self.folder)
        driver.wait("headlines", lambda: len(self.rows("Headlines")) >= 5)
        for number in range(1, 11):
            self.window.key("j")
            driver.wait(log_title(number), lambda wanted=number: self.number() == wanted)
        self.wheel(5, 12)
        assert self.number() == 10, self.selected()
        self.left = self.still()

    def tenth_again(self):
        """The next start begins in the middle of the tenth, to the pixel"""
        self.window.quit()
        self.window = driver.Window(self.byline, self.folder)
        driver.wait(log_title(10), lambda: self.number() == 10)
        driver.wait("the place that was left", lambda: self.still() == self.left, 60)

    def unfold_five(self):
        """Five stories below it, each unfolded and folded again where it stands: what is above the button stays"""
        for _ in range(5):
            number = self.number()
            for _ in range(200):
                self.wheel(5, 3)
                if self.number() > number:
                    break
            assert self.number() > number, self.selected()
            number = self.number()
            self.still()
            self.window.key("space")
            driver.wait("the story that was unfolded", lambda wanted=number: self.number() == wanted)
            text = self.window.has_text("Show Less")
            assert text is not None
            assert self.number() == number, self.selected()

    def go_deep(self):
        """Three hundred stories deep the story in view is the one that is selected, and the window is not larger for it"""
        before, steps = self.resident(), 0
        while self.number() < DEEP:
            last = self.number()
            self.wheel(5, 40)
            steps += 1
            assert steps < 3000, "stuck at %d" % last
        number = self.number()
        self.window.has_text(log_title(number))
        assert self.resident() - before < 80, "%d MiB more" % (self.resident() - before)
        for _ in range(400):
            self.wheel(4, 40)
            if self.number() < number - 3:
                break
        assert self.number() < number - 3, self.selected()
        self.window.quit()


def main():
    byline, server, cli = sys.argv[1:4]
    with driver.Scratch() as scratch:
        river = River(byline, server, cli, scratch)
        deep = Deep(byline, server, cli, scratch)
        try:
            steps = [river.open_first, river.scroll, river.save, river.unfold, river.leave_and_return, river.again, river.brought]
            # Hundreds of stories take minutes: by hand.
            if os.environ.get("BYLINE_E2E_DEEP"):
                steps += [deep.into_tenth, deep.tenth_again, deep.unfold_five, deep.go_deep]
            return driver.run(steps)
        finally:
            for each in (river, deep):
                process = each.window.process if each.window else None
                if process is not None and process.poll() is None:
                    process.kill()
                each.server.stop()
            deep.httpd.shutdown()


sys.exit(main())
