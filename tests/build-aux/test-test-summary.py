#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-test-summary.py SUMMARY: what build-aux/test-summary.py makes of logs: its sums, and second tries."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

SUMMARY = sys.argv.pop(1)


def entry(name, result="OK", stdout="ok 1 - a\nok 2 - b\n", stderr=""):
    return {"name": "byline:" + name, "result": result, "stdout": stdout, "stderr": stderr}


class TestSummary(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def log(self, name, *entries):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as log:
            log.writelines(json.dumps(item) + "\n" for item in entries)
        return path

    def summary(self, *arguments):
        return subprocess.run([sys.executable, SUMMARY, *arguments], capture_output=True, text=True, check=False)

    def test_sum(self):
        first = self.log("first", entry("model / url"), entry("ui / panes", stdout="ok 1 - a\nok 2 # SKIP no sound\n"),
                         entry("sources / format", "SKIP", ""))
        done = self.summary(first)
        self.assertEqual(done.stdout, "3 passed, 0 failed, 2 skipped\n")
        self.assertEqual(done.returncode, 0)

    def test_what_is_tried_again(self):
        long_text = "".join("# line %d\n" % number for number in range(300))
        first = self.log("first", entry("model / url", "FAIL", "not ok 1 - a\n"), entry("e2e / river"),
                         entry("e2e / reader", "FAIL", long_text + "not ok 1 - a\n", "the window is late\n"),
                         entry("ui / panes", "TIMEOUT", ""))
        done = self.summary("--failed", first)
        self.assertEqual(done.stdout, "reader\npanes\n")
        self.assertIn(long_text, done.stderr)
        self.assertIn("the window is late", done.stderr)
        self.assertNotIn("byline:model / url", done.stderr)

    def test_passed_at_the_second_try(self):
        first = self.log("first", entry("e2e / reader", "FAIL", "ok 1 - a\nnot ok 2 - b\n"), entry("e2e / river"))
        second = self.log("second", entry("e2e / reader"))
        done = self.summary("--second", second, first)
        self.assertEqual(done.stdout.splitlines(),
                         ["passed at the second try: byline:e2e / reader", "4 passed, 0 failed, 0 skipped"])
        self.assertEqual(done.returncode, 0)

    def test_failed_twice(self):
        first = self.log("first", entry("ui / panes", "FAIL", "ok 1 - a\nnot ok 2 - b\n"), entry("e2e / river"))
        second = self.log("second", entry("ui / panes", "FAIL", "ok 1 - a\nnot ok 2 - b\n"))
        done = self.summary("--second", second, first)
        self.assertEqual(done.stdout.splitlines(), ["failed: byline:ui / panes (FAIL)", "3 passed, 1 failed, 0 skipped"])
        self.assertEqual(done.returncode, 1)

    def test_what_meson_did_not_run(self):
        """TAP of another program is counted as that of Meson's; skipped as a whole if it says so."""
        for status, text, sums in (("0", "ok 1 - a\nok 2 - b\n1..2\n", "2 passed, 0 failed, 0 skipped"),
                                   ("1", "ok 1 - a\nnot ok 2 - b\n1..2\n", "1 passed, 1 failed, 0 skipped"),
                                   ("124", "ok 1 - a\n", "1 passed, 1 failed, 0 skipped"),
                                   ("0", "1..0 # SKIP no flatpak\n", "1 passed, 0 failed, 1 skipped")):
            path = os.path.join(self.folder.name, "tap")
            with open(path, "w", encoding="utf-8") as tap:
                tap.write(text)
            made = self.log("made", json.loads(self.summary("--entry", "flatpak", status, path).stdout))
            other = [self.log("other", entry("model / url", stdout="ok 1 - a\n"))] if "SKIP" in text else []
            self.assertEqual(self.summary(made, *other).stdout.splitlines()[-1], sums)

    def test_only_windows_have_a_second_try(self):
        first = self.log("first", entry("model / url", "FAIL", "not ok 1 - a\n"))
        second = self.log("second", entry("model / url"))
        self.assertEqual(self.summary("--second", second, first).returncode, 1)


unittest.main()
