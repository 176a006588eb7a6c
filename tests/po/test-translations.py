#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-translations.py TOP: every file with text for people is in POTFILES, and every translation is complete."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

MARKED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(\s*"|translatable="yes"')
KEYWORDS = ["-k_", "-kN_", "-kC_:1c,2", "-kNC_:1c,2", "-kngettext:1,2", "-kg_dngettext:2,3", "-kg_dpgettext2:2c,3"]


def files_with_text(top):
    found = set()
    for folder, _, names in os.walk(os.path.join(top, "src")):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith((".c", ".h", ".ui")):
                with open(path, encoding="utf-8") as file:
                    if MARKED.search(file.read()):
                        found.add(os.path.relpath(path, top))
    return found


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def check_potfiles(top, listed):
    wanted = files_with_text(top)
    listed = {name for name in listed if name.startswith("src/")}
    return ["not in POTFILES: " + name for name in sorted(wanted - listed)] + \
           ["in POTFILES without a text: " + name for name in sorted(listed - wanted)]


def check_language(top, listed, language):
    with tempfile.TemporaryDirectory() as scratch:
        pot, merged = os.path.join(scratch, "byline.pot"), os.path.join(scratch, "merged.po")
        sources = [name for name in listed if name.startswith("src/")]
        subprocess.run(["xgettext", "--from-code=UTF-8", *KEYWORDS, "-o", pot, *sources], cwd=top, check=True)
        subprocess.run(["msgmerge", "-q", "-N", "-o", merged, os.path.join(top, "po", language + ".po"), pot], check=True)
        done = subprocess.run(["msgfmt", "-c", "--statistics", "-o", os.devnull, merged],
                              env=dict(os.environ, LC_ALL="C"), stderr=subprocess.PIPE, text=True, check=False)
        bad = [] if done.returncode == 0 else [language + ": " + done.stderr.strip()]
        if "untranslated" in done.stderr or "fuzzy" in done.stderr:
            text = subprocess.run(["msgattrib", "--untranslated", "--no-wrap", merged],
                                  stdout=subprocess.PIPE, text=True, check=True).stdout
            missing = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
            bad.append("%s: %s: %s" % (language, done.stderr.strip(), missing[:20]))
        return bad


def main():
    top = sys.argv[1]
    if shutil.which("xgettext") is None:
        print("1..0 # SKIP gettext is not installed")
        return 0
    listed = lines_of(os.path.join(top, "po", "POTFILES"))
    languages = lines_of(os.path.join(top, "po", "LINGUAS"))
    checks = [("POTFILES is complete", check_potfiles(top, listed))]
    checks += [("the translation into %s is complete" % name, check_language(top, listed, name)) for name in languages]
    print("1..%d" % len(checks))
    for number, (title, problems) in enumerate(checks, 1):
        print("%s %d - %s" % ("not ok" if problems else "ok", number, title))
        for problem in problems:
            print("# " + problem)
    return 1 if any(problems for _, problems in checks) else 0


sys.exit(main())
