"""The joint loss of a batch of mixed tasks."""
import torch
import torch.nn.functional as F

WEIGHTS = {"sentence": 6.0, "upos": 0.5, "xpos": 0.7, "feats": 0.7, "lemma": 0.7, "arc": 1.0, "label": 0.8, "mention": 1.0,
           "cue": 3.0, "source": 6.0, "content": 4.0, "influence": 0.5, "stance": 25.0}
SHARES = {"tree": 0.5, "mention": 0.2, "attribution": 0.33, "influence": 0.08}


def cross(logits, target):
    """Summed cross-entropy; the divisor comes later so that tasks keep their shares in mixed batches."""
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]), target.reshape(-1), ignore_index=-100, reduction="sum")


def span_inputs(states, entries):
    """Inputs of a span head: states, mask and the single role of each (row, start, end, words, ...)."""
    rows = torch.tensor([e[0] for e in entries])
    W = states.shape[1]
    mask, roles = torch.zeros(len(entries), W), torch.zeros(len(entries), 1, W)
    for n, (_, a, b, words, _) in enumerate(entries):
        mask[n, a:b] = 1
        roles[n, 0, words] = 1
    return states[rows], mask, roles


def tree_losses(model, batch, states, rows):
    x = states[rows]
    part = {k: batch[k][rows] for k in ("sentence", "upos", "xpos", "feats", "lemma", "head", "deprel", "sentid", "words")}
    out = {k: cross(getattr(model, k)(x), part[k]) for k in ("upos", "xpos", "feats", "lemma")}
    target = part["sentence"]
    logits = model.sentence(x).squeeze(-1)
    bce = F.binary_cross_entropy_with_logits(logits, target.clamp(min=0).float(), reduction="none")
    out["sentence"] = (bce * (target >= 0)).sum()
    arc, dep, head = model.arcs(x)
    allowed = part["sentid"][:, :, None] == part["sentid"][:, None, :]
    allowed = torch.cat([torch.ones_like(allowed[:, :, :1]), allowed], 2)
    arc = arc.masked_fill(~allowed, -1e4)
    out["arc"] = cross(arc, part["head"])
    gold = part["head"].clamp(min=0)
    chosen = head.gather(1, gold[:, :, None].expand(-1, -1, head.shape[-1]))
    keep = (part["head"] >= 0) & (part["deprel"] >= 0)
    out["label"] = cross(model.label(torch.relu((dep + chosen)[keep])), part["deprel"][keep])
    return out


def false_cues(cue, batch, rows, most=2):
    """Rows with nothing said, anchored at the words of each window that look most like a cue and are none."""
    first = torch.softmax(cue.detach(), -1)[:, :, 1].masked_fill(batch["cue"][rows] != 0, -1)
    scores, places = first.topk(min(most, first.shape[1]), 1)
    return [(rows[r], int(places[r, k]), [], []) for r in range(len(rows)) for k in range(scores.shape[1]) if scores[r, k] > 0.02]


def attribution_losses(model, batch, states):
    rows = [b for b, s in enumerate(batch["sources"]) if s == "polnear"]
    out_cue = model.cue(states[rows])
    out = {"cue": cross(out_cue, batch["cue"][rows])}
    entries = batch["attributions"] + false_cues(out_cue, batch, rows)
    if entries:
        at = torch.tensor([e[0] for e in entries]), torch.tensor([e[1] for e in entries])
        unique, back = torch.unique(at[0], return_inverse=True)
        vectors = model.attribution(states[unique]).view(len(unique), -1, 4, 64)
        query = vectors[back, at[1]]
        words = batch["words"][at[0]]
        for n, (name, part) in enumerate((("source", 2), ("content", 3))):
            gold = torch.zeros_like(words)
            for k, e in enumerate(entries):
                gold[k, e[part]] = 1
            logits = torch.einsum("nd,nwd->nw", query[:, n], vectors[back][:, :, 2 + n]) / 8 + model.attribution_bias[n]
            bce = F.binary_cross_entropy_with_logits(logits, gold, reduction="none")
            # a row's words share the weight of 25 words, so that long windows with many cues do not rule
            out[name] = ((bce * words).sum(1) / words.sum(1)).sum() * 25
    return out


def joint_loss(model, batch):
    """(loss, parts): the parts are per-word means for the log."""
    states = model.drop(model.states(batch))
    total = batch["words"].sum().item()
    ud = [b for b, s in enumerate(batch["sources"]) if s == "ud"]
    parts, shares = {}, {}
    if ud:
        parts.update(tree_losses(model, batch, states, ud))
        gum = [b for b in ud if (batch["mention"][b] >= 0).any()]
        if gum:
            parts["mention"] = cross(model.mention(states[gum]), batch["mention"][gum])
    if "polnear" in batch["sources"]:
        parts.update(attribution_losses(model, batch, states))
    cnc = [b for b, s in enumerate(batch["sources"]) if s == "cnc"]
    if cnc:
        parts["influence"] = cross(model.influence(states[cnc]), batch["influence"][cnc])
    if batch["stances"]:
        entries = [e for e in batch["stances"]]
        scores = model.stance(*span_inputs(states, entries))
        parts["stance"] = cross(scores, torch.tensor([e[-1] for e in entries]))
    loss = 0
    for name, value in parts.items():
        share = SHARES["attribution"] if name in ("cue", "source", "content") else SHARES.get(name, 0.5)
        if name == "stance":
            share = 0.5
        loss = loss + WEIGHTS[name] * value / (total * share)
        shares[name] = value.item() / total
    return loss, shares
