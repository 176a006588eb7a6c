# SPDX-License-Identifier: GPL-3.0-or-later
"""edition: what a filter shows as a front page, for people and for programs."""

import os
import unittest

from cli_case import CliCase, SampleServer


class Edition(CliCase):
    def setUp(self):
        super().setUp()
        self.server = SampleServer()
        self.addCleanup(self.server.stop)
        self.assert_done(self.cli("add", self.server.base))

    def page(self, *arguments):
        result = self.cli("edition", "--json", *arguments)
        self.assert_done(result)
        lines = result.lines()
        self.assertEqual(len(lines), 1)
        return lines[0]

    @staticmethod
    def all_ids(page):
        stories = [page["lead"]] + page["seconds"] + [story for group in page["groups"]
                                                      for story in group["stories"]]
        return [story["id"] for story in stories]

    def test_page(self):
        page = self.page()
        ids = self.all_ids(page)
        self.assertEqual(len(set(ids)), len(ids))
        self.assertEqual(len(page["seconds"]), 2)
        self.assertIn("China", [group["name"] for group in page["groups"]])
        for group in page["groups"]:
            self.assertEqual(group["kind"], "section")
            self.assertTrue(1 <= len(group["stories"]) <= 3)
        self.assertIn("picture", page["lead"]["why"])
        listed = self.cli("list", "--json").lines()
        self.assertEqual(page["stories"], len(listed))
        self.assertTrue(set(ids) <= {story["id"] for story in listed})

    def test_text(self):
        result = self.cli("edition")
        self.assert_done(result)
        page = self.page()
        self.assertIn(page["lead"]["title"].split()[0], result.out)
        self.assertIn("\nChina\n", result.out)
        self.assertIn(" more in ", result.out)
        self.assertNotIn("Why here", result.out)
        self.assertIn("Why here", self.cli("edition", "--why").out)

    def test_what_is_read_does_not_lead(self):
        lead = self.page()["lead"]
        self.assert_done(self.cli("read", str(lead["id"])))
        self.assertNotEqual(self.page()["lead"]["id"], lead["id"])

    def test_filters(self):
        china = self.page("--section", "China")
        self.assertTrue(all("China" in story["sections"] for story in [china["lead"]] + china["seconds"]))
        self.assertTrue(all(group["kind"] == "day" for group in china["groups"]))
        author = self.page("--author", "Mara Lindqvist")
        self.assertTrue(author["groups"])
        self.assertTrue(all(group["kind"] == "day" and group["day"] for group in author["groups"]))
        nothing = self.page("--section", "Nowhere")
        self.assertNotIn("lead", nothing)
        self.assertEqual(nothing["stories"], 0)
        self.assert_fails(self.cli("edition", "more"), 2)
        # A page has an order of its own.
        self.assert_fails(self.cli("edition", "--sort", "oldest"), 2)

    def test_also(self):
        """However many have a story, a few are named; programs are told all."""
        words = " ".join("word%d" % n for n in range(60))
        item = "<item><guid>a</guid><title>A treaty for the high seas</title><description>%s</description></item>" % words
        names = ["Bench", "Courier", "Dispatch", "Gazette", "Herald"]
        for n, name in enumerate(names, 1):
            path = os.path.join(self.profile, name + ".xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write("<rss version='2.0'><channel><title>%s</title>%s</channel></rss>" % (name, item))
            self.assert_done(self.cli("add", path))
            page = self.page("--search", "treaty")
            self.assertEqual(sorted(page["lead"]["also"] + [page["lead"]["publication"]["name"]]), names[:n])
            text = self.cli("edition", "--search", "treaty").out
            self.assertEqual(" and 1 other\n" in text, n == 5)
            self.assertEqual(" and " in text, n > 2)


if __name__ == "__main__":
    unittest.main()
