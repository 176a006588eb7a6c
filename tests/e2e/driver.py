# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Byline's real window through AT-SPI: what a screen reader sees is what the tests see."""
import contextlib
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = 20
# A session's services start with the first window, on a busy machine slowly.
START_TIMEOUT = 60
# From a window's lower edge to the middle of a toast, in pixels.
TOAST_ABOVE_EDGE = 50

# AT-SPI gives up after 0.8 s, which a busy machine may need to answer.
Atspi.set_timeout(10000, 20000)

# AT-SPI says "button" since 2.53 where it said "push button"; GTK 4.18 says "radio button" of a check button in a group.
ROLES = {"button": "push button", "radio button": "check box"}


class Failure(AssertionError):
    pass


class Skip(Exception):
    """What cannot be seen here; its message says why."""


def wait(what, condition, seconds=TIMEOUT):
    """The first true value of condition(); fails with `what` when the time is over."""
    end = time.time() + seconds
    while time.time() < end:
        try:
            value = condition()
        except GLib.Error:
            value = None
        if value:
            return value
        time.sleep(0.1)
    raise Failure("waited in vain for " + what)


def wait_still(what, look):
    """What look() returns, as soon as it returns the same twice: what moves still is not where it is going to be."""
    last = [None]

    def same():
        before, last[0] = last[0], look()
        return last[0] if last[0] == before else None
    return wait("%s that stands still" % what, same)


def is_visible(node):
    """GTK 4.8 says VISIBLE and never SHOWING."""
    return node.get_state_set().contains(Atspi.StateType.VISIBLE)


def children(node):
    """The children of a node, as far as they are there when they are asked for."""
    try:
        count = node.get_child_count() if node is not None else 0
    except GLib.Error:
        return
    for index in range(min(count, 500)):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def walk(node, depth=0, past=()):
    """All that is visible below a node, itself first; not what is in nodes of the roles `past`."""
    if node is None or depth > 60:
        return
    try:
        if depth > 0 and not is_visible(node):
            return
        yield node
        if past and role_of(node) in past:
            return
    except GLib.Error:
        return
    for child in children(node):
        yield from walk(child, depth + 1, past)


def role_of(node):
    """The name of a node's role, the same in every release of AT-SPI."""
    role = node.get_role_name()
    return ROLES.get(role, role)


def text_of(node):
    """A node's text interface, or its name."""
    try:
        iface = node.get_text_iface()
        if iface is not None:
            return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))
    except GLib.Error:
        pass
    return node.get_name() or ""


class Server:
    """The sample edition on loopback."""

    def __init__(self, program, port=0):
        self.process = subprocess.Popen([program, "--port", str(port)], stdout=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().strip()
        if not self.base.startswith("http://127.0.0.1:"):
            raise Failure("the sample server does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Running:
    """A process that another one started, as far as a window's tests need it."""

    def __init__(self, pid):
        self.pid, self.returncode = pid, None

    def poll(self):
        try:
            with open("/proc/%d/stat" % self.pid, encoding="utf-8") as file:
                if file.read().rpartition(")")[2].split()[0] != "Z":
                    return None
        except OSError:
            pass
        self.returncode = 0
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def wait(self, seconds):
        wait("the end of a Byline", lambda: self.poll() is not None, seconds)
        return self.returncode


class Window:
    """A running Byline."""

    @classmethod
    def attach(cls, pid):
        """The window of a Byline that another program started."""
        self = cls.__new__(cls)
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.process = Running(pid)
        self.application = wait("the application", self.find_application)
        self.root = wait("the window", lambda: self.application.get_child_at_index(0))
        return self

    def __init__(self, program, profile, *options):
        env = dict(os.environ)
        env.pop("GTK_A11Y", None)
        env.pop("NO_AT_BRIDGE", None)
        env.pop("G_DEBUG", None)
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen([program, "--profile", profile, *options], env=env, stderr=self.log)
        self.application = wait("the application", self.find_application, START_TIMEOUT)
        self.root = wait("the window", lambda: self.application.get_child_at_index(0))

    def check_alive(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            raise Failure("Byline has ended with %d: %s" % (self.process.returncode, self.log.read()[-500:]))

    def find_application(self):
        self.check_alive()
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid:
                if application.get_child_count() > 0:
                    return application
        return None

    def dialog(self, title):
        """Goes on in the dialog of that title, until main() is called.

        GTK 4.8 crashes when it is asked for a window that it is closing: so the windows are not listed at every step."""
        def look():
            for index in range(self.application.get_child_count()):
                window = self.application.get_child_at_index(index)
                if window is not None and window.get_name() == title:
                    return window
            return None
        self.root = wait("the dialog %r" % title, look)

    def main(self):
        """Goes on in the main window, and gives it the keyboard, as a window manager does when a dialog has gone."""
        self.root = self.application.get_child_at_index(0)
        subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name",
                        "^%s$" % re.escape(self.root.get_name()), "windowfocus"], check=False)

    def enter(self, title, text):
        """Types a text into the dialog of that title, accepts it, and goes on in the main window."""
        self.dialog(title)
        entry = wait("the entry", lambda: [
            node for node in self.all("text") + self.all("entry")
            if node.get_state_set().contains(Atspi.StateType.EDITABLE)])[0]
        # GTK 4.8 does not say that an entry has the focus: it has it when what is typed is in it.
        for _ in range(5):
            self.key("ctrl+a")
            self.type(text)
            try:
                wait("the text", lambda: text_of(entry) == text, 5)
                break
            except Failure:
                continue
        self.key("Return")
        self.main()

    def all(self, role=None, name=None, contains=None):
        """Nodes of a role (a name such as "push button") and with a name, or with a name that contains a text."""
        self.check_alive()
        return list(self.matching(role, name, contains))

    def matching(self, role, name, contains):
        for node in walk(self.root):
            try:
                if role is not None and role_of(node) != role:
                    continue
                label = node.get_name() or ""
                if name is not None and label != name:
                    continue
                if contains is not None and contains not in label:
                    continue
            except GLib.Error:
                continue
            yield node

    def first(self, role=None, name=None, contains=None):
        """The first node that all() would find, without looking at those behind it: each costs some messages."""
        self.check_alive()
        return next(self.matching(role, name, contains), None)

    def find(self, role=None, name=None, contains=None, seconds=TIMEOUT):
        what = " ".join(filter(None, [role, name and repr(name), contains and "…%s…" % contains]))
        return wait(what, lambda: self.first(role, name, contains), seconds)

    def scroll_to(self, what, area, look, seconds=2 * TIMEOUT):
        """What look() finds first, while a list is scrolled through from its beginning, again and again: newer GTK knows but those
        rows that are in view."""
        end = time.time() + seconds

        def look_again():
            try:
                return look()
            except GLib.Error:  # a row that went while it was looked at
                return None

        for turn in itertools.count():
            for _ in range(20):
                found = look_again()
                if found:
                    return found[0]
                if time.time() > end:
                    raise Failure("waited in vain for %s, and scrolled" % what)
                self.wheel(*self.middle(area), 5 if turn % 2 == 0 else 4, 3)

    def gone(self, role=None, name=None, contains=None, seconds=TIMEOUT):
        wait("the end of %s %s" % (role, name or contains),
             lambda: self.first(role, name, contains) is None, seconds)

    def focused(self):
        """What has the keyboard's focus, or None."""
        for node in walk(self.root):
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
            except GLib.Error:
                continue
        return None

    def focus(self):
        """The role and the name of what has the focus."""
        node = self.focused()
        return (role_of(node), node.get_name() or "") if node is not None else ("", "")

    def wait_focus(self, role, name=""):
        """Waits until something of that role has the focus, whose name begins so."""
        def look():
            focus = self.focus()
            return focus[0] == role and focus[1].startswith(name)
        wait("the focus on %s %s" % (role, name), look)

    def step_to(self, key, role, name):
        """Presses a key until what is called so has the focus."""
        for _ in range(40):
            before = self.focus()
            if before[0] == role and before[1].startswith(name):
                return
            self.key(key)
            # Within a text the focus goes from link to link, and nobody is told.
            try:
                wait("the next", lambda old=before: self.focus() != old, 1)
            except Failure:
                continue
        raise Failure("no way leads to %s %s" % (role, name))

    def with_text(self, text, root=None):
        """The first text or label that a text stands in, or None."""
        for node in walk(root or self.root):
            try:
                if text in text_of(node):
                    return node
            except GLib.Error:
                continue
        return None

    def has_text(self, text, seconds=TIMEOUT):
        """Waits until a text stands in some text or label."""
        return wait("the text %r" % text, lambda: self.with_text(text), seconds)

    def extents(self, node):
        """Where a node is on the screen: x, y, width, height.

        Newer GTK knows no place on the screen, and says (0, 0). What it says of the place in the window leaves out the
        window's edge twice, and the window says so of itself; the main window is in the screen's corner."""
        box = node.get_extents(Atspi.CoordType.SCREEN)
        if box.x != 0 or box.y != 0:
            return box.x, box.y, box.width, box.height
        box = node.get_extents(Atspi.CoordType.WINDOW)
        edge = self.root.get_extents(Atspi.CoordType.WINDOW)
        return box.x - 2 * edge.x, box.y - 2 * edge.y, box.width, box.height

    def middle(self, node):
        x, y, width, height = self.extents(node)
        return x + width // 2, y + height // 2

    def click(self, node):
        """Does a node's first action. A row, of which GTK 4.18 only knows how to scroll to it, is clicked with the mouse, and an
        entry, whose actions give it no focus."""
        try:
            if role_of(node) not in ("list item", "text", "entry") and node.get_n_actions() > 0:
                if Atspi.Action.do_action(node.get_action_iface(), 0):
                    return
        except GLib.Error:
            pass
        self.mouse(*self.middle(node))

    @contextlib.contextmanager
    def toasts_stay(self):
        """Holds the pointer where toasts appear: as for a reader who is about to press their button, they stay.

        It moves all the time, since GTK tells a toast that comes below a pointer nothing before that moves."""
        x, y, width, height = self.extents(self.root)
        place = "%d %d" % (x + width // 2, y + height - TOAST_ABOVE_EDGE)
        beside = "%d %d" % (x + width // 2 + 2, y + height - TOAST_ABOVE_EDGE)
        mover = subprocess.Popen(["sh", "-c", "while xdotool mousemove %s mousemove %s; do sleep 0.3; done" % (place, beside)])
        try:
            yield
        finally:
            mover.terminate()
            mover.wait()
            # A toast under a pointer that nobody moves stays for ever, and holds back what comes later.
            subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 3)], check=True)

    def toasts_end(self):
        """Waits until no toast offers Undo, nor one that waited behind another: the next Undo is that of what is done next."""
        quiet = [time.time()]

        def look():
            if self.all("push button", name="Undo"):
                quiet[0] = time.time()
            return time.time() - quiet[0] > 2
        wait("the end of the toasts", look, 60)

    def undo(self):
        """Presses Undo in the toast; to be called within toasts_stay()."""
        self.click(self.find("push button", name="Undo"))

    def toast_that_stands(self):
        """In the overlay that holds all else, a toast is what is low and stands at the foot; its last button closes it."""
        node = self.root
        for _ in range(6):
            if node is None or node.get_child_count() != 1:
                break
            node = node.get_child_at_index(0)
        _, top, _, height = self.extents(self.root)
        for index in range(node.get_child_count() if node is not None else 0):
            child = node.get_child_at_index(index)
            if child is None:  # gone meanwhile
                continue
            try:
                _, y, _, low = self.extents(child)
                if 0 < low < 3 * TOAST_ABOVE_EDGE and y > top + height // 2:
                    return child
            except (Failure, GLib.Error):
                continue
        return None

    def toast(self, text):
        """Waits for the toast that says a text, and closes those that stand before it, since under the pointer they stay, too;
        to be called within toasts_stay()."""
        def look():
            toast = self.toast_that_stands()
            if toast is None:
                return self.with_text(text)
            found = self.with_text(text, toast)
            if found is None:
                for node in [node for node in walk(toast) if role_of(node) == "push button"][-1:]:
                    self.click(node)
            return found
        return wait("the toast %r" % text, look)

    def take_toast(self, text):
        """Waits for the toast that says a text, and closes it, so that it holds back none that comes later."""
        with self.toasts_stay():
            node, buttons = self.toast(text), []
            while not buttons:
                node = node.get_parent()
                children = [node.get_child_at_index(index) for index in range(node.get_child_count())]
                buttons = [child for child in children if role_of(child) == "push button"]
            self.click(buttons[-1])
            self.gone("label", contains=text)

    @staticmethod
    def mouse(x, y, button=1):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", str(button)], check=True)

    @staticmethod
    def wheel(x, y, button, times):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "20", str(button)],
                       check=True)
        time.sleep(0.3)

    @staticmethod
    def key(*keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
        time.sleep(0.2)

    @staticmethod
    def type(text):
        subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)

    def quit(self):
        """SIGTERM is a normal end: everything is saved."""
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("Byline does not end on SIGTERM") from None
        if code not in (0, -signal.SIGTERM):
            raise Failure("Byline has ended with %d" % code)
        self.check_log()

    def check_log(self):
        """No critical message, but for one that GTK 4.8 itself gives when it is asked for a window that it is closing."""
        self.log.seek(0)
        criticals = [line for line in self.log if "-CRITICAL **" in line and "g_variant_is_object_path" not in line]
        if criticals:
            raise Failure("critical messages: " + "; ".join(criticals))

    def dump(self, out=sys.stderr):
        for node in walk(self.root):
            try:
                print("  %s %r" % (role_of(node), (text_of(node) or "")[:70]), file=out)
            except GLib.Error:
                continue


class Scratch:
    """A folder for a test's profile, gone at its end."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="byline-e2e-")
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def tap():
    """Where TAP goes: descriptor 3, if it is open, since the bus's services print to standard output, too."""
    try:
        return os.fdopen(3, "w")
    except OSError:
        return sys.stdout


def run(tests):
    """Runs functions in their order and prints TAP; a failure ends the run, since each builds on the one before."""
    out = tap()
    print("1..%d" % len(tests), file=out, flush=True)
    for number, test in enumerate(tests, 1):
        title = (test.__doc__ or test.__name__).strip()
        try:
            test()
        except Skip as reason:
            print("ok %d - %s # SKIP %s" % (number, title, reason), file=out, flush=True)
            continue
        except Exception as problem:  # noqa: BLE001 - every failure is to be told
            print("not ok %d - %s" % (number, title), file=out)
            print("# %s: %s" % (type(problem).__name__, str(problem).replace("\n", " ")), file=out)
            screenshot = os.environ.get("BYLINE_E2E_SCREENSHOT")
            if screenshot:
                subprocess.run(["import", "-window", "root", screenshot], check=False)
            for rest in range(number + 1, len(tests) + 1):
                print("not ok %d - not reached" % rest, file=out)
            out.flush()
            return 1
        print("ok %d - %s" % (number, title), file=out, flush=True)
    return 0
