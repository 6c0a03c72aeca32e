"""Export of a checkpoint to ONNX: float and int8 encoder, span heads, labels.

    python export.py --checkpoint final.pt --vocab vocab.txt --out models/en --float encoder-float.onnx
"""
import argparse
import base64
import json
import os
import shutil
import tempfile

import numpy as np
import torch
import torch.nn as nn

import data
from model import LABEL, WIDTH, Reader

INPUTS = ["pieces", "mask", "first", "shape"]
OUTPUTS = ["sentence", "upos", "xpos", "feats", "lemma", "arc", "labelDep", "labelHead", "mention", "cue", "attribution",
           "influence", "states"]


class Whole(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, pieces, mask, first, shape):
        return self.reader.outputs(self.reader.trunk(pieces, mask, first, shape, plain=True))


def load(path):
    """(model, label lists) of a checkpoint."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model = Reader(saved["sizes"])
    model.load_state_dict(saved["state"])
    return model.eval(), saved["lists"]


def export_encoder(model, path):
    B, S, W = 2, 24, 9
    example = (torch.randint(5, 1000, (B, S), dtype=torch.int32), torch.ones(B, S), torch.randint(0, S, (B, W), dtype=torch.int32),
               torch.randint(0, 33, (B, S), dtype=torch.int32))
    axes = {k: {0: "B", 1: "S"} for k in ("pieces", "mask", "shape")} | {"first": {0: "B", 1: "W"}}
    axes |= {k: {0: "B", 1: "W"} for k in OUTPUTS}
    axes["arc"] = {0: "B", 1: "W", 2: "H"}
    axes["labelHead"] = {0: "B", 1: "H"}
    torch.onnx.export(Whole(model).eval(), example, path, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
                      opset_version=17, dynamo=False)


def export_head(head, roles, path):
    N, W = 2, 7
    example = (torch.randn(N, W, WIDTH), torch.ones(N, W), torch.ones(N, roles, W))
    axes = {"states": {0: "N", 1: "W"}, "mask": {0: "N", 1: "W"}, "roles": {0: "N", 2: "W"}, "scores": {0: "N"}}
    torch.onnx.export(head.eval(), example, path, input_names=["states", "mask", "roles"], output_names=["scores"],
                      dynamic_axes=axes, opset_version=17, dynamo=False)


def quantize(source, target, per_channel=True, reduce_range=True, exclude=()):
    """Dynamic int8 quantisation, embeddings included."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process
    with tempfile.TemporaryDirectory() as d:
        prepared = os.path.join(d, "prepared.onnx")
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        names = [n.name for n in onnx.load(prepared).graph.node if any(e in n.name for e in exclude)] if exclude else []
        quantize_dynamic(prepared, target, op_types_to_quantize=["MatMul", "Gemm", "Gather"], per_channel=per_channel,
                         reduce_range=reduce_range, weight_type=QuantType.QInt8, nodes_to_exclude=names)


def write_labels(model, lists, path, heads):
    encode = lambda t: base64.b64encode(t.detach().numpy().astype("<f4").tobytes()).decode()
    out = {"version": 1, **{k: lists[k] for k in ("upos", "xpos", "feats", "lemma", "deprel")}, "mention": data.MENTIONS,
           "cue": data.CUES, "influence": data.INFLUENCES, "heads": heads, "labelWidth": LABEL,
           "labelWeight": encode(model.label.weight), "labelBias": encode(model.label.bias),
           "attributionBias": [round(v, 6) for v in model.attribution_bias.tolist()]}
    with open(path, "w", encoding="utf-8") as f:
        json.dump(out, f, ensure_ascii=False, indent=0)
        f.write("\n")


def compare(model, path):
    """Largest difference between an ONNX model and PyTorch on a random batch of two lengths, by output."""
    import onnxruntime as ort
    g = torch.Generator().manual_seed(3)
    B, S, W = 3, 61, 40
    pieces = torch.randint(1000, 20000, (B, S), generator=g, dtype=torch.int32)
    mask = torch.ones(B, S)
    mask[1, 50:] = 0
    first = torch.randint(0, 50, (B, W), generator=g, dtype=torch.int32)
    shape = torch.randint(0, 33, (B, S), generator=g, dtype=torch.int32)
    with torch.no_grad():
        wanted = Whole(model)(pieces, mask, first, shape)
    got = ort.InferenceSession(path).run(None, dict(zip(INPUTS, (x.numpy() for x in (pieces, mask, first, shape)))))
    return {k: round(float(np.abs(a.numpy().astype(float) - b).max()), 5) for k, a, b in zip(OUTPUTS, wanted, got)}


def main():
    p = argparse.ArgumentParser()
    for name in ("checkpoint", "vocab", "out", "float"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--per-tensor", action="store_true")
    p.add_argument("--full-range", action="store_true")
    p.add_argument("--exclude", nargs="*", default=(), help="leave nodes in float whose name has one of these")
    a = p.parse_args()
    torch.set_num_threads(2)
    model, lists = load(a.checkpoint)
    os.makedirs(os.path.join(a.out, "heads"), exist_ok=True)
    export_encoder(model, a.float)
    print("float", os.path.getsize(a.float), compare(model, a.float))
    target = os.path.join(a.out, "encoder.onnx")
    quantize(a.float, target, not a.per_tensor, not a.full_range, a.exclude)
    print("int8", os.path.getsize(target), compare(model, target))
    export_head(model.stance, 1, os.path.join(a.out, "heads", "stance.onnx"))
    write_labels(model, lists, os.path.join(a.out, "labels.json"), {"stance": data.STANCES})
    shutil.copyfile(a.vocab, os.path.join(a.out, "vocab.txt"))


if __name__ == "__main__":
    main()
