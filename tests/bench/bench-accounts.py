#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-accounts.py BYLINE-CLI [ENTRIES…]: what syncing with a server costs, by both protocols.

For each number of entries, all unread, in 100 feeds of the server that tests/sync plays: the first sync, broken off
at its half and gone on with, and the second, which finds nothing new. CPU seconds and peak resident size are those of
byline-cli, requests and bytes what the server saw of it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER = os.path.join(os.path.dirname(HERE), "sync", "server.py")
N_FEEDS = 100


class Played:
    """The server, in a program of its own."""

    def __init__(self, n_entries):
        self.process = subprocess.Popen([sys.executable, SERVER, "--feeds", str(N_FEEDS), "--entries", str(n_entries)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.url = self.process.stdout.readline().decode().strip()

    def control(self, call, **data):
        request = urllib.request.Request(f"{self.url}/control/{call}", data=json.dumps(data).encode())
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


class Bench:
    def __init__(self, cli, kind, n_entries):
        self.cli = cli
        self.kind = kind
        self.n_entries = n_entries
        self.profile = tempfile.mkdtemp(prefix="byline-bench-")
        self.server = Played(n_entries)
        self.run("account", "add", self.server.url, "--kind", kind, "--user", "reader", stdin=b"secret\n")

    def run(self, *arguments, stdin=b""):
        """Returns CPU seconds, seconds, peak MiB, status and output."""
        began = time.monotonic()
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
            given.write(stdin)
            given.seek(0)
            process = subprocess.Popen([self.cli, "--profile", self.profile, *arguments], stdin=given, stdout=told,
                                       stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            told.seek(0)
            out = told.read()
        return (usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024,
                process.returncode, out)

    def sync(self, name):
        self.server.control("get_requests")
        cpu, seconds, peak, code, out = self.run("account", "sync", "--json")
        seen = self.server.control("get_requests")
        added = json.loads(out)["added"] if code == 0 else "broken off"
        print(f"| {self.n_entries:,} | {self.kind} | {name} | {cpu:.2f} | {seconds:.0f} | {len(seen['requests'])} |"
              f" {seen['sent'] / 1e6:.2f} | {peak:.0f} | {added} |", flush=True)

    def stop(self):
        self.server.stop()
        shutil.rmtree(self.profile, ignore_errors=True)


def main():
    cli, numbers = sys.argv[1], [int(n) for n in sys.argv[2:]] or [10000]
    print("| entries | protocol | sync | CPU s | s | requests | MB | peak MiB | new |\n|---|---|---|---|---|---|---|---|---|")
    for number in numbers:
        for kind, at_once in (("greader", 100), ("miniflux", 250)):
            bench = Bench(cli, kind, number)
            try:
                # The answer that breaks off is one in the middle.
                bench.server.control("mischief", **{"break-at": number // at_once // 2})
                bench.sync("first, broken off")
                bench.sync("gone on with")
                bench.sync("nothing new")
                bench.sync("nothing new, again")
            finally:
                bench.stop()


if __name__ == "__main__":
    main()
