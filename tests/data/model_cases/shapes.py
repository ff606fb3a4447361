# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes of what every module gives, from forward hooks of PyTorch."""
import torch

from . import forms

LENGTHS = (14, 21, 32, 45)
ARCHITECTURES = ("ALBERT", "BERT", "BigBird", "ConvBERT", "DeBERTa", "DistilBERT", "ELECTRA", "Funnel",
                 "MobileBERT", "MPNet", "RoBERTa", "XLM-RoBERTa")


def first_tensor(value):
    if isinstance(value, torch.Tensor):
        return value
    parts = value.values() if isinstance(value, dict) else value
    for part in parts if isinstance(parts, (list, tuple)) or isinstance(value, dict) else ():
        found = first_tensor(part)
        if found is not None:
            return found
    return None


def shapes_at(model, names, length):
    """Path of a module -> shape of the first tensor that its first call gave."""
    shapes = {}

    def hook(path):
        def note(module, given, output):
            tensor = first_tensor(output)
            if tensor is not None:
                shapes.setdefault(path, list(tensor.shape))
        return note

    handles = [module.register_forward_hook(hook(path)) for path, module in model.named_modules()]
    try:
        with torch.no_grad():
            model(**forms.values_of(model, names, forms.example_ids(length)))
    finally:
        for handle in handles:
            handle.remove()
    return shapes


def recorded(model, names):
    return {str(length): shapes_at(model, names, length) for length in LENGTHS}
