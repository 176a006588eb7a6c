#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-argument-order.py TOP: no call hands something over and looks into it beside that (TAP).

Arguments are evaluated in any order: of `load (x->url, g_steal_pointer (&x))` the second may come first, and then
x is NULL. Found in sources, without their strings and comments.
"""
import os
import re
import sys

STEAL = re.compile(r"\bg_steal_pointer \(&(\w+)\)")
NOISE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
WORDS = ("if", "while", "for", "switch", "return")


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def opening(text, position):
    """Where the parenthesis opens that position is in; -1 if a statement begins first."""
    depth = 0
    for i in range(position - 1, -1, -1):
        if text[i] in ";{}":
            return -1
        if text[i] == ")":
            depth += 1
        elif text[i] == "(":
            if depth == 0:
                return i
            depth -= 1
    return -1


def closing(text, position):
    depth = 0
    for i in range(position, len(text)):
        if text[i] == "(":
            depth += 1
        elif text[i] == ")":
            if depth == 0:
                return i
            depth -= 1
    return len(text)


def findings(text):
    text = NOISE.sub(blank, text)
    for steal in STEAL.finditer(text):
        begin = opening(text, steal.start())
        if begin < 0:
            continue
        called = re.search(r"(\w+) ?$", text[:begin])
        if called is None or called.group(1) in WORDS:
            continue
        arguments = text[begin:steal.start()] + text[steal.end():closing(text, steal.end())]
        if re.search(r"\b%s->" % steal.group(1), arguments):
            yield text.count("\n", 0, steal.start()) + 1, called.group(1), steal.group(1)


def main():
    top = os.path.join(sys.argv[1], "src")
    example = "f (x->a, g_steal_pointer (&x)); g (y->a); h (g_steal_pointer (&y));"
    found = ["it finds nothing"] if [name for _, name, _ in findings(example)] != ["f"] else []
    for folder, _, names in sorted(os.walk(top)):
        for name in sorted(names):
            if not name.endswith(".c"):
                continue
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                for line, called, what in findings(file.read()):
                    found.append("%s:%d: %s() is given %s and what is in it" % (os.path.relpath(path, sys.argv[1]), line, called, what))
    print("1..1")
    for text in found:
        print("# " + text)
    print("%s 1 - no call looks into what it hands over" % ("not ok" if found else "ok"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
