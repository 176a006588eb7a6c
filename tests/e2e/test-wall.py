#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-wall.py BYLINE SERVER CLI: nothing public leads the window into the user's own network; what is the user's own works.

In namespaces of its own: two_networks.py. The window shows lists, opens stories, an author's page, and saves."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import two_networks as two  # noqa: E402

BASE = "http://news.example/"
HOUSE = "http://192.168.1.1/"
# How long stories are opened, in seconds. Longer on request.
SECONDS = int(os.environ.get("BYLINE_WALL_SECONDS", "20"))


class Wall:
    def __init__(self, driver, byline, cli, scratch):
        self.driver, self.byline, self.cli = driver, byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.networks = two.Networks()
        self.window = None

    def run(self, *arguments):
        return subprocess.run([self.cli, "--profile", self.profile, *arguments], capture_output=True, text=True, check=False)

    def check(self, condition, what):
        if not condition:
            raise self.driver.Failure(what)

    def check_outside(self):
        """Nothing was asked for inside but what is the house's own."""
        wrong = [request for request in self.networks.private() if not request[2].startswith("/house")]
        self.check(not wrong, "asked for inside: %s" % wrong[:10])

    def subscribe(self):
        """Feeds of both networks are subscribed to"""
        hosts = ["192.168.1.1", "inside.example", "127.1", "[fd00::1]", "localhost", "0xc0a80101", "loop.example", "[::ffff:10.0.0.5]",
                 "news.example@10.0.0.5", "①⑨②.168.1.1", "metadata.example", "100.64.0.7"]
        self.networks.add("/feed.xml", two.hostile_rss(BASE, hosts))
        self.networks.add("/", "<!doctype html><title>News</title><link rel='icon' href='http://192.168.1.1/home-icon.png'>", "text/html")
        for number, host in enumerate(hosts):
            page = two.based_story(host) if number % 4 == 3 else two.hostile_story(host)
            self.networks.add("/story-%d.html" % number, page, "text/html")
        self.networks.redirect("/story-1.html", "http://192.168.1.1/landed.html", 302)
        self.networks.add("/feed.json", two.hostile_json("192.168.1.1"), "application/feed+json")
        self.networks.add("/atom.xml", two.hostile_atom("inside.example"), "application/atom+xml")
        # A picture outside that leads inside.
        self.networks.redirect("/redirect.png", "http://10.0.0.5/redirected.png", 301)
        self.networks.add("/pictures.xml", "<rss version='2.0'><channel><title>Pictures</title><link>http://other.example/</link>%s"
                          "</channel></rss>" % "".join(
                              "<item><title>Led on %d</title><guid>r%d</guid><pubDate>Fri, 20 Nov 2026 11:0%d:00 GMT</pubDate>"
                              "<enclosure url='%sredirect.png?%d' type='image/png' length='1'/><description>%s</description></item>"
                              % (n, n, n, BASE, n, two.WORDS * 6) for n in range(4)))
        for n in range(4):
            self.networks.redirect("/redirect.png?%d" % n, "http://10.0.0.5/redirected-%d.png" % n, 301)
        for name in ("feed.xml", "feed.json", "atom.xml", "pictures.xml"):
            result = self.run("add", BASE + name)
            self.check(result.returncode == 0, result.stderr)

        self.networks.add("/house.xml", two.friendly_rss(HOUSE))
        self.networks.add("/house-story.html",
                          two.story_page("The boiler is warm", "", "<figure><img src='/house-picture.png'></figure>"), "text/html")
        result = self.run("add", HOUSE + "house.xml")
        self.check(result.returncode == 0, result.stderr)
        self.check_outside()

    def start(self):
        """The window shows the lists; only the house's own pictures are asked for inside"""
        self.networks.requests.clear()
        self.window = self.driver.Window(self.byline, self.profile)
        self.window.find("list item", contains="The boiler is warm")
        self.driver.wait("the house's picture in the list", lambda: self.networks.asked("/house-enclosure.png"))
        self.driver.wait("the house's icon", lambda: self.networks.asked("/house-logo.png"))
        self.check_outside()

    def open_house(self):
        """A story of the house is shown with its page and the page's picture"""
        self.window.click(self.window.find("list item", contains="The boiler is warm"))
        self.driver.wait("the house's page", lambda: self.networks.asked("/house-story.html"))
        self.driver.wait("the page's picture", lambda: self.networks.asked("/house-picture.png"))
        self.window.has_text("The harbour opened its gates")

    def open_stories(self):
        """Stories from outside are opened and saved, one after the other; nothing inside is asked for"""
        end = time.time() + SECONDS
        while time.time() < end:
            self.window.key("j")
            time.sleep(0.6)
            self.window.key("s")
            time.sleep(0.4)
        pages = [request for request in self.networks.requests if request[2].startswith("/story-")]
        self.check(len(pages) >= 3, "too few pages were asked for: %s" % pages)
        self.check_outside()

    def open_author(self):
        """An author's page asks for no portrait inside"""
        self.window.click(self.window.find("list item", contains="Cem Author"))
        time.sleep(2)
        self.check_outside()

    def refresh(self):
        """Refreshed, a feed that has moved inside stays where it was"""
        self.networks.redirect("/feed.xml", "http://192.168.1.1/moved.xml", 301)
        self.window.key("F5")
        self.driver.wait("the feed's request", lambda: self.networks.asked("/feed.xml"))
        time.sleep(2)
        self.check_outside()
        self.window.check_alive()
        feeds = self.run("feeds").stdout
        self.check(BASE + "feed.xml" in feeds and "moved.xml" not in feeds, feeds)


def main():
    why_not = two.enter("dbus-run-session", "--")
    if why_not is not None:
        import driver
        print("1..0 # SKIP " + why_not, file=driver.tap(), flush=True)
        return 0

    import driver
    with driver.Scratch() as scratch:
        wall = Wall(driver, sys.argv[1], sys.argv[3], scratch)
        try:
            return driver.run([wall.subscribe, wall.start, wall.open_house, wall.open_stories, wall.open_author, wall.refresh])
        finally:
            if wall.window is not None and wall.window.process.poll() is None:
                wall.window.process.kill()
            wall.networks.close()


sys.exit(main())
