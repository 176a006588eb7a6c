#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-shop-front.py TOP BUILD APPLICATION-ID VERSION: metainfo, manifests and what README's commands leave."""
import fnmatch
import json
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

TOP, BUILD, APPLICATION_ID, VERSION = sys.argv[1:5]
del sys.argv[1:5]
RAW = "https://raw.githubusercontent.com/bylinenews/byline/"
MANIFESTS = ["build-aux/io.github.bylinenews.Byline.json", "build-aux/io.github.bylinenews.Byline.Devel.json"]


def read(*path):
    with open(os.path.join(TOP, *path), encoding="utf-8") as file:
        return file.read()


def png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


class TestMetainfo(unittest.TestCase):
    def setUp(self):
        self.root = ElementTree.parse(os.path.join(BUILD, "data", APPLICATION_ID + ".metainfo.xml")).getroot()

    def test_developer(self):
        old, new = self.root.findtext("developer_name"), self.root.findtext("developer/name")
        self.assertEqual(old or new, "The Byline contributors")
        self.assertFalse(old and new, "one of both: either validator complains of the other's")

    def test_addresses(self):
        kinds = {url.get("type") for url in self.root.findall("url")}
        self.assertLessEqual({"homepage", "bugtracker", "vcs-browser", "help", "translate"}, kinds)

    def test_screenshots_are_of_this_version(self):
        images = self.root.findall("screenshots/screenshot/image")
        self.assertTrue(images)
        for image in images:
            self.assertTrue(image.text.startswith(RAW + "v" + VERSION + "/"), image.text)
            path = os.path.join(TOP, image.text[len(RAW + "v" + VERSION + "/"):])
            self.assertEqual(png_size(path), (int(image.get("width")), int(image.get("height"))))

    def test_newest_release_is_this_version(self):
        release = self.root.find("releases/release")
        self.assertEqual(release.get("version"), VERSION)
        self.assertTrue(release.findtext("url").endswith("/v" + VERSION))
        self.assertTrue(release.findall("description/p"))


class TestManifests(unittest.TestCase):
    def setUp(self):
        self.manifests = {name: json.loads(read(name)) for name in MANIFESTS}

    def test_sources_leave_builds_out(self):
        """Folders that README, CONTRIBUTING and the scripts make are no sources."""
        text = read("README.md") + read(".github", "CONTRIBUTING.md")
        folders = set(re.findall(r"\b_(?:build|flatpak|release)[a-z-]*", text))
        folders |= {"_build", "_build-sanitizers", "_build-clang", "_flatpak", ".flatpak-builder", ".git"}
        for name, manifest in self.manifests.items():
            skipped = set(manifest["modules"][-1]["sources"][0]["skip"])
            self.assertLessEqual(folders, skipped, name)

    def test_what_is_left_is_ignored(self):
        for name, manifest in self.manifests.items():
            folders = [f + "/" for f in manifest["modules"][-1]["sources"][0]["skip"] if f != ".git"]
            try:
                done = subprocess.run(["git", "-C", TOP, "check-ignore", *folders], stdout=subprocess.PIPE, text=True, check=False)
            except FileNotFoundError:
                self.skipTest("git is not installed")
            if done.returncode == 128:
                self.skipTest("this is no clone")
            self.assertEqual(done.stdout.split(), folders, name)

    def test_cleanup_matches_what_is_installed(self):
        done = subprocess.run(["meson", "introspect", "--installed", BUILD], stdout=subprocess.PIPE, text=True, check=True)
        prefix = json.loads(subprocess.run(["meson", "introspect", "--buildoptions", BUILD], stdout=subprocess.PIPE,
                                           text=True, check=True).stdout)
        prefix = next(option["value"] for option in prefix if option["name"] == "prefix")
        installed = ["/" + os.path.relpath(path, prefix) for path in json.loads(done.stdout).values()]
        for name, manifest in self.manifests.items():
            for pattern in manifest["cleanup"]:
                self.assertTrue([path for path in installed if path.startswith(pattern + "/") or fnmatch.fnmatch(path, pattern)],
                                "%s: nothing that is installed matches %s" % (name, pattern))

    def test_both_are_the_same_but_for_their_names(self):
        stable, devel = (json.dumps(self.manifests[name]) for name in MANIFESTS)
        devel = devel.replace("Byline.Devel", "Byline").replace("byline-devel", "byline")
        devel = devel.replace('"-Dprofile=development", ', "").replace("-Dbuildtype=debugoptimized", "-Dbuildtype=release")
        self.assertEqual(stable, devel)


unittest.main()
