#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the extraction of articles is worth and what it costs.

extract.py --cli byline-cli --linear PAGE     one page doubled up to 20 MB: CPU seconds, and per MB
extract.py --cli byline-cli --pairs FOLDER    how well texts are found, in all and without each step

FOLDER holds pairs: NAME.html and NAME.txt, the text as a person would mark it; NAME.url may hold the page's
address. Texts are compared by their runs of four words, as multisets: precision and recall are means over the pages,
F1 their harmonic mean, exact the share of pages whose words are the same.
"""

import argparse
import collections
import json
import pathlib
import re
import resource
import subprocess
import tempfile

WORD = re.compile(r"\w+")
LARGEST = 20 * 1024 * 1024


def shingles(words):
    if not words:
        return collections.Counter()
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def extract(cli, page, without):
    address = page.with_suffix(".url")
    command = [cli, "extract"]
    if without:
        command += ["--without", without]
    if address.exists():
        command += ["--url", address.read_text(encoding="utf8").strip()]
    done = subprocess.run(command + [str(page)], capture_output=True, check=False)
    return json.loads(done.stdout).get("content_text") or "" if done.returncode == 0 else ""


def score(cli, pages, without=None):
    precision, recall, exact = [], [], 0
    for page in pages:
        want = WORD.findall(page.with_suffix(".txt").read_text(encoding="utf8"))
        have = WORD.findall(extract(cli, page, without))
        wanted, had = shingles(want), shingles(have)
        both = sum((wanted & had).values())
        if had:
            precision.append(both / sum(had.values()))
        if wanted:
            recall.append(both / sum(wanted.values()))
        exact += want == have
    p = sum(precision) / (len(precision) or 1)
    r = sum(recall) / (len(recall) or 1)
    return p, r, 2 * p * r / ((p + r) or 1), exact / len(pages)


def steps(cli, page):
    """The command names its steps when one is asked for that does not exist."""
    said = subprocess.run([cli, "extract", "--without", "?", str(page)], capture_output=True, text=True, check=False).stderr
    return said.rpartition(": ")[2].strip().split(", ")


def print_scores(cli, folder):
    pages = [page for page in sorted(folder.glob("*.html")) if page.with_suffix(".txt").exists()]
    if not pages:
        raise SystemExit(f"no pairs of NAME.html and NAME.txt in {folder}")
    print(f"{len(pages)} pages         precision  recall    F1     exact")
    whole = score(cli, pages)
    print("all steps            %.4f    %.4f  %.4f   %.3f" % whole)
    for step in steps(cli, pages[0]):
        found = score(cli, pages, step)
        print("without %-11s  %.4f    %.4f  %.4f   %.3f   %+.4f" % ((step,) + found + (found[2] - whole[2],)))


def print_costs(cli, page):
    body = page.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        large = pathlib.Path(folder) / "page.html"
        for halves in range(6, -1, -1):
            large.write_bytes(body * ((LARGEST >> halves) // len(body)))
            times = []
            for _ in range(3):
                begin = cpu()
                subprocess.run([cli, "extract", str(large)], stdout=subprocess.DEVNULL, check=True)
                times.append(cpu() - begin)
            size = large.stat().st_size / 1e6
            print("%8.2f MB  %6.2f s  %.4f s/MB" % (size, min(times), min(times) / size))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--pairs", type=pathlib.Path)
    parser.add_argument("--linear", type=pathlib.Path)
    options = parser.parse_args()
    if options.pairs:
        print_scores(options.cli, options.pairs)
    if options.linear:
        print_costs(options.cli, options.linear)


if __name__ == "__main__":
    main()
