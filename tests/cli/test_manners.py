# SPDX-License-Identifier: GPL-3.0-or-later
"""What servers see of Byline: how often it asks, with what, and when it does not. One test a row of src/MANNERS.md."""

import base64
import email.utils
import gzip
import http.server
import os
import threading
import unittest

import cli_case

# A Friday, 12:00 UTC.
NOW = 1795176000
HOUR = 3600
DAY = 24 * HOUR

ITEM = ("<item><title>Story %s</title><link>{base}/story-%s</link><guid isPermaLink='false'>%s</guid>"
        "<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><description>Words of it.</description></item>")


def feed(*stories, head=""):
    items = "".join(ITEM % (story, story, story) for story in stories)
    return ("<?xml version='1.0'?><rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
            "<title>The Pier</title><link>{base}/</link>%s%s</channel></rss>" % (head, items))


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers what the test says, and writes down what it was asked."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):
        pass

    def setup(self):
        super().setup()
        self.server.connections += 1

    def do_GET(self):
        server = self.server
        server.asked.append((self.path, dict(self.headers)))
        route = server.routes.get(self.path)
        if callable(route):
            route = route(dict(self.headers), sum(path == self.path for path, _ in server.asked))
        status, headers, body = route if route is not None else (404, {}, "")
        body = body.replace("{base}", server.base).encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value.replace("{base}", server.base))
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)


class MannersCase(cli_case.CliCase):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = self.server.base = "http://127.0.0.1:%d" % self.server.server_port
        self.server.asked, self.server.routes, self.server.connections = [], {}, 0
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def serve(self, path, body, status=200, **headers):
        """Header names have underscores for their dashes."""
        self.server.routes[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)

    def at(self, hours, *arguments, **more):
        """Runs a command so many hours after the beginning; what was asked before is forgotten."""
        self.server.asked.clear()
        return self.cli(*arguments, environment={"BYLINE_NOW": str(int(NOW + hours * HOUR)), "BYLINE_PATIENCE": "60"}, **more)

    def paths(self):
        return [path for path, _ in self.server.asked]

    def sent(self, name, nth=-1):
        return self.server.asked[nth][1].get(name)

    def add(self, path="/feed.xml", hours=0):
        result = self.at(hours, "add", self.base + path)
        self.assert_done(result)
        return result

    def due(self, hours):
        """What a refresh of what is due asks for."""
        self.at(hours, "refresh", "--due")
        return self.paths()

    def health(self, hours):
        return self.at(hours, "feeds", "--health", "--json").lines()[0]


class Requests(MannersCase):
    """What is sent."""

    def test_headers(self):
        self.serve("/feed.xml", feed("1"), Set_Cookie="who=you; Path=/; Max-Age=999999")
        self.add()
        self.at(2, "refresh")
        self.assertRegex(self.sent("User-Agent"), r"^Byline/[\d.]+\S* \(\+https://\S+\)$")
        for name in ("Cookie", "Referer", "If-None-Match", "If-Modified-Since", "Authorization"):
            self.assertIsNone(self.sent(name), name)
        self.assertIn("gzip", self.sent("Accept-Encoding"))
        self.assertIn("application/rss+xml", self.sent("Accept"))

    def test_gzip(self):
        self.serve("/feed.xml", gzip.compress(feed("1").encode()), Content_Encoding="gzip")
        self.add()
        self.assertIn("Story 1", self.cli("list").out)

    def test_validators(self):
        """Both go back byte for byte; what is not said is not made up, and is forgotten."""
        for etag, date in ((" W/\"x;y\"", "Fri, 20 Nov 2026 09:00:00 GMT"), ("unquoted", "Fri, 20 Nov 2026 09:00 Pacific"),
                           (None, "Friday, 20-Nov-26 09:00:00 GMT"), ("\"é\"".encode().decode("latin-1"), None), (None, None)):
            headers = {"ETag": etag, "Last_Modified": date}
            self.serve("/feed.xml", feed("1"), **{name: value for name, value in headers.items() if value is not None})
            if etag == " W/\"x;y\"":
                self.add()
                hours = 0
            else:
                self.at(hours + 1, "refresh")
            self.at(hours + 2, "refresh")
            hours += 2
            self.assertEqual(self.sent("If-None-Match"), etag.strip() if etag else None)
            self.assertEqual(self.sent("If-Modified-Since"), date)

    def test_empty_validators(self):
        """What says nothing is no condition: it would be none that a server can read."""
        self.serve("/feed.xml", feed("1"), ETag="", Last_Modified=" ")
        self.add()
        self.at(1, "refresh")
        self.assertEqual((self.sent("If-None-Match"), self.sent("If-Modified-Since")), (None, None))

    def test_odd_validators(self):
        """What would always hold, or never, is no condition; a date beside it is one."""
        for etag in ("*", "\"\xe9t\xe9\""):
            self.setUp()
            self.serve("/feed.xml", feed("1"), ETag=etag, Last_Modified="x")
            self.add()
            self.at(1, "refresh")
            self.assertEqual((self.sent("If-None-Match"), self.sent("If-Modified-Since")), (None, "x"), etag)
        for etag in ("W/\"\"", "\"a\", \"b\"", "'a'", "\"abc-gzip\"", "\"a\\\"b\"", "a  b", "\"%s\"" % ("x" * 3000)):
            self.serve("/feed.xml", feed("1"), ETag=etag, Last_Modified="Fri,  20 Nov 2026 10:00:00 CET")
            self.at(2, "refresh")
            self.at(3, "refresh")
            self.assertEqual((self.sent("If-None-Match"), self.sent("If-Modified-Since")), (etag, "Fri,  20 Nov 2026 10:00:00 CET"))

    def test_validators_after_errors(self):
        """An error, a page in between or half a feed changes nothing of what is sent."""
        good = {"ETag": "\"a\"", "Last_Modified": "x"}
        self.serve("/feed.xml", feed("1"), **good)
        self.add()
        for status, body in ((500, "No"), (404, "No"), (403, ""), (200, "<html><title>Portal</title><p>Log in"), (200, ""), (200, "<rss><channel")):
            self.serve("/feed.xml", body, status=status, ETag="\"other\"", Last_Modified="y")
            self.at(1, "refresh")
            self.serve("/feed.xml", feed("1"), **good)
            self.at(2, "refresh")
            self.assertEqual((self.sent("If-None-Match"), self.sent("If-Modified-Since")), ("\"a\"", "x"), (status, body))

    def test_part(self):
        """A part that nobody asked for gives its stories, and no condition."""
        whole = feed("1", "2").replace("{base}", self.base)
        for content_range, etag in (("bytes 0-99/1000", None), (None, None), ("bytes 0-%d/%d" % (len(whole) - 1, len(whole)), "\"a\"")):
            self.setUp()
            whole = feed("1", "2").replace("{base}", self.base)
            self.serve("/feed.xml", feed("1"))
            self.add()
            self.serve("/feed.xml", whole, status=206, ETag="\"a\"", **({"Content_Range": content_range} if content_range else {}))
            self.assertIn("1 new story", self.at(1, "refresh").out)
            self.at(2, "refresh")
            self.assertEqual(self.sent("If-None-Match"), etag)

    def test_delta(self):
        """Of a feed that is known the new stories are enough; what the answer leaves out stays."""
        self.serve("/feed.xml", feed("1"), ETag="\"a\"")
        self.add()
        self.assertIsNone(self.sent("A-IM"))
        self.serve("/feed.xml", feed("2"), status=226, IM="feed", ETag="\"b\"")
        self.assertIn("1 new story", self.at(1, "refresh").out)
        self.assertEqual((self.sent("A-IM"), self.sent("If-None-Match")), ("feed", "\"a\""))
        self.serve("/feed.xml", feed("2", "1"), ETag="\"c\"")
        self.assertIn("0 new stories, 0 changed", self.at(2, "refresh").out)
        self.assertEqual(self.sent("If-None-Match"), "\"b\"")
        self.assertEqual(len(self.at(3, "list", "--unread", "--json").lines()), 2)

    def test_changed_tag(self):
        """Another tag with the same body brings nothing, and is given back the next time; what was read stays so."""
        self.server.routes["/feed.xml"] = lambda headers, n: (200, {"ETag": "\"%d\"" % len(tags)}, feed("1", "2"))
        tags = [1]
        self.add()
        self.assert_done(self.at(0, "read", "1"))
        for hours in (1, 2, 3):
            tags.append(1)
            self.assertIn("0 new stories", self.at(hours, "refresh").out)
            self.assertEqual(self.sent("If-None-Match"), "\"%d\"" % (len(tags) - 1))
        self.assertEqual([story["id"] for story in self.at(4, "list", "--unread", "--json").lines()], [2])
        self.assertEqual(self.health(4)["tries"][0]["updated"], 0)

    def test_not_modified_keeps_validators(self):
        self.server.routes["/feed.xml"] = lambda headers, n: (
            (200, {"ETag": "\"a\"", "Last-Modified": "x"}, feed("1")) if n == 1 and "If-None-Match" not in headers else (304, {}, ""))
        self.add()
        for hours in (1, 2, 3):
            self.at(hours, "refresh")
            self.assertEqual((self.sent("If-None-Match"), self.sent("If-Modified-Since")), ("\"a\"", "x"))

    def test_connections(self):
        """A connection serves many feeds, also behind "not modified" and errors."""
        for i in range(8):
            self.server.routes["/%d.xml" % i] = lambda headers, n: (
                (304, {}, "") if "If-None-Match" in headers else (200, {"ETag": "\"a\""}, feed("1")))
            self.add("/%d.xml" % i)
        self.server.connections = 0
        self.at(2, "refresh")
        self.assertEqual(len(self.server.asked), 8)
        self.assertLessEqual(self.server.connections, 2)
        for i in range(8):
            self.serve("/%d.xml" % i, "Sorry", status=500)
        self.server.connections = 0
        self.at(4, "refresh")
        self.assertEqual(len(self.server.asked), 8)
        self.assertLessEqual(self.server.connections, 2)


class Times(MannersCase):
    """How often it asks."""

    def test_interval(self):
        self.serve("/feed.xml", feed("1"))
        self.add()
        self.assertEqual(self.due(0.9), [])
        self.assertEqual(self.due(1), ["/feed.xml"])

    def test_ttl(self):
        self.serve("/feed.xml", feed("1", head="<ttl>240</ttl>"))
        self.add()
        self.assertEqual(self.due(3.9), [])
        self.assertEqual(self.due(4), ["/feed.xml"])
        self.assertEqual(self.health(4)["due_reason"], "ttl")

    def test_expired(self):
        """A JSON Feed that says that nothing more will come is asked as seldom as may be."""
        self.serve("/feed.json", '{"version": "https://jsonfeed.org/version/1.1", "title": "The Pier", "expired": true,'
                                 ' "items": [{"id": "1", "content_text": "Words."}]}', Content_Type="application/feed+json")
        self.add("/feed.json")
        self.assertEqual(self.due(23.9), [])
        self.assertEqual(self.due(24), ["/feed.json"])

    def test_ttl_after_not_modified(self):
        self.server.routes["/feed.xml"] = lambda headers, n: (
            (304, {}, "") if "If-None-Match" in headers else (200, {"ETag": "\"a\""}, feed("1", head="<ttl>240</ttl>")))
        self.add()
        self.assertEqual(self.due(4), ["/feed.xml"])
        self.assertEqual(self.due(7.9), [])
        self.assertEqual(self.due(8), ["/feed.xml"])

    def test_syndication(self):
        self.serve("/feed.xml", feed("1", head="<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"))
        self.add()
        self.assertEqual(self.due(5.9), [])
        self.assertEqual(self.due(6), ["/feed.xml"])

    def test_max_age(self):
        self.serve("/feed.xml", feed("1"), Cache_Control="public, max-age=18000")
        self.add()
        self.assertEqual(self.due(4.9), [])
        self.assertEqual(self.due(5), ["/feed.xml"])
        self.serve("/feed.xml", feed("1"), Cache_Control="max-age=18000", Age="7200")
        self.assertEqual(self.due(10), ["/feed.xml"])
        self.assertEqual(self.due(12.9), [])
        self.assertEqual(self.due(13), ["/feed.xml"])
        self.assertEqual(self.health(13)["due_reason"], "max-age")

    def test_expires(self):
        self.serve("/feed.xml", feed("1"), Date=email.utils.formatdate(NOW, usegmt=True), Expires=email.utils.formatdate(NOW + 2 * HOUR, usegmt=True))
        self.add()
        self.assertEqual(self.due(1.9), [])
        self.assertEqual(self.due(2), ["/feed.xml"])

    def test_bounds(self):
        """Nobody makes it ask every minute, or wait for longer than a day."""
        self.serve("/feed.xml", feed("1", head="<ttl>1</ttl>"), Cache_Control="max-age=5")
        self.add()
        self.assertEqual(self.due(0.9), [])
        self.serve("/feed.xml", feed("1", head="<ttl>100000</ttl>"), Cache_Control="max-age=99999999")
        self.assertEqual(self.due(1), ["/feed.xml"])
        self.assertEqual(self.due(24.9), [])
        self.assertEqual(self.due(25), ["/feed.xml"])

    def test_skip_hours(self):
        """It is a Friday at noon; the feed wants to sleep from one to four, and over the week-end."""
        hours = "".join("<hour>%d</hour>" % hour for hour in (13, 14, 15))
        self.serve("/feed.xml", feed("1", head="<skipHours>%s</skipHours><skipDays><day>Saturday</day><day>Sunday</day></skipDays>" % hours))
        self.add()
        for hour in (1, 2, 3.9):
            self.assertEqual(self.due(hour), [])
        self.assertEqual(self.health(3.9)["due_reason"], "skipped")
        self.assertEqual(self.due(4), ["/feed.xml"])
        self.assertEqual(self.due(11), ["/feed.xml"])
        # Its time has come at midnight; who looks on Saturday does not ask either.
        for hour in (12, 24, 36, 59.9):
            self.assertEqual(self.due(hour), [])
        self.assertEqual(self.due(60), ["/feed.xml"])
        # By hand it may be asked.
        self.at(73.5, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])

    def test_second_press(self):
        self.serve("/feed.xml", feed("1"))
        self.add()
        press = self.at(50 / HOUR, "refresh")
        self.assert_done(press)
        self.assertEqual(self.paths(), [])
        self.assertRegex(press.err, r"1 feed was asked less than a minute ago, and may be asked again at \d\d:\d\d:00")
        self.assertEqual(self.at(59 / HOUR, "refresh", "--json").json()["recent"], 1)
        self.assert_done(self.at(60 / HOUR, "refresh"))
        self.assertEqual(self.paths(), ["/feed.xml"])

    def test_first_poll(self):
        """What came when it was added is not asked for again; nor is what was found on a page."""
        self.serve("/page", "<title>The Pier</title><link rel=alternate type=application/rss+xml href=/feed.xml><p>Hello.</p>")
        self.serve("/feed.xml", feed("1"))
        self.add("/page")
        self.assertEqual(sorted(self.paths()), ["/feed.xml", "/page"])
        self.assertEqual(self.due(0.01), [])

    def test_folder_and_publication(self):
        self.serve("/a.xml", feed("1").replace("{base}/<", "{base}/a/<"))
        self.serve("/b.xml", feed("2").replace("{base}/<", "{base}/b/<"))
        self.assert_done(self.at(0, "add", self.base + "/a.xml", "--folder", "Near/Sea"))
        self.assert_done(self.at(0, "add", self.base + "/b.xml"))
        self.at(2, "refresh", "--folder", "Near")
        self.assertEqual(self.paths(), ["/a.xml"])
        self.at(2, "refresh", self.base + "/b.xml")
        self.assertEqual(self.paths(), ["/b.xml"])
        self.assertEqual(self.at(2, "refresh", "--folder", "Near", "--due").code, 2)


class Moves(MannersCase):
    """Redirects."""

    def feeds(self):
        return [line["url"].replace(self.base, "") for line in self.at(0, "feeds", "--json").lines()]

    def moved(self, status, target="/new.xml"):
        self.serve("/feed.xml", feed("1"), ETag="\"a\"")
        self.add()
        self.serve("/feed.xml", "", status=status, Location=target)
        self.serve("/new.xml", feed("1", "2"))
        self.at(2, "refresh")
        return self.feeds()

    def test_permanent(self):
        self.assertEqual(self.moved(301), ["/new.xml"])

    def test_permanent_with_method(self):
        self.assertEqual(self.moved(308), ["/new.xml"])

    def test_for_now(self):
        for status in (302, 303, 307):
            with self.subTest(status=status):
                self.setUp()
                self.assertEqual(self.moved(status), ["/feed.xml"])

    def test_permanent_then_for_now(self):
        """What is for good is remembered, what is for now is not."""
        self.serve("/between.xml", "", status=302, Location="/new.xml")
        self.assertEqual(self.moved(301, "/between.xml"), ["/between.xml"])

    def test_for_now_then_permanent(self):
        self.serve("/between.xml", "", status=301, Location="/new.xml")
        self.assertEqual(self.moved(302, "/between.xml"), ["/feed.xml"])

    def test_permanent_then_not_modified(self):
        self.serve("/feed.xml", feed("1"), ETag="\"a\"")
        self.add()
        self.serve("/feed.xml", "", status=301, Location="/new.xml")
        self.serve("/new.xml", "", status=304)
        self.at(2, "refresh")
        self.assertEqual(self.feeds(), ["/new.xml"])
        self.at(4, "refresh")
        self.assertEqual(self.paths(), ["/new.xml"])
        self.assertEqual(self.sent("If-None-Match"), "\"a\"")

    def test_for_now_then_gone(self):
        """What is gone is where it led to for now: it may lead elsewhere tomorrow."""
        self.serve("/feed.xml", feed("1"))
        self.add()
        self.serve("/feed.xml", "", status=302, Location="/new.xml")
        self.serve("/new.xml", "", status=410)
        self.assertEqual(self.due(2), ["/feed.xml", "/new.xml"])
        self.assertEqual(self.health(3)["due_reason"], "back-off")
        self.serve("/new.xml", feed("1", "2"))
        self.assertEqual(self.due(26), ["/feed.xml", "/new.xml"])
        self.assertIn("Story 2", self.cli("list").out)

    def test_permanent_then_gone(self):
        self.serve("/feed.xml", feed("1"))
        self.add()
        self.serve("/feed.xml", "", status=301, Location="/new.xml")
        self.serve("/new.xml", "", status=410)
        self.at(2, "refresh")
        self.assertEqual(self.feeds(), ["/feed.xml"])


class Refusals(MannersCase):
    """Servers that do not want, or cannot."""

    def test_retry_after(self):
        for status, form in ((429, "7200"), (503, "7200"), (429, None), (503, None)):
            with self.subTest(status=status, form=form):
                self.setUp()
                self.serve("/feed.xml", feed("1"))
                self.serve("/other.xml", feed("2"))
                self.add()
                self.add("/other.xml")
                self.serve("/other.xml", feed("2"))
                self.serve("/feed.xml", "", status=status,
                           Retry_After=form or email.utils.formatdate(NOW + 4 * HOUR, usegmt=True))
                self.at(2, "refresh", self.base + "/feed.xml")
                self.at(3.9, "refresh")
                self.assertEqual(self.paths(), [])
                self.at(4, "refresh")
                self.assertIn("/feed.xml", self.paths())
                self.assertIn("/other.xml", self.paths())

    def test_retry_after_of_errors(self):
        """Whoever refuses, or is out of order, may say for how long; of what is not there no wait makes more."""
        for status, n_asked in ((403, 0), (408, 0), (500, 0), (502, 0), (404, 2)):
            with self.subTest(status=status):
                self.setUp()
                self.serve("/feed.xml", feed("1"))
                self.serve("/other.xml", feed("2"))
                self.add()
                self.add("/other.xml")
                self.serve("/feed.xml", "", status=status, Retry_After="14400")
                self.at(2, "refresh", self.base + "/feed.xml")
                held = self.at(5.9, "refresh")
                self.assertEqual(len(self.paths()), n_asked)
                self.assertEqual("until 2026-11-20 18:00" in held.err, n_asked == 0, held.err)
                self.at(6, "refresh")
                self.assertEqual(len(self.paths()), 2)

    def test_too_many_without_time(self):
        """A host that is asked too often is not asked for the rest of its feeds."""
        for i in range(9):
            self.serve("/%d.xml" % i, feed(str(i)))
            self.add("/%d.xml" % i)
        for i in range(9):
            self.serve("/%d.xml" % i, "", status=429)
        self.at(2, "refresh")
        self.assertLessEqual(len(self.paths()), 2)

    def test_retry_after_behind_redirect(self):
        """What leads to a host that wants to be left alone waits with it; the host that leads there does not."""
        other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.addCleanup(other.server_close)
        self.addCleanup(other.shutdown)
        other.daemon_threads = True
        other.base, other.asked, other.connections = "http://127.0.0.1:%d" % other.server_port, [], 0
        other.routes = {"/busy.xml": (429, {"Retry-After": "14400"}, "")}
        threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        for path in ("/a.xml", "/b.xml", "/c.xml", "/d.xml"):
            self.serve(path, feed(path[1]))
            self.add(path)
            self.serve(path, "", status=302, Location=other.base + "/busy.xml")
        self.serve("/own.xml", feed("5"))
        self.add("/own.xml")
        done = self.at(2, "refresh")
        # Who was asked has failed; who was not has only to wait.
        n_asked = len(other.asked)
        self.assertLessEqual(n_asked, 2)
        self.assertEqual(done.err.count("(429)"), n_asked, done.err)
        self.assertEqual(done.err.count("asked to be left alone until 2026-11-20 18:00"), 4 - n_asked, done.err)
        states = self.at(2, "feeds", "--json").lines()
        self.assertEqual(sorted(row.get("failures", 0) for row in states), [0] * (5 - n_asked) + [1] * n_asked)
        waiting = [row["next_due"] for row in self.at(2, "feeds", "--health", "--json").lines() if not row["url"].endswith("/own.xml")]
        self.assertEqual(waiting, ["2026-11-20T18:00:00Z"] * 4)
        # The next process knows it, too, and whom it was that asked: it is not the host that leads there.
        held = self.at(5.9, "refresh")
        self.assertEqual(self.paths(), ["/own.xml"])
        self.assertEqual(held.err.count("until 2026-11-20 18:00"), 4, held.err)
        self.assertEqual(len(other.asked), n_asked)
        other.routes = {"/busy.xml": (200, {"Content-Type": "application/rss+xml"}, feed("6"))}
        self.at(6.1, "refresh")
        self.assertEqual(len(other.asked), n_asked + 4)

    def test_gone(self):
        self.serve("/feed.xml", feed("1"))
        self.add()
        self.serve("/feed.xml", "", status=410)
        self.assertEqual(self.due(2), ["/feed.xml"])
        for hours in (24, 240, 2400):
            self.assertEqual(self.due(hours), [])
        health = self.health(240)
        self.assertEqual((health["due_reason"], health["lost"]), ("gone", True))

    def test_back_off(self):
        """A server that is out of order is asked less and less often: a dozen times in a week of looks each hour."""
        self.serve("/feed.xml", feed("1"), ETag="\"a\"")
        self.add()
        self.serve("/feed.xml", "", status=500)
        n_asked = 0
        for hours in [1, 2, 3, 4, 7, 8, 15, 16, 31, 32, *range(48, 170, 8)]:
            n_asked += len(self.due(hours))
        self.assertLessEqual(n_asked, 12)
        self.assertGreaterEqual(n_asked, 8)
        self.assertTrue(self.health(200)["lost"])
        self.assertIn("Something should be done", self.at(200, "feeds", "--health").out)

    def test_words(self):
        """What the server says about it is told."""
        for content_type, body, words in (
                ("text/plain", "Feeds are for members. Write to us!", "Feeds are for members. Write to us!"),
                ("text/html; charset=utf-8", "<title>No</title><style>p {}</style><h1>Sorry</h1><p>Closed on <b>Mondays</b> &amp; Tuesdays.", "Sorry Closed on Mondays & Tuesdays."),
                ("application/problem+json", "{\"title\": \"No\", \"detail\": \"Ask for a \\\"key\\\" first\"}", "Ask for a \"key\" first")):
            self.serve("/feed.xml", body, status=403, Content_Type=content_type)
            self.assert_fails(self.at(0, "add", self.base + "/feed.xml"), 1, "(403)", words)
        for body in ("", "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.18.0</center></body></html>"):
            self.serve("/feed.xml", body, status=404, Content_Type="text/html")
            self.assertNotIn("“", self.at(0, "add", self.base + "/feed.xml").err)


class Extras(MannersCase):
    """What is not asked for."""

    def test_nothing_but_the_feed(self):
        """No home page, no icon, no picture, no story's page."""
        self.serve("/feed.xml", feed("1", head="<image><url>{base}/icon.png</url><title>x</title><link>{base}/</link></image>")
                   .replace("<description>Words of it.", "<description>&lt;img src='{base}/a.png'&gt; Words."))
        self.add()
        self.assertEqual(self.paths(), ["/feed.xml"])
        self.at(2, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])
        self.at(2, "list")
        self.at(2, "feeds", "--health")
        self.assertEqual(self.paths(), [])

    def test_nothing_is_guessed(self):
        self.serve("/blog/", "<title>The Pier</title><p>No feed here.</p>")
        self.serve("/feed", feed("1"))
        self.assert_fails(self.at(0, "add", self.base + "/blog/"), 1, "--guess")
        self.assertEqual(self.paths(), ["/blog/"])
        self.assert_done(self.at(0, "add", "--guess", self.base + "/blog/"))
        self.assertIn("/feed", self.paths())

    def test_known_software(self):
        self.serve("/", "<title>The Pier</title><meta name='generator' content='WordPress 6.4'><p>No feed here.</p>")
        self.serve("/feed/", feed("1"))
        self.assert_done(self.at(0, "add", self.base + "/"))
        self.assertEqual(self.paths(), ["/", "/feed/"])


class Ledger(MannersCase):
    """What is told of it."""

    def test_every_request(self):
        """The ledger has what the server has seen, no more and no less, with the reasons."""
        self.serve("/page", "<title>The Pier</title><link rel=alternate type=application/rss+xml href=/feed.xml><p>Hello.</p>")
        self.serve("/feed.xml", feed("1"))
        self.serve("/story-1", "<title>Story 1</title><article><h1>Story 1</h1>" + "<p>Words of the story, and some more of them.</p>" * 9 + "</article>")
        seen = []
        for arguments in (("add", self.base + "/page"), ("refresh",), ("show", "1", "--fetch")):
            self.at(len(seen), *arguments)
            seen += self.paths()
        self.serve("/feed.xml", "", status=302, Location="/gone")
        self.at(5, "refresh")
        seen += self.paths()
        log = self.at(5, "requests", "--json").lines()
        self.assertEqual([line["url"].replace(self.base, "") for line in reversed(log)], seen)
        self.assertEqual([line["purpose"] for line in reversed(log)],
                         ["discovery", "discovery", "refresh", "page", "refresh", "refresh"])
        self.assertEqual(log[0]["status"], 404)
        self.assertEqual(log[1]["location"], self.base + "/gone")
        page = log[2]
        self.assertEqual((page["story"], page["publication"], page["status"]), ("Story 1", "The Pier", 200))
        self.assertGreater(page["bytes"], 100)
        self.assertEqual([line["url"].replace(self.base, "") for line in
                          self.at(5, "requests", "--search", "story 1", "--json").lines()], ["/story-1"])
        sums = self.at(5, "requests", "--sums", "--json").lines()
        self.assertEqual(sum(line["requests"] for line in sums), len(seen))
        self.assertIn("Today: 6 requests", self.at(5, "requests").out)
        self.assertIn("\n1 older one; --limit N", self.at(5, "requests", "--limit", "5").out)
        self.assertIn("\n2 older ones; --limit N", self.at(5, "requests", "--limit", "4").out)
        # A week later it is forgotten.
        self.at(5 + 8 * 24, "refresh")
        self.assertEqual(len(self.at(5 + 8 * 24, "requests", "--json").lines()), 2)
        self.assert_done(self.at(5 + 8 * 24, "requests", "--forget"))
        self.assertEqual(self.at(5 + 8 * 24, "requests", "--json").out, "")

    def test_sums(self):
        """A day's sum says what became of its requests."""
        self.serve("/feed.xml", feed("1"))
        self.add()
        self.assertNotIn("failed)", self.at(0, "requests", "--sums").out)
        self.serve("/feed.xml", "", status=500)
        self.at(24, "refresh")
        self.assertIn("The Pier (failed)", self.at(24, "requests", "--sums").out)
        self.at(25, "refresh")
        self.assertIn("The Pier (all failed)", self.at(25, "requests", "--sums").out)
        self.serve("/feed.xml", feed("1"))
        self.at(26, "refresh")
        self.assertIn("The Pier (some failed)", self.at(26, "requests", "--sums").out)

    def test_tries(self):
        """The last twenty tries of a feed, the newest first."""
        self.serve("/feed.xml", feed("1"))
        self.add()
        for hours in range(2, 26):
            self.serve("/feed.xml", "Closed", status=500 if hours == 25 else 200) if hours == 25 else self.serve("/feed.xml", feed(*map(str, range(1, hours))))
            self.at(hours, "refresh")
        health = self.health(26)
        self.assertEqual(len(health["tries"]), 20)
        self.assertEqual([health["tries"][i]["status"] for i in (0, 1)], [500, 200])
        self.assertEqual(health["tries"][0]["error_code"], "fetch:SERVER")
        self.assertIn("Closed", health["tries"][0]["error"])
        self.assertEqual([outcome["added"] for outcome in health["tries"][1:]], [1] * 19)
        self.assertGreater(health["tries"][1]["bytes"], 100)
        self.assertGreater(health["changes_a_week"], 100)
        self.assertEqual(health["failures"], 1)
        self.assertFalse(health["lost"])
        out = self.at(26, "feeds", "--health", "1").out
        self.assertIn("Closed", out)


class Access(MannersCase):
    """A proxy, a user agent and a cookie of a publication's own."""

    def test_user_agent_and_cookie(self):
        self.serve("/feed.xml", feed("1"))
        self.add()
        self.assert_done(self.at(1, "access", self.base + "/feed.xml", "--user-agent", "Reader/1.0", "--cookie", "-",
                                 stdin=b"session=secret\n"))
        self.at(2, "refresh")
        self.assertEqual((self.sent("User-Agent"), self.sent("Cookie")), ("Reader/1.0", "session=secret"))
        shown = self.at(2, "access", "1", "--json")
        self.assertEqual(shown.json(), {"feed": self.base + "/feed.xml", "user_agent": "Reader/1.0", "cookie": True})
        path = os.path.join(self.profile, "data", "access.ini")
        if not os.path.exists(path):
            path = next(os.path.join(folder, "access.ini") for folder, _, files in os.walk(self.profile) if "access.ini" in files)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        for folder, _, files in os.walk(self.profile):
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertEqual(b"session=secret" in file.read(), name == "access.ini", name)
        # A page of it, on its host; no other publication's feed there.
        self.serve("/story-1", "<title>Story 1</title><article><h1>Story 1</h1>" + "<p>Words of the story, and some more.</p>" * 9 + "</article>")
        self.at(3, "show", "1", "--fetch")
        self.assertEqual((self.paths(), self.sent("Cookie")), (["/story-1"], "session=secret"))
        self.assert_done(self.at(4, "access", "1", "--clear"))
        self.assertFalse(os.path.exists(path))
        self.at(6, "refresh")
        self.assertEqual(self.sent("Cookie"), None)
        self.assertTrue(self.sent("User-Agent").startswith("Byline/"))

    def test_before_it_is_added(self):
        """What a server lets in only with a cookie can be added."""
        self.server.routes["/feed.xml"] = lambda headers, n: ((200, {}, feed("1")) if headers.get("Cookie") == "a=b" else (403, {}, "No"))
        self.assertEqual(self.at(0, "add", self.base + "/feed.xml").code, 1)
        self.assert_done(self.at(0, "access", self.base + "/feed.xml", "--cookie", "a=b"))
        self.add()
        self.at(2, "refresh")
        self.assertEqual(self.sent("Cookie"), "a=b")

    def test_proxy(self):
        """What goes through a proxy asks it, and nothing past it."""
        self.serve("/feed.xml", feed("1"))
        self.add()
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        proxy.daemon_threads = True
        proxy.base, proxy.asked, proxy.connections = self.base, [], 0
        proxy.routes = {self.base + "/feed.xml": (200, {}, feed("1", "2"))}
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        address = "http://127.0.0.1:%d" % proxy.server_port
        self.assert_done(self.at(1, "access", "1", "--proxy", address))
        self.at(2, "refresh")
        self.assertEqual(([path for path, _ in proxy.asked], self.paths()), ([self.base + "/feed.xml"], []))
        proxy.shutdown()
        proxy.server_close()
        refused = self.at(4, "refresh")
        self.assertEqual(self.paths(), [])
        self.assertIn("cannot be reached through the proxy that is set", refused.err)
        for wrong in ("nonsense", "ftp://host", "http://"):
            self.assertEqual(self.at(4, "access", "1", "--proxy", wrong).code, 2)
        self.assertEqual(self.at(4, "access", "1", "--cookie", "a=b\nX: y").code, 2)

    def test_moved(self):
        """What is set goes with a feed that moves for good; a cookie stays on its host."""
        for host, cookie in (("127.0.0.1", "a=b"), ("localhost", None)):
            self.setUp()
            base, new = self.base, self.base.replace("127.0.0.1", host)
            self.serve("/feed.xml", feed("1"))
            self.add()
            proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            proxy.daemon_threads = True
            proxy.base, proxy.asked, proxy.connections = base, [], 0
            proxy.routes = {base + "/feed.xml": (301, {"Location": new + "/new.xml"}, ""), new + "/new.xml": (200, {}, feed("1", "2"))}
            threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            self.assert_done(self.at(1, "access", "1", "--proxy", "http://127.0.0.1:%d" % proxy.server_port,
                                     "--user-agent", "Reader/1.0", "--cookie", "a=b"))
            self.assert_done(self.at(2, "refresh"))
            proxy.asked.clear()
            self.assert_done(self.at(4, "refresh"))
            self.assertEqual((self.paths(), [path for path, _ in proxy.asked]), ([], [new + "/new.xml"]))
            self.assertEqual((proxy.asked[0][1]["User-Agent"], proxy.asked[0][1].get("Cookie")), ("Reader/1.0", cookie))
            proxy.shutdown()
            proxy.server_close()


    def test_proxy_login(self):
        """A proxy that asks gets what its address holds, once; who it belongs to is said, and is not asked."""
        self.serve("/feed.xml", feed("1"))
        self.add()
        wanted = "Basic " + base64.b64encode("ann:geheim wörter".encode()).decode()
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.addCleanup(proxy.server_close)
        self.addCleanup(proxy.shutdown)
        proxy.daemon_threads = True
        proxy.base, proxy.asked, proxy.connections = self.base, [], 0
        proxy.routes = {self.base + "/feed.xml": lambda headers, n: (
            (200, {}, feed("1", "2")) if headers.get("Proxy-Authorization") == wanted else
            (407, {"Proxy-Authenticate": "Basic realm=\"way out\""}, ""))}
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        for hours, login, words in ((2, "", "asks for a user name and a password"), (5, "ann:wrong@", "does not accept"),
                                    (20, "ann:geheim%20w%C3%B6rter@", None)):
            self.assert_done(self.at(hours, "access", "1", "--proxy", "http://%s127.0.0.1:%d" % (login, proxy.server_port)))
            proxy.asked.clear()
            result = self.at(hours, "refresh")
            self.assertEqual([path for path, _ in proxy.asked], [self.base + "/feed.xml"] * (2 if login else 1))
            self.assertEqual(self.paths(), [])
            if words is None:
                self.assertIn("1 new story", result.out)
            else:
                self.assertIn("The proxy on the way to %s %s" % (self.base[len("http://"):], words), result.err)
                self.assertIn("(407)", result.err)
            self.assertNotIn("byline-cli login", result.err)

    def test_proxy_login_for_tunnel(self):
        """The same for https, where the proxy makes a tunnel."""
        asked = []

        class Tunnel(Handler):
            def do_CONNECT(self):
                asked.append((self.path, self.headers.get("Proxy-Authorization")))
                self.send_response(407)
                self.send_header("Proxy-Authenticate", "Basic realm=\"way out\"")
                self.send_header("Content-Length", "0")
                self.end_headers()

        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tunnel)
        self.addCleanup(proxy.server_close)
        self.addCleanup(proxy.shutdown)
        proxy.daemon_threads = True
        proxy.connections = 0
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        url = "https://feeds.invalid/feed.xml"
        for login, words in (("", "asks for a user name and a password"), ("ann:wrong@", "does not accept")):
            self.assert_done(self.at(0, "access", url, "--proxy", "http://%s127.0.0.1:%d" % (login, proxy.server_port)))
            asked.clear()
            self.assert_fails(self.at(0, "add", url), 1, "The proxy on the way to feeds.invalid", words, "(407)")
            self.assertEqual([path for path, _ in asked], ["feeds.invalid:443"] * (2 if login else 1))
        self.assertEqual(asked[-1][1], "Basic " + base64.b64encode(b"ann:wrong").decode())


class Offline(MannersCase):
    """Taking everything along, and what publications keep: what is asked for, once."""

    def serve_stories(self, *stories):
        """Stories of which the feed has a beginning, each with a picture in its page."""
        picture = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                                "1f15c4890000000a49444154789c6300010000050001"
                                "0d0a2db40000000049454e44ae426082")
        page = ("<title>Story %s</title><article><h1>Story %s</h1>" + "<p>Words of the story, and some more of them.</p>" * 9 +
                "<figure><img src=/picture-%s.png width=800 height=600><figcaption>A boat.</figcaption></figure></article>")
        self.serve("/feed.xml", feed(*stories))
        for story in stories:
            self.serve("/story-" + story, page.replace("%s", story))
            self.serve("/picture-%s.png" % story, picture, Content_Type="image/png")

    def keep(self, *arguments):
        result = self.at(0, "ahead", "1", *arguments)
        self.assert_done(result)

    def offline(self):
        """What is here of each unread story, by its headline."""
        return {row["title"]: row["offline"] for row in self.cli("list", "--json").lines()}

    def test_take_along(self):
        self.serve_stories("1", "2", "3")
        self.serve("/picture-3.png", "No", status=404)
        self.add()
        taken = self.at(1, "offline", "--json")
        self.assert_done(taken)
        self.assertEqual(taken.json(), {"stories": 3, "readable": 3, "pages": 3, "pictures": 2, "failed": 1})
        self.assertIn("1 page or picture could not be loaded: ", taken.err)
        self.assertEqual(sorted(self.paths()), ["/picture-1.png", "/picture-2.png", "/picture-3.png", "/story-1", "/story-2", "/story-3"])
        # Each stands in the ledger, with the story that it is for.
        log = {line["url"].replace(self.base, ""): line for line in self.at(1, "requests", "--json").lines()}
        self.assertEqual((log["/picture-1.png"]["purpose"], log["/picture-1.png"]["story"]), ("picture", "Story 1"))
        self.assertEqual((log["/story-2"]["purpose"], log["/story-2"]["story"]), ("page", "Story 2"))
        # The second time only what is missing is asked for.
        self.at(2, "offline")
        self.assertEqual(self.paths(), ["/picture-3.png"])
        self.assertEqual(self.offline(), {"Story 1": "pictures", "Story 2": "pictures", "Story 3": "headlines"})

    def test_nothing_ahead(self):
        """Unless it was said, nothing is loaded before a story is opened."""
        self.serve_stories("1", "2")
        self.add()
        self.at(1, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])
        self.assertEqual(set(self.offline().values()), {"headlines"})

    def test_articles_ahead(self):
        """Pages without pictures, and each once."""
        self.serve_stories("1", "2")
        self.add()
        self.keep("articles")
        result = self.at(1, "refresh")
        self.assertIn("2 stories kept for offline", result.out)
        self.assertEqual(sorted(self.paths()), ["/feed.xml", "/story-1", "/story-2"])
        self.assertEqual(set(self.offline().values()), {"articles"})
        self.at(2, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])
        # More is wished of the same stories.
        self.keep("pictures")
        self.at(3, "refresh")
        self.assertEqual(sorted(self.paths()), ["/feed.xml", "/picture-1.png", "/picture-2.png"])

    def test_limit_ahead(self):
        """So many a day, the newest first, and what is read is not loaded."""
        self.serve_stories("1", "2", "3", "4", "5")
        self.add()
        self.keep("pictures", "--limit", "2")
        self.at(1, "refresh")
        self.assertEqual(len(self.paths()), 5)
        self.at(2, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])
        left = [row["id"] for row in self.cli("list", "--json").lines() if row["offline"] == "headlines"]
        self.assert_done(self.cli("read", str(left[0])))
        self.at(26, "refresh")
        self.assertEqual(len(self.paths()), 5)
        self.at(50, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])

    def test_in_vain_ahead(self):
        """What cannot be loaded is said once, counts, and is not asked for again by itself."""
        self.serve_stories("1", "2")
        self.serve("/story-2", "No", status=404)
        self.add()
        self.keep("articles")
        self.assertIn("1 page or picture could not be loaded: ", self.at(1, "refresh").err)
        self.at(2, "refresh")
        self.assertEqual(self.paths(), ["/feed.xml"])
        taken = self.at(3, "offline", "--no-pictures", "--json").json()
        self.assertEqual((taken["stories"], taken["readable"]), (2, 1))
        self.assertEqual(self.paths(), ["/story-2"])

    def test_held_ahead(self):
        """A host that asks to be left alone is asked for nothing that nobody waits for, and later for what is missing."""
        self.serve_stories("1", "2", "3", "4", "5", "6")
        self.add()
        pages = {path: route for path, route in self.server.routes.items() if path != "/feed.xml"}
        for path in pages:
            self.serve(path, "", status=429, Retry_After="7200")
        self.keep("pictures")
        held = self.at(1, "refresh")
        self.assertLessEqual(len(self.paths()), 3, self.paths())
        self.assertRegex(held.err, "(asks|asked) to be left alone")
        self.server.routes.update(pages)
        self.assertIn("6 stories kept for offline", self.at(3.1, "refresh").out)
        self.assertEqual(len(self.paths()), 13, self.paths())
        self.assertEqual(set(self.offline().values()), {"pictures"})

    def test_held_feed_ahead(self):
        """The same if it was the feed that was refused, for the next processes, too."""
        self.serve_stories("1")
        self.add()
        self.serve("/feed.xml", "", status=503, Retry_After="7200")
        self.at(1, "refresh")
        taken = self.at(2, "offline")
        self.assertEqual(self.paths(), [])
        self.assertIn("asked to be left alone", taken.err)
        # What somebody opens is another matter; its picture, which is kept with it, can wait.
        self.assert_done(self.at(2, "show", "1", "--fetch"))
        self.assertEqual(self.paths(), ["/story-1"])
        self.at(2, "save", "1")
        self.assertEqual(self.paths(), [])
        self.at(3.1, "save", "1")
        self.assertEqual(self.paths(), ["/picture-1.png"])

    def test_set_ahead(self):
        self.serve_stories("1")
        self.add()
        self.assertEqual(self.cli("ahead", "--json").lines(), [{"id": 1, "name": "The Pier", "ahead": "headlines", "limit": 50}])
        self.keep("pictures", "--limit", "7")
        self.keep("articles")
        for command in ("rebuild", "check"):
            self.assert_done(self.cli(command))
        self.assertEqual(self.cli("ahead", "1", "--json").json(), {"id": 1, "name": "The Pier", "ahead": "articles", "limit": 7})
        for wrong in (("1", "nonsense"), ("1", "articles", "--limit", "0x"), ("1", "articles", "--limit", "-1"),
                      ("1", "articles", "--limit", "1001"), ("--limit", "3")):
            self.assertEqual(self.cli("ahead", *wrong).code, 2, wrong)
        self.assertEqual(self.cli("ahead", "9", "articles").code, 1)


if __name__ == "__main__":
    unittest.main()
