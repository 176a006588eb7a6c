#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-paths.py TOP: the files and folders that the documents name are there (TAP)."""
import os
import re
import sys

DOCUMENTS = ["README.md", ".github/CONTRIBUTING.md", "src/DESIGN.md", "tests/bench/README.md"]
# In backticks, below one of the project's folders: `src/model/byline-url.c`
PATH = re.compile(r"`((?:src|data|tests|build-aux|po)/[\w./-]+)")
LINK = re.compile(r"\]\(([\w./-]+)\)")


def missing(top, document):
    with open(os.path.join(top, document), encoding="utf-8") as file:
        text = file.read()
    folder = os.path.dirname(os.path.join(top, document))
    paths = [(path, os.path.join(top, path)) for path in PATH.findall(text)]
    paths += [(path, os.path.join(folder, path)) for path in LINK.findall(text)]
    return sorted({name for name, path in paths if not os.path.exists(path)})


def main():
    top = sys.argv[1]
    bad = 0
    print("1..%d" % len(DOCUMENTS))
    for number, document in enumerate(DOCUMENTS, 1):
        names = missing(top, document)
        bad += bool(names)
        for name in names:
            print("# %s names %s, which is not there" % (document, name))
        print("%s %d - %s" % ("not ok" if names else "ok", number, document))
    return 1 if bad else 0


sys.exit(main())
