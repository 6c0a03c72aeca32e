"""The joint encoder: a 6-layer MiniLM trunk with the heads of the reader, and the span heads."""
import json
import math
import struct

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEADS, LAYERS, ARC, LABEL, ATTR = 384, 12, 6, 320, 128, 64


class Dropout(nn.Module):
    """Dropout whose masks are slices of one pool, random numbers being dear on a CPU."""
    pools = {}

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        pool = Dropout.pools.get(self.p)
        if pool is None:
            pool = Dropout.pools[self.p] = (torch.rand(1 << 22) >= self.p).float() / (1 - self.p)
        n = x.numel()
        if n > pool.numel():
            return F.dropout(x, self.p)
        at = int(torch.randint(0, pool.numel() - n + 1, ()))
        return x * pool[at:at + n].view(x.shape)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x, bias, plain):
        B, S = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(B, S, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if plain:
            weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1)
            a = weights @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        a = a.transpose(1, 2).reshape(B, S, WIDTH)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Trunk(nn.Module):
    """BERT-like encoder with a learned table of letter-case and gap shapes."""

    def __init__(self, vocab=30522):
        super().__init__()
        self.word, self.position = nn.Embedding(vocab, WIDTH), nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(33, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.tensor([-2.0, -2.0, -1.0, 2.0]))

    def forward(self, pieces, mask, first, shape, plain=False):
        S = pieces.shape[1]
        x = self.word(pieces.long()) + self.position.weight[:S] + self.shape(shape.long())
        x = self.drop(self.norm(x))
        bias = ((1 - mask) * -1e4)[:, None, None, :]
        outs = []
        for layer in self.layers:
            x = layer(x, bias, plain)
            outs.append(x)
        weights = torch.softmax(self.mix, 0)
        x = sum(w * o for w, o in zip(weights, outs[-4:]))
        return x.gather(1, first.long()[:, :, None].expand(-1, -1, WIDTH))


def mlp(width, out, drop=0.33):
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), Dropout(drop), nn.Linear(width, out))


def project(width):
    return nn.Sequential(nn.Linear(WIDTH, width), nn.LeakyReLU(0.1), Dropout(0.33))


class SpanHead(nn.Module):
    """Scores of a set of word spans (roles) in a sentence, from word states."""

    def __init__(self, roles, labels, hidden=256, drop=0.3, heads=4):
        super().__init__()
        self.heads, self.hidden = heads, hidden
        self.query, self.key = nn.Linear(roles * WIDTH, hidden), nn.Linear(WIDTH, hidden)
        self.value, self.mark = nn.Linear(WIDTH, hidden), nn.Linear(roles, hidden, bias=False)
        self.norm = nn.LayerNorm(roles * WIDTH + hidden)
        self.classify = nn.Sequential(Dropout(drop), nn.Linear(roles * WIDTH + hidden, hidden), nn.GELU(), Dropout(drop),
                                      nn.Linear(hidden, labels))

    def forward(self, states, mask, roles):
        N, W = states.shape[0], states.shape[1]
        spans = (roles @ states) / roles.sum(-1, keepdim=True).clamp(min=1)
        spans = spans.reshape(N, -1)
        q = self.query(spans).view(N, 1, self.heads, -1).transpose(1, 2)
        k = (self.key(states) + self.mark(roles.transpose(1, 2))).view(N, W, self.heads, -1).transpose(1, 2)
        v = self.value(states).view(N, W, self.heads, -1).transpose(1, 2)
        scores = q @ k.transpose(-1, -2) / math.sqrt(self.hidden // self.heads) + ((1 - mask) * -1e4)[:, None, None, :]
        context = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(N, self.hidden)
        return self.classify(self.norm(torch.cat([spans, context], -1)))


class Reader(nn.Module):
    """Trunk and heads.  `sizes` gives the number of classes of each layer."""

    def __init__(self, sizes):
        super().__init__()
        self.sizes = dict(sizes)
        self.trunk = Trunk()
        self.drop = Dropout(0.2)
        self.sentence = mlp(128, 1)
        self.upos, self.xpos, self.feats, self.lemma = (mlp(256, sizes[k]) for k in ("upos", "xpos", "feats", "lemma"))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc_dep, self.arc_head = project(ARC), project(ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        nn.init.normal_(self.arc, std=0.01)
        self.label_dep = nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), Dropout(0.33), nn.Linear(256, LABEL))
        self.label_head = nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), Dropout(0.33), nn.Linear(256, LABEL))
        self.label = nn.Linear(LABEL, sizes["deprel"])
        self.mention, self.cue, self.influence = mlp(256, sizes["mention"]), mlp(256, 3, 0.2), mlp(256, 5, 0.2)
        self.attribution = mlp(384, 4 * ATTR, 0.1)
        self.attribution_bias = nn.Parameter(torch.tensor([-3.0, -2.0]))
        self.stance = SpanHead(1, 3)

    def states(self, batch, plain=False):
        return self.trunk(batch["pieces"], batch["mask"], batch["first"], batch["shape"], plain)

    def arcs(self, x):
        """(arc scores, label states of dependents, label states of heads); column 0 is the root."""
        h = torch.cat([self.root.expand(x.shape[0], 1, WIDTH), x], 1)
        d = self.arc_dep(x)
        arc = (d @ self.arc[:-1] + self.arc[-1]) @ self.arc_head(h).transpose(1, 2)
        return arc, self.label_dep(x), self.label_head(h)

    def outputs(self, states):
        """All outputs of the encoder in the order of export.OUTPUTS."""
        pick = lambda head: head(states).argmax(-1).to(torch.int32)
        arc, dep, head = self.arcs(states)
        return (self.sentence(states).squeeze(-1), pick(self.upos), pick(self.xpos), pick(self.feats), pick(self.lemma), arc, dep,
                head, self.mention(states), self.cue(states), self.attribution(states), self.influence(states), states)


def read_safetensors(path):
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        data = f.read()
    out = {}
    for name, info in header.items():
        if name != "__metadata__" and info["dtype"] == "F32":
            a, b = info["data_offsets"]
            out[name] = torch.frombuffer(bytearray(data[a:b]), dtype=torch.float32).reshape(info["shape"])
    return out


def load_trunk(trunk, path):
    """Fill the trunk from the weights of a BERT of the same size."""
    w = {k.removeprefix("bert."): v for k, v in read_safetensors(path).items()}
    e = "embeddings."
    with torch.no_grad():
        trunk.word.weight.copy_(w[e + "word_embeddings.weight"])
        trunk.position.weight.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
        trunk.norm.weight.copy_(w[e + "LayerNorm.weight"])
        trunk.norm.bias.copy_(w[e + "LayerNorm.bias"])
        for i, layer in enumerate(trunk.layers):
            p = "encoder.layer.%d." % i
            for kind in ("weight", "bias"):
                parts = [w["%sattention.self.%s.%s" % (p, x, kind)] for x in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                for mine, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                     ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    getattr(getattr(layer, mine), kind).copy_(w["%s%s.%s" % (p, theirs, kind)])
