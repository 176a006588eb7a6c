# SPDX-License-Identifier: GPL-3.0-or-later
"""An open net and a user's own network, in namespaces of the test's own: no packet leaves them.

All addresses are on the loopback device of a network namespace, one web server answers at all of them and notes at which
address it was asked. Names are in a hosts file of the test's own."""
import http.server
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading

PUBLIC = ["93.184.216.34", "93.184.216.35", "2606:2800:220:1::1"]
PRIVATE = ["192.168.1.1", "10.0.0.5", "172.16.0.9", "100.64.0.7", "169.254.169.254", "198.18.0.1", "192.0.0.9", "fd00::1",
           "fec0::1", "64:ff9b::a00:5", "2002:c0a8:101::1"]
NAMES = {
    "news.example": "93.184.216.34", "other.example": "93.184.216.35", "six.example": "2606:2800:220:1::1",
    "inside.example": "192.168.1.1", "loop.example": "127.0.0.1", "zero.example": "0.0.0.0", "unique.example": "fd00::1",
    "carrier.example": "100.64.0.7", "metadata.example": "169.254.169.254", "rebinding.example": "93.184.216.34",
    "nas.home": "192.168.1.1",
}

# Ways of spelling a host that is not in the open net.
SPELLINGS = [
    "192.168.1.1", "192.168.257", "192.11010305", "3232235777", "0xc0a80101", "0xC0.0xA8.1.1", "0300.0250.1.1", "192.168.1.1.",
    "192.168.1.1:80", "user@192.168.1.1", "news.example@192.168.1.1", "news.example:80@192.168.1.1", "news.example%40@10.0.0.5",
    "10.5", "10.0.0.5", "0xa.5", "012.0.0.5", "172.16.9", "100.64.0.7", "169.254.169.254", "2852039166", "198.18.0.1", "192.0.0.9",
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f.1", "0177.1", "017700000001", "0", "0.0.0.0", "0x0", "127.255.255.254",
    "localhost", "LocalHost", "localhost.", "a.localhost", "ip6-localhost", "１９２.168.1.1", "192。168。1。1", "①⑨②.168.1.1",
    "%31%39%32.168.1.1", "192%2e168%2e1%2e1", "loc%61lhost", "ｌｏｃａｌｈｏｓｔ",
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:192.168.1.1]", "[::ffff:c0a8:101]", "[::127.0.0.1]", "[fd00::1]", "[fec0::1]",
    "[64:ff9b::a00:5]", "[2002:c0a8:101::1]", "[fe80::1]", "[::ffff:0:192.168.1.1]", "[fd00:0:0::1]:80",
    "inside.example", "INSIDE.example", "inside.example.", "loop.example", "zero.example", "unique.example", "carrier.example",
    "metadata.example", "nas.home",
]

# Whole addresses that some parser or other reads as one of the inside.
ADDRESSES = [
    "http:192.168.1.1/a.png", "http:/192.168.1.1/b.png", "http:///192.168.1.1/c.png", "http:\\\\192.168.1.1\\d.png", "//192.168.1.1/e.png",
    "\\\\192.168.1.1\\f.png", "/\\192.168.1.1/g.png", "///192.168.1.1/h.png", " http://192.168.1.1/i.png ", "ht\ttp://192.168.1.1/j.png",
    "http://192.168\t.1.1/k.png", "http://192.168.1.1\\@news.example/l.png", "http://news.example\\@192.168.1.1/m.png",
    "http://news.example#@192.168.1.1/n.png", "http://192.168.1.1#@news.example/o.png", "http://news.example?@192.168.1.1/p.png",
    "http://a@b@192.168.1.1/q.png", "http://a:b@c:d@192.168.1.1/r.png", "HTTP://192.168.1.1/s.png", "http://192.168.1.1:/t.png",
    "http://192.168.1.1:00080/u.png", "http://%75ser@192.168.1.1/v.png", "http://news.example%2f@192.168.1.1/w.png",
    "http://news.example%00@192.168.1.1/x.png", "http://news.example%0d%0aHost:192.168.1.1/y.png", "http://[::ffff:192.168.1.1%25lo]/z.png",
    "http://[fe80::1%25lo]/aa.png", "http://[::1]:80/ab.png", "http://0:80/ac.png", "http://127.0.0.1%2f@news.example/ad.png",
    "http://192.168.1.1%20/ae.png", "http://192.168.1.1%09/af.png", "http://192.168.1.1%E3%80%82/ag.png", "feed://192.168.1.1/ah.png",
    "feed:http://192.168.1.1/ai.png", "ftp://192.168.1.1/aj.png", "file:///etc/passwd", "ws://192.168.1.1/ak.png",
    "http://١٩٢.١٦٨.١.١/al.png", "http://localhost%2e/am.png", "http://localhost%00.news.example/an.png",
    "http://xn--localhost-/ao.png", "http://inside.example%2e/ap.png", "http://INSIDE%2eEXAMPLE/aq.png", "http://in\u00adside.example/ar.png",
    "http://ıⓝside.example/as.png", "http://ⓘnside.example/at.png", "http://inside。example/au.png", "https://192.168.1.1/av.png",
    "http://192.168.1.1.:80/aw.png", "http://0xc0a80101:80/ax.png", "http://030052000401/ay.png", "http://0x0000000000c0a80101/az.png",
    "http://192.168.1.1../ba.png", "http://127.0.0.1./bb.png", "http://2130706433./bc.png", "http://[::ffff:7f00:0001]/bd.png",
]

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cfc0f01f000500"
                        "01ff0a9b9a1d0000000049454e44ae426082")


def missing():
    """Why there are no namespaces here; None if there may be."""
    if sys.platform != "linux":
        return "namespaces are Linux's"
    for program in ("unshare", "ip", "mount", "openssl"):
        if shutil.which(program, path=PATH) is None:
            return "there is no " + program
    return None


PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def enter(*wrapper):
    """Runs this program again in namespaces of its own, unless that is where it runs; with a wrapper, by that program.

    Returns: why that cannot be; None inside."""
    if os.environ.get("BYLINE_TWO_NETWORKS"):
        return None
    reason = missing()
    if reason is not None:
        return reason
    options = ["--net", "--mount"] if os.geteuid() == 0 else ["--map-root-user", "--net", "--mount"]
    probe = subprocess.run(["unshare", *options, "sh", "-c",
                            "ip link set lo up && ip address add 93.184.216.34/32 dev lo && ip route add default dev lo"
                            " && mount --bind /etc/hosts /etc/hosts"],
                           env={**os.environ, "PATH": PATH}, capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        return "no namespaces can be made here (%s)" % (probe.stderr.strip().splitlines() or ["unshare"])[-1]
    os.environ["BYLINE_TWO_NETWORKS"] = "1"
    os.environ["PATH"] = PATH
    sys.stdout.flush()
    os.set_inheritable(1, True)
    try:
        os.set_inheritable(3, True)
    except OSError:
        pass
    os.execvp("unshare", ["unshare", *options, *wrapper, sys.executable, *sys.argv])
    return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        networks = self.server.networks
        address = self.connection.getsockname()[0].split("%")[0]
        if address.startswith("::ffff:") and "." in address:
            address = address[len("::ffff:"):]
        networks.requests.append((address, self.headers.get("Host", ""), self.path, dict(self.headers)))
        if self.path.startswith("http:"):  # as a proxy is asked
            answer = networks.answers.get(self.path) or (404, {}, b"")
        else:
            answer = networks.answer(self.headers.get("Host", "").split(":")[0].lower().rstrip("."), self.path, self.server.secure)
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Web(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()

    def handle_error(self, *_):
        pass


class Networks:
    """The addresses, the names, and what is answered."""

    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix="byline-networks-")
        self.requests = []
        self.answers = {}
        run = lambda *words: subprocess.run(words, check=True)  # noqa: E731
        run("ip", "link", "set", "lo", "up")
        for address in PUBLIC + PRIVATE:
            if ":" in address:
                subprocess.run(["ip", "-6", "address", "add", address + "/128", "dev", "lo", "nodad"], check=False,
                               stderr=subprocess.DEVNULL)
            else:
                run("ip", "address", "add", address + "/32", "dev", "lo")
        # A machine without a way out counts as offline.
        run("ip", "route", "add", "default", "dev", "lo")
        self.hosts = os.path.join(self.dir, "hosts")
        self.name(NAMES)
        run("mount", "--bind", self.hosts, "/etc/hosts")
        # Nobody else is asked for a name.
        switch = os.path.join(self.dir, "nsswitch.conf")
        with open(switch, "w", encoding="ascii") as file:
            file.write("passwd: files\ngroup: files\nhosts: files\n")
        if os.path.exists("/etc/nsswitch.conf"):
            run("mount", "--bind", switch, "/etc/nsswitch.conf")
        self.web = self.serve(80, None)
        self.tls = None
        self.proxy = None

    def name(self, names):
        """Says where names are from now on."""
        with open(self.hosts, "w", encoding="ascii") as file:
            file.write("127.0.0.1 localhost\n::1 localhost ip6-localhost\n")
            file.writelines("%s %s\n" % (address, name) for name, address in names.items())

    def serve(self, port, context):
        web = Web(("::", port), Handler)
        web.networks = self
        web.secure = context is not None
        if context is not None:
            web.socket = context.wrap_socket(web.socket, server_side=True)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        return web

    def serve_https(self):
        """Adds https, with certificates that are trusted here.

        Returns: whether that can be."""
        bundle = "/etc/ssl/certs/ca-certificates.crt"
        if not os.path.exists(bundle):
            return False
        key, certificate = os.path.join(self.dir, "key.pem"), os.path.join(self.dir, "certificate.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "3650",
                        "-subj", "/CN=news.example", "-addext", "subjectAltName=" + ",".join("DNS:" + name for name in NAMES)],
                       check=True, capture_output=True)
        subprocess.run(["mount", "--bind", certificate, bundle], check=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.tls = self.serve(443, context)
        return True

    def answer(self, host, path, secure):
        found = self.answers.get(("https://" if secure else "http://") + host + path) or self.answers.get(path)
        if callable(found):
            found = found()
        if found is not None:
            return found
        if ".png" in path or ".ico" in path:
            return 200, {"Content-Type": "image/png"}, PICTURE
        return 200, {"Content-Type": "text/html; charset=utf-8"}, story_page("A page of the inside", "")

    def add(self, path, body, content_type="application/rss+xml", status=200, **headers):
        self.answers[path] = (status, {"Content-Type": content_type, **{k.replace("_", "-"): v for k, v in headers.items()}},
                              body if isinstance(body, bytes) else body.encode())

    def redirect(self, path, location, status=301):
        # A header carries bytes; what is not ASCII stands there as UTF-8.
        self.answers[path] = (status, {"Location": location.encode().decode("latin-1")}, b"")

    def private(self):
        """Requests that came to an address which is not in the open net."""
        return [(address, host, path) for address, host, path, _ in self.requests if address not in PUBLIC]

    def asked(self, path):
        return [headers for _, _, asked, headers in self.requests if asked == path]

    def close(self):
        self.web.shutdown()
        shutil.rmtree(self.dir, ignore_errors=True)


# --- Documents that lead inside ---

WORDS = "The harbour opened its gates at noon, and the first ship of the year came in under a grey sky, with sails and bells. "


def story_page(title, head, body=""):
    return ("<!doctype html><html><head><title>%s</title>%s</head><body><article><h1>%s</h1>%s%s</article></body></html>"
            % (title, head, title, "".join("<p>%s</p>" % (WORDS * 4) for _ in range(5)), body)).encode()


def hostile_story(host):
    """A story's page in the open net, all of whose parts are said to be at @host."""
    at = "http://%s/" % host
    ld = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A story", "image": at + "ld.png",
          "author": {"@type": "Person", "name": "Ann Writer", "image": at + "ld-author.png", "url": at + "ann"},
          "publisher": {"@type": "Organization", "name": "News", "logo": {"@type": "ImageObject", "url": at + "ld-logo.png"}}}
    head = ("<meta property='og:image' content='{0}og.png'><meta name='twitter:image' content='{0}twitter.png'>"
            "<link rel='icon' href='{0}page-icon.png'><link rel='apple-touch-icon' href='{0}touch.png'>"
            "<link rel='amphtml' href='{0}amp.html'><link rel='next' href='{0}next.html'><link rel='canonical' href='{0}canonical.html'>"
            "<link rel='preload' as='image' href='{0}preload.png'>"
            "<meta http-equiv='refresh' content='0; url={0}refresh.html'><script type='application/ld+json'>{1}</script>"
            ).format(at, json.dumps(ld))
    body = ("<figure><img src='{0}img.png' srcset='{0}set-1.png 1x, {0}set-2.png 2x' alt='x'><figcaption>Seen</figcaption></figure>"
            "<picture><source srcset='{0}source.png'><img src='{0}picture.png'></picture><img data-src='{0}lazy.png'>"
            "<video poster='{0}poster.png' src='{0}video.mp4'></video><iframe src='{0}frame.html'></iframe>"
            "<div class='author'><img class='avatar' src='{0}avatar.png'><a rel='author' href='{0}ann'>Ann Writer</a></div>"
            "<a rel='next' class='next' href='{0}next.html'>Next page</a><a href='{0}print.html'>Print</a>").format(at)
    return story_page("A story", head, body)


def based_story(host):
    """A story's page whose base is inside."""
    return story_page("A story with a base", "<base href='http://%s/'>" % host,
                      "<figure><img src='based.png'></figure><a rel='next' href='based-next.html'>Next page</a>")


def hostile_rss(base, hosts):
    items = []
    for number, host in enumerate(hosts):
        at = "http://%s/" % host
        items.append(
            "<item><title>Story {2} by the sea</title><guid>g{2}</guid><link>{1}story-{2}.html</link>"
            "<pubDate>Fri, 20 Nov 2026 09:{3:02}:00 GMT</pubDate>"
            "<enclosure url='{0}enclosure-{2}.png' type='image/png' length='1'/>"
            "<media:content url='{0}media-{2}.png' medium='image'/><media:thumbnail url='{0}thumbnail-{2}.png'/>"
            "<itunes:image href='{0}itunes-{2}.png'/><comments>{0}comments-{2}</comments><source url='{0}source.xml'>S</source>"
            "<description>&lt;p&gt;Short. &lt;img src='{0}text-{2}.png' srcset='{0}text-set-{2}.png 2x'&gt;&lt;/p&gt;</description></item>"
            "<item><title>Inside {2}</title><guid>i{2}</guid><link>{0}inside-{2}.html</link>"
            "<pubDate>Fri, 20 Nov 2026 08:{3:02}:00 GMT</pubDate><description>Short.</description></item>"
            .format(at, base, number, number % 60))
    at = "http://%s/" % hosts[0]
    return ("<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'"
            " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
            "<title>Hostile News</title><link>%s</link><image><url>%slogo.png</url><title>L</title><link>%s</link></image>"
            "<itunes:image href='%schannel.png'/><atom:link rel='self' href='%sself.xml'/><atom:link rel='next' href='%snext.xml'/>"
            "<atom:link rel='hub' href='%shub'/>%s</channel></rss>" % (base, at, at, at, at, at, at, "".join(items)))


def hostile_atom(host):
    return ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://{0}/'><title>Based</title><id>based</id>"
            "<icon>icon.png</icon><logo>logo.png</logo><link rel='alternate' href='home.html'/><link rel='next' href='next.xml'/>"
            "<entry><id>e1</id><title>An entry with a base</title><updated>2026-11-20T07:00:00Z</updated><link href='entry.html'/>"
            "<link rel='enclosure' type='image/png' href='enclosure.png'/><author><name>Bea</name><uri>bea</uri></author>"
            "<content type='html'>&lt;img src='relative.png'&gt;&lt;img src='//{0}/protocol.png'&gt; Short.</content></entry>"
            "<entry xml:base='//{0}/deep/'><id>e2</id><title>Another with a base</title><updated>2026-11-20T07:01:00Z</updated>"
            "<link href='entry-2.html'/><summary>Short.</summary></entry></feed>").format(host)


def hostile_json(host):
    at = "http://%s/" % host
    return json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "Hostile JSON", "home_page_url": at + "home.html",
        "feed_url": at + "feed.json", "next_url": at + "next.json", "icon": at + "icon.png", "favicon": at + "favicon.png",
        "authors": [{"name": "Cem Author", "url": at + "cem", "avatar": at + "cem.png"}], "hubs": [{"type": "rssCloud", "url": at + "hub"}],
        "items": [{"id": "j1", "url": at + "item.html", "external_url": at + "external.html", "title": "An item of JSON",
                   "content_html": "<p>Short. <img src='%scontent.png'></p>" % at, "image": at + "image.png",
                   "banner_image": at + "banner.png", "date_published": "2026-11-20T06:00:00Z",
                   "authors": [{"name": "Cem Author", "avatar": at + "cem-2.png"}],
                   "attachments": [{"url": at + "attachment.png", "mime_type": "image/png"}]}]})


def hostile_front(host):
    """A page without a feed of its own, which announces some inside."""
    at = "http://%s/" % host
    return ("<!doctype html><html><head><title>Front</title><link rel='alternate' type='application/rss+xml' href='{0}announced.xml'>"
            "<link rel='alternate' type='application/feed+json' href='{0}announced.json'><link rel='icon' href='{0}front.ico'>"
            "<link rel='manifest' href='{0}manifest.json'></head><body><p>Nothing. <a href='{0}rss.xml'>RSS</a></p></body></html>").format(at)


def friendly_rss(base):
    """A feed whose parts are where it is itself."""
    return ("<?xml version='1.0'?><rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>House News</title>"
            "<link>{0}</link><image><url>{0}house-logo.png</url><title>L</title><link>{0}</link></image>"
            "<item><title>The boiler is warm</title><guid>h1</guid><link>{0}house-story.html</link>"
            "<pubDate>Fri, 20 Nov 2026 12:00:00 GMT</pubDate>"
            "<enclosure url='{0}house-enclosure.png' type='image/png' length='1'/><description>Short.</description></item>"
            "</channel></rss>").format(base)
