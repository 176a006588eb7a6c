#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-epub.py WRITE-BOOK: a book as others read it.

An independent ZIP reader and XML parser open it; then come the rules of EPUB 3.3 and OCF 3.3 that concern a book of text and pictures, and
epubcheck, where it is installed."""
import os
import posixpath
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
# What may stand in the body of a page here, and in what (HTML, 4): the names that a story uses.
FLOW = set("article header footer p h1 h2 h3 h4 h5 h6 figure figcaption blockquote cite aside ul ol li table caption tr td th pre code hr "
           "a bdi strong em small sub sup del mark br img time nav".split())


class Book:
    def __init__(self, path):
        self.path = path
        self.zip = zipfile.ZipFile(path)
        self.package = ElementTree.fromstring(self.zip.read("EPUB/book.opf"))
        self.items = {item.get("id"): item for item in self.package.iter(OPF + "item")}

    def container(self):
        """The type comes first, is stored, and can be read at byte 38; the container leads to the package"""
        first = self.zip.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b""), first
        with open(self.path, "rb") as file:
            assert file.read(58)[38:] == b"application/epub+zip"
        assert self.zip.testzip() is None
        names = self.zip.namelist()
        assert len(set(names)) == len(names), names
        container = ElementTree.fromstring(self.zip.read("META-INF/container.xml"))
        root = container.find(".//" + CONTAINER + "rootfile")
        assert root.get("full-path") == "EPUB/book.opf" and root.get("media-type") == "application/oebps-package+xml"

    def metadata(self):
        """Identifier, title, language, when it was made; each author once"""
        ident = self.package.find(".//" + DC + "identifier")
        assert ident.get("id") == self.package.get("unique-identifier") and ident.text.startswith("urn:uuid:"), ident.text
        assert len(ident.text) == len("urn:uuid:") + 36, ident.text
        assert self.package.find(".//" + DC + "title").text == "Two & a half"
        assert self.package.find(".//" + DC + "language").text == "en"
        assert [node.text for node in self.package.iter(DC + "creator")] == ["Ida Strand", "Jo Keel"]
        modified = [meta.text for meta in self.package.iter(OPF + "meta") if meta.get("property") == "dcterms:modified"]
        assert modified == ["2023-11-14T22:13:20Z"], modified

    def manifest(self):
        """Each file of the book stands in the manifest, once, with its type"""
        listed = sorted("EPUB/" + item.get("href") for item in self.items.values())
        there = sorted(name for name in self.zip.namelist() if name.startswith("EPUB/") and name != "EPUB/book.opf")
        assert listed == there, (listed, there)
        types = {".xhtml": "application/xhtml+xml", ".ncx": "application/x-dtbncx+xml", ".css": "text/css", ".png": "image/png",
                 ".webp": "image/webp", ".svg": "image/svg+xml"}
        for item in self.items.values():
            assert item.get("media-type") == types[os.path.splitext(item.get("href"))[1]], item.attrib
        assert [item.get("href") for item in self.items.values() if item.get("properties") == "nav"] == ["contents.xhtml"]
        assert [item.get("href") for item in self.items.values() if item.get("properties") == "cover-image"] == ["picture-1.png"]

    def fallbacks(self):
        """WebP, which EPUB 3.2 does not ask of readers, has something in its place that it does ask"""
        found = [item for item in self.items.values() if item.get("media-type") == "image/webp"]
        assert len(found) == 1, found
        instead = self.items[found[0].get("fallback")]
        assert instead.get("media-type") == "image/svg+xml", instead.attrib
        assert "".join(ElementTree.fromstring(self.zip.read("EPUB/" + instead.get("href"))).itertext()).strip()

    def spine(self):
        """Contents, then the stories in their order"""
        spine = self.package.find(OPF + "spine")
        pages = [self.items[ref.get("idref")].get("href") for ref in spine]
        assert pages == ["contents.xhtml", "story-1.xhtml", "story-2.xhtml"], pages
        assert self.items[spine.get("toc")].get("href") == "contents.ncx"
        assert spine.get("page-progression-direction") is None

    def navigation(self):
        """Both tables of contents name each story and lead to it"""
        page = ElementTree.fromstring(self.zip.read("EPUB/contents.xhtml"))
        navs = [nav for nav in page.iter(XHTML + "nav") if nav.get(OPS + "type") == "toc"]
        links = [(link.get("href"), "".join(link.itertext())) for link in navs[0].iter(XHTML + "a")]
        expected = [("story-1.xhtml", "A harbour counts its <lamps>"), ("story-2.xhtml", "العربية & ")]
        assert len(navs) == 1 and links == expected, links
        ncx = ElementTree.fromstring(self.zip.read("EPUB/contents.ncx"))
        points = [(point.find(NCX + "content").get("src"), point.find(".//" + NCX + "text").text) for point in ncx.iter(NCX + "navPoint")]
        assert points == expected, points
        assert ncx.find(".//" + NCX + "meta").get("content") == self.package.find(".//" + DC + "identifier").text

    def pages(self):
        """Pages are XHTML whose ids are names, each once; what they lead to is in the book, or on the web; no picture is asked for"""
        for item in self.items.values():
            if item.get("media-type") != "application/xhtml+xml":
                continue
            page = ElementTree.fromstring(self.zip.read("EPUB/" + item.get("href")))
            body = page.find(XHTML + "body")
            ids = [node.get("id") for node in page.iter() if node.get("id")]
            assert len(ids) == len(set(ids)) and all(name.replace("-", "").isalnum() for name in ids), ids
            unknown = {node.tag.replace(XHTML, "") for node in body.iter() if node is not body} - FLOW
            assert not unknown, unknown
            for node in page.iter():
                for name in ("src", "href"):
                    address = node.get(name)
                    if address is None or address.startswith("https://"):
                        assert name == "href" or address is None, address
                        continue
                    target, _, part = address.partition("#")
                    assert not part or part in ids, address
                    assert not target or posixpath.join("EPUB", target) in self.zip.namelist(), address
        first = self.zip.read("EPUB/story-1.xhtml").decode()
        assert first.count("<img ") == 3 and "<figcaption>A quay</figcaption>" in first
        second = ElementTree.fromstring(self.zip.read("EPUB/story-2.xhtml"))
        assert second.get("dir") == "rtl" and second.get("lang") == "ar"

    def parsers(self):
        """Another parser of XML has nothing to say of any file, nor do files hold what only scripts would do"""
        for name in self.zip.namelist():
            if not name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                continue
            text = self.zip.read(name)
            assert b"<script" not in text and b"javascript:" not in text and b" on" + b"click" not in text, name
            if shutil.which("xmllint") is not None:
                done = subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=text, capture_output=True, check=False)
                assert done.returncode == 0 and not done.stderr, (name, done.stderr)
        return None if shutil.which("xmllint") is not None else "xmllint is not installed"

    def turned(self):
        """A book in Arabic is leafed through from right to left"""
        path = os.path.join(os.path.dirname(self.path), "turned.epub")
        subprocess.run([sys.argv[1], path, "last"], check=True)
        book = Book(path)
        assert book.package.find(OPF + "spine").get("page-progression-direction") == "rtl"
        assert ElementTree.fromstring(book.zip.read("EPUB/contents.xhtml")).get("dir") == "rtl"

    def checker(self):
        """epubcheck has nothing to say"""
        program = shutil.which("epubcheck")
        if program is None:
            return "epubcheck is not installed"
        with open(program, "rb") as file:
            # Debian's is an archive of Java's, which not every system runs by itself.
            command = ["java", "-jar", program] if file.read(2) == b"PK" else [program]
        done = subprocess.run([*command, self.path], capture_output=True, text=True, timeout=240)
        assert done.returncode == 0 and "WARNING" not in done.stderr, done.stdout + done.stderr
        return None


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "book.epub")
        subprocess.run([sys.argv[1], path], check=True)
        book = Book(path)
        tests = [book.container, book.metadata, book.manifest, book.fallbacks, book.spine, book.navigation, book.pages, book.parsers, book.turned, book.checker]
        print("1..%d" % len(tests))
        failed = 0
        for number, test in enumerate(tests, 1):
            try:
                skipped = test()
                print("ok %d - %s%s" % (number, test.__doc__, " # SKIP " + skipped if skipped else ""))
            except Exception as problem:  # noqa: BLE001 - every failure is to be told
                print("not ok %d - %s" % (number, test.__doc__))
                print("# %s: %s" % (type(problem).__name__, str(problem).replace("\n", " ")))
                failed = 1
        return failed


sys.exit(main())
