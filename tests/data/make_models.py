#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the model files of the test matrix, and records what Hugging Face answers with the same weights.

    make_models.py OUT

Needs torch, transformers and tokenizers. ./test runs it; nothing of this is committed but MATRIX.md, which
tst_torch_matrix writes. Into the folder OUT go the files and matrix.json, a list with, for each of them:

    row, column       of the table
    file              null: PyTorch or transformers refused to make it, `reason` says why
    inputs, answer    what the trace takes and how it answers
    truth             lengths and batches at which the trace equals its model, measured in Python
    error             the code with which Maskscope has to refuse it, where it has to; `found` what it has to call it
    texts             Hugging Face's 50 best words for each mask, where there are such
    shapes            of what every module gives at some lengths, from PyTorch's forward hooks; of some files
"""
import json
import multiprocessing
import pathlib
import sys

import torch
import transformers

from model_cases import answers, architectures, forms, look_alikes, others, save, shapes, truth, words

SPREADS = (0.6, 0.8, 1.0, 1.4, 2.0)


def tokenizer_of(name):
    return words.byte_level() if architectures.is_byte_level(name) else words.word_piece()


def wide_model(name, tokenizer):
    """The narrowest model whose best words are clear enough; its answers to all three inputs."""
    for spread in SPREADS:
        model = architectures.make_model(name, spread)
        recorded = answers.recorded(model, tokenizer, ["input_ids"])
        if answers.least_best(recorded) > answers.ENOUGH:
            return model
    raise AssertionError(f"the weights of {name} are too narrow")


def make_cell(out, name, form, model, tokenizer):
    cell = {"row": name, "column": form, "file": None}
    try:
        traced, names, answer = forms.trace(model, form)
    except Exception as error:
        return cell | {"reason": save.reason_of(error)}
    file = f"{name}.{form}.pt".lower()
    save.save(out / file, traced, save.extras(model, tokenizer))
    recorded = answers.recorded(model, tokenizer, names)
    assert answers.least_best(recorded) > answers.ENOUGH, cell
    made = cell | {"file": file, "inputs": names, "answer": answer, "texts": recorded,
                   "truth": truth.measure(model, save.load(out / file), names)}
    is_recorded = form == "two" and name in shapes.ARCHITECTURES
    return made | {"shapes": shapes.recorded(model, names)} if is_recorded else made


def make_row(job):
    name, out = job
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    if name is None:
        return others.make(out) + look_alikes.make(out)
    tokenizer = tokenizer_of(name)
    model = wide_model(name, tokenizer)
    return [make_cell(out, name, form, model, tokenizer) for form in forms.FORMS]


def main():
    out = pathlib.Path(sys.argv[1])
    names = sys.argv[2:] or [None, *architectures.ARCHITECTURES]
    out.mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        rows = pool.map(make_row, [(name, out) for name in names], chunksize=1)
    cells = [cell for row in rows for cell in row]
    (out / "matrix.json").write_text(json.dumps(cells, separators=(",", ":")), "utf-8")
    print(sum(cell["file"] is not None for cell in cells), "files,", len(cells), "cells")


if __name__ == "__main__":
    main()
