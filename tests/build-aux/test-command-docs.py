#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-command-docs.py BUILD PROGRAM CLI-PROGRAM: manual pages and completions, as the programs say of themselves."""
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

BUILD, PROGRAM, CLI_PROGRAM = sys.argv[1:4]
del sys.argv[1:4]
CLI = os.path.join(BUILD, "src", "cli")
WINDOW = os.path.join(BUILD, "src", PROGRAM)


def output(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True, **more).stdout


def complete(*words):
    """What bash offers for the last of @words."""
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); %s; printf "%%s\\n" "${COMPREPLY[@]}"'
    script %= "_" + re.sub(r"\W", "_", CLI_PROGRAM)
    path = os.path.join(CLI, CLI_PROGRAM + ".bash")
    return set(output("bash", "-c", script, "bash", path, CLI_PROGRAM, *words).split())


class TestCompletions(unittest.TestCase):
    def setUp(self):
        lines = output(os.path.join(CLI, CLI_PROGRAM), "--json", "--help").splitlines()
        self.commands = {command["name"]: command for command in map(json.loads, lines)}

    def test_table(self):
        self.assertIn("refresh", self.commands)
        options = {option["name"]: option for option in self.commands["list"]["options"]}
        self.assertEqual(options["section"]["argument"], "NAME")
        self.assertNotIn("argument", options["unread"])

    def test_commands(self):
        self.assertLessEqual(set(self.commands), complete(""))
        self.assertEqual(complete("refr"), {"refresh"})
        self.assertEqual(complete("--profile", "/tmp", "refr"), {"refresh"})
        self.assertLessEqual(set(self.commands), complete("help", ""))

    def test_options_of_each_command(self):
        for name, command in self.commands.items():
            expected = {"--" + option["name"] for option in command["options"]}
            self.assertLessEqual(expected, complete(name, "-"), name)
        self.assertNotIn("--section", complete("refresh", "--"))

    def test_words_and_files(self):
        self.assertLessEqual({"list", "save", "remove"}, complete("filters", ""))
        self.assertEqual({"word", "section", "author", "publication"}, complete("mute", ""))
        self.assertIn("/proc/version", complete("import", "/proc/versio"))
        self.assertEqual(complete("refresh", "/proc/versio"), set())
        self.assertEqual(complete("list", "--section", ""), set())

    def test_choices(self):
        self.assertEqual(complete("pages", "Quay", ""), {"automatic", "never", "excerpts", "always"})
        self.assertEqual(complete("show", "--format", ""), {"html", "markdown", "text", "json", "epub"})
        self.assertEqual(complete("keep", "--unread", "as"), {"as-read"})
        self.assertEqual(complete("list", "--unread", "--sor"), {"--sort"})
        self.assertEqual(complete("list", "--sort", "o"), {"oldest"})

    def test_other_shells_read_theirs(self):
        missing = []
        for shell, name in (("zsh", "_" + CLI_PROGRAM), ("fish", CLI_PROGRAM + ".fish")):
            if shutil.which(shell) is None:
                missing.append(shell)
                continue
            output(shell, "-n", os.path.join(CLI, name))
        if missing:
            self.skipTest("%s: not installed" % ", ".join(missing))


class TestManuals(unittest.TestCase):
    def render(self, path):
        if shutil.which("man") is None or shutil.which("groff") is None:
            self.skipTest("man-db and groff are not installed")
        environment = dict(os.environ, LC_ALL="C.UTF-8", MANROFFSEQ="", MANWIDTH="80", MANPAGER="cat")
        done = subprocess.run(["man", "--no-hyphenation", "--no-justification", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", path], capture_output=True, text=True,
                              env=environment, check=False)
        self.assertEqual(done.stderr, "", path)
        return " ".join(re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout).split())

    def test_commands(self):
        text = self.render(os.path.join(CLI, CLI_PROGRAM + ".1"))
        for line in output(os.path.join(CLI, CLI_PROGRAM), "--json", "--help").splitlines():
            command = json.loads(line)
            self.assertIn(command["summary"], text)
            for option in command["options"]:
                self.assertIn("--" + option["name"], text)

    def test_window(self):
        if not os.path.exists(WINDOW):
            self.skipTest("built without the window")
        text = self.render(os.path.join(BUILD, "data", PROGRAM + ".1"))
        for option in re.findall(r"^ +(?:-\w, )?(--[\w-]+)", output(WINDOW, "--help"), re.MULTILINE):
            self.assertIn(option, text)


unittest.main()
