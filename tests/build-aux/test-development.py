#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-development.py TOP BUILD: a development build installs no file that an installed Byline has, in the same prefix."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

TOP, BUILD = sys.argv[1:3]
del sys.argv[1:3]


def introspect(build, what):
    done = subprocess.run(["meson", "introspect", "--" + what, build], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def options(build):
    return {option["name"]: option["value"] for option in introspect(build, "buildoptions")}


class TestDevelopment(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.build = os.path.join(cls.folder.name, "devel")
        given = options(BUILD)
        other = "default" if given["profile"] == "development" else "development"
        subprocess.run(["meson", "setup", cls.build, TOP, "-Dprofile=" + other, "-Dtests=false", "--prefix", given["prefix"],
                        "-Dwindow=" + str(given["window"]).lower()], stdout=subprocess.DEVNULL, check=True)
        cls.builds = {given["profile"]: BUILD, other: cls.build}

    def read(self, profile, *path):
        with open(os.path.join(self.builds[profile], *path), encoding="utf-8") as file:
            return file.read()

    def test_no_file_of_both(self):
        both = [set(introspect(build, "installed").values()) for build in self.builds.values()]
        self.assertGreater(len(both[0]), 10)
        self.assertEqual(sorted(both[0] & both[1]), [])

    def test_names(self):
        schema = self.read("development", "data", "io.github.bylinenews.Byline.Devel.gschema.xml")
        self.assertIn('id="io.github.bylinenews.Byline.Devel"', schema)
        self.assertIn('id="io.github.bylinenews.Byline.Devel.Window" path="/io/github/bylinenews/Byline/Devel/window/"', schema)
        self.assertIn('id="io.github.bylinenews.Byline" path="/io/github/bylinenews/Byline/"',
                      self.read("default", "data", "io.github.bylinenews.Byline.gschema.xml"))
        desktop = self.read("development", "data", "io.github.bylinenews.Byline.Devel.desktop.in")
        self.assertIn("Name=Byline (Development)\n", desktop)
        self.assertIn("Exec=byline-devel %U\n", desktop)
        self.assertIn("Icon=io.github.bylinenews.Byline.Devel\n", desktop)
        service = self.read("development", "data", "io.github.bylinenews.Byline.Devel.service")
        self.assertIn("Name=io.github.bylinenews.Byline.Devel\n", service)
        self.assertIn("/byline-devel --gapplication-service", service)
        self.assertIn('"byline-devel"', self.read("development", "byline-config.h"))


unittest.main()
