"""The kind of document: from its series, its shape, its kicker, or what it calls itself."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.labelled import Labelled
from pipeline.structure.publisher import Issuer
from pipeline.text import compare_form
from schemas.block import Label
from schemas.brief import DocumentType, Section

ORDER = ("series", "shape", "kicker", "own_word", "address")
"""Where the type is looked for."""

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
_OWN_WORD = tuple(
    (
        re.compile(
            rf"\b(?:this\s(?:{words})|^(?:{words})\b.{{0,20}}\bis produced by|^.{{0,40}}\b(?:{words})s?$)\b", re.I
        ),
        document_type,
    )
    for words, document_type in _CALLS_ITSELF
)
# A line of its own beside the title, or a step of the address; in the singular or the plural.
_KICKERS: dict[str, DocumentType] = {
    **dict.fromkeys(("testimony", "congressional testimony", "testimonies"), "testimony"),
    **dict.fromkeys(("speech", "speeches", "remarks"), "speech"),
    **dict.fromkeys(("interview", "interviews"), "interview"),
    **dict.fromkeys(
        ("brief", "briefs", "policy brief", "policy briefs", "issue brief", "issue briefs", "research brief",
         "research briefs", "briefing", "policy briefing", "data note", "fact sheet", "backgrounder"),
        "brief",
    ),
    **dict.fromkeys(
        ("commentary", "commentaries", "op-ed", "op-eds", "opinion", "blog", "blog post", "essay", "column", "comment",
         "expert comment", "kommentar", "tribune", "editorial", "perspective", "perspectives"),
        "commentary",
    ),
    **dict.fromkeys(
        ("report", "reports", "research report", "working paper", "working papers", "research paper", "special report",
         "policy paper", "policy papers", "study", "studie", "länderbericht", "laenderberichte", "white paper"),
        "report",
    ),
    **dict.fromkeys(("analysis", "analyses", "analyse", "analysen"), "analysis"),
    **dict.fromkeys(("q&a", "questions and answers"), "question_and_answer"),
    **dict.fromkeys(("event", "events"), "event"),
    **dict.fromkeys(("in the news", "news", "press release", "announcement"), "other"),
}  # fmt: skip
_BESIDE = 6  # blocks on either side of the title in which a kicker stands


def find_document_type(
    document: Labelled, sections: Sequence[Section], series: str | None, issuer: Issuer | None
) -> Found[DocumentType]:
    """The type of the publisher's series, else of the text's shape, else its own word for itself."""
    offers = [
        *_by_series(series, issuer),
        *_by_shape(sections),
        *_by_own_word(document, series),
        *_by_kicker(document),
        *_by_address(document),
    ]
    return choose("document_type", offers, ORDER)


def _by_series(series: str | None, issuer: Issuer | None) -> Iterator[Offer[DocumentType]]:
    profile = issuer.profile if issuer else None
    for each in profile.series if profile and series else ():
        if compare_form(each.name) == compare_form(series or "") and each.document_type:
            yield Offer(each.document_type, "series", f"every document of the series {each.name} is one")


def _by_shape(sections: Sequence[Section]) -> Iterator[Offer[DocumentType]]:
    """Questions and answers: at least two questions, over more than half of the paragraphs."""
    questions = [section for section in sections if section.kind == "question"]
    answered = sum(len(section.paragraphs) for section in questions)
    total = sum(len(section.paragraphs) for section in sections)
    if len(questions) >= 2 and answered > total / 2:
        evidence = f"{len(questions)} questions over {answered} of {total} paragraphs"
        yield Offer("question_and_answer", "shape", evidence)


def _by_own_word(document: Labelled, series: str | None) -> Iterator[Offer[DocumentType]]:
    """ "This commentary originally appeared …", or a series named for what it holds."""
    lines = [line for line in (*document.texts_of(Label.NOTE, Label.DISCLAIMER), series or "") if line]
    for pattern, document_type in _OWN_WORD:
        if said := next((match for line in lines if (match := pattern.search(line[:200]))), None):
            yield Offer(document_type, "own_word", said.group())


def _by_kicker(document: Labelled) -> Iterator[Offer[DocumentType]]:
    """A line beside the title that is nothing but a name for the type, and breadcrumbs."""
    title = next((block.ordinal for block in document.labelled(Label.TITLE)), None)
    near = document.blocks[max(0, title - _BESIDE) : title + _BESIDE] if title is not None else ()
    for block in (*near, *document.labelled(Label.BREADCRUMB, Label.MASTHEAD)):
        if document_type := _KICKERS.get(compare_form(block.text)):
            yield Offer(document_type, "kicker", block.text, block=block.ordinal)


def _by_address(document: Labelled) -> Iterator[Offer[DocumentType]]:
    """A step of the address's path: "/commentary/"."""
    try:
        path = urlsplit(document.address or "").path
    except ValueError:
        return
    for step in path.lower().split("/")[:-1]:
        if document_type := _KICKERS.get(step.replace("-", " ")):
            yield Offer(document_type, "address", path)
