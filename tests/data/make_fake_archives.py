# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fake/model.pt and fake/bare/bare.pt: archives with the records of a TorchScript file and
nothing that runs, for tests whose model is a fake. The vocabulary is that of
tests/support/fake_tokenizer.cpp."""

import pathlib
import zipfile

VOCABULARY = """[PAD] [UNK] [CLS] [SEP] [MASK] . , the a capital of is was in france italy spain
germany paris rome madrid berlin city country river house good bad big small red ##s""".split()
EMPTY_TUPLE_PICKLE = b"\x80\x02)."


def write_archive(path, extras):
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = path.stem
    records = {
        "data.pkl": EMPTY_TUPLE_PICKLE,
        "constants.pkl": EMPTY_TUPLE_PICKLE,
        "code/__torch__.py": b"class Fake(Module):\n  pass\n",
        "version": b"3\n",
        "byteorder": b"little",
        **{f"extra/{name}": text.encode() for name, text in extras.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in records.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0)), data)


def main():
    here = pathlib.Path(__file__).parent / "fake"
    vocabulary = "".join(token + "\n" for token in VOCABULARY)
    write_archive(here / "model.pt", {"vocab.txt": vocabulary})
    write_archive(here / "bare" / "bare.pt", {})


if __name__ == "__main__":
    main()
