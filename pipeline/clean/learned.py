"""What the learned labeller takes for no main text, among the blocks that no rule has spoken of."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.section_names import is_section_name
from pipeline.text import ends_sentence
from schemas.block import Label

_OPENING = 12  # blocks above the main text that may hold title, byline and date
_MENU_WORDS = 5
_STRAY_SHARE = 0.03  # of a page's blocks that rules may remove without its having furniture
_HEAD_WORDS = 14  # of a heading
_NUMBERED = re.compile(r"(?:\d{1,2}\.(?:\d{1,2}\.?)*|[IVX]{1,4}\.)\s+[A-ZÀ-ÖØ-Þ]")
_CUT_WORDS = 8  # of a part of a sentence that a page's end has cut
_OF_PRINT = frozenset({Label.DUPLICATE, Label.RUNNING_HEADER, Label.PAGE_NUMBER})
_PAGE_ENDS = frozenset({Label.RUNNING_HEADER, Label.PAGE_NUMBER})


def above_body(page: Page) -> Iterator[Say]:
    """A block far above the main text that the labeller takes for none of it, unless it repeats the page's title."""
    first = min(page.main, default=0)
    for ordinal in page.open():
        if ordinal < first - _OPENING and not page.repeats_title(ordinal):
            yield _say(page, ordinal)


def beside_body(page: Page) -> Iterator[Say]:
    """A block that the labeller takes for no main text, unless its duplicate went, or a page's end has cut it.

    Without a DOM it is heard only where a rule has found something that does not belong to the text: of one that was
    cleaned before, it would take the end for the foot of a page.
    """
    if not page.markup and not _has_furniture(page):
        return
    duplicates = {page.forms[at] for at, verdict in page.verdicts.items() if verdict.label is Label.DUPLICATE}
    for ordinal in page.open():
        is_held = page.forms[ordinal] in duplicates or _is_cut(page, ordinal) or _heads_main(page, ordinal)
        if ordinal not in page.main and not is_held:
            yield _say(page, ordinal)


def _heads_main(page: Page, ordinal: int) -> bool:
    """True for a question, a section's name or a numbered line right above main text: the labeller knows few."""
    below = ordinal + 1
    if below not in page.main or below in page.verdicts or page.word_counts[ordinal] > _HEAD_WORDS:
        return False
    text = page.texts[ordinal]
    heads = text.endswith("?") or is_section_name(text) or _NUMBERED.match(text) is not None
    return heads and page.word_counts[below] >= _CUT_WORDS


def _is_cut(page: Page, ordinal: int) -> bool:
    """True for a part of a sentence before or behind a running header: the labeller has not seen what pages do."""
    if page.word_counts[ordinal] < _CUT_WORDS:
        return False
    stops_at_end = page.label_of(ordinal + 1) in _PAGE_ENDS and not ends_sentence(page.texts[ordinal])
    return stops_at_end or page.label_of(ordinal - 1) in _PAGE_ENDS


def _has_furniture(page: Page) -> bool:
    """True when rules removed more than a line or two of what web pages carry.

    A text that is clean may still hold "Read more", and one that was printed has running headers and no menus.
    """
    removed = sum(not said.kept and said.label not in _OF_PRINT for said in page.verdicts.values())
    return removed > max(1, _STRAY_SHARE * len(page.texts))


def _say(page: Page, ordinal: int) -> Say:
    score = page.scores[ordinal]
    label = Label.NAVIGATION if page.word_counts[ordinal] <= _MENU_WORDS else Label.OTHER
    return Say(ordinal, label, f"the labeller gives it {score:.2f}, and its neighbours no more", round(1 - score, 2))
