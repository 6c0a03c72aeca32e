"""Trains the meaning branch on the frozen encoder.

    python meaning/fit.py --data DATA --model ../models/en --reports 'reports/*.jsonl' --out CHECKPOINT.pt
"""
import argparse
import glob
import hashlib
import json
import math
import os
import random
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import torch
import torch.nn.functional as F

import data
import material
import score
from branch import Branch, ROLES, start
from states import Frozen, batch_of, keep_states, with_lower
from text import WordPiece

#: How often the windows of each kind are drawn in an epoch, and the weight of each loss.
WEIGHTS = {"event": 1.0, "eventStatus": 0.6, "eventMode": 0.3, "eventRoles": 3.0, "tie": 1.0, "tieStatus": 0.3, "tieSign": 0.3,
           "tieRoles": 2.0, "link": 1.0, "linkCertainty": 0.3, "linkRoles": 1.5, "stance": 1.2, "relation": 1.0,
           "cue": 1.0, "cueSource": 1.0, "cueContent": 1.5, "cueWords": 0.7}
#: What the coders' cues weigh beside PolNeAR's, whose guide is another.
CODED_CUES = 0.3


def row_classes(group, name, column, W, default=-100):
    out = torch.full((len(group), W), default)
    for b, w in enumerate(group):
        if name in w:
            if default == 0:
                pass
            for row in w[name]:
                out[b, row[0]] = row[column]
    return out


def span_rows(group, key, W):
    """Inputs of a span head: (row of the window, mask, roles, gold)."""
    rows = [(b, r) for b, w in enumerate(group) for r in w.get(key, ())]
    if not rows:
        return None
    roles_of = lambda r: r[2] if key == "relation" else [r[2]]
    mask, roles = torch.zeros(len(rows), W), torch.zeros(len(rows), len(roles_of(rows[0][1])), W)
    for n, (_, r) in enumerate(rows):
        mask[n, r[0]:r[1]] = 1
        for k, words in enumerate(roles_of(r)):
            roles[n, k, words] = 1
    return torch.tensor([b for b, _ in rows]), mask, roles, [r[3] for _, r in rows]


def losses(branch, group, a):
    batch = batch_of(group)
    W = batch["words"].shape[1]
    x = branch(batch["lower"], batch["mask"], batch["first"], batch["states"])
    x = F.dropout(x, a.drop, branch.training)
    words = batch["words"] > 0
    out = {}

    def classes(head, name, column, rows, of_words):
        logits = branch.words[head](x[rows])
        gold = row_classes([group[b] for b in rows], name, column, W, 0 if of_words else -100)
        gold = gold.masked_fill(~words[rows], -100)
        if not (gold >= 0).any():
            return
        loss = F.cross_entropy(logits.reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=-100, reduction="sum",
                               label_smoothing=0.0 if of_words else a.smooth)
        out[head] = loss / ((gold > 0).sum().clamp(min=4) if of_words else (gold >= 0).sum())

    for name, columns in (("event", ("event", "eventStatus", "eventMode")), ("tie", ("tie", "tieStatus", "tieSign")),
                          ("link", ("link", "linkCertainty")), ("cue", ("cue",))):
        rows = [b for b, w in enumerate(group) if name in w]
        if not rows:
            continue
        for k, head in enumerate(columns):
            classes(head, name, k + 1, rows, k == 0)
        anchors = [(b, r[0], *r[-len(ROLES[name]):]) for b in rows for r in group[b][name]]
        # Words that look like a trigger and are none take part in nothing.
        with torch.no_grad():
            odds = 1 - torch.softmax(branch.words[name](x[rows]), -1)[..., 0]
        for k, b in enumerate(rows):
            taken = {r[0] for r in group[b][name]}
            for w in odds[k].topk(min(3, W)).indices.tolist():
                if w not in taken and w < len(group[b]["first"]) and odds[k, w] > 0.05:
                    anchors.append((b, w, *[[]] * len(ROLES[name])))
        if anchors:
            unique = sorted({t[0] for t in anchors})
            place = {b: k for k, b in enumerate(unique)}
            vectors = branch.roles[name](x[unique])
            at = torch.tensor([(place[t[0]], t[1]) for t in anchors])
            logits = branch.asked(name, vectors, at)
            gold = torch.zeros_like(logits)
            keep = words[unique][at[:, 0]][:, None, :].float().repeat(1, logits.shape[1], 1)
            for n, t in enumerate(anchors):
                for r, part in enumerate(t[2:]):
                    if part is None:
                        keep[n, r] = 0
                    else:
                        gold[n, r, part] = 1
            bce = F.binary_cross_entropy_with_logits(logits, gold, reduction="none") * keep
            if name == "cue":
                for r, role in enumerate(("cueSource", "cueContent", "cueWords")):
                    out[role] = bce[:, r].sum() / (gold[:, r].sum() + len(anchors))
            else:
                out[name + "Roles"] = bce.sum() / (gold.sum() + len(anchors))
    if any(w["kind"] == "coded" for w in group):
        for name in ("cue", "cueSource", "cueContent", "cueWords"):
            if name in out:
                out[name] = CODED_CUES * out[name]
    for key, head in (("about", "stance"), ("relation", "relation")):
        found = span_rows(group, key, W)
        if found is None:
            continue
        rows, mask, roles, gold = found
        logp = torch.log_softmax(getattr(branch, head)(x[rows], mask, roles), -1)
        allowed = torch.zeros_like(logp)
        for n, g in enumerate(gold):
            allowed[n, g if isinstance(g, list) else [g]] = 1
        right = -torch.logsumexp(logp.masked_fill(allowed == 0, -1e9), -1)
        out[head] = ((1 - a.smooth) * right - a.smooth * logp.mean(-1)).mean()
    return out


def batches(pools, a, rng):
    """Batches of windows of one kind, in shares that `pools` gives: (windows, share)."""
    made = []
    for items, times in pools:
        order = [w for _ in range(int(times)) for w in items] + rng.sample(items, int(len(items) * (times % 1)))
        order.sort(key=lambda w: len(w["pieces"]) + rng.random() * 15)
        group, longest = [], 0
        for w in order:
            longest = max(longest, len(w["pieces"]))
            if group and longest * (len(group) + 1) > a.pieces:
                made.append(group)
                group, longest = [], len(w["pieces"])
            group.append(w)
        if group:
            made.append(group)
    rng.shuffle(made)
    return made


def deepened(saved, layers):
    """The weights of a branch of fewer layers, its layers as the last; those below stay the encoder's, so that it answers as before."""
    more = layers - saved["layers"]
    move = lambda k: "layers.%d.%s" % (int(k.split(".")[1]) + more, k.split(".", 2)[2]) if k.startswith("layers.") else k
    return {move(k): v for k, v in saved["state"].items()}


def train(pools, a, encoder_path, dev=None):
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    branch = Branch(a.layers)
    start(branch, encoder_path)
    if a.init:
        found = branch.load_state_dict(deepened(torch.load(a.init, map_location="cpu", weights_only=True), a.layers), strict=False)
        new = ("layers.", "words.cue.", "roles.cue.", "bias.cue")
        assert not found.unexpected_keys and all(k.startswith(new) for k in found.missing_keys), found
    slow = [p for p in branch.layers.parameters()]
    fast = [p for n, p in branch.named_parameters() if not n.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": a.rate, "peak": a.rate, "weight_decay": 0.01},
                                   {"params": fast, "lr": a.head_rate, "peak": a.head_rate, "weight_decay": 0.01}], betas=(0.9, 0.98))
    shadow = {k: v.detach().clone() for k, v in branch.state_dict().items()}
    total = a.epochs * len(batches([(list(i), s) for i, s in pools], a, random.Random(0)))
    step, began, sums = 0, time.time(), {}
    if dev and a.epochs == 0:  # `--init CHECKPOINT --epochs 0` only scores it
        print("DEV", json.dumps(score.all_scores(branch.eval(), dev)), flush=True)
    for epoch in range(a.epochs):
        for group in batches(pools, a, rng):
            progress = step / total
            factor = progress / 0.06 if progress < 0.06 else 0.5 + 0.5 * math.cos(math.pi * (progress - 0.06) / 0.94)
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * max(factor, 0.01)
            branch.train()
            parts = losses(branch, group, a)
            if not parts:
                continue
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(branch.parameters(), 3.0)
            optimizer.step()
            with torch.no_grad():
                keep = min(a.average, (1 + step) / (10 + step))
                state = branch.state_dict()
                torch._foreach_lerp_(list(shadow.values()), [state[k] for k in shadow], 1 - keep)
            step += 1
            for k, v in parts.items():
                s = sums.setdefault(k, [0, 0])
                s[0] += v.item()
                s[1] += 1
        print("epoch %d step %d %.0f s" % (epoch + 1, step, time.time() - began),
              {k: round(v[0] / v[1], 3) for k, v in sums.items()}, flush=True)
        sums = {}
        if dev and (epoch + 1) % a.score_every == 0 or dev and epoch + 1 == a.epochs:
            shown = Branch(a.layers)
            shown.load_state_dict(shadow)
            print("DEV", json.dumps(score.all_scores(shown.eval(), dev)), flush=True)
    final = Branch(a.layers)
    final.load_state_dict(shadow)
    return final.eval()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--model", required=True)
    p.add_argument("--out")
    p.add_argument("--reports", nargs="*", default=[])
    p.add_argument("--relations", nargs="*", default=[])
    p.add_argument("--sentences", nargs="*", default=[])
    p.add_argument("--stances", nargs="*", default=[])
    p.add_argument("--init", help="go on from this checkpoint")
    p.add_argument("--average", type=float, default=0.995, help="decay of the moving average of the weights")
    p.add_argument("--store", help="a file that keeps the frozen states from one run to the next")
    p.add_argument("--with-all", action="store_true", help="learn from what is set aside too, save NewsMTSC's and CNC's fifths")
    p.add_argument("--with-plv", action="store_true", help="learn from all of PLV's train part")
    p.add_argument("--fold", type=int, default=0, help="the fifth of reports and PLV sentences that is set aside")
    for name, kind, value in (("layers", int, 4), ("epochs", int, 12), ("pieces", int, 1400), ("rate", float, 1.2e-4),
                              ("head-rate", float, 8e-4), ("drop", float, 0.15), ("smooth", float, 0.05), ("seed", int, 1),
                              ("score-every", int, 3), ("threads", int, 2)):
        p.add_argument("--" + name, type=kind, default=value)
    p.add_argument("--shares", default="coded=1.5,marked=1,stance=0.25,relation=0.4,cause=0.4,attribution=0.6,whole=1")
    a = p.parse_args()
    if a.out and os.path.exists(a.out) and not os.path.isfile(a.out):
        p.error("--out takes a file, and %s is none; leave it out to keep nothing" % a.out)
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    train_docs = [d for n in ("ewt", "gum") for d in data.read_conllu(os.path.join(a.data, "ud", "en_%s-ud-train.conllu" % n))]
    keep, tokenizer = data.hyphenated(train_docs), WordPiece(os.path.join(a.model, "vocab.txt"))
    path = lambda *x: os.path.join(a.model, *x)
    with tempfile.TemporaryDirectory() as folder:
        lower = os.path.join(folder, "lower.onnx")
        with_lower(path("encoder.onnx"), lower, a.layers)
        encoder = Frozen(lower, path("labels.json"), path("heads"), a.threads)
    expand = lambda patterns: sorted(f for pattern in patterns for f in glob.glob(pattern))
    fifth = lambda key: int(hashlib.md5(key.encode()).hexdigest(), 16) % 5 == a.fold
    reports = material.read_reports(expand(a.reports), a.data, keep)
    material.find_heads(reports, encoder, tokenizer)
    coded, coded_dev, whole, whole_dev = [], [], [], []
    for r in reports:
        rows = material.label(r)
        if fifth(r.id) and not a.with_all:
            coded_dev += material.coded_windows(r, rows, tokenizer)
            whole_dev += material.said_windows(r, rows, tokenizer)
        else:
            sizes = random.Random(r.id)
            coded += [w for k in range(3) for w in material.coded_windows(r, rows, tokenizer, sizes if k else None)]
            whole += [w for k in range(2) for w in material.said_windows(r, rows, tokenizer, sizes if k else None)]
    marked = material.read_reports(expand(a.sentences), a.data, keep)
    material.find_heads(marked, encoder, tokenizer)
    marked = [w for r in marked for w in material.coded_windows(r, material.label(r), tokenizer)]
    stance, stance_dev = material.stance_windows(os.path.join(a.data, "stance", "newsmtsc-train.jsonl"), keep, tokenizer)
    for extra in expand(a.stances):
        marked += [w for part in material.stance_windows(extra, keep, tokenizer) for w in part]
    ours = material.relation_windows(expand(a.relations), keep, tokenizer)
    plv = material.relation_windows([os.path.join(a.data, "relations", "plv-train.jsonl")], keep, tokenizer)
    all_plv = a.with_all or a.with_plv
    plv_dev = [] if all_plv else [w for w in plv if fifth(w["text"])]
    relation = ours + [w for w in plv if all_plv or not fifth(w["text"])] * 2
    cause, cause_dev = material.cause_windows(os.path.join(a.data, "influences", "cnc-train.jsonl"), keep, tokenizer)
    aside = {r.line.get("report") for r in reports if fifth(r.id)} if not a.with_all else ()
    polnear = lambda part, *more: material.attribution_windows(os.path.join(a.data, "attribution", "polnear-%s.jsonl" % part), keep, tokenizer, *more)
    said, said_dev = polnear("train", random.Random(a.seed), 220, aside), polnear("dev")
    began = time.time()
    keep_states(encoder, coded + coded_dev + whole + whole_dev + marked + stance + stance_dev + ours + plv + cause + cause_dev + said + said_dev, a.store)
    print("%d coded windows, %d to score; %d stance, %d relation, %d cause, %d attribution, %d of whole reports; states after %.0f s" % (
        len(coded), len(coded_dev), len(stance), len(relation), len(cause), len(said), len(whole), time.time() - began), flush=True)
    shares = {k: float(v) for k, v in (s.split("=") for s in a.shares.split(","))}
    cuts = {"coded": 3, "whole": 2}  # windows of so many sizes were cut of each report
    pools = [(items, shares[k] / cuts.get(k, 1)) for k, items in
             (("coded", coded), ("marked", marked), ("stance", stance), ("relation", relation), ("cause", cause), ("attribution", said),
              ("whole", whole)) if items and shares[k] > 0]
    dev = {"coded": coded_dev, "stance": stance_dev, "relation": plv_dev, "cause": cause_dev, "attribution": said_dev, "whole": whole_dev}
    branch = train(pools, a, path("encoder.onnx"), {k: v for k, v in dev.items() if v})
    if a.out:
        torch.save({"state": branch.state_dict(), "layers": a.layers}, a.out + ".part")
        os.replace(a.out + ".part", a.out)


if __name__ == "__main__":
    main()
