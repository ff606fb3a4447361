# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokenizers of the matrix, and texts of chosen lengths."""
import pathlib

from tokenizers import AddedToken, BertWordPieceTokenizer, ByteLevelBPETokenizer, processors
from transformers import PreTrainedTokenizerFast

from .architectures import WORDS

VOCABULARY = pathlib.Path(__file__).parents[1] / "small_vocab.txt"
LENGTHS = (5, 9, 14, 16, 20, 33)  # tokens of the texts
TRACED = 14
FILLERS = ("the", "house", "and", "city", "a", ".", "!")


def word_piece(first=WORDS):
    """With the first words of the vocabulary only, if asked for."""
    words = VOCABULARY.read_text(encoding="utf-8").split("\n")[:first]
    fast = BertWordPieceTokenizer({word: i for i, word in enumerate(words)}, lowercase=True)
    return PreTrainedTokenizerFast(tokenizer_object=fast._tokenizer, unk_token="[UNK]",
                                   sep_token="[SEP]", pad_token="[PAD]", cls_token="[CLS]",
                                   mask_token="[MASK]", model_max_length=WORDS)


def byte_level():
    words = VOCABULARY.read_text(encoding="utf-8").split("\n")
    fast = ByteLevelBPETokenizer()
    fast.train_from_iterator([" ".join(words)] * 9, vocab_size=600, show_progress=False,
                             special_tokens=["<s>", "<pad>", "</s>", "<unk>",
                                             AddedToken("<mask>", lstrip=True)])
    fast.add_tokens([f"w{i}" for i in range(WORDS - fast.get_vocab_size())])
    fast._tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    return PreTrainedTokenizerFast(tokenizer_object=fast._tokenizer, unk_token="<unk>",
                                   sep_token="</s>", pad_token="<pad>", cls_token="<s>",
                                   bos_token="<s>", eos_token="</s>",
                                   mask_token=AddedToken("<mask>", lstrip=True, special=True),
                                   model_max_length=WORDS)


def text_of(tokenizer, length):
    """A text with a mask that has so many tokens."""
    text = f"a {tokenizer.mask_token}"
    for place in range(4 * length):
        longer = f"{text} {FILLERS[place % len(FILLERS)]}"
        if len(tokenizer(longer)["input_ids"]) <= length:
            text = longer
    assert len(tokenizer(text)["input_ids"]) == length, (text, length)
    return text


def texts(tokenizer):
    mask = tokenizer.mask_token
    return [text_of(tokenizer, length) for length in LENGTHS] + [
        f"The {mask} and the {mask} were in the house."]
