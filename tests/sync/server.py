#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of readers on 127.0.0.1 that speaks the Google Reader API and Miniflux's /v1, and does mischief
when it is told to.

    server.py [--entries N] [--feeds N] [--unread N]

prints its address, and goes on until its standard input is closed. What it holds and what it was asked can
be read and changed below /control: see Control.
"""

import argparse
import base64
import datetime
import http.server
import json
import re
import sys
import threading
import time
import urllib.parse

USER, PASSWORD, TOKEN = "reader", "secret", "miniflux-token"
BEGINNING = 1_780_000_000
LONG_ID = "tag:google.com,2005:reader/item/"


class State:
    """What the server holds. All access is under its lock."""

    def __init__(self, n_feeds, n_entries, n_unread):
        self.lock = threading.RLock()
        self.feeds = {}
        self.entries = {}
        self.categories = {1: "All"}
        self.next_feed, self.next_entry, self.next_category = 1, 1, 2
        self.clock = 0  # seconds that it is ahead
        self.mischief = {}  # name -> how often it is still done
        self.requests = []  # "METHOD path"
        self.sent = 0
        self.session, self.edit_token = "auth-1", "token-1"
        for i in range(n_feeds):
            self.subscribe(f"http://feeds.example/{i}.xml", f"Feed {i}")
        for i in range(n_entries):
            self.add_entry(1 + i % max(n_feeds, 1), is_read=i < n_entries - n_unread)

    def now(self):
        return time.time() + self.clock

    def subscribe(self, url, title=None, category=1):
        for feed in self.feeds.values():
            if feed["url"] == url:
                return feed
        feed = {"id": self.next_feed, "url": url, "title": title or url, "category": category,
                "site": url.rsplit("/", 1)[0] + f"/site{self.next_feed}"}
        self.feeds[self.next_feed] = feed
        self.next_feed += 1
        return feed

    def unsubscribe(self, feed_id, keep_saved=False):
        self.feeds.pop(feed_id, None)
        self.entries = {i: e for i, e in self.entries.items()
                        if e["feed"] != feed_id or (keep_saved and e["is_saved"])}

    def add_entry(self, feed_id, is_read=False, url=None, title=None, content=None):
        number = self.next_entry
        self.next_entry += 1
        self.entries[number] = {
            "id": number, "feed": feed_id, "is_read": is_read, "is_saved": False, "labels": [],
            "is_removed": False,
            "url": url if url is not None else f"http://feeds.example/story/{number}",
            "title": title or f"Story number {number} of the day",
            "content": content or f"<p>What happened in story {number} is told here, in words of its own, "
                                  f"and nothing else is. It is number {number * 7919}.</p>",
            "published": BEGINNING + number * 60, "changed": self.now() - 3600,
        }
        return self.entries[number]

    def mark(self, entry, name, value):
        if entry[name] != value:
            entry[name] = value
            entry["changed"] = self.now()

    def category(self, name):
        for number, known in self.categories.items():
            if known == name:
                return number
        number = self.next_category
        self.next_category += 1
        self.categories[number] = name
        return number

    def takes(self, name):
        """Whether a mischief is to be done now."""
        if self.mischief.get(name, 0) > 0:
            self.mischief[name] -= 1
            return True
        return False


    def breaks(self):
        """Whether this is the answer that breaks off: "break-at" counts down to it."""
        self.mischief["break-at"] = self.mischief.get("break-at", 0) - 1
        return self.mischief["break-at"] == 0


class Answer(Exception):
    def __init__(self, status, body=b"", content_type="application/json", location=None):
        super().__init__(status)
        self.location = location
        self.status = status
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.content_type = content_type


def stamp(seconds):
    time_ = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return time_.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def item_number(text):
    if text.startswith(LONG_ID):
        return int(text[len(LONG_ID):], 16)
    return int(text, 16)  # as Miniflux does


def state_is_old(state):
    """Whether it is a Miniflux from before 2.0.46, which knows no changed_after."""
    return state.mischief.get("is-old", 0) > 0


def state_unit(state):
    """How many of the units of a time make a second."""
    return {"ms": 1000, "us": 1000000}.get(state.mischief.get("times"), 1)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    @property
    def state(self):
        return self.server.state

    def do_any(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(path.query, keep_blank_values=True)
        if not path.path.startswith("/control"):
            with self.state.lock:
                self.state.requests.append(f"{self.command} {self.path}")
            if self.state.takes("slow"):
                time.sleep(1)
        try:
            with self.state.lock:
                answer = self.handle_path(path.path, query, body)
        except Answer as caught:
            answer = caught
        self.send(answer, path.path)

    do_GET = do_POST = do_PUT = do_DELETE = do_any

    def send(self, answer, path):
        body = answer.body
        is_control = path.startswith("/control")
        if not is_control and answer.status == 200:
            if self.state.takes("html"):
                body, answer.content_type = b"<!doctype html><title>Busy</title><p>Come back later.", "text/html"
            if self.state.takes("half") or self.state.breaks():
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nContent-Type: %s\r\n\r\n"
                                 % (len(body) + 1, answer.content_type.encode()))
                self.wfile.write(body[:len(body) // 2])
                self.close_connection = True
                return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        if answer.location is not None:
            self.send_header("Location", answer.location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.state.sent += len(body)

    def date_time_string(self, timestamp=None):
        return super().date_time_string(self.state.now() if timestamp is None else timestamp)

    def handle_path(self, path, query, body):
        if path.startswith("/control"):
            return Control(self.state).handle(path, body)
        # Where the interface lies; what is asked elsewhere is sent there.
        base = self.state.mischief.get("base", "")
        if not path.startswith(base + "/"):
            raise Answer(301, b"", "text/html", base + self.path)
        path = path[len(base):]
        if self.state.mischief.get("portal"):
            raise Answer(200, b"\n<!doctype html><title>Welcome</title><p>Sign in to this network.", "text/html")
        if self.state.takes("error"):
            raise Answer(500, {"error_message": "out of order"})
        if path.startswith("/v1/"):
            return self.miniflux(path[3:], query, body)
        form = urllib.parse.parse_qs(body.decode(), keep_blank_values=True)
        if path == "/accounts/ClientLogin":
            if form.get("Email") != [USER] or form.get("Passwd") != [PASSWORD]:
                raise Answer(401, b"Error=BadAuthentication\n", "text/plain")
            return Answer(200, f"SID=x\nLSID=x\nAuth={self.state.session}\n".encode(), "text/plain")
        if path.startswith("/reader/api/0/"):
            return self.greader(path[len("/reader/api/0/"):], query, form)
        raise Answer(404, {"error": "not found"})

    # --- Google Reader ---

    def greader(self, call, query, form):
        state = self.state
        if state.takes("expire-session"):
            state.session += "x"
        if self.headers.get("Authorization") != f"GoogleLogin auth={state.session}":
            if state.mischief.get("says-unauthorized"):
                raise Answer(200, b"Unauthorized!", "text/plain")  # as FreshRSS did
            raise Answer(401, b"Unauthorized", "text/plain")
        if call == "token":
            return Answer(200, state.edit_token.encode() + b"\n", "text/plain")
        if self.command == "POST":
            if state.takes("expire-token"):
                state.edit_token += "x"
            if form.get("T") != [state.edit_token]:
                raise Answer(401, b"Unauthorized", "text/plain")
            if state.mischief.get("tokens-for-one"):
                state.edit_token += "x"
            self.limit(len(form.get("i", [])))
        if call == "subscription/list":
            return Answer(200, {"subscriptions": [self.subscription(f) for f in state.feeds.values()]})
        if call == "tag/list":
            return Answer(200, {"tags": [{"id": f"user/1/label/{n}"} for n in state.categories.values()]})
        if call == "stream/items/ids":
            return self.item_ids(query)
        if call == "stream/items/contents":
            return self.contents(form)
        if call == "edit-tag":
            return self.edit_tag(form)
        if call == "subscription/edit":
            return self.edit_subscription(form)
        raise Answer(404, {"error": "not found"})

    def limit(self, n_ids):
        """A body with more ids than "most" is too large for what stands before the server."""
        if n_ids > self.state.mischief.get("most", n_ids):
            raise Answer(413, b"<html><h1>413 Request Entity Too Large</h1></html>", "text/html")

    def subscription(self, feed):
        name = self.state.categories[feed["category"]]
        return {"id": f"feed/{feed['id']}", "title": feed["title"], "url": feed["url"],
                "htmlUrl": feed["site"], "categories": [{"id": f"user/1/label/{name}", "label": name}]}

    def item_ids(self, query):
        state = self.state
        entries = sorted(state.entries.values(), key=lambda e: -e["id"])
        if query["s"][0].endswith("/starred"):
            entries = [e for e in entries if e["is_saved"]]
        if any(x.endswith("/read") for x in query.get("xt", [])):
            entries = [e for e in entries if not e["is_read"]]
        if "ot" in query:
            entries = [e for e in entries if e["changed"] >= int(query["ot"][0])]
        begin = int(query.get("c", ["0"])[0])
        n = int(query.get("n", ["20"])[0])
        if state.mischief.get("small-pages"):
            n = min(n, state.mischief["small-pages"])
        page = entries[begin:begin + n]
        if state.mischief.get("overlap"):
            page = entries[max(begin - 2, 0):begin + n]
        ids = [str(e["id"]) for e in page]
        if state.mischief.get("repeat"):
            ids = [i for i in ids for _ in range(2)]
        if state.mischief.get("mixed-ids"):  # two of three as numbers or in decimal, the third long
            ids = [(int(i), i, LONG_ID + "%016x" % int(i))[int(i) % 3] for i in ids]
        answer = {"itemRefs": [{"id": i} for i in ids]}
        if begin + n < len(entries):
            answer["continuation"] = str(begin + n)
        if state.mischief.get("endless"):
            answer["continuation"] = str(begin)
        if state.mischief.get("never-ends"):  # each page names another, behind the end they are empty
            answer["continuation"] = str(begin + n)
        if state.mischief.get("begins-again") and begin + n >= len(entries):
            answer["continuation"] = "00"
        return Answer(200, answer)

    def contents(self, form):
        self.limit(len(form.get("i", [])))
        found = [self.state.entries.get(item_number(i)) for i in form.get("i", [])]
        if not any(found):
            raise Answer(400, {"error_message": "none is there"})  # as Miniflux does
        return Answer(200, {"items": [self.item(e) for e in found if e is not None]})

    def item(self, entry):
        categories = ["user/1/state/com.google/reading-list"]
        categories += ["user/1/state/com.google/read"] * entry["is_read"]
        categories += ["user/1/state/com.google/starred"] * entry["is_saved"]
        # Its feed's folder, too, as servers do.
        feed = self.state.feeds.get(entry["feed"])
        folders = [self.state.categories[feed["category"]]] if feed is not None else []
        categories += [f"user/1/label/{name}" for name in [*folders, *entry["labels"]]]
        unit = state_unit(self.state)
        return {"id": LONG_ID + "%016x" % entry["id"], "title": entry["title"],
                "published": entry["published"] * unit, "categories": categories + ["News"],
                "canonical": [{"href": entry["url"]}] if entry["url"] else [], "summary": {"content": entry["content"]},
                "author": "Ada Writer", "origin": {"streamId": f"feed/{entry['feed']}"}}

    def edit_tag(self, form):
        state = self.state
        if state.takes("refuse-marks"):
            raise Answer(500, b"Error", "text/plain")
        if state.takes("error-text"):
            return Answer(200, b"The database is locked", "text/plain")
        for text in form.get("i", []):
            entry = state.entries.get(item_number(text))
            for field, value in (("a", True), ("r", False)):
                for tag in form.get(field, []):
                    if entry is not None and tag.endswith("/read"):
                        state.mark(entry, "is_read", value)
                    elif entry is not None and tag.endswith("/starred"):
                        state.mark(entry, "is_saved", value)
        if state.takes("error-after"):
            raise Answer(500, b"Error", "text/plain")
        return Answer(200, b"OK", "text/plain")

    def edit_subscription(self, form):
        state, stream = self.state, form["s"][0][len("feed/"):]
        if state.takes("refuse-feeds"):
            raise Answer(400, b"Error", "text/plain")
        labels = [a.split("/label/", 1)[1] for a in form.get("a", []) if "/label/" in a]
        if form["ac"] == ["subscribe"]:
            feed = state.subscribe(stream, form.get("t", [None])[0])
        elif form["ac"] == ["unsubscribe"]:
            state.unsubscribe(int(stream))
            return Answer(200, b"OK", "text/plain")
        else:
            feed = state.feeds[int(stream)]
            feed["title"] = form.get("t", [feed["title"]])[0]
            if form.get("r"):
                feed["category"] = 1
        if labels:
            feed["category"] = state.category(labels[0])
        return Answer(200, b"OK", "text/plain")

    # --- Miniflux ---

    def miniflux(self, call, query, body):
        state = self.state
        pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("X-Auth-Token") != TOKEN and self.headers.get("Authorization") != f"Basic {pair}":
            raise Answer(401, {"error_message": "Access Unauthorized"})
        if state.takes("expire-session"):
            raise Answer(401, {"error_message": "Access Unauthorized"})
        data = json.loads(body) if body else {}
        if call == "/me":
            return Answer(200, {"id": 1, "username": USER})
        if call == "/categories" and self.command == "GET":
            return Answer(200, [{"id": i, "title": n} for i, n in state.categories.items()])
        if call == "/categories":
            if data["title"].lower() in [n.lower() for n in state.categories.values()]:
                raise Answer(400, {"error_message": "This category already exists."})
            return Answer(201, {"id": state.category(data["title"]), "title": data["title"]})
        if call == "/feeds/counters":
            unread = {}
            for entry in state.entries.values():
                if not entry["is_read"] and not entry["is_removed"]:
                    unread[str(entry["feed"])] = unread.get(str(entry["feed"]), 0) + 1
            return Answer(200, {"reads": {}, "unreads": unread})
        if call == "/feeds" and self.command == "GET":
            return Answer(200, [self.miniflux_feed(f) for f in state.feeds.values()])
        if call == "/feeds":
            if state.takes("refuse-feeds"):
                raise Answer(400, {"error_message": "no feed"})
            feed = state.subscribe(data["feed_url"], None, data.get("category_id") or 1)
            return Answer(201, {"feed_id": feed["id"]})
        match = re.fullmatch(r"/feeds/(\d+)", call)
        if match:
            return self.miniflux_edit(int(match[1]), data)
        if call == "/entries" and self.command == "GET":
            return self.miniflux_entries(query)
        if call == "/entries":
            return self.miniflux_mark(data)
        match = re.fullmatch(r"/entries/(\d+)(/bookmark)?", call)
        if match and int(match[1]) in state.entries:
            entry = state.entries[int(match[1])]
            if match[2]:
                state.mark(entry, "is_saved", not entry["is_saved"])
                if state.takes("error-after"):
                    raise Answer(500, {"error_message": "out of order"})
                return Answer(204)
            return Answer(200, self.miniflux_entry(entry))
        raise Answer(404, {"error_message": "not found"})

    def miniflux_feed(self, feed):
        return {"id": feed["id"], "feed_url": feed["url"], "site_url": feed["site"], "title": feed["title"],
                "category": {"id": feed["category"], "title": self.state.categories[feed["category"]]}}

    def miniflux_edit(self, feed_id, data):
        if feed_id not in self.state.feeds:
            raise Answer(404, {"error_message": "not found"})
        if self.command == "DELETE":
            self.state.unsubscribe(feed_id)
            return Answer(204)
        feed = self.state.feeds[feed_id]
        feed["title"] = data.get("title", feed["title"])
        feed["category"] = data.get("category_id", feed["category"])
        return Answer(201, self.miniflux_feed(feed))

    def miniflux_entry(self, entry):
        return {"id": entry["id"], "feed_id": entry["feed"], "title": entry["title"], "url": entry["url"],
                "content": entry["content"], "author": "Ada Writer", "tags": ["News"],
                "status": "removed" if entry["is_removed"] else "read" if entry["is_read"] else "unread", "starred": entry["is_saved"],
                "published_at": stamp(entry["published"]), "changed_at": stamp(entry["changed"]),
                "enclosures": None}

    def miniflux_entries(self, query):
        entries = list(self.state.entries.values())
        key = "changed" if query.get("order") == ["changed_at"] else "id"
        entries.sort(key=lambda e: e[key], reverse=query.get("direction") == ["desc"])
        entries = [e for e in entries if not e["is_removed"]]
        if query.get("status") == ["unread"]:
            entries = [e for e in entries if not e["is_read"]]
        if "before_entry_id" in query:
            entries = [e for e in entries if e["id"] < int(query["before_entry_id"][0])]
        if "changed_after" in query and not state_is_old(self.state):
            entries = [e for e in entries if e["changed"] > int(query["changed_after"][0])]
        begin = int(query.get("offset", ["0"])[0])
        page = entries[begin:begin + int(query.get("limit", ["100"])[0])]
        return Answer(200, {"total": len(entries), "entries": [self.miniflux_entry(e) for e in page]})

    def miniflux_mark(self, data):
        if self.state.takes("refuse-marks"):
            raise Answer(500, {"error_message": "out of order"})
        self.limit(len(data["entry_ids"]))
        found = [self.state.entries[i] for i in data["entry_ids"] if i in self.state.entries]
        if not found:
            raise Answer(500, {"error_message": "nothing has been updated"})
        for entry in found:
            self.state.mark(entry, "is_read", data["status"] == "read")
        if self.state.takes("error-after"):
            raise Answer(500, {"error_message": "out of order"})
        return Answer(204)


class Control:
    """What a test reads and changes: GET /control/state, POST /control/NAME with JSON."""

    def __init__(self, state):
        self.state = state

    def handle(self, path, body):
        data = json.loads(body) if body else {}
        name = path[len("/control/"):].replace("-", "_")
        return Answer(200, getattr(self, name)(**data))

    def get_state(self):
        state = self.state
        return {"entries": list(state.entries.values()), "feeds": list(state.feeds.values()),
                "categories": state.categories, "requests": len(state.requests), "sent": state.sent}

    def get_requests(self, clear=True):
        requests, sent = self.state.requests, self.state.sent
        if clear:
            self.state.requests, self.state.sent = [], 0
        return {"requests": requests, "sent": sent}

    def mischief(self, **names):
        self.state.mischief = names
        return {}

    def clock(self, ahead):
        self.state.clock = ahead
        return {}

    def mark(self, entry, name, value):
        self.state.mark(self.state.entries[entry], name, value)
        return {}

    def label(self, entry, labels):
        self.state.entries[entry]["labels"] = labels
        return {}

    def add(self, feed=1, **values):
        return self.state.add_entry(feed, **values)

    def subscribe(self, url, title=None):
        return self.state.subscribe(url, title)

    def unsubscribe(self, feed, keep_saved=False):
        self.state.unsubscribe(feed, keep_saved)
        return {}

    def move_feed(self, feed, url):
        self.state.feeds[feed]["url"] = url
        return {}

    def remove(self, entry):
        """As Miniflux does where the user takes an entry away: it is there, and in no list."""
        self.state.entries[entry]["is_removed"] = True
        self.state.entries[entry]["changed"] = self.state.now()
        return {}

    def rename(self, feed, title):
        self.state.feeds[feed]["title"] = title
        return {}

    def file(self, feed, category):
        self.state.feeds[feed]["category"] = self.state.category(category)
        return {}

    def lose(self, entries):
        for entry in entries:
            self.state.entries.pop(entry, None)
        return {}

    def lose_feeds(self):
        self.state.feeds = {}
        self.state.entries = {}
        return {}

    def renumber(self):
        """As after a backup of another machine was brought in: all ids are others."""
        entries = sorted(self.state.entries.values(), key=lambda e: -e["id"])
        for number, entry in enumerate(entries, 1):
            entry["id"] = number
        self.state.entries = {e["id"]: e for e in entries}
        self.state.next_entry = len(entries) + 1
        return {}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """Who is killed leaves."""


def start(n_feeds=2, n_entries=10, n_unread=10):
    server = Server(("127.0.0.1", 0), Handler)
    server.state = State(n_feeds, n_entries, n_unread)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--feeds", type=int, default=2)
    parser.add_argument("--entries", type=int, default=10)
    parser.add_argument("--unread", type=int)
    options = parser.parse_args()
    unread = options.entries if options.unread is None else options.unread
    server = start(options.feeds, options.entries, unread)
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
