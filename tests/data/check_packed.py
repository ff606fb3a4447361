# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a model with what `maskscope-cli pack` made of it, as Python and PyTorch read both.

    python check_packed.py MODEL PACKED [a text that must not be left, such as a folder] ...
"""

import sys
import zipfile

import torch


def check_records(before, after, unwanted):
    assert after.testzip() is None, "a checksum is wrong"
    for name in before.namelist():
        if "/extra/" not in name and not name.endswith(".debug_pkl"):
            assert before.read(name) == after.read(name), name
    for name in after.namelist():
        for text in unwanted:
            assert text.encode() not in after.read(name), f"{text} is left in {name}"


def tensors(answer):
    if isinstance(answer, torch.Tensor):
        return [answer]
    parts = answer.values() if isinstance(answer, dict) else answer
    return [tensor for part in parts for tensor in tensors(part)]


def check_answers(before, after):
    assert before.code == after.code
    weights, copies = before.state_dict(), after.state_dict()
    assert weights.keys() == copies.keys()
    assert all(torch.equal(weights[name], copies[name]) for name in weights)
    ids = torch.arange(7).unsqueeze(0)
    required = [a for a in before.forward.schema.arguments[1:] if not a.has_default_value()]
    arguments = (ids, torch.ones_like(ids), torch.zeros_like(ids))[:len(required)]
    with torch.no_grad():
        pairs = zip(tensors(before(*arguments)), tensors(after(*arguments)), strict=True)
        assert all(torch.equal(one, other) for one, other in pairs)
    # Reads the source range of every operator.
    assert len(str(before.inlined_graph)) > 0 and len(str(after.inlined_graph)) > 0


def main(model, packed, *unwanted):
    check_records(zipfile.ZipFile(model), zipfile.ZipFile(packed), unwanted)
    check_answers(torch.jit.load(model, map_location="cpu"),
                  torch.jit.load(packed, map_location="cpu"))
    print(f"{packed}: the same program, weights and answers")


if __name__ == "__main__":
    main(*sys.argv[1:])
