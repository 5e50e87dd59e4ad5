#!/usr/bin/env python3
"""Measures how often numbers that were decided the same way are right, and writes the table that gives the confidence.

  calibrate.py REFERENCE GOLD_DIR OUT_DIR [GOLD_DIR OUT_DIR …] > confidence.tsv

OUT_DIR holds NAME.json and NAME.rules.txt, what `compile --format json,explanation` made of NAME. Never from held-out sets.
Each line: share of right answers, count, and the features in common, from the general to the particular. The share of
few is drawn to that of the many that have one feature less in common, as if WEIGHT of those were among them.
"""
import collections
import pathlib
import sys

from judged import judged

WEIGHT = 5
RULE = 3  # features down to the rule


def likenesses(out_dir, name):
    lines = (pathlib.Path(out_dir) / (name + ".rules.txt")).read_text(encoding="utf8").split("\n")[1:-1]
    return [line.rsplit("\t", 1)[1].split(" | ") for line in lines]


def main(reference, *folders):
    counts = collections.defaultdict(lambda: [0, 0])
    for gold_dir, out_dir in zip(folders[::2], folders[1::2]):
        like = {}
        for name, number, right in judged(reference, gold_dir, out_dir):
            if name not in like:
                like[name] = likenesses(out_dir, name)
            features = tuple(like[name][int(number["id"][1:]) - 1])
            for n in range(len(features) + 1):
                count = counts[features[:n]]
                count[0] += right
                count[1] += 1
    shares = {}
    print("# share of right answers, count, features of a Likeness; made by accuracy/calibrate.py")
    for features in sorted(counts, key=lambda f: (len(f), f)):
        right, count = counts[features]
        above = shares[features[:-1]] if features else right / count
        shares[features] = (right + WEIGHT * above) / (count + WEIGHT)
    for features in sorted(shares):
        if len(features) >= RULE:
            print(f"{shares[features]:.2f}", counts[features][1], *features, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 4 or len(sys.argv) % 2:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
