"""Each finder over the labelled blocks: their facts are the draft."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.draft import Draft
from pipeline.structure import authors, document_type, language, published, publisher, series, summary, title
from pipeline.structure.authors import find_authors
from pipeline.structure.document_type import find_document_type
from pipeline.structure.found import Found
from pipeline.structure.labelled import Labelled
from pipeline.structure.language import find_language
from pipeline.structure.published import find_published
from pipeline.structure.publisher import Issuer
from pipeline.structure.related import read_related
from pipeline.structure.sections import build_sections
from pipeline.structure.series import Series, find_series, identify_by_series
from pipeline.structure.summary import find_summary
from pipeline.structure.title import derive_display_title, find_title
from pipeline.text import count_words
from schemas.block import Label
from schemas.brief import Author, DocumentType, Published, Section
from schemas.candidate import FactField

METHODS: Mapping[FactField, tuple[str, ...]] = {
    "publisher": publisher.ORDER,
    "series": series.ORDER,
    "title": title.ORDER,
    "authors": authors.ORDER,
    "published": published.ORDER,
    "document_type": document_type.ORDER,
    "language": language.ORDER,
    "summary": summary.ORDER,
}
"""Where each fact is looked for, the strongest method first."""


def structure(document: Labelled, issuer: Found[Issuer]) -> Draft:
    """What the labelled blocks and the declarations state; what they do not state is None or empty."""
    sections = build_sections(document.blocks, is_flat=document.layout == "flat")
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    facts = _find_facts(document, issuer, sections, paragraphs)
    opening = facts.summary.value
    named = facts.series.value
    return Draft(
        publisher=issuer.value.publisher if issuer.value else None,
        series=named.name if named else None,
        series_number=named.number if named else None,
        title=facts.title.value,
        display_title=facts.title.value or derive_display_title(opening, paragraphs),
        is_display_title_derived=facts.title.value is None,
        authors=facts.authors.value or (),
        published=facts.published.value,
        document_type=facts.document_type.value,
        language=facts.language.value,
        summary=opening,
        sections=sections,
        related_publications=read_related(document, facts.title.value),
        notes=document.texts_of(Label.NOTE, Label.CAPTION),
        disclaimers=document.texts_of(Label.DISCLAIMER),
        copyright=next(iter(document.texts_of(Label.COPYRIGHT)), None),
        word_count=sum(map(count_words, paragraphs)),
        identity=_identify(facts, issuer.value),
        candidates=tuple(candidate for found in (issuer, *facts) for candidate in found.candidates),
    )


class _Facts(NamedTuple):
    """What was found of each fact that candidates compete for."""

    series: Found[Series]
    title: Found[str]
    authors: Found[tuple[Author, ...]]
    published: Found[Published]
    document_type: Found[DocumentType]
    language: Found[str]
    summary: Found[str]


def _find_facts(
    document: Labelled, issuer: Found[Issuer], sections: Sequence[Section], paragraphs: Sequence[str]
) -> _Facts:
    named = find_series(document, issuer.value)
    return _Facts(
        series=named,
        title=find_title(document, issuer.value),
        authors=find_authors(document, issuer.value),
        published=find_published(document, issuer.value, paragraphs),
        document_type=find_document_type(document, sections, named.value.name if named.value else None, issuer.value),
        language=find_language(paragraphs, document.declared.language),
        summary=find_summary(document, sections),
    )


def _identify(facts: _Facts, issuer: Issuer | None) -> str | None:
    year = facts.published.value.latest.year if facts.published.value else None
    return identify_by_series(facts.series.value, year, facts.language.value, issuer)
