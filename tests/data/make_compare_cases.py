#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes compare_cases.json: what PyTorch answers on the demo model for the sentences of a contest and for two sentences.

    .venv/bin/python tests/data/make_compare_cases.py build/demo-model/demo-minilm.pt

A word of several pieces: as many masks as pieces, the product of each piece's probability with those before it filled in.
"""
import json
import sys
import zipfile
from pathlib import Path

import torch
from tokenizers import Tokenizer

CONTESTS = [("[he/she] is a [nurse|doctor|pilot].", ["he", "she"],
             ["[MASK] is a nurse.", "[MASK] is a doctor.", "[MASK] is a pilot."]),
            ("The capital of [France|Norway] is [Paris/Oslo/Lillehammer].", ["Paris", "Oslo", "Lillehammer"],
             ["The capital of France is [MASK].", "The capital of Norway is [MASK]."])]
PAIR = ("In winter it is very [MASK].", "In summer it is very [MASK].")
LISTED = 10


def tokenizer_of(path):
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if n.endswith("/tokenizer.json"))
        return Tokenizer.from_str(archive.read(name).decode())


class Model:
    def __init__(self, path):
        self.model = torch.jit.load(path).eval()
        self.tokenizer = tokenizer_of(path)
        self.tokenizer.no_padding()
        self.mask = self.tokenizer.token_to_id("[MASK]")

    def probabilities(self, ids, place):
        row = torch.tensor([ids])
        names = [a.name for a in self.model.forward.schema.arguments][1:]
        inputs = [torch.zeros_like(row) if "type" in name else torch.ones_like(row) for name in names[1:]]
        with torch.no_grad():
            out = self.model(row, *inputs)
        logits = out["logits"] if isinstance(out, dict) else out[0] if isinstance(out, tuple) else out
        return torch.softmax(logits[0, place].double(), dim=-1)

    def answer(self, text):
        ids = self.tokenizer.encode(text).ids
        return self.probabilities(ids, ids.index(self.mask))

    def word(self, text, word):
        pieces = self.tokenizer.encode(word, add_special_tokens=False).ids
        ids = self.tokenizer.encode(text).ids
        place = ids.index(self.mask)
        ids[place:place + 1] = [self.mask] * len(pieces)
        product = 1.0
        for i, piece in enumerate(pieces):
            product *= self.probabilities(ids, place + i)[piece].item()
            ids[place + i] = piece
        return {"word": word, "pieces": len(pieces), "probability": product}


def compared(model):
    a, b = (model.answer(text) for text in PAIR)
    change = b - a
    largest = int(change.abs().argmax())
    best = [set(p.topk(5).indices.tolist()) for p in (a, b)]
    listed = sorted(set(a.topk(LISTED).indices.tolist()) | set(b.topk(LISTED).indices.tolist()) | {largest})
    return {"a": PAIR[0], "b": PAIR[1], "listed": LISTED, "largest": model.tokenizer.id_to_token(largest),
            "distance": change.abs().sum().item() / 2, "shared": len(best[0] & best[1]),
            "words": {model.tokenizer.id_to_token(i): [a[i].item(), b[i].item()] for i in listed}}


def main():
    model = Model(sys.argv[1])
    contests = [{"template": template, "sentences": [{"text": text, "words": [model.word(text, word) for word in words]}
                                                     for text in texts]} for template, words, texts in CONTESTS]
    path = Path(__file__).parent / "compare_cases.json"
    path.write_text(json.dumps({"torch": torch.__version__.split("+")[0], "contests": contests,
                                "comparison": compared(model)}, indent=1) + "\n")


if __name__ == "__main__":
    main()
