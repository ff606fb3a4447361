# SPDX-License-Identifier: GPL-3.0-or-later
"""What a trace is worth, found out in Python: it is run beside the model that it was made of."""
import torch

from .forms import TRACED, example_ids, logits_of, values_of

TRIED = (2, 4, 8, 9, 12, 13, 14, 15, 16, 17, 20, 33, 64)
NEAR = 1e-4  # of the range of an answer


def differs(found, wanted):
    scale = float(wanted.max() - wanted.min())
    return not float((found - wanted).abs().max()) <= NEAR * scale


def verdict(model, traced, names, ids):
    """right, wrong (it runs and answers something else), refused; None: the model itself fails."""
    values = values_of(model, names, ids)
    known = {name: value for name, value in values.items() if name != "flat_ids"}
    with torch.no_grad():
        try:
            wanted = logits_of(model(**{"input_ids": ids} | known))
        except Exception:
            return None
        try:
            found = logits_of(traced(*values.values()))
        except Exception:
            return "refused"
    if found.shape != wanted.shape:
        return "refused"
    return "wrong" if differs(found, wanted) else "right"


def kind_of(verdicts):
    """any, fixed, range, unsafe: as the command line's contract names them; never: it does not run."""
    found = list(verdicts.values())
    if "right" not in found:
        return "never"
    if found.count("right") > 1:
        return "any" if set(found) == {"right"} else "range"
    return "unsafe" if "wrong" in found else "fixed"


def measure(model, traced, names, length=TRACED):
    verdicts = {tried: verdict(model, traced, names, example_ids(tried)) for tried in TRIED}
    verdicts = {tried: found for tried, found in verdicts.items() if found}
    together = verdict(model, traced, names, example_ids(length, rows=2, first=3))
    return {"length": kind_of(verdicts),
            "right_at": [tried for tried, found in verdicts.items() if found == "right"],
            "wrong_at": [tried for tried, found in verdicts.items() if found == "wrong"],
            "batch": {"right": "any", "wrong": "unsafe"}.get(together, "fixed")}
