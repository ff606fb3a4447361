#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the window has saved with what Hugging Face and PyTorch answer on small_bert.pt.

    check.py session FILE KEY=VALUE...
    check.py guesses FILE [plain]
"""
import json
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


def main():
    check = {"session": check_session, "guesses": check_guesses}[sys.argv[1]]
    check(json.loads(Path(sys.argv[2]).read_text()), *sys.argv[3:])


if __name__ == "__main__":
    main()
