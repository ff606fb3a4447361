# SPDX-License-Identifier: GPL-3.0-or-later
"""BPE tokenizers: over bytes (RoBERTa, ModernBERT), over words (XLM), and as SentencePiece makes them."""
import json

from tokenizers import (AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors,
                        trainers)

from .training import add_flagged_tokens, mask_token, train

ROBERTA_SPECIALS = ["<s>", "<pad>", "</s>", "<unk>", mask_token("<mask>")]
# The pattern of cl100k, as newer byte-level tokenizers have it in front.
CL100K = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
          r"|\s+(?!\S)|\s+")


def byte_level(specials, size=3000, **pre_tokenizer):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(**pre_tokenizer)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=specials, show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    return train(tokenizer, trainer)


def pair_of(tokenizer, content):
    return content, tokenizer.token_to_id(content)


def roberta_processing(tokenizer, **options):
    return processors.RobertaProcessing(pair_of(tokenizer, "</s>"), pair_of(tokenizer, "<s>"), **options)


def roberta():
    tokenizer = byte_level(ROBERTA_SPECIALS, add_prefix_space=False)
    tokenizer.post_processor = roberta_processing(tokenizer, trim_offsets=True, add_prefix_space=False)
    return tokenizer


def roberta_prefix():
    tokenizer = byte_level(ROBERTA_SPECIALS, add_prefix_space=True)
    tokenizer.post_processor = roberta_processing(tokenizer, trim_offsets=True, add_prefix_space=True)
    return add_flagged_tokens(tokenizer)


def roberta_untrimmed():
    tokenizer = byte_level(ROBERTA_SPECIALS, add_prefix_space=True, trim_offsets=False)
    tokenizer.post_processor = roberta_processing(tokenizer, trim_offsets=False, add_prefix_space=True)
    return add_flagged_tokens(tokenizer)


def bert_template(tokenizer, cls="[CLS]", sep="[SEP]"):
    return processors.TemplateProcessing(
        single=f"{cls} $A {sep}", pair=f"{cls} $A {sep} $B:1 {sep}:1",
        special_tokens=[pair_of(tokenizer, cls), pair_of(tokenizer, sep)])


def modernbert():
    """GPT-NeoX's tokenizer with BERT's special tokens; runs of spaces are added tokens."""
    specials = ["|||IP_ADDRESS|||", "<|padding|>", "<|endoftext|>"]
    tokenizer = byte_level(specials, add_prefix_space=False, trim_offsets=True)
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.add_tokens([AddedToken(" " * n, normalized=True) for n in range(24, 1, -1)]
                         + [AddedToken("|||EMAIL|||"), AddedToken("|||PHONE|||")])
    tokenizer.add_special_tokens(["[UNK]", "[CLS]", "[SEP]", "[PAD]", mask_token("[MASK]")])
    tokenizer.post_processor = bert_template(tokenizer)
    return tokenizer


def cl100k():
    """A pattern of its own in front of bytes, and two post-processors in a row."""
    tokenizer = Tokenizer(models.BPE(ignore_merges=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(CL100K), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    train(tokenizer, trainers.BpeTrainer(vocab_size=3000, special_tokens=["<|endoftext|>", "<s>", "</s>", "<mask>"],
                                         initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tokenizer.post_processor = processors.Sequence([
        processors.ByteLevel(trim_offsets=True), bert_template(tokenizer, "<s>", "</s>")])
    return add_flagged_tokens(tokenizer)


def word_ends():
    """XLM and the GPT of 2018: the last piece of a word says so."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.decoder = decoders.BPEDecoder(suffix="</w>")
    train(tokenizer, trainers.BpeTrainer(vocab_size=3000, end_of_word_suffix="</w>", show_progress=False,
                                         special_tokens=["<s>", "</s>", "<unk>", "<mask>"], limit_alphabet=300))
    tokenizer.post_processor = processors.BertProcessing(pair_of(tokenizer, "</s>"), pair_of(tokenizer, "<s>"))
    return tokenizer


def continuing():
    """Every piece of a word but the first says so; unknown letters in a row are one token."""
    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]", continuing_subword_prefix="##", fuse_unk=True))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    train(tokenizer, trainers.BpeTrainer(vocab_size=3000, continuing_subword_prefix="##", show_progress=False,
                                         special_tokens=["[UNK]", "[CLS]", "[SEP]", "[MASK]"], limit_alphabet=200))
    tokenizer.post_processor = bert_template(tokenizer)
    return add_flagged_tokens(tokenizer)


def without_added(tokenizer, contents):
    """The tokens stay in the vocabulary, but texts are not searched for them."""
    document = json.loads(tokenizer.to_str())
    document["added_tokens"] = [token for token in document["added_tokens"] if token["content"] not in contents]
    return Tokenizer.from_str(json.dumps(document))


def byte_fallback():
    """Llama's way: spaces are letters, unknown letters become bytes."""
    specials = ["<unk>", "<s>", "</s>"]
    in_bytes = [f"<0x{byte:02X}>" for byte in range(256)]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    train(tokenizer, trainers.BpeTrainer(vocab_size=3000, special_tokens=specials + in_bytes, show_progress=False,
                                         limit_alphabet=150))
    tokenizer = without_added(tokenizer, in_bytes)
    # Without words, as Llama's file has it: merges may cross the spaces.
    tokenizer.pre_tokenizer = None
    tokenizer.decoder = decoders.Sequence([
        decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    tokenizer.add_special_tokens([mask_token("<mask>")])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A <s>:1 $B:1", special_tokens=[pair_of(tokenizer, "<s>")])
    return tokenizer


TOKENIZERS = {"roberta": roberta, "roberta_prefix": roberta_prefix, "roberta_untrimmed": roberta_untrimmed,
              "modernbert": modernbert, "cl100k": cl100k, "word_ends": word_ends, "continuing": continuing,
              "byte_fallback": byte_fallback}
