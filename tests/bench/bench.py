#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Byline's benchmarks: start, opening, refresh, memory.

    bench.py --byline EXE --cli EXE --floor EXE --probe LIB --profile-maker EXE [--json FILE] [--runs N]

Prints a table and writes JSON. CPU seconds are user and system time of the program, all threads; what is compared runs
in turns in one session, and the smallest of N runs counts, since machines are noisy."""
import argparse
import functools
import http.server
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SIZES = (1000, 15000)
FEEDS, ITEMS = 100, 30
TICK = os.sysconf("SC_CLK_TCK")


def environment(args, **extra):
    env = dict(os.environ, GSETTINGS_SCHEMA_DIR=args.schemas, GSETTINGS_BACKEND="memory", GDK_BACKEND="x11",
               GSK_RENDERER="cairo", GTK_A11Y="none", NO_AT_BRIDGE="1", LC_ALL="C.UTF-8", BYLINE_PATIENCE="0", **extra)
    env.pop("GTK_THEME", None)
    return env


def cpu_of(pid):
    """User and system seconds of a process."""
    with open("/proc/%d/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def pss_of(pid):
    """Proportional set size in MiB."""
    with open("/proc/%d/smaps_rollup" % pid) as rollup:
        for line in rollup:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0


def forget_window(command):
    """Takes from the profile of a command what the window left in it: its filter, its story, the time of its last visit. Each start is the first."""
    if "--profile" in command:
        settings = os.path.join(command[command.index("--profile") + 1], "settings.ini")
        if os.path.exists(settings):
            os.remove(settings)


class Window:
    """A program on the virtual display, with the probe in it."""

    def __init__(self, args, command, **extra):
        self.report_file = os.path.join(args.scratch, "probe.json")
        self.clear()
        forget_window(command)
        self.process = subprocess.Popen(command, env=environment(
            args, LD_PRELOAD=args.probe, BYLINE_PROBE_FILE=self.report_file, **extra), stderr=subprocess.DEVNULL)

    def clear(self):
        if os.path.exists(self.report_file):
            os.remove(self.report_file)

    def wait(self, seconds=60):
        """The probe's report, once the program is at rest."""
        end = time.time() + seconds
        while time.time() < end:
            if self.process.poll() is not None:
                raise RuntimeError("the program has ended with %d" % self.process.returncode)
            if os.path.exists(self.report_file):
                with open(self.report_file) as report:
                    text = report.read()
                if text:
                    return json.loads(text)
            time.sleep(0.05)
        raise RuntimeError("the program does not come to rest")

    def restart_probe(self):
        self.clear()
        self.process.send_signal(signal.SIGUSR1)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def best(reports):
    return {key: min(report[key] for report in reports) for key in reports[0] if key not in ("filters", "presses")}


def measure_start(args, command):
    window = Window(args, command)
    try:
        report = window.wait()
        report["pss_mib"] = pss_of(window.process.pid)
        return report
    finally:
        window.close()


def measure_open(args, command, presses=20):
    """CPU seconds a story opened from the keyboard, and the longest turn of the main loop on the way."""
    window = Window(args, command)
    try:
        window.wait()
        pid = window.process.pid
        subprocess.run(["xdotool", "key", "j"], check=True)
        time.sleep(1.5)
        window.restart_probe()
        before = cpu_of(pid)
        for _ in range(presses):
            subprocess.run(["xdotool", "key", "j"], check=True)
            time.sleep(0.25)
        report = window.wait()
        return {"open_cpu": (cpu_of(pid) - before) / presses, "longest_turn_cpu": report["longest_turn_cpu"],
                "longest_work_cpu": report["longest_work_cpu"], "pss_mib": pss_of(pid)}
    finally:
        window.close()


# As many stories as a library has after years, with 400 sections and 3,000 authors.
LARGE = ("100000", "400", "3000", "2")


def measure_press(args, presses=40):
    """CPU seconds from the key that opens a story to its painted text, in a large library: of the main thread, and of all."""
    profile = os.path.join(args.scratch, "profile-large")
    subprocess.run([args.profile_maker, profile, *LARGE], check=True, env=environment(args))
    window = Window(args, [args.byline, "--profile", profile])
    try:
        window.wait(120)
        window.restart_probe()
        for _ in range(presses):
            subprocess.run(["xdotool", "key", "j"], check=True)
            time.sleep(0.5)
        reports = window.wait()["presses"]
    finally:
        window.close()
    shutil.rmtree(profile, ignore_errors=True)
    result = {"presses": len(reports)}
    for key in ("main_cpu", "cpu"):
        values = sorted(report[key] for report in reports)
        result[key] = {"median": values[len(values) // 2], "p95": values[(len(values) - 1) * 95 // 100]}
    return result


# --- Filters ---

# What is chosen in turn, and which filter it makes.
STEPS = (("row 1", "unread"), ("section Section 0", "section, unread"),
         ("author Author 0", "section, author, unread"), ("clear", "all"), ("section Section 0", "section"),
         ("clear", "all"), ("author Author 0", "author"))


def measure_filters(args, command):
    """CPU seconds from choosing a filter to the frame with its first rows: of all threads, and of the main thread."""
    window = Window(args, command, BYLINE_PROBE_STEPS=";".join(step for step, _ in STEPS))
    try:
        filters = window.wait()["filters"]
    finally:
        window.close()
    if len(filters) != len(STEPS):
        raise RuntimeError("a filter has brought no rows")
    return {name: report for (_, name), report in zip(STEPS, filters)}


def least_of_filters(runs):
    return {name: best([run[name] for run in runs]) for name in runs[0]}


# --- Refresh ---

def write_feeds(folder):
    """FEEDS feeds of ITEMS items each, always the same."""
    source = random.Random(11)
    vocabulary = ["".join(source.choice("aeioubcdfglmnprst") for _ in range(source.randint(2, 9))) for _ in range(3000)]

    def words(count):
        return " ".join(source.choice(vocabulary) for _ in range(count))

    size = 0
    for feed in range(FEEDS):
        items = []
        for item in range(ITEMS):
            body = "".join("<p>%s <a href=\"/s/%d\">%s</a>.</p>" % (words(60), item, words(3)) for _ in range(12))
            items.append(
                "<item><title>%s</title><link>/feeds/%d/%d</link><guid isPermaLink=\"false\">%d-%d</guid>"
                "<dc:creator>%s</dc:creator><category>%s</category><pubDate>Fri, 20 Nov 2026 %02d:%02d:00 GMT</pubDate>"
                "<description>%s</description><content:encoded><![CDATA[%s]]></content:encoded></item>"
                % (words(8), feed, item, feed, item, words(2).title(), source.choice(vocabulary[:40]).title(),
                   item % 24, feed % 60, words(25), body))
        text = ("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Feed %d</title>"
                "<link>/feeds/%d/</link><description>d</description>%s</channel></rss>" % (feed, feed, "".join(items)))
        size += len(text)
        with open(os.path.join(folder, "%d.xml" % feed), "w", encoding="utf-8") as out:
            out.write(text)
    return size


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, as soon as its server is open."""
    protocol_version = "HTTP/1.1"
    extensions_map = {".xml": "application/rss+xml"}

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.server.is_open:
            super().do_GET()
        else:
            self.send_error(500)


def serve_feeds(folder, is_open=True):
    """Serves the feeds of a folder; their list, an OPML file, is put into it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    server.is_open = is_open
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = "http://127.0.0.1:%d" % server.server_address[1]
    opml = os.path.join(folder, "feeds.opml")
    with open(opml, "w", encoding="utf-8") as out:
        out.write("<opml version=\"2.0\"><head/><body>%s</body></opml>" % "".join(
            "<outline type=\"rss\" text=\"Feed %d\" xmlUrl=\"%s/%d.xml\"/>" % (n, base, n) for n in range(FEEDS)))
    return server, opml


def run_cli(args, profile, *words):
    """Runs byline-cli; its own CPU seconds and peak memory (those of all children would be the largest one's)."""
    start = time.time()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen([args.cli, "--profile", profile, *words], env=environment(args),
                                   stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            raise RuntimeError("byline-cli %s: %s" % (" ".join(words), errors.read()))
        return {"cpu": usage.ru_utime + usage.ru_stime, "wall": time.time() - start,
                "peak_mib": usage.ru_maxrss / 1024, "output": output.read().strip()}


def measure_refresh(args):
    folder = os.path.join(args.scratch, "feeds")
    os.makedirs(folder)
    size = write_feeds(folder)
    server, opml = serve_feeds(folder)
    profile = os.path.join(args.scratch, "refresh")
    run_cli(args, profile, "import", opml)
    first = run_cli(args, profile, "refresh")
    second = run_cli(args, profile, "refresh")
    server.shutdown()
    stored = sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(profile) for name in names)
    return {"feeds": FEEDS, "items": FEEDS * ITEMS, "mb": size / 1e6, "disk_mb": stored / 1e6,
            "first": first, "second": second}


def refresh_in_window(window):
    """Presses Refresh while a story is read: the longest turns of the main loop until all is at rest."""
    window.restart_probe()
    before = cpu_of(window.process.pid)
    subprocess.run(["xdotool", "key", "F5"], check=True)
    report = window.wait(120)
    return {"cpu": cpu_of(window.process.pid) - before, "longest_turn_cpu": report["longest_turn_cpu"],
            "longest_work_cpu": report["longest_work_cpu"]}


def measure_refresh_in_window(args, profile):
    """Of a refresh beside a story that is read: when all stories are new, and when nothing is."""
    folder = os.path.join(args.scratch, "feeds-of-window")
    os.makedirs(folder)
    write_feeds(folder)
    # What is asked for when the window opens is refused: it would be a part of the start.
    server, opml = serve_feeds(folder, is_open=False)
    run_cli(args, profile, "import", opml)
    window = Window(args, [args.byline, "--profile", profile])
    try:
        window.wait(120)
        subprocess.run(["xdotool", "key", "j"], check=True)
        time.sleep(2)
        server.is_open = True
        first = refresh_in_window(window)
        second = refresh_in_window(window)
    finally:
        window.close()
        server.shutdown()
    stories = [json.loads(line)["stories"] for line in run_cli(args, profile, "feeds", "--json")["output"].splitlines()]
    if stories.count(ITEMS) < FEEDS:
        raise RuntimeError("the window has not refreshed all feeds")
    return {"first": first, "second": second}


def table(result):
    lines = []
    floor = result["floor"]
    lines.append("%-26s %10s %10s %8s %10s %10s %8s" % (
        "start", "frame CPU", "idle CPU", "x floor", "frame wall", "work, ms", "PSS MiB"))
    lines.append("%-26s %10.3f %10.3f %8.2f %10.3f %10.1f %8.0f" % (
        "floor window", floor["first_frame_cpu"], floor["idle_cpu"], 1, floor["first_frame_wall"],
        floor["longest_work_cpu"] * 1000, floor["pss_mib"]))
    for size in SIZES:
        start = result["start"][str(size)]
        lines.append("%-26s %10.3f %10.3f %8.2f %10.3f %10.1f %8.0f" % (
            "Byline, %d stories" % size, start["first_frame_cpu"], start["idle_cpu"],
            start["idle_cpu"] / floor["idle_cpu"], start["first_frame_wall"], start["longest_work_cpu"] * 1000,
            start["pss_mib"]))
    lines.append("")
    lines.append("%-26s %10s %22s %10s %8s" % (
        "open a story", "CPU", "longest turn, CPU ms", "work, ms", "PSS MiB"))
    for size in SIZES:
        opened = result["open"][str(size)]
        lines.append("%-26s %10.3f %22.1f %10.1f %8.0f" % (
            "of %d" % size, opened["open_cpu"], opened["longest_turn_cpu"] * 1000,
            opened["longest_work_cpu"] * 1000, opened["pss_mib"]))
    lines.append("")
    lines.append("%-26s %s" % ("first rows, CPU ms (main)", " ".join("%18d" % size for size in SIZES)))
    for name in sorted({name for _, name in STEPS}):
        reports = [result["filters"][str(size)][name] for size in SIZES]
        lines.append("%-26s %s" % (name, " ".join(
            "%10.1f (%5.1f)" % (report["cpu"] * 1000, report["main_cpu"] * 1000) for report in reports)))
    press = result["press"]
    lines.append("")
    lines.append("key press to painted text, %s stories, CPU ms (main): median %.1f (%.1f), p95 %.1f (%.1f)" % (
        LARGE[0], press["cpu"]["median"] * 1000, press["main_cpu"]["median"] * 1000,
        press["cpu"]["p95"] * 1000, press["main_cpu"]["p95"] * 1000))
    refresh = result["refresh"]
    lines.append("")
    lines.append("%-26s %10s %10s %10s" % (
        "refresh, %d feeds" % refresh["feeds"], "CPU", "wall", "peak MiB"))
    for name in ("first", "second"):
        lines.append("%-26s %10.2f %10.2f %10.0f" % (
            "%s (%d items)" % (name, refresh["items"]), refresh[name]["cpu"], refresh[name]["wall"],
            refresh[name]["peak_mib"]))
    lines.append("%.1f MB of feeds, %.1f MB on disk" % (refresh["mb"], refresh["disk_mb"]))
    lines.append("")
    lines.append("%-26s %10s %22s %10s" % (
        "in the window, %d feeds" % refresh["feeds"], "CPU", "longest turn, CPU ms", "work, ms"))
    for name in ("first", "second"):
        report = result["refresh in window"][name]
        lines.append("%-26s %10.2f %22.1f %10.1f" % (
            name, report["cpu"], report["longest_turn_cpu"] * 1000, report["longest_work_cpu"] * 1000))
    return "\n".join(lines)


def measure(args):
    profiles = {}
    for size in SIZES:
        profiles[size] = os.path.join(args.scratch, "profile-%d" % size)
        subprocess.run([args.profile_maker, profiles[size], str(size)], check=True, env=environment(args))
    commands = {size: [args.byline, "--profile", profiles[size]] for size in SIZES}
    floors, starts, filters = [], {size: [] for size in SIZES}, {size: [] for size in SIZES}
    for _ in range(args.runs):
        floors.append(measure_start(args, [args.floor]))
        for size in SIZES:
            starts[size].append(measure_start(args, commands[size]))
            filters[size].append(measure_filters(args, commands[size]))
    return {
        "floor": best(floors),
        "start": {str(size): best(starts[size]) for size in SIZES},
        "filters": {str(size): least_of_filters(filters[size]) for size in SIZES},
        "open": {str(size): measure_open(args, commands[size]) for size in SIZES},
        "press": measure_press(args),
        "refresh": measure_refresh(args),
        "refresh in window": measure_refresh_in_window(args, profiles[SIZES[-1]]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("byline", "cli", "floor", "probe", "profile-maker", "schemas"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--json", default="bench.json")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    if "DISPLAY" not in os.environ or not os.environ.get("BYLINE_BENCH_DISPLAY"):
        os.environ["BYLINE_BENCH_DISPLAY"] = "1"
        os.execvp("xvfb-run", ["xvfb-run", "-a", "-s", "-screen 0 1280x860x24", "dbus-run-session", "--",
                               sys.executable] + sys.argv)
    args.scratch = tempfile.mkdtemp(prefix="byline-bench-")
    try:
        result = measure(args)
    finally:
        shutil.rmtree(args.scratch, ignore_errors=True)
    with open(args.json, "w", encoding="utf-8") as out:
        json.dump(result, out, indent=2)
    print(table(result))
    print("JSON: " + os.path.abspath(args.json))


main()
