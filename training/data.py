"""Reading of the training sets and building of windows and batches."""
import hashlib
import json
import random
import re
from collections import Counter

import torch

from text import MAX_PIECES, gap_between, lemma_rule, shape_of, tokenize

MENTIONS = ["O", "person", "place", "organization", "object", "event", "time", "abstract", "substance", "animal", "plant"]
CUES = ["O", "B", "I"]
INFLUENCES = ["O", "B-C", "I-C", "B-E", "I-E"]
STANCES = ["-1", "0", "1"]
TAGS = ("upos", "xpos", "feats", "lemma")


class Sentence:
    """Words of one sentence (or unit) with whatever layers its set has; heads are 1-based, 0 is root."""
    __slots__ = ("forms", "gaps", "lemmas", "upos", "xpos", "feats", "heads", "deprels", "mention", "influence", "stances",
                 "offset", "source")

    def __init__(self, forms, gaps):
        self.forms, self.gaps = forms, gaps
        self.lemmas = self.upos = self.mention = self.influence = self.stances = None


def held_out(key, parts=5):
    """One part in five, by hash of the text."""
    return int(hashlib.md5(("dragoman:" + key).encode()).hexdigest(), 16) % parts == 0


def _entities(rows):
    """Head-word types of the entity mentions of a sentence from GUM's Entity brackets."""
    spans, open_ = [], []
    for i, row in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not m:
            continue
        for part in re.finditer(r"\(([^()]*)(\)?)|([^()]+)\)", m.group(1)):
            if part.group(3) is None:
                fields = part.group(1).split("-")
                key, kind = fields[0], fields[1] if len(fields) > 1 else ""
                if part.group(2):
                    spans.append((i, i, kind))
                else:
                    open_.append((key, i, kind))
            else:
                key = part.group(3).split("-")[0]
                for j in range(len(open_) - 1, -1, -1):
                    if open_[j][0] == key:
                        spans.append((open_[j][1], i, open_[j][2]))
                        del open_[j]
                        break
    out = [0] * len(rows)
    for s, e, kind in sorted(spans, key=lambda x: x[0] - x[1]):  # longest first: the shortest has the last word
        heads = [k for k in range(s, e + 1) if not s <= int(rows[k][6]) - 1 <= e]
        if heads and kind in MENTIONS:
            out[heads[0]] = MENTIONS.index(kind)
    return out


def read_conllu(path):
    """Documents of a CoNLL-U file: lists of sentences."""
    docs, rows, gap, glue, skip_to = [], [], 3, {}, 0
    has_entities = False
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                docs.append([])
                gap = 3
            elif line.startswith("# newpar"):
                gap = 3
            elif line.startswith("# global.Entity"):
                has_entities = True
            elif line and line[0] != "#":
                cols = line.split("\t")
                if "-" in cols[0]:
                    a, b = map(int, cols[0].split("-"))
                    for k in range(a, b):
                        glue[k] = 0
                    glue[b] = 0 if "SpaceAfter=No" in cols[9] else 1
                elif "." not in cols[0]:
                    rows.append(cols)
            elif not line and rows:
                gaps = []
                for cols in rows:
                    gaps.append(gap)
                    k = int(cols[0])
                    gap = glue[k] if k in glue else 0 if "SpaceAfter=No" in cols[9] else 1
                s = Sentence([c[1] for c in rows], gaps)
                s.lemmas, s.upos, s.xpos, s.feats = ([c[k] for c in rows] for k in (2, 3, 4, 5))
                s.heads, s.deprels = [int(c[6]) for c in rows], [c[7] for c in rows]
                if has_entities:
                    s.mention = _entities(rows)
                s.source = "ud"
                docs[-1].append(s)
                rows, glue = [], {}
    return docs


def hyphenated(docs):
    """Words that the treebanks keep whole although they have a hyphen inside."""
    count = Counter(f.lower() for d in docs for s in d for f in s.forms if "-" in f[1:-1])
    return frozenset(w for w, n in count.items() if n > 1 and re.match(r"^\w+-\w+$", w))


def _cut(text, spans):
    """Cut word spans to units of about a sentence: at newlines, and after sentence-final punctuation."""
    units, unit = [], []
    for k, (s, e) in enumerate(spans):
        if unit:
            gap = gap_between(text, spans[k - 1][1], s)
            before = text[spans[k - 1][0]:spans[k - 1][1]]
            earlier = text[spans[k - 2][0]:spans[k - 2][1]] if k > 1 else ""
            ended = before in ".!?" or (before in "\"”'’)" and earlier in list(".!?"))
            if gap > 1 or (gap == 1 and ended and not text[s].islower()) or len(unit) > 150:
                units.append(unit)
                unit = []
        unit.append((s, e))
    return units + [unit] if unit else units


def read_polnear(path, keep):
    """Attribution documents: units, all word spans, and (cue, source, content) word lists."""
    docs = []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        text = to_utf32(d["text"], d["attributions"], ("source", "cue", "content"))
        spans = tokenize(text, keep)
        units, at = [], 0
        for unit in _cut(text, spans):
            gaps = [gap_between(text, spans[k - 1][1], spans[k][0]) if k else 3 for k in range(at, at + len(unit))]
            s = Sentence([text[a:b] for a, b in unit], gaps)
            s.offset, s.source = at, "polnear"
            units.append(s)
            at += len(unit)
        rows, starts = [], set()
        for a in sorted(d["attributions"], key=lambda a: (a["cue"] or [[0, 0]])[0]):
            cue, source, content = (words_in(spans, a[k]) for k in ("cue", "source", "content"))
            if cue and cue[0] not in starts:
                starts.add(cue[0])
                rows.append((cue, source, content))
        docs.append((units, rows, text, spans))
    return docs


def to_utf32(text, items, keys):
    """Offsets come in UTF-16 units: if the text has astral characters replace them by two spaces' worth of marks."""
    return "".join(c if ord(c) < 0x10000 else "□□" for c in text)


def words_in(spans, ranges):
    """Indices of the words that overlap the character ranges."""
    return sorted({k for a, b in ranges for k, (s, e) in enumerate(spans) if s < b and e > a})


def single(text, keep):
    spans = tokenize(text, keep)
    gaps = [gap_between(text, spans[k - 1][1], spans[k][0]) if k else 3 for k in range(len(spans))]
    return Sentence([text[a:b] for a, b in spans], gaps), spans


def read_stance(path, keep):
    """(train, held-out) sentences with stances [(words, class)]."""
    train, held = [], []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        text = to_utf32(d["text"], None, None)
        s, spans = single(text, keep)
        s.stances = [(w, STANCES.index(str(t["stance"]))) for t in d["targets"]
                     if (w := words_in(spans, [[t["start"], t["end"]]]))]
        s.source = "stance"
        if s.stances:
            (held if held_out(d["text"]) else train).append(s)
    return train, held


CLOSERS, OPENERS = set(",.;:!?)]}%”’") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s"}, set("([{$“‘")


def read_influences(path, keep):
    """(train, held-out) sentences with B/I labels of the first cause and effect; gaps are guessed, the text being split."""
    train, held = [], []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        text = to_utf32(d["text"], None, None)
        s, spans = single(text, keep)
        for k in range(1, len(s.forms)):
            if s.forms[k] in CLOSERS or s.forms[k - 1] in OPENERS:
                s.gaps[k] = 0
        s.influence = [0] * len(spans)
        for pair in d["influences"][:1]:
            for base, key in ((1, "cause"), (3, "effect")):
                for n, k in enumerate(words_in(spans, [pair[key]])):
                    s.influence[k] = base + (n > 0)
        s.source = "cnc"
        (held if held_out(d["text"]) else train).append(s)
    return train, held


class Labels:
    """Class lists of the treebank layers."""

    def __init__(self, docs=None, lists=None):
        if lists is None:
            sentences = [s for d in docs for s in d]
            tags = {k: Counter(v for s in sentences for v in getattr(s, k)) for k in ("upos", "xpos", "feats", "deprels")}
            lists = {("deprel" if k == "deprels" else k): [v for v, _ in sorted(c.items(), key=lambda x: (-x[1], x[0]))]
                     for k, c in tags.items()}
            pairs = Counter((f, l) for s in sentences for f, l in zip(s.forms, s.lemmas))
            rules, loud = Counter(), Counter()
            for (f, l), n in pairs.items():
                if l != "_" or f == "_":
                    rules[lemma_rule(f, l)] += n
                    loud[lemma_rule(f.upper(), l)] += n
            kept = {r: n for r, n in rules.items() if n >= 2}
            kept.update({r: n for r, n in loud.items() if n >= 20 and r not in kept})
            lists["lemma"] = sorted(kept, key=lambda r: (-kept[r], r))
        self.lists = lists
        self.ids = {k: {v: i for i, v in enumerate(vs)} for k, vs in lists.items()}
        self.rules = {}

    def rule(self, form, lemma):
        got = self.rules.get((form, lemma))
        if got is None:
            got = -100 if lemma == "_" and form != "_" else self.ids["lemma"].get(lemma_rule(form, lemma), -100)
            self.rules[form, lemma] = got
        return got


def noisy(s, rng):
    """A copy of a treebank sentence with its letter case, gaps or final punctuation disturbed now and then."""
    forms, gaps, n = s.forms, s.gaps, len(s.forms)
    r = rng.random()
    if r < 0.03:
        forms = [f.lower() for f in forms]
    elif r < 0.07:
        forms = [f.upper() for f in forms]
    elif r < 0.10:
        forms = [f[:1].upper() + f[1:] for f in forms]
    elif r < 0.15 and s.upos[0] == "PROPN":
        k = 0
        while k < n and s.upos[k] == "PROPN":
            k += 1
        forms = [f.upper() for f in forms[:k]] + forms[k:]
    if rng.random() < 0.05:
        gaps = [2 if g == 1 and k and rng.random() < 0.08 else g for k, g in enumerate(gaps)]
    r = rng.random()
    if gaps[0] and r < 0.12:
        gaps = [2 if r < 0.06 else 3] + gaps[1:]
    elif gaps[0] == 3 and r < 0.2:
        gaps = [rng.choice((1, 2))] + gaps[1:]
    if rng.random() < 0.03 and n > 3 and s.upos[-1] == "PUNCT" and n not in s.heads:
        n -= 1
    return forms[:n], gaps[:n]


def collate(windows):
    """Pad windows (see windows.py) to a batch of tensors; absent layers are -100."""
    B, S, W = len(windows), max(len(w["pieces"]) for w in windows), max(len(w["first"]) for w in windows)
    batch = {k: torch.zeros(B, S, dtype=torch.int32) for k in ("pieces", "shape")}
    batch["mask"] = torch.zeros(B, S)
    batch["first"] = torch.zeros(B, W, dtype=torch.int32)
    batch["words"] = torch.zeros(B, W)
    batch["sentid"] = torch.full((B, W), -1)
    layers = ("sentence", "upos", "xpos", "feats", "lemma", "head", "deprel", "mention", "cue", "influence")
    for k in layers:
        batch[k] = torch.full((B, W), -100)
    batch["attributions"], batch["stances"] = [], []
    for b, w in enumerate(windows):
        n, m = len(w["pieces"]), len(w["first"])
        batch["pieces"][b, :n] = torch.tensor(w["pieces"], dtype=torch.int32)
        batch["shape"][b, :n] = torch.tensor(w["shape"], dtype=torch.int32)
        batch["mask"][b, :n] = 1
        batch["first"][b, :m] = torch.tensor(w["first"], dtype=torch.int32)
        batch["words"][b, :m] = 1
        batch["sentid"][b, :m] = torch.tensor(w["sentid"])
        for k in layers:
            if k in w:
                batch[k][b, :m] = torch.tensor(w[k])
        batch["attributions"] += [(b, *row) for row in w.get("attributions", ())]
        batch["stances"] += [(b, *row) for row in w.get("stances", ())]
    batch["sources"] = [w["source"] for w in windows]
    return batch
