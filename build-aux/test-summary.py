#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-summary.py LOG...: sum Meson's test logs (testlog.json) up as "N passed, N failed, N skipped"; exit 1 on a failure."""
import json
import re
import sys

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
    if counted is not None and (counted[1] > 0) == (entry["result"] not in ("OK", "EXPECTEDFAIL")):
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
    good = entry["result"] in ("OK", "EXPECTEDFAIL")
    if entry["result"] == "SKIP":
        return passed, failed, max(skipped, 1)
    if not good and failed == 0:
        failed = 1
    if good and passed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as log:
            for line in log:
                entry = json.loads(line)
                totals = [a + b for a, b in zip(totals, count(entry))]
                if entry["result"] not in ("OK", "EXPECTEDFAIL", "SKIP"):
                    print("failed: %s (%s)" % (entry["name"], entry["result"]))
    print("%d passed, %d failed, %d skipped" % tuple(totals))
    return 1 if totals[1] or not totals[0] else 0


sys.exit(main())
