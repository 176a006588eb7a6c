#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-passwords.py BYLINE: feeds behind a password, in the real window: nothing shows it, and nothing but its own file keeps it."""
import base64
import http.server
import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title><link>%s%s/</link>
<item><guid>%s</guid><title>A story of %s</title><description>Its text.</description></item></channel></rss>"""
WANTED = "Basic " + base64.b64encode(b"ann:s3cr#t").decode()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        names = {"/first.xml": "The First Paper", "/second.xml": "The Second Paper"}
        name = names.get(self.path)
        if self.headers.get("Authorization") != WANTED:
            status, body = 401, b"no"
        elif name is None:
            status, body = 404, b"not here"
        else:
            base = "http://127.0.0.1:%d" % self.server.server_port
            status, body = 200, (FEED % (name, base, self.path, self.path, name)).encode()
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="Paper"')
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Passwords:
    def __init__(self, byline, scratch):
        self.byline = byline
        self.profile = os.path.join(scratch, "profile")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.host = "127.0.0.1:%d" % self.server.server_port
        self.window = None

    def start(self):
        """A first start"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.has_text("Welcome to Byline")

    def add(self):
        self.window.key("ctrl+n")
        self.window.dialog("Add Publication")
        self.window.find("label", name="Website or feed address")

    def screenshot(self, name):
        folder = os.environ.get("BYLINE_E2E_SCREENSHOTS")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)

    def asked(self):
        """A site that asks gets what is entered below its address: the focus goes to what is missing"""
        self.add()
        self.window.type("http://%s/first.xml" % self.host)
        self.window.key("Return")
        self.window.has_text("It may require a user name and a password.")
        self.screenshot("asked")
        self.window.type("ann")
        self.window.key("Tab")
        self.window.type("wrong")
        self.window.key("Return")
        self.window.has_text("denied access with this user name")
        self.screenshot("refused")
        self.window.key("ctrl+a")
        self.window.type("s3cr#t")
        self.window.key("Return")
        self.window.main()
        self.window.find("list item", contains="A story of The First Paper")
        with self.window.toasts_stay():
            self.window.toast("only you can read")
            self.screenshot("toast")
            self.window.take_toast("only you can read")

    def typed(self):
        """What was typed with the address is not seen in it afterwards"""
        self.add()
        self.window.type("http://ann:s3cr%%23t@%s/second.xml" % self.host)
        self.window.key("Return")
        self.window.main()
        self.window.find("list item", contains="A story of The Second Paper")

    def refreshed(self):
        """Both are read again"""
        self.window.key("F5")
        self.window.take_toast("No new stories")

    def nowhere(self):
        """The password is in its own file alone, and in no message"""
        self.window.quit()
        found = []
        for folder, _, names in os.walk(self.profile):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    text = file.read()
                if b"s3cr" in text:
                    found.append(name)
        self.window.log.seek(0)
        if found != ["passwords.ini"] or "s3cr" in self.window.log.read():
            raise driver.Failure("the password is in %s, or in the log" % found)
        mode = os.stat(os.path.join(self.profile, "passwords.ini")).st_mode & 0o777
        if mode != 0o600:
            raise driver.Failure("others may read the file: %o" % mode)

    def after_start(self):
        """It is known after the next start"""
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list item", contains="A story of The Second Paper")
        self.window.key("F5")
        self.window.take_toast("No new stories")

    def properties(self):
        """The publication's window has both, to be changed and forgotten"""
        row = self.window.find("list item", contains="The First Paper")
        self.window.mouse(*self.window.middle(row), button=3)
        self.window.click(self.window.find("menu item", name="Properties"))
        self.window.dialog("The First Paper")
        self.window.has_text("Stored for “ann”")
        self.screenshot("properties")
        self.window.click(self.window.find("list item", contains="User name and password"))
        self.window.find("push button", name="Forget")
        self.screenshot("entries")
        self.window.key("Escape")
        self.window.main()
        self.window.quit()


def main():
    os.environ["BYLINE_KEYRING"] = "none"
    with driver.Scratch() as scratch:
        passwords = Passwords(sys.argv[1], scratch)
        try:
            return driver.run([passwords.start, passwords.asked, passwords.typed, passwords.refreshed, passwords.nowhere,
                               passwords.after_start, passwords.properties])
        finally:
            if passwords.window is not None and passwords.window.process.poll() is None:
                passwords.window.process.kill()


sys.exit(main())
