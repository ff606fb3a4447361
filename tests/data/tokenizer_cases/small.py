# SPDX-License-Identifier: GPL-3.0-or-later
"""Recorded tokenizers cut to a handful of tokens: for tests that change them in thousands of ways, and for fuzzing."""
import base64
import json

from tokenizers import Tokenizer

from .unigram import FEW_RULES

TOKENS = 12
MERGES = 4


def kept_tokens(vocabulary, merges, added):
    kept = sorted(vocabulary, key=vocabulary.get)[:TOKENS]
    kept += [token["content"] for token in added if token["content"] in vocabulary]
    for pair in merges:
        kept += [*pair, joined(pair, vocabulary)]
    return list(dict.fromkeys(kept))


def joined(pair, vocabulary):
    """What a merge makes: with a continuing prefix of the second token, that is left out."""
    whole = "".join(pair)
    return whole if whole in vocabulary else pair[0] + pair[1].removeprefix("##")


def cut_model(model, added):
    """Cuts the model; returns the new number of each token."""
    merges = model.get("merges", [])[:MERGES]
    if isinstance(model["vocab"], list):
        model["vocab"] = model["vocab"][:TOKENS]
        return {piece: number for number, (piece, _) in enumerate(model["vocab"])}
    numbers = {token: number for number, token in enumerate(kept_tokens(model["vocab"], merges, added))}
    model["vocab"] = numbers
    if "merges" in model:
        model["merges"] = merges
    return numbers


def renumber_specials(part, numbers):
    """Special tokens in any post-processor: {"id": "[CLS]", "ids": [101]} or ["[CLS]", 101]."""
    if isinstance(part, dict):
        if "ids" in part and "tokens" in part:
            part["ids"] = [numbers[token] for token in part["tokens"]]
        for value in part.values():
            renumber_specials(value, numbers)
    elif isinstance(part, list):
        if len(part) == 2 and isinstance(part[0], str) and isinstance(part[1], int):
            part[1] = numbers[part[0]]
        for value in part:
            renumber_specials(value, numbers)


def shorten_rules(part):
    """SentencePiece's rules are 300 kB long; a few do."""
    for value in part.values() if isinstance(part, dict) else part if isinstance(part, list) else []:
        shorten_rules(value)
    if isinstance(part, dict) and part.get("precompiled_charsmap"):
        part["precompiled_charsmap"] = base64.b64encode(FEW_RULES.read_bytes()).decode()


def small_tokenizer(text):
    """The tokenizer.json `text` with few tokens, as `tokenizers` itself writes it again."""
    document = json.loads(text)
    # Of the runs of spaces one is enough.
    added = [token for token in document["added_tokens"] if token["content"].strip() or token["content"] == "  "]
    document["added_tokens"] = added
    numbers = cut_model(document["model"], added)
    for token in added:
        token["id"] = numbers.setdefault(token["content"], len(numbers))
    renumber_specials(document["post_processor"], numbers)
    shorten_rules(document["normalizer"])
    return Tokenizer.from_str(json.dumps(document)).to_str()
