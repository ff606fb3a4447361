#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes whole_word_cases.json: the best fillings and answers of 1 to 3 pieces made of whole words alone, as PyTorch
and `tokenizers` in Python find them in the models of make_fill_cases.py.

    python make_whole_word_cases.py      # needs torch 2.13.0, tokenizers 0.23.3

A token is the rest of a word if it begins with "##", or behind a letter without "\u0120" (byte-level). Tokens without a
letter or digit, special and unused ones count nowhere. A filling has a whole word for every mask; an answer of several
pieces begins with a whole one and may go on with any.
"""
import json

from make_fill_cases import BEST, HERE, Lm, beam, masks_of, rounded, widened

CASES = [
    ("wordpiece", "The capital of {} is {}."), ("wordpiece", "{} is a river in the {}."),
    ("wordpiece", "The {} {} played for the club."), ("wordpiece", "The war began in the {} century."),
    ("byte_level", "He played in {} {} for the club."), ("byte_level", "The capital of France is {}."),
]


def bytes_of_characters():
    """The alphabet that byte-level BPE writes bytes with, as GPT-2's encoder.py made it."""
    kept = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    moved = [byte for byte in range(256) if byte not in kept]
    return {chr(byte): byte for byte in kept} | {chr(256 + i): byte for i, byte in enumerate(moved)}


def kinds(lm, name):
    """For each token whether it may begin a word here, and whether it may go on with one."""
    alphabet, added = bytes_of_characters(), set(lm.tokenizer.get_added_tokens_decoder())
    begins, goes_on = [], []
    for token_id in range(lm.tokenizer.get_vocab_size()):
        token = lm.tokenizer.id_to_token(token_id)
        reserved = token_id in added or token in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]") or token.startswith("[unused")
        if name == "byte_level" and not reserved:
            raw = bytes(alphabet[letter] for letter in token)
            try:
                is_word = any(letter.isalnum() for letter in raw.decode())
                is_part = False
            except UnicodeDecodeError:
                is_word, is_part = False, True
            begins.append(is_word and token.startswith("\u0120") or is_part and token.startswith("\u0120"))
            goes_on.append(is_word or is_part)
        else:
            is_word = not reserved and any(letter.isalnum() for letter in token)
            begins.append(is_word and not token.startswith("##"))
            goes_on.append(is_word)
    return begins, goes_on


def record(lm, name, text):
    encoding = lm.tokenizer.encode(text.replace("{}", lm.mask_token))
    places, (begins, goes_on) = masks_of(lm, encoding), kinds(lm, name)
    together = beam(lm, encoding.ids, encoding.type_ids, places, [begins] * len(places))
    found = []
    for pieces in (1, 2, 3):
        row, types = (widened(values, places[0], pieces) for values in (encoding.ids, encoding.type_ids))
        found += [(ids, p / pieces) for ids, p in beam(lm, row, types, range(places[0], places[0] + pieces),
                                                       [begins] + [goes_on] * 2)
                  if "\ufffd" not in lm.tokenizer.decode(list(ids))]
    best = sorted(found, key=lambda answer: -answer[1])[:BEST]
    return {"model": name, "text": text.replace("{}", lm.mask_token),
            "joint": [{"ids": ids, "log_p": p} for ids, p in together[:BEST]],
            "answers": [{"ids": ids, "score": p} for ids, p in best]}


def main():
    models = {name: Lm(name) for name, _ in CASES}
    cases = [record(models[name], name, text) for name, text in CASES]
    with open(HERE / "whole_word_cases.json", "w", encoding="utf-8") as file:
        json.dump({"cases": rounded(cases)}, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
