#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-manners-table.py SOURCE_ROOT: src/MANNERS.md names each test of tests/cli/test_manners.py, and only tests that there are."""
import os
import re
import sys


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def units(root):
    for _, _, names in os.walk(os.path.join(root, "tests")):
        yield from (name[:-2] for name in names if name.startswith("test-") and name.endswith(".c"))


def main():
    root = sys.argv[1]
    named = set(re.findall(r"`(test[-_][\w-]+)`", read(root, "src", "MANNERS.md")))
    tests = set(re.findall(r"def (test_\w+)", read(root, "tests", "cli", "test_manners.py")))
    assert named and tests, "nothing is found: do the files look otherwise now?"
    wrong = ["%s has no row" % name for name in sorted(tests - named)]
    wrong += ["%s is no test" % name for name in sorted(named - tests - set(units(root)))]
    print("1..1")
    print("%s 1 - each manner has a test, and each test its row" % ("not ok" if wrong else "ok"))
    for line in wrong:
        print("# " + line)
    return 1 if wrong else 0


sys.exit(main())
