#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many sentences: answered together, as `fill --file` does, against one after another.

    .venv/bin/python tests/bench/bench_many_texts.py [--model demo] [--texts 600] [--rounds 3] [-- OPTION ...]

Sentences of 5 to 28 tokens with a mask each. One after another means that a line is only written when the
answer to the one before it has come. Both are timed from the 100th answer on, so starting does not count.
The rounds take turns; the answers of both have to be the same words. Prints a Markdown table.
Options after -- go to maskscope-cli, such as --precision int8.
"""
import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("the old man went to his house near river and said that he would come back again when her sister "
         "saw two small dogs on a long road in spring").split()
WARM = 100


def sentences(count):
    chooser = random.Random(7)
    texts = []
    for _ in range(count):
        words = [chooser.choice(WORDS) for _ in range(chooser.randint(3, 26))]
        words[chooser.randrange(len(words))] = "[MASK]"
        texts.append(" ".join(words) + ".")
    return texts


def best_word(line):
    return json.loads(line)["masks"][0]["candidates"][0]["id"]


def together(command, texts):
    """Answers a second, and the best words."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(texts) + "\n")
        file.flush()
        process = subprocess.Popen([*command, "--file", file.name], stdout=subprocess.PIPE, text=True)
        begin, words = 0, []
        for line in process.stdout:
            words.append(best_word(line))
            if len(words) == WARM:
                begin = time.perf_counter()
        seconds = time.perf_counter() - begin
        process.wait()
    return (len(texts) - WARM) / seconds, words


def one_by_one(command, texts):
    process = subprocess.Popen([*command, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    begin, words = 0, []
    for text in texts:
        process.stdin.write(text + "\n")
        process.stdin.flush()
        words.append(best_word(process.stdout.readline()))
        if len(words) == WARM:
            begin = time.perf_counter()
    seconds = time.perf_counter() - begin
    process.stdin.close()
    process.wait()
    return (len(texts) - WARM) / seconds, words


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="demo")
    parser.add_argument("--texts", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("options", nargs="*")
    options = parser.parse_args()
    cli = str(ROOT / "build" / "release" / "bin" / "maskscope-cli")
    command = [cli, "fill", options.model, "--json", "--top-k", "5", *options.options]
    texts = sentences(options.texts)
    ways = {"together": together, "one by one": one_by_one}
    rates = {name: [] for name in ways}
    for _ in range(options.rounds):
        words = {}
        for name, way in ways.items():
            rate, words[name] = way(command, texts)
            rates[name].append(rate)
        differing = sum(a != b for a, b in zip(words["together"], words["one by one"]))
        if differing and "--precision" not in options.options:
            print(f"{differing} best words differ (ties, or a fault)")
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print("| | texts a second |\n| --- | --- |")
    for name, rate in medians.items():
        print(f"| {name} | {rate:.0f} |")
    print(f"| ratio | {medians['together'] / medians['one by one']:.2f} |")


if __name__ == "__main__":
    main()
