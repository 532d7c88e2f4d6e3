"""Advertisements, and what a page says of its own earnings."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.places import heads_text
from schemas.block import Label

_WORDS = frozenset(
    (
        "advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|sponsored post|sponsor|promoted|"
        "paid content|paid post|article continues below|story continues below|article continues after advertisement|"
        "story continues below advertisement|continue reading below|continue reading the main story|scroll to continue|"
        "skip advertisement|skip ad|remove ads|report ad|report this ad|anzeige|werbung|publicité|publicidad|"
        "pubblicità|"
        "광고|広告|广告"
    ).split("|")
)
_HEADING_WORDS = frozenset({"sponsor", "sponsored", "ads", "advertising", "promoted"})
_EARNINGS = re.compile(
    r"\b(?:affiliate (?:links?|commissions?|disclosure|disclaimer)|earn (?:a |"
    r"an )?(?:small )?(?:affiliate )?commissions?|"
    r"amazon associate|compensation from (?:the )?(?:advertisers|companies|partners))\b"
)
_EARNINGS_MAX_WORDS = 90


def advertisement(page: Page) -> Iterator[Say]:
    """The word that stands over an advertisement, and a notice that the page earns from links."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        word = form.strip("-—()[] ")
        if word in _WORDS and not (word in _HEADING_WORDS and heads_text(page, ordinal)):
            yield Say(ordinal, Label.ADVERTISEMENT, f"the whole block is “{form}”")
        elif _speaks_of_earnings(form, page.word_counts[ordinal]):
            yield Say(ordinal, Label.ADVERTISEMENT, "says that the page earns from its links", 0.8)


def _speaks_of_earnings(form: str, word_count: int) -> bool:
    may = "affiliate" in form or "commission" in form or "amazon" in form or "advertisers" in form
    return (
        may
        and word_count <= _EARNINGS_MAX_WORDS
        and bool(_EARNINGS.search(form))
        and _OF_THIS_PAGE.search(form) is not None
    )


_OF_THIS_PAGE = re.compile(
    r"\b(?:(?:we|i)(?: (?:may|might|can|could|will|do|also|sometimes|occasionally|often|then|only|get))*"
    r"(?:['’]ll)? (?:earn|receive|get|use|include|make|participate|paid)|(?:we are|we're|i am|i'm|as) an? amazon|"
    r"our (?:\w+ )?(?:links?|sites?|website|partners|advertisers|readers)|"
    r"this (?:post|page|article|site|website)|links? on)\b"
)
