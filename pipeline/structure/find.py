"""Each finder over the labelled blocks: their facts are the draft."""

from itertools import chain

from pipeline.draft import Draft
from pipeline.structure.authors import find_authors
from pipeline.structure.document_type import find_document_type
from pipeline.structure.found import Found
from pipeline.structure.labelled import Labelled
from pipeline.structure.language import find_language
from pipeline.structure.published import find_published
from pipeline.structure.publisher import Issuer
from pipeline.structure.related import read_related
from pipeline.structure.sections import build_sections
from pipeline.structure.series import find_series, identify_by_series
from pipeline.structure.title import derive_display_title, find_title
from pipeline.text import count_words
from schemas.block import Label


def structure(document: Labelled, publisher: Found[Issuer]) -> Draft:
    """What the labelled blocks and the declarations state; what they do not state is None or empty."""
    blocks, issuer = document.blocks, publisher.value
    sections = build_sections(blocks, is_flat=document.layout == "flat")
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    series = find_series(document, issuer)
    title = find_title(document)
    authors = find_authors(document, issuer)
    published = find_published(document, issuer, paragraphs)
    language = find_language(paragraphs)
    summary = " ".join(document.texts_of(Label.SUMMARY)) or None
    return Draft(
        publisher=issuer.publisher if issuer else None,
        series=series.value.name if series.value else None,
        series_number=series.value.number if series.value else None,
        title=title.value,
        display_title=title.value or derive_display_title(summary, paragraphs),
        is_display_title_derived=title.value is None,
        authors=authors.value or (),
        published=published.value,
        document_type=find_document_type(blocks, sections, series.value.name if series.value else None, issuer),
        language=language,
        summary=summary,
        sections=sections,
        related_publications=read_related(document, title.value),
        notes=document.texts_of(Label.NOTE, Label.CAPTION),
        disclaimers=document.texts_of(Label.DISCLAIMER),
        copyright=next(iter(document.texts_of(Label.COPYRIGHT)), None),
        word_count=sum(map(count_words, paragraphs)),
        identity=identify_by_series(
            series.value, published.value.latest.year if published.value else None, language, issuer
        ),
        candidates=tuple(
            chain(publisher.candidates, series.candidates, title.candidates, authors.candidates, published.candidates)
        ),
    )
