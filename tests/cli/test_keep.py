# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays: saved stories without their publication, how long stories are kept, what they take on disk."""

import os
import time
import unittest

from cli_case import CliCase, OddServer, SampleServer

DAY = 24 * 60 * 60


def ago(days):
    """The servers' clocks go right: what is to be old happens in the past."""
    return {"BYLINE_NOW": str(int(time.time()) - days * DAY)}


class Keep(CliCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = SampleServer()
        cls.odd = OddServer()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.odd.stop()

    def stories(self, *options, **more):
        return [story["title"] for story in self.cli("list", "--json", *options, **more).lines()]

    def subscribe(self):
        """Two publications, 60 days ago; the ids of the sample's stories, newest first."""
        self.assert_done(self.cli("add", self.server.base + "/", "--feed", "1", environment=ago(60)))
        self.assert_done(self.cli("add", self.odd.base + "/good.xml", environment=ago(60)))
        return [str(story["id"]) for story in
                self.cli("list", "--json", "--publication", "The Harbour Dispatch").lines()]

    def saved_stories_stay(self, titles):
        self.assertEqual(self.stories("--saved"), titles)
        self.assertEqual(self.stories(), ["One & only"])
        self.assertEqual(self.stories("--search", "publication:Harbour"), titles)
        self.assertEqual([row["name"] for row in self.cli("publications", "--json").lines()], ["Small"])
        self.assertEqual(len(self.cli("feeds", "--json").lines()), 1)
        story = self.cli("list", "--saved", "--json").lines()[0]
        self.assertEqual(story["publication"]["name"], "The Harbour Dispatch")
        self.assertIn("Mara Lindqvist", story["authors"])
        self.assertIn("China", story["sections"])
        self.assertEqual(self.cli("sections", "--json").out.count("China"), 0)

    def test_saved_stays(self):
        ids = self.subscribe()
        titles = self.stories("--publication", "The Harbour Dispatch")[:2]
        self.assert_done(self.cli("save", *ids[:2]))
        result = self.cli("remove", "The Harbour Dispatch", environment=ago(2))
        self.assert_done(result)
        self.assertEqual(result.out, "Removed The Harbour Dispatch\n2 saved stories stay in Saved\n")
        self.saved_stories_stay(titles)
        self.assert_done(self.cli("refresh"))
        self.saved_stories_stay(titles)
        self.assert_done(self.cli("rebuild"))
        self.saved_stories_stay(titles)
        self.assert_done(self.cli("check"))
        # Once more, with its old stories.
        self.assert_done(self.cli("add", self.server.base + "/", "--feed", "1"))
        self.assertEqual(self.stories("--saved"), titles)
        self.assertEqual(len(self.stories()), 25)
        self.assertEqual(len(set(self.stories())), 25)
        self.assertIn("China", self.cli("sections", "--json").out)

    def test_unsaved_goes(self):
        ids = self.subscribe()
        self.assert_done(self.cli("save", ids[0]))
        self.assertEqual(self.cli("remove", "1", "--json", environment=ago(2)).json(), {"removed": 1, "saved": 1})
        self.assert_done(self.cli("refresh"))
        title, = self.stories("--saved")
        story = self.cli("list", "--saved", "--json").lines()[0]
        self.assert_done(self.cli("unsave", str(story["id"])))
        self.assertEqual(self.stories("--saved"), [])
        self.assert_done(self.cli("save", str(story["id"])))
        self.assertEqual(self.stories("--saved"), [title])
        self.assert_done(self.cli("unsave", str(story["id"])))
        self.assert_done(self.cli("refresh"))
        self.assert_fails(self.cli("show", str(story["id"])), 1)
        files = [name for _, _, names in os.walk(os.path.join(self.profile, "articles")) for name in names]
        self.assertEqual(len([name for name in files if name.endswith(".json")]), 1)

    def test_says_what_is_set(self):
        self.subscribe()
        said = self.cli("keep")
        self.assert_done(said)
        self.assertIn("Library: stories are kept for 90 days, the newest 500 of each feed; unread ones for ever",
                      said.out)
        self.assertIn("On disk: ", said.out)
        kept = self.cli("keep", "--json").json()
        self.assertEqual((kept["days"], kept["stories"], kept["unread"]), (90, 500, "forever"))
        self.assertEqual(kept["disk"]["total"], sum(kept["disk"][part] for part in ("articles", "index", "pictures")))
        articles = 0
        for folder, _, names in os.walk(os.path.join(self.profile, "articles")):
            for name in names:
                if name.endswith(".json"):
                    status = os.stat(os.path.join(folder, name))
                    articles += max(status.st_blocks * 512, status.st_size)
        self.assertEqual(kept["disk"]["articles"], articles)
        self.assertEqual([row["stories_held"] for row in sorted(kept["publications"], key=lambda row: row["id"])],
                         [24, 1])
        self.assertTrue(all(row["bytes"] > 0 for row in kept["publications"]))

    def test_set(self):
        ids = self.subscribe()
        self.assert_done(self.cli("read", *ids[:10]))
        self.assert_done(self.cli("save", *ids[:2]))
        plan = self.cli("keep", "--days", "30", "--dry-run")
        self.assert_done(plan)
        self.assertRegex(plan.out, r"^About 8 stories, [0-9.]+.kB, would go at the next refresh\n$")
        self.assertEqual(self.cli("keep", "--json").json()["days"], 90)
        done = self.cli("keep", "--days", "30", "--json").json()
        self.assertEqual((done["days"], done["goes"]["stories"], done["dry_run"]), (30, 8, False))
        self.assertEqual(len(self.stories()), 25)
        self.assert_done(self.cli("keep", "--publication", "Small", "--days", "forever", "--unread", "as-read",
                                  "--stories", "unlimited"))
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.stories()), 17)
        # What is set outlives the database.
        self.assert_done(self.cli("rebuild"))
        kept = self.cli("keep", "--json").json()
        self.assertEqual(kept["days"], 30)
        small, = [row for row in kept["publications"] if row["name"] == "Small"]
        self.assertEqual((small["days"], small["stories"], small["unread"], small["own"]),
                         ("forever", "unlimited", "as-read", True))
        # Unread ones go only if that is said.
        self.assert_done(self.cli("keep", "--unread", "as-read"))
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.stories()), 3)
        self.assertEqual(len(self.stories("--saved")), 2)
        self.assert_done(self.cli("keep", "--publication", "Small", "--days", "default", "--stories", "default",
                                  "--unread", "default"))
        small, = [row for row in self.cli("keep", "--json").json()["publications"] if row["name"] == "Small"]
        self.assertEqual((small["days"], small["own"]), (30, False))

    def test_number(self):
        ids = self.subscribe()
        self.assert_done(self.cli("read", *ids))
        self.assert_done(self.cli("keep", "--stories", "20"))
        self.assert_done(self.cli("refresh"))
        self.assertEqual(len(self.stories()), 21)

    def test_opml(self):
        self.subscribe()
        self.assert_done(self.cli("keep", "--publication", "Small", "--days", "365", "--stories", "unlimited"))
        opml = self.cli("export").out
        self.assertIn('byline:keepDays="365" byline:keepStories="unlimited"', opml)
        other = self.dir + "/other"
        self.assert_done(self.cli("--profile", other, "import", "-", stdin=opml.encode()))
        kept = self.cli("--profile", other, "keep", "--json").json()
        small, = [row for row in kept["publications"] if row["name"] == "Small"]
        self.assertEqual((small["days"], small["stories"], small["unread"]), (365, "unlimited", "forever"))

    def test_usage(self):
        self.assert_fails(self.cli("keep", "--days", "x"), 2, "--days takes")
        self.assert_fails(self.cli("keep", "--days", "0"), 2, "--days takes")
        self.assert_fails(self.cli("keep", "--days", "-1"), 2)
        self.assert_fails(self.cli("keep", "--stories", "forever"), 2, "--stories takes", "unlimited")
        self.assert_fails(self.cli("keep", "--unread", "never"), 2, "--unread takes")
        self.assert_fails(self.cli("keep", "--dry-run"), 2, "--dry-run")
        self.assert_fails(self.cli("keep", "x"), 2)
        self.assert_fails(self.cli("keep", "--publication", "nobody", "--days", "30"), 1, "no publication")


if __name__ == "__main__":
    unittest.main()
