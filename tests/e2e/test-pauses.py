#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-pauses.py BYLINE SERVER CLI: what the window asks for by itself, and says, where each byte costs, power is saved, or there is no
network: each with its setting. NetworkManager and the power profiles stand on a bus of the test's own."""
import http.server
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402

from gi.repository import Gio, GLib  # noqa: E402

FEED = ("<?xml version='1.0'?><rss version='2.0'><channel><title>The Pier</title><item><guid>1</guid><title>A story</title>"
        "<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>")
INTERFACES = """<node>
  <interface name='org.freedesktop.NetworkManager'>
    <property name='State' type='u' access='read'/><property name='Connectivity' type='u' access='read'/>
    <property name='Metered' type='u' access='read'/>
  </interface>
  <interface name='net.hadess.PowerProfiles'><property name='ActiveProfile' type='s' access='read'/></interface>
</node>"""
# What NetworkManager calls connected, cut off, metered and not metered.
CONNECTED, CUT_OFF, METERED, NOT_METERED = 70, 20, 1, 2
# So long a window that begins is watched, in seconds.
WATCHED = 4


class SystemBus:
    """A bus with what says how the machine is connected, and how it saves power."""

    def __init__(self):
        self.daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile"],
                                       stdout=subprocess.PIPE, text=True)
        self.address = self.daemon.stdout.readline().strip()
        self.values = {}
        ready = threading.Event()
        threading.Thread(target=self.run, args=(ready,), daemon=True).start()
        ready.wait(driver.TIMEOUT)

    def get(self, connection, sender, path, interface, name):
        return GLib.Variant("s" if name == "ActiveProfile" else "u", self.values[name])

    def run(self, ready):
        context = GLib.MainContext()
        context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        bus = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)
        for info in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            bus.register_object("/" + info.name.replace(".", "/"), info, None, self.get, None)
            bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                          GLib.Variant("(su)", (info.name, 0)), None, Gio.DBusCallFlags.NONE, -1, None)
        ready.set()
        GLib.MainLoop(context).run()

    def stop(self):
        self.daemon.terminate()
        self.daemon.wait()


class Pauses:
    def __init__(self, byline, cli, scratch):
        self.byline, self.cli = byline, cli
        self.profile = os.path.join(scratch, "profile")
        self.window, self.n_asked, self.hours = None, 0, 0
        self.bus = SystemBus()
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = self.bus.address
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        url = "http://127.0.0.1:%d/feed.xml" % self.server.server_port
        self.set()
        subprocess.run([self.cli, "--profile", self.profile, "add", url], check=True, capture_output=True, timeout=60)

    def handler(self):
        test = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, format, *args):
                pass

            def do_GET(self):
                test.n_asked += 1
                self.send_response(200)
                self.send_header("Content-Length", str(len(FEED)))
                self.end_headers()
                self.wfile.write(FEED.encode())

        return Handler

    def set(self, state=CONNECTED, metered=NOT_METERED, profile="balanced"):
        self.bus.values = {"State": state, "Connectivity": 4 if state == CONNECTED else 1, "Metered": metered, "ActiveProfile": profile}

    def start(self, setting=None):
        """A window that finds its feed due. Returns: whether it was asked for."""
        self.hours += 2
        os.environ["BYLINE_NOW"] = str(int(time.time()) + 3600 * self.hours)
        with open(os.path.join(self.profile, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[settings]\n" + ("%s=true\n" % setting if setting is not None else ""))
        self.n_asked = 0
        self.window = driver.Window(self.byline, self.profile)
        self.window.find("list", name="Headlines")
        time.sleep(WATCHED)
        return self.n_asked > 0

    def health(self):
        """Opens the page that says how feeds are doing."""
        self.window.key("ctrl+l")
        self.window.type("feed health")
        self.window.key("Return")
        self.window.dialog("Feed Health")

    def check(self, words, setting):
        """Nothing is asked for, which is said; by hand it is; and with the setting it is done by itself."""
        assert not self.start(), "what was to wait was asked for"
        self.health()
        self.window.has_text(words)
        self.window.main()
        self.window.quit()
        if setting is not None:
            assert self.start(setting), "what may be asked for was not"
            self.health()
            self.window.has_text("Working")
            assert self.window.with_text(words) is None
            self.window.quit()

    def plain(self):
        """What is due is asked for when the window begins, and no pause is said"""
        self.set()
        assert self.start()
        self.health()
        self.window.has_text("Working")
        assert self.window.with_text("Is Paused") is None
        self.window.quit()

    def metered(self):
        """A metered network"""
        self.set(metered=METERED)
        self.check("metered", "refresh-on-metered")

    def power(self):
        """A machine that saves power"""
        self.set(profile="power-saver")
        self.check("power saver", "refresh-on-power-saver")

    def offline(self):
        """No network"""
        self.set(state=CUT_OFF)
        self.check("offline", None)


def main():
    with driver.Scratch() as scratch:
        pauses = Pauses(sys.argv[1], sys.argv[3], scratch)
        try:
            return driver.run([pauses.plain, pauses.metered, pauses.power, pauses.offline])
        finally:
            if pauses.window is not None and pauses.window.process.poll() is None:
                pauses.window.process.kill()
            pauses.server.shutdown()
            pauses.bus.stop()


sys.exit(main())
