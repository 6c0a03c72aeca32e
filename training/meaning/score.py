"""Scores of the branch on windows that were set aside."""
import torch

from branch import ROLES
from evaluate import f1, macro
from labels import EVENTS, RELATIONS, STANCES, STATUSES, TIES
from material import MERGED
from states import batch_of


def grouped(items, each=16):
    items = sorted(items, key=lambda w: len(w["pieces"]))
    for k in range(0, len(items), each):
        yield items[k:k + each]


@torch.no_grad()
def read(branch, group):
    batch = batch_of(group)
    return branch(batch["lower"], batch["mask"], batch["first"], batch["states"])


@torch.no_grad()
def triggers(branch, items, name, names):
    """F1 of triggers, of triggers with class, of the roles at gold triggers; share of right classes of the rest."""
    found, typed, roles = [0, 0, 0], [0, 0, 0], {r: [0, 0, 0] for r in ROLES[name]}
    second = {"event": "eventStatus", "tie": "tieStatus", "link": "linkCertainty"}[name]
    right = [0, 0]
    for group in grouped(items):
        x = read(branch, group)
        said = branch.words[name](x).argmax(-1)
        other = branch.words[second](x).argmax(-1)
        vectors = branch.roles[name](x)
        for b, w in enumerate(group):
            n = len(w["first"])
            gold = {r[0]: r for r in w[name]}
            mine = {k: int(said[b, k]) for k in range(n) if said[b, k] > 0}
            found = [found[0] + sum(k in gold for k in mine), found[1] + len(mine), found[2] + len(gold)]
            typed = [typed[0] + sum(k in gold and gold[k][1] == c for k, c in mine.items()), found[1], found[2]]
            for k, r in gold.items():
                if r[2] >= 0:
                    right = [right[0] + int(other[b, k] == r[2]), right[1] + 1]
            if gold:
                at = torch.tensor([(b, k) for k in gold])
                logits = branch.asked(name, vectors, at)
                for m, r in enumerate(gold.values()):
                    for p, role in enumerate(ROLES[name]):
                        have = set((logits[m, p, :n] > 0).nonzero().flatten().tolist())
                        want = set(r[len(r) - len(ROLES[name]) + p])
                        t = roles[role]
                        roles[role] = [t[0] + len(have & want), t[1] + len(have), t[2] + len(want)]
    return {"trigger": round(f1(*found), 1), "typed": round(f1(*typed), 1), "second": round(100 * right[0] / max(right[1], 1), 1),
            **{k: round(f1(*v), 1) for k, v in roles.items()}}


@torch.no_grad()
def spans(branch, items, key, head, names):
    gold, said = [], []
    for group in grouped(items):
        x = read(branch, group)
        W = x.shape[1]
        for b, w in enumerate(group):
            for r in w[key]:
                mask = torch.zeros(1, W)
                mask[0, r[0]:r[1]] = 1
                marked = r[2] if key == "relation" else [r[2]]
                roles = torch.zeros(1, len(marked), W)
                for k, words in enumerate(marked):
                    roles[0, k, words] = 1
                best = names[int(getattr(branch, head)(x[b:b + 1], mask, roles).argmax())]
                if key == "relation":
                    gold.append(w["gold"])
                    said.append(next((m for m, both in MERGED.items() if best in both), best))
                else:
                    gold.append(names[r[3]])
                    said.append(best)
    return macro(gold, said)


@torch.no_grad()
def causes(branch, items):
    """F1 of causal sentences, and of pairs whose cause and effect both overlap by half of the shorter."""
    causal, pairs = [0, 0, 0], [0, 0, 0]
    for group in grouped(items):
        x = read(branch, group)
        odds = 1 - torch.softmax(branch.words["link"](x), -1)[..., 0]
        vectors = branch.roles["link"](x)
        for b, w in enumerate(group):
            n = len(w["first"])
            anchors = [k for k in range(n) if odds[b, k] > 0.5]
            mine = []
            if anchors:
                logits = branch.asked("link", vectors, torch.tensor([(b, k) for k in anchors]))
                for m in range(len(anchors)):
                    cause, effect = ([k for k in range(n) if logits[m, p, k] > 0] for p in (0, 1))
                    if cause and effect:
                        mine.append((set(cause), set(effect)))
            causal = [causal[0] + (bool(mine) and w["causal"]), causal[1] + bool(mine), causal[2] + w["causal"]]
            free = [(set(c), set(e)) for c, e in w["pairs"]]
            pairs[1] += len(mine)
            pairs[2] += len(free)
            near = lambda a, c: len(a & c) * 2 >= min(len(a), len(c))
            for c, e in mine:
                hit = next((f for f in free if near(c, f[0]) and near(e, f[1])), None)
                if hit:
                    free.remove(hit)
                    pairs[0] += 1
    return {"causal": round(f1(*causal), 1), "pairs": round(f1(*pairs), 1)}


def attributions(branch, items):
    """Token F1 of the sources, contents and cues of predicted cues, and at gold ones (`*G`); F1 of the cues' heads."""
    parts = ROLES["cue"]
    n = {k: [0, 0, 0] for k in ("head", *parts, *(p + "G" for p in parts))}

    def add(key, said, gold):
        n[key] = [n[key][0] + len(said & gold), n[key][1] + len(said), n[key][2] + len(gold)]

    for group in grouped(items):
        x = read(branch, group)
        best, vectors = branch.words["cue"](x).argmax(-1), branch.roles["cue"](x)
        for b, w in enumerate(group):
            m = len(w["first"])
            rows = {r[0]: r[2:] for r in w["cue"]}
            found = {k for k in range(m) if best[b, k] == 1}
            add("head", found, set(rows))
            anchors = sorted(found | set(rows))
            if not anchors:
                continue
            logits = branch.asked("cue", vectors, torch.tensor([(b, k) for k in anchors]))
            for k, i in enumerate(anchors):
                for q, name in enumerate(parts):
                    have = set((logits[k, q, :m] > 0).nonzero().flatten().tolist())
                    want = set(rows.get(i, [[]] * len(parts))[q])
                    add(name, have if i in found else set(), want)
                    if i in rows:
                        add(name + "G", have, want)
    return {k: round(f1(*v), 2) for k, v in n.items()}


@torch.no_grad()
def all_scores(branch, dev):
    out = {}
    for name in ("attribution", "whole"):
        if name in dev:
            out[name] = attributions(branch, dev[name])
    if "coded" in dev:
        out["event"] = triggers(branch, dev["coded"], "event", EVENTS)
        out["tie"] = triggers(branch, dev["coded"], "tie", TIES)
        out["link"] = triggers(branch, dev["coded"], "link", None)
        out["about"] = spans(branch, [w for w in dev["coded"] if w["about"]], "about", "stance", STANCES)
    if "stance" in dev:
        out["stance"] = spans(branch, dev["stance"], "about", "stance", STANCES)
    if "relation" in dev:
        out["relation"] = spans(branch, dev["relation"], "relation", "relation", RELATIONS)
    if "cause" in dev:
        out["cause"] = causes(branch, dev["cause"])
    return out
