#!/usr/bin/env python3
"""Tells how honest the confidence of compiled numbers is: sums only, never a number of a text.

  calibration.py REFERENCE GOLD_DIR OUT_DIR

Prints the expected calibration error (in ten bins of equal width, weighted by their numbers: how far the mean confidence lies from the
share that is right) and the share of all errors that stands among the 15 % least sure, of several equally sure pro rata.
Where more than 15 % are wrong, no order could put all errors there; `at most` tells how many it could.
"""
import sys

from judged import judged

BINS = 10
LEAST_SURE = 0.15


def calibration_error(pairs):
    bins = [[] for _ in range(BINS)]
    for sure, right in pairs:
        bins[min(BINS - 1, int(sure * BINS))].append((sure, right))
    return sum(abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins) / len(pairs)


def errors_among_least_sure(pairs):
    wanted = round(LEAST_SURE * len(pairs))
    edge = sorted(sure for sure, _ in pairs)[wanted - 1]
    below = [right for sure, right in pairs if sure < edge]
    equal = [right for sure, right in pairs if sure == edge]
    return below.count(False) + equal.count(False) * (wanted - len(below)) / len(equal), wanted


def main(reference, gold_dir, out_dir):
    pairs = [(number["confidence"], right) for _, number, right in judged(reference, gold_dir, out_dir)]
    errors = sum(not right for _, right in pairs)
    found, wanted = errors_among_least_sure(pairs)
    print(
        f"numbers {len(pairs)}  wrong {errors}  calibration error {calibration_error(pairs):.3f}  "
        f"errors among the 15 % least sure {found / max(1, errors):.2f} (at most {min(1, wanted / max(1, errors)):.2f})"
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
