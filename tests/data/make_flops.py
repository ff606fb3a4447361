# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes flops.json: the operations of some small models at several lengths, as
torch.utils.flop_counter counts them.

    python make_flops.py        (PyTorch 2.13)
"""

import json
import pathlib

import torch
from torch.utils.flop_counter import FlopCounterMode

HERE = pathlib.Path(__file__).parent
MODELS = {
    "small_bert.pt": [3, 8, 31, 64],
    "headless.pt": [8, 64],
    "segments_second.pt": [9],
    "fixed_length.pt": [12],
    "frozen.pt": [8, 33],
}


def flops(model, length):
    count = len(list(model.forward.schema.arguments)) - 1
    names = [a.name for a in model.forward.schema.arguments][1:]
    made = {"attention_mask": torch.ones(1, length, dtype=torch.long)}
    zeros = torch.zeros(1, length, dtype=torch.long)
    inputs = [made.get(name, zeros) for name in names[:count]]
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        model(*inputs)
    return counter.get_total_flops()


def main():
    recorded = {}
    for name, lengths in MODELS.items():
        model = torch.jit.load(str(HERE / "models" / name)).eval()
        torch._C._jit_set_profiling_executor(False)
        recorded[name] = {str(length): flops(model, length) for length in lengths}
    (HERE / "flops.json").write_text(json.dumps(recorded, indent=1) + "\n")


if __name__ == "__main__":
    main()
