# SPDX-License-Identifier: GPL-3.0-or-later
"""One peer as a process: a line of text in, a line of JSON out: how long the answer took, and its top 5.

    python contender.py NAME FOLDER THREADS

FOLDER holds the model for transformers and model.onnx. Each peer is used as its own documentation
shows it, on fp32 and THREADS threads; tokenizing and the top 5 are part of the time.
"""
import json
import sys
import time

NAME, FOLDER, THREADS = sys.argv[1], sys.argv[2], int(sys.argv[3])
TOP = 5


def pipeline():
    import torch
    from transformers import pipeline as make
    torch.set_num_threads(THREADS)
    fill = make("fill-mask", model=FOLDER, top_k=TOP)

    def answer(text):
        return [candidate["token"] for candidate in fill(text)]
    return answer


def tokenizer():
    from tokenizers import Tokenizer
    return Tokenizer.from_file(FOLDER + "/tokenizer.json")


def top_of(logits):
    """Ids of the best, from the logits of one place; with the softmax that gives their shares."""
    import numpy as np
    best = np.argpartition(logits, -TOP)[-TOP:]
    shares = np.exp(logits - logits.max())
    shares = shares[best] / shares.sum()
    return best[np.argsort(-shares)].tolist()


def answering(run, input_names):
    import numpy as np
    encode, mask = tokenizer().encode, tokenizer().token_to_id("[MASK]")

    def answer(text):
        encoding = encode(text)
        values = {"input_ids": encoding.ids, "attention_mask": encoding.attention_mask,
                  "token_type_ids": encoding.type_ids}
        inputs = {name: np.array([values[name]], dtype=np.int64) for name in input_names}
        return top_of(run(inputs)[0, encoding.ids.index(mask)])
    return answer


def onnxruntime():
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    session = ort.InferenceSession(FOLDER + "/model.onnx", options, providers=["CPUExecutionProvider"])
    names = [value.name for value in session.get_inputs()]
    return answering(lambda inputs: session.run(None, inputs)[0], names)


def openvino():
    import openvino as ov
    settings = {"INFERENCE_NUM_THREADS": THREADS, "INFERENCE_PRECISION_HINT": "f32",
                "PERFORMANCE_HINT": "LATENCY"}
    model = ov.Core().compile_model(FOLDER + "/model.onnx", "CPU", settings)
    names = [value.any_name for value in model.inputs]
    return answering(lambda inputs: model(inputs)[0], names)


def main():
    answer = {"pipeline": pipeline, "onnxruntime": onnxruntime, "openvino": openvino}[NAME]()
    print("ready", flush=True)
    for line in sys.stdin:
        begin = time.perf_counter()
        top = answer(line.rstrip("\n"))
        milliseconds = 1000 * (time.perf_counter() - begin)
        print(json.dumps({"ms": milliseconds, "top": top}), flush=True)


main()
