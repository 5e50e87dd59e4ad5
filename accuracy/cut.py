#!/usr/bin/env python3
"""Cuts the excerpts of the held-out set from the reference texts, so that they can be compiled and scored.

  cut.py REFERENCE GOLD_DIR OUT_DIR

REFERENCE is the folder of the reference texts, GOLD_DIR holds NAME.source.json and NAME.gold.jsonl.
Writes NAME.txt (the excerpt) to OUT_DIR and copies NAME.gold.jsonl beside it.
Exit status: 0; 2 bad usage; 3 where a text is missing, its SHA-256 differs, or an annotation does not fit it.
"""
import hashlib
import json
import pathlib
import sys


class Mismatch(Exception):
    """A reference text or an annotation is not what the held-out set was made from."""


def excerpt(reference, source):
    """The excerpt that a source record names; offsets are Unicode code points of the text after its BOM."""
    path = pathlib.Path(reference) / source["path"]
    try:
        # newline="" keeps CR LF as it stands: offsets would shift otherwise.
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise Mismatch(f"cannot read / 无法读取 {path}: {error}") from error
    cut = text[source["from"] : source["to"]]
    digest = hashlib.sha256(cut.encode("utf8")).hexdigest()
    if digest != source["sha256"]:
        raise Mismatch(
            f"{path} [{source['from']}, {source['to']}): SHA-256 {digest}, expected {source['sha256']};"
            " use the edition of the reference texts that the set was made from"
            " / 摘录与标注时的文本不一致，请使用原版参考文本"
        )
    return cut


def check(name, text, annotations):
    """Raises Mismatch for the first annotation whose quote does not stand at its offsets, or out of order."""
    last = 0
    for line, a in enumerate(annotations, 1):
        if text[a["start"] : a["end"]] != a["quote"] or a["start"] < last:
            raise Mismatch(f"{name}.gold.jsonl line {line} / 第 {line} 行: {a['quote']!r} at {a['start']}")
        last = a["end"]


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    reference, gold, out = map(pathlib.Path, arguments)
    sources = sorted(gold.glob("*.source.json"))
    if not sources:
        print(f"no NAME.source.json in {gold} / {gold} 中没有 NAME.source.json", file=sys.stderr)
        return 3
    out.mkdir(parents=True, exist_ok=True)
    try:
        for path in sources:
            name = path.name[: -len(".source.json")]
            text = excerpt(reference, json.loads(path.read_text(encoding="utf8")))
            lines = (gold / f"{name}.gold.jsonl").read_text(encoding="utf8")
            check(name, text, [json.loads(x) for x in lines.splitlines() if x.strip()])
            with open(out / f"{name}.txt", "w", encoding="utf8", newline="") as file:
                file.write(text)
            (out / f"{name}.gold.jsonl").write_text(lines, encoding="utf8")
    except (Mismatch, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
