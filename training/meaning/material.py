"""What the meaning branch learns from, as windows with their labels: coded reports, NewsMTSC, relations, the Causal News Corpus.

A coded report is a line `{id, report?, text?, length?, sentences, events?, ties?, links?, stances?, cues?}`, offsets in UTF-16 units: with
`text` where the report is ours, else with the name of a report of the data whose text is looked up, its first `length` units. Cues that
have a `content` are whole attributions, all that the report has; `act` marks those by which nothing is uttered (plans, refusals).
"""
import json
import os
import random

import data
import windows
from labels import CERTAINTIES, EVENTS, LINKS, MODES, RELATIONS, SIGNS, STANCES, STATUSES, TIE_STATUSES, TIES
from text import gap_between, tokenize

#: The layers of a coded report; one that a file does not have is not learned from it.
LAYERS = {"event": "events", "tie": "ties", "link": "links", "about": "stances", "cue": "cues"}
MERGED = {"YIELD": ("CONCEDE", "RETREAT")}  # what PLV calls the two


#: Where the texts of coded reports are.
SOURCES = ("wire/afp-1997.jsonl", "attribution/polnear-train.jsonl", "places/trnews-dev.jsonl", "time/aquaint-dev.jsonl")


def wire_texts(root):
    paths = [os.path.join(root, *name.split("/")) for name in SOURCES]
    return {d["id"]: d["text"] for path in paths if os.path.exists(path) for d in map(json.loads, open(path, encoding="utf-8"))}


def cut(text, length):
    """The first `length` UTF-16 units."""
    return text if length is None else text.encode("utf-16-le")[: 2 * length].decode("utf-16-le")


class Report:
    """A coded report: its sentences as `data.Sentence`, and the words of its claims by number in the report."""

    def __init__(self, line, text, keep):
        self.id, self.sentences = line["id"], []
        text = data.to_utf32(text, None, None)
        spans, self.starts = [], []
        for a, b in line["sentences"]:
            mine = [(a + s, a + e) for s, e in tokenize(text[a:b], keep)]
            gaps = [gap_between(text, spans[-1][1], s) if spans else 3 for s, _ in mine[:1]]
            gaps += [gap_between(text, mine[k - 1][1], mine[k][0]) for k in range(1, len(mine))]
            one = data.Sentence([text[s:e] for s, e in mine], gaps)
            one.source = "coded"
            self.starts.append(len(spans))
            self.sentences.append(one)
            spans += mine
        self.line, self.spans = line, spans
        self.heads = None

    def words(self, ranges):
        return data.words_in(self.spans, ranges)

    def head(self, span):
        """The word of a span that hangs on none of the others."""
        words = self.words([span])
        inside = set(words)
        out = [w for w in words if self.heads[w] not in inside]
        return out[0] if out else (words[0] if words else None)

    def head_words(self, ranges):
        return [h for h in (self.head(r) for r in ranges) if h is not None]


def find_heads(reports, encoder, tokenizer):
    """Asks the encoder's trees for the head of every word."""
    for report in reports:
        heads, at = [], 0
        while at < len(report.sentences):
            end = windows.take(report.sentences, at, 220, tokenizer)
            w = windows.build(report.sentences[at:end], tokenizer, None)
            out = encoder(data.collate([w]))
            for a, b in w["bounds"]:
                arc = out["arc"][0, a:b]
                best = [max([0, *range(a + 1, b + 1)], key=lambda h: arc[k][h] if h != k + a + 1 else -1e9) for k in range(b - a)]
                heads += [-1 if h == 0 else h - 1 for h in best]
            base = report.starts[at]
            n = len(w["first"])
            heads[base:base + n] = [h if h < 0 else h + base for h in heads[base:base + n]]
            total = report.starts[end] if end < len(report.sentences) else len(report.spans)
            heads += [-1] * (total - len(heads))
            at = end
        report.heads = heads


def label(report):
    """Claims as rows of word numbers in the report; whole attributions are under `said`, cues alone under `cue`."""
    line = report.line
    rows = {name: [] for name, key in LAYERS.items() if key in line}
    for e in line.get("events", ()):
        anchor = report.head(e["trigger"])
        if anchor is not None:
            rows["event"].append((anchor, EVENTS.index(e["type"]), STATUSES.index(e["status"]), MODES.index(e.get("mode") or "none"),
                                  report.head_words(e["source"]), report.head_words(e["target"])))
    for t in line.get("ties", ()):
        anchor = report.head(t["trigger"])
        if anchor is not None:
            sign = -100 if t.get("sign") is None else SIGNS.index(str(t["sign"]))
            rows["tie"].append((anchor, TIES.index(t["type"]), TIE_STATUSES.index(t["status"]), sign, report.head_words(t["from"]),
                                report.head_words(t["to"]), report.head_words(t.get("over", []))))
    for c in line.get("links", ()):
        anchor = report.head(c["connective"]) if c.get("connective") else report.head(c["cause"])
        cause, effect = report.words([c["cause"]]), report.words([c["effect"]])
        if anchor is not None and cause and effect:
            rows["link"].append((anchor, LINKS.index(str(c["sign"])), CERTAINTIES.index(c["certainty"]), cause, effect))
    for s in line.get("stances", ()):
        words = report.words([s["target"]])
        if words:
            rows["about"].append((s["sentence"], words, STANCES.index(str(s["stance"]))))
    for s in line.get("cues", ()):
        words = report.words(s["cue"])
        if words:
            head = next((w for w in words if report.heads[w] not in words), words[0])
            content = report.words(s["content"]) if "content" in s else None
            rows["cue"].append((head, 1, report.words(s["speaker"]), content, words))
    if any("content" in s for s in line.get("cues", ())):
        rows["said"] = rows.pop("cue")
    return rows


def coded_windows(report, rows, tokenizer, rng=None, limit=220):
    """Windows of a report in order, with the rows that lie inside; random sizes with `rng`."""
    at = 0
    while at < len(report.sentences):
        end = windows.take(report.sentences, at, rng.choice((40, 90, 160, 220)) if rng else limit, tokenizer)
        w = windows.build(report.sentences[at:end], tokenizer, None)
        base, n = report.starts[at], len(w["first"])
        inside = lambda words: [k - base for k in words if base <= k < base + n]
        w.update(kind="coded", base=base, report=report, coded=True)
        for name in [n for n in ("event", "tie", "link", "cue") if n in rows]:
            w[name] = [(r[0] - base, *[inside(x) if isinstance(x, list) else x for x in r[1:]]) for r in rows[name]
                       if base <= r[0] < base + n]
        w["about"] = []
        for sentence, words, stance in rows.get("about", ()):
            if at <= sentence < end and inside(words):
                a, b = w["bounds"][sentence - at] if sentence - at < len(w["bounds"]) else (0, 0)
                if inside(words)[-1] < b:
                    w["about"].append((a, b, inside(words), stance))
        yield w
        at = end


def said_windows(report, rows, tokenizer, rng=None):
    """Windows of a report whose attributions were coded whole, of the kind that `attribution_windows` gives; none of others."""
    if "said" in rows:
        for w in coded_windows(report, {"cue": rows["said"]}, tokenizer, rng):
            w["kind"] = "attribution"
            yield w


def read_reports(paths, root, keep):
    texts, out = wire_texts(root), []
    for path in paths:
        for line in map(json.loads, open(path, encoding="utf-8")):
            text = line.get("text") or texts.get(line.get("report"))
            if text is None:
                raise SystemExit("%s: the text of %s is not in %s" % (path, line.get("report"), root))
            out.append(Report(line, cut(text, line.get("length")), keep))
    return out


def single(text, keep, source):
    s, spans = data.single(data.to_utf32(text, None, None), keep)
    s.source = source
    return s, spans


def stance_windows(path, keep, tokenizer):
    """(train, held-out) windows of NewsMTSC-like lines `{text, targets: [{start, end, stance}]}`."""
    parts = ([], [])
    for d in map(json.loads, open(path, encoding="utf-8")):
        s, spans = single(d["text"], keep, "stance")
        w = windows.build([s], tokenizer, None)
        n = len(w["first"])
        about = [(0, n, words, STANCES.index(str(t["stance"]))) for t in d["targets"]
                 if (words := [k for k in data.words_in(spans, [[t["start"], t["end"]]]) if k < n])]
        if about:
            w.update(kind="stance", about=about)
            parts[data.held_out(d["text"])].append(w)
    return parts


def relation_windows(paths, keep, tokenizer):
    out = []
    for path in paths:
        for d in map(json.loads, open(path, encoding="utf-8")):
            s, spans = single(d["text"], keep, "relation")
            w = windows.build([s], tokenizer, None)
            n = len(w["first"])
            roles = [[k for k in data.words_in(spans, d[r]) if k < n] for r in ("source", "target")]
            if d.get("type") and all(roles):
                allowed = [RELATIONS.index(t) for t in MERGED.get(d["type"], (d["type"],))]
                w.update(kind="relation", relation=[(0, n, roles, allowed)], gold=d["type"], text=d["text"])
                out.append(w)
    return out


def cause_windows(path, keep, tokenizer):
    """(train, held-out) windows of the Causal News Corpus; the connective is the first signal, else the cause's head."""
    parts = ([], [])
    for d in map(json.loads, open(path, encoding="utf-8")):
        s, spans = single(d["text"], keep, "cnc")
        for k in range(1, len(s.forms)):
            if s.forms[k] in data.CLOSERS or s.forms[k - 1] in data.OPENERS:
                s.gaps[k] = 0
        w = windows.build([s], tokenizer, None)
        n, link = len(w["first"]), []
        for c in d["influences"]:
            cause, effect, signals = (data.words_in(spans, c[k] if k == "signals" else [c[k]]) for k in ("cause", "effect", "signals"))
            cause, effect = [k for k in cause if k < n], [k for k in effect if k < n]
            if cause and effect:
                # Without a signal the cause's head stands for the connective, once the tree is known.
                anchor = signals[0] if signals and signals[0] < n else None
                link.append([anchor, 1, -100, cause, effect])
        w.update(kind="cause", link=link, causal=bool(d["influences"]), pairs=[(r[3], r[4]) for r in link])
        parts[data.held_out(d["text"])].append(w)
    return parts


def attribution_windows(path, keep, tokenizer, rng=None, limit=220, without=()):
    """Windows of PolNeAR's documents but those named in `without`, of random sizes with `rng`. The head of a cue has the words of
    its source, its content and the cue itself; it is known once the tree is."""
    out = []
    ids = [json.loads(line)["id"] for line in open(path, encoding="utf-8")]
    for key, (units, rows, _, _) in zip(ids, data.read_polnear(path, keep)):
        if key in without:
            continue
        at = 0
        while at < len(units):
            end = windows.take(units, at, rng.randint(90, 220) if rng else limit, tokenizer)
            w = windows.build(units[at:end], tokenizer, None)
            windows.attributions(w, units[at].offset, rows)
            n, base = len(w["first"]), units[at].offset
            words = {cue[0] - base: [k - base for k in cue if 0 <= k - base < n] for cue, _, _ in rows}
            w["cue"] = [[None, 1, source, content, words[start]] for start, source, content in w.pop("attributions")]
            w["kind"] = "attribution"
            out.append(w)
            at = end
    return out


def shuffled(items, seed):
    items = list(items)
    random.Random(seed).shuffle(items)
    return items
