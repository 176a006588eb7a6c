# SPDX-License-Identifier: GPL-3.0-or-later
"""parse, extract, usage: what needs no profile."""

import json
import os
import unittest

from cli_case import CliCase, RSS, run

PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>A page</title>
<meta property="og:title" content="How fog is weighed"></head>
<body><article><h1>How fog is weighed</h1>%s</article></body></html>
""" % (b"<p>It takes a long and patient paragraph, with commas, before a page is taken for an article at all.</p>" * 8)

GOOD = RSS % (b"https://example.org", b"https://example.org")


class Usage(CliCase):
    def test_help(self):
        for arguments in (["--help"], ["-h"], ["help"]):
            result = run(*arguments)
            self.assert_done(result)
            self.assertIn("byline-cli [--profile DIR]", result.out)
        listed = result.out.split("\n\n", 2)[2].split("Options\n")[0].splitlines()
        # A line that is indented further goes on with the command above it.
        commands = [line.split()[0] for line in listed if line.startswith("  ") and not line.startswith("   ")]
        table = [json.loads(line)["name"] for line in run("--json", "--help").out.splitlines()]
        self.assertEqual(sorted(commands), sorted(table))
        self.assertLessEqual(max(len(line) for line in result.out.splitlines()), 100)
        for command in commands:
            with self.subTest(command):
                result = run(command, "--help")
                self.assert_done(result)
                self.assertIn("byline-cli " + command, result.out)
        self.assertEqual(run("help", "list").out, run("list", "--help").out)

    def test_version(self):
        result = run("--version")
        self.assert_done(result)
        self.assertRegex(result.out, r"^byline-cli \d+\.\d+\.\d+\n$")

    def test_bad_usage(self):
        for arguments in ([], ["nonsense"], ["--nonsense"], ["list", "--nonsense"], ["add"], ["add", "a", "b"],
                          ["list", "--limit", "x"], ["list", "--limit", "-1"], ["show"], ["read"], ["parse"],
                          ["add", "--feed", "-3", "example.org"], ["help", "nonsense"], ["feeds", "extra"],
                          ["import", "/nonexistent.opml"], ["list", "--search", b"\xff"]):
            with self.subTest(arguments):
                self.assert_fails(self.cli(*arguments), 2)
        self.assertFalse(os.path.exists(self.profile))


class Documents(CliCase):
    def test_parse(self):
        path = self.write("feed.xml", GOOD)
        result = run("parse", path)
        self.assert_done(result)
        feed = result.json()
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["title"], "Small")
        self.assertEqual(feed["items"][0]["title"], "One & only")
        self.assertEqual(run("parse", "-", stdin=GOOD).json(), feed)

    def test_parse_several(self):
        good = self.write("good.xml", GOOD)
        bad = self.write("bad.xml", bytes(range(256)))
        result = run("parse", good, bad, os.path.join(self.dir, "missing.xml"), good)
        self.assertEqual(result.code, 2)
        self.assertEqual([feed["title"] for feed in result.lines()], ["Small", "Small"])
        self.assertEqual(len(result.err.splitlines()), 2)
        self.assertIn("bad.xml", result.err)
        self.assertIn("missing.xml", result.err)

    def test_parse_url(self):
        relative = b"<rss version='2.0'><channel><title>t</title><item><title>x</title><link>/x</link></item></channel></rss>"
        result = run("parse", "--url", "https://example.org/feed.xml", self.write("relative.xml", relative))
        self.assertEqual(result.json()["items"][0]["url"], "https://example.org/x")

    def test_parse_charset(self):
        feed = "<rss version='2.0'><channel><title>Čtení</title></channel></rss>".encode("iso-8859-2")
        result = run("parse", "--content-type", "text/xml; charset=iso-8859-2", self.write("latin.xml", feed))
        self.assertEqual(result.json()["title"], "Čtení")

    def test_parse_bad(self):
        for name, data in (("empty", b""), ("spaces", b"  \n"), ("binary", bytes(range(256))), ("page", PAGE),
                           ("json", b"[1, 2]"), ("deep", b"[" * 200000), ("text", b"hello")):
            with self.subTest(name):
                self.assert_fails(run("parse", self.write(name, data)), 2, name)
        self.assert_fails(run("parse", self.dir), 2)

    def test_extract(self):
        result = run("extract", "--url", "https://example.org/fog.html", self.write("page.html", PAGE))
        self.assert_done(result)
        item = result.json()
        self.assertEqual(item["title"], "How fog is weighed")
        self.assertIn("patient paragraph", item["content_text"])
        self.assertIn("blocks", item["_byline"])

    def test_extract_by_rules(self):
        page = self.write("page.html", PAGE)
        rules = os.path.join(self.dir, "profile", "site-rules")
        os.makedirs(rules)
        with open(os.path.join(rules, "example.org.txt"), "w") as out:
            out.write("title: concat('Rules: ', //title)\nbody: //nav[\n")
        options = ("--profile", os.path.join(self.dir, "profile"), "extract", "--url")
        result = run(*options, "https://www.example.org/fog.html", page)
        self.assertEqual(result.code, 0)
        self.assertTrue(result.json()["title"].startswith("Rules: "))
        self.assertIn("example.org.txt, line 2", result.err)
        other = run(*options, "https://example.com/fog.html", page)
        self.assert_done(other)
        self.assertEqual(other.json()["title"], "How fog is weighed")

    def test_extract_without(self):
        page = self.write("page.html", PAGE.replace(b"</article>", b"<h3>Related stories</h3><p><a href='/x'>Snow is weighed, "
                                                                   b"too</a></p></article>"))
        self.assertNotIn("Snow", run("extract", page).json()["content_text"])
        self.assertIn("Snow", run("extract", "--without", "tail", "--without", "middle", page).json()["content_text"])
        result = run("extract", "--without", "nonsense", page)
        self.assert_fails(result, 2)
        self.assertIn("boilerplate, captions, bound, climb, head, tail, middle, body", result.err)

    def test_extract_explain(self):
        page = self.write("page.html", PAGE.replace(b"<body>", b"<body><nav>Home</nav>"))
        result = run("extract", "--explain", page)
        self.assert_done(result)
        self.assertIn("headline: h1 “How fog is weighed”", result.out)
        self.assertIn("boilerplate: navigation: nav “Home”", result.out)
        self.assertIn("candidates:", result.out)
        several = run("extract", "--explain", page, self.write("short.html", b"<p>Hi"), page)
        self.assertEqual(several.code, 2)
        self.assertEqual(several.out.count(page + ":\n"), 2)
        self.assertIn("short.html", several.err)

    def test_extract_bad(self):
        page = self.write("page.html", PAGE)
        result = run("extract", self.write("empty.html", b""), page, page)
        self.assertEqual(result.code, 2)
        self.assertEqual(len(result.lines()), 2)
        self.assertEqual(len(result.err.splitlines()), 1)

    def test_full_output(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        import subprocess
        from cli_case import CLI
        with open("/dev/full", "wb") as full:
            process = subprocess.run([CLI, "parse", self.write("feed.xml", GOOD)], stdout=full,
                                     stderr=subprocess.PIPE, check=False)
        self.assertEqual(process.returncode, 1)
        self.assertEqual(len(process.stderr.splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
