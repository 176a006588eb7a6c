# SPDX-License-Identifier: GPL-3.0-or-later
"""How well what is written on a screenshot stands out from what is behind it: by WCAG 2.1, 1.4.3, of pixels."""
import collections
import subprocess

# What differs less from what is around it is a ground, or the edge of one: a picture's before it comes has 1.45 in high contrast.
INK = 1.5


class Picture:
    """A screenshot, or a part of it."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows

    @classmethod
    def take(cls):
        """Of the whole screen."""
        done = subprocess.run(["import", "-window", "root", "-depth", "8", "ppm:-"], capture_output=True, check=True)
        magic, size, depth, data = done.stdout.split(b"\n", 3)
        width, height = map(int, size.split())
        assert (magic, depth) == (b"P6", b"255"), (magic, depth)
        rows = []
        for y in range(height):
            line = data[y * width * 3:(y + 1) * width * 3]
            rows.append([line[x:x + 3] for x in range(0, width * 3, 3)])
        return cls(width, height, rows)

    def crop(self, x, y, width, height):
        x, y = max(x, 0), max(y, 0)
        rows = [row[x:x + width] for row in self.rows[y:y + height]]
        return Picture(len(rows[0]) if rows else 0, len(rows), rows)


def luminance(pixel, cache={}):  # noqa: B006 - remembered on purpose
    if pixel not in cache:
        parts = [value / 255 for value in pixel]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        cache[pixel] = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return cache[pixel]


def ratio(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def commonest(rows):
    return collections.Counter(pixel for row in rows for pixel in row).most_common(1)[0][0]


def runs(flags, gap):
    """Stretches of true values, as (begin, end), with gaps of at most `gap` between."""
    found, begin, last = [], None, None
    for place, flag in enumerate(flags):
        if not flag:
            continue
        if begin is not None and place - last - 1 > gap:
            found.append((begin, last + 1))
            begin = None
        if begin is None:
            begin = place
        last = place
    if begin is not None:
        found.append((begin, last + 1))
    return found


def words(picture, min_height=7, gap=22):
    """Each stretch of a line of text: (ratio, x, y, width, height)."""
    grounds = [commonest([row]) for row in picture.rows]
    inked = [any(ratio(pixel, ground) > INK for pixel in set(row)) for row, ground in zip(picture.rows, grounds)]
    for top, bottom in runs(inked, 0):
        band = picture.rows[top:bottom]
        if bottom - top < min_height:
            continue
        ground = commonest(band)
        columns = [any(ratio(row[x], ground) > INK for row in band) for x in range(picture.width)]
        for left, right in runs(columns, gap):
            part = [row[left:right] for row in band]
            yield max(ratio(pixel, ground) for pixel in {p for row in part for p in row}), left, top, right - left, bottom - top
