# SPDX-License-Identifier: GPL-3.0-or-later
"""The results as a picture: how many times as long as Maskscope each peer takes, a panel a model."""
import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as pyplot

COLORS = {"pipeline": "#8A3FA0", "onnxruntime": "#B4531A", "openvino": "#0B7A75", "plain": "#A7AEB8",
          "bf16": "#7F97E8", "int8": "#9DB2FF"}


def draw(results, names, path):
    pyplot.rcParams.update({"svg.hashsalt": "maskscope", "font.family": "sans-serif", "axes.spines.top": False,
                            "axes.spines.right": False})
    figure, panels = pyplot.subplots(1, len(results["models"]), figsize=(11, 3.8), sharey=True, squeeze=False,
                                      layout="constrained")
    for panel, (model, medians) in zip(panels[0], results["models"].items()):
        lengths = list(medians["maskscope"])
        ours = medians["maskscope"]
        for name, color in COLORS.items():
            if name in medians:
                ratios = [medians[name][length] / ours[length] for length in lengths]
                panel.plot(lengths, ratios, marker="o", color=color, label=names[name])
        panel.axhline(1, color="#3457D5", linewidth=2.5, label="Maskscope")
        panel.set_xscale("log", base=2)
        panel.set_xticks(lengths, map(str, lengths))
        panel.set_title(model)
        panel.set_xlabel("tokens")
        panel.grid(axis="y", alpha=0.3)
    panels[0][0].set_ylim(bottom=0)
    panels[0][0].set_ylabel("time, as a multiple of Maskscope's")
    figure.legend(*panels[0][-1].get_legend_handles_labels(), loc="outside right center", frameon=False)
    figure.savefig(path, metadata={"Date": None})
