#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading feeds costs: `byline-cli parse` beside `feed-floor`, on the same feeds, by turns.

bench-feeds.py --cli BYLINE_CLI --floor FEED_FLOOR [--feeds 200] [--rounds 3]"""
import argparse, os, resource, subprocess, tempfile

import made_feeds


def measure(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--floor", required=True)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, name) for name in made_feeds.write_feeds(folder, arguments.feeds)]
        size = sum(os.path.getsize(file) for file in files) / 1e6
        # By turns, the best of each: other programs run too.
        rounds = [(measure([arguments.floor] + files), measure([arguments.cli, "parse"] + files))
                  for _ in range(arguments.rounds)]
    floor, parse = (min(column) for column in zip(*rounds))
    print("%d feeds, %.1f MB" % (arguments.feeds, size))
    print("libxml2 alone   %6.2f CPU s  %5.1f MB/s" % (floor, size / floor))
    print("byline-cli      %6.2f CPU s  %5.1f MB/s  %.2f times the floor" % (parse, size / parse, floor / parse))


if __name__ == "__main__":
    main()
