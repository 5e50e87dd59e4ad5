#!/usr/bin/env python3
"""Lists the Arabic-digit numbers of one excerpt for annotation by hand.

  candidates.py REFERENCE SOURCE_JSON

Prints one line a number: index, offset in the excerpt (Unicode code points), the span as it would be
annotated were it a target (number, multiplier, unit), and the words around it. Chinese-numeral counts
that may state a target follow, marked 'c'.
"""
import json
import re
import sys

from cut import excerpt

NUMBER = r"[0-9０-９]+(?:[.．][0-9０-９]+)?(?::[0-9]+)?"
JOIN = r"(?:%|‰|年|月)?\s*(?:-|—|~|～|至)\s*"
UNIT = (
    r"(?:个百分点|万人次|人次|万吨/日|吨/年|亿立方米|立方米|平方公里|平方米|公里|公顷|亿美元|亿元|万元|美元|元"
    r"|[十百千万亿]*(?:%|‰|个|家|项|座|条|名|人|户|亩|吨|所|套|张|场|件|次|株|方|眼|度|村|千伏|处|类|平方))"
)
ARABIC = re.compile(rf"({NUMBER}(?:{JOIN}{NUMBER})?)([ ]?[十百千万亿]*{UNIT}?)")
CHINESE = re.compile(r"[一二三四五六七八九十两百千万亿]+(?:个|家|项|座|条|名|人|户|期|处|所|批|大)")


def candidates(text):
    """(start, end of the bare number, end with the unit) of every Arabic-digit number."""
    return [(m.start(), m.end(1), m.end()) for m in ARABIC.finditer(text)]


def main():
    source = json.load(open(sys.argv[2], encoding="utf8"))
    text = excerpt(sys.argv[1], source)
    for i, (start, number, end) in enumerate(candidates(text)):
        left = text[max(0, start - 28) : start].replace("\n", "¶")
        right = text[end : end + 14].replace("\n", "¶")
        print(f"{i}\t{start}\t{left}⟦{text[start:number]}|{text[number:end]}⟧{right}")
    for m in CHINESE.finditer(text):
        left = text[max(0, m.start() - 16) : m.start()].replace("\n", "¶")
        right = text[m.end() : m.end() + 14].replace("\n", "¶")
        print(f"c\t{m.start()}\t{left}⟦{m.group()}⟧{right}")


if __name__ == "__main__":
    main()
