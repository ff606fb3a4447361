# SPDX-License-Identifier: GPL-3.0-or-later
"""make_session_seeds.py SESSIONS FOLDER: each session file, and each of its members alone, as files."""
import json
import pathlib
import sys

FORM = "maskscope_session"


def seeds_of(path):
    session = json.loads(path.read_text("utf-8"))
    yield path.stem, path.read_bytes()
    for number, (name, value) in enumerate(session.items()):
        if name != FORM:
            yield f"{path.stem}_{number}", json.dumps({FORM: session[FORM], name: value}).encode()


def main():
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.maskscope")):
        for name, seed in seeds_of(path):
            pathlib.Path(sys.argv[2], name).write_bytes(seed)


if __name__ == "__main__":
    main()
