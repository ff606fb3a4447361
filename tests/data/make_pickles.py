# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pickles.json: pickles made by Python's own pickle, in base64, with what Python reads back
from them, written down as tests/core/tst_pickle_reader.cpp writes a tree down.

    python make_pickles.py        (Python 3.11)
"""

import base64
import collections
import fractions
import json
import pathlib
import pickle

VALUES = {
    "none": None,
    "booleans": (True, False),
    "integers": [0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63 - 1,
                 -2**63],
    "floats": [0.5, -1e300, 3.25],
    "texts": ["", "a", "größer ___ 😀", "x" * 300],
    "bytes": [b"", b"\x00\xff", b"y" * 300],
    "tuples": ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)),
    "nested": {"forward": [(1, 14), {"b": [], "c": {}}], "other": ()},
    "global": collections.OrderedDict,
    "object": fractions.Fraction(3, 4),
}
SHARED = ["the same", [1, 2]]
VALUES["shared"] = [SHARED, SHARED, SHARED]


def deep(levels):
    value = []
    for _ in range(levels - 1):
        value = [value]
    return value


VALUES["deep"] = deep(100)


def text(value):
    if value is None:
        return "None"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{value!r}" if isinstance(value, int) else f"{value:.17g}"
    if isinstance(value, str):
        return "'" + value + "'"
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, type):
        return f"<{value.__module__}.{value.__qualname__}>"
    if isinstance(value, fractions.Fraction):
        function, arguments = value.__reduce__()
        return f"{text(function)}{text(arguments)}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(k)}: {text(v)}" for k, v in value.items()) + "}"
    inside = ", ".join(text(item) for item in value)
    return f"({inside})" if isinstance(value, tuple) else f"[{inside}]"


def cases():
    for name, value in VALUES.items():
        for protocol in (2, 3, 4):
            data = pickle.dumps(value, protocol)
            if name == "bytes" and protocol == 2:  # made by a call of codecs.encode
                continue
            back = pickle.loads(data)
            yield {"name": f"{name}, protocol {protocol}",
                   "pickle": base64.b64encode(data).decode(), "text": text(back)}


def main():
    target = pathlib.Path(__file__).parent / "pickles.json"
    target.write_text(json.dumps(list(cases()), indent=1) + "\n")


if __name__ == "__main__":
    main()
