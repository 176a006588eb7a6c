# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections and authors: what is decided about them, muting, saved filters, the query language."""

import http.server
import json
import os
import threading
import time
import unittest

from cli_case import CliCase

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = os.environ.get("BYLINE_RULES_SCHEMA", "")

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper</title><link>%s/</link>
<item><title>Cold stores</title><guid>1</guid><category>China</category><dc:creator>Mara Lindqvist</dc:creator>
<pubDate>Fri, 20 Nov 2026 09:30:00 GMT</pubDate><description>One.</description></item>
<item><title>Old sea</title><guid>2</guid><category>Markets</category><dc:creator>M. Lindqvist</dc:creator>
<pubDate>Thu, 19 Nov 2026 09:30:00 GMT</pubDate><description>Two.</description></item>
<item><title>New road</title><guid>3</guid><category>Video</category><dc:creator>Reuters</dc:creator>
<pubDate>Wed, 18 Nov 2026 09:30:00 GMT</pubDate><description>Three.</description></item>
</channel></rss>
"""


class Names(CliCase):
    def setUp(self):
        super().setUp()
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, format, *args):
                pass

            def do_GET(self):
                body = RSS % (b"http://127.0.0.1:%d" % self.server.server_address[1])
                self.send_response(200 if self.path == "/feed.xml" else 404)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        url = "http://127.0.0.1:%d/feed.xml" % self.server.server_address[1]
        self.assert_done(self.cli("add", url))

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def names(self, *arguments):
        result = self.cli(*arguments, "--json")
        self.assert_done(result)
        return [row["name"] for row in result.lines()]

    def titles(self, *arguments):
        result = self.cli("list", "--json", *arguments)
        self.assertEqual(result.code, 0, result.err)
        return [row["title"] for row in result.lines()]

    def test_lists(self):
        self.assertEqual(self.names("sections"), ["China", "Markets"])
        self.assertEqual(self.names("sections", "--all"), ["China", "Markets", "Video"])
        authors = self.cli("authors", "--json").lines()
        self.assertEqual([(row["name"], row["organisation"]) for row in authors],
                         [("M. Lindqvist", False), ("Mara Lindqvist", False), ("Reuters", True)])

    def test_rules(self):
        self.assert_done(self.cli("merge", "author", "M. Lindqvist", "Mara Lindqvist"))
        self.assertEqual(self.titles("--author", "Mara Lindqvist"), ["Cold stores", "Old sea"])
        self.assert_fails(self.cli("merge", "author", "Mara Lindqvist", "M. Lindqvist"), 1, "circle")
        self.assert_done(self.cli("rename", "section", "China", "PRC"))
        self.assert_done(self.cli("pin", "section", "Markets"))
        self.assert_done(self.cli("hide", "author", "Reuters"))
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.names("authors"), ["Mara Lindqvist"])
        self.assert_done(self.cli("rebuild"))
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.names("authors"), ["Mara Lindqvist"])
        path = os.path.join(self.dir, "x.opml")
        self.assert_done(self.cli("export", path))
        self.profile = os.path.join(self.dir, "other")
        self.assert_done(self.cli("import", path))
        self.assert_done(self.cli("refresh"))
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.names("authors"), ["Mara Lindqvist"])
        self.assert_done(self.cli("rename", "section", "PRC"))
        self.assert_done(self.cli("merge", "--undo", "author", "M. Lindqvist"))
        self.assertEqual(self.titles("--author", "M. Lindqvist"), ["Old sea"])
        self.assert_fails(self.cli("merge", "feed", "x", "y"), 2, "unknown kind")
        self.assert_fails(self.cli("merge", "author", "x"), 2)

    def test_mute(self):
        self.assert_done(self.cli("mute", "add", "word", "sea", "--days", "3"))
        self.assert_done(self.cli("mute", "add", "author", "Reuters"))
        self.assertEqual(self.titles(), ["Cold stores"])
        self.assertEqual(self.titles("--muted"), ["Old sea", "New road"])
        self.assertEqual(self.names("mute", "list"), ["Reuters", "sea"])
        # The first to look after its end finds it over.
        late = {"BYLINE_NOW": str(int(time.time()) + 4 * 86400)}
        rows = self.cli("list", "--muted", "--json", environment=late).lines()
        self.assertEqual([row["title"] for row in rows], ["New road"])
        self.assert_done(self.cli("mute", "add", "word", "sea"))
        self.assert_done(self.cli("mute", "remove", "word", "sea"))
        self.assertEqual(self.titles(), ["Cold stores", "Old sea"])
        self.assert_done(self.cli("mute", "add", "publication", "Paper"))
        self.assertEqual(self.titles(), [])
        self.assert_fails(self.cli("mute", "add", "word"), 2)
        self.assert_fails(self.cli("mute", "add", "foo", "bar"), 2,
                          "unknown kind “foo”; use word, author, section or publication")
        self.assert_fails(self.cli("mute", "remove", "word", "sea"), 1, "“sea” is not muted")
        for days in ("0", "-1", "2147483647"):
            self.assert_fails(self.cli("mute", "add", "word", "sea", "--days", days), 2, "from 1 to")
        self.assert_fails(self.cli("mute", "remove", "word", "sea", "--days", "1"), 2, "goes with muting")

    def test_verbs_and_their_inverses(self):
        """Each says in a line what was done; the older spelling of each works, too."""
        def said(*arguments):
            result = self.cli(*arguments)
            self.assert_done(result)
            return result.out

        self.assertEqual(said("pin", "section", "Markets"), "Pinned: section “Markets”\n")
        self.assertEqual(self.names("sections"), ["Markets", "China"])
        self.assertEqual(said("unpin", "section", "Markets"), "Unpinned: section “Markets”\n")
        self.assertEqual(self.names("sections"), ["China", "Markets"])
        self.assertEqual(said("pin", "author", "Reuters", "--position", "1"), "Followed: author “Reuters”\n")
        self.assertEqual(said("unpin", "author", "Reuters"), "Unfollowed: author “Reuters”\n")
        self.assertEqual(said("hide", "author", "Reuters"), "Hidden: author “Reuters”\n")
        self.assertEqual(self.names("authors"), ["M. Lindqvist", "Mara Lindqvist"])
        self.assertEqual(said("unhide", "author", "Reuters"), "Listed: author “Reuters”\n")
        self.assertEqual(said("merge", "author", "M. Lindqvist", "Mara Lindqvist"),
                         "Merged: author “M. Lindqvist” into “Mara Lindqvist”\n")
        self.assertEqual(said("unmerge", "author", "M. Lindqvist"), "Separated: author “M. Lindqvist”\n")
        self.assertEqual(said("split", "Mara Lindqvist", "Paper", "Other"),
                         "Split: author “Mara Lindqvist” in Paper is “Other”\n")
        self.assertEqual(said("unsplit", "Mara Lindqvist", "Paper"),
                         "One person again: author “Mara Lindqvist” in Paper\n")
        self.assertEqual(said("rename", "section", "China", "PRC"), "Renamed: section “China” to “PRC”\n")
        self.assertEqual(said("rename", "section", "PRC"), "Restored: the name of section “PRC”\n")
        self.assertEqual(said("author-kind", "Reuters", "person"), "Listed under Authors: “Reuters”\n")
        self.assertEqual(said("author-kind", "Reuters", "organization"), "Listed under Staff and Agencies: “Reuters”\n")
        self.assert_fails(self.cli("author-kind", "Reuters", "robot"), 2, "use organization or person")
        self.assertEqual(said("mute", "word", "sea"), "Muted: word “sea”\n")
        self.assertIn(" until ", said("mute", "word", "road", "--days", "2"))
        self.assertEqual(sorted(self.names("mutes")), ["road", "sea"])
        self.assertEqual(said("unmute", "word", "sea"), "Unmuted: word “sea”\n")
        self.assert_fails(self.cli("unmute", "word", "sea"), 1, "“sea” is not muted; see byline-cli mutes")
        self.assert_fails(self.cli("mute", "word"), 2, "a kind and a name")
        self.assertEqual(said("filters", "save", "Mine", "--unread", "--position", "1"), "Saved: filter “Mine”\n")
        self.assertEqual(said("filters", "rename", "Mine", "Ours"), "Renamed: filter “Mine” to “Ours”\n")
        self.assertEqual(said("filters", "remove", "Ours"), "Removed: filter “Ours”\n")
        self.assertEqual(said("pin", "section", "Markets", "--json"), "")

    def test_last_day_of_mute(self):
        """What ends at midnight is muted until the day before."""
        year = time.gmtime().tm_year + 1
        for end, shown in ((f"{year}-12-01T00:00:00Z", f"{year}-11-30"), (f"{year}-12-01T00:00:01Z", f"{year}-12-01")):
            document = self.cli("rules", "export").json()
            document["rules"] = [{"rule": "mute", "kind": "word", "name": "sea", "until": end}]
            self.assert_done(self.cli("rules", "import", "-", stdin=json.dumps(document).encode()))
            self.assertIn(shown, self.cli("mute", "list", environment={"TZ": "UTC"}).out)

    def test_nobody_of_that_name(self):
        for command in (("hide", "section", "Nowhere"), ("pin", "author", "Nobody"), ("pin", "section", "Nowhere"),
                        ("rename", "author", "Nobody", "Somebody"), ("rename", "section", "Nowhere"),
                        ("merge", "author", "Nobody", "Reuters"), ("merge", "--undo", "section", "Nowhere")):
            self.assert_fails(self.cli(*command), 1, "is called", "Nobody" if "author" in command else "Nowhere")
        for command in (("split", "Nobody", "Paper", "Somebody"), ("organisation", "Nobody")):
            self.assert_fails(self.cli(*command), 1, "no author is called “Nobody”")
        self.assertEqual(self.cli("rules", "list").out, "")

    def test_filters(self):
        self.assert_done(self.cli("filters", "save", "Mine", "--section", "China", "--section", "Markets", "--unread"))
        rows = self.cli("filters", "--json").lines()
        self.assertEqual([(row["name"], row["unread"]) for row in rows], [("Mine", 2)])
        self.assert_done(self.cli("filters", "remove", "Mine"))
        self.assertEqual(self.names("filters"), [])

        self.assert_fails(self.cli("filters", "remove", "Mine"), 1, "no saved filter")
        self.assert_done(self.cli("filters", "save", "Mine", "--author", "Mara Lindqvist"))
        self.assert_done(self.cli("filters", "rename", "Mine", "Hers"))
        self.assertEqual(self.names("filters"), ["Hers"])
        self.assert_done(self.cli("filters", "save", "Other"))
        self.assert_fails(self.cli("filters", "rename", "Other", "HERS"), 1, "“Hers” already")
        self.assert_done(self.cli("filters", "remove", "Other"))
        self.assertEqual(self.titles("--filter", "hers"), ["Cold stores"])
        self.assertEqual(self.titles("--filter", "hers", "--search", "nothing"), [])
        self.assert_fails(self.cli("list", "--filter", "Mine"), 1, "no saved filter")
        self.assert_fails(self.cli("filters", "rename", "Mine", "X"), 1, "no saved filter")
        self.assert_fails(self.cli("filters", "wrong", "Mine"), 2)
        self.assert_fails(self.cli("filters", "save", "Mine", "--place", "0"), 2, "--position must be 1 or more")

    def test_split(self):
        self.assert_done(self.cli("split", "Mara Lindqvist", "Paper", "Mara L. (Paper)"))
        self.assertEqual(self.names("authors"), ["M. Lindqvist", "Mara L. (Paper)", "Reuters"])
        self.assert_done(self.cli("split", "--undo", "Mara Lindqvist", "Paper"))
        self.assertEqual(self.names("authors"), ["M. Lindqvist", "Mara Lindqvist", "Reuters"])
        self.assert_fails(self.cli("split", "Mara Lindqvist", "Paper"), 2, "other person")
        self.assert_fails(self.cli("split", "Mara Lindqvist", "Nowhere", "X"), 1)
        self.assert_fails(self.cli("split"), 2)

    def test_organisation(self):
        def kinds():
            return {row["name"]: row["organisation"] for row in self.cli("authors", "--json").lines()}

        self.assert_done(self.cli("organisation", "M. Lindqvist"))
        self.assert_done(self.cli("organisation", "--undo", "Reuters"))
        self.assertEqual(kinds(), {"M. Lindqvist": True, "Mara Lindqvist": False, "Reuters": False})
        self.assert_fails(self.cli("organisation"), 2)
        self.assert_fails(self.cli("rename", "author", "", "X"), 2, "the name is empty")

    def decide(self):
        for line in (("merge", "author", "M. Lindqvist", "Mara Lindqvist"),
                     ("rename", "section", "China", "PRC"),
                     ("pin", "section", "Markets"),
                     ("pin", "author", "Mara Lindqvist", "--place", "2"),
                     ("hide", "author", "Reuters"),
                     ("hide", "--undo", "section", "Video"),
                     ("organisation", "Reuters"),
                     ("split", "Reuters", "Paper", "Reuters (Paper)"),
                     ("mute", "add", "word", "road", "--days", "3"),
                     ("filters", "save", "Mine", "--section", "PRC", "--publication", "Paper", "--unread",
                      "--search", 'cold "exact words" -not')):
            self.assert_done(self.cli(*line))

    def test_document(self):
        self.decide()
        path = os.path.join(self.dir, "rules.json")
        self.assert_done(self.cli("rules", "export", path))
        with open(path) as file:
            document = json.load(file)
        self.assertEqual(len(document["rules"]), 10)
        self.assertEqual(document, json.loads(self.cli("rules", "--json").out))
        if jsonschema is not None and SCHEMA:
            with open(SCHEMA) as file:
                jsonschema.validate(document, json.load(file))

        url = self.cli("feeds", "--json").lines()[0]["url"]
        self.profile = os.path.join(self.dir, "other")
        result = self.cli("rules", "import", path)
        self.assertEqual(result.code, 0)
        self.assertIn("8 rules", result.out)
        self.assertIn("2 entries", result.err)
        self.assert_done(self.cli("add", url))
        self.assertEqual(self.cli("rules", "import", path, "--json").lines(), [{"rules": 10, "skipped": 0}])
        self.assertEqual(json.loads(self.cli("rules", "export").out), document)
        self.assertEqual(self.names("sections"), ["Markets", "PRC"])
        self.assertEqual(self.titles("--muted"), ["New road"])
        self.assertEqual(self.titles("--author", "Mara Lindqvist"), ["Cold stores", "Old sea"])
        # Again: nothing is there twice.
        self.assertEqual(self.cli("rules", "import", path).code, 0)
        self.assertEqual(json.loads(self.cli("rules", "export", "-").out), document)

    def test_view_in_document(self):
        """How a saved filter's list is ordered, and how much it shows: none knows but the window, and all keep it."""
        path = os.path.join(self.dir, "rules.json")
        view = {"sections": ["China"], "order": "oldest", "density": "compact"}
        document = {"format": "byline-rules", "version": 1,
                    "rules": [{"rule": "save", "kind": "filter", "name": "Mine", "filter": view, "place": 1}]}
        if jsonschema is not None and SCHEMA:
            with open(SCHEMA) as file:
                jsonschema.validate(document, json.load(file))
        with open(path, "w") as file:
            json.dump(document, file)
        self.assertEqual(self.cli("rules", "import", path).code, 0)
        self.assertEqual(json.loads(self.cli("rules", "export").out)["rules"][0]["filter"], view)

    def test_wrong_documents(self):
        path = os.path.join(self.dir, "rules.json")
        rules = [None, 3, "x", [], {}, {"rule": "rename", "kind": "section", "name": "China"},
                 {"rule": "rename", "kind": "word", "name": "x", "to": "y"},
                 {"rule": "mute", "kind": "word", "name": "x", "until": "soon"},
                 {"rule": "mute", "kind": "publication", "publication": {"feeds": [1, "http://no.example/"]}},
                 {"rule": "hide", "kind": "section", "name": " \u202e ", "value": True},
                 {"rule": "save", "kind": "filter", "name": "x", "filter": []},
                 {"rule": ["rename"], "kind": 7}]

        def write(text):
            with open(path, "w") as file:
                file.write(text)

        write(json.dumps({"format": "byline-rules", "version": 1, "rules": rules}))
        result = self.cli("rules", "import", path, "--json")
        self.assertEqual(result.lines(), [{"rules": 0, "skipped": len(rules)}])
        loop = [{"rule": "merge", "kind": "author", "name": a, "to": b} for a, b in ("xy", "yz", "zx")]
        write(json.dumps({"format": "byline-rules", "version": 1, "rules": loop}))
        self.assert_fails(self.cli("rules", "import", path), 1, "circle")
        self.assertEqual(json.loads(self.cli("rules", "export").out)["rules"], [])
        low = [{"rule": "pin", "kind": "section", "name": "x", "place": place} for place in (-2**63, 2**63 - 1)]
        write(json.dumps({"format": "byline-rules", "version": 1, "rules": low[:1]}))
        self.assertEqual(self.cli("rules", "import", path).code, 0)
        self.assertEqual(json.loads(self.cli("rules", "export").out)["rules"], [{**low[0], "place": 1}])
        write(json.dumps({"format": "byline-rules", "version": 1, "rules": low}))
        self.assertEqual(self.cli("rules", "import", path).code, 0)
        self.assertEqual(json.loads(self.cli("rules", "export").out)["rules"], [{**low[0], "place": 20000}])
        for text in ("", "[]", "{}", "{", "[" * 100000, '{"format": "byline-rules", "version": 2, "rules": []}',
                     '{"format": "byline-rules", "version": 1, "rules": {}}'):
            write(text)
            self.assert_fails(self.cli("rules", "import", path), 2, path)
        write("{\n hi")
        self.assert_fails(self.cli("rules", "import", path), 2, path + ": not a rules file: invalid JSON at line ")
        self.assert_fails(self.cli("rules", "import", path + ".none"), 2)
        self.assert_fails(self.cli("rules", "import"), 2)
        self.assert_fails(self.cli("rules", "what"), 2)

    def test_queries(self):
        self.assertEqual(self.titles("--search", "section:china author:lindqvist is:unread"), ["Cold stores"])
        self.assertEqual(self.titles("--search", "before:2026-11-19"), ["New road"])
        self.assertEqual(self.titles("--search", "author:lindqvist -sea"), ["Cold stores"])
        wrong = self.cli("list", "--search", "is:foo road", "--json")
        self.assertEqual([row["title"] for row in wrong.lines()], ["New road"])
        self.assertIn("is:foo", wrong.err)
        self.assert_fails(self.cli("list", "--search", "is:foo"), 2, "is:foo")


if __name__ == "__main__":
    unittest.main()
