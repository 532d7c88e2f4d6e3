"""The kind of document: from its series, its shape, or what it calls itself."""

import re
from collections.abc import Sequence

from pipeline.structure.labelled import LabelledBlock, texts_of
from pipeline.structure.publisher import Issuer
from pipeline.text import compare_form
from schemas.block import Label
from schemas.brief import DocumentType, Section

# What documents call themselves, and the type that means; the more telling words first.
_CALLS_ITSELF: tuple[tuple[str, DocumentType], ...] = (
    (r"testimony", "testimony"),
    (r"(?:keynote )?speech|remarks", "speech"),
    (r"interview", "interview"),
    (r"policy brief|issue brief|research brief|brief", "brief"),
    (r"commentary|op-ed|column|blog post|essay|opinion piece", "commentary"),
    (r"report|working paper|monograph", "report"),
    (r"analysis", "analysis"),
)


def find_document_type(
    blocks: Sequence[LabelledBlock], sections: Sequence[Section], series: str | None, issuer: Issuer | None
) -> DocumentType | None:
    """The type of the publisher's series, else of the text's shape, else its own word for itself; None without any."""
    return _by_series(series, issuer) or _by_shape(sections) or _by_own_word(blocks, series)


def _by_series(series: str | None, issuer: Issuer | None) -> DocumentType | None:
    if series is None or issuer is None or issuer.profile is None:
        return None
    form = compare_form(series)
    return next((each.document_type for each in issuer.profile.series if compare_form(each.name) == form), None)


def _by_shape(sections: Sequence[Section]) -> DocumentType | None:
    """Questions and answers: at least two questions, over more than half of the paragraphs."""
    questions = [section for section in sections if section.kind == "question"]
    answered = sum(len(section.paragraphs) for section in questions)
    total = sum(len(section.paragraphs) for section in sections)
    return "question_and_answer" if len(questions) >= 2 and answered > total / 2 else None


def _by_own_word(blocks: Sequence[LabelledBlock], series: str | None) -> DocumentType | None:
    """ "This commentary originally appeared …", or a series named for what it holds."""
    lines = [*texts_of(blocks, Label.NOTE, Label.DISCLAIMER), series or ""]
    for words, document_type in _CALLS_ITSELF:
        pattern = re.compile(
            rf"\b(?:this\s(?:{words})|^(?:{words})\b.{{0,20}}\bis produced by|^.{{0,40}}\b(?:{words})s?$)\b",
            re.IGNORECASE,
        )
        if any(pattern.search(line[:200]) for line in lines if line):
            return document_type
    return None
