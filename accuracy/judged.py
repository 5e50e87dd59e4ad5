"""Compiled numbers beside their annotations: which are right."""
import json
import pathlib


def scorer(reference):
    """The names of the reference's scorer, which as a file would score at once."""
    source = (pathlib.Path(reference) / "tools/score.py").read_text(encoding="utf8")
    names = {}
    exec(compile(source.rsplit("main()", 1)[0], "score.py", "exec"), names)
    return names


def judged(reference, gold_dir, out_dir):
    """(name of the text, compiled number, whether it is right) for each number that the annotations tell of.

    A target is right where its class, value, unit, kind, op, due and metric are (strict); any other number where its
    class is. A target that no annotation tells of is wrong; of other such numbers nothing is known.
    """
    strict = scorer(reference)["strict"]
    for gold_file in sorted(pathlib.Path(gold_dir).glob("*.gold.jsonl")):
        name = gold_file.name[: -len(".gold.jsonl")]
        out_file = pathlib.Path(out_dir) / (name + ".json")
        if not out_file.exists():
            raise SystemExit(f"{out_file}: not compiled")
        text = (pathlib.Path(gold_dir) / (name + ".txt")).read_text(encoding="utf8")
        gold = [json.loads(line) for line in gold_file.read_text(encoding="utf8").splitlines() if line.strip()]
        for number in json.loads(out_file.read_text(encoding="utf8"))["quantities"]:
            over = [g for g in gold if number["start"] < g["end"] and g["start"] < number["end"]]
            target = number["class"] == "target"
            if over or target:
                yield name, number, any(
                    g["class"] == number["class"] and (not target or bool(strict(g, number, text))) for g in over
                )
