"""What the learned labeller takes for no main text, among the blocks that no rule has spoken of."""

from collections.abc import Iterator

from pipeline.clean.labeller import BAR
from pipeline.clean.page import Page, Say
from schemas.block import Label

_OPENING = 12  # blocks above the main text that may hold title, byline and date
_FEWEST_BLOCKS = 5  # on a shorter page there is nothing to compare with
_MENU_WORDS = 5


def above_body(page: Page) -> Iterator[Say]:
    """A block far above the main text that the labeller takes for none of it, unless it repeats the page's title."""
    first = next((ordinal for ordinal in range(len(page.texts)) if _is_main(page, ordinal)), None)
    if first is None:
        return
    for ordinal in page.open():
        if ordinal < first - _OPENING and not _is_main(page, ordinal) and not page.repeats_title(ordinal):
            yield _say(page, ordinal)


def beside_body(page: Page) -> Iterator[Say]:
    """A block that the labeller takes for no main text."""
    for ordinal in page.open():
        if not _is_main(page, ordinal):
            yield _say(page, ordinal)


def _is_main(page: Page, ordinal: int) -> bool:
    """True too where the labeller is not asked: on paper, in wrapped lines, and on pages of a few blocks."""
    if len(page.texts) < _FEWEST_BLOCKS or page.layout not in ("html", "lines", "blank_lines"):
        return True
    return page.scores[ordinal] > BAR


def _say(page: Page, ordinal: int) -> Say:
    score = page.scores[ordinal]
    label = Label.NAVIGATION if page.word_counts[ordinal] <= _MENU_WORDS else Label.OTHER
    return Say(ordinal, label, f"the labeller gives it {score:.2f}, under {BAR}", round(1 - score, 2))
