"""The meaning branch: layers of its own on one of the encoder's, with heads for events, ties, causes, attributions, stance and relations.

The layers begin as copies of the encoder's last; what lies below them is frozen, so trees and names stay as they are.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from model import Layer, SpanHead, WIDTH, mlp
from labels import CUES, EVENTS, LINKS, CERTAINTIES, MODES, RELATIONS, SIGNS, STANCES, STATUSES, TIE_STATUSES, TIES

ASK = 64
#: Groups of roles: each role has a vector that the anchor asks with and one that the words answer with.
ROLES = {"event": ("source", "target"), "tie": ("from", "to", "over"), "link": ("cause", "effect"), "cue": ("source", "content", "cue")}
#: Classes of each word, by head.
WORDS = {"event": EVENTS, "eventStatus": STATUSES, "eventMode": MODES, "tie": TIES, "tieStatus": TIE_STATUSES, "tieSign": SIGNS,
         "link": LINKS, "linkCertainty": CERTAINTIES, "cue": CUES}


class Branch(nn.Module):
    def __init__(self, layers=2):
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.upper = nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.upper.weight)
        nn.init.zeros_(self.upper.bias)
        self.norm = nn.LayerNorm(WIDTH)
        self.words = nn.ModuleDict({k: mlp(256 if len(v) > 9 else 128, len(v), 0.3) for k, v in WORDS.items()})
        self.roles = nn.ModuleDict({k: mlp(256, 2 * len(v) * ASK, 0.2) for k, v in ROLES.items()})
        self.bias = nn.ParameterDict({k: nn.Parameter(torch.full((len(v),), -2.5)) for k, v in ROLES.items()})
        self.stance, self.relation = SpanHead(1, len(STANCES)), SpanHead(2, len(RELATIONS))

    def forward(self, lower, mask, first, states, plain=False):
        """Word states `[B, W, 384]` of piece states `[B, S, 384]` of the layer below and word states of the last."""
        x, bias = lower, ((1 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, plain)
        x = x.gather(1, first.long()[:, :, None].expand(-1, -1, WIDTH))
        return self.norm(x + self.upper(states))

    def asked(self, group, vectors, anchors):
        """Logits `[N, roles, W]` of the words for each anchor (row, word); `vectors` is `[B, W, 2 * roles * 64]`."""
        n = len(ROLES[group])
        b, w = anchors[:, 0], anchors[:, 1]
        v = vectors.view(vectors.shape[0], vectors.shape[1], 2, n, ASK)
        return torch.einsum("nrd,nwrd->nrw", v[b, w, 0], v[b, :, 1]) / 8 + self.bias[group][None, :, None]


def start(branch, path):
    """Fills the branch's layers from the last layers of an int8 encoder."""
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(path).graph
    values = {i.name: i for i in graph.initializer}
    array = lambda name: torch.tensor(numpy_helper.to_array(values[name]).astype("float32"))
    nodes = {n.name: n for n in graph.node}
    count = len(branch.layers)
    with torch.no_grad():
        for k, layer in enumerate(branch.layers):
            prefix = "trunk.layers.%d" % (6 - count + k)
            for part in ("qkv", "out", "up", "down"):
                name = nodes["/%s/%s/MatMul_quant" % (prefix.replace("trunk.layers", "trunk/layers"), part)].input[1]
                base = name.removesuffix("_quantized")
                weight = (array(name) - array(base + "_zero_point")) * array(base + "_scale")
                getattr(layer, part).weight.copy_(weight.T)
                getattr(layer, part).bias.copy_(array("reader.%s.%s.bias" % (prefix, part)))
            for part in ("norm1", "norm2"):
                for kind in ("weight", "bias"):
                    getattr(getattr(layer, part), kind).copy_(array("reader.%s.%s.%s" % (prefix, part, kind)))
