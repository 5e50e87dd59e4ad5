#!/usr/bin/env python3
"""Fits the weights that give the confidence to numbers whose annotation is known.

  calibrate.py REFERENCE OLD WEIGHT:GOLD_DIR:OUT_DIR … > confidence.tsv

OUT_DIR holds NAME.json and NAME.rules.txt, what `compile --format json,explanation` made of NAME. Never from held-out sets.
Each number of a set counts WEIGHT times. OLD is the table as it was: a ground of it that no number has keeps its line.

Each line: weight, count, ground. A logistic regression: the odds that a number is right are the exponential of the sum of its
grounds' weights. Each weight is drawn to 0 (PULL is the precision of that expectation), so that a ground which few numbers have
says little. Every ground moves the confidence in one direction only, whatever else holds.
"""
import collections
import math
import pathlib
import sys

from judged import judged

PULL = 3.0
EVERY = "every number"  # which has no expectation to be drawn to
CLOSE = 1e-6


def grounds_of(out_dir, name):
    """Of each number of a text, in order: the names of its grounds, which the table shows with their weights."""
    lines = (pathlib.Path(out_dir) / (name + ".rules.txt")).read_text(encoding="utf8").split("\n")[1:-1]
    return [[ground.rsplit(" ", 1)[0] for ground in line.rsplit("\t", 1)[1].split(" | ")] for line in lines]


def solved(matrix, right):
    """x of matrix x = right, by elimination; the matrix is symmetric and positive definite."""
    n = len(right)
    rows = [row[:] + [right[i]] for i, row in enumerate(matrix)]
    for i in range(n):
        for j in range(i + 1, n):
            factor = rows[j][i] / rows[i][i]
            if factor:
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i])]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (rows[i][n] - sum(rows[i][j] * x[j] for j in range(i + 1, n))) / rows[i][i]
    return x


def fitted(numbers, pulls):
    """The weights by Newton's method. `numbers`: (grounds by index, whether right, how often it counts)."""
    n = len(pulls)
    weights = [0.0] * n
    while True:
        slope = [-pull * w for pull, w in zip(pulls, weights)]
        curve = [[pulls[i] if i == j else 0.0 for j in range(n)] for i in range(n)]
        for grounds, right, times in numbers:
            sure = 1 / (1 + math.exp(-sum(weights[g] for g in grounds)))
            for g in grounds:
                slope[g] += times * (right - sure)
                for h in grounds:
                    curve[g][h] += times * sure * (1 - sure)
        step = solved(curve, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < CLOSE:
            return weights


def main(reference, old, *sets):
    counts = collections.Counter()
    read = []
    for what in sets:
        times, gold_dir, out_dir = what.split(":")
        grounds = {}
        for name, number, right in judged(reference, gold_dir, out_dir):
            if name not in grounds:
                grounds[name] = grounds_of(out_dir, name)
            own = grounds[name][int(number["id"][1:]) - 1]
            counts.update(own)
            read.append((own, right, float(times)))
    names = sorted(counts)
    place = {name: i for i, name in enumerate(names)}
    weights = fitted(
        [([place[g] for g in grounds], right, times) for grounds, right, times in read],
        [CLOSE if name == EVERY else PULL for name in names],
    )
    print("# log odds, count, ground; made by accuracy/calibrate.py")
    known = [line.split("\t")[2] for line in old_lines(old)]
    for name in sorted(set(names) | set(known)):
        print(f"{weights[place[name]] if name in place else 0:.2f}", counts[name], name, sep="\t")


def old_lines(old):
    lines = pathlib.Path(old).read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
