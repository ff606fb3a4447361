#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tokenizer/nmt_nfkc.charsmap.xz: SentencePiece's normalization rules nmt_nfkc, as its model files and the
normalizer "Precompiled" of a tokenizer.json carry them. Needs the `sentencepiece` package (recorded with 0.2.3), which
nothing else does: pip install sentencepiece in an environment of its own.
"""
import io
import lzma
import pathlib

import sentencepiece

OUT = pathlib.Path(__file__).parent / "tokenizer" / "nmt_nfkc.charsmap.xz"
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


def main():
    model = io.BytesIO()
    lines = iter(["hello world, this is line %d" % number for number in range(2000)])
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=lines, model_writer=model, vocab_size=40, minloglevel=2,
                                             normalization_rule_name="nmt_nfkc", hard_vocab_limit=False)
    charsmap = member(member(model.getvalue(), NORMALIZER_SPEC), PRECOMPILED_CHARSMAP)
    OUT.write_bytes(lzma.compress(charsmap, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
