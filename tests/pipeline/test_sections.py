"""Paragraphs that something cut in two, and where their halves end up."""

import pytest

from pipeline.evidence import Markup, Typeset
from pipeline.structure.labelled import LabelledBlock
from pipeline.structure.sections import build_sections
from schemas.block import Label

HALF = "The ministry that built the power lines across the border was"
REST = "closed in spring, and nobody took its place."
OTHER = "A second paragraph stands after it."


def sections_of(*blocks: tuple[Label, str]) -> list[tuple[str | None, tuple[str, ...]]]:
    labelled = [LabelledBlock(ordinal, text, label) for ordinal, (label, text) in enumerate(blocks)]
    return [(section.heading, section.paragraphs) for section in build_sections(labelled, is_flat=False)]


def test_a_heading_inside_a_sentence_does_not_part_it() -> None:
    cut = (Label.PARAGRAPH, HALF), (Label.HEADING, "Border Studies"), (Label.PARAGRAPH, REST), (Label.PARAGRAPH, OTHER)
    assert sections_of(*cut) == [(None, (f"{HALF} {REST}",)), ("Border Studies", (OTHER,))]


def test_a_heading_after_a_sentence_begins_a_section_even_over_a_small_letter() -> None:
    whole = (Label.PARAGRAPH, f"{HALF} closed."), (Label.HEADING, "Trade"), (Label.PARAGRAPH, "iron is what they sell.")
    assert [heading for heading, _ in sections_of(*whole)] == [None, "Trade"]


@pytest.mark.parametrize("label", [Label.RUNNING_HEADER, Label.PAGE_NUMBER, Label.NOTE, Label.CAPTION, Label.OTHER])
def test_what_was_removed_inside_a_sentence_leaves_it_whole(label: Label) -> None:
    cut = (Label.PARAGRAPH, HALF), (label, "Page 4 of the paper"), (Label.PARAGRAPH, REST)
    assert sections_of(*cut) == [(None, (f"{HALF} {REST}",))]


def levels_of(*headings: LabelledBlock) -> list[int]:
    return [section.level for section in build_sections(headings, is_flat=False)]


def marked(ordinal: int, *path: str) -> LabelledBlock:
    return LabelledBlock(ordinal, f"Quay {ordinal}", Label.HEADING, markup=Markup(path[-1], path, 0.0))


def typeset(ordinal: int, size: float, *, is_bold: bool = False) -> LabelledBlock:
    place = Typeset(1, 0, 0, 100, 20, size, is_bold)
    return LabelledBlock(ordinal, f"Quay {ordinal}", Label.HEADING, typeset=place)


def numbered(*texts: str) -> list[LabelledBlock]:
    return [LabelledBlock(ordinal, text, Label.HEADING) for ordinal, text in enumerate(texts)]


def test_tags_give_levels_from_1_and_none_between_is_left_out() -> None:
    assert levels_of(marked(0, "main", "h2"), marked(1, "main", "h4"), marked(2, "main", "h2", "a")) == [1, 2, 1]


def test_a_line_without_a_tag_lies_below_those_with_one() -> None:
    assert levels_of(marked(0, "main", "h3"), marked(1, "main", "p")) == [1, 2]


def test_larger_type_lies_above_smaller_and_bold_above_plain() -> None:
    assert levels_of(typeset(0, 14), typeset(1, 12, is_bold=True), typeset(2, 12), typeset(3, 14.2)) == [1, 2, 3, 1]


def test_numbers_give_levels_in_plain_text() -> None:
    assert levels_of(*numbered("1. Ports", "1.1 Quays", "1.1.1 Walls", "2 Ships", "Conclusion")) == [1, 2, 3, 1, 1]
