# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes statistics_cases.json: quantiles by numpy, top-k rankings and entropies by torch.

The long row of logits is not recorded but made by the same formula on both sides: column i holds
(i * 2654435761 mod 2^32) / 2^32 * 30 - 15, rounded to float32."""

import json
import pathlib

import numpy
import torch

SAMPLES = [
    [3.0],
    [2.0, 1.0],
    [0.1, 0.2, 0.3],
    [5.25, 1.5, 9.75, 2.125, 7.0, 3.5, 8.875, 4.25, 6.0, 0.375],
    [17.1, 17.1, 17.1, 250.0, 16.9, 17.3, 17.2],
    numpy.random.default_rng(7).lognormal(2.0, 0.5, 101).tolist(),
]
FRACTIONS = [0.0, 0.1, 0.25, 0.333, 0.5, 0.75, 0.9, 0.99, 1.0]
LONG_ROW = 30522


def quantile_cases():
    return [
        {
            "values": values,
            "quantiles": [[f, float(numpy.quantile(values, f))] for f in FRACTIONS],
        }
        for values in SAMPLES
    ]


def long_row():
    columns = numpy.arange(LONG_ROW, dtype=numpy.uint64)
    hashed = (columns * numpy.uint64(2654435761)) % numpy.uint64(2**32)
    return (hashed.astype(numpy.float64) / 2**32 * 30 - 15).astype(numpy.float32)


def top_k_case(name, logits, k):
    probabilities = torch.softmax(torch.from_numpy(logits), dim=-1)
    best = torch.topk(probabilities, min(k, len(logits)))
    entropy = torch.distributions.Categorical(logits=torch.from_numpy(logits).double()).entropy()
    return {
        "name": name,
        "k": k,
        "indices": best.indices.tolist(),
        "p": best.values.tolist(),
        "entropy": entropy.item(),
    }


def left_out_case(logits, k, hidden):
    """The k best without the columns in `hidden`, ranked in the whole row."""
    order = torch.sort(torch.from_numpy(logits), descending=True, stable=True).indices.tolist()
    ranks = {column: rank for rank, column in enumerate(order, 1)}
    shown = [column for column in order if column not in hidden][:k]
    passed = [column for column in order if column in hidden]
    passed = [c for c in passed if ranks[c] < ranks[shown[-1]]] if shown else passed[:k]
    return {
        "logits": [float(v) for v in logits],
        "k": k,
        "hidden": sorted(hidden),
        "shown": [[column, ranks[column]] for column in shown],
        "passed": [[column, ranks[column]] for column in passed],
    }


def left_out_cases():
    logits = numpy.random.default_rng(13).normal(0, 3, 60).astype(numpy.float32)
    logits[7] = logits[31] = logits[8]  # equal ones go by their column
    best = numpy.argsort(-logits, kind="stable").tolist()
    return [
        {"name": "every third", **left_out_case(logits, 10, set(range(0, 60, 3)))},
        {"name": "the best", **left_out_case(logits, 4, set(best[:5]))},
        {"name": "equal ones", **left_out_case(logits, 60, {7, 31})},
        {"name": "all", **left_out_case(logits, 5, set(range(60)))},
        {"name": "all but the worst", **left_out_case(logits, 5, set(best[:-1]))},
        {"name": "none", **left_out_case(logits, 5, set())},
    ]


def short_cases():
    random = numpy.random.default_rng(11)
    rows = {
        "three": (numpy.array([1.0, 3.0, 2.0], numpy.float32), 2),
        "k beyond the row": (numpy.array([0.5, -0.5], numpy.float32), 10),
        "large values": (numpy.array([1000.0, 999.0, 990.0, -1000.0], numpy.float32), 3),
        "tiny values": (numpy.array([-1000.0, -1001.0, -1002.0], numpy.float32), 3),
        "random": (random.normal(0, 4, 200).astype(numpy.float32), 10),
    }
    return [
        {**top_k_case(name, logits, k), "logits": [float(v) for v in logits]}
        for name, (logits, k) in rows.items()
    ]


def main():
    cases = {
        "quantiles": quantile_cases(),
        "top_k": short_cases(),
        "left_out": left_out_cases(),
        "long": {**top_k_case("long", long_row(), 20), "columns": LONG_ROW},
    }
    path = pathlib.Path(__file__).parent / "statistics_cases.json"
    path.write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
