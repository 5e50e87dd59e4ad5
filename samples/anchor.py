#!/usr/bin/env python3
"""Places the gold annotations of the samples in the text as read.

  anchor.py [NAME ...]

gold/NAME.gold.tsv is what people edit: one mention a line in the order of the text, with the characters before it
(`before`, blanks left out) and its fields. This writes gold/NAME.gold.jsonl with start and end in Unicode code points
of the text: a .txt's or .md's own characters, else what `shanshui compile FILE --format text` prints. Run it
after a change of a sample, of a .gold.tsv or of a reader. Exit status 1 where a mention is not found, or where an
Arabic digit of the text belongs to no mention.
"""
import csv, json, pathlib, re, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
REACH = 1500  # characters in which a mention must follow the one before it
TARGET = ["metric", "kind", "op", "value", "upper", "unit", "due", "base", "base_period"]


def text_of(file):
    if file.suffix in (".txt", ".md"):
        return file.read_bytes().decode("utf-8-sig")
    command = [str(HERE.parent / "shanshui"), "compile", str(file), "--format", "text"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def number(cell):
    return float(cell) if cell else None


def fields(row):
    if row["class"] != "target":
        return {}
    out = {key: row[key] or None for key in TARGET}
    out["unit"] = row["unit"] or ""
    for key in ("value", "upper", "base"):
        out[key] = number(row[key])
    return out


def place(rows, text):
    """Start and end of each row's quote in text; blanks and line breaks do not count in the search."""
    at = [i for i, c in enumerate(text) if not c.isspace()]
    bare = "".join(text[i] for i in at)
    done, spans = 0, []
    for row in rows:
        quote, before = "".join(row["quote"].split()), row["before"]
        hit = bare.find(before + quote, max(0, done - len(before)), done + REACH)
        if hit >= 0:
            hit += len(before)
        else:  # cells of a table may be read in another order than they were written
            digits = (r"(?<![\d.])", r"(?![\d.]*\d)") if quote[0].isascii() else ("", "")
            found = re.compile(digits[0] + re.escape(quote) + digits[1]).search(bare, done)
            hit = found.start() if found and found.start() < done + REACH else -1
        if hit < 0:
            spans.append(None)
            continue
        done = hit + len(quote)
        spans.append((at[hit], at[done - 1] + 1))
    return spans


def anchor(table):
    name = table.name[: -len(".gold.tsv")]
    file = next(f for f in HERE.iterdir() if f.stem == name and f.suffix in SUFFIXES)
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))
    text = text_of(file)
    spans = place(rows, text)
    faults = 0
    for line, (row, span) in enumerate(zip(rows, spans), 2):
        if span is None:
            faults += 1
            print(f"{table.name}:{line}: not found: {row['before']}[{row['quote']}]", file=sys.stderr)
    covered = {i for span in spans if span for i in range(*span)}
    for digit in re.finditer(r"[0-9]+", text):
        if digit.start() not in covered:
            faults += 1
            near = text[max(0, digit.start() - 12) : digit.end() + 6].replace("\n", " ")
            print(f"{file.name}: {digit[0]} at {digit.start()} is in no mention: {near}", file=sys.stderr)
    with (table.parent / f"{name}.gold.jsonl").open("w", encoding="utf-8") as out:
        for row, span in zip(rows, spans):
            if span:
                mention = {"start": span[0], "end": span[1], "quote": text[slice(*span)], "class": row["class"]}
                out.write(json.dumps(mention | fields(row), ensure_ascii=False) + "\n")
    return faults


SUFFIXES = {".txt", ".md", ".html", ".docx", ".pdf"}


def main():
    names = sys.argv[1:]
    tables = [HERE / "gold" / f"{n}.gold.tsv" for n in names] or sorted(HERE.glob("gold/*.gold.tsv"))
    sys.exit(1 if sum(anchor(table) for table in tables) else 0)


main()
