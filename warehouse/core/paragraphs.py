"""The body of briefs."""

from collections.abc import Iterator

from schemas.brief import Brief
from schemas.row import BriefKey, Paragraph, Place
from warehouse.table import Table, number_rows


def list_paragraphs(brief: Brief) -> Iterator[Paragraph]:
    for ordinal, section in enumerate(brief.sections):
        for text, blocks in zip(section.paragraphs, section.paragraph_blocks, strict=True):
            yield Paragraph(section_ordinal=ordinal, text=text, word_count=len(text.split()), blocks=blocks)


TABLE = Table(
    comment="Paragraphs of the current briefs, numbered through the whole brief.",
    nouns=(BriefKey, Place, Paragraph),
    rows=lambda it: number_rows(it.brief, list_paragraphs(it.brief)),
)
