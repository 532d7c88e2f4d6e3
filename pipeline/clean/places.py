"""Where a block stands: near an end of its document or inside the body, over text or over lines."""

from pipeline.clean.page import Page

_EDGE_SHARE, _EDGE_BLOCKS = 0.15, 5


def is_near_end(page: Page, ordinal: int) -> bool:
    """True among the first or the last five blocks, or 15 % of them where that is more."""
    reach = max(_EDGE_BLOCKS, _EDGE_SHARE * len(page.texts))
    return ordinal < reach or ordinal >= len(page.texts) - reach


def stands_in_body(page: Page, ordinal: int) -> bool:
    """True far from both ends of the document, and wherever the labeller has hardly a doubt of the block."""
    return not is_near_end(page, ordinal) or page.is_surely_main(ordinal)


def heads_text(page: Page, ordinal: int) -> bool:
    """True right over a block long enough to be body text that is no question."""
    below = ordinal + 1
    return below < len(page.texts) and page.opens_body(below) and not page.texts[below].endswith("?")


def has_prose_below(page: Page, ordinal: int) -> bool:
    """True when a sentence of which no rule has spoken yet stands anywhere below the block."""
    return any(each not in page.verdicts and page.is_prose(each) for each in range(ordinal + 1, len(page.texts)))
