# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes curve_cases.json: times over lengths and the curve a + bL + cL^2 that fits them, by NumPy.

Non-negative least squares with three terms: numpy.linalg.lstsq for each choice of terms; the best
of those without a negative one. A point of t milliseconds weighs 1 / t^2."""

import itertools
import json
import pathlib

import numpy

LENGTHS = [8, 16, 32, 64, 128, 256, 512]
CURVES = {"ordinary": (3.0, 0.05, 2e-4), "straight": (1.0, 0.2, 0.0), "flat": (5.0, 0.0, 0.0),
          "square": (0.0, 0.0, 1e-3)}


def fit(lengths, times):
    rows = numpy.stack([lengths**0, lengths, lengths**2], axis=1) / times[:, None]
    best = None
    for size in (1, 2, 3):
        for used in itertools.combinations(range(3), size):
            part = numpy.linalg.lstsq(rows[:, used], numpy.ones(len(times)), rcond=None)[0]
            if (part < 0).any():
                continue
            terms = numpy.zeros(3)
            terms[list(used)] = part
            miss = ((rows @ terms - 1) ** 2).sum()
            if best is None or miss < best[0]:
                best = (miss, terms)
    return best[1]


def main():
    random = numpy.random.default_rng(3)
    lengths = numpy.array(LENGTHS, dtype=float)
    cases = []
    for name, (a, b, c) in CURVES.items():
        for noise in (0.0, 0.02, 0.15):
            times = (a + b * lengths + c * lengths**2) * random.normal(1, noise, len(lengths))
            cases.append({"name": f"{name}, {noise:.0%} noise", "lengths": LENGTHS,
                          "times": times.tolist(), "terms": fit(lengths, times).tolist()})
    bent = numpy.array([1.0, 1.9, 3.5, 6.0, 9.0, 12.0, 14.0])  # a square would be negative
    cases.append({"name": "bent down", "lengths": LENGTHS, "times": bent.tolist(),
                  "terms": fit(lengths, bent).tolist()})
    path = pathlib.Path(__file__).parent / "curve_cases.json"
    path.write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
