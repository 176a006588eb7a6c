#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Miniflux, for tests: fetched, started and stopped by itself.

Debian 13's package is unpacked into a cache folder (Debian 12 has none; it needs nothing but PostgreSQL, 13 or
later, which must be installed) and runs with a database of its own, in a temporary folder, on a socket there.
Google Reader's interface is switched on. What cannot be had is told by Missing, so that tests can skip.

    miniflux.py        starts one, prints its address, user and password, and stops it at the end of input
"""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

USER, PASSWORD = "reader", "secret-password"
SOURCE = "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {mirror} trixie main\n"
MIRROR = os.environ.get("BYLINE_DEBIAN_MIRROR", "http://deb.debian.org/debian")


class Missing(Exception):
    """Why there is no Miniflux here."""


def cache_dir():
    base = os.environ.get("BYLINE_MINIFLUX_CACHE") or os.path.join(tempfile.gettempdir(), "byline-miniflux")
    os.makedirs(base, mode=0o755, exist_ok=True)
    return base


def run(command, **more):
    return subprocess.run(command, check=True, capture_output=True, timeout=180, **more)


def download(base):
    """The package, by apt with folders and a source of its own: nothing of the system's changes."""
    for folder in ("lists/partial", "archives/partial", "etc"):
        os.makedirs(os.path.join(base, "apt", folder), exist_ok=True)
    with open(os.path.join(base, "apt", "sources.list"), "w", encoding="utf-8") as file:
        file.write(SOURCE.format(mirror=MIRROR))
    options = []
    for name, value in (("Dir::Etc::SourceList", "sources.list"), ("Dir::Etc::SourceParts", "-"),
                        ("Dir::State::Lists", "lists"), ("Dir::Cache::Archives", "archives"),
                        ("Dir::Cache::pkgcache", ""), ("Dir::Cache::srcpkgcache", "")):
        path = os.path.join(base, "apt", value) if value not in ("-", "") else {"-": "/dev/null", "": ""}[value]
        options += ["-o", f"{name}={path}"]
    options += ["-o", "APT::Get::List-Cleanup=0", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none"]
    run(["apt-get", *options, "update"])
    run(["apt-get", *options, "download", "miniflux"], cwd=base)
    return glob.glob(os.path.join(base, "miniflux_*.deb"))[0]


def find_program(name, places):
    found = shutil.which(name) or next(iter(sorted(sum((glob.glob(p) for p in places), []), reverse=True)), None)
    if found is None:
        raise Missing(f"there is no {name}")
    return found


def find_miniflux():
    given = os.environ.get("BYLINE_MINIFLUX") or shutil.which("miniflux")
    if given:
        return given
    base = cache_dir()
    program = os.path.join(base, "usr", "bin", "miniflux")
    if not os.path.exists(program):
        try:
            run(["dpkg-deb", "-x", download(base), base])
        except (OSError, IndexError, subprocess.SubprocessError) as error:
            raise Missing(f"the package cannot be had: {getattr(error, 'stderr', error)!r}") from error
    if not os.path.exists(program):
        raise Missing("the package holds no miniflux")
    return program


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Miniflux:
    """A running server; `url` is its address."""

    def __init__(self):
        self.program = find_miniflux()
        place = ["/usr/lib/postgresql/*/bin/"]
        self.initdb = find_program("initdb", [p + "initdb" for p in place])
        self.postgres = find_program("postgres", [p + "postgres" for p in place])
        self.psql = find_program("psql", [p + "psql" for p in place])
        self.dir = tempfile.mkdtemp(prefix="byline-miniflux-")
        self.processes = []
        try:
            self.start()
        except Exception:
            self.stop()
            raise

    def as_owner(self):
        """PostgreSQL does not run as root."""
        if os.geteuid() != 0:
            return {}
        try:
            owner = pwd.getpwnam("postgres")
        except KeyError as error:
            raise Missing("PostgreSQL does not run as root, and there is no user postgres") from error
        os.chmod(self.dir, 0o755)
        os.chown(self.dir, owner.pw_uid, owner.pw_gid)
        return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def start(self):
        more = {**self.as_owner(), "cwd": self.dir}
        data = os.path.join(self.dir, "data")
        run([self.initdb, "-D", data, "-U", "miniflux", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"], **more)
        self.spawn([self.postgres, "-D", data, "-k", self.dir, "-c", "listen_addresses=", "-c", "fsync=off"], **more)
        self.wait(lambda: self.sql("SELECT 1", "postgres"))
        self.sql("CREATE DATABASE miniflux", "postgres")
        self.sql("CREATE EXTENSION IF NOT EXISTS hstore")
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        environment = {
            "PATH": os.environ["PATH"], "HOME": self.dir, "LISTEN_ADDR": f"127.0.0.1:{port}", "BASE_URL": self.url,
            "DATABASE_URL": f"host={self.dir} user=miniflux dbname=miniflux sslmode=disable",
            "RUN_MIGRATIONS": "1", "CREATE_ADMIN": "1", "ADMIN_USERNAME": USER, "ADMIN_PASSWORD": PASSWORD,
            "POLLING_FREQUENCY": "1440", "DISABLE_SCHEDULER_SERVICE": "1", "FETCHER_ALLOW_PRIVATE_NETWORKS": "1",
        }
        self.spawn([self.program], env=environment, cwd=self.dir)
        self.wait(lambda: urllib.request.urlopen(self.url + "/healthcheck", timeout=2).read() == b"OK")
        self.allow_greader()

    def spawn(self, command, **more):
        log = open(os.path.join(self.dir, f"log-{len(self.processes)}"), "wb")
        with log:
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **more))

    def wait(self, is_ready):
        for _ in range(300):
            if any(p.poll() is not None for p in self.processes):
                break
            try:
                if is_ready():
                    return
            except (OSError, subprocess.SubprocessError, urllib.error.URLError):
                pass
            time.sleep(0.1)
        logs = [open(p, "rb").read()[-2000:] for p in sorted(glob.glob(os.path.join(self.dir, "log-*")))]
        raise Missing(f"it does not start: {logs!r}")

    def sql(self, text, database="miniflux"):
        result = run([self.psql, "-h", self.dir, "-U", "miniflux", "-d", database, "-tA", "-v", "ON_ERROR_STOP=1",
                      "-c", text])
        return result.stdout.decode().strip()

    def allow_greader(self):
        # What the settings page keeps: bcrypt hashes, which the extension pgcrypto makes, too.
        self.sql("CREATE EXTENSION IF NOT EXISTS pgcrypto")
        self.sql("INSERT INTO integrations (user_id) SELECT id FROM users ON CONFLICT DO NOTHING")
        self.sql(f"UPDATE integrations SET googlereader_enabled = true, googlereader_username = '{USER}',"
                 f" googlereader_password = crypt('{PASSWORD}', gen_salt('bf'))")

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.dir, ignore_errors=True)


def main():
    try:
        server = Miniflux()
    except Missing as error:
        print(f"skipped: {error}")
        sys.exit(77)
    try:
        print(server.url, USER, PASSWORD, flush=True)
        sys.stdin.read()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
