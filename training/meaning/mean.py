"""Writes the weighted mean of checkpoints that stem from one another (model soups, Wortsman and others 2022).

python meaning/mean.py --out MEAN.pt A.pt=0.2 B.pt=0.35 C.pt=0.45

The weights are divided by their sum. What a checkpoint does not have, or has in another shape than the last one, is the last one's.
"""

import argparse
import sys

import torch


def mean(parts, weights):
    last = parts[-1]
    if torch.is_tensor(last):
        alike = last.is_floating_point() and all(torch.is_tensor(one) and one.shape == last.shape for one in parts)
        return sum(one * weight for one, weight in zip(parts, weights)).to(last.dtype) if alike else last
    if isinstance(last, dict):
        return {
            key: mean([one[key] for one in parts], weights) if all(key in one for one in parts) else value
            for key, value in last.items()
        }
    return last


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("checkpoints", nargs="+", metavar="FILE=WEIGHT")
    args = parser.parse_args()
    named = [one.rsplit("=", 1) for one in args.checkpoints]
    if any(len(one) != 2 for one in named) or len(named) < 2:
        sys.exit("mean.py: give two checkpoints or more, each as FILE=WEIGHT")
    total = sum(float(weight) for _, weight in named)
    parts = [torch.load(file, map_location="cpu", weights_only=False) for file, _ in named]
    torch.save(mean(parts, [float(weight) / total for _, weight in named]), args.out)


if __name__ == "__main__":
    main()
