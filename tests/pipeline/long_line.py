"""One hostile line through the reader and every rule: `python -m tests.pipeline.long_line NAME`."""

import sys
from contextlib import suppress

from pipeline.clean import RULES
from pipeline.clean.judge import judge_page
from pipeline.clean.page import Page
from pipeline.read.flat import split_flat
from pipeline.read.reading import Unreadable
from pipeline.read.txt import read_txt
from schemas.settings import Limits

SIZE = 1_000_000
PIECES = {
    "one word": "a",
    "white space": "a" + " " * 4_000,
    "capitals": "A ",
    "bylines": "By ",
    "stops": ". ",
    "ellipses": "...",
    "digits": "7",
    "dates": "May 3, ",
    "bars": "| ",
    "crumbs": "Home > ",
    "quotes": "\"“'(",
    "brackets": "[(",
    "cookies": "cookies we use ",
    "share words": "share on facebook ",
    "furniture": "Read More Share This Related ",
    "names": "Jane Doe, ",
    "views": "views expressed views herein ",
    "numbers": "1 comments ",
    "marks": "e\u0301",
    "dashes": "- ",
    "mail": "a@",
    "min": "7 min ",
}


def main(name: str) -> None:
    """Parts the line as a flat page, reads and judges it, and shows each rule blocks of several sizes."""
    line = (PIECES[name] * (SIZE // len(PIECES[name]) + 1))[:SIZE]
    for _ in split_flat(line[:390_000]):
        pass
    for text in (line, "x\n\n" + line + "\n\ny\n", f"Title of It\n\n{line}"):
        with suppress(Unreadable):  # more blocks than the limit
            judge_page(Page(read_txt(text.encode(), Limits()).texts))
    for size in (60, 300, 1_200, 20_000, SIZE):
        for rule in RULES:
            list(rule(Page([line[:size].strip() or "x", "A sentence of some length stands below, and it ends here."])))


if __name__ == "__main__":
    main(sys.argv[1])
