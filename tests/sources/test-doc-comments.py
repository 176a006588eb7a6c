#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-doc-comments.py TOP [HEADER...]: what public headers declare has a doc comment in
gi-docgen's form (TAP): the name first, each parameter, what a function returns."""
import os
import re
import sys

LAYERS = ["model", "text", "work", "feed", "article", "net", "store", "library", "ui"]
# A comment, a string, a directive with its continuation lines, a brace, the end of a declaration.
TOKEN = re.compile(r"(?P<doc>/\*\*.*?\*/)|(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<string>\"(?:\\.|[^\"\\])*\")"
                   r"|(?P<directive>^[ \t]*#(?:\\\n|[^\n])*)|(?P<open>\{)|(?P<close>\})|(?P<end>;)"
                   r"|(?P<other>\w+|\s+|.)", re.S | re.M)
DEFINE = re.compile(r"\s*#\s*define\s+(\w+)(\(([^)]*)\))?")
# Macros that declare what a comment stands above, and the name it has there.
DECLARE = re.compile(r"^G_DECLARE_(?:FINAL|DERIVABLE)_TYPE \((\w+)|^G_DECLARE_INTERFACE \((\w+)")
IGNORED = re.compile(r"^(?:G_BEGIN_DECLS|G_END_DECLS)\s*")
CLEANUP = re.compile(r"^(?:G_DEFINE_AUTO\w+|G_STATIC_ASSERT) \(.*?\)\s*", re.S)
FINISH = re.compile(r"^BYLINE_LIBRARY_FINISH \((\w+),\s*([^)]*?)\)\s*", re.S)


class Declaration:
    def __init__(self, kind, name, doc, parameters=(), returns=False):
        self.kind = kind
        self.name = name
        self.doc = doc
        self.parameters = parameters
        self.returns = returns


def parameter_names(text):
    names = []
    depth = 0
    part = ""
    for char in text + ",":
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            pointer = re.search(r"\(\s*\*\s*(\w+)\s*\)", part)
            words = re.findall(r"\w+", re.sub(r"\[[^]]*\]", "", part))
            if part.strip() not in ("", "void"):
                names.append(pointer.group(1) if pointer else "..." if "..." in part else words[-1])
            part = ""
        else:
            part += char
    return names


def function(text, doc):
    """A prototype or a function's head: its name is what stands in front of the parameters."""
    text = re.sub(r"\bG_GNUC_\w+(?: \([^)]*\))?", "", text).strip()
    head = re.match(r"(.*?)\b(\w+) \((.*)\)\s*$", text, re.S)
    if not head or head.group(1).strip() == "":
        return None
    returns = re.sub(r"\b(?:static|inline|extern)\b", "", head.group(1)).strip() != "void"
    return Declaration("function", head.group(2), doc, parameter_names(head.group(3)), returns)


def type_of(text, doc):
    callback = re.match(r"typedef\s+(.*?)\(\*(\w+)\) \((.*)\)\s*$", text, re.S)
    if callback:
        returns = callback.group(1).strip() != "void"
        return Declaration("callback", callback.group(2), doc, parameter_names(callback.group(3)), returns)
    name = re.search(r"(\w+)\s*$", text)
    return Declaration("type", name.group(1), doc)


def declaration(text, doc):
    text = text.strip()
    declare = DECLARE.match(text)
    if declare:
        return Declaration("type", declare.group(1) or declare.group(2), doc)
    if text.startswith("typedef"):
        # What only names a struct that another header or the .c file describes is no description.
        return type_of(text, doc)
    if re.match(r"(?:struct|enum|union) _?\w+\s*(?:\{\})?$", text):
        return Declaration("struct", re.search(r"_?(\w+)\s*(?:\{\})?$", text).group(1), doc)
    if text.startswith("extern"):
        return Declaration("variable", re.search(r"(\w+)(?:\[[^]]*\])?$", text).group(1), doc)
    return function(text, doc)


class Parser:
    """Cuts a header into its declarations, each with the doc comment above it."""

    def __init__(self, text):
        self.found = []
        self.text = text
        self.doc = None
        self.pending = ""

    def add(self, declared):
        if declared is not None:
            self.found.append(declared)
        self.doc = None
        self.pending = ""

    def directive(self, text):
        define = DEFINE.match(text)
        if define and define.group(1).startswith("BYLINE_TYPE_"):
            return                      # the class below has the comment
        if define:
            self.add(Declaration("macro", define.group(1), self.doc, parameter_names(define.group(3) or "")))

    def take_macros(self):
        """Macros without a semicolon, which end where their parenthesis does."""
        while True:
            self.pending = self.pending.lstrip()
            for pattern in (IGNORED, CLEANUP):
                self.pending = pattern.sub("", self.pending)
            finish = FINISH.match(self.pending)
            if finish:
                self.add(Declaration("function", "byline_library_%s_finish" % finish.group(1), self.doc,
                                     ["self", "result", "error"], True))
            elif DECLARE.match(self.pending) and self.pending.rstrip().endswith(")"):
                self.add(declaration(self.pending, self.doc))
            else:
                return

    def parse(self):
        depth = 0
        for token in TOKEN.finditer(self.text):
            kind, text = token.lastgroup, token.group()
            if depth == 0 and kind == "directive":
                self.directive(text)
            elif kind == "doc" and depth == 0:
                self.take_macros()
                if self.pending.strip() == "":
                    self.doc = text
            elif kind == "open":
                depth += 1
                self.pending += "{" if depth == 1 else ""
            elif kind == "close":
                depth -= 1
                if depth == 0:
                    self.pending += "}"
                    self.end_of_body()
            elif depth == 0 and kind == "end":
                self.add(declaration(re.sub(r"\{\}", "", self.pending), self.doc))
            elif depth == 0 and kind in ("other", "string"):
                self.pending += text
                if text == ")":
                    self.take_macros()
        return self.found

    def end_of_body(self):
        if re.match(r"\s*static inline", self.pending):
            self.add(function(self.pending.replace("{}", "").strip(), self.doc))


def plain(doc):
    lines = doc[3:-2].strip(" ").splitlines()
    return [re.sub(r"^\s*\* ?", "", line).rstrip() for line in lines]


def described(lines, start):
    """Whether words follow @start, on its line or on the next."""
    for number, line in enumerate(lines):
        if line.startswith(start):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            words = re.sub(r"\([^)]*\):?", "", line[len(start):]).strip()
            return bool(words) or following.startswith(" ")
    return False


def problems(item):
    if item.doc is None:
        return ["no doc comment"]
    lines = [line for line in plain(item.doc)]
    while lines and not lines[0]:
        lines.pop(0)
    if not lines or lines[0] != item.name + ":":
        return ["the first line is not %s:" % item.name]
    found = ["no @%s" % name for name in item.parameters
             if not any(line.startswith("@%s:" % name) for line in lines)]
    found += ["nothing is said of @%s" % name for name in item.parameters
              if "no @%s" % name not in found and not described(lines, "@%s:" % name)]
    found += ["@%s is no parameter" % name for name in re.findall(r"^@([\w.]+):", "\n".join(lines), re.M)
              if item.kind == "function" and name not in item.parameters]
    if item.returns and not described(lines, "Returns:"):
        found.append("no Returns:")
    if not item.returns and item.kind == "function" and any(line.startswith("Returns:") for line in lines):
        found.append("Returns: of what returns nothing")
    if not says_something(lines):
        found.append("no sentence of what it is")
    return found


def says_something(lines):
    """Words besides the name and the parameters; what is returned may be all that there is to say."""
    in_parameter = False
    for line in lines[1:]:
        in_parameter = line.startswith("@") or (in_parameter and line.startswith(" "))
        if line and not in_parameter:
            return True
    return False


def is_class_opening(item, items):
    """A struct of which the typedef has the comment, or the other way round."""
    return item.doc is None and item.kind in ("type", "struct") and any(
        other.name == item.name and other.doc for other in items)


def headers(top):
    for layer in LAYERS:
        for folder, _, names in sorted(os.walk(os.path.join(top, "src", layer))):
            for name in sorted(names):
                if name.endswith(".h") and not name.endswith("-private.h"):
                    yield os.path.join(folder, name)


def declarations(path):
    with open(path, encoding="utf-8") as file:
        items = Parser(file.read()).parse()
    return [item for item in items if not is_class_opening(item, items)]


def main():
    top = sys.argv[1]
    paths = sys.argv[2:] or list(headers(top))
    counts = {}
    bad = 0
    print("1..%d" % len(paths))
    for number, path in enumerate(paths, 1):
        wrong = []
        for item in declarations(path):
            counts[item.kind] = counts.get(item.kind, 0) + 1
            wrong += ["%s: %s" % (item.name, problem) for problem in problems(item)]
        for line in wrong:
            print("# " + line)
        bad += bool(wrong)
        print("%s %d - %s" % ("not ok" if wrong else "ok", number, os.path.relpath(path, top)))
    print("# declared in public headers: " + ", ".join("%d %ss" % (counts[kind], kind) for kind in sorted(counts)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
