#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading feeds costs: `byline-cli parse` beside `feed-floor`, on the same feeds, by turns.

bench-feeds.py --cli BYLINE_CLI --floor FEED_FLOOR [--feeds 200] [--rounds 3]"""
import argparse, html, os, random, resource, subprocess, tempfile

WORDS = ("harbour ferry quay crane river paper story section council vote budget school road market price water "
         "winter summer light engine museum letter weather signal number engineer village station").split()


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(6, 22))]
    return " ".join(words).capitalize() + "."


def body(rng):
    parts, size = [], 0
    while size < 5000:
        kind = rng.random()
        if kind < .1:
            n = rng.randint(1, 99)
            part = ('<figure class="wp-block-image"><a href="https://site.example/%d"><img src="https://site.example/%d.jpg" '
                    'srcset="https://site.example/%d-300.jpg 300w, https://site.example/%d-768.jpg 768w" alt="%s" width="300" '
                    'height="200" loading="lazy" /></a><figcaption>%s</figcaption></figure>\n'
                    % (n, n, n, n, sentence(rng)[:40], sentence(rng)))
        elif kind < .2:
            part = '<h2 id="s%d">%s</h2>\n' % (len(parts), sentence(rng))
        elif kind < .3:
            part = "<ul>" + "".join("<li>%s</li>" % sentence(rng) for _ in range(4)) + "</ul>\n"
        else:
            part = '<p>%s <a href="https://site.example/%d?utm_source=x" rel="noopener">%s</a> <em>%s</em> &amp; &#8217;&nbsp;</p>\n' % (
                sentence(rng), rng.randint(1, 9999), sentence(rng), sentence(rng))
        parts.append(part)
        size += len(part)
    return "".join(parts)


def item(rng, number, is_rss):
    address, text = "https://site.example/%d" % number, body(rng)
    if is_rss:
        return ("<item><title>%s</title><link>%s</link><dc:creator>Ada Lund</dc:creator><category>Harbour</category>"
                '<pubDate>Tue, 03 Jun 2025 09:39:21 GMT</pubDate><guid isPermaLink="false">%d</guid>'
                "<description><![CDATA[<p>%s</p>]]></description><content:encoded><![CDATA[%s]]></content:encoded></item>\n"
                % (sentence(rng), address, number, sentence(rng), text))
    return ('<entry><id>tag:%d</id><title>%s</title><link href="%s"/><updated>2025-06-03T09:39:21Z</updated>'
            '<author><name>Ada Lund</name></author><category term="Harbour"/><content type="html">%s</content></entry>\n'
            % (number, sentence(rng), address, html.escape(text)))


def write_feed(path, seed):
    rng = random.Random(seed)
    is_rss = seed % 5 < 3
    items = "".join(item(rng, seed * 100 + i, is_rss) for i in range(30))
    if is_rss:
        text = ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><link>https://site.example/</link>%s</channel></rss>' % items)
    else:
        text = '<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>T</title>%s</feed>' % items
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


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
        files = [write_feed(os.path.join(folder, "%d.xml" % i), i) for i in range(arguments.feeds)]
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
