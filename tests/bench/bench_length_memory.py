#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether memory grows with every new length (Linux): pytorch issues 27971, 29893, 60847.

    python tests/bench/bench_length_memory.py build/release/bin/maskscope-cli [MODEL] [LONGEST]

Asks the model (default: demo) for texts of every length up to LONGEST (default: 256) in a mixed order, three
times, and prints the resident memory after each round. What the first round adds is the room of the longest
text; a program that keeps something for every length it has met would have kept it by then, so compare the
first two lines: after 16 lengths, the longest among them, and after all.
"""
import json
import pathlib
import random
import subprocess
import sys


def resident(process):
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def ask(process, words):
    process.stdin.write((" ".join(["the"] * words + ["[MASK]"]) + "\n").encode())
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    if "error" in answer:
        sys.exit(answer["error"]["message"])


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    cli, model, longest = [*sys.argv[1:], *("demo", "256")[len(sys.argv) - 2:]]
    lengths = list(range(1, int(longest) - 2))
    random.Random(0).shuffle(lengths)
    command = [cli, "fill", model, "--threads", "1", "--json", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for words in [max(lengths), *lengths[:15]]:
            ask(process, words)
        print(f"16 lengths            {resident(process):8.1f} MiB")
        for count in range(1, 4):
            for words in lengths:
                ask(process, words)
            print(f"{len(lengths)} lengths, round {count}  {resident(process):8.1f} MiB", flush=True)
        process.stdin.close()


if __name__ == "__main__":
    main()
