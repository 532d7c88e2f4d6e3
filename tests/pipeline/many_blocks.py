"""One page of thousands of blocks through every rule: `python -m tests.pipeline.many_blocks NAME`."""

import sys
from collections.abc import Callable, Sequence

from pipeline.clean import RULES
from pipeline.clean.judge import judge_page
from pipeline.clean.page import Page
from pipeline.evidence import Markup, Typeset

PARAGRAPH = (
    "The council of the seven towns met in spring and agreed on a plan for the harbour, which had been closed for two "
    "winters in a row. What looked like a local matter soon turned out to be one of trade policy."
)
CUT_OFF = "The council of the seven towns met in spring …"
BROKEN_OFF = "the harbour was closed for two winters in a row and nobody"
WORDS = "ice dredging ministry towns summer operator ships insurers fund ports coast delay winter pilots trade".split()


def say(number: int, words: int = 3) -> str:
    """Words that no other number has."""
    return " ".join(f"{WORDS[(number + place) % len(WORDS)]}{number * words + place}" for place in range(words))


def surname(number: int) -> str:
    """A name that no other number has."""
    return "Tal" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def repeat(count: int, *lines: str) -> list[str]:
    """The lines, again and again; a `%` in them is what tells one time from the others."""
    return [line.replace("%", say(number)) for number in range(count) for line in lines]


PAGES: dict[str, Callable[[], Sequence[str]]] = {
    "equal lines": lambda: repeat(6_000, "Ice Desk"),
    "other lines": lambda: repeat(6_000, "The Price of %"),
    "no words": lambda: repeat(6_000, ""),
    "equal paragraphs": lambda: repeat(2_000, PARAGRAPH),
    "equal openings": lambda: repeat(2_000, f"{PARAGRAPH} And it goes on about %, as none of the others does."),
    "equal openings cut off": lambda: repeat(2_000, CUT_OFF, f"{PARAGRAPH} %."),
    "long paragraphs": lambda: [say(number, 110) for number in range(1_800)],
    "equal long paragraphs": lambda: [f"{say(number, 60)} {PARAGRAPH} {PARAGRAPH}" for number in range(1_800)],
    "headings and text": lambda: repeat(2_000, "The Price of %", PARAGRAPH),
    "headings and dates": lambda: repeat(4_000, "The Price of %", "May 3, 2021"),
    "headings of lists": lambda: repeat(4_000, "Related Content", "Some title of words"),
    "lists": lambda: repeat(2_000, "Related Content", "May 3, 2021", f"{PARAGRAPH} %."),
    "lists under a text": lambda: [
        *repeat(300, f"{PARAGRAPH} %."),
        *repeat(3_000, "Related Content", "The Price of %"),
    ],
    "replies": lambda: repeat(6_000, "Reply"),
    "comments": lambda: repeat(2_000, "Jo Ryan says:", "May 2, 2018 at 6:34 am", "Not so.", "2 days ago", "Reply"),
    "questions": lambda: repeat(6_000, "Who pays for %?"),
    "questions and answers": lambda: repeat(2_000, "Who pays for %?", f"{PARAGRAPH} %."),
    "numbers": lambda: [str(number) for number in range(6_000)],
    "notes": lambda: [f"[{number}] John Roe, The Price of {say(number)}, 2021, p. 7." for number in range(10_000)],
    "names": lambda: repeat(6_000, "Jane Doe"),
    "authors": lambda: repeat(2_000, "About the Authors", "Jane Doe", "Jane Doe is a fellow at the Harbour Center."),
    "biographies": lambda: [f"{surname(number)} is a fellow at the Harbour Center." for number in range(5_000)],
    "full biographies": lambda: [
        f"Jane {surname(number)} is a fellow at the {surname(number)} Center." for number in range(5_000)
    ],
    "experts": lambda: repeat(2_000, "Harbour fellows write about the seven towns and the council, %."),
    "cut sentences": lambda: repeat(3_000, BROKEN_OFF, "The Price of Ice"),
    "menus": lambda: repeat(2_000, "Home", "Privacy Policy", "Ice %", "Contact"),
    "tags": lambda: repeat(6_000, "Tags", "Ice", "Trade"),
    "references": lambda: repeat(6_000, "References", "Table of Contents", "Figure 1. Ships"),
    "bullets": lambda: repeat(6_000, "• the price of %"),
}


def lay_out(kind: str, texts: Sequence[str]) -> Page:
    """The texts as a page of lines, of HTML, or as a printed document."""
    places = range(len(texts))
    if kind == "html":
        paths = [("div.text", "p") if place % 3 else ("div.comments", f"p.n{place}") for place in places]
        markup = [Markup("p", path, 0.2) for path in paths]
        return Page(texts, markup=markup, dom_paths=[f"/body/div[{place % 3}]/p[{place}]" for place in places])
    return Page(texts, typeset=[set_type(place) for place in places] if kind == "pdf" else (), layout=kind)


def set_type(place: int) -> Typeset:
    """Ten blocks to a page, in four sizes and two faces."""
    number, line = divmod(place, 10)
    top = 30.0 + 80 * line
    size, font = (10.0, 8.0, 14.0, 7.0)[place % 4], ("times", "arial")[place % 2]
    return Typeset(number + 1, 72, top, 400, top + 10, size, place % 3 == 0, font, page_height=842.0)


def main(name: str) -> None:
    """Judges the page, and shows it to each rule as it is before any has spoken."""
    texts = PAGES[name]()
    for kind in ("lines", "html", "pdf"):
        judge_page(lay_out(kind, texts))
        fresh = lay_out(kind, texts)
        for rule in RULES:
            list(rule(fresh))


if __name__ == "__main__":
    main(sys.argv[1])
