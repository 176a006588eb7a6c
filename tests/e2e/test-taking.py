#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-taking.py BYLINE SERVER CLI: a story is taken along: by mail, as a quotation, to another program, as each kind of file.

A mail program and a portal of the test's write down what they are to open; files are read as other programs read them."""
import json
import os
import subprocess
import sys
import urllib.parse
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
from lists import Lists  # noqa: E402

HEADLINE = "A quieter summit rewrites the rules of the open web"
PATH = "/stories/a-quieter-summit-rewrites-the-rules-of-the-open-web.html"
STANDFIRST = "Security took the stage that parties used to hold, and every speaker read from a script."
FIRST_WORDS = "The hotel bars of the canal town were half empty this year."
CREDIT = "Photo: J. Marsh / Harbour Pictures"
AUTHOR, PAPER = "Mara Lindqvist", "The Harbour Dispatch"
LINK = "https://port.ellery.example/community"
# From the lower edge of the story's text, as far as it is seen, to some words.
LAST_LINES = 40
MAIL = """[Desktop Entry]
Type=Application
Name=Mail
Exec=sh -c 'echo "$1" >> "%s"' sh %%u
MimeType=x-scheme-handler/mailto;
"""
PORTAL = """<node><interface name="org.freedesktop.portal.OpenURI"><method name="OpenURI"><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method></interface></node>"""


def serve_portal(path):
    """A desktop's portal that writes down what it is asked for."""
    from gi.repository import Gio, GLib

    def called(_bus, _sender, _path, _interface, method, arguments, invocation):
        with open(path, "a", encoding="utf-8") as file:
            print(method, arguments.unpack()[1], arguments.unpack()[2].get("ask"), file=file)
        invocation.return_value(GLib.Variant("(o)", ("/org/freedesktop/portal/desktop/request/1",)))

    def acquired(bus, _name):
        interface = Gio.DBusNodeInfo.new_for_xml(PORTAL).interfaces[0]
        bus.register_object("/org/freedesktop/portal/desktop", interface, called, None, None)
    Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, acquired, None, None)
    GLib.MainLoop().run()


class Taking(Lists):
    def __init__(self, byline, server, cli, scratch):
        super().__init__(byline, server, cli, scratch)
        self.opened, self.asked = os.path.join(scratch, "opened"), os.path.join(scratch, "asked")
        self.portal = None
        self.use_home("mailto", "mail.desktop", MAIL % self.opened)

    @staticmethod
    def last_line(path):
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8") as file:
            return (file.read().splitlines() or [""])[-1]

    def pick(self, label):
        """An entry of the story's menu, or of a menu in it. A click on the button of one that is still open would close it."""
        self.no_menu()
        self.window.click(self.window.find("push button", name="Story Menu"))
        self.window.click(driver.wait("the menu's " + label, lambda: self.window.all("menu item", name=label))[-1])

    def story(self):
        """A story is open"""
        subprocess.run([self.cli, "--profile", self.profile, "add", self.server.base + "/feed.xml"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window(self.byline, self.profile)
        self.window.click(self.window.find("list item", contains=HEADLINE))
        self.window.has_text(FIRST_WORDS)

    def link(self):
        """The menu of a link, by its keys, begins with Open and Copy Link, and has nothing of an editor's"""
        # Below the picture, which a click would open.
        x, y, width, height = self.window.extents(self.window.find("text", contains=HEADLINE))
        self.window.mouse(x + width // 2, y + height - LAST_LINES)
        self.window.wait_focus("text", HEADLINE)
        for turn in range(20):
            self.window.key("Tab")
            self.window.key("Menu" if turn % 2 else "shift+F10")
            # Its items come one by one.
            labels = driver.wait_still("a menu", lambda: [node.get_name() for node in self.window.all("menu item")])
            if labels[0] == "Open Link":
                break
            self.window.key("Escape")
            self.window.gone("menu item")
        assert labels == ["Open Link", "Open Link in Browser", "Copy Link", "Copy", "Find in Story…", "Select All"], labels
        for label in labels[:3]:
            self.window.wait_focus("menu item", label)
            self.window.key("Return" if label == "Copy Link" else "Down")
        with self.window.toasts_stay():
            self.window.toast("Link copied")
        assert self.pasted() == LINK

    def mail(self):
        """By Email: title, standfirst, author and address"""
        self.pick("By Email…")
        driver.wait("a mail", lambda: self.last_line(self.opened))
        uri = urllib.parse.urlsplit(self.last_line(self.opened))
        fields = urllib.parse.parse_qs(uri.query)
        assert uri.scheme == "mailto" and uri.path == "", uri
        assert fields["subject"] == [HEADLINE], fields
        lines = fields["body"][0].split("\r\n")
        assert lines == [HEADLINE, STANDFIRST, "%s, %s" % (AUTHOR, PAPER), "", self.server.base + PATH, ""], lines

    def copies(self):
        """Copy Link and Copy as Quotation: the words in Markdown, with where they are from"""
        with self.window.toasts_stay():
            self.pick("Copy Link")
            self.window.toast("Link copied")
        assert self.pasted() == self.server.base + PATH
        with self.window.toasts_stay():
            self.pick("Copy as Quotation")
            self.window.toast("Quotation copied")
        quote = " ".join(self.pasted().split())
        assert quote == "> %s > > — [%s](<%s>), %s, %s" % (STANDFIRST, HEADLINE, self.server.base + PATH, AUTHOR, PAPER), quote

    def open_with(self):
        """Open With asks the desktop's portal; where there is none, it says so"""
        with self.window.toasts_stay():
            self.pick("Open With…")
            self.window.toast("This desktop does not offer a choice of apps")
        self.portal = subprocess.Popen([sys.executable, __file__, "--portal", self.asked])
        driver.wait("the portal", self.ask_portal)
        assert self.last_line(self.asked) == "OpenURI %s%s True" % (self.server.base, PATH), self.last_line(self.asked)

    def ask_portal(self):
        self.pick("Open With…")
        try:
            return driver.wait("its note", lambda: self.last_line(self.asked), 3)
        except driver.Failure:
            return False

    def save(self, label, name):
        """Saves the story by the dialog, and gives the file's bytes."""
        path = os.path.join(self.scratch, name)
        self.pick(label)
        self.window.dialog("Save Story")
        entry = driver.wait("the file's name", lambda: [
            node for node in self.window.all("text") + self.window.all("entry")
            if node.get_state_set().contains(driver.Atspi.StateType.FOCUSED)])[0]
        assert driver.text_of(entry) == HEADLINE + os.path.splitext(name)[1], driver.text_of(entry)
        self.window.key("ctrl+a")
        self.window.type(path)
        driver.wait("the name", lambda: driver.text_of(entry) == path)
        self.window.key("Return")
        self.window.main()
        self.window.take_toast("Saved as “%s”" % name)
        with open(path, "rb") as file:
            return file.read()

    def texts(self):
        """Saved as Markdown, plain text and JSON"""
        markdown = self.save("Markdown…", "story.md").decode()
        assert markdown.startswith("# " + HEADLINE), markdown[:80]
        assert FIRST_WORDS in markdown and "](<%s>)" % LINK in markdown
        text = self.save("Plain Text…", "story.txt").decode()
        assert FIRST_WORDS in text and CREDIT in text and "<" not in text
        item = json.loads(self.save("JSON…", "story.json"))
        assert item["title"] == HEADLINE and FIRST_WORDS in item["content_html"]

    def web_page(self):
        """Saved as a web page: one file, with the picture in it, which asks for nothing"""
        page = self.save("Web Page…", "story.html").decode()
        assert FIRST_WORDS in page and CREDIT in page
        assert 'src="data:image/jpeg;base64,' in page
        assert 'src="http' not in page and "<script" not in page and "<link" not in page

    def book(self):
        """Saved as a book: its type first and not packed, its text and its picture"""
        self.save("Book (EPUB)…", "story.epub")
        with zipfile.ZipFile(os.path.join(self.scratch, "story.epub")) as book:
            first = book.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED), first
            assert book.read(first) == b"application/epub+zip"
            assert book.testzip() is None
            assert any(FIRST_WORDS in book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
            assert any(name.endswith(".jpeg") for name in book.namelist()), book.namelist()

    def end(self):
        """It ends without a critical message"""
        self.window.quit()


def main():
    if sys.argv[1] == "--portal":
        return serve_portal(sys.argv[2])
    with driver.Scratch() as scratch:
        test = Taking(*sys.argv[1:4], scratch)
        try:
            return driver.run([test.story, test.link, test.mail, test.copies, test.open_with, test.texts, test.web_page, test.book,
                               test.end])
        finally:
            for process in (test.portal, test.server.process, test.window.process if test.window else None):
                if process is not None and process.poll() is None:
                    process.kill()


sys.exit(main())
