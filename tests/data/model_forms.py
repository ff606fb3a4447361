# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms that exported models have, small: faces of a BERT to be traced, and programs to be
scripted (make_small_models.py)."""
from typing import Dict, NamedTuple, Optional

import torch
from torch import nn

WORDS = 1000  # of small_vocab.txt


class Wrapped(nn.Module):
    """A BertForMaskedLM with another face."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def logits(self, input_ids, attention_mask=None, token_type_ids=None, position_ids=None):
        return self.model(input_ids=input_ids, attention_mask=attention_mask,
                          token_type_ids=token_type_ids, position_ids=position_ids).logits


class TensorOutput(Wrapped):
    def forward(self, input_ids, attention_mask):
        return self.logits(input_ids, attention_mask)


class SecondOutput(Wrapped):
    def forward(self, input_ids, attention_mask):
        out = self.model(input_ids=input_ids, attention_mask=attention_mask,
                         output_hidden_states=True)
        return out.hidden_states[-1][:, 0], out.logits


class ListOutput(Wrapped):
    def forward(self, input_ids, attention_mask):
        logits = self.logits(input_ids, attention_mask)
        return [logits.mean(-1), logits]


class SegmentsSecond(Wrapped):
    """The order of pytorch-transformers 1.x."""

    def forward(self, input_ids, token_type_ids, attention_mask):
        return self.logits(input_ids, attention_mask, token_type_ids)


class WithPositions(Wrapped):
    def forward(self, input_ids, attention_mask, position_ids):
        return self.logits(input_ids, attention_mask, None, position_ids)


class FlatPositions(Wrapped):
    def forward(self, input_ids, attention_mask, position_ids):
        return self.logits(input_ids, attention_mask, None, position_ids.unsqueeze(0))


class FixedLength(Wrapped):
    """Positions that tracing turns into a constant, as old exports did."""

    def forward(self, input_ids, attention_mask):
        positions = torch.arange(int(input_ids.shape[1])).unsqueeze(0)
        baked = positions.expand(input_ids.shape[0], int(input_ids.shape[1]))
        return self.logits(input_ids, attention_mask, None, baked + torch.zeros_like(input_ids))


class NotANumber(Wrapped):
    def forward(self, input_ids, attention_mask):
        return self.logits(input_ids, attention_mask) + torch.log(-torch.ones(1))


class HalfOutput(Wrapped):
    def forward(self, input_ids, attention_mask):
        return self.logits(input_ids, attention_mask).to(torch.bfloat16)


class Nameless(Wrapped):
    """Four inputs, none with a name that tells what it is: types, ids, positions, mask."""

    def forward(self, x, y, z, w):
        return self.logits(y, w, x, z)


class Table(nn.Module):
    """The smallest thing that answers like a masked language model."""

    def __init__(self, seed=3, width=8):
        super().__init__()
        torch.manual_seed(seed)
        self.word_embeddings = nn.Embedding(WORDS, width)
        self.decoder = nn.Linear(width, WORDS)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.decoder(self.word_embeddings(input_ids))


class Raises(Table):
    """Fails as soon as it is asked about real tokens."""

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        if bool((input_ids != 0).any()):
            raise RuntimeError("the fuse blew")
        return self.decoder(self.word_embeddings(input_ids))


class RaisesAlways(Table):
    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("the fuse blew")
        return self.decoder(self.word_embeddings(input_ids))


class Slow(Table):
    """About 3 s for a text with a mask; quick for what a model is measured with. The work is too
    small to be shared among threads, so a busy machine does not stretch it out of proportion."""

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        rounds = 4000 if bool((input_ids == 4).any()) else 1  # 4: [MASK] of small_vocab.txt
        work = torch.full([20000], 3.5)
        for _ in range(rounds):
            work = torch.lgamma(work.clamp(3.0, 4.0)) + 2.3  # unbounded, it would run away
        return self.decoder(self.word_embeddings(input_ids)) + work.mean() * 0.0


class OptionalInputs(Table):
    def forward(self, input_ids: torch.Tensor, attention_mask: Optional[torch.Tensor] = None,
                head_mask: Optional[torch.Tensor] = None, scale: float = 2.0,
                flag: bool = True) -> torch.Tensor:
        logits = self.decoder(self.word_embeddings(input_ids)) * scale
        if head_mask is not None:
            logits = logits * 0.0
        return logits


class Answer(NamedTuple):
    hidden: torch.Tensor
    logits: torch.Tensor


class NamedOutput(Table):
    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> Answer:
        hidden = self.word_embeddings(input_ids)
        return Answer(hidden, self.decoder(hidden))


class TwiceStored(Table):
    """The decoder is a copy of the word table."""

    def __init__(self):
        super().__init__()
        self.decoder = nn.Linear(8, WORDS, bias=False)
        self.decoder.weight = nn.Parameter(self.word_embeddings.weight.detach().clone())


class TwiceStoredAndWritten(Table):
    """Two equal tables until it runs; answers 1 everywhere if they are two."""

    def __init__(self):
        super().__init__()
        self.register_buffer("first", torch.zeros(8, WORDS))
        self.register_buffer("second", torch.zeros(8, WORDS))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        self.first.fill_(1.0)
        self.second.fill_(2.0)
        logits = self.decoder(self.word_embeddings(input_ids))
        return logits * 0.0 + (self.second - self.first)[0]


class WritesInputs(Table):
    """Changes the ids it was given, prints and warns."""

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits = self.decoder(self.word_embeddings(input_ids))
        input_ids.fill_(7)
        print("a model may print")
        return logits


class UnknownInput(Table):
    def forward(self, input_ids: torch.Tensor, mapping: Dict[str, int]) -> torch.Tensor:
        return self.decoder(self.word_embeddings(input_ids)) + float(len(mapping))


class NoForward(nn.Module):
    @torch.jit.export
    def encode(self, input_ids: torch.Tensor) -> torch.Tensor:
        return input_ids * 2


class ChangesWidth(Table):
    """Answers with one column less for real tokens."""

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits = self.decoder(self.word_embeddings(input_ids))
        if bool((input_ids != 0).any()):
            return logits[:, :, 1:]
        return logits
