"""Span heads on the states of the finished encoder, the trunk being frozen.

    python heads.py stance --data DATA --model models/en --out models/en/heads/stance.onnx
    python heads.py relation --data DATA --model models/en --train relations/*.jsonl [--with-plv] --out models/en/heads/relation.onnx

Several heads with different seeds are trained and exported as one model that gives the mean of their scores.
A line of relation data: {"text", "source": [[s, e]], "target": [[s, e]], "type"}, offsets in UTF-16 units.
"""
import argparse
import glob
import hashlib
import json
import math
import os
import random
import tempfile

import numpy as np
import torch
import torch.nn as nn

import data
import windows
from evaluate import Onnx, macro
from export import export_head, quantize
from model import WIDTH, SpanHead
from text import WordPiece

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # what the PLV set calls the two


class Mean(nn.Module):
    """The mean of the scores of several span heads."""

    def __init__(self, heads):
        super().__init__()
        self.heads = nn.ModuleList(heads)

    def forward(self, states, mask, roles):
        return sum(h(states, mask, roles) for h in self.heads) / len(self.heads)


class Example:
    def __init__(self, sentence, roles, label):
        self.sentence, self.roles, self.label, self.states = sentence, roles, label, None


def stance_examples(path, keep):
    parts = data.read_stance(path, keep)
    return [[Example(s, [words], data.STANCES[c]) for s in part for words, c in s.stances] for part in parts]


def relation_examples(paths, keep):
    out = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if not line.strip():
                continue
            d = json.loads(line)
            s, spans = data.single(data.to_utf32(d["text"], None, None), keep)
            roles = [data.words_in(spans, d[k]) for k in ("source", "target")]
            s.source = "relation"
            if d.get("type") and roles[0] and roles[1]:
                out.append(Example(s, roles, d["type"]))
    return out


def add_states(encoder, tokenizer, examples):
    """Word states of every example's sentence, alone in its window."""
    unique = {id(e.sentence): e.sentence for e in examples}
    items = [windows.build([s], tokenizer, None) for s in unique.values()]
    for w, key in zip(items, unique):
        w["key"] = key
    found = {}
    for group, batch in windows.grouped(items, 8):
        states = encoder(batch)["states"]
        for b, w in enumerate(group):
            found[w["key"]] = states[b, :len(w["first"])]
    for e in examples:
        e.states = found[id(e.sentence)]
        e.roles = [[k for k in r if k < len(e.states)] for r in e.roles]


def tensors(examples, allowed=None):
    N, W, R = len(examples), max(len(e.states) for e in examples), len(examples[0].roles)
    states, mask, roles = torch.zeros(N, W, WIDTH), torch.zeros(N, W), torch.zeros(N, R, W)
    for n, e in enumerate(examples):
        m = len(e.states)
        states[n, :m] = torch.from_numpy(np.array(e.states))
        mask[n, :m] = 1
        for r, words in enumerate(e.roles):
            roles[n, r, words] = 1
    gold = torch.stack([allowed[e.label] for e in examples]) if allowed else None
    return states, mask, roles, gold


def allowed_classes(labels, names):
    """For each name the classes that count as right: itself, or both that a merged name stands for."""
    return {n: torch.tensor([float(l == n or MERGED.get(l) == n) for l in labels]) for n in names}


def fit(examples, labels, a, seed):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    head = SpanHead(len(examples[0].roles), len(labels), a.hidden, a.drop)
    allowed = allowed_classes(labels, {e.label for e in examples})
    optimizer = torch.optim.AdamW(head.parameters(), lr=a.rate, weight_decay=a.weight_decay)
    steps, step = a.epochs * math.ceil(len(examples) / a.batch), 0
    for _ in range(a.epochs):
        order = sorted(examples, key=lambda e: len(e.states) + rng.random() * 20)
        groups = [order[k:k + a.batch] for k in range(0, len(order), a.batch)]
        rng.shuffle(groups)
        for group in groups:
            states, mask, roles, gold = tensors(group, allowed)
            warm = min(1, 20 * step / steps)
            for g in optimizer.param_groups:
                g["lr"] = a.rate * warm * (0.5 + 0.5 * math.cos(math.pi * step / steps))
            head.train()
            states = states * (torch.rand(states.shape[0], 1, WIDTH) > a.input_drop) / (1 - a.input_drop)
            logp = torch.log_softmax(head(states, mask, roles), -1)
            right = -torch.logsumexp(logp.masked_fill(gold == 0, -1e9), -1)
            loss = ((1 - a.smooth) * right - a.smooth * logp.mean(-1)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            step += 1
    return head.eval()


@torch.no_grad()
def predict(head, examples, labels):
    said = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda k: len(examples[k].states))
    for k in range(0, len(order), 64):
        part = order[k:k + 64]
        scores = head(*tensors([examples[i] for i in part])[:3])
        for i, c in zip(part, scores.argmax(-1).tolist()):
            said[i] = labels[c]
    return said


def report(name, examples, said, merged=False):
    names = [MERGED.get(s, s) for s in said] if merged else said
    print(name, len(examples), json.dumps(macro([e.label for e in examples], names)), flush=True)


def folds(examples, count=5):
    """Folds by hash of the sentence, so that no sentence is on both sides."""
    number = lambda e: int(hashlib.md5(" ".join(e.sentence.forms).encode()).hexdigest(), 16) % count
    return [([e for e in examples if number(e) != k], [e for e in examples if number(e) == k]) for k in range(count)]


def run_stance(a, keep, encoder, tokenizer):
    train, held = stance_examples(os.path.join(a.data, "stance", "newsmtsc-train.jsonl"), keep)
    add_states(encoder, tokenizer, train + held)
    with torch.no_grad():
        joint = encoder.stance_session
        said = []
        for e in held:
            s, m, r, _ = tensors([e])
            said.append(data.STANCES[joint.run(None, {"states": s.numpy(), "mask": m.numpy(), "roles": r.numpy()})[0].argmax()])
    report("present head", held, said)
    heads = [fit(train, data.STANCES, a, seed) for seed in range(1, a.seeds + 1)]
    for h in heads:
        report("one seed", held, predict(h, held, data.STANCES))
    report("mean", held, predict(Mean(heads), held, data.STANCES))
    return Mean(heads), data.STANCES, 1


def run_relation(a, keep, encoder, tokenizer):
    ours = relation_examples(sorted(f for pattern in a.train for f in glob.glob(pattern)), keep)
    plv = relation_examples([os.path.join(a.data, "relations", "plv-train.jsonl")], keep)
    add_states(encoder, tokenizer, ours + plv)
    labels = sorted({e.label for e in ours + plv} - {"YIELD"})
    print(len(ours), "of ours,", len(plv), "of PLV,", labels)
    if a.cross:
        if ours:
            report("ours -> PLV", plv, predict(fit(ours, labels, a, 1), plv, labels), merged=True)
        gold, said, alone = [], [], []
        for train, test in folds(plv):
            gold += test
            said += predict(fit(ours + train, labels, a, 1), test, labels)
            alone += predict(fit(train, labels, a, 1), test, labels)
        report("PLV folds -> PLV", gold, alone, merged=True)
        report("ours and PLV folds -> PLV", gold, said, merged=True)
    train = ours + plv if a.with_plv else ours
    heads = [fit(train, labels, a, seed) for seed in range(1, a.seeds + 1)] if a.out else []
    return Mean(heads), labels, 2


def main():
    p = argparse.ArgumentParser()
    p.add_argument("head", choices=("stance", "relation"))
    p.add_argument("--data", required=True)
    p.add_argument("--model", required=True, help="directory of the exported encoder")
    p.add_argument("--out", help="write the head here and its labels to labels.json of the model")
    p.add_argument("--train", nargs="*", default=[])
    p.add_argument("--with-plv", action="store_true", help="train the head that is written on our sentences and on PLV")
    p.add_argument("--cross", action="store_true", help="first score relation heads of one seed on PLV, in five folds")
    for name, kind, value in (("hidden", int, 256), ("drop", float, 0.4), ("input-drop", float, 0.25), ("rate", float, 1e-3),
                              ("weight-decay", float, 0.05), ("smooth", float, 0.1), ("epochs", int, 20), ("batch", int, 48),
                              ("seeds", int, 3)):
        p.add_argument("--" + name, type=kind, default=value)
    a = p.parse_args()
    torch.set_num_threads(2)
    train = [d for n in ("ewt", "gum") for d in data.read_conllu(os.path.join(a.data, "ud", "en_%s-ud-train.conllu" % n))]
    path = lambda *x: os.path.join(a.model, *x)
    encoder = Onnx(path("encoder.onnx"), path("labels.json"), path("heads"))
    run = run_stance if a.head == "stance" else run_relation
    head, labels, roles = run(a, data.hyphenated(train), encoder, WordPiece(path("vocab.txt")))
    if a.out:
        with tempfile.TemporaryDirectory() as folder:
            export_head(head, roles, os.path.join(folder, "float.onnx"))
            quantize(os.path.join(folder, "float.onnx"), a.out)
        encoder.labels["heads"][a.head] = labels
        with open(path("labels.json"), "w", encoding="utf-8") as f:
            json.dump(encoder.labels, f, ensure_ascii=False, indent=0)
            f.write("\n")
        print("wrote", a.out, os.path.getsize(a.out))


if __name__ == "__main__":
    main()
