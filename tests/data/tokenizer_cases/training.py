# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tokenizers made here are trained on, and the added tokens that they share."""
import importlib.util
import pathlib

from tokenizers import AddedToken

from .sentences import SENTENCES

# Pinned packages of .venv: English in code, and code. Nothing of the project itself: a test may name a token,
# and a change of a text must not take it away.
SOURCES = [("transformers", "models/bert/*.py"), ("transformers", "tokenization_*.py"), ("numpy", "lib/_*.py"),
           ("numpy", "ma/core.py")]
LARGEST = 150_000


def package_files(package, pattern):
    folder = pathlib.Path(importlib.util.find_spec(package).origin).parent
    return sorted(folder.glob(pattern))


def training_texts(one_line_of):
    files = []
    for package, pattern in SOURCES:
        files += package_files(package, pattern)
    texts = [file.read_text("utf-8")[:LARGEST] for file in files]
    assert sum(map(len, texts)) > 500_000, "the packages that the tokenizers are trained on are not there"
    lines = [line for text in texts for line in text.splitlines(keepends=True)]
    return lines[::one_line_of] + SENTENCES * 4


def train(tokenizer, trainer, one_line_of=1):
    """`one_line_of`: 4 takes a quarter of the lines, for trainers that are slow."""
    tokenizer.train_from_iterator(training_texts(one_line_of), trainer)
    return tokenizer


def add_flagged_tokens(tokenizer):
    """Added tokens of every flag."""
    tokenizer.add_tokens([
        AddedToken("<l>", lstrip=True, normalized=False), AddedToken("<r>", rstrip=True, normalized=False),
        AddedToken("<w>", single_word=True, normalized=False), AddedToken("ab", normalized=False),
        AddedToken("abc", normalized=False), AddedToken("naïve", normalized=True),
        AddedToken("Straße", normalized=True, single_word=True),
        AddedToken("STRASSE", normalized=True, lstrip=True, rstrip=True), AddedToken("Ä", normalized=True, lstrip=True)])
    return tokenizer


def mask_token(content, normalized=False):
    """A mask as RoBERTa and its kin have it: it takes the space before it."""
    return AddedToken(content, lstrip=True, normalized=normalized, special=True)
