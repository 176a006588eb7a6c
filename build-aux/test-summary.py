#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums Meson's test logs (testlog.json) up.

test-summary.py --entry NAME STATUS TAP   a line for such a log, of a program that Meson did not run and what it printed
test-summary.py --failed LOG              the tests of windows that failed: their names, and on standard error what they printed
test-summary.py [--second LOG] LOG...     "N passed, N failed, N skipped"; exit 1 on a failure

--second is the log of a second try of those tests: one that passes there counts as passed, and is named.
"""
import argparse
import json
import re
import sys

# Suites that drive a window through services of the session, whose answers may be late on a busy machine.
TRIED_TWICE = {"ui", "e2e"}
GOOD = ("OK", "EXPECTEDFAIL")

# The last lines of Python's unittest: "Ran 3 tests in 0.1s", "OK (skipped=1)", "FAILED (failures=1)".
UNITTEST_RAN = re.compile(r"^Ran (\d+) tests? in ", re.MULTILINE)
UNITTEST_COUNT = re.compile(r"\b(failures|errors|skipped|unexpected successes)=(\d+)")
TAP_LINE = re.compile(r"^(ok|not ok)\b[^#]*(#\s*SKIP)?", re.IGNORECASE)


def count_unittest(text):
    """(passed, failed, skipped) of what unittest printed; None if it did not."""
    ran = UNITTEST_RAN.search(text)
    if ran is None:
        return None
    counts = {name: int(number) for name, number in UNITTEST_COUNT.findall(text[ran.end():])}
    skipped = counts.pop("skipped", 0)
    failed = sum(counts.values())
    return int(ran.group(1)) - failed - skipped, failed, skipped


def count(entry):
    """(passed, failed, skipped) of one test program: its TAP lines or unittest's count, else the program as one."""
    counted = count_unittest(entry.get("stderr") or "")
    if counted is not None and (counted[1] > 0) == (entry["result"] not in GOOD):
        return counted
    passed = failed = skipped = 0
    for line in (entry.get("stdout") or "").splitlines():
        match = TAP_LINE.match(line)
        if not match:
            continue
        if match.group(2):
            skipped += 1
        elif match.group(1).lower() == "ok":
            passed += 1
        else:
            failed += 1
    good = entry["result"] in GOOD
    if entry["result"] == "SKIP":
        return passed, failed, max(skipped, 1)
    if not good and failed == 0:
        failed = 1
    if good and passed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def failed(entry):
    return entry["result"] not in GOOD + ("SKIP",)


def is_tried_twice(entry):
    """Whether a test named "byline:ui / panes" is of a suite whose tests get a second try."""
    suites = entry["name"].rpartition(" / ")[0].rpartition(":")[2]
    return bool(TRIED_TWICE.intersection(suites.split("+")))


def read_log(path):
    with open(path, encoding="utf-8") as log:
        return [json.loads(line) for line in log]


def print_failed(path):
    for entry in filter(is_tried_twice, filter(failed, read_log(path))):
        print(entry["name"].rpartition(" / ")[2])
        print("--- the first try of %s (%s)" % (entry["name"], entry["result"]), file=sys.stderr)
        for stream in ("stdout", "stderr"):
            print((entry.get(stream) or "").rstrip("\n"), file=sys.stderr)
        print("--- end of the first try of %s" % entry["name"], file=sys.stderr)


def print_entry(name, status, path):
    with open(path, encoding="utf-8", errors="replace") as tap:
        text = tap.read()
    result = "OK" if status == "0" else "FAIL"
    if result == "OK" and re.match(r"1\.\.0\b", text):
        result = "SKIP"
    print(json.dumps({"name": "byline:%s / %s" % (name, name), "result": result, "stdout": text, "stderr": ""}))


def summarize(paths, second):
    """Prints what failed, what passed at the second try, and the sum. Returns the exit code."""
    passed_later = {entry["name"]: entry for entry in second if not failed(entry)}
    totals = [0, 0, 0]
    late = []
    for entry in [entry for path in paths for entry in read_log(path)]:
        if failed(entry) and is_tried_twice(entry) and entry["name"] in passed_later:
            entry = passed_later[entry["name"]]
            late.append(entry["name"])
        totals = [a + b for a, b in zip(totals, count(entry))]
        if failed(entry):
            print("failed: %s (%s)" % (entry["name"], entry["result"]))
    if late:
        print("passed at the second try: %s" % ", ".join(late))
    print("%d passed, %d failed, %d skipped" % tuple(totals))
    return 1 if totals[1] or not totals[0] else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entry", metavar="NAME", help="make a line of a log of STATUS and a file of TAP")
    parser.add_argument("--failed", action="store_true", help="print the names of the tests to try again")
    parser.add_argument("--second", metavar="LOG", help="the log of the second try")
    parser.add_argument("logs", metavar="LOG", nargs="+")
    arguments = parser.parse_args()
    if arguments.entry:
        print_entry(arguments.entry, *arguments.logs)
        return 0
    if arguments.failed:
        for path in arguments.logs:
            print_failed(path)
        return 0
    return summarize(arguments.logs, read_log(arguments.second) if arguments.second else [])


if __name__ == "__main__":
    sys.exit(main())
