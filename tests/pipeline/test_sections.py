"""Paragraphs that something cut in two, and where their halves end up."""

import pytest

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
