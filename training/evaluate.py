"""Scores of a model, in PyTorch or ONNX, on the development sets.

    python evaluate.py --data DATA --model checkpoint.pt|encoder.onnx --vocab vocab.txt [--labels labels.json --heads DIR]
"""
import argparse
import base64
import json
import os
import time

import numpy as np
import torch

import data
import windows
from export import INPUTS, OUTPUTS
from losses import span_inputs
from text import WordPiece, apply_rule


class Onnx:
    """An exported model; answers like TorchModel."""

    #: Outputs that it is asked for, where the model has them.
    OUTPUTS = OUTPUTS

    def __init__(self, path, labels_path, heads, threads=2):
        import onnxruntime as ort
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = ort.InferenceSession(path, options)
        self.stance_session = ort.InferenceSession(os.path.join(heads, "stance.onnx"), options)
        with open(labels_path, encoding="utf-8") as f:
            self.labels = json.load(f)
        floats = lambda k: np.frombuffer(base64.b64decode(self.labels[k]), "<f4")
        self.bias = floats("labelBias")
        self.weight = floats("labelWeight").reshape(len(self.bias), -1)
        self.attribution_bias = self.labels["attributionBias"]

    def __call__(self, batch):
        have = {o.name for o in self.session.get_outputs()}
        names = [n for n in self.OUTPUTS if n in have]
        return dict(zip(names, self.session.run(names, {k: batch[k].numpy() for k in INPUTS})))

    def stance(self, states, entries):
        s, m, r = span_inputs(torch.tensor(states), entries)
        return self.stance_session.run(None, {"states": s.numpy(), "mask": m.numpy(), "roles": r.numpy()})[0]


class TorchModel:
    def __init__(self, model, plain=False):
        self.model, self.plain = model, plain
        self.weight, self.bias = model.label.weight.detach().numpy(), model.label.bias.detach().numpy()
        self.attribution_bias = model.attribution_bias.tolist()

    @torch.no_grad()
    def __call__(self, batch):
        self.model.eval()
        return dict(zip(OUTPUTS, (v.numpy() for v in self.model.outputs(self.model.states(batch, self.plain)))))

    @torch.no_grad()
    def stance(self, states, entries):
        return self.model.stance(*span_inputs(torch.tensor(states), entries)).numpy()


def f1(hit, said, gold):
    return 200 * hit / max(said + gold, 1)


def trees(model, items, lists):
    """Treebank scores with gold tokens; heads by argmax within a sentence, gold (`*G`) or predicted."""
    n = dict.fromkeys(("words", "upos", "xpos", "feats", "lemma", "uas", "las", "uasG", "lasG", "bh", "bs", "bg", "mh", "ms",
                       "mg"), 0)
    rules = lists["lemma"]
    for group, batch in windows.grouped(items):
        out = model(batch)
        for b, w in enumerate(group):
            m = len(w["first"])
            n["words"] += m
            for k in ("upos", "xpos", "feats"):
                n[k] += int((out[k][b, :m] == np.array(w[k])).sum())
            n["lemma"] += sum(apply_rule(f, rules[r]) == l for f, r, l in zip(w["forms"], out["lemma"][b], w["lemmas"]))
            said, gold = out["sentence"][b, :m] > 0, np.array(w["sentence"]) == 1
            said[0] = True
            n["bh"], n["bs"], n["bg"] = n["bh"] + int((said & gold).sum()), n["bs"] + int(said.sum()), n["bg"] + int(gold.sum())
            for suffix, starts in (("", said), ("G", gold)):
                sid = np.cumsum(starts)
                allowed = np.concatenate([np.ones((m, 1), bool), sid[:, None] == sid[None, :]], 1)
                arc = np.where(allowed, out["arc"][b, :m, :m + 1], -1e9)
                arc[np.arange(m), np.arange(m) + 1] = -1e9
                heads = arc.argmax(1)
                good = heads == np.array(w["head"])
                logits = np.maximum(out["labelDep"][b, :m] + out["labelHead"][b][heads], 0) @ model.weight.T + model.bias
                n["uas" + suffix] += int(good.sum())
                n["las" + suffix] += int((good & (logits.argmax(1) == np.array(w["deprel"]))).sum())
            if "mention" in w:
                gold, said = np.array(w["mention"]), out["mention"][b, :m].argmax(1)
                n["mh"] += int(((gold == said) & (gold > 0)).sum())
                n["ms"], n["mg"] = n["ms"] + int((said > 0).sum()), n["mg"] + int((gold > 0).sum())
    result = {k: round(100 * n[k] / n["words"], 2) for k in ("upos", "xpos", "feats", "lemma", "uas", "las", "uasG", "lasG")}
    result["sentence"] = round(f1(n["bh"], n["bs"], n["bg"]), 2)
    if n["mg"]:
        result["mention"] = round(f1(n["mh"], n["ms"], n["mg"]), 2)
    return result


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def attribution(model, items):
    """Token F1 of cues, and of sources and contents from gold cue starts and from predicted ones; F1 of cue starts."""
    n = {k: [0, 0, 0] for k in ("cue", "start", "source", "content", "sourceG", "contentG")}

    def add(key, said, gold):
        n[key] = [n[key][0] + int((said & gold).sum()), n[key][1] + int(said.sum()), n[key][2] + int(gold.sum())]

    for group, batch in windows.grouped(items):
        out = model(batch)
        for b, w in enumerate(group):
            m = len(w["first"])
            gold, said = np.array(w["cue"]), out["cue"][b, :m].argmax(1)
            add("cue", said > 0, gold > 0)
            add("start", said == 1, gold == 1)
            vectors = out["attribution"][b, :m].reshape(m, 4, -1)
            rows = {e[0]: e[1:] for e in w["attributions"]}
            for name, q in (("source", 0), ("content", 1)):
                score = vectors[:, q] @ vectors[:, q + 2].T / 8 + model.attribution_bias[q] > 0
                nothing = np.zeros(m, bool)
                for i in sorted(set(rows) | set(np.flatnonzero(said == 1))):
                    truth = nothing.copy()
                    truth[list(rows.get(i, ([], []))[q])] = True
                    add(name, score[i] if said[i] == 1 else nothing, truth)
                    if i in rows:
                        add(name + "G", score[i], truth)
    return {k: round(f1(*v), 2) for k, v in n.items()}


def stance(model, items):
    """Accuracy and macro F1 of stances."""
    gold, said = [], []
    for group, batch in windows.grouped(items):
        states = model(batch)["states"]
        if batch["stances"]:
            said += list(model.stance(states, batch["stances"]).argmax(1))
            gold += [e[-1] for e in batch["stances"]]
    return macro(gold, said)


def macro(gold, said):
    gold, said = np.array(gold), np.array(said)
    scores = [f1(int(((gold == c) & (said == c)).sum()), int((said == c).sum()), int((gold == c).sum())) for c in sorted(set(gold))]
    return {"macro": round(float(np.mean(scores)), 2), "accuracy": round(100 * float((gold == said).mean()), 2)}


def influence(model, items):
    """Token F1 of cause and effect, and F1 of 'this sentence has an influence'."""
    n = {"cause": [0, 0, 0], "effect": [0, 0, 0], "causal": [0, 0, 0]}
    for group, batch in windows.grouped(items):
        out = model(batch)
        for b, w in enumerate(group):
            m = len(w["first"])
            gold, said = np.array(w["influence"]), out["influence"][b, :m].argmax(1)
            for key, ids in (("cause", (1, 2)), ("effect", (3, 4))):
                g, s = np.isin(gold, ids), np.isin(said, ids)
                n[key] = [n[key][0] + int((g & s).sum()), n[key][1] + int(s.sum()), n[key][2] + int(g.sum())]
            g, s = bool((gold > 0).any()), bool(np.isin(said, (1, 2)).any() and np.isin(said, (3, 4)).any())
            n["causal"] = [n["causal"][0] + (g and s), n["causal"][1] + s, n["causal"][2] + g]
    return {k: round(f1(*v), 2) for k, v in n.items()}


class Development:
    """All development windows, or a small part of them."""

    def __init__(self, root, tokenizer, labels, keep, part=None):
        self.lists, some = labels.lists, lambda xs: xs if part is None else xs[::max(1, len(xs) // part)][:part]
        self.trees = {}
        for name in ("ewt", "gum"):
            docs = data.read_conllu(os.path.join(root, "ud", "en_%s-ud-dev.conllu" % name))
            items, at = [], 0
            flat = [s for d in docs for s in d]
            for w in windows.ordered(docs, tokenizer, labels):
                n = len(w["bounds"])
                w["lemmas"] = [l for s in flat[at:at + n] for l in s.lemmas]
                at += n
                items.append(w)
            self.trees[name] = some(items)
        docs = data.read_polnear(os.path.join(root, "attribution", "polnear-dev.jsonl"), keep)
        self.polnear = some(list(windows.ordered_attributions(docs, tokenizer, labels)))
        _, held = data.read_stance(os.path.join(root, "stance", "newsmtsc-train.jsonl"), keep)
        self.stance = some([windows.build([s], tokenizer, labels) for s in held])
        if part:
            self.stance = [windows.build([s], tokenizer, labels) for s in held[:6 * part]]
        _, held = data.read_influences(os.path.join(root, "influences", "cnc-train.jsonl"), keep)
        self.cnc = some([windows.build([s], tokenizer, labels) for s in held])

    def score(self, model):
        result = {name: trees(model, items, self.lists) for name, items in self.trees.items()}
        if len(model.attribution_bias) == 2:  # the branch's attributions, which a joined model has, are scored by meaning/score.py
            result["polnear"] = attribution(model, self.polnear)
        result["stance"] = stance(model, self.stance)
        result["cnc"] = influence(model, self.cnc)
        return result


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--model", required=True)
    p.add_argument("--vocab", required=True)
    p.add_argument("--labels")
    p.add_argument("--heads")
    p.add_argument("--part", type=int)
    a = p.parse_args()
    torch.set_num_threads(2)
    train = [d for n in ("ewt", "gum") for d in data.read_conllu(os.path.join(a.data, "ud", "en_%s-ud-train.conllu" % n))]
    if a.model.endswith(".onnx"):
        model = Onnx(a.model, a.labels, a.heads)
        labels = data.Labels(lists={k: model.labels[k] for k in ("upos", "xpos", "feats", "lemma", "deprel")})
    else:
        from export import load
        reader, lists = load(a.model)
        model, labels = TorchModel(reader), data.Labels(lists=lists)
    dev = Development(a.data, WordPiece(a.vocab), labels, data.hyphenated(train), a.part)
    start = time.time()
    for name, scores in dev.score(model).items():
        print(name, json.dumps(scores))
    print("seconds", round(time.time() - start, 1))


if __name__ == "__main__":
    main()
