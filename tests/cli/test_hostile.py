# SPDX-License-Identifier: GPL-3.0-or-later
"""A refresh among servers that do all that they should not: every good story comes, every error is named, and nobody
waits for another one. Sixty-one feeds, each of a server on a port of its own."""

import gzip
import os
import resource
import socket
import struct
import subprocess
import threading
import time
import unittest
import zlib

import cli_case

GOOD = 5
RSS = "<?xml version='1.0'?><rss version='2.0'><channel><title>%s</title>%s</channel></rss>"
ITEM = "<item><title>%s %d</title><link>http://paper.example/%s/%d</link><guid>%s-%d</guid><description>Words of it.</description></item>"


def items(name, n=GOOD):
    return "".join(ITEM % (name, i, name, i, name, i) for i in range(n))


def rss(name, n=GOOD):
    return RSS % (name, items(name, n))


def atom(name):
    entries = "".join("<entry><title>%s %d</title><id>%s-%d</id><link href='http://paper.example/%s/%d'/><updated>2026-11-20T09:00:00Z</updated>"
                      "<summary>Words.</summary></entry>" % (name, i, name, i, name, i) for i in range(GOOD))
    return "<feed xmlns='http://www.w3.org/2005/Atom'><title>%s</title><id>x</id>%s</feed>" % (name, entries)


def json_feed(name):
    entries = ",".join('{"id":"%s-%d","url":"http://paper.example/%s/%d","title":"%s %d","content_text":"Words."}' % (name, i, name, i, name, i)
                       for i in range(GOOD))
    return '{"version":"https://jsonfeed.org/version/1.1","title":"%s","items":[%s]}' % (name, entries)


def rdf(name):
    entries = "".join("<item rdf:about='http://paper.example/%s/%d'><title>%s %d</title><link>http://paper.example/%s/%d</link></item>"
                      % (name, i, name, i, name, i) for i in range(GOOD))
    return ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'>"
            "<title>%s</title></channel>%s</rdf:RDF>" % (name, entries))


def head(status=200, length=None, **headers):
    lines = ["HTTP/1.1 %d X" % status]
    if length is not None:
        lines.append("Content-Length: %d" % length)
    lines += ["%s: %s" % (key.replace("_", "-"), value) for key, value in headers.items()]
    return ("\r\n".join(lines) + "\r\nConnection: close\r\n\r\n").encode("latin-1")


def whole(body, status=200, **headers):
    body = body.encode() if isinstance(body, str) else body
    return lambda server, connection: connection.sendall(head(status, len(body), **headers) + body)


def raw(data):
    return lambda server, connection: connection.sendall(data)


def deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def never(server, connection):
    server.ended.wait(60)


def drip(server, connection):
    connection.sendall(head(200, 100000, Content_Type="application/rss+xml"))
    while not server.ended.wait(1):
        connection.sendall(b" ")


def slow_head(server, connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while not server.ended.wait(1):
        connection.sendall(b"X-Wait: 1\r\n")


def endless(server, connection):
    connection.sendall(head(200, Content_Type="application/rss+xml") + b"<rss version='2.0'><channel><title>endless</title>")
    item = (items("endless", 1) * 400).encode()
    while not server.ended.is_set():
        connection.sendall(item)


def promises(server, connection):
    while not server.ended.is_set():
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" * 50)


def circle(server, connection):
    connection.sendall(head(302, 0, Location="/again"))


def chain(steps):
    def answer(server, connection):
        number = int(server.path.strip("/") or 0) if server.path.strip("/").isdigit() else 0
        if number < steps:
            connection.sendall(head(302, 0, Location="/%d" % (number + 1)))
        else:
            whole(rss(server.name))(server, connection)
    return answer


def moved_away(server, connection):
    connection.sendall(head(301, 0, Location="/gone") if server.path != "/gone" else head(404, 0))


def reset(server, connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def once_moved(status):
    def answer(server, connection):
        if server.path == "/there":
            whole(rss(server.name))(server, connection)
        else:
            connection.sendall(head(status, 0, Location="/there"))
    return answer


def chunked(server, connection):
    body = rss(server.name).encode()
    connection.sendall(head(200, Transfer_Encoding="chunked"))
    for i in range(0, len(body), 77):
        part = body[i:i + 77]
        connection.sendall(b"%x;extension=1\r\n%s\r\n" % (len(part), part))
    connection.sendall(b"0\r\nTrailer: 1\r\n\r\n")


LAUGHS = ("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>" +
          "".join("<!ENTITY %s '%s'>" % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10) for i in range(9)) +
          "]><rss version='2.0'><channel><title>&j;</title></channel></rss>")

# Name -> what its server does; all of its stories come.
SOUND = {
    "plain": whole(rss("plain"), Content_Type="application/rss+xml"),
    "atom": whole(atom("atom"), Content_Type="application/atom+xml"),
    "json": whole(json_feed("json"), Content_Type="application/feed+json"),
    "rdf": whole(rdf("rdf"), Content_Type="application/rdf+xml"),
    "no-type": whole(rss("no-type")),
    "html-type": whole(rss("html-type"), Content_Type="text/html"),
    "wrong-charset": whole(rss("wrong-charset"), Content_Type="text/xml; charset=no-such-thing"),
    "mark": whole(b"\xef\xbb\xbf" + rss("mark").encode()),
    "utf-16": whole(rss("utf-16").replace("?>", " encoding='utf-16'?>").encode("utf-16")),
    "latin": whole(rss("latin").replace("Words", "W\xf6rter").encode("latin-1"), Content_Type="text/xml; charset=iso-8859-1"),
    "space-before": whole("\n\n  " + rss("space-before")),
    "words-behind": whole(rss("words-behind") + "<!-- end --><script>1</script>"),
    "ampersands": whole(rss("ampersands").replace("Words", "Q & A & more")),
    "controls": whole(rss("controls").replace("Words", "W\x01\x08ords")),
    "no-end": whole(rss("no-end").replace("</channel></rss>", "")),
    "gzip": whole(gzip.compress(rss("gzip").encode()), Content_Encoding="gzip"),
    "deflate": whole(zlib.compress(rss("deflate").encode()), Content_Encoding="deflate"),
    "bare-deflate": whole(deflate(rss("bare-deflate").encode()), Content_Encoding="deflate"),
    "gzip-said": whole(rss("gzip-said"), Content_Encoding="gzip"),
    "charset-as-coding": whole(rss("charset-as-coding"), Content_Encoding="UTF-8"),
    "chunked": chunked,
    "http-1.0": raw(b"HTTP/1.0 200 OK\r\n\r\n" + rss("http-1.0").encode()),
    "no-reason": raw(b"HTTP/1.1 200\r\nConnection: close\r\n\r\n" + rss("no-reason").encode()),
    "found": once_moved(302),
    "see-other": once_moved(303),
    "temporary": once_moved(307),
    "permanent": once_moved(301),
    "permanent-too": once_moved(308),
    "chain": chain(5),
    "cookies": lambda server, connection: connection.sendall(
        head(200, len(rss("cookies")), **{"Set-Cookie": "a=" + "b" * 3000}) + rss("cookies").encode()),
    "no-guids": whole(rss("no-guids").replace("<guid>", "<x>").replace("</guid>", "</x>")),
    "dates": whole(rss("dates").replace("<description>", "<pubDate>yesterday, or so</pubDate><description>")),
    "future": whole(rss("future").replace("<description>", "<pubDate>Fri, 20 Nov 2099 09:00:00 GMT</pubDate><description>")),
    "many-headers": whole(rss("many-headers"), **{"X_%d" % i: "y" * 50 for i in range(80)}),
    "capitals": whole(rss("capitals").replace("<item>", "<ITEM>").replace("</item>", "</ITEM>")),
    "stylesheet": whole(rss("stylesheet").replace("?><rss", "?><?xml-stylesheet href='x'?><!DOCTYPE rss><rss")),
    "long-title": whole(rss("long-title").replace("Words", "Words " * 20000)),
    "twice": whole(rss("twice").replace("</channel>", items("twice") + "</channel>")),
    "public-address": whole(rss("public-address"), Link="<http://paper.example/hub>; rel=hub"),
    "laughs": whole(LAUGHS.replace("</channel>", items("laughs") + "</channel>")),
    "commented": whole(rss("commented").replace("</channel>", "<!-- <item><title>Not this one</title></item> --></channel>")),
}

# Name -> what its server does, and what is said of it.
BROKEN = {
    "silent": (never, "fetch:TIMEOUT"),
    "slow-head": (slow_head, "fetch:TIMEOUT"),
    "drip": (drip, "fetch:TIMEOUT"),
    "endless": (endless, "fetch:TOO_LARGE"),
    "bomb": (whole(gzip.compress(b" " * (64 << 20)), Content_Encoding="gzip"), "fetch:TOO_LARGE"),
    "promises": (promises, "fetch:FAILED"),
    "circle": (circle, "fetch:REDIRECTS"),
    "long-chain": (chain(20), "fetch:REDIRECTS"),
    "to-a-file": (lambda server, connection: connection.sendall(head(302, 0, Location="file:///etc/passwd")), "fetch:REDIRECTS"),
    "moved-away": (moved_away, "fetch:NOT_FOUND"),
    "basic": (lambda server, connection: connection.sendall(head(401, 0, WWW_Authenticate="Basic realm=x")), "fetch:UNAUTHORIZED"),
    "digest": (lambda server, connection: connection.sendall(
        head(401, 0, WWW_Authenticate='Digest realm="x", nonce="y", qop="auth"')), "fetch:UNAUTHORIZED"),
    "gone": (whole("Gone", 410), "fetch:GONE"),
    "wait-seconds": (whole("", 429, Retry_After="7200"), "fetch:TOO_MANY_REQUESTS"),
    "wait-date": (whole("", 503, Retry_After="Fri, 20 Nov 2099 09:00:00 GMT"), "fetch:TOO_MANY_REQUESTS"),
    "trouble": (whole("<p>Out of order</p>", 500, Content_Type="text/html"), "fetch:SERVER"),
    "reset": (reset, "fetch:"),
    "no-http": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "fetch:"),
    "deep": (whole("<rss><channel>" + "<a>" * 200000), "parse:"),
    "junk": (whole(os.urandom(4000), Content_Type="application/rss+xml"), "parse:"),
}


class Server:
    """One server, on a port of its own."""

    def __init__(self, name, answer):
        self.name, self.answer, self.path = name, answer, ""
        self.ended = threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=32)
        self.url = "http://127.0.0.1:%d/" % self.socket.getsockname()[1]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            with connection:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    part = connection.recv(4096)
                    if not part:
                        return
                    asked += part
                self.path = asked.split()[1].decode()
                self.answer(self, connection)
        except OSError:
            pass

    def close(self):
        self.ended.set()
        self.socket.close()


class Hostile(cli_case.CliCase):
    def setUp(self):
        super().setUp()
        self.servers = [Server(name, answer) for name, answer in SOUND.items()]
        self.servers += [Server(name, answer) for name, (answer, _) in BROKEN.items()]
        outlines = "".join('<outline type="rss" text="%s" xmlUrl="%s"/>' % (server.name, server.url) for server in self.servers)
        self.opml = self.write("feeds.opml", ('<opml version="2.0"><body>%s</body></opml>' % outlines).encode())

    def tearDown(self):
        for server in self.servers:
            server.close()
        super().tearDown()

    def test_all(self):
        self.assertEqual(len(self.servers), 61)
        self.assert_done(self.cli("import", self.opml))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        process = subprocess.Popen([cli_case.CLI, "--profile", self.profile, "refresh"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        peak = 0
        while process.poll() is None:
            try:
                with open("/proc/%d/status" % process.pid, encoding="utf-8") as file:
                    peak = max([peak] + [int(line.split()[1]) for line in file if line.startswith("VmHWM")])
            except OSError:
                pass
            time.sleep(0.05)
        out, err = (text.decode() for text in process.communicate())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        print("# %.1f s, %.2f CPU s, %.0f MB" % (time.monotonic() - began, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
                                                 peak / 1024))
        self.assertEqual(process.returncode, 0, err)
        feeds = {line["url"]: line for line in self.cli("feeds", "--json").lines()}
        names = {server.name: feeds.get(server.url) for server in self.servers}
        # What moved for good is at another address.
        for server in self.servers:
            if names[server.name] is None:
                names[server.name] = feeds.get(server.url + "there")
        wrong = {}
        for name in SOUND:
            if names[name] is None or names[name]["stories"] != GOOD:
                wrong[name] = names[name] and {key: names[name].get(key) for key in ("stories", "error_code", "error")}
        for name, (_, code) in BROKEN.items():
            if names[name] is None or not (names[name].get("error_code") or "").startswith(code) or not names[name].get("error"):
                wrong[name] = names[name] and {key: names[name].get(key) for key in ("stories", "error_code", "error")}
        self.maxDiff = None
        self.assertEqual(wrong, {})
        listed = self.cli("list", "--json", "--limit", "1000").lines()
        self.assertGreaterEqual(len(listed), GOOD * len(SOUND))
        self.assertNotIn("root:", "".join(line.get("title", "") for line in listed))
        for server in self.servers:
            self.assertEqual(server.url in err, server.name in BROKEN or server.name == "no-end", server.name)
        # The bound that keeps a bomb and a feed without an end from being the computer's: no measure of speed.
        self.assertLess(peak, 400 * 1024)


if __name__ == "__main__":
    unittest.main()
