# SPDX-License-Identifier: GPL-3.0-or-later
"""check and rebuild, where something is wrong."""

import glob
import json
import os
import shutil
import sqlite3
import unittest

from cli_case import CliCase, SampleServer, run


class Damage(CliCase):
    """The sample edition, subscribed to once; every test gets a copy of that profile."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        import tempfile
        cls.server = SampleServer()
        cls.template = tempfile.mkdtemp(prefix="byline-cli-damage-")
        run("--profile", cls.template, "add", cls.server.base)
        stories = run("--profile", cls.template, "list", "--json").lines()
        run("--profile", cls.template, "read", *[str(story["id"]) for story in stories[:5]])

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.template, ignore_errors=True)

    def setUp(self):
        super().setUp()
        shutil.copytree(self.template, self.profile)

    def path(self, *names):
        return os.path.join(self.profile, *names)

    def read(self, *names):
        with open(self.path(*names), "rb") as file:
            return file.read()

    def change(self, path, before, after):
        with open(path, "rb") as file:
            data = file.read()
        self.assertIn(before, data)
        with open(path, "wb") as file:
            file.write(data.replace(before, after, 1))

    def test_folder_that_cannot_be_made(self):
        folder = os.path.join(self.write("file", b""), "profile")
        self.assert_fails(run("--profile", folder, "list"), 1, "byline-cli: cannot create folder %s: " % folder)

    def unread(self):
        return len(self.cli("list", "--unread", "--json").lines())

    def articles(self):
        return sorted(glob.glob(self.path("articles", "*", "*.json")))

    def delete_database(self):
        for path in glob.glob(self.path("library.db*")):
            os.remove(path)

    def test_damaged_line(self):
        self.change(self.path("journal.jsonl"), b'"flag":"read"', b'"flag":"ruad"')
        result = self.cli("check")
        self.assertEqual(result.code, 1)
        self.assertIn("1 line of the journal cannot be read", result.out)
        self.assertIn("marks that there are (5)", result.out)
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        result = self.cli("check", "--repair")
        self.assert_done(result)
        kept = glob.glob(self.path("journal.jsonl.damaged-*"))
        self.assertEqual(len(kept), 1)
        self.assertIn(kept[0], result.out)
        self.assertEqual(self.cli("check", "--json").json()["problems"], [])
        self.delete_database()
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.unread(), 19)

    def test_archive_is_away(self):
        before = self.read("library.db")
        os.rename(self.path("articles"), self.path("away"))
        self.assert_fails(self.cli("rebuild"), 1, "24 stories", "--force")
        self.assertEqual(self.read("library.db"), before)
        shutil.rmtree(self.path("articles"), ignore_errors=True)
        os.rename(self.path("away"), self.path("articles"))
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.unread(), 19)

    def test_force(self):
        os.rename(self.path("articles"), self.path("away"))
        result = self.cli("rebuild", "--force", "--json")
        self.assert_done(result)
        self.assertEqual(result.json()["stories"], 24)
        self.assertEqual(result.json()["salvaged"], 24)
        self.assertEqual(self.unread(), 19)
        self.assertEqual(self.cli("rebuild", "--forced").code, 2)

    def test_unreadable_article(self):
        path = self.articles()[3]
        os.remove(path)
        os.mkdir(path)
        self.assert_fails(self.cli("rebuild"), 1, "1 story cannot be read", os.path.basename(path))
        self.assertEqual(self.unread(), 19)

    def test_foreign_feed(self):
        for path in self.articles():
            self.change(path, b'"feeds":["http', b'"feeds":["hptp')
        self.delete_database()
        self.assert_done(self.cli("rebuild"))
        self.assertEqual([feed["url"] for feed in self.cli("feeds", "--json").lines()],
                         [self.server.base + "/feed.xml"])
        self.assertEqual(len(self.cli("list", "--json").lines()), 24)

    def test_foreign_publication(self):
        # A feed and a publication that only an article names.
        for path in self.articles():
            with open(path, encoding="utf-8") as file:
                article = json.load(file)
            article["_byline"]["feeds"] = ["http://evil.example/feed"]
            article["_byline"]["publication"]["id"] = "ffff"
            article["id"] = "other"
            with open(path, "w", encoding="utf-8") as file:
                json.dump(article, file)
        self.delete_database()
        self.assert_fails(self.cli("rebuild"), 1, "journal")
        self.assert_done(self.cli("rebuild", "--force"))
        self.assertEqual([feed["url"] for feed in self.cli("feeds", "--json").lines()],
                         [self.server.base + "/feed.xml"])
        self.assertEqual(len(self.articles()), 24)

    def test_foreign_database(self):
        self.delete_database()
        database = sqlite3.connect(self.path("library.db"))
        database.execute("CREATE TABLE notes (text)")
        database.execute("PRAGMA user_version = 1")
        database.commit()
        database.close()
        before = self.read("library.db")
        self.assert_fails(self.cli("list"), 1, "another program")
        self.assert_fails(self.cli("check"), 1, "another program")
        self.assert_fails(self.cli("rebuild"), 1, "another program", "--force")
        self.assertEqual(self.read("library.db"), before)
        self.assert_done(self.cli("rebuild", "--force"))
        self.assertEqual(self.read("library.db.kept-1"), before)
        self.assertEqual(self.unread(), 19)

    def test_older_database(self):
        stories = self.cli("list", "--json").lines()
        database = sqlite3.connect(self.path("library.db"))
        database.execute("PRAGMA user_version = 4")
        database.commit()
        database.close()
        result = self.cli("list", "--json")
        self.assert_done(result)
        self.assertIn("older Byline", result.err)
        self.assertEqual([(story["key"], story["id"]) for story in result.lines()],
                         [(story["key"], story["id"]) for story in stories])
        self.assertEqual(self.unread(), 19)
        self.assertEqual(self.cli("list").err, "")

    def test_numbers(self):
        stories = {story["key"]: story["id"] for story in self.cli("list", "--json").lines()}
        self.assert_done(self.cli("rebuild"))
        self.assertEqual({story["key"]: story["id"] for story in self.cli("list", "--json").lines()}, stories)
        self.delete_database()
        self.assert_done(self.cli("rebuild"))
        self.assertEqual({story["key"]: story["id"] for story in self.cli("list", "--json").lines()}, stories)

    def test_fifos(self):
        for name in ("journal.jsonl", "library.db", "in-use.lock", "settings.ini", self.articles()[0]):
            path = self.path(name)
            kept = os.path.exists(path)
            if kept:
                os.rename(path, path + ".kept")
            os.mkfifo(path)
            for command in (["check"], ["check", "--repair"], ["rebuild"], ["list"]):
                result = self.cli(*command, timeout=30)
                self.assertIn(result.code, (0, 1), command)
            os.remove(path)
            if kept:
                os.rename(path + ".kept", path)
        self.assertEqual(self.unread(), 19)

    def test_circle(self):
        for name in ("00", "01"):
            shutil.rmtree(self.path("articles", name), ignore_errors=True)
        os.symlink("01", self.path("articles", "00"))
        os.symlink("00", self.path("articles", "01"))
        self.assertIn(self.cli("check", timeout=30).code, (0, 1))
        self.assert_fails(self.cli("rebuild", timeout=30), 1, "articles/0")

    def test_advice(self):
        with open(self.path("library.db"), "wb") as file:
            file.write(b"no database " * 1000)
        for path in glob.glob(self.path("library.db-*")):
            os.remove(path)
        self.assert_fails(self.cli("list"), 1, "byline-cli --profile '%s' rebuild" % self.profile)
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.unread(), 19)


if __name__ == "__main__":
    unittest.main()
