# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which people call torch.jit.trace on a masked language model."""
import inspect
import warnings

import torch

TRACED = 14  # tokens that the traces are recorded with
BY_POSITION = ("one", "two", "three")
FORMS = (*BY_POSITION, "keyword", "dict", "tuple")


def parameters_of(model):
    return list(inspect.signature(model.forward).parameters)


def value_of(name, ids, width=0):
    """What people put there for a text without padding. `width`: of token types that are tables."""
    if name == "input_ids":
        return ids
    if name == "flat_ids":
        return ids if ids.shape[0] > 1 else ids[0]
    if name == "attention_mask":
        return torch.ones_like(ids)
    if name == "position_ids":
        return torch.arange(ids.shape[1]).unsqueeze(0).expand(ids.shape[0], -1)
    if name == "bbox":
        return torch.zeros(*ids.shape, 4, dtype=ids.dtype)
    if name == "lengths":
        return torch.full((ids.shape[0],), ids.shape[1])
    if name == "token_type_ids" and width:
        return torch.zeros(*ids.shape, width, dtype=ids.dtype)
    if name.startswith("entity_"):
        sizes = (ids.shape[0], 2, 3) if name == "entity_position_ids" else (ids.shape[0], 2)
        return torch.zeros(sizes, dtype=ids.dtype)
    if name == "lang_ids":
        return torch.zeros(ids.shape[0], dtype=ids.dtype)
    if name == "inputs_embeds":
        raise ValueError("inputs_embeds cannot be given together with input_ids")
    return torch.zeros_like(ids)


def names_of(model, form):
    """The inputs that a trace of this form has."""
    parameters = parameters_of(model)
    if form in BY_POSITION:
        return parameters[:BY_POSITION.index(form) + 1]
    common = ["input_ids"] + ["attention_mask"] * ("attention_mask" in parameters)
    types = getattr(model.config, "type_vocab_size", None) or 0
    if form == "keyword" and types > 1:
        return common + ["token_type_ids"] * ("token_type_ids" in parameters)
    return common


def values_of(model, names, ids):
    width = len(getattr(model.config, "type_vocab_sizes", []))  # TAPAS
    return {name: value_of(name, ids, width) for name in names}


def example_ids(length=TRACED, rows=1, first=0):
    """Words, none of them special, with a mask among them (4 in both vocabularies)."""
    ids = (torch.arange(rows * length).reshape(rows, length) * 7 + first) % 400 + 100
    ids[:, min(2, length - 1)] = 4
    return ids


def run_trace(model, values, by_name, answer):
    """`answer`: dict, tuple or states (a tuple with all hidden states)."""
    model.config.return_dict = answer == "dict"
    model.config.output_hidden_states = answer == "states"
    options = {"strict": answer != "dict", "check_trace": False}
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            if by_name:
                return torch.jit.trace(model, example_kwarg_inputs=values, **options)
            return torch.jit.trace(model, tuple(values.values()), **options)
    finally:
        model.config.return_dict, model.config.output_hidden_states = True, False


def trace(model, form):
    """(traced module, names of its inputs, how it answers). Errors of PyTorch pass through."""
    names = names_of(model, form)
    values = values_of(model, names, example_ids())
    # Where the mask is not the second input, people can only give it by its name.
    by_name = form == "keyword" or parameters_of(model)[:len(names)] != names
    answer = {"dict": "dict", "tuple": "states"}.get(form, "tuple")
    try:
        return run_trace(model, values, by_name, answer), names, answer
    except AttributeError as error:  # some classes cannot answer with tuples
        if answer != "tuple" or "'tuple' object" not in str(error):
            raise
        return run_trace(model, values, by_name, "dict"), names, "dict"


def logits_of(answer):
    while not isinstance(answer, torch.Tensor):
        answer = answer["logits"] if isinstance(answer, dict) else answer[0]
    return answer.float()
