"""What the type of a block says of it, in documents whose blocks have a place on paper.

The body's type is that of most of the text; what is set smaller belongs to notes, figures and imprints.
"""

from collections import Counter
from typing import NamedTuple

from pipeline.clean.page import Page

_SMALL = 0.92  # of the body's size
_LIKE_BODY = 0.07  # of the body's size: what differs less is set like the body
_BODY_SHARE = 0.3  # of the text: of all types with this much of it, the largest is the body's


class Face(NamedTuple):
    """A type: family and size in points."""

    font: str
    size: float


def find_body_face(page: Page) -> Face:
    """The type of the body. Long notes may hold more of the text than it does, but in a smaller type."""
    shares: Counter[Face] = Counter()
    for text, place in zip(page.texts, page.typeset, strict=True):
        shares[Face(place.font, round(place.font_size * 2) / 2)] += len(text)
    least = min(_BODY_SHARE * shares.total(), shares.most_common(1)[0][1])
    return max((face for face, count in shares.items() if count >= least), key=lambda face: (face.size, face.font))


def is_set_as_body(page: Page, ordinal: int, body: Face) -> bool:
    """True when the block has the body's family and nearly its size; bold or not."""
    place = page.typeset[ordinal]
    return place.font == body.font and abs(place.font_size - body.size) <= _LIKE_BODY * body.size


def is_small(page: Page, ordinal: int, body: Face) -> bool:
    """True when the block is set smaller than the body."""
    return page.typeset[ordinal].font_size < _SMALL * body.size
