"""Write lexicon.json: lemmas of the treebanks and the inflected forms that they saw, to mend lemmas that are no words.

    python lexicon.py --data DATA --out ../models/en/lexicon.json
"""
import argparse
import json
import os
import re
from collections import Counter, defaultdict

import data

TAGS = ("VERB", "NOUN", "ADJ", "ADV")
INFLECTED = ("VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS")
WORD = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)*$")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    lemmas, forms = defaultdict(set), defaultdict(Counter)
    for name in ("ewt", "gum"):
        for d in data.read_conllu(os.path.join(a.data, "ud", "en_%s-ud-train.conllu" % name)):
            for s in d:
                for form, upos, xpos, lemma, feats in zip(s.forms, s.upos, s.xpos, s.lemmas, s.feats):
                    if upos not in TAGS or "Typo=Yes" in feats or not WORD.match(form) or not WORD.match(lemma) or lemma != lemma.lower():
                        continue
                    lemmas[upos].add(lemma)
                    if form.lower() != lemma:
                        forms[xpos + " " + form.lower()][lemma] += 1
    out = {"version": 1, "lemmas": {k: " ".join(sorted(v)) for k, v in sorted(lemmas.items())}, "forms": defaultdict(list)}
    for key, seen in sorted(forms.items()):
        xpos, form = key.split(" ")
        out["forms"][xpos].append("/".join([form] + [lemma for lemma, _ in seen.most_common()]))
    out["forms"] = {k: " ".join(v) for k, v in out["forms"].items() if k in INFLECTED}
    with open(a.out, "w", encoding="utf-8") as f:
        json.dump(out, f, ensure_ascii=False, indent=0)
        f.write("\n")


if __name__ == "__main__":
    main()
