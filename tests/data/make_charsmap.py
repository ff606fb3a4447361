#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes normalization rules as SentencePiece's model files and the normalizer "Precompiled" of a tokenizer.json carry
them: its own nmt_nfkc (tokenizer/nmt_nfkc.charsmap.xz) and a few (tokenizer/few_rules.charsmap). Needs the `sentencepiece` package (recorded with 0.2.3), which
nothing else does: pip install sentencepiece in an environment of its own.
"""
import io
import lzma
import pathlib
import tempfile

import sentencepiece

OUT = pathlib.Path(__file__).parent / "tokenizer"
# fi ligature, Angstrom sign, A and ring, soft hyphen, ideographic space, a and acute, full-width A.
FEW_RULES = """FB01\t66 69
212B\tC5
41 30A\tC5
AD\t
3000\t20
61 301\tE1
FF21\t41
"""
# Field numbers of sentencepiece_model.proto.
NORMALIZER_SPEC = 3
PRECOMPILED_CHARSMAP = 2


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
        if data[at - 1] < 128:
            return value, at


def member(message, wanted):
    """The bytes of a length-delimited field of a protocol buffer message."""
    at = 0
    while at < len(message):
        key, at = varint(message, at)
        size, at = varint(message, at)
        if key & 7 == 2:
            if key >> 3 == wanted:
                return message[at:at + size]
            at += size
    raise ValueError(f"no field {wanted}")


def charsmap(**rules):
    model = io.BytesIO()
    lines = iter(["hello world, this is line %d" % number for number in range(2000)])
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=lines, model_writer=model, vocab_size=40, minloglevel=2,
                                             hard_vocab_limit=False, **rules)
    return member(member(model.getvalue(), NORMALIZER_SPEC), PRECOMPILED_CHARSMAP)


def main():
    rules = charsmap(normalization_rule_name="nmt_nfkc")
    (OUT / "nmt_nfkc.charsmap.xz").write_bytes(lzma.compress(rules, preset=9 | lzma.PRESET_EXTREME))
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as table:
        table.write(FEW_RULES)
        table.flush()
        (OUT / "few_rules.charsmap").write_bytes(charsmap(normalization_rule_tsv=table.name))


if __name__ == "__main__":
    main()
