#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-errors.py BYLINE SERVER: what can go wrong with an address is a sentence in the window; nothing is changed, nothing hangs.

Asks for wrong addresses, pages without a feed, failing, silent and lying servers, then lets a subscribed feed fail."""
import http.server
import os
import socket
import ssl
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title><link>%s</link>
<item><guid>a</guid><title>A story that stays</title><description>Its text.</description></item></channel></rss>"""
CERTIFICATE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "net", "self-signed.pem")
PAGE = b"<!doctype html><title>A page</title><p>Nothing to subscribe to."
HEADLINES = ["The bridge opens two years late", "A harbour learns to wait for its ships",
             "Why the library closes on Mondays", "The last tram leaves from platform nine",
             "Bakers vote on a shorter night", "An island asks for a doctor"]
FRONT = ("<!doctype html><html><head><title>The Front Page</title></head><body><main>%s</main></body></html>" % "".join(
    "<article><h2><a href='/news/2026/11/story-%d.html'>%s</a></h2><p>What happened on that day, in a sentence or two "
    "that say more than the headline does.</p></article>" % (n, title) for n, title in enumerate(HEADLINES))).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    broken = False
    asked = []

    def do_GET(self):
        Handler.asked.append(self.path)
        base = ("http://127.0.0.1:%d/" % self.server.server_port).encode()
        answers = {
            "/good-news.xml": (500 if Handler.broken else 200, "application/rss+xml", FEED % (b"The Good Paper", base + b"good/")),
            "/page": (200, "text/html", PAGE),
            "/front": (200, "text/html", FRONT),
            "/empty": (200, "application/rss+xml", b""),
            "/binary": (200, "application/octet-stream", bytes(range(256)) * 64),
            "/truncated": (200, "application/rss+xml", b"<?xml version='1.0'?><rss><chan"),
            "/500": (500, "text/plain", b"no"),
            "/410": (410, "text/plain", b"gone"),
            "/403": (403, "text/plain", b"no"),
        }
        if self.path == "/silent":
            Handler.silence.wait(60)
            return
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        if self.path == "/huge":
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(1 << 30))
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b" " * 65536)
            except OSError:
                return
        status, kind, body = answers.get(self.path, (404, "text/plain", b"not here"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


Handler.silence = threading.Event()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """Whoever goes away in the middle is what is tested."""

    def __init__(self, certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def base(self):
        return "127.0.0.1:%d" % self.server_port


def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Errors:
    def __init__(self, byline, scratch):
        self.byline = byline
        self.profile = os.path.join(scratch, "profile")
        self.server = Server()
        self.secure = Server(CERTIFICATE)
        self.window = None

    def start(self):
        """A first start"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Welcome to Byline")
        self.window.key("ctrl+n")
        self.window.dialog("Add Publication")
        self.window.find("label", name="Website or feed address")

    def ask(self, address, sentence):
        self.window.key("ctrl+a")
        self.window.type(address)
        self.window.key("Return")
        self.window.has_text(sentence)

    def addresses(self):
        """What is no address, and where nobody answers"""
        self.ask("what is this", "This is not a valid address.")
        self.ask("ftp://127.0.0.1/feed", "This is not a valid address.")
        self.ask("http://127.0.0.1:%d/" % unused_port(), "The website refused the connection.")

    def answers(self):
        """Answers that are no feed"""
        base = "http://" + self.server.base
        self.ask(base + "/page", "No feed was found at this address.")
        self.ask(base + "/nowhere", "There is no page at this address (404).")
        self.ask(base + "/500", "The website has a technical problem.")
        self.ask(base + "/410", "permanently removed (410)")
        self.ask(base + "/403", "denied access")
        self.ask(base + "/loop", "The website redirects too many times. Check the address.")
        self.ask(base + "/empty", "No feed was found at this address.")
        self.ask(base + "/binary", "No feed was found at this address.")
        self.ask(base + "/truncated", "The download was incomplete.")
        self.ask(base + "/huge", "is too large for a feed or a page")

    def certificate(self):
        """A certificate that nobody signed"""
        self.ask("https://%s/good-news.xml" % self.secure.base, "certificate was not issued by anyone this computer trusts")

    def silence(self):
        """A server that says nothing can be left alone"""
        self.ask("http://%s/silent" % self.server.base, "Looking for feeds…")
        self.window.click(self.window.find("push button", name="Stop"))
        self.window.has_text("Byline looks for its feeds.")

    def nothing_changed(self):
        """None of it changed anything"""
        self.window.key("Escape")
        self.window.main()
        self.window.has_text("Welcome to Byline")

    def subscribe(self):
        """A feed is added by Enter alone; a second time it is there already"""
        self.window.key("ctrl+n")
        self.window.dialog("Add Publication")
        self.window.find("label", name="Website or feed address")
        self.window.type("http://%s/good-news.xml" % self.server.base)
        self.window.key("Return")
        self.window.main()
        self.window.find("list item", contains="A story that stays")
        self.window.key("ctrl+n")
        self.window.dialog("Add Publication")
        self.window.find("label", name="Website or feed address")
        self.ask("http://%s/good-news.xml" % self.server.base, "This feed is already in your library.")
        self.window.key("Escape")
        self.window.main()

    def follow_page(self):
        """A page that has no feed is followed itself, when that is wished"""
        self.window.key("ctrl+n")
        self.window.dialog("Add Publication")
        self.window.find("label", name="Website or feed address")
        self.ask("http://%s/front" % self.server.base, "Byline can add the page itself")
        self.window.key("Return")
        self.window.main()
        self.window.find("list item", contains=HEADLINES[0])
        self.window.key("alt+Left")
        self.window.find("list item", contains="A story that stays")

    def failing_feed(self):
        """A feed that fails keeps its stories, and Details tell why"""
        Handler.broken = True
        self.window.key("F5")
        with self.window.toasts_stay():
            self.window.toast("1 feed failed")
            self.window.click(self.window.find("push button", name="Details"))
        self.window.dialog("Feed Health")
        self.window.has_text("The website has a technical problem.")
        self.window.key("Escape")
        self.window.main()
        self.window.find("list item", contains="A story that stays")

    def well_again(self):
        """And comes back"""
        Handler.broken = False
        self.window.key("F5")
        self.window.take_toast("No new stories")

    def stop_refresh(self):
        """SIGTERM in the middle ends it"""
        self.window.key("F5")
        self.window.quit()


def main():
    byline = sys.argv[1]
    with driver.Scratch() as scratch:
        errors = Errors(byline, scratch)
        try:
            return driver.run([
                errors.start, errors.addresses, errors.answers, errors.certificate, errors.silence, errors.nothing_changed,
                errors.subscribe, errors.follow_page, errors.failing_feed, errors.well_again, errors.stop_refresh])
        finally:
            Handler.silence.set()
            if errors.window is not None and errors.window.process.poll() is None:
                errors.window.process.kill()


sys.exit(main())
