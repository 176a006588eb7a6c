#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates what Byline writes against the published schema, and the schema against wrong articles."""

import copy
import glob
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)


def errors_of(validator, document):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(document)]


def wrong_articles(article):
    """Articles that each break the format in one place."""
    def changed(change):
        document = copy.deepcopy(article)
        change(document)
        return document

    yield "no id", changed(lambda d: d.pop("id"))
    yield "no extension", changed(lambda d: d.pop("_byline"))
    yield "no body", changed(lambda d: (d.pop("content_html"), d.pop("content_text")))
    yield "another schema", changed(lambda d: d["_byline"].update(schema=1))
    yield "a date in words", changed(lambda d: d.update(date_published="yesterday"))
    yield "an unknown block", changed(lambda d: d["_byline"]["blocks"].append({"type": "marquee"}))
    yield "an item outside a list", changed(lambda d: d["_byline"]["blocks"].append({"type": "item", "blocks": []}))
    yield "a script's address", changed(lambda d: d["_byline"]["lead"].update(url="javascript:1"))
    yield "an unknown mark", changed(
        lambda d: d["_byline"]["blocks"][0]["marks"].append({"start": 0, "end": 1, "kind": "blink"}))
    yield "a link to nowhere", changed(
        lambda d: d["_byline"]["blocks"][0]["marks"].append({"start": 0, "end": 1, "kind": "link"}))
    yield "a body that is kept twice", changed(lambda d: d["_byline"].update(body="dialect"))
    yield "a nameless author", changed(lambda d: d["_byline"]["authors"].append({"bio": "x"}))


def main():
    program, schema_path = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        articles = []
        for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
            with open(path, encoding="utf-8") as file:
                articles.append(json.load(file))
    for article in articles:
        failures += errors_of(validator, article)
    types = {block["type"] for block in articles[0]["_byline"]["blocks"]}
    known = {name["$ref"].split("/")[-1] for name in schema["$defs"]["block"]["oneOf"]}
    if types != known:
        failures.append(f"blocks that are not tested or not described: {types ^ known}")
    kept = articles[-2]
    if "content_text" in kept or "blocks" in kept["_byline"] or kept["_byline"]["body"] != "dialect":
        failures.append("a body is kept twice")
    for name, document in wrong_articles(articles[0]):
        if not errors_of(validator, document):
            failures.append(f"passes, and should not: {name}")
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T",
            "_byline": {"format": "rss-2.0", "warnings": []},
            "items": [{"id": "1", "content_text": ""}]}
    failures += errors_of(validator, feed)
    feed["items"][0].pop("id")
    if not errors_of(validator, feed):
        failures.append("a feed's item without id passes")
    print("\n".join(failures) or "valid")
    sys.exit(1 if failures else 0)


main()
