"""The title as printed, and what to show where there is none."""

from collections.abc import Sequence

from pipeline.structure.found import Found
from pipeline.structure.labelled import Labelled
from schemas.block import Label

_DISPLAY_WORDS = 12


def find_title(document: Labelled) -> Found[str]:
    """The text of the title's blocks; None when no block was judged to be one: a title is never made up."""
    return Found(" ".join(document.texts_of(Label.TITLE)) or None)


def derive_display_title(summary: str | None, paragraphs: Sequence[str]) -> str:
    """The first twelve words of the teaser or the body, for lists; empty when there is neither."""
    words = (summary or next(iter(paragraphs), "")).split()
    return " ".join(words[:_DISPLAY_WORDS]) + ("…" if len(words) > _DISPLAY_WORDS else "")
