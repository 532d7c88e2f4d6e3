"""Sections and their paragraphs, those that a page break or a removed block cut in two rejoined."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.structure.labelled import LabelledBlock
from pipeline.structure.levels import tell_levels
from pipeline.text import count_words, ends_sentence, starts_in_mid_sentence, stops_in_mid_sentence
from schemas.block import Label
from schemas.brief import Section

_BODY = frozenset({Label.PARAGRAPH, Label.LIST_ITEM, Label.QUOTE, Label.TABLE})
_HEADS = frozenset({Label.HEADING, Label.QUESTION})
_CUT_MIN_WORDS = 8  # a shorter line that ends without a stop may be complete


@dataclass
class _Paragraph:
    text: str
    blocks: list[int]


@dataclass
class _Section:
    heading: str | None = None
    is_question: bool = False
    level: int = 1
    paragraphs: list[_Paragraph] = field(default_factory=list)


def build_sections(blocks: Sequence[LabelledBlock], *, is_flat: bool) -> tuple[Section, ...]:
    """The body in reading order: a section for each heading or question, and one without for what stands before.

    In a flat text, where every block is a sentence, the sentences up to the next heading are one paragraph.
    """
    levels = tell_levels([block for block in blocks if block.label in _HEADS])
    sections = [_Section()]
    for block in blocks:
        if block.label in _HEADS:
            sections.append(_Section(block.text, block.label is Label.QUESTION, levels[block.ordinal]))
        elif block.label in _BODY and not _is_cut_by_heading(sections, block):
            _add(sections[-1].paragraphs, block, is_flat=is_flat)
        elif block.label in _BODY:
            _add(sections[-2].paragraphs, block, is_flat=is_flat)
    return tuple(_section(section) for section in sections if section.heading or section.paragraphs)


def _is_cut_by_heading(sections: Sequence[_Section], block: LabelledBlock) -> bool:
    """True when a heading stands inside a sentence: what follows it goes on with what was before."""
    if len(sections) < 2 or sections[-1].paragraphs or not sections[-2].paragraphs:
        return False
    last = sections[-2].paragraphs[-1]
    is_open = count_words(last.text) >= _CUT_MIN_WORDS and _goes_on(last, block)
    return is_open and starts_in_mid_sentence(block.text)


def _add(paragraphs: list[_Paragraph], block: LabelledBlock, *, is_flat: bool) -> None:
    """Adds the block as a paragraph, or to the one before when it goes on with its sentence."""
    last = paragraphs[-1] if paragraphs else None
    if last and (is_flat or _goes_on(last, block)):
        last.text = _join(last.text, block.text)
        last.blocks.append(block.ordinal)
    else:
        paragraphs.append(_Paragraph(block.text, [block.ordinal]))


def _goes_on(last: _Paragraph, block: LabelledBlock) -> bool:
    """True when the block continues the paragraph's sentence.

    The paragraph stops without an end; what follows begins with a small letter, or the sentence is long enough to be
    sure that it is one, and something was removed between the two or its last word asks for another.
    """
    if block.label is Label.LIST_ITEM or ends_sentence(last.text) or last.text.endswith(":"):
        return False
    if starts_in_mid_sentence(block.text):
        return True
    is_cut = block.ordinal > last.blocks[-1] + 1 or stops_in_mid_sentence(last.text)
    return is_cut and count_words(last.text) >= _CUT_MIN_WORDS


def _join(before: str, after: str) -> str:
    """The two as one text, a word that was hyphenated at the cut made whole."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"


def _section(section: _Section) -> Section:
    return Section(
        heading=section.heading,
        level=section.level,
        kind="question" if section.is_question else "section",
        paragraphs=tuple(paragraph.text for paragraph in section.paragraphs),
        paragraph_blocks=tuple(tuple(paragraph.blocks) for paragraph in section.paragraphs),
    )
