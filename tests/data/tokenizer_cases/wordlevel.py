# SPDX-License-Identifier: GPL-3.0-or-later
"""WordLevel tokenizers: whole words, amino acids, and the pre-tokenizers that others lack."""
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from .bpe import bert_template
from .training import add_flagged_tokens, train

SPECIALS = ["[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]"]


def trained(normalizer, pre_tokenizer, size):
    tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    train(tokenizer, trainers.WordLevelTrainer(vocab_size=size, special_tokens=SPECIALS, show_progress=False))
    tokenizer.post_processor = bert_template(tokenizer)
    return tokenizer


def words():
    pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=True),
        pre_tokenizers.Punctuation("isolated"), pre_tokenizers.UnicodeScripts(),
        pre_tokenizers.Split(Regex(r"[aeiou]{2,}"), "merged_with_previous")])
    return add_flagged_tokens(trained(normalizers.NFKD(), pre_tokenizer, 3000))


def amino_acids():
    """ESM and its kin: every letter is a word."""
    pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split("", "isolated")])
    return trained(None, pre_tokenizer, 120)


def delimiters():
    """The other ways to split, each behind the other."""
    pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.CharDelimiterSplit("-"), pre_tokenizers.Split(" ", "merged_with_next"),
        pre_tokenizers.Punctuation("contiguous"), pre_tokenizers.Digits(individual_digits=False),
        pre_tokenizers.Split(Regex(r"\w+"), "removed", invert=True),
        pre_tokenizers.Split(Regex(r"(?<=[a-z])(?=[A-Z])"), "isolated"), pre_tokenizers.FixedLength(5)])
    tokenizer = trained(normalizers.Replace(Regex(r"\s+"), " "), pre_tokenizer, 3000)
    tokenizer.decoder = decoders.CTC(pad_token="[PAD]", word_delimiter_token="|")
    return tokenizer


TOKENIZERS = {"words": words, "amino_acids": amino_acids, "delimiters": delimiters}
