# SPDX-License-Identifier: GPL-3.0-or-later
"""make_text_seeds.py TEXTS.jsonl FOLDER: every eleventh text as a file, its first byte the number of a tokenizer."""
import json
import pathlib
import sys

EVERY = 11


def main():
    lines = pathlib.Path(sys.argv[1]).read_text("utf-8").split("\n")
    for number, line in enumerate(lines[:-1:EVERY]):
        seed = bytes([number % 256]) + json.loads(line).encode()
        pathlib.Path(sys.argv[2], f"text_{number}").write_bytes(seed)


if __name__ == "__main__":
    main()
