"""The publisher's own summary: a dek or teaser, else what stands under a heading that says so. None is made up."""

import re
from collections.abc import Iterator, Sequence

from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.labelled import Labelled
from pipeline.text import compare_form, count_words
from schemas.block import Label
from schemas.brief import Section

ORDER = ("teaser", "summary_section")
"""Where a summary is looked for."""

_HEADING = re.compile(
    r"(?:executive |policy )?summary|abstract|synopsis|in brief|at a glance|zusammenfassung|kurzfassung|résumé|"
    r"resumen(?: ejecutivo)?|sommario|요약|개요"
)
_MOST_WORDS = 400


def find_summary(document: Labelled, sections: Sequence[Section]) -> Found[str]:
    """The text of the teaser's blocks, else the section that is headed "Summary", which stays in the body too."""
    return choose("summary", [*_from_teaser(document), *_from_section(sections)], ORDER)


def _from_teaser(document: Labelled) -> Iterator[Offer[str]]:
    blocks = document.labelled(Label.SUMMARY)
    if blocks:
        text = " ".join(block.text for block in blocks)
        yield Offer(text, "teaser", blocks[0].evidence, block=blocks[0].ordinal)


def _from_section(sections: Sequence[Section]) -> Iterator[Offer[str]]:
    """The section's paragraphs, as many as a summary has words for."""
    for section in sections:
        if not section.paragraphs or not _HEADING.fullmatch(compare_form(section.heading or "").rstrip(":. ")):
            continue
        text = " ".join(section.paragraphs)
        objection = None if count_words(text) <= _MOST_WORDS else "is longer than a summary"
        yield Offer(text, "summary_section", section.heading or "", objection, block=section.paragraph_blocks[0][0])
        return
