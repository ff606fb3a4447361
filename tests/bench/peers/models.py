# SPDX-License-Identifier: GPL-3.0-or-later
"""The two models of the comparison, each as a .pt, a folder for transformers, and an .onnx; made once."""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "bench" / "peers"
EXPORT = ROOT / "resources" / "export" / "export_masked_lm.py"
sys.path.insert(0, str(ROOT / "tests" / "bench"))
sys.path.insert(0, str(ROOT / "resources" / "demo-model"))


def bert_base(folder, tokenizer_of):
    """BERT-base by shape; random weights cost the same time as trained ones."""
    import shutil
    import torch
    from transformers import BertConfig, BertForMaskedLM
    torch.manual_seed(0)
    BertForMaskedLM(BertConfig()).eval().save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(tokenizer_of / name, folder / name)


def write_onnx(folder):
    import torch
    from transformers import AutoModelForMaskedLM
    model = AutoModelForMaskedLM.from_pretrained(folder, attn_implementation="eager").eval()
    model.config.return_dict = False
    ids = torch.full((1, 16), 1000)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "batch", 1: "length"} for name in names + ["logits"]}
    torch.onnx.export(model, (ids, torch.ones_like(ids), torch.zeros_like(ids)), folder / "model.onnx",
                      input_names=names, output_names=["logits"], dynamic_axes=axes, opset_version=17,
                      dynamo=False)


def export(folder):
    subprocess.run([sys.executable, str(EXPORT), str(folder), "-o", str(folder / "model.pt")], check=True,
                   stdout=subprocess.DEVNULL)


def ensure():
    """Folder of each model by its name."""
    from bench_start import make_folder
    demo, base = FOLDER / "demo", FOLDER / "bert-base"
    for folder, make in ((demo, make_folder), (base, lambda path: bert_base(path, demo))):
        if not (folder / "done").exists():
            folder.mkdir(parents=True, exist_ok=True)
            make(folder)
            write_onnx(folder)
            export(folder)
            (folder / "done").touch()
    return {"demo model": demo, "BERT-base": base}
