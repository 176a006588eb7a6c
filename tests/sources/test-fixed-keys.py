#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-fixed-keys.py SOURCE_ROOT: keys that are no one's to change are few; all others stand in the table of shortcuts,
which the window of shortcuts lists."""
import os
import re
import sys

# What closes or goes back, in windows of their own, and what presses whatever has the focus.
FIXED = {"GDK_KEY_Escape, 0", "GDK_KEY_Return, 0", "GDK_KEY_KP_Enter, 0", "GDK_KEY_Left, GDK_ALT_MASK"}
BINDING = re.compile(r"gtk_widget_class_add_binding\w*\s*\([^,]*,\s*(\w+,\s*[\w |]+?),")
OTHERS = re.compile(r"gtk_shortcut_new|gtk_shortcut_trigger_parse_string|gtk_keyval_trigger_new|gtk_mnemonic_trigger_new")


def sources(root):
    for folder, _, names in os.walk(os.path.join(root, "src", "ui")):
        for name in sorted(names):
            if name.endswith(".c"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    yield os.path.relpath(path, root), file.read()


def main():
    n, wrong = 0, []
    for path, text in sources(sys.argv[1]):
        for found in BINDING.finditer(text):
            n += 1
            if " ".join(found.group(1).split()) not in FIXED:
                wrong.append("%s binds %s" % (path, found.group(1)))
        wrong += ["%s has %s" % (path, found.group()) for found in OTHERS.finditer(text)]
    assert n > 0, "no binding is found: has its function another name?"
    print("1..1")
    print("%s 1 - keys that cannot be changed close, go back or press" % ("not ok" if wrong else "ok"))
    for line in wrong:
        print("# " + line)
    return 1 if wrong else 0


sys.exit(main())
