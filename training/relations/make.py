"""Turns the sentences of *.txt into JSON Lines {text, source, target, type}, each also with other actors in the marked places.

Usage: python make.py OUTPUT.jsonl [--variants 3] [--seed 7]
Spans are half-open character offsets.
"""
import argparse
import json
import random
import re
from pathlib import Path

LINE = re.compile(r"^([A-Z]+): (.+)$")
PART = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")
STATES = (
    "Kenya,Sudan,Chile,Norway,Jordan,Vietnam,Peru,Serbia,Egypt,Ghana,Mongolia,Turkey,Iran,Israel,Poland,Brazil,Japan,"
    "India,Pakistan,Russia,China,Ukraine,Georgia,Mali,Niger,Haiti,Cuba,Qatar,Yemen,Libya,Iraq,Syria,Nepal,Laos"
).split(",")
CAPITALS = "Moscow,Beijing,Ankara,Tehran,Kyiv,Cairo,Nairobi,Delhi,Berlin,Paris,Tokyo,Seoul,Baku,Belgrade,Minsk".split(",")
GROUPS = (
    "the army,the police,the rebels,the opposition,the government,the ministry,the militia,the union,the company,"
    "the United Nations,the European Union,the African Union,the court,residents,the protesters,the generals"
).split(",")


def parse(text):
    """The plain sentence, with the spans of what acts and what is acted on."""
    plain, source, target, last = "", [], [], 0
    for match in PART.finditer(text):
        plain += text[last : match.start()]
        words = match.group(1) or match.group(2)
        (source if match.group(1) else target).append([len(plain), len(plain) + len(words)])
        plain += words
        last = match.end()
    return plain + text[last:], source, target


def vary(text, dice):
    """The sentence with other actors of the same build where the marked words are one capitalised name."""

    def swap(match):
        words = match.group(1) or match.group(2)
        new = words
        if words in STATES or words in CAPITALS or (re.fullmatch(r"[A-Z]\w+", words) and dice.random() < 0.7):
            new = dice.choice(STATES + CAPITALS)
        elif re.fullmatch(r"[Tt]he [a-z]+", words):
            new = dice.choice(GROUPS)
            new = new[0].upper() + new[1:] if words[0] == "T" else new
        return f"[{new}]" if match.group(1) else "{" + new + "}"

    return PART.sub(swap, text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("output")
    arguments.add_argument("--variants", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=7)
    asked = arguments.parse_args()
    dice = random.Random(asked.seed)
    seen = set()
    with open(asked.output, "w", encoding="utf-8") as out:
        for file in sorted(Path(__file__).parent.glob("*.txt")):
            for line in file.read_text(encoding="utf-8").splitlines():
                match = LINE.match(line)
                if not match:
                    continue
                for turn in range(asked.variants + 1):
                    marked = match.group(2) if turn == 0 else vary(match.group(2), dice)
                    text, source, target = parse(marked)
                    if text in seen or not source or not target:
                        continue
                    seen.add(text)
                    row = {"text": text, "source": source, "target": target, "type": match.group(1)}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
