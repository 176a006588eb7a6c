#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-licences.py TOP: every file that can carry a line with its licence has one, and the text of each licence is there (TAP)."""
import os
import re
import sys

# Made by programs, bytes that tests read as they are, and formats without comments.
CANNOT = re.compile(r"\.(json|png|jpg|gif|webp|ico|pem|pot|po|sql)$|^\.git$|^COPYING$|(^|/)(CC0-1\.0|CC-BY-SA-4\.0)\.txt$"
                    r"|^po/LINGUAS$|^tests/(.*/)?(fixtures|corpus-[a-z]+|data)/|^tests/.*\.(html|xml|opml)$"
                    r"|^data/sample/(authors|bench|noise|post|stories|tide)/|^data/sample/[a-z]+\.(html|xml)$")
# Where the text of a licence lies, for what carries its name.
TEXTS = {
    "GPL-3.0-or-later": "COPYING",
    "CC0-1.0": "data/CC0-1.0.txt",
    "CC-BY-SA-4.0": "data/sample/CC-BY-SA-4.0.txt",
}
LINE = re.compile(r"SPDX-License-" r"Identifier: ([\w.-]+)")


def files(top):
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("_") and name not in (".git", ".flatpak-builder"))
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), top)
            if not CANNOT.search(path) and not name.endswith("~") and not name.endswith(".pyc"):
                yield path


def licence(top, path):
    with open(os.path.join(top, path), encoding="utf-8", errors="replace") as file:
        match = LINE.search(file.read(4000))
    return match.group(1) if match else None


def main():
    top = sys.argv[1]
    found = {path: licence(top, path) for path in files(top)}
    without = [path for path, name in found.items() if name is None]
    strange = [path for path, name in found.items() if name and name not in TEXTS]
    missing = [path for path in TEXTS.values() if not os.path.exists(os.path.join(top, path))]
    checks = [("%d files name their licence" % len(found), without), ("only licences whose text is here", strange),
              ("the texts are here", missing)]
    print("1..%d" % len(checks))
    for number, (title, wrong) in enumerate(checks, 1):
        for path in wrong:
            print("# " + path)
        print("%s %d - %s" % ("not ok" if wrong else "ok", number, title))
    return 1 if any(wrong for _, wrong in checks) else 0


sys.exit(main())
