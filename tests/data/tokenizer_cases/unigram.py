# SPDX-License-Identifier: GPL-3.0-or-later
"""Unigram tokenizers, as SentencePiece makes them: DeBERTa, XLM-R, ALBERT, CamemBERT."""
import functools
import json
import lzma
import pathlib

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from .bpe import bert_template, pair_of
from .training import add_flagged_tokens, mask_token, train

RECORDED = pathlib.Path(__file__).resolve().parent.parent / "tokenizer"
CHARSMAP = RECORDED / "nmt_nfkc.charsmap.xz"
FEW_RULES = RECORDED / "few_rules.charsmap"
SEVERAL_SPACES = Regex(" {2,}")


@functools.cache
def charsmap():
    return lzma.decompress(CHARSMAP.read_bytes())


def precompiled():
    """SentencePiece's own rules nmt_nfkc: what the real files carry."""
    return normalizers.Precompiled(charsmap())


def trained(normalizer, pre_tokenizer, specials, unknown, size=2000):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=size, special_tokens=specials, unk_token=unknown, show_progress=False)
    return train(tokenizer, trainer, one_line_of=5)


def deberta():
    normalizer = normalizers.Sequence([
        normalizers.Strip(), precompiled(), normalizers.Replace(SEVERAL_SPACES, " ")])
    tokenizer = trained(normalizer, pre_tokenizers.Sequence([pre_tokenizers.Metaspace()]),
                        ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]"], "[UNK]")
    tokenizer.post_processor = bert_template(tokenizer)
    return tokenizer


def xlm_roberta():
    pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer = trained(precompiled(), pre_tokenizer, ["<s>", "<pad>", "</s>", "<unk>", mask_token("<mask>")], "<unk>")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>",
        special_tokens=[pair_of(tokenizer, "<s>"), pair_of(tokenizer, "</s>")])
    return add_flagged_tokens(tokenizer)


def albert():
    normalizer = normalizers.Sequence([
        normalizers.Replace("``", '"'), normalizers.Replace("''", '"'), normalizers.NFKD(), normalizers.StripAccents(),
        normalizers.Lowercase(), precompiled(), normalizers.Replace(SEVERAL_SPACES, " ")])
    pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer = trained(normalizer, pre_tokenizer, ["<pad>", "<unk>", "[CLS]", "[SEP]", mask_token("[MASK]")], "<unk>")
    tokenizer.post_processor = bert_template(tokenizer)
    return add_flagged_tokens(tokenizer)


def camembert():
    """Words begin with ▁ only at the beginning of the text: prepend_scheme "first"."""
    normalizer = normalizers.Sequence([
        precompiled(), normalizers.Strip(left=False), normalizers.Replace(SEVERAL_SPACES, "▁")])
    pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="first", split=True)
    specials = ["<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>", "<s>", "</s>", mask_token("<mask>", True)]
    tokenizer = trained(normalizer, pre_tokenizer, specials, "<unk>")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="first")
    tokenizer.post_processor = roberta_like(tokenizer)
    return add_flagged_tokens(tokenizer)


def roberta_like(tokenizer):
    return processors.RobertaProcessing(pair_of(tokenizer, "</s>"), pair_of(tokenizer, "<s>"), trim_offsets=False)


def unigram_bytes():
    """Unknown letters become bytes; nothing is put in front and words may cross spaces."""
    in_bytes = [f"<0x{byte:02X}>" for byte in range(256)]
    pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="never", split=False)
    base = trained(normalizers.NFKC(), pre_tokenizers.Metaspace(prepend_scheme="never"),
                   ["<pad>", "<unk>", "<s>", "</s>", mask_token("<mask>")] + in_bytes, "<unk>")
    vocabulary = known_letters(base)
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=1, byte_fallback=True))
    tokenizer.normalizer = base.normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoders.Sequence([
        decoders.ByteFallback(), decoders.Metaspace(prepend_scheme="never"), decoders.Fuse()])
    tokenizer.add_special_tokens(["<pad>", "<unk>", "<s>", "</s>", mask_token("<mask>")])
    tokenizer.post_processor = bert_template(tokenizer, "<s>", "</s>")
    return tokenizer


def known_letters(tokenizer):
    """The vocabulary without letters beyond Greek and Cyrillic, so that there is something to fall back from."""
    pieces = json.loads(tokenizer.to_str())["model"]["vocab"]
    return [(piece, score) for piece, score in pieces if all(ord(c) < 0x500 or c == "▁" for c in piece)]


TOKENIZERS = {"deberta": deberta, "xlm_roberta": xlm_roberta, "albert": albert, "camembert": camembert,
              "unigram_bytes": unigram_bytes}
