# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds behind a password: nothing shows it, and it goes to the server that it was given for alone."""

import base64
import http.server
import os
import stat
import threading
import time
import unittest

from cli_case import CliCase, RSS

USER, PASSWORD = "ann.b@c", "s3cr#t/ü?"
TYPED = "ann.b%40c:s3cr%23t%2F%C3%BC%3F"
PARTS = ("s3cr", "ann.b")

PAGE = b"""<!DOCTYPE html><html><head><title>One</title></head><body><article><h1>One &amp; only</h1>
<p>%s</p><img src="/picture.gif" alt=""></article></body></html>""" % (b"The whole text, with many words in it. " * 40)
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==")


class Handler(http.server.BaseHTTPRequestHandler):
    """Everything below / asks for the password, but what is below /open/."""

    def log_message(self, format, *args):
        pass

    def answer(self, status, content_type, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        server, path = self.server, self.path
        given = self.headers.get("Authorization")
        server.seen.append((path, given))
        wanted = {"Basic " + base64.b64encode(("%s:%s" % (USER, PASSWORD)).encode(coding)).decode()
                  for coding in ("utf-8", "latin-1")}
        if path == "/open/away.xml":
            self.answer(302, "text/plain", b"", Location=server.elsewhere + "/feed.xml")
        elif path == "/open/moved.xml":
            self.answer(301, "text/plain", b"", Location=server.elsewhere + "/feed.xml")
        elif given not in wanted:
            self.answer(401, "text/plain", b"No", WWW_Authenticate='Basic realm="Paper"')
        elif path == "/feed.xml":
            self.answer(200, "application/rss+xml", RSS % (server.base.encode(), server.base.encode()))
        elif path == "/links.xml":
            named = server.base.replace("//", "//eve:0thers@").encode()
            self.answer(200, "application/rss+xml", RSS % (named, named))
        elif path == "/":
            self.answer(200, "text/html", b"<!DOCTYPE html><title>Paper</title>"
                        b"<link rel=alternate type='application/rss+xml' href='/feed.xml'><p>Text</p>")
        elif path == "/one.html":
            self.answer(200, "text/html", PAGE)
        elif path == "/picture.gif":
            self.answer(200, "image/gif", GIF)
        else:
            self.answer(404, "text/plain", b"No")


class Server:
    def __init__(self, elsewhere=None):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = self.server.base = "http://127.0.0.1:%d" % self.server.server_port
        self.server.elsewhere = elsewhere or self.base
        self.seen = self.server.seen = []
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def typed(self, path):
        return self.base.replace("//", "//%s@" % TYPED) + path

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Passwords(CliCase):
    def setUp(self):
        super().setUp()
        self.other = Server()
        self.server = Server(self.other.base)
        self.said = []

    def tearDown(self):
        self.server.stop()
        self.other.stop()
        super().tearDown()

    def cli(self, *arguments, **more):
        result = super().cli(*arguments, **more)
        self.said += [result.out, result.err]
        return result

    @property
    def file(self):
        return os.path.join(self.profile, "passwords.ini")

    def assert_hidden(self):
        """No part of user name and password was printed, or lies in another file than that of passwords."""
        for part in PARTS:
            for text in self.said:
                self.assertNotIn(part, text)
            for folder, _, names in os.walk(self.profile):
                for name in names:
                    path = os.path.join(folder, name)
                    if path != self.file:
                        with open(path, "rb") as file:
                            self.assertNotIn(part.encode(), file.read(), path)

    def assert_kept(self):
        with open(self.file, encoding="utf-8") as file:
            self.assertIn(PASSWORD, file.read())
        self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o600)

    def test_add(self):
        result = self.cli("add", self.server.typed("/feed.xml"))
        self.assert_done(result)
        self.assertIn(self.file, result.err)
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        self.assert_done(self.cli("feeds"))
        self.assertEqual(self.cli("feeds", "--json").lines()[0]["url"], self.server.base + "/feed.xml")
        self.assert_done(self.cli("export"))
        self.assert_done(self.cli("export", self.profile + "/out.opml"))
        refresh = self.cli("refresh")
        self.assert_done(refresh)
        self.assertEqual(refresh.err, "")
        self.assert_done(self.cli("list", "--json"))
        self.assert_done(self.cli("show", "--json", "1"))
        self.assert_done(self.cli("rebuild"))
        self.assert_done(self.cli("refresh"))
        self.assert_kept()
        self.assert_hidden()

    def test_page_and_picture(self):
        self.assert_done(self.cli("add", self.server.typed("/feed.xml")))
        self.assert_done(self.cli("refresh", "--full-text"))
        self.assertIn(("/one.html", self.server.seen[-1][1]), self.server.seen)
        self.assertIn("many words", self.cli("show", "--fetch", "1").out)
        self.assert_hidden()

    def test_discovery(self):
        self.assert_done(self.cli("add", self.server.typed("/")))
        self.assertEqual(self.cli("feeds", "--json").lines()[0]["url"], self.server.base + "/feed.xml")
        self.assert_done(self.cli("refresh"))
        self.assert_kept()
        self.assert_hidden()

    def test_import(self):
        opml = ("<opml version='2.0'><body><outline type='rss' text='Paper' xmlUrl='%s' htmlUrl='%s'/>"
                "<outline type='rss' text='Odd' xmlUrl='http://%s@:x/'/>"
                "<outline type='link' text='Link' url='%s'/></body></opml>"
                % (self.server.typed("/feed.xml"), self.server.typed("/"), TYPED, self.server.typed("/x")))
        result = self.cli("--json", "import", self.write("list.opml", opml.encode()))
        self.assert_done(result)
        self.assertEqual(result.json()["added"], 1)
        refresh = self.cli("refresh")
        self.assert_done(refresh)
        self.assertIn("1 new story", refresh.out)
        self.assert_kept()
        self.assert_hidden()

    def test_refused(self):
        wrong = self.server.base.replace("//", "//%s:s3cret-wrong@" % "ann.b") + "/feed.xml"
        self.assert_fails(self.cli("add", wrong), 1, "does not accept", "byline-cli login")
        self.assertEqual(self.cli("feeds", "--json").lines(), [])
        self.assertFalse(os.path.exists(self.file))
        self.assert_fails(self.cli("add", "http://ann.b:s3cr/t@127.0.0.1:x/feed"), 2)
        self.assert_fails(self.cli("add", "http://ann.b:s3cr et@127.0.0.1/feed"), 2)
        self.assert_fails(self.cli("remove", self.server.typed("/feed.xml")), 1)
        self.assert_hidden()

    def test_other_origin(self):
        """A redirect to another server, and its name in a feed, carry nothing there."""
        for path in ("/open/away.xml", "/open/moved.xml"):
            self.assert_fails(self.cli("add", self.server.typed(path)), 1, "asks for a user name")
        self.assertEqual({given for _, given in self.other.seen}, {None})
        self.assert_hidden()

    def test_named_by_feed(self):
        """What a feed names with a password in it is asked for, and shown, without."""
        self.assert_done(self.cli("add", self.server.typed("/links.xml")))
        self.assert_done(self.cli("refresh", "--full-text"))
        result = self.cli("show", "--json", "1")
        self.assertNotIn("0thers", result.out)
        self.assertIn("many words", result.out)
        with open(os.path.join(self.profile, "journal.jsonl"), encoding="utf-8") as file:
            self.assertNotIn("0thers", file.read())
        self.assert_hidden()

    def test_documents(self):
        """Documents say nothing of it either, wherever they are said to come from."""
        self.write("page.html", PAGE)
        self.write("feed.xml", RSS % (b"/", b"/"))
        for command, name in (("parse", "feed.xml"), ("extract", "page.html")):
            result = self.cli(command, "--url", self.server.typed("/x"), os.path.join(self.dir, name))
            self.assert_done(result)
            self.assertIn(self.server.base + "/", result.out)
        self.assert_hidden()

    def test_misplaced(self):
        """An address where something else was meant to stand is not repeated with its password."""
        url = self.server.typed("/feed.xml")
        for words in ((url,), ("--" + url,), ("parse", url), ("extract", url), ("import", url), ("rules", "import", url),
                      ("export", url), ("show", url), ("read", url), ("save", url), ("list", "--filter", url),
                      ("list", "--publication", url), ("add", "--feed", url, "x"),
                      ("keep", "--publication", url)):
            result = self.cli(*words)
            self.assertNotEqual(result.code, 0, words)
            self.assertEqual(len(result.err.splitlines()), 1, result.err)
        self.assert_hidden()
        # What is no user name stays.
        self.assertIn("http://127.0.0.1/@someone", self.cli("parse", "http://127.0.0.1/@someone").err)

    def test_login(self):
        url = self.server.base + "/feed.xml"
        self.assert_fails(self.cli("add", url), 1, "asks for a user name", "byline-cli login")
        opml = "<opml><body><outline type='rss' text='Paper' xmlUrl='%s'/></body></opml>" % url
        self.assert_done(self.cli("import", "-", stdin=opml.encode()))
        refresh = self.cli("refresh")
        self.assertEqual(refresh.code, 1)
        self.assertIn("byline-cli login", refresh.err)

        lines = "%s\n%s\n" % (USER, PASSWORD)
        self.assert_fails(self.cli("login", url, stdin=b""), 2)
        self.assert_fails(self.cli("login", "ftp://example.org/", stdin=lines.encode()), 2)
        self.assert_done(self.cli("login", url, stdin=lines.encode()))
        self.assert_kept()
        self.assert_done(self.cli("refresh"))
        self.assertEqual(self.cli("feeds", "--json").lines()[0].get("error"), None)

        self.assert_done(self.cli("login", "--forget", url))
        self.assertFalse(os.path.exists(self.file))
        self.assertEqual(self.cli("refresh").code, 1)
        self.assert_fails(self.cli("login", "--forget", url), 1)
        self.assert_done(self.cli("login", "1", stdin=lines.encode()))
        self.assert_done(self.cli("refresh"))
        self.assert_hidden()

    def test_login_by_name(self):
        """A name in the address and no password: the password is asked for, and a good one stays."""
        url = self.server.base + "/feed.xml"
        named = url.replace("//", "//%s@" % TYPED.split(":")[0])
        self.assert_done(self.cli("login", named, stdin=(PASSWORD + "\n").encode()))
        self.assert_kept()
        self.assert_done(self.cli("add", url))
        self.assert_fails(self.cli("login", named), 2, "the password")
        self.assert_fails(self.cli("login", named.replace("@127", ":@127")), 2, "the password")
        self.assert_fails(self.cli("add", named), 1, "already")
        opml = "<opml><body><outline type='rss' text='Paper' xmlUrl='%s'/></body></opml>" % named
        self.assert_done(self.cli("import", "-", stdin=opml.encode()))
        self.assert_kept()
        self.assert_done(self.cli("refresh"))
        self.assertEqual(self.cli("feeds", "--json").lines()[0].get("error"), None)
        self.assert_hidden()

    def test_login_first(self):
        url = self.server.base + "/feed.xml"
        self.assert_done(self.cli("login", url, stdin=("%s\n%s\n" % (USER, PASSWORD)).encode()))
        self.assert_done(self.cli("add", url))
        self.assert_hidden()

    def test_again(self):
        """The address is what is subscribed to: a second user name takes the first one's place."""
        self.assert_done(self.cli("login", self.server.base + "/feed.xml", stdin=b"bob\nold\n"))
        self.assert_done(self.cli("add", self.server.typed("/feed.xml")))
        self.assert_fails(self.cli("add", self.server.typed("/feed.xml")), 1, "already", "password")
        with open(self.file, encoding="utf-8") as file:
            self.assertNotIn("bob", file.read())
        self.assert_kept()
        self.assert_hidden()

    def test_remove(self):
        self.assert_done(self.cli("add", self.server.typed("/feed.xml")))
        self.assert_done(self.cli("remove", self.server.base + "/feed.xml"))
        self.assert_done(self.cli("refresh"))
        self.assert_kept()
        self.assert_done(self.cli("add", self.server.base + "/feed.xml"))
        self.assert_done(self.cli("refresh"))
        now = int(time.time())
        self.assert_done(self.cli("remove", "1", environment={"BYLINE_NOW": str(now - 12 * 60 * 60)}))
        # Something that is refreshed after a day: what was removed goes for good then.
        opml = "<opml><body><outline type='rss' text='Other' xmlUrl='%s/feed.xml'/></body></opml>" % self.other.base
        self.assert_done(self.cli("import", "-", stdin=opml.encode()))
        self.cli("refresh", environment={"BYLINE_NOW": str(now + 13 * 60 * 60)})
        self.assertFalse(os.path.exists(self.file))
        self.assert_hidden()


if __name__ == "__main__":
    unittest.main()
