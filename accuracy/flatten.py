"""Lays an annotated excerpt out anew, as copies and PDF exports do, and carries its annotations along.

Every character of the new text remembers where it stood in the plain one, so an annotation finds its new place without any
search. Numbers that a variant puts in (page numbers, in the contents too) are annotated as class `ordinal`.

A variant is deterministic: the same text, variant and seed always give the same result.

  wrap20, wrap38  hard line ends after 20 or 38 characters, no blank lines
  pages           as wrap38, and a page number and a running head every 24 lines
  contents        a table of contents before the text: the headings that hold no digit, leaders, page numbers
  oneline         no line end at all
  cells           tables a cell a line
  rows            tables a row a line, a blank between the cells
"""
import random
import re

HEADS = ["国民经济和社会发展规划", "工作方案", "征求意见稿", "规划纲要"]
PAGE = ["— {} —", "{}", "- {} -", "第 {} 页", "{} / 96"]
LEADERS = ["……………………", "................", "\t", "      ", "·················"]
LINES_A_PAGE = 24
CLOSING = "，。、；：！？）》”’％%‰．.,;:!?)〕］]"
HEADING = re.compile(r"第[一二三四五六七八九十]+[篇章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")


class Unknown(Exception):
    """A variant's name that this program does not know."""


def put_in(text):
    """Characters that stand nowhere in the plain text."""
    return [(c, None) for c in text]


def written(line):
    return "".join(c for c, _ in line)


def trim(line):
    while line and line[-1][0].isspace():
        line = line[:-1]
    while line and line[0][0].isspace():
        line = line[1:]
    return line


def plain_lines(text, markdown):
    """The text's lines without Markdown's marks; of Markdown, lines of one paragraph are joined. Blank lines are left out."""
    lines, at, open_paragraph = [], 0, False
    for raw in text.split("\n"):
        line = trim([(c, at + i) for i, c in enumerate(raw)])
        at += len(raw) + 1
        if not line:
            open_paragraph = False
            continue
        mark = re.match(r"#+\s*|>\s*|\*\*", written(line)) if markdown else None
        if mark:
            line = line[mark.end() :]
            if written(line).endswith("**"):
                line = line[:-2]
        table = written(line).startswith("|")
        if open_paragraph and not mark and not table:
            lines[-1] += line
        else:
            lines.append(line)
        open_paragraph = markdown and not mark and not table
    return lines


def may_break(before, after):
    """Whether a line may end between two characters: never inside a Latin word or a number, never before a closing mark."""
    if after in CLOSING or before in "（《“‘〔［[(":
        return False
    return not (re.match(r"[0-9A-Za-z．，.,%]", before) and re.match(r"[0-9A-Za-z]", after))


def wrap(lines, width):
    out = []
    for line in lines:
        while len(line) > width:
            cut = width
            while cut > 1 and not may_break(line[cut - 1][0], line[cut][0]):
                cut -= 1
            out.append(trim(line[:cut]))
            line = trim(line[cut:])
        out.append(line)
    return [line for line in out if line]


def paginate(lines, random_, inseparable):
    """Page feet and heads between the lines; not where a page would end within an annotated number."""
    foot, head = random_.choice(PAGE), random_.choice(HEADS)
    page, since, out = random_.randrange(3, 60), 0, []
    for line, following in zip(lines, lines[1:] + [[]]):
        out.append(line)
        since += 1
        if following and since >= LINES_A_PAGE and not inseparable(line[-1][1], following[0][1]):
            out += [put_in(foot.format(page)), put_in(head)]
            page, since = page + 1, 0
    return out


def contents(lines, random_):
    leader, page = random_.choice(LEADERS), 1
    out = [put_in("目    录")]
    for line in lines:
        title = written(line)
        if HEADING.match(title) and len(title) <= 24 and not re.search(r"[0-9。；]", title):
            page += random_.randrange(0, 4)
            out.append(put_in(f"{title}{leader}{page}"))
    return out + lines if len(out) > 1 else lines


def cells_of(line):
    """The cells of a Markdown row that are not empty; None where the line is no row; [] of the rule under the head."""
    text = written(line)
    if not text.startswith("|"):
        return None
    if re.fullmatch(r"[|\s:-]+", text) and "-" in text and not re.search(r"\|\s*--\s*\|", text):
        return []
    cells, cell = [], []
    for pair in line[1:] + put_in("|"):
        if pair[0] == "|":
            cells.append(trim(cell))
            cell = []
        else:
            cell.append(pair)
    return [c for c in cells if c]


def untable(lines, one_row_a_line):
    out = []
    for line in lines:
        cells = cells_of(line)
        if cells is None:
            out.append(line)
        elif one_row_a_line:
            row = []
            for cell in cells:
                row += (put_in(" ") if row else []) + cell
            out += [row] if row else []
        else:
            out += cells
    return out


def lay_out(text, annotations, variant, seed, markdown):
    """The text in a variant and its annotations; raises Unknown for a variant's name that is none."""
    random_ = random.Random(seed)
    spans = [(a["start"], a["end"]) for a in annotations]

    def inseparable(last, first):
        return last is not None and first is not None and any(s <= last and first < e for s, e in spans)

    lines = plain_lines(text, markdown)
    if variant in ("wrap20", "wrap38"):
        lines = wrap(lines, int(variant[4:]))
    elif variant == "pages":
        lines = paginate(wrap(lines, 38), random_, inseparable)
    elif variant == "contents":
        lines = contents(lines, random_)
    elif variant in ("cells", "rows"):
        lines = untable(lines, variant == "rows")
    elif variant != "oneline":
        raise Unknown(f"no layout variant / 没有这种版式: {variant}")
    end = "" if variant == "oneline" else "\n"
    traced = [pair for line in lines for pair in line + put_in(end)]
    return written(traced), carried(traced, annotations)


def carried(traced, annotations):
    text = written(traced)
    place = {origin: i for i, (_, origin) in enumerate(traced) if origin is not None}
    out = []
    for a in annotations:
        new = [place[i] for i in range(a["start"], a["end"]) if i in place]
        if new:
            start, end = new[0], new[-1] + 1
            out.append({**a, "start": start, "end": end, "quote": text[start:end]})
    for digits in re.finditer(r"[0-9]+", text):
        if traced[digits.start()][1] is None:
            start, end = digits.span()
            out.append({"start": start, "end": end, "quote": digits[0], "class": "ordinal"})
    return sorted(out, key=lambda a: a["start"])
