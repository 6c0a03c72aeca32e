"""Windows: runs of sentences of at most 256 pieces, drawn at random for training or in order for evaluation."""
import random

from data import collate, noisy
from text import MAX_PIECES, shape_of


def build(sentences, tokenizer, labels, rng=None, starts=None):
    """One window of sentences. With rng, treebank sentences are disturbed. Words that do not fit are cut."""
    w = {"pieces": [tokenizer.cls], "shape": [0], "first": [], "sentid": [], "forms": [], "source": sentences[0].source}
    ud = sentences[0].source == "ud"
    for k in ("sentence", "upos", "xpos", "feats", "lemma", "head", "deprel") if ud else ():
        w[k] = []
    if sentences[0].mention is not None:
        w["mention"] = []
    if sentences[0].influence is not None:
        w["influence"] = []
    bounds = []
    for n, s in enumerate(sentences):
        forms, gaps = noisy(s, rng) if rng and ud else (s.forms, s.gaps)
        base, full = len(w["first"]), False
        for k, form in enumerate(forms):
            pieces = tokenizer.pieces(form)
            if len(w["pieces"]) + len(pieces) > MAX_PIECES - 1:
                full = True
                break
            gap = gaps[k] if k or n or not starts else starts
            w["first"].append(len(w["pieces"]))
            w["pieces"] += pieces
            w["shape"] += [shape_of(form, gap)] * len(pieces)
            w["sentid"].append(n)
            w["forms"].append(form)
        got = len(w["first"]) - base
        bounds.append((base, base + got))
        if ud:
            w["sentence"] += [1] + [0] * (got - 1) if got else []
            for key in ("upos", "xpos", "feats"):
                ids = labels.ids[key]
                w[key] += [ids.get(v, -100) for v in getattr(s, key)[:got]]
            w["lemma"] += [labels.rule(f, l) for f, l in zip(forms[:got], s.lemmas)]
            w["head"] += [h + base if 0 < h <= got else (0 if h == 0 else -100) for h in s.heads[:got]]
            w["deprel"] += [labels.ids["deprel"].get(v, -100) for v in s.deprels[:got]]
        if "mention" in w:
            w["mention"] += s.mention[:got]
        if "influence" in w:
            w["influence"] += s.influence[:got]
        if s.stances is not None:
            w.setdefault("stances", [])
            w["stances"] += [(base, base + got, [base + k for k in words], c) for words, c in s.stances if words[-1] < got]
        if full:
            break
    w["pieces"].append(tokenizer.sep)
    w["shape"].append(0)
    w["bounds"] = bounds
    return w


def attributions(w, offset, rows):
    """Add the cue labels and attribution rows of a document to its window that starts at word `offset`."""
    m = len(w["first"])
    w["cue"] = [0] * m
    w["attributions"] = []
    for cue, source, content in rows:
        start = cue[0] - offset
        if not 0 <= start < m:
            continue
        for n, k in enumerate(cue):
            if 0 <= k - offset < m and (n == 0 or w["cue"][k - offset] == 0):
                w["cue"][k - offset] = 1 if n == 0 else 2
        inside = [[k - offset for k in part if 0 <= k - offset < m] for part in (source, content)]
        w["attributions"].append((start, *inside))


def size(s, tokenizer):
    return sum(len(tokenizer.pieces(f)) for f in s.forms)


def take(sentences, start, limit, tokenizer):
    """Sentences from `start` while they fit in `limit` pieces; at least one."""
    used, end = 2 + size(sentences[start], tokenizer), start + 1
    while end < len(sentences) and used + size(sentences[end], tokenizer) <= limit:
        used += size(sentences[end], tokenizer)
        end += 1
    return end


class Stream:
    """Endless windows of the four tasks in the given proportions of pieces."""

    def __init__(self, tokenizer, labels, ud, polnear, stance, cnc, seed=1, shares=(0.55, 0.31, 0.07, 0.07)):
        self.tokenizer, self.labels, self.rng = tokenizer, labels, random.Random(seed)
        makers = (lambda: self.tree(ud), lambda: self.attribution(polnear), lambda: self.singles(stance, (1, 1, 2, 3)),
                  lambda: self.singles(cnc, (1, 1, 2, 4)))
        self.makers = [self.endless(m) for m in makers]
        self.shares, self.used = shares, [1e-6] * 4

    def endless(self, maker):
        while True:
            yield from maker()

    def tree(self, docs):
        """One pass over the treebanks; short documents are joined, starts are random."""
        rng, order = self.rng, list(docs)
        rng.shuffle(order)
        runs, run = [], []
        for d in order:
            run = run + d
            if len(run) > 8 or rng.random() < 0.3:
                runs.append(run)
                run = []
        runs += [run] if run else []
        out = []
        for run in runs:
            at = 0
            limit = rng.randint(40, 200)
            while at < len(run):
                end = take(run, at, limit, self.tokenizer)
                out.append(run[at:end])
                at, limit = end, rng.choice((rng.randint(90, 210), rng.randint(90, 210), rng.randint(30, 90)))
        rng.shuffle(out)
        for sentences in out:
            yield build(sentences, self.tokenizer, self.labels, rng, starts=3 if rng.random() < 0.5 else None)

    def attribution(self, docs):
        rng, out = self.rng, []
        for d in docs:
            units, at, limit = d[0], 0, rng.randint(60, 220)
            while at < len(units):
                end = take(units, at, limit, self.tokenizer)
                out.append((d, at, end))
                at, limit = end, rng.randint(110, 220)
        rng.shuffle(out)
        for (units, rows, _, _), at, end in out:
            w = build(units[at:end], self.tokenizer, self.labels)
            attributions(w, units[at].offset, rows)
            yield w

    def singles(self, sentences, counts):
        """Sentences that came alone; now and then several in one window."""
        rng, order, at = self.rng, list(sentences), 0
        rng.shuffle(order)
        while at < len(order):
            n = rng.choice(counts)
            group = order[at:at + n]
            while sum(size(s, self.tokenizer) for s in group) > MAX_PIECES - 2 and len(group) > 1:
                group.pop()
            at += len(group)
            yield build(group, self.tokenizer, self.labels)

    def batches(self, pieces, buffer=400):
        """Endless batches of about `pieces` padded pieces, of windows of like length and of mixed tasks."""
        while True:
            pool = []
            for _ in range(buffer):
                total = sum(self.used)
                task = min(range(4), key=lambda k: self.used[k] / total / self.shares[k])
                w = next(self.makers[task])
                self.used[task] += len(w["pieces"])
                pool.append(w)
            pool.sort(key=lambda w: len(w["pieces"]) + self.rng.random() * 10)
            groups, group, longest = [], [], 0
            for w in pool:
                longest = max(longest, len(w["pieces"]))
                if group and longest * (len(group) + 1) > pieces:
                    groups.append(group)
                    group, longest = [], len(w["pieces"])
                group.append(w)
            groups.append(group)
            self.rng.shuffle(groups)
            yield from (collate(g) for g in groups)


def ordered(docs, tokenizer, labels, limit=220):
    """Windows of documents in their order, for evaluation."""
    for d in docs:
        at = 0
        while at < len(d):
            end = take(d, at, limit, tokenizer)
            yield build(d[at:end], tokenizer, labels)
            at = end


def ordered_attributions(docs, tokenizer, labels, limit=220):
    for units, rows, _, _ in docs:
        at = 0
        while at < len(units):
            end = take(units, at, limit, tokenizer)
            w = build(units[at:end], tokenizer, labels)
            attributions(w, units[at].offset, rows)
            yield w
            at = end


def grouped(windows, count=16):
    """Batches of windows sorted by length."""
    windows = sorted(windows, key=lambda w: len(w["pieces"]))
    for k in range(0, len(windows), count):
        group = windows[k:k + count]
        yield group, collate(group)
