"""Statements on whose views these are, and copyright notices: out of the body, kept as fields."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from schemas.block import Label

_COPYRIGHT = re.compile(
    r"^(?:(?:all content|all text)\s)?(?:©|\(c\)\s|copyright\b\s?(?:©|\(c\)|\d|by\b)|all rights reserved\b)"
)
_SIGNED = re.compile(r"©|\(c\)|\b(?:19|20)\d\d\b|^all rights reserved[.;]")
_COPYRIGHT_MAX_WORDS = 40
_VIEWS = re.compile(
    r"\b(?:views?|opinions?|positions?|findings|conclusions|statements)\b[^.]{0,80}?"
    r"\b(?:expressed|stated|presented|contained|herein|set forth|in this (?:\w+\s)?\w+|"
    r"(?:of|by) the authors?)\b"
)
_WHOSE = re.compile(
    r"\b(?:(?:solely|entirely|exclusively|only) (?:those of |of |the )|those of (?:the|its) authors?\b|"
    r"authors?['’]?s? (?:own|alone)\b|of the authors? alone|"
    r"(?:do|does|should|may|are|is|need) not (?:\w+\s)?(?:reflect|represent|those of|to be (?:construed|attributed)|"
    r"be (?:construed|attributed|understood)))"
)
_NO_POSITION = re.compile(
    r"\b(?:does not take (?:specific )?(?:policy )?positions|takes no institutional positions?)\b"
)
# Who speaks in a text, or the text itself: of a minister's views, others may write.
_SPEAKER = re.compile(
    r"\b(?:authors?|contributors?|writers?|editors?|speakers?|publishers?|institut\w*|organi[sz]ations?|foundation|staff|"
    r"trustees|funders?|donors?|employers?|herein|here|my|our|"
    r"th(?:is|ese) (?:\w+ )?(?:publications?|articles?|papers?|briefs?|briefings?|pieces?|reports?|posts?|pages?|"
    r"blogs?|essays?|commentar(?:y|ies)|op-eds?|documents?|works?|series|site|website|podcast|materials?))\b"
)
# A quick look before the slow one.
_STANCE_WORDS = ("view", "opinion", "position", "finding", "conclusion", "statement")
_DISCLAIMER_MAX_WORDS = 150


def copyright_notice(page: Page) -> Iterator[Say]:
    """A short block that begins with the copyright sign, or with the word and a year; or is no sentence."""
    for ordinal in page.open():
        notice = _COPYRIGHT.match(page.forms[ordinal])
        if notice and page.word_counts[ordinal] <= _COPYRIGHT_MAX_WORDS and _is_signed(page, ordinal):
            yield Say(ordinal, Label.COPYRIGHT, f"begins with “{notice.group().strip()}”")


def _is_signed(page: Page, ordinal: int) -> bool:
    return not page.is_prose(ordinal) or bool(_SIGNED.search(page.forms[ordinal]))


def views_statement(page: Page) -> Iterator[Say]:
    """A block near the end or the start that says whose views are, or are not, expressed."""
    total = len(page.texts)
    for ordinal in page.open():
        at_an_end = ordinal >= 0.6 * total - 1 or ordinal < 8
        if (
            at_an_end
            and page.word_counts[ordinal] <= _DISCLAIMER_MAX_WORDS
            and (words := _statement(page.forms[ordinal]))
            and _has_speaker(page, page.forms[ordinal])
        ):
            yield Say(ordinal, Label.DISCLAIMER, f"“{words}”")


def _has_speaker(page: Page, form: str) -> bool:
    """True for a word that names the author, the publisher or the text itself."""
    return bool(_SPEAKER.search(form)) or any(name in form for name in page.publisher_forms)


def _statement(form: str) -> str | None:
    """The words that make the block a disclaimer."""
    if not any(word in form for word in _STANCE_WORDS):
        return None
    if stance := _NO_POSITION.search(form):
        return stance.group()
    views = _VIEWS.search(form)
    whose = _WHOSE.search(form, views.start()) if views else None
    return f"{views.group()} … {whose.group()}"[:120] if views and whose else None
