# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts on servers, with a server of our own that speaks both protocols and does mischief."""

import json
import os
import sqlite3
import sys
import unittest
import urllib.request

from cli_case import CliCase

sys.path.insert(0, os.path.join(os.environ["G_TEST_SRCDIR"], "sync"))
import server as sync_server


class AccountCase(CliCase):
    kind = "greader"
    feeds, entries, unread = 2, 10, 10

    def setUp(self):
        super().setUp()
        self.server = sync_server.start(self.feeds, self.entries, self.unread)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def control(self, call, **data):
        request = urllib.request.Request(f"{self.url}/control/{call}", data=json.dumps(data).encode())
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def entry(self, number):
        return self.server.state.entries[number]

    def add(self, profile=None, **more):
        result = self.cli("account", "add", self.url, "--kind", self.kind, "--user", "reader",
                          stdin=b"secret\n", **more)
        self.assert_done(result)

    def sync(self, code=0):
        result = self.cli("account", "sync", "--json")
        self.assertEqual(result.code, code, result.err)
        return result.json() if code == 0 else result.err

    def stories(self, *options):
        return {s["title"]: s for s in self.cli("list", "--json", "--limit", "100000", *options).lines()}

    def story(self, number):
        return self.stories()[f"Story number {number} of the day"]

    def waiting(self):
        return self.cli("account", "list", "--json").lines()[0]["waiting"]


class Both:
    """What both protocols do."""

    def test_first_sync_brings_all(self):
        self.control("mark", entry=3, name="is_read", value=True)
        self.control("mark", entry=4, name="is_saved", value=True)
        self.control("file", feed=2, category="Science")
        self.add()
        report = self.sync()
        self.assertEqual(report["added"], 10)
        stories = self.stories()
        self.assertEqual(len(stories), 10)
        self.assertEqual(len(self.stories("--unread")), 9)
        self.assertEqual(list(self.stories("--saved")), ["Story number 4 of the day"])
        shown = self.cli("show", str(self.story(5)["id"]), "--json").json()
        self.assertIn("What happened in story 5", shown["content_text"])
        self.assertEqual(shown["authors"][0]["name"], "Ada Writer")
        publications = self.cli("publications", "--json").lines()
        self.assertEqual(sorted((p["name"], p.get("folder")) for p in publications),
                         [("Feed 0", None), ("Feed 1", "Science")])
        self.assertEqual(self.sync()["added"], 0)
        self.assertEqual(len(self.stories("--unread")), 9)

    def test_second_sync_is_cheap(self):
        self.add()
        self.sync()
        self.control("get_requests")
        report = self.sync()
        self.assertEqual((report["added"], report["updated"], report["marked"], report["sent"]), (0, 0, 0, 0))
        self.assertLessEqual(len(self.control("get_requests")["requests"]), 5)

    def test_marks_go_both_ways(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.assert_done(self.cli("save", str(self.story(2)["id"])))
        self.assertEqual(self.waiting(), 2)
        self.control("mark", entry=3, name="is_read", value=True)
        self.control("mark", entry=4, name="is_saved", value=True)
        report = self.sync()
        self.assertEqual((report["sent"], report["marked"], report["waiting"]), (2, 2, 0))
        self.assertTrue(self.entry(1)["is_read"])
        self.assertTrue(self.entry(2)["is_saved"])
        self.assertNotIn("Story number 3 of the day", self.stories("--unread"))
        self.assertEqual(len(self.stories("--saved")), 2)
        self.assert_done(self.cli("unread", str(self.story(1)["id"])))
        self.control("mark", entry=4, name="is_saved", value=False)
        self.sync()
        self.assertFalse(self.entry(1)["is_read"])
        self.assertEqual(list(self.stories("--saved")), ["Story number 2 of the day"])

    def test_what_was_undone_is_not_sent(self):
        self.add()
        self.sync()
        story = str(self.story(1)["id"])
        self.assert_done(self.cli("read", story))
        self.assert_done(self.cli("unread", story))
        report = self.sync()
        self.assertEqual((report["sent"], report["waiting"]), (0, 0))

    def test_without_network_changes_wait(self):
        self.add()
        self.sync()
        story = str(self.story(1)["id"])
        self.assert_done(self.cli("read", story))
        self.server.shutdown()
        self.server.server_close()
        self.assertIn("127.0.0.1", self.sync(1))
        listed = self.cli("account", "list")
        self.assertIn("1 change waits for the network", listed.out)
        self.assertIn(story, [str(s["id"]) for s in self.stories().values()])

    def test_a_rebuild_keeps_what_waits(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.assert_done(self.cli("save", str(self.story(2)["id"])))
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.waiting(), 2)
        report = self.sync()
        self.assertEqual(report["added"], 0)
        self.assertTrue(self.entry(1)["is_read"])
        self.assertTrue(self.entry(2)["is_saved"])
        self.assertEqual(len(self.stories("--unread")), 9)
        self.assert_done(self.cli("check"))

    def test_a_batch_that_was_taken_before_the_error(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("save", str(self.story(2)["id"])))
        self.control("mischief", **{"error-after": 1})
        self.cli("account", "sync")
        self.assertTrue(self.entry(2)["is_saved"])
        report = self.sync()
        self.assertTrue(self.entry(2)["is_saved"])
        self.assertEqual(report["waiting"], 0)

    def test_marks_that_are_refused_wait(self):
        self.add()
        self.sync()
        for number in (1, 2, 3):
            self.assert_done(self.cli("read", str(self.story(number)["id"])))
        self.control("mischief", **{"refuse-marks": 2})
        self.cli("account", "sync")
        self.assertEqual(self.waiting(), 3)
        self.cli("account", "sync")
        report = self.sync()
        self.assertEqual(report["waiting"], 0)
        self.assertTrue(all(self.entry(n)["is_read"] for n in (1, 2, 3)))

    def test_entries_that_the_server_lost_stay(self):
        self.add()
        self.sync()
        self.control("lose", entries=[1, 2])
        self.sync()
        self.assertEqual(len(self.stories("--unread")), 10)
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertEqual(len(self.stories()), 10)

    def test_a_server_that_lost_its_feeds(self):
        self.feeds = 4
        self.tearDown()
        self.setUp()
        self.add()
        self.sync()
        self.control("lose_feeds")
        self.assertEqual(self.sync()["lost"], 4)
        self.assertEqual(len(self.stories()), 10)

    def test_new_numbers_bring_nothing_twice(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.sync()
        self.control("renumber")
        self.sync()
        self.sync()
        self.assertEqual(len(self.stories()), 10)
        for number in range(1, 11):
            title = f"Story number {number} of the day"
            entry = next(e for e in self.server.state.entries.values() if e["title"] == title)
            self.assertEqual(title not in self.stories("--unread"), entry["is_read"], title)

    def test_answers_that_are_none(self):
        self.add()
        for mischief, words in (({"html": 1}, "server"), ({"half": 1}, "127.0.0.1"), ({"error": 1}, "500")):
            self.control("mischief", **mischief)
            self.assertIn(words, self.sync(1))
        self.control("mischief")
        self.assertEqual(self.sync()["added"], 10)

    def test_a_half_answer_in_the_middle(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        for _ in range(3):
            self.control("mischief", half=1)
            self.sync(1)
        self.assertEqual(len(self.stories("--unread")), 9)
        self.control("mischief")
        self.sync()
        self.assertTrue(self.entry(1)["is_read"])

    def test_clocks_that_differ_by_days(self):
        for ahead in (3 * 86400, -3 * 86400):
            self.control("clock", ahead=ahead)
            if ahead > 0:
                self.add()
            self.sync()
            self.control("mark", entry=5, name="is_read", value=ahead > 0)
            self.control("add", feed=1)
            self.assertEqual(self.sync()["added"], 1)
            self.assertEqual("Story number 5 of the day" not in self.stories("--unread"), ahead > 0)

    def test_subscriptions_go_both_ways(self):
        self.control("file", feed=1, category="News")
        self.add()
        self.sync()
        self.assertEqual(self.sync()["subscriptions"], 0)
        self.control("subscribe", url="http://feeds.example/new.xml", title="New there")
        self.control("rename", feed=1, title="Renamed there")
        self.control("file", feed=2, category="Filed there")
        self.sync()
        publications = {p["name"]: p for p in self.cli("publications", "--json").lines()}
        self.assertEqual(sorted(publications), ["Feed 1", "New there", "Renamed there"])
        self.assertEqual(publications["Feed 1"]["folder"], "Filed there")
        self.control("unsubscribe", feed=2)
        self.sync()
        self.assertEqual(len(self.cli("publications", "--json").lines()), 2)
        self.assert_done(self.cli("remove", "New there"))
        self.sync()
        self.assertEqual([f["title"] for f in self.server.state.feeds.values()], ["Renamed there"])

    def test_moving_there_and_back_keeps_marks(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.sync()
        self.assert_done(self.cli("account", "move", "Feed 0", "here"))
        self.sync()
        self.assertEqual([f["title"] for f in self.server.state.feeds.values()], ["Feed 1"])
        self.assertEqual(len(self.stories()), 10)
        self.assert_done(self.cli("account", "move", "Feed 0", "127.0.0.1"))
        self.sync()
        self.assertEqual(sorted(f["url"] for f in self.server.state.feeds.values()),
                         ["http://feeds.example/0.xml", "http://feeds.example/1.xml"])
        feed = next(f["id"] for f in self.server.state.feeds.values() if f["url"].endswith("0.xml"))
        # The server reads the feed anew: its entries have other ids, and all are unread.
        for number in (1, 3, 5, 7, 9):
            self.control("add", feed=feed, title=f"Story number {number} of the day",
                         url=f"http://feeds.example/story/{number}")
        report = self.sync()
        self.assertEqual(report["added"], 0)
        self.assertEqual(len(self.stories()), 10)
        entry = next(e for e in self.server.state.entries.values() if e["title"] == "Story number 1 of the day")
        self.sync()
        self.assertTrue(entry["is_read"])

    def test_large_batches_are_cut(self):
        """What stands before a server may take less at once than it would itself (413)."""
        self.control("mischief", most=3)
        self.add()
        self.assertEqual(self.sync()["added"], 10)
        for number in range(1, 11):
            self.assert_done(self.cli("read", str(self.story(number)["id"])))
        report = self.sync()
        self.assertEqual(report["waiting"], 0)
        self.assertTrue(all(self.entry(n)["is_read"] for n in range(1, 11)))

    def test_a_network_that_wants_a_login(self):
        """Its page is no answer: nothing counts as said, nor as refused, and nothing is lost."""
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.assert_done(self.cli("account", "move", "Feed 0", "here"))
        self.control("mischief", portal=1)
        for _ in range(4):
            self.assertIn("web page", self.sync(1))
        self.control("mischief")
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertEqual([f["title"] for f in self.server.state.feeds.values()], ["Feed 1"])

    def test_a_feed_that_moved_there(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.control("move_feed", feed=1, url="http://feeds.example/moved.xml")
        self.sync()
        self.assertEqual(sorted(f["url"] for f in self.cli("feeds", "--json").lines()),
                         ["http://feeds.example/1.xml", "http://feeds.example/moved.xml"])
        self.assertEqual(len(self.stories()), 10)
        self.assertEqual(len(self.stories("--unread")), 9)
        # One takes the other's old place.
        self.control("move_feed", feed=1, url="http://feeds.example/1.xml")
        self.control("move_feed", feed=2, url="http://feeds.example/moved.xml")
        for _ in range(2):
            self.sync()
        self.assertEqual(len(self.stories()), 10)
        self.assertEqual({p["name"] for p in self.cli("publications", "--json").lines()}, {"Feed 0", "Feed 1"})
        self.assertEqual(self.sync()["subscriptions"], 0)
        self.assert_done(self.cli("check"))

    def test_names_of_folders(self):
        names = ["News/World/Asia", "\N{ROLLED-UP NEWSPAPER}\ufe0f Papers", "science"]
        self.control("subscribe", url="http://feeds.example/2.xml", title="Feed 2")
        for number, name in enumerate(names, 1):
            self.control("file", feed=number, category=name)
        self.add()
        self.sync()

        def folders():
            return [p.get("folder") for p in sorted(self.cli("publications", "--json").lines(),
                                                    key=lambda p: p["name"])]

        self.assertEqual(folders(), names)
        self.assertEqual(self.sync()["subscriptions"], 0)
        # The same in another case: what waits ends, and both agree.
        self.assert_done(self.cli("account", "move", "Feed 2", "here"))
        self.sync()
        state = self.server.state
        number = state.category("science")
        state.categories[number] = "Science"
        self.assert_done(self.cli("account", "move", "Feed 2", "127.0.0.1"))
        for _ in range(4):
            report = self.sync()
        self.assertEqual((report["waiting"], report["refused"]), (0, []))
        feed = next(f for f in state.feeds.values() if f["url"].endswith("2.xml"))
        self.assertEqual(state.categories[feed["category"]].lower(), "science")
        self.assertEqual(folders()[2], state.categories[feed["category"]])

    def test_entries_without_an_address(self):
        for number in range(3):
            self.control("add", feed=1, url="", title=f"Without an address {number}")
        self.control("add", feed=1, url="javascript:alert(1)", title="With a bad one")
        self.add()
        self.assertEqual(self.sync()["added"], 14)
        story = self.stories()["Without an address 1"]
        self.assert_done(self.cli("read", str(story["id"])))
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertEqual([e["title"] for e in self.server.state.entries.values() if e["is_read"]],
                         ["Without an address 1"])
        self.assertEqual(self.sync()["added"], 0)
        self.assertEqual(len(self.stories()), 14)

    def test_an_interface_below_a_path(self):
        """An address that leads below a path is taken as that one."""
        self.server.state.mischief = {"base": "/sub"}
        self.add()
        account = self.cli("account", "list", "--json").lines()[0]
        self.assertEqual(account["url"], self.url + "/sub")
        self.assertEqual(self.sync()["added"], 10)
        # It moves later: that is said, with the address.
        self.server.state.mischief = {"base": "/other"}
        self.assertIn("/other/", self.sync(1))

    def test_an_interface_at_another_server(self):
        """A name and a password are given to nobody that the user did not name."""
        other = sync_server.start(1, 1, 1)
        try:
            target = f"http://localhost:{other.server_address[1]}"
            self.server.state.mischief = {"base": target}
            result = self.cli("account", "add", self.url, "--kind", self.kind, "--user", "reader", stdin=b"secret\n")
            self.assert_fails(result, 1, target)
            self.assertEqual(other.state.requests, [])
        finally:
            other.shutdown()
            other.server_close()

    def test_a_password_that_is_not_to_be_had(self):
        """A keyring that is locked, or a lost file: that is said, what was done waits, and goes out when it is back."""
        self.add()
        self.sync()
        path = os.path.join(self.profile, "passwords.ini")
        os.rename(path, path + ".away")
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.assertIn("keyring is locked", self.sync(1))
        self.assertEqual(self.waiting(), 1)
        os.rename(path + ".away", path)
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertTrue(self.entry(1)["is_read"])

    def test_export(self):
        """A list of all that is read, whoever brings it: with it, another program asks for the feeds itself."""
        self.control("file", feed=1, category="News")
        self.add()
        self.sync()
        opml = self.cli("export").out
        for part in ('xmlUrl="http://feeds.example/0.xml"', 'xmlUrl="http://feeds.example/1.xml"', 'text="News"'):
            self.assertIn(part, opml)
        self.assertNotIn("127.0.0.1", opml)

    def test_files_stay_here(self):
        """A server names no file of this computer, and none is moved to it."""
        rss = b"<rss version='2.0'><channel><title>Log</title><item><title>One</title><guid>1</guid></item></channel></rss>"
        path = self.write("log.xml", rss)
        self.control("subscribe", url="file://" + path, title="From there")
        self.add()
        self.sync()
        self.assertEqual(sorted(p["name"] for p in self.cli("publications", "--json").lines()), ["Feed 0", "Feed 1"])
        self.assertEqual([url for url in (f["url"] for f in self.cli("feeds", "--json").lines()) if url.startswith("file:")], [])
        self.assert_done(self.cli("add", path))
        self.assert_fails(self.cli("account", "move", "Log", "127.0.0.1"), 1, "a file of this computer")
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertEqual(self.cli("--json", "refresh", environment={"BYLINE_PATIENCE": "0"}).json()["failed"], 0)

    def test_a_feed_that_the_server_does_not_take(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("account", "move", "Feed 0", "here"))
        self.sync()
        self.control("mischief", **{"refuse-feeds": 3})
        self.assert_done(self.cli("account", "move", "Feed 0", "127.0.0.1"))
        for _ in range(2):
            self.sync()
        report = self.sync()
        self.assertIn("this computer asks it", report["refused"][0])
        self.assertEqual(report["waiting"], 0)

    def test_removing_an_account(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("account", "remove", "1"))
        self.assertEqual(self.cli("account", "list").out, "")
        self.assertEqual(len(self.cli("publications", "--json").lines()), 2)
        self.assertEqual(len(self.stories()), 10)
        self.add()
        self.sync()
        self.assert_done(self.cli("account", "remove", "127.0.0.1", "--unsubscribe"))
        self.assertEqual(self.cli("publications", "--json").lines(), [])
        self.assertEqual(len(self.server.state.feeds), 2)

    def test_a_wrong_password(self):
        result = self.cli("account", "add", self.url, "--kind", self.kind, "--user", "reader", stdin=b"wrong\n")
        self.assert_fails(result, 1, "does not take")
        self.assertEqual(self.cli("account", "list").out, "")

    def test_the_same_twice(self):
        self.add()
        result = self.cli("account", "add", self.url, "--kind", self.kind, "--user", "reader", stdin=b"secret\n")
        self.assert_fails(result, 1, "There is an account")

    def test_a_server_that_has_moved(self):
        """Its address is changed: what it brought stays, and what waits goes there."""
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        moved = self.url.replace("127.0.0.1", "localhost")
        self.assert_fails(self.cli("account", "edit", "1"), 2, "--address")
        self.assert_fails(self.cli("account", "edit", "1", "--address", "http://127.0.0.1:1/"), 1, "")
        self.assertEqual(self.cli("account", "list", "--json").lines()[0]["url"][:len(self.url)], self.url)
        self.assert_done(self.cli("account", "edit", "1", "--address", moved))
        listed = self.cli("account", "list", "--json").lines()[0]
        self.assertEqual((listed["url"][:len(moved)], listed["name"], listed["waiting"]), (moved, "localhost", 1))
        report = self.sync()
        self.assertEqual((report["added"], report["sent"], report["lost"]), (0, 1, 0))
        self.assertTrue(self.entry(1)["is_read"])
        self.assertEqual(len(self.stories()), 10)
        # The index made anew knows it, and so does the password's file.
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.cli("account", "list", "--json").lines()[0]["url"], listed["url"])
        self.assertEqual(self.sync()["added"], 0)

    def test_a_new_password(self):
        self.add()
        self.sync()
        self.assert_fails(self.cli("account", "edit", "1", "--password", stdin=b"wrong\n"), 1, "does not take")
        self.sync()
        self.assert_done(self.cli("account", "edit", "1", "--password", "--name", "Mine", stdin=b"secret\n"))
        self.assertEqual(self.cli("account", "list", "--json").lines()[0]["name"], "Mine")
        self.assert_done(self.cli("account", "edit", "Mine", "--name", ""))
        self.assertEqual(self.cli("account", "list", "--json").lines()[0]["name"], "127.0.0.1")
        self.sync()

    def test_refresh_syncs_too(self):
        self.add()
        result = self.cli("refresh", "--json")
        self.assertEqual(result.code, 0, result.err)
        self.assertEqual(result.json()["added"], 10)

    def test_two_devices(self):
        other = os.path.join(self.dir, "other")
        mine = self.profile
        for profile in (mine, other):
            self.profile = profile
            self.add()
            self.sync()
        self.profile = mine
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.profile = other
        self.assert_done(self.cli("save", str(self.story(2)["id"])))
        for profile in (mine, other, mine):
            self.profile = profile
            self.sync()
        for profile in (mine, other):
            self.profile = profile
            self.assertEqual(len(self.stories("--unread")), 9)
            self.assertEqual(list(self.stories("--saved")), ["Story number 2 of the day"])

    def test_the_password_is_nowhere_but_in_its_file(self):
        self.add()
        self.sync()
        for folder, _, names in os.walk(self.profile):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    holds = b"secret" in file.read()
                self.assertEqual(holds, name == "passwords.ini", name)


class GreaderTest(Both, AccountCase):
    def test_sessions_and_tokens_expire(self):
        self.add()
        self.sync()
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        self.control("mischief", **{"expire-session": 1, "expire-token": 1})
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertTrue(self.entry(1)["is_read"])

    def test_labels_are_kept(self):
        """What the user calls a story there stays with it; its feed's folder is no label of it."""
        self.control("file", feed=1, category="News")
        self.control("label", entry=3, labels=["To keep", "Sea"])
        self.add()
        self.sync()

        def labels(number):
            shown = self.cli("show", str(self.story(number)["id"]), "--json").json()
            return shown["_byline"].get("labels", []), shown["tags"]

        self.assertEqual(labels(3), (["To keep", "Sea"], ["News"]))
        self.assertEqual(labels(4), ([], ["News"]))
        self.assert_done(self.cli("read", str(self.story(3)["id"])))
        self.sync()
        self.assert_done(self.cli("account", "move", "Feed 0", "here"))
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(labels(3), (["To keep", "Sea"], ["News"]))

    def test_a_login_that_ends_in_words(self):
        """Some say under a status of 200 that the login has ended."""
        self.add()
        self.sync()
        self.control("mischief", **{"says-unauthorized": 1, "expire-session": 1})
        self.assertEqual(self.sync()["added"], 0)
        self.assert_done(self.cli("read", str(self.story(1)["id"])))
        for _ in range(3):
            # Each answer may be the one.
            self.control("mischief", **{"says-unauthorized": 1, "expire-session": 3})
            self.cli("account", "sync")
        self.control("mischief")
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertTrue(self.entry(1)["is_read"])

    def test_an_error_in_words(self):
        """A change that is answered with an error under a status of 200 was not made."""
        self.add()
        self.sync()
        for number in (1, 2, 3):
            self.assert_done(self.cli("read", str(self.story(number)["id"])))
        self.control("mischief", **{"error-text": 1})
        self.cli("account", "sync")
        self.control("mischief")
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertTrue(all(self.entry(n)["is_read"] for n in (1, 2, 3)))

    def test_tokens_for_one_change(self):
        """A token may be good for one change only."""
        self.add()
        self.sync()
        for number in range(1, 6):
            self.assert_done(self.cli("read" if number % 2 else "save", str(self.story(number)["id"])))
        self.control("mischief", **{"tokens-for-one": 1, "most": 1})
        self.control("add", feed=1)
        self.assertEqual(self.sync()["waiting"], 0)
        self.assertEqual([self.entry(n)["is_read"] for n in range(1, 6)], [True, False] * 2 + [True])

    def test_ids_of_all_kinds(self):
        self.control("mischief", **{"mixed-ids": 1})
        self.add()
        self.assertEqual(self.sync()["added"], 10)
        self.control("mark", entry=7, name="is_read", value=True)
        self.control("mark", entry=8, name="is_saved", value=True)
        report = self.sync()
        self.assertEqual((report["added"], report["marked"]), (0, 2))
        self.assertEqual(self.sync()["marked"], 0)

    def test_times_in_other_units(self):
        for unit in ("ms", "us"):
            self.profile = os.path.join(self.dir, unit)
            self.control("mischief", times=unit)
            self.add()
            self.sync()
            self.assertEqual(self.story(1)["published"], "2026-05-28T20:27:40Z")

    def test_saved_entries_of_no_feed(self):
        """What the server keeps of a feed that it has no more is looked at once, not at each sync."""
        for number in (2, 4, 6):
            self.control("mark", entry=number, name="is_saved", value=True)
        self.control("unsubscribe", feed=2, keep_saved=True)
        self.add()
        self.assertEqual(self.sync()["added"], 5)
        self.control("get_requests")
        self.assertEqual(self.sync()["added"], 0)
        self.assertEqual([r for r in self.control("get_requests")["requests"] if "contents" in r], [])
        # It comes with its feed, if that comes back.
        self.control("subscribe", url="http://feeds.example/1.xml", title="Feed 1")
        for number in (2, 4, 6):
            self.server.state.entries[number]["feed"] = 3
        self.assertEqual(self.sync()["added"], 3)
        self.assertEqual(len(self.stories("--saved")), 3)

    def test_an_end_that_is_not_said(self):
        """A page without entries is the end, and one that only repeats is, too: what was read elsewhere is read here."""
        for number, name in enumerate(("never-ends", "begins-again"), 1):
            self.profile = os.path.join(self.dir, name)
            self.control("mischief", **{"small-pages": 3, name: 1})
            self.add()
            self.sync()
            self.control("mark", entry=number, name="is_read", value=True)
            self.sync()
            self.assertNotIn(f"Story number {number} of the day", self.stories("--unread"), name)

    def test_addresses_as_people_give_them(self):
        for number, end in enumerate(("/reader/api/0", "/reader/api/0/", "/accounts/ClientLogin", "/api/", "/?a=b")):
            self.profile = os.path.join(self.dir, str(number))
            result = self.cli("account", "add", self.url + end, "--kind", self.kind, "--user", "reader", stdin=b"secret\n")
            self.assert_done(result)
            self.assertEqual(self.sync()["added"], 10)

    def test_pages_overlap_and_ids_repeat(self):
        self.control("mischief", **{"small-pages": 3, "overlap": 1, "repeat": 1})
        self.add()
        self.assertEqual(self.sync()["added"], 10)
        self.control("mark", entry=7, name="is_read", value=True)
        self.sync()
        self.assertEqual(len(self.stories("--unread")), 9)

    def test_a_list_without_an_end(self):
        self.add()
        self.sync()
        self.control("mischief", **{"small-pages": 3, "endless": 1})
        self.sync()
        self.assertEqual(len(self.stories("--unread")), 10)


class MinifluxTest(Both, AccountCase):
    kind = "miniflux"

    def test_a_token(self):
        self.assert_done(self.cli("account", "add", self.url, "--token", stdin=b"miniflux-token\n"))
        self.assertEqual(self.sync()["added"], 10)

    def test_a_server_that_knows_no_changes_after(self):
        """Before 2.0.46 what has changed since is not asked for: it comes first, and the rest is not read."""
        self.control("mischief", **{"is-old": 1})
        self.add()
        self.assertEqual(self.sync()["added"], 10)
        self.control("get_requests")
        report = self.sync()
        self.assertEqual((report["added"], report["updated"], report["marked"]), (0, 0, 0))
        self.assertLessEqual(len(self.control("get_requests")["requests"]), 5)
        self.control("mark", entry=3, name="is_read", value=True)
        self.control("mark", entry=4, name="is_saved", value=True)
        self.control("add", feed=1)
        report = self.sync()
        self.assertEqual((report["added"], report["marked"]), (1, 2))

    def test_entries_that_were_removed_there(self):
        """They are gone there; here they stay as they are."""
        self.control("mark", entry=2, name="is_read", value=True)
        self.add()
        self.sync()
        for number in (1, 2):
            self.control("remove", entry=number)
        for _ in range(2):
            self.sync()
        self.assertEqual(len(self.stories()), 10)
        self.assertNotIn("Story number 2 of the day", self.stories("--unread"))
        self.assertIn("Story number 1 of the day", self.stories("--unread"))
        self.control("get_requests")
        self.sync()
        self.assertLessEqual(len(self.control("get_requests")["requests"]), 5)

    def test_addresses_as_people_give_them(self):
        for number, end in enumerate(("/v1", "/v1/", "/v1/me", "/?a=b")):
            self.profile = os.path.join(self.dir, str(number))
            result = self.cli("account", "add", self.url + end, "--user", "reader", stdin=b"secret\n")
            self.assert_done(result)
            self.assertEqual(self.sync()["added"], 10)

    def test_the_kind_is_found(self):
        self.assert_done(self.cli("account", "add", self.url.removeprefix("http://"), "--user", "reader",
                                  stdin=b"secret\n"))
        self.assertEqual(self.cli("account", "list", "--json").lines()[0]["kind"], "miniflux")


class ManyTest(AccountCase):
    feeds, entries, unread = 20, 3000, 1000

    def test_a_server_that_knows_no_changes_after(self):
        """What has changed is not all read again, and what changed is found in all that came last."""
        self.kind = "miniflux"
        self.control("mischief", **{"is-old": 1})
        self.add()
        self.assertEqual(self.sync()["added"], 3000)
        self.control("get_requests")
        self.sync()
        self.assertLessEqual(len(self.control("get_requests")["requests"]), 5)
        for number in range(1, 301):
            self.control("mark", entry=number, name="is_saved", value=True)
        self.assertEqual(self.sync()["marked"], 300)

    def test_first_sync_goes_on_where_it_was(self):
        for kind in ("greader", "miniflux"):
            self.kind = kind
            self.profile = os.path.join(self.dir, kind)
            self.add()
            self.control("mischief", **{"break-at": 10})
            self.sync(1)
            come = self.stories()
            self.assertGreater(len(come), 0)
            self.assertLess(len(come), 3000)
            # The newest came first.
            self.assertIn("Story number 3000 of the day", come)
            self.assertEqual(self.sync()["added"], 3000 - len(come))
            self.assertEqual(len(self.stories()), 3000)
            self.assertEqual(len(self.stories("--unread")), 1000)


if __name__ == "__main__":
    unittest.main()
