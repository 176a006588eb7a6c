# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that are made up, always the same ones for a seed: RSS 2.0 and Atom, with bodies of some five kilobytes."""
import html
import itertools
import os
import random

SYLLABLES = ("ba be bo da de di do fa fe ga go ha hi jo ka ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se "
             "si so sta stra ta te ti to tre va ve vi wa we za zo ön åt éc").split()
COMMON = ("the of and to in a is that for it as was with be by on not at are this have from or had an they which one "
          "were all there would their been has when who will more no if out so said what up its about into").split()
NAMES = ["%s %s" % pair for pair in itertools.product(("Ada", "Bo", "Cem", "Dora", "Emil", "Fatou", "Gil", "Hana"),
                                                      ("Lund", "Moreau", "Okoro", "Pires", "Quist", "Rossi", "Sato"))]
SECTIONS = "Harbour Council Market School Climate Music Sports Science Travel Opinion Books Film".split()


def make_vocabulary():
    rng = random.Random(7)
    return ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 4))) for _ in range(6000)]


VOCABULARY = make_vocabulary()


def word(rng):
    """Half of all words are common ones, the others the rarer the further they stand behind."""
    if rng.random() < .48:
        return rng.choice(COMMON)
    return VOCABULARY[min(int(rng.expovariate(1 / 900)), len(VOCABULARY) - 1)]


def sentence(rng):
    return " ".join(word(rng) for _ in range(rng.randint(6, 22))).capitalize() + "."


def paragraph(rng, site):
    return ('<p>%s <a href="%s/%d?utm_source=x" rel="noopener">%s</a> <em>%s</em> &amp; &#8217;&nbsp;</p>\n'
            % (sentence(rng), site, rng.randint(1, 9999), sentence(rng), sentence(rng)))


def figure(rng, site):
    address = "%s/%d" % (site, rng.randint(1, 99))
    return ('<figure class="wp-block-image"><a href="%s"><img src="%s.jpg" srcset="%s-300.jpg 300w, %s-768.jpg 768w" '
            'alt="%s" width="300" height="200" loading="lazy" /></a><figcaption>%s</figcaption></figure>\n'
            % (address, address, address, address, sentence(rng)[:40], sentence(rng)))


def body(rng, site, size):
    parts, length = [], 0
    while length < size:
        kind = rng.random()
        if kind < .1:
            part = figure(rng, site)
        elif kind < .2:
            part = '<h2 id="s%d">%s</h2>\n' % (len(parts), sentence(rng))
        elif kind < .3:
            part = "<ul>" + "".join("<li>%s</li>" % sentence(rng) for _ in range(4)) + "</ul>\n"
        else:
            part = paragraph(rng, site)
        parts.append(part)
        length += len(part)
    return "".join(parts)


def item(rng, site, number, size, is_rss):
    address, text = "%s/%d" % (site, number), body(rng, site, size)
    author, section, hour = rng.choice(NAMES), rng.choice(SECTIONS), number % 24
    if is_rss:
        return ("<item><title>%s</title><link>%s</link><dc:creator>%s</dc:creator><category>%s</category>"
                '<pubDate>Tue, 03 Jun 2025 %02d:39:21 GMT</pubDate><guid isPermaLink="false">%d</guid>'
                "<description><![CDATA[<p>%s</p>]]></description><content:encoded><![CDATA[%s]]></content:encoded></item>\n"
                % (sentence(rng), address, author, section, hour, number, sentence(rng), text))
    return ('<entry><id>tag:%d</id><title>%s</title><link href="%s"/><updated>2025-06-03T%02d:39:21Z</updated>'
            '<author><name>%s</name></author><category term="%s"/><content type="html">%s</content></entry>\n'
            % (number, sentence(rng), address, hour, author, section, html.escape(text)))


def write_feed(path, seed, items=30, size=5000):
    """Three of five are RSS, the others Atom. @size: of each body, in characters."""
    rng = random.Random(seed)
    is_rss = seed % 5 < 3
    site = "https://site%d.example" % seed
    text = "".join(item(rng, site, seed * 100 + number, size, is_rss) for number in range(items))
    if is_rss:
        text = ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper %d</title><link>%s/</link>%s</channel></rss>'
                % (seed, site, text))
    else:
        text = ('<feed xmlns="http://www.w3.org/2005/Atom"><id>%s</id><title>Paper %d</title><link href="%s/"/>%s</feed>'
                % (site, seed, site, text))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def write_feeds(folder, count, items=30, size=5000):
    """Returns: their names in @folder."""
    return [os.path.basename(write_feed(os.path.join(folder, "%04d.xml" % seed), seed, items, size))
            for seed in range(count)]
