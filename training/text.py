"""Text level: wordpieces, letter-case shapes, lemma edit rules, a small tokeniser.

Everything in this file except the tokeniser is part of the interface: a reader of the model must
repeat it exactly.  README.md describes it in words.
"""
import re
import unicodedata

MAX_PIECES = 256
MAX_WORD_PIECES = 12
LABEL_WIDTH = 128
CHARACTERS = {}
for _chars, _plain in (("‘’‛′ʼ", "'"), ("“”„‟″«»", '"'), ("‐‑‒–—―−", "-"), ("…", "...")):
    for _c in _chars:
        CHARACTERS[ord(_c)] = _plain


def plain(word):
    """Map curly quotes, dashes and the ellipsis to ASCII, as is done before wordpieces."""
    if word in ("``", "''"):
        return '"'
    if word == "`":
        return "'"
    return word.translate(CHARACTERS)


def _is_punct(c):
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def _is_cjk(o):
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF or 0x2A700 <= o <= 0x2B73F
            or 0x2B740 <= o <= 0x2B81F or 0x2B820 <= o <= 0x2CEAF or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)


class WordPiece:
    """Uncased BERT wordpieces of single words."""

    def __init__(self, vocab_path):
        with open(vocab_path, encoding="utf-8") as f:
            self.words = [line.rstrip("\n") for line in f]
        self.ids = {w: i for i, w in enumerate(self.words)}
        self.cls, self.sep, self.unk = self.ids["[CLS]"], self.ids["[SEP]"], self.ids["[UNK]"]
        self.cache = {}

    def basic(self, text):
        out = []
        for c in text:
            o = ord(c)
            if o == 0 or o == 0xFFFD:
                continue
            if c in "\t\n\r":
                out.append(" ")
                continue
            category = unicodedata.category(c)
            if category.startswith("C"):
                continue
            if category == "Zs":
                out.append(" ")
            elif _is_cjk(o):
                out.append(" " + c + " ")
            else:
                out.append(c)
        text = unicodedata.normalize("NFD", "".join(out).lower())
        tokens = []
        for chunk in text.split():
            start = True
            for c in chunk:
                if unicodedata.category(c) == "Mn":
                    continue
                if _is_punct(c):
                    tokens.append(c)
                    start = True
                elif start:
                    tokens.append(c)
                    start = False
                else:
                    tokens[-1] += c
        return tokens

    def pieces(self, word):
        """Ids of a word's pieces: never empty, at most MAX_WORD_PIECES."""
        got = self.cache.get(word)
        if got is None:
            got = []
            for token in self.basic(plain(word)):
                got.extend(self._token(token))
            got = got[:MAX_WORD_PIECES] or [self.unk]
            self.cache[word] = got
        return got

    def _token(self, token):
        if len(token) > 100:
            return [self.unk]
        out, start = [], 0
        while start < len(token):
            end = len(token)
            while end > start:
                piece = token[start:end] if start == 0 else "##" + token[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [self.unk]
            out.append(self.ids[piece])
            start = end
        return out


def case_of(word):
    """Case id 0..7 of a word."""
    categories = [unicodedata.category(c) for c in word]
    letters = [c for c in categories if c[0] == "L"]
    if letters:
        upper = [c in ("Lu", "Lt") for c in letters]
        if not any(upper):
            return 0
        if len(letters) == 1:
            return 2
        if all(upper):
            return 3
        return 1 if upper[0] and not any(upper[1:]) else 4
    if any(c == "Nd" for c in categories):
        return 5
    return 6 if categories and all(c[0] in "PS" for c in categories) else 7


def shape_of(word, gap):
    return 1 + case_of(word) + 8 * gap


def recase(word, casing):
    """Apply a lemma rule's casing: k keep, l lower, u upper, t first letter upper and the rest lower."""
    if casing == "l":
        return word.lower()
    if casing == "u":
        return word.upper()
    if casing == "t":
        return word[:1].upper() + word[1:].lower()
    return word


def lemma_rule(form, lemma):
    """The cheapest rule `casing|prefix|suffix|add` that makes the lemma from the form."""
    best = None
    for order, casing in enumerate("kltu"):
        g = recase(form, casing)
        for p in range(0, min(2, len(g) - 1) + 1):
            h, n = g[p:], 0
            while n < len(h) and n < len(lemma) and h[n] == lemma[n]:
                n += 1
            cost = (2 * p + (len(h) - n) + len(lemma) - n + (0.5 if order else 0), order, p)
            if best is None or cost < best[0]:
                best = (cost, "%s|%d|%d|%s" % (casing, p, len(h) - n, lemma[n:]))
    return best[1]


def apply_rule(form, rule):
    """Decode a lemma rule: recase, drop prefix characters, drop suffix characters, append."""
    casing, p, s, add = rule.split("|", 3)
    g = recase(form, casing)
    p, s = int(p), int(s)
    return g[p:len(g) - s if s else None] + add if p + s <= len(g) else form


ABBREVIATIONS = ("Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|Prof|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|vs|No|Jan|Feb|Mar|"
                 "Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mt|Ft|Adm|Atty|Dept|Bros|Ave|Blvd|etc|Calif|Fla|Mass|Pa|Va|Wash|Ariz|Conn")
TOKEN = re.compile(
    r"https?://[^\s,;)\]”\"]+[^\s,;)\]”\".?!:]|www\.[^\s,;)\]”\"]+[^\s,;)\]”\".?!:]|[\w.+-]+@[\w-]+(?:\.\w+)+"
    r"|(?:[^\W\d_]\.){2,}|\b(?:" + ABBREVIATIONS + r")\.(?=[\s,])|\b[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?(?![^\W_])"
    r"|(?:[^\W_]|[\u0300-\u036f])+(?:['’][^\W\d_]+)*|\.{2,}|-{2,}|[!?]+|``|''|\S")
CONTRACTION = re.compile(r"^(.+)(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.I)


def tokenize(text, keep=frozenset()):
    """Word offsets in the manner of UD English: hyphens split unless the hyphenated word is in `keep`."""
    spans = []
    for m in TOKEN.finditer(text):
        s, e = m.span()
        word = m.group()
        c = CONTRACTION.match(word) if "'" in word or "’" in word else None
        if c:
            cut = s + len(c.group(1))
            spans += [(s, cut), (cut, e)]
        elif word.lower() == "cannot":
            spans += [(s, s + 3), (s + 3, e)]
        else:
            spans.append((s, e))
    out, i = [], 0
    while i < len(spans):
        if (i + 2 < len(spans) and text[spans[i + 1][0]:spans[i + 1][1]] == "-" and spans[i][1] + 1 == spans[i + 2][0]
                and text[spans[i][0]:spans[i + 2][1]].lower() in keep):
            out.append((spans[i][0], spans[i + 2][1]))
            i += 3
        else:
            out.append(spans[i])
            i += 1
    return out


def gap_between(text, end, start):
    """Gap id of what stands between two words: 0 nothing, 1 space, 2 newline, 3 blank line."""
    between = text[end:start]
    newlines = between.count("\n")
    return 3 if newlines > 1 else 2 if newlines else 1 if between else 0
