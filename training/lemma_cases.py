"""Write lemma_cases.json: form, rule and lemma triples for tests of a decoder.

    python lemma_cases.py --data DATA --out lemma_cases.json
"""
import argparse
import json
import os
import random

import data
from text import apply_rule, lemma_rule


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--count", type=int, default=200)
    a = p.parse_args()
    docs = [d for n in ("ewt", "gum") for d in data.read_conllu(os.path.join(a.data, "ud", "en_%s-ud-train.conllu" % n))]
    rules = set(data.Labels(docs).lists["lemma"])
    pairs = sorted({(f, l) for d in docs for s in d for f, l in zip(s.forms, s.lemmas)})
    random.Random(1).shuffle(pairs)
    used, cases = {}, []
    for most in (1, 3, 200):
        for form, lemma in pairs:
            rule = lemma_rule(form, lemma)
            if len(cases) < a.count and rule in rules and used.get(rule, 0) < most and apply_rule(form, rule) == lemma:
                case = {"form": form, "rule": rule, "lemma": lemma}
                if case not in cases:
                    used[rule] = used.get(rule, 0) + 1
                    cases.append(case)
        if most == 1:
            cases = cases[:a.count * 3 // 5]
    with open(a.out, "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")


if __name__ == "__main__":
    main()
