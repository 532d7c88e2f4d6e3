"""Each finder over the labelled blocks: their facts are the draft."""

from collections.abc import Sequence

from pipeline.draft import Draft
from pipeline.structure.authors import find_authors
from pipeline.structure.document_type import find_document_type
from pipeline.structure.labelled import LabelledBlock, texts_of
from pipeline.structure.language import find_language
from pipeline.structure.published import find_published
from pipeline.structure.publisher import Issuer
from pipeline.structure.related import read_related
from pipeline.structure.sections import build_sections
from pipeline.structure.series import find_series, identify_by_series
from pipeline.structure.title import derive_display_title, find_title
from pipeline.text import count_words
from schemas.block import Label


def structure(blocks: Sequence[LabelledBlock], issuer: Issuer | None, *, is_flat: bool) -> Draft:
    """What the labelled blocks state; what they do not state is None or empty."""
    sections = build_sections(blocks, is_flat=is_flat)
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    series, series_number = find_series(blocks, issuer)
    title = find_title(blocks)
    language = find_language(paragraphs)
    summary = " ".join(texts_of(blocks, Label.SUMMARY)) or None
    return Draft(
        publisher=issuer.publisher if issuer else None,
        series=series,
        series_number=series_number,
        title=title,
        display_title=title or derive_display_title(summary, paragraphs),
        is_display_title_derived=title is None,
        authors=find_authors(blocks, issuer),
        published=find_published(blocks, paragraphs),
        document_type=find_document_type(blocks, sections, series, issuer),
        language=language,
        summary=summary,
        sections=sections,
        related_publications=read_related(blocks),
        notes=texts_of(blocks, Label.NOTE, Label.CAPTION),
        disclaimers=texts_of(blocks, Label.DISCLAIMER),
        copyright=next(iter(texts_of(blocks, Label.COPYRIGHT)), None),
        word_count=sum(map(count_words, paragraphs)),
        identity=identify_by_series(series, series_number, language, issuer),
    )
