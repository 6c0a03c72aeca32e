"""Writes a trained branch into the encoder, and its span heads beside it.

    python meaning/join.py --checkpoint branch.pt --model ../models/en --out OUT
"""
import argparse
import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import numpy as np
import torch
import torch.nn as nn

from branch import Branch, ROLES, WORDS
from export import export_head, quantize
from labels import CUES, RELATIONS, STANCES
from states import BRANCH, TRUNK, bare, lower_of

OUTPUTS = [*BRANCH, "meaning"]


class Whole(nn.Module):
    def __init__(self, branch):
        super().__init__()
        self.branch = branch

    def forward(self, lower, mask, first, states):
        b = self.branch
        x = b(lower, mask, first, states, plain=True)
        return (*(b.words[k](x) for k in WORDS), *(b.roles[k](x) for k in ROLES), x)


def prune(graph):
    """Takes away nodes and weights that no output needs."""
    while True:
        used = {name for node in graph.node for name in node.input} | {o.name for o in graph.output}
        kept = [n for n in graph.node if any(name in used for name in n.output)]
        if len(kept) == len(graph.node):
            break
        del graph.node[:]
        graph.node.extend(kept)
    used = {name for node in graph.node for name in node.input}
    kept = [i for i in graph.initializer if i.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)


def export_branch(branch, path):
    B, S, W = 2, 24, 9
    example = (torch.randn(B, S, 384), torch.ones(B, S), torch.randint(0, S, (B, W), dtype=torch.int32), torch.randn(B, W, 384))
    axes = {"lower": {0: "B", 1: "S"}, "mask": {0: "B", 1: "S"}, "first": {0: "B", 1: "W"}, "states": {0: "B", 1: "W"}}
    axes |= {k: {0: "B", 1: "W"} for k in OUTPUTS}
    torch.onnx.export(Whole(branch), example, path, input_names=["lower", "mask", "first", "states"], output_names=OUTPUTS,
                      dynamic_axes=axes, opset_version=17, dynamo=False)


def join(encoder_path, branch_path, layers, target):
    """One graph: the branch takes the encoder's own tensors; its word states take the name `states`."""
    import onnx
    model, branch = onnx.load(encoder_path), onnx.load(branch_path).graph
    graph = model.graph
    bare(graph)
    # The encoder's word states become an inner tensor.
    for node in graph.node:
        for field in (node.input, node.output):
            for k, name in enumerate(field):
                if name == "states":
                    field[k] = TRUNK
    for node in graph.node:
        for k, name in enumerate(node.output):
            if name in ("cue", "attribution"):
                node.output[k] = "trunk/" + name
    kept = [o for o in graph.output if o.name not in ("states", "cue", "attribution")]
    del graph.output[:]
    graph.output.extend(kept)
    prune(graph)
    names = {"lower": lower_of(layers), "mask": "mask", "first": "first", "states": TRUNK}
    rename = lambda name: name if not name else names.get(name) or ("states" if name == "meaning" else
                                                                    name if name in OUTPUTS else "meaning/" + name)
    for node in branch.node:
        node.name = "meaning/" + node.name
        for field in (node.input, node.output):
            for k, name in enumerate(field):
                field[k] = rename(name)
        graph.node.append(node)
    for one in branch.initializer:
        one.name = rename(one.name)
        graph.initializer.append(one)
    for one in branch.output:
        one.name = rename(one.name)
        graph.output.append(one)
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, target)


def main():
    p = argparse.ArgumentParser()
    for name in ("checkpoint", "model", "out"):
        p.add_argument("--" + name, required=True)
    a = p.parse_args()
    torch.set_num_threads(2)
    saved = torch.load(a.checkpoint, map_location="cpu", weights_only=True)
    branch = Branch(saved["layers"])
    branch.load_state_dict(saved["state"])
    branch.eval()
    os.makedirs(os.path.join(a.out, "heads"), exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        export_branch(branch, path("branch.onnx"))
        quantize(path("branch.onnx"), path("branch-int8.onnx"))
        join(os.path.join(a.model, "encoder.onnx"), path("branch-int8.onnx"), saved["layers"], path("joined.onnx"))
        os.replace(path("joined.onnx"), os.path.join(a.out, "encoder.onnx"))
        for name, head, roles in (("stance", branch.stance, 1), ("relation", branch.relation, 2)):
            export_head(head, roles, path("head.onnx"))
            quantize(path("head.onnx"), os.path.join(a.out, "heads", name + ".onnx"))
    labels = json.load(open(os.path.join(a.model, "labels.json"), encoding="utf-8"))
    labels["heads"] = {"stance": STANCES, "relation": RELATIONS}
    bias = {k: [round(v, 6) for v in branch.bias[k].tolist()] for k in ROLES}
    labels["cue"], labels["attributionBias"] = CUES, bias.pop("cue")
    labels["branch"] = {"classes": {k: v for k, v in WORDS.items() if k != "cue"}, "bias": bias}
    with open(os.path.join(a.out, "labels.json"), "w", encoding="utf-8") as f:
        json.dump(labels, f, ensure_ascii=False, indent=0)
        f.write("\n")
    print({n: os.path.getsize(os.path.join(a.out, n)) for n in ("encoder.onnx", "heads/stance.onnx", "heads/relation.onnx")})


if __name__ == "__main__":
    main()
