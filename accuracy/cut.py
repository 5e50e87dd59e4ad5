#!/usr/bin/env python3
"""Cuts the annotated excerpts from the reference texts, so that they can be compiled and scored.

  cut.py REFERENCE GOLD_DIR OUT_DIR [LAYOUT]

REFERENCE is the folder of the reference texts, GOLD_DIR holds NAME.source.json and NAME.gold.jsonl.
Writes NAME.txt (the excerpt) and NAME.gold.jsonl to OUT_DIR. With LAYOUT (paragraphs, flattened or tables) only the
excerpts of that layout.

NAME.source.json has `path`, `from`, `to` (or `parts`, pairs that are joined by a blank line: a title and a section),
`sha256` of the excerpt in UTF-8, and where it needs one `as` (html: the page's text) and `layout` (paragraphs if not said).
Or it names another one (`of`), a `variant` of flatten.py and a `seed`; then the annotations are those of the plain excerpt.
Exit status: 0; 2 bad usage; 3 where a text is missing, its SHA-256 differs, or an annotation does not fit it.
"""
import hashlib
import html.parser
import json
import pathlib
import re
import sys

import flatten


class Mismatch(Exception):
    """A reference text or an annotation is not what the set was made from."""


class Page(html.parser.HTMLParser):
    """The text of an HTML page, a block a line, without scripts and styles, runs of blanks as one."""

    BLOCKS = {"p", "div", "tr", "br", "li", "td", "h1", "h2", "h3", "h4", "table"}
    HIDDEN = {"script", "style"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.hidden = max(0, self.hidden - (tag in self.HIDDEN))
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)

    def text(self):
        lines = (re.sub(r"[ \t\r\xa0\u3000]+", " ", line).strip() for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line) + "\n"


def read(path, form):
    try:
        # newline="" keeps CR LF as it stands: offsets would shift otherwise.
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise Mismatch(f"cannot read / 无法读取 {path}: {error}") from error
    if form == "html":
        page = Page()
        page.feed(text)
        page.close()
        return page.text()
    return text


def excerpt(reference, source):
    """The excerpt that a source record names; offsets are Unicode code points of the text after its BOM."""
    path = pathlib.Path(reference) / source["path"]
    text = read(path, source.get("as"))
    parts = source.get("parts") or [[source["from"], source["to"]]]
    cut = "\n\n".join(text[start:end] for start, end in parts)
    digest = hashlib.sha256(cut.encode("utf8")).hexdigest()
    if digest != source["sha256"]:
        raise Mismatch(
            f"{path} {parts}: SHA-256 {digest}, expected {source['sha256']};"
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


def carried_whole(name, plain, laid_out):
    """Raises Mismatch where a variant lost a number, or a character of one."""
    bare = [re.sub(r"\s", "", a["quote"]) for a in plain]
    kept = [re.sub(r"\s", "", a["quote"]) for a in laid_out]
    rest = iter(kept)
    for quote in bare:
        if quote not in rest:
            raise Mismatch(f"{name}: the variant lost / 版式变换丢失 {quote!r}")


def source_of(gold, name):
    return json.loads((gold / f"{name}.source.json").read_text(encoding="utf8"))


def annotated(reference, gold, name):
    """An excerpt's text and its annotations, laid out as its source record says."""
    source = source_of(gold, name)
    if "of" in source:
        plain, annotations = annotated(reference, gold, source["of"])
        markdown = source_of(gold, source["of"])["path"].endswith(".md")
        before = annotations
        text, annotations = flatten.lay_out(plain, before, source["variant"], source["seed"], markdown)
        carried_whole(name, before, annotations)
    else:
        text = excerpt(reference, source)
        lines = (gold / f"{name}.gold.jsonl").read_text(encoding="utf8").splitlines()
        annotations = [json.loads(line) for line in lines if line.strip()]
    check(name, text, annotations)
    return text, annotations


def layout_of(source):
    return source.get("layout", "flattened" if "of" in source else "paragraphs")


def main(arguments):
    if len(arguments) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    reference, gold, out = map(pathlib.Path, arguments[:3])
    names = sorted(p.name[: -len(".source.json")] for p in gold.glob("*.source.json"))
    if len(arguments) == 4:
        names = [name for name in names if layout_of(source_of(gold, name)) == arguments[3]]
    if not names:
        print(f"no NAME.source.json in {gold} / {gold} 中没有 NAME.source.json", file=sys.stderr)
        return 3
    out.mkdir(parents=True, exist_ok=True)
    try:
        for name in names:
            text, annotations = annotated(reference, gold, name)
            with open(out / f"{name}.txt", "w", encoding="utf8", newline="") as file:
                file.write(text)
            with open(out / f"{name}.gold.jsonl", "w", encoding="utf8", newline="") as file:
                file.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in annotations)
    except (Mismatch, flatten.Unknown, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
