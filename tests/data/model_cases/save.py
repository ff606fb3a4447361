# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes model files as people hand them over: tokenizer and configuration inside."""
import re
import warnings

import torch


def extras(model, tokenizer):
    files = {"config.json": model.config.to_json_string(use_diff=False)}
    if tokenizer is not None:
        files["tokenizer.json"] = tokenizer.backend_tokenizer.to_str()
    return files


def save(path, module, files):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.save(module, str(path), _extra_files=files)


def load(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch.jit.load(str(path))


def reason_of(error):
    """The last line says it. Addresses differ each time, and a table holds no long lines."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return re.sub(r" at 0x[0-9a-f]+", "", lines[-1].strip())[:100]
