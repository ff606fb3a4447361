#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the window has saved with what Hugging Face and PyTorch answer on small_bert.pt.

    check.py session FILE KEY=VALUE...
    check.py guesses FILE [plain]
    check.py contest|comparison FILE.csv TEXT...
    check.py stopped FILE.csv ROUNDS
"""
import csv
import json
import math
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
CLOSE = 1e-4


def member(value, path):
    for name in path.split("."):
        value = value[int(name)] if isinstance(value, list) else value.get(name)
    return value


def check_session(session, *wanted):
    for pair in wanted:
        path, text = pair.split("=", 1)
        try:
            expected = json.loads(text)
        except ValueError:
            expected = text
        if (found := member(session, path)) != expected:
            sys.exit(f"{path} is {found!r}, not {expected!r}")


def recorded(text):
    """The words and probabilities of each mask, the best first."""
    vocabulary = (DATA / "small_vocab.txt").read_text().splitlines()
    texts = json.loads((DATA / "small_bert.json").read_text())["texts"]
    masks = next(t["masks"] for t in texts if t["text"] == text)
    return [[(vocabulary[i], p) for i, p in zip(mask["ids"], mask["p"])] for mask in masks]


def is_whole_word(word):
    return not word.startswith(("##", "[")) and word.isalnum()


def check_guesses(session, kind="whole"):
    answers = session["answers"]
    text = answers["text"].replace("___", "[MASK]")
    for mask, expected in zip(answers["masks"], recorded(text), strict=True):
        if kind == "whole":
            expected = [(w, p) for w, p in expected if is_whole_word(w)]
        for found, (word, p) in zip(mask["guesses"], expected):
            if found["word"] != word.removeprefix("##") or abs(found["probability"] - p) > CLOSE:
                sys.exit(f"{found} instead of {word!r} {p}")
        if len(mask["guesses"]) < session["top_k"]:
            sys.exit(f"only {len(mask['guesses'])} guesses")


def expect_close(what, found, expected):
    if not math.isclose(float(found), expected, rel_tol=1e-3, abs_tol=1e-9):
        sys.exit(f"{what} is {found}, not {expected}")


def recorded_words(text):
    """How likely PyTorch finds chosen words at the mask, with their ranks."""
    cases = json.loads((DATA / "fill_cases.json").read_text())["cases"]
    words = next(c["masks"][0] for c in cases if c["model"] == "wordpiece" and c["text"] == text)
    return {w["text"]: (math.exp(w["ln_p"]), w["rank"]) for w in words if w["ln_p"] is not None}


def check_contest(rows, *texts):
    if [row["sentence"] for row in rows] != list(texts):
        sys.exit(f"the sentences are {[row['sentence'] for row in rows]}")
    for row in rows:
        known = recorded_words(row["sentence"])
        words = [name[2:-1] for name in row if name.startswith("p(") and name != "p(best_guess)"]
        for word in words:
            p, rank = known[word]
            expect_close(word, row[f"p({word})"], p)
            if int(row[f"rank({word})"]) != rank:
                sys.exit(f"{word} is not on place {rank}")
        if len(words) < 2:
            sys.exit("no words compete")


def check_comparison(rows, a, b):
    sides = [dict(recorded(text)[0]) for text in (a, b)]
    compared = 0
    for row in rows:
        word = "##" * int(row["continues_word"]) + row["word"]
        if all(word in side for side in sides):
            compared += 1
            for name, side in zip(("p_a", "p_b"), sides):
                expect_close(f"{name} of {word}", row[name], side[word])
            expect_close(f"change of {word}", row["change"], sides[1][word] - sides[0][word])
    if compared < 3:
        sys.exit(f"only {compared} words to compare")


def check_stopped(rows, rounds):
    runs = [int(row["runs"] or 0) for row in rows]
    if not 0 < max(runs) < int(rounds):
        sys.exit(f"runs are {runs}")


def main():
    name, path, more = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    if path.suffix == ".csv":
        check = {"contest": check_contest, "comparison": check_comparison, "stopped": check_stopped}[name]
        check(list(csv.DictReader(path.open(newline=""))), *more)
    else:
        check = {"session": check_session, "guesses": check_guesses}[name]
        check(json.loads(path.read_text()), *more)


if __name__ == "__main__":
    main()
