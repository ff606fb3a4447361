#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says where a block of a colour stands on the screen.

    screen.py first|longest LEAST COLOUR

Prints a place at the left end of the first (from the top) or the longest block of COLOUR (RRGGBB), LEAST pixels long or
longer. There stood a word that a chip hides, however wide the chip.
"""
import re
import subprocess
import sys

LEAST_LINES = 4
INSIDE = 6


def screen():
    ppm = subprocess.run(["import", "-window", "root", "-depth", "8", "ppm:-"], check=True, capture_output=True).stdout
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
    width, height = int(head[1]), int(head[2])
    return [ppm[head.end() + 3 * width * y:head.end() + 3 * width * (y + 1)] for y in range(height)]


def runs(least, colour):
    pattern = re.compile(b"(?:%s){%d,}" % (re.escape(bytes.fromhex(colour)), least))
    for y, line in enumerate(screen()):
        for run in pattern.finditer(line):
            if run.start() % 3 == 0:
                yield run.start() // 3, run.end() // 3, y


def blocks(least, colour):
    """Runs that stand one below the other; a frame is no block."""
    found = []
    for left, right, y in runs(least, colour):
        above = next((b for b in found if b["bottom"] == y - 1 and b["left"] < right and left < b["right"]), None)
        if above is None:
            found.append({"left": left, "right": right, "top": y, "bottom": y})
        else:
            above["bottom"] = y
    return [b for b in found if b["bottom"] - b["top"] + 1 >= LEAST_LINES]


def main():
    which, least, colour = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    found = blocks(least, colour)
    if not found:
        sys.exit(f"no {least} pixels of {colour}")
    block = found[0] if which == "first" else max(found, key=lambda b: b["right"] - b["left"])
    print(block["left"] + INSIDE, (block["top"] + block["bottom"]) // 2)


if __name__ == "__main__":
    main()
