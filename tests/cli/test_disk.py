# SPDX-License-Identifier: GPL-3.0-or-later
"""Files' rights, profiles that can only be read, full disks, the pictures of what is saved."""

import http.server
import json
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from cli_case import CLI, CliCase, OddServer

NOBODY = 65534
GIF = bytes([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xF9, 4,
             1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B])

ITEM = """<item><title>Story %(n)d</title><link>%(base)s/%(n)d.html</link><guid>%(n)d</guid>
<category>Physics</category><author>ann@example.org (Ann Writer)</author>
<pubDate>Fri, 20 Nov 2026 09:%(n)02d:00 GMT</pubDate>
<content:encoded><![CDATA[<p>A first paragraph of story %(n)d, long enough to be its text, as it is told here.
%(more)s</p><figure><img src="%(base)s/one-%(n)d.gif" alt="One"></figure><p>And a second paragraph of it, too.</p>
<figure><img src="%(base)s/two-%(n)d.gif" alt="Two"></figure>]]></content:encoded></item>"""


class PictureHandler(http.server.BaseHTTPRequestHandler):
    def log_message(self, format, *args):
        pass

    def do_GET(self):
        server = self.server
        server.asked.append(self.path)
        if self.path.endswith(".xml"):
            items = "".join(ITEM % {"n": n, "base": server.base, "more": server.more} for n in range(1, server.items + 1))
            body = ("""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Pictures %s</title><link>%s%s</link>%s</channel></rss>""" % (self.path, server.base, self.path[:-4], items)).encode()
            status, kind = 200, "application/rss+xml"
        elif self.path.endswith(".gif"):
            if server.stalls:
                time.sleep(20)
            status, kind, body = ((404, "text/plain", b"") if self.path in server.missing
                                  else (200, "image/gif", GIF + bytes(server.padding)))
        else:
            status, kind, body = 404, "text/plain", b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class PictureServer(OddServer):
    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), PictureHandler)
        self.server.daemon_threads = True
        self.base = "http://127.0.0.1:%d" % self.server.server_port
        self.server.base = self.base
        self.server.asked, self.server.missing = [], set()
        self.server.items, self.server.more, self.server.stalls = 3, "", False
        self.server.padding = 0
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()


def open_to_all(folder):
    """A copy of the command for those who may not enter the folder where it was built."""
    os.chmod(folder, 0o755)
    command = shutil.copy(CLI, os.path.join(folder, "byline-cli"))
    os.chmod(command, 0o755)
    return command


class DiskCase(CliCase):
    def setUp(self):
        super().setUp()
        self.server = PictureServer()
        self.addCleanup(self.server.stop)

    def add(self, path="/feed.xml"):
        self.assert_done(self.cli("add", self.server.base + path))

    def ids(self, *options):
        return [str(story["id"]) for story in self.cli("--json", "list", *options).lines()]

    def modes(self, top=None):
        """Of everything below the profile: whatever others may do."""
        wide = {}
        top = top or self.profile
        for folder, _, names in os.walk(top):
            for path in [folder] + [os.path.join(folder, name) for name in names]:
                mode = stat.S_IMODE(os.stat(path).st_mode)
                if mode & 0o077:
                    wide[os.path.relpath(path, top)] = oct(mode)
        return wide

    def kept(self):
        folder = pathlib.Path(self.profile, "pictures")
        return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


class Rights(DiskCase):
    def with_umask(self, umask):
        before = os.umask(umask)
        self.addCleanup(os.umask, before)

    def check_all(self, umask):
        self.with_umask(umask)
        os.mkdir(self.profile)
        self.add()
        self.assert_done(self.cli("save", *self.ids()))
        self.assert_done(self.cli("refresh"))
        self.assert_done(self.cli("mute", "add", "word", "harbour"))
        self.assertEqual(self.modes(), {})
        # While it is open, the log and what readers share are there.
        process = subprocess.Popen([CLI, "--profile", self.profile, "save", *self.ids()], stderr=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                self.assertEqual(self.modes(), {})
            except FileNotFoundError:
                pass
            if process.poll() is not None:
                break
        process.wait()
        os.unlink(os.path.join(self.profile, "library.db"))
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.modes(), {})

    def test_umask_000(self):
        self.check_all(0o000)

    def test_umask_022(self):
        self.check_all(0o022)

    def test_wide_profile(self):
        """One that an earlier version, or a copy, left open to others."""
        self.add()
        for folder, _, names in os.walk(self.profile):
            os.chmod(folder, 0o755)
            for name in names:
                os.chmod(os.path.join(folder, name), 0o644)
        self.assert_done(self.cli("feeds"))
        wide = {path for path in self.modes() if not path.startswith("articles/")}
        self.assertEqual(wide, set())

    def test_foreign_folder(self):
        """A home folder, or one that several share, given as a profile keeps its rights."""
        os.mkdir(self.profile)
        os.chmod(self.profile, 0o1777)
        self.add()
        self.assertEqual(stat.S_IMODE(os.stat(self.profile).st_mode), 0o1777)
        home = os.path.join(self.dir, "home")
        os.mkdir(home, 0o755)
        os.chmod(home, 0o755)
        environment = {**os.environ, "HOME": home}
        subprocess.run([CLI, "--profile", home, "feeds"], env=environment, check=True)
        self.assertEqual(stat.S_IMODE(os.stat(home).st_mode), 0o755)

    def test_exports(self):
        self.with_umask(0o022)
        opml, rules = os.path.join(self.dir, "out.opml"), os.path.join(self.dir, "rules.json")

        def mode(path):
            return stat.S_IMODE(os.stat(path).st_mode)

        def import_and_export(url):
            profile = tempfile.mkdtemp(dir=self.dir)
            given = self.write("in.opml", ('<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="%s"/></body></opml>'
                                           % url).encode())
            for arguments in (["import", given], ["export", opml]):
                subprocess.run([CLI, "--profile", profile, *arguments], check=True, stdout=subprocess.DEVNULL)
            return mode(opml)

        self.assertEqual(import_and_export("https://example.org/feed.xml"), 0o644)
        for url in ("http://192.168.1.9/feed", "http://nas/feed", "http://printer.local/feed", "http://[fd00::1]/feed",
                    "http://100.64.2.3/feed", "https://example.org/feed?key=abc"):
            self.assertEqual(import_and_export(url), 0o600, url)
        self.assert_done(self.cli("rules", "export", rules))
        self.assertEqual(mode(rules), 0o644)
        self.assert_done(self.cli("mute", "add", "word", "harbour"))
        self.assert_done(self.cli("rules", "export", rules))
        self.assertEqual(mode(rules), 0o600)
        self.assert_done(self.cli("export", "/dev/null"))
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))


class ReadOnly(DiskCase):
    """As a user whom the system holds back: root is not, and becomes nobody here."""

    def setUp(self):
        super().setUp()
        self.command = open_to_all(self.dir)
        self.add()
        self.story = self.ids()[0]
        self.assert_done(self.cli("save", self.story))

    def as_reader(self, *arguments):
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        return subprocess.run([self.command, "--profile", self.profile, *arguments], capture_output=True, timeout=60, check=False,
                              env={**os.environ, "HOME": "/nonexistent", "XDG_CACHE_HOME": self.dir}, **user)

    def lock(self, folders=0o555, files=0o444):
        for folder, _, names in os.walk(self.profile):
            for name in names:
                os.chmod(os.path.join(folder, name), files)
            os.chmod(folder, folders)
        self.addCleanup(self.unlock)

    def unlock(self):
        for folder, _, _ in os.walk(self.profile):
            os.chmod(folder, 0o755)

    def check_reads(self):
        for arguments in (["list"], ["show", self.story], ["list", "--search", "paragraph"], ["sections"], ["authors"],
                          ["publications"], ["feeds"], ["export"], ["rules", "export"], ["list", "--saved"]):
            result = self.as_reader(*arguments)
            self.assertEqual((result.returncode, result.stderr), (0, b""), arguments)
            self.assertNotEqual((arguments, result.stdout), (arguments, b""))
        self.assertEqual(len(self.as_reader("--json", "list").stdout.splitlines()), 3)
        self.assertEqual(len(self.as_reader("--json", "list", "--saved").stdout.splitlines()), 1)

    def check_writes(self):
        n = len(self.server.server.asked)
        opml = self.write("in.opml", b'<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="http://127.0.0.1:1/"/></body></opml>')
        os.chmod(opml, 0o644)
        for arguments in (["read", self.story], ["save", self.story], ["unsave", self.story], ["refresh"],
                          ["add", self.server.base + "/other.xml"], ["import", opml], ["remove", "1"], ["rebuild"],
                          ["mute", "add", "word", "x"], ["check", "--repair"], ["show", "--fetch", self.story]):
            result = self.as_reader(*arguments)
            lines = result.stderr.decode().splitlines()
            self.assertEqual((result.returncode, len(lines), result.stdout), (1, 1, b""), (arguments, result))
            self.assertTrue("can only be read" in lines[0] or "Permission denied" in lines[0]
                            or "Read-only file system" in lines[0], lines)
        self.assertEqual(len(self.server.server.asked), n, "the network was asked")

    def test_folder(self):
        self.lock()
        self.check_reads()
        self.check_writes()

    def test_files(self):
        """The folder can be written to, the files cannot."""
        self.lock(0o777, 0o444)
        self.check_reads()

    def test_open_elsewhere(self):
        """Its owner's program is at work, or died: the log holds what the database does not."""
        code = ("import os, sqlite3, sys; d = sqlite3.connect(sys.argv[1], isolation_level=None);"
                "d.execute('pragma wal_autocheckpoint=0'); d.execute(\"update publications set folder = 'From the log'\");"
                "os._exit(0)")
        subprocess.run([sys.executable, "-c", code, os.path.join(self.profile, "library.db")], check=True)
        self.assertTrue(os.path.getsize(os.path.join(self.profile, "library.db-wal")) > 0)
        self.lock()
        self.check_reads()
        self.assertIn(b"From the log", self.as_reader("export").stdout)
        self.unlock()
        os.unlink(os.path.join(self.profile, "library.db-shm"))
        self.lock()
        self.check_reads()
        self.assertIn(b"From the log", self.as_reader("export").stdout)

    def test_unreadable_folder(self):
        self.lock(0o700, 0o600)
        if os.geteuid() != 0:
            self.skipTest("the folder would be this user's own")
        result = self.as_reader("list")
        self.assertEqual((result.returncode, len(result.stderr.splitlines())), (1, 1))
        self.assertIn(b"Permission denied", result.stderr)

    def test_mount(self):
        """A read-only mount, in a namespace of its own."""
        script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'

        def mounted(*arguments):
            return subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", self.profile, CLI, "--profile", self.profile,
                                   *arguments], capture_output=True, timeout=60, check=False)
        if os.geteuid() != 0 or mounted("--version").returncode != 0:
            self.skipTest("no mount namespace can be made here")
        self.as_reader = mounted
        self.check_reads()
        self.check_writes()


class Unreadable(DiskCase):
    def test_article(self):
        self.add()
        story = self.cli("--json", "list").lines()[0]
        path = os.path.join(self.profile, "articles", story["key"][:2], story["key"] + ".json")
        command = open_to_all(self.dir)
        if os.geteuid() == 0:
            for folder, folders, names in os.walk(self.profile):
                for name in folders + names + [""]:
                    os.chown(os.path.join(folder, name), NOBODY, NOBODY)
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        before = pathlib.Path(path).read_bytes()
        os.chmod(path, 0)
        n = len(self.server.server.asked)
        for arguments in (["show", str(story["id"])], ["show", "--fetch", str(story["id"])]):
            result = subprocess.run([command, "--profile", self.profile, *arguments], capture_output=True, check=False,
                                    env={**os.environ, "HOME": "/nonexistent"}, **user)
            self.assertEqual((result.returncode, result.stdout), (1, b""))
            self.assertEqual(result.stderr.decode(), "byline-cli: %s: Permission denied\n" % path)
        self.assertEqual(len(self.server.server.asked), n)
        # Neither a feed that brings it anew nor a repair replaces or deletes what cannot be read.
        self.server.server.more = "It was changed."
        subprocess.run([command, "--profile", self.profile, "refresh"], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "HOME": "/nonexistent"}, **user)
        subprocess.run([command, "--profile", self.profile, "check", "--repair"], check=False, stdout=subprocess.DEVNULL,
                       env={**os.environ, "HOME": "/nonexistent"}, **user)
        os.chmod(path, 0o600)
        self.assertEqual(pathlib.Path(path).read_bytes(), before)

    def test_folder_of_that_name(self):
        self.add()
        story = self.cli("--json", "list").lines()[0]
        path = os.path.join(self.profile, "articles", story["key"][:2], story["key"] + ".json")
        os.unlink(path)
        os.mkdir(path)
        self.assert_fails(self.cli("show", str(story["id"])), 1, path + ": Is a directory")


class FullDisk(DiskCase):
    """On a small file system of its own, mounted in a namespace that ends with the command."""

    def setUp(self):
        super().setUp()
        probe = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
        if os.geteuid() != 0 or probe.returncode != 0:
            self.skipTest("no file system can be mounted here")
        os.mkdir(self.profile)

    def full(self, *arguments, room=0, prepare=()):
        """Runs commands on a copy of the profile with @room bytes to spare; then looks at what is left."""
        script = """
            set -e
            size=$(du -s --apparent-size -B1 "$1" | cut -f1)
            mount -t tmpfs -o size=64m none "$2"
            cp -a "$1/." "$2/"
            avail=$(df --output=avail -B1 "$2" | tail -1)
            dd if=/dev/zero of="$2/filler" bs=4096 count=$(((avail - $3) / 4096)) 2>/dev/null || true
            profile=$2; cli=$4; shift 4
            set +e
            "$cli" --profile "$profile" "$@"
            code=$?
            rm -f "$profile/filler"
            "$cli" --profile "$profile" check > "$profile/../check" 2>&1
            echo $? >> "$profile/../check"
            find "$profile" -name '*.new*' >> "$profile/../check"
            "$cli" --profile "$profile" --json list > "$profile/../after" 2>/dev/null
            exit $code
        """
        mount = os.path.join(self.dir, "mount")
        os.makedirs(mount, exist_ok=True)
        result = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", self.profile, mount, str(room), CLI, *arguments],
                                capture_output=True, timeout=120, check=False)
        result.check = pathlib.Path(self.dir, "check").read_text()
        result.after = [json.loads(line) for line in pathlib.Path(self.dir, "after").read_text().splitlines()]
        return result

    def assert_one_sentence(self, result, arguments):
        lines = result.stderr.decode().splitlines()
        self.assertEqual((result.returncode, len(lines)), (1, 1), (arguments, result))
        self.assertRegex(lines[0], "There is no room left on the disk|No space left on device")
        self.assertRegex(result.check, r"(, 0 problems, 0 repaired\n0|\n0)\n$", (arguments, result))

    def test_refresh(self):
        self.server.server.items = 5
        for n in range(40):
            self.add("/%d.xml" % n)
        before = len(self.ids())
        self.server.server.items, self.server.server.more = 40, "News. " * 300
        for room in (0, 65536, 400000):
            result = self.full("refresh", room=room)
            self.assert_one_sentence(result, room)
            self.assertGreaterEqual(len(result.after), before)

    def test_marks(self):
        self.add()
        ids = self.ids()
        for arguments in (["read", *ids], ["save", "--no-pictures", *ids], ["mute", "add", "word", "x"],
                          ["add", self.server.base + "/other.xml"], ["remove", "1"], ["rebuild"]):
            result = self.full(*arguments)
            self.assert_one_sentence(result, arguments)
            self.assertEqual([s["id"] for s in result.after if s["read"] or s["saved"]], [])

    def test_pictures(self):
        self.server.server.padding = 100000
        self.add()
        self.assert_done(self.cli("save", "--no-pictures", *self.ids()))
        result = self.full("save", *self.ids(), room=200000)
        self.assert_one_sentence(result, "save")
        self.assertEqual(result.stdout, b"0 stories saved\n")
        self.assertEqual(len([story for story in result.after if story["saved"]]), 3)

    def test_import(self):
        outlines = "".join('<outline type="rss" text="Feed %d" xmlUrl="https://example.org/%s/%d.xml"/>' % (n, "x" * 400, n)
                           for n in range(3000))
        opml = self.write("in.opml", ("<opml version='2.0'><body>%s</body></opml>" % outlines).encode())
        self.add()
        for room in (0, 300000):
            self.assert_one_sentence(self.full("import", opml, room=room), room)

    def test_export(self):
        self.add()
        for command in (["export"], ["rules", "export"]):
            target = os.path.join(self.dir, "mount", "out")
            result = self.full(*command, target, room=0)
            if result.returncode != 0:
                self.assert_one_sentence(result, command)


class Pictures(DiskCase):
    def setUp(self):
        super().setUp()
        self.add()

    def test_save(self):
        ids = self.ids()
        result = self.cli("--json", "save", ids[0])
        self.assert_done(result)
        self.assertEqual(result.err, "")
        self.assertEqual(result.json()["pictures"], 2)
        self.assertEqual(result.json()["pictures_failed"], 0)
        self.assertEqual([path.read_bytes() for path in self.kept()], [GIF, GIF])
        # Again: nothing is asked for.
        n = len(self.server.server.asked)
        self.assert_done(self.cli("save", ids[0]))
        self.assert_done(self.cli("refresh"))
        self.assertEqual([path for path in self.server.server.asked[n:] if path.endswith(".gif")], [])
        # They go back to the cache.
        self.assert_done(self.cli("unsave", ids[0]))
        self.assertEqual(self.kept(), [])
        self.assertEqual(len([p for p in pathlib.Path(self.profile, "cache", "pictures").rglob("*") if p.is_file()]), 2)

    def test_exported_without(self):
        """A file says which pictures it lacks: one, or several."""
        page = os.path.join(self.profile, "story.html")
        self.server.server.missing = {"/one-1.gif", "/one-2.gif", "/two-2.gif"}
        errors = "".join(self.cli("show", one, "--format", "html", "-o", page).err for one in self.ids())
        self.assertIn("1 picture could not be fetched: the file has its caption alone\n", errors)
        self.assertIn("2 pictures could not be fetched: the file has their captions alone\n", errors)

    def test_failures(self):
        self.server.server.missing = {"/one-1.gif", "/two-2.gif"}
        result = self.cli("save", *self.ids())
        self.assertEqual(result.code, 0)
        self.assertEqual(result.out, "3 stories saved\n")
        self.assertEqual(len(result.err.splitlines()), 1)
        self.assertIn("2 of 6 pictures could not be fetched: ", result.err)
        self.assertEqual(len(self.kept()), 4)
        # Not at each refresh, but an hour later.
        self.server.server.missing = set()
        now = int(time.time())
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.kept()), 4)
        self.assert_done(self.cli("refresh", environment={"BYLINE_NOW": str(now + 4000)}))
        self.assertEqual(len(self.kept()), 6)

    def test_later(self):
        """--no-pictures, and an index made anew: the next refresh brings them in."""
        self.assert_done(self.cli("save", "--no-pictures", self.ids()[0]))
        self.assertEqual(self.kept(), [])
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.kept()), 2)
        shutil.rmtree(os.path.join(self.profile, "pictures"))
        self.assert_done(self.cli("rebuild"))
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.kept()), 2)

    def test_interrupt(self):
        self.server.server.stalls = True
        story = self.ids()[0]
        process = subprocess.Popen([CLI, "--profile", self.profile, "save", story], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        while not any(path.endswith(".gif") for path in self.server.server.asked):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
        self.assertEqual(process.returncode, 1)
        self.assertEqual(out, b"1 story saved\n")
        self.assertEqual(len(err.splitlines()), 1)
        self.assertIn(b"interrupted", err)
        self.assertEqual(self.ids("--saved"), [story])
        self.server.server.stalls = False
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.kept()), 2)


if __name__ == "__main__":
    unittest.main()
