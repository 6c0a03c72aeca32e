"""Joint training by the clock.

    python train.py --data DATA --weights model.safetensors --vocab vocab.txt --out CHECKPOINTS --minutes 70
"""
import argparse
import json
import math
import os
import time

import torch

import data
from evaluate import Development, TorchModel
from losses import joint_loss
from model import LAYERS, Reader, load_trunk
from text import WordPiece
from windows import Stream

MASK = 103  # the mask piece of the vocabulary


def groups(model, rate, head_rate, decay):
    """Parameter groups: heads fast, lower layers of the trunk slower, no weight decay for vectors."""
    found = {}
    for name, p in model.named_parameters():
        if not name.startswith("trunk.") or name in ("trunk.mix", "trunk.shape.weight"):
            lr = head_rate
        elif ".layers." in name:
            lr = rate * decay ** (LAYERS - 1 - int(name.split(".")[2]))
        else:
            lr = rate * decay ** LAYERS
        wd = 0.01 if p.dim() > 1 and not name.startswith("trunk.word") else 0.0
        found.setdefault((lr, wd), []).append(p)
    return [{"params": ps, "lr": lr, "peak": lr, "weight_decay": wd} for (lr, wd), ps in found.items()]


class Average:
    """Exponential moving average of the weights."""

    def __init__(self, model, decay):
        self.decay, self.count = decay, 0
        self.shadow = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model):
        self.count += 1
        keep = min(self.decay, self.count / (self.count + 10))
        state = model.state_dict()
        torch._foreach_lerp_(list(self.shadow.values()), [state[k] for k in self.shadow], 1 - keep)


def save(path, model, state, lists):
    torch.save({"state": state, "lists": lists, "sizes": model.sizes}, path + ".part")
    os.replace(path + ".part", path)


def main():
    p = argparse.ArgumentParser()
    for name in ("data", "weights", "vocab", "out"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--minutes", type=float, default=70)
    p.add_argument("--pieces", type=int, default=2200)
    p.add_argument("--rate", type=float, default=1.2e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--layer-decay", type=float, default=0.9)
    p.add_argument("--average", type=float, default=0.988, help="decay of the average, which is brought up to date every fourth step")
    p.add_argument("--warmup", type=float, default=0.05)
    p.add_argument("--score-every", type=float, default=12, help="minutes between development scores")
    p.add_argument("--score-windows", type=int, default=75)
    p.add_argument("--init", help="go on from the weights of this checkpoint")
    p.add_argument("--hide", type=float, default=0.0, help="share of pieces hidden behind the mask piece")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    torch.set_flush_denormal(True)
    join = lambda *parts: os.path.join(a.data, *parts)
    docs = [d for n in ("ewt", "gum") for d in data.read_conllu(join("ud", "en_%s-ud-train.conllu" % n))]
    labels, keep, tokenizer = data.Labels(docs), data.hyphenated(docs), WordPiece(a.vocab)
    polnear = data.read_polnear(join("attribution", "polnear-train.jsonl"), keep)
    stances, _ = data.read_stance(join("stance", "newsmtsc-train.jsonl"), keep)
    causes, _ = data.read_influences(join("influences", "cnc-train.jsonl"), keep)
    dev = Development(a.data, tokenizer, labels, keep, a.score_windows)
    sizes = {k: len(v) for k, v in labels.lists.items()} | {"mention": len(data.MENTIONS)}
    model = Reader(sizes)
    load_trunk(model.trunk, a.weights)
    if a.init:
        model.load_state_dict(torch.load(a.init, map_location="cpu", weights_only=True)["state"])
    optimizer = torch.optim.AdamW(groups(model, a.rate, a.head_rate, a.layer_decay), betas=(0.9, 0.98), eps=1e-6, fused=True)
    average = Average(model, a.average)
    shadow = Reader(sizes)
    print("ready", sizes, flush=True)
    start = scored = told = time.time()
    step, seen, logged, best, sums = 0, 0, 0, -1, {}
    spent = 0.0  # seconds spent on scores, which do not count as progress
    for batch in Stream(tokenizer, labels, docs, polnear, stances, causes, a.seed).batches(a.pieces):
        progress = (time.time() - start) / (a.minutes * 60)
        if progress >= 1:
            break
        factor = progress / a.warmup if progress < a.warmup else 0.5 + 0.5 * math.cos(math.pi * (progress - a.warmup) / (1 - a.warmup))
        for g in optimizer.param_groups:
            g["lr"] = g["peak"] * max(factor, 0.01)
        model.train()
        hidden = (torch.rand(batch["pieces"].shape) < a.hide) & (batch["mask"] > 0) & (batch["pieces"] > 103)
        batch["pieces"] = batch["pieces"].masked_fill(hidden, MASK)
        loss, parts = joint_loss(model, batch)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 4 == 0:
            average.update(model)
        step, seen = step + 1, seen + int(batch["mask"].sum())
        for k, v in parts.items():
            sums[k] = sums.get(k, 0) + v
        if time.time() - told > 60:
            told = time.time()
            rate = seen / (told - start - spent)
            means = {k: round(v / (step - logged), 4) for k, v in sums.items()}
            print("%.1f min step %d, %d pieces, %d/s, norm %.1f" % ((told - start) / 60, step, seen, rate, norm), means, flush=True)
            sums, logged = {}, step
        if time.time() - scored > a.score_every * 60:
            before = time.time()
            shadow.load_state_dict(average.shadow)
            save(os.path.join(a.out, "last.pt"), model, average.shadow, labels.lists)
            result = dev.score(TorchModel(shadow))
            print("DEV %.1f min" % ((time.time() - start) / 60), json.dumps(result), flush=True)
            total = sum(result[k]["las"] for k in ("ewt", "gum")) + result["polnear"]["cue"] + result["stance"]["macro"]
            if total > best:
                best = total
                save(os.path.join(a.out, "best.pt"), model, average.shadow, labels.lists)
            scored = time.time()
            spent += scored - before
    save(os.path.join(a.out, "final.pt"), model, average.shadow, labels.lists)
    save(os.path.join(a.out, "final-raw.pt"), model, model.state_dict(), labels.lists)
    for name, state in (("average", average.shadow), ("raw", model.state_dict())):
        shadow.load_state_dict(state)
        print("FINAL", name, json.dumps(dev.score(TorchModel(shadow))), flush=True)


if __name__ == "__main__":
    main()
