# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command's tests share: a profile, the sample server, a server that misbehaves."""

import http.server
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

CLI = os.environ["BYLINE_CLI"]
SAMPLE_SERVER = os.environ["BYLINE_SAMPLE_SERVER"]

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Small</title><link>%s</link>
<item><title>One &amp; only</title><link>%s/one.html</link><guid>one</guid><category>Physics</category>
<author>ann@example.org (Ann Writer)</author><pubDate>Fri, 20 Nov 2026 09:30:00 GMT</pubDate>
<description>&lt;p&gt;The first paragraph of it.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;a point&lt;/li&gt;&lt;/ul&gt;</description></item>
</channel></rss>
"""


# A front page without a feed.
INDEX = ("<!DOCTYPE html><html><head><title>The Mole</title></head><body>"
         "<nav><a href='/world'>World</a> <a href='/about'>About us</a></nav><main>%s</main></body></html>"
         % "".join("<article><h2><a href='/2026/11/harbour-opens-gate-%d.html'>The harbour opens gate %d to the ships"
                   " of the north</a></h2><p>A sentence that says what story %d is about.</p></article>" % (i, i, i)
                   for i in range(1, 7))).encode()


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments, stdin=b"", environment=None, timeout=60):
    process = subprocess.run([CLI, *arguments], input=stdin, capture_output=True, timeout=timeout,
                             env={**os.environ, **(environment or {})}, check=False)
    return Result(process)


class CliCase(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="byline-cli-")
        self.profile = os.path.join(self.dir, "profile")

    def tearDown(self):
        shutil.rmtree(self.dir, ignore_errors=True)

    def cli(self, *arguments, **more):
        return run("--profile", self.profile, *arguments, **more)

    def write(self, name, data):
        path = os.path.join(self.dir, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def assert_fails(self, result, code, *words):
        """A failure: its code, nothing on standard output, one line on standard error with these words in it."""
        self.assertEqual(result.code, code, result.err)
        self.assertEqual(result.out, "")
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        self.assertTrue(result.err.startswith("byline-cli: "), result.err)
        for word in words:
            self.assertIn(word, result.err)

    def assert_done(self, result):
        self.assertEqual(result.code, 0, result.err)


class SampleServer:
    """The sample edition on a port of its own."""

    def __init__(self, port=0):
        self.process = subprocess.Popen([SAMPLE_SERVER, "--port", str(port)], stdout=subprocess.PIPE)
        self.base = self.process.stdout.readline().decode().strip()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        self.process.stdout.close()


class OddHandler(http.server.BaseHTTPRequestHandler):
    """A server of which every path has a fault of its own."""

    def log_message(self, format, *args):
        pass

    def answer(self, status, content_type, body, length=None):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        base = self.server.base.encode()
        feed = RSS % (base, base)
        path = self.path
        self.server.asked.append(path)
        if path == "/good.xml":
            self.answer(200, "application/rss+xml", feed)
        elif path == "/truncated.xml":
            self.answer(200, "application/rss+xml", feed[:len(feed) // 2], len(feed))
        elif path == "/cut.xml":
            self.answer(200, "application/rss+xml", feed[:feed.rindex(b"</channel>")])
        elif path == "/sections":
            self.answer(200, "text/html", b"<title>The Mole</title>" + b"".join(
                b"<link rel=alternate type=application/rss+xml href=/%s.xml title=%s>" % (name, name)
                for name in (b"world", b"sport", b"world-again", b"comments")))
        elif path in ("/world.xml", "/world-again.xml"):
            self.answer(200, "application/rss+xml", feed.replace(b"Small", b"The Mole: World"))
        elif path == "/sport.xml":
            self.answer(200, "application/rss+xml", feed.replace(b"Small", b"The Mole: Sport").replace(b"one", b"two").replace(b"09:30", b"10:30").replace(b"One", b"Two"))
        elif path == "/comments.xml":
            self.answer(200, "application/rss+xml", feed.replace(b"Small", b"Comments").replace(b"one", b"three"))
        elif path in ("/paged.xml", "/paged-2.xml"):
            feed = feed.replace(b"Small", b"Paged").replace(base + b"</link>", base + b"/paged/</link>", 1)
            if path == "/paged.xml":
                feed = feed.replace(b"<channel>", b"<channel><link xmlns='http://www.w3.org/2005/Atom' rel='next' href='/paged-2.xml'/>")
            else:
                feed = feed.replace(b"one", b"older").replace(b"One", b"Older").replace(b"Fri, 20", b"Tue, 10")
            self.answer(200, "application/rss+xml", feed)
        elif path == "/news":
            self.answer(200, "text/html", INDEX)
        elif path == "/binary":
            self.answer(200, "application/octet-stream", bytes(range(256)) * 40)
        elif path == "/page.html":
            self.answer(200, "text/html", b"<!DOCTYPE html><title>A page</title><p>No feed here.</p>")
        elif path == "/empty":
            self.answer(200, "application/rss+xml", b"")
        elif path == "/500":
            self.answer(500, "text/plain", b"Sorry")
        elif path == "/410":
            self.answer(410, "text/plain", b"Gone")
        elif path == "/huge":
            self.answer(200, "application/rss+xml", b"<rss>", 1 << 30)
        elif path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path == "/slow":
            time.sleep(3)
        else:
            self.answer(404, "text/html", b"<p>Not found</p>")


class OddServer:
    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OddHandler)
        self.server.daemon_threads = True
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        self.server.base = self.base
        self.asked = self.server.asked = []
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
