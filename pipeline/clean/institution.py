"""What a publisher says of itself or of the programme that a text belongs to."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.text import compare_form
from schemas.block import Label

# The institution of a biography: "a Nonresident Fellow with the Harbour Center".
_WHERE = re.compile(
    r"\b(?:[Ff]ellow|[Ss]cholar|[Dd]irector|[Aa]nalyst|[Rr]esearcher|[Aa]ssociate|[Pp]rofessor)\s(?:at|with|of)\s"
    r"(?:the\s)?((?:[A-Z][\w.&'’-]+\s?){1,5})"
)
_PEOPLE = r"(?:experts|scholars|researchers|analysts|fellows|research team)"
_DO = r"(?:provide|offer|conduct|work|seek|aim|examine|produce|develop|bring|advise|convene)"
_OURS = re.compile(rf"\bour {_PEOPLE} {_DO}\b")
_TO_BE = re.compile(
    r"^(?:the )?(?P<name>[\w.&' -]{3,60}?) is an? (?:\w+[, -]+){0,5}?"
    r"(?:think[ -]?tank|non-?profit|non-?partisan|research (?:institute|institution|cent(?:er|re)|organi[sz]ation)|"
    r"policy (?:institute|institution|organi[sz]ation))"
)
_EDGE_BLOCKS = 3  # at the head
_LATE = 0.7  # of the blocks: behind it the tail begins
_MOST_WORDS = 90


def self_description(page: Page) -> Iterator[Say]:
    """A paragraph at an edge that says what the publisher is, or what its experts do.

    The publisher is the one found, or an institution that a biography on the page names.
    """
    if not page.texts:
        return
    names = _list_names(page)
    for ordinal in page.open():
        at_an_edge = ordinal < _EDGE_BLOCKS or ordinal >= _LATE * len(page.texts)
        if at_an_edge and page.word_counts[ordinal] <= _MOST_WORDS and (words := _describe(page.forms[ordinal], names)):
            yield Say(ordinal, Label.OTHER, f"the publisher of itself: “{words}”", 0.8)


def _list_names(page: Page) -> frozenset[str]:
    """Names of the publisher and of the institutions of biographies, whole and by their first word."""
    notes = [
        page.texts[at] for at, verdict in page.verdicts.items() if verdict.label in (Label.NOTE, Label.AUTHOR_CARD)
    ]
    found = {compare_form(where) for text in notes for where in _WHERE.findall(text[:1000])}
    whole = found | page.publisher_forms
    return frozenset(whole | {name.split()[0] for name in whole if name})


def _describe(form: str, names: frozenset[str]) -> str | None:
    """The words that say it."""
    if ours := _OURS.search(form):
        return ours.group()
    told = _TO_BE.match(form)
    if told and told["name"] in names:
        return told.group()
    if not re.search(_PEOPLE, form):
        return None
    named = (re.search(rf"\b{re.escape(name)}(?:['’]s)? {_PEOPLE} {_DO}\b", form) for name in sorted(names))
    return next((words.group() for words in named if words), None)
