#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A refresh beside newsboat's: CPU seconds, memory at its peak, disk; then what a check and a rebuild cost.

bench-newsboat.py --cli BYLINE_CLI [--feeds 500] [--items 30] [--size 5000] [--rounds 2] [--json FILE]
                  [--urls FILE]

Both fetch the same feeds from nginx on loopback, first into nothing, then again when nothing is new (Byline without
its patience: it asks no feed twice in a minute), and Byline once more behind the rebuild; by turns, and the
smallest of the rounds counts, since other programs run too. CPU seconds are user and system time of the process, disk
is what the file system gave. FILE holds addresses of feeds that another server serves, a line each; without it feeds
are made. Where newsboat or nginx is missing it is skipped."""
import argparse
import html
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import made_feeds

SKIPPED = 77
NGINX = """
daemon off; worker_processes 1; pid %(folder)s/nginx.pid; error_log %(folder)s/error.log;
events { worker_connections 1024; }
http {
  types { application/rss+xml xml; } access_log off; sendfile on; etag on; keepalive_requests 100000;
  gzip off; gzip_static on; client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxy;
  fastcgi_temp_path %(folder)s/fastcgi; uwsgi_temp_path %(folder)s/uwsgi; scgi_temp_path %(folder)s/scgi;
  server { listen 127.0.0.1:%(port)d; root %(folder)s/www; }
}
"""


def find(program):
    return shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(.05)
    raise RuntimeError("nginx does not answer")


class Server:
    """nginx with made feeds, gzipped beforehand, until it is closed."""

    def __init__(self, folder, arguments):
        www = os.path.join(folder, "www")
        os.makedirs(www)
        names = made_feeds.write_feeds(www, arguments.feeds, arguments.items, arguments.size)
        self.megabytes = sum(os.path.getsize(os.path.join(www, name)) for name in names) / 1e6
        subprocess.run(["gzip", "-k", "-1", *names], cwd=www, check=True)
        # nginx's workers belong to another user if it is started by root.
        for path, _, _ in os.walk(folder):
            os.chmod(path, 0o755)
        port = free_port()
        config = os.path.join(folder, "nginx.conf")
        with open(config, "w", encoding="utf-8") as out:
            out.write(NGINX % {"folder": folder, "port": port})
        self.process = subprocess.Popen([find("nginx"), "-c", config, "-e", os.path.join(folder, "error.log")],
                                        stderr=subprocess.DEVNULL)
        await_port(port)
        self.urls = ["http://127.0.0.1:%d/%s" % (port, name) for name in names]

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def run(command, home):
    """Runs it to its end: CPU seconds and MiB of memory at the peak."""
    environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, LC_ALL="C.UTF-8",
                       BYLINE_PATIENCE="0")
    log = os.path.join(home, "log")
    with open(log, "w", encoding="utf-8") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        with open(log, encoding="utf-8") as text:
            raise RuntimeError("%s has ended with %d: %s" % (command[0], process.returncode, text.read()))
    return {"cpu": usage.ru_utime + usage.ru_stime, "peak_mib": usage.ru_maxrss / 1024}


def disk(*paths):
    """Megabytes on disk of files and folders."""
    files = [path for path in paths if os.path.isfile(path)]
    for path in paths:
        files += [os.path.join(at, name) for at, folders, names in os.walk(path) for name in names + folders]
    return sum(os.stat(file).st_blocks * 512 for file in files) / 1e6


def measure_newsboat(urls, folder):
    home = tempfile.mkdtemp(prefix="newsboat-", dir=folder)
    paths = {name: os.path.join(home, name) for name in ("urls", "config", "cache.db")}
    with open(paths["urls"], "w", encoding="utf-8") as out:
        out.write("\n".join(urls) + "\n")
    with open(paths["config"], "w", encoding="utf-8") as out:
        out.write("max-items 0\nreload-threads 4\n")
    command = [find("newsboat"), "-q", "-C", paths["config"], "-u", paths["urls"], "-c", paths["cache.db"], "-x", "reload"]
    first, second = run(command, home), run(command, home)
    return {"first": first, "second": second, "disk_mb": disk(paths["cache.db"])}


def measure_byline(cli, urls, folder):
    home = tempfile.mkdtemp(prefix="byline-", dir=folder)
    profile, opml = os.path.join(home, "profile"), os.path.join(home, "feeds.opml")
    with open(opml, "w", encoding="utf-8") as out:
        out.write("<opml version=\"2.0\"><head/><body>%s</body></opml>" % "".join(
            "<outline type=\"rss\" xmlUrl=\"%s\"/>" % html.escape(url, True) for url in urls))
    run([cli, "--profile", profile, "import", opml], home)
    command = [cli, "--profile", profile, "refresh"]
    first, second = run(command, home), run(command, home)
    articles = os.path.join(profile, "articles")
    sizes = {"disk_mb": disk(profile), "archive_mb": disk(articles)}
    check = run([cli, "--profile", profile, "check"], home)
    before = held(cli, profile, home)
    rebuild = run([cli, "--profile", profile, "rebuild"], home)
    if held(cli, profile, home) != before:
        raise RuntimeError("a rebuilt index says something else")
    # It fetches all of the feeds, since a new index knows of no answer.
    third = run(command, home)
    sizes["disk_rebuilt_mb"] = disk(profile)
    # Nothing is deleted before the end: ext4 makes files slowly for some seconds after many were deleted.
    return {"first": first, "second": second, "check": check, "rebuild": rebuild, "third": third, **sizes}


def held(cli, profile, home):
    """What an index says: stories, sections, authors, what is found."""
    environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, LC_ALL="C.UTF-8")
    everything = ["list", "--limit", "1000000"]
    words = (everything, ["sections"], ["authors"], everything + ["--search", "the"], everything + ["--search", "th"])
    return [subprocess.run([cli, "--profile", profile, *line, "--json"], env=environment, check=True,
                           capture_output=True).stdout for line in words]


def best(runs):
    """The smallest of each figure."""
    if isinstance(runs[0], dict):
        return {name: best([run[name] for run in runs]) for name in runs[0]}
    return min(runs)


def table(newsboat, byline):
    lines = ["%-28s %10s %10s %8s" % ("", "newsboat", "Byline", "times")]
    for name, path in (("first refresh, CPU s", ("first", "cpu")), ("second refresh, CPU s", ("second", "cpu")),
                       ("peak, MiB", ("first", "peak_mib")), ("disk, MB", ("disk_mb",))):
        peer, own = newsboat, byline
        for key in path:
            peer, own = peer[key], own[key]
        lines.append("%-28s %10.2f %10.2f %8.2f" % (name, peer, own, own / peer))
    for name, key in (("check", "check"), ("rebuild", "rebuild"), ("refresh behind it", "third")):
        lines.append("%-28s %10s %10.2f" % (name + ", CPU s", "", byline[key]["cpu"]))
    lines.append("%-28s %10.2f %10.2f %8.2f" % ("disk behind it, MB", newsboat["disk_mb"], byline["disk_rebuilt_mb"],
                                                byline["disk_rebuilt_mb"] / newsboat["disk_mb"]))
    lines.append("of Byline's disk %.1f MB are the archive" % byline["archive_mb"])
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--items", type=int, default=30)
    parser.add_argument("--size", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--urls")
    parser.add_argument("--json")
    arguments = parser.parse_args()
    missing = [name for name in ("newsboat",) + (() if arguments.urls else ("nginx", "gzip")) if find(name) is None]
    if missing:
        print("skipped: there is no %s" % " and no ".join(missing))
        sys.exit(SKIPPED)
    folder = tempfile.mkdtemp(prefix="byline-bench-")
    server = None
    try:
        if arguments.urls:
            with open(arguments.urls, encoding="utf-8") as lines:
                urls = lines.read().split()
            print("%d feeds" % len(urls))
        else:
            server = Server(folder, arguments)
            urls = server.urls
            print("%d feeds of %d items, %.1f MB" % (arguments.feeds, arguments.items, server.megabytes))
        rounds = [(measure_newsboat(urls, folder), measure_byline(arguments.cli, urls, folder))
                  for _ in range(arguments.rounds)]
    finally:
        if server is not None:
            server.close()
        shutil.rmtree(folder, ignore_errors=True)
    newsboat, byline = (best(list(column)) for column in zip(*rounds))
    print(table(newsboat, byline))
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as out:
            json.dump({"newsboat": newsboat, "byline": byline}, out, indent=2)


if __name__ == "__main__":
    main()
