"""A PDF page's text in pieces: runs of characters that stand on one baseline without a gap that a column could fit in.

The only file that asks pdfium for text. It asks by run: a question for each character costs ten times as much.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
from pypdfium2 import raw

HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen at a line's end; it then drops the line break."""

_GAP = 0.8  # of the type size: a wider gap parts two pieces
_WIDE_SET = 0.9  # of the type size for each character: a run set wider than this has gaps inside
_STYLE = re.compile(
    r"[-, ]?(?:bold|black|heavy|demi|semi|semibold|medium|light|thin|book|roman|regular|italic|oblique|it|bd|"
    r"psmt|mt|std|lt|rg|hv|md|cn|bdcn|mdcn|hvcn|cond|condensed|caption|text|disp|display|subhead)+$",
    re.IGNORECASE,
)
_BOLD = re.compile(r"bold|black|heavy|demi(?!r)|-bd|-hv", re.IGNORECASE)
_BOLD_WEIGHT = 600
_DOUBLE = re.compile(r"(\S) ?\1")
# Symbol fonts put their bullets into the private use area; control characters and half surrogates are no text.
_REPLACED = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "‣", 0xF0FC: "•", 0x2028: "\n", 0x2029: "\n"}
_REPLACED |= dict.fromkeys((*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, *range(0xD800, 0xE000)), " ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters: points from the page's upper left corner, as the page is shown."""

    text: str
    left: float
    right: float
    base: float
    """Where the letters stand."""
    size: float
    font: str
    """Family of the type, without weight and slant."""
    is_bold: bool = False
    is_turned: bool = False
    """True when the text does not run from left to right along the page."""


def read_pieces(page: pypdfium2.PdfPage, sheet: "Sheet") -> list[Piece]:
    """The page's pieces in the order of its content stream; blank ones and those off the page left out."""
    textpage = page.get_textpage()
    try:
        pieces = [
            piece
            for start, text in _runs(textpage)
            for piece in _cut(textpage, sheet, start, text)
            if piece.text and sheet.shows(piece)
        ]
    finally:
        textpage.close()
    return pieces


class Sheet:
    """The page's frame: turns pdfium's coordinates into those of the page as shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = (float(edge) for edge in page.get_cropbox())
        self.turn = int(page.get_rotation()) // 90 % 4

    @property
    def width(self) -> float:
        return abs(self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom)

    @property
    def height(self) -> float:
        return abs(self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The point from the upper left corner."""
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        if self.turn == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def shows(self, piece: Piece) -> bool:
        return piece.right > 0 and piece.left < self.width and 0 < piece.base < self.height + piece.size


def _runs(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """The text between pdfium's line breaks, each with the index of its first character."""
    count = textpage.count_chars()
    text = textpage.get_text_range() if count > 0 else ""
    if len(text) != count:  # characters without a code are counted, but left out of the text
        text = "".join(chr(raw.FPDFText_GetUnicode(textpage, index)) for index in range(count)).replace("\2", HYPHEN)
    for run in re.finditer(rf"[^\r\n{HYPHEN}]+{HYPHEN}?", text):
        if run.group().strip():
            yield run.start(), run.group()


def _cut(textpage: pypdfium2.PdfTextPage, sheet: Sheet, start: int, text: str) -> Iterator[Piece]:
    """The run as one piece when no gap shows, else cut at its gaps."""
    lead = len(text) - len(text.lstrip())
    start, text = start + lead, text.strip()
    boxes = [textpage.get_rect(index) for index in range(textpage.count_rects(start, len(text)))]
    if not boxes:
        return
    type_of = _main_type(textpage, sheet, start, text if len(boxes) > 1 else text[:1])
    if _has_gap(boxes, type_of.size) or type_of.is_turned or _is_wide_set(boxes, text, type_of.size):
        yield from _cut_by_character(textpage, sheet, start, text)
    else:
        yield _piece(sheet, text, boxes, type_of)


def _has_gap(boxes: list[tuple[float, ...]], size: float) -> bool:
    """True when the boxes of a run do not follow closely on one line."""
    return any(
        not -size < after[0] - before[2] < _GAP * size or after[1] > before[3] + size or after[3] < before[1] - size
        for before, after in zip(boxes, boxes[1:], strict=False)
    )


def _is_wide_set(boxes: list[tuple[float, ...]], text: str, size: float) -> bool:
    width = boxes[-1][2] - boxes[0][0]
    return len(text) > 1 and text.isascii() and width > _WIDE_SET * size * len(text)


def _cut_by_character(textpage: pypdfium2.PdfTextPage, sheet: Sheet, start: int, text: str) -> Iterator[Piece]:
    """The run cut where two characters stand apart, by asking for the place of each."""
    first, boxes, type_of = 0, [textpage.get_charbox(start)], _type_at(textpage, start, sheet)
    for index in range(1, len(text)):
        if text[index].isspace() or text[index] == HYPHEN:
            continue  # neither has a place of its own
        box = textpage.get_charbox(start + index)
        if not type_of.is_turned and _has_gap([boxes[-1], box], type_of.size):
            yield _piece(sheet, text[first:index].strip(), boxes, type_of)
            first, boxes, type_of = index, [box], _type_at(textpage, start + index, sheet)
        else:
            boxes.append(box)
    yield _piece(sheet, text[first:].strip(), boxes, type_of)


def _main_type(textpage: pypdfium2.PdfTextPage, sheet: Sheet, start: int, text: str) -> "_Type":
    """The type that two of three characters have; spaces that pdfium puts in have none of their own."""
    black = [index for index, char in enumerate(text) if not char.isspace()]
    first, middle, last = (black[place * (len(black) - 1) // 4] for place in (1, 2, 3))
    types = [_type_at(textpage, start + index, sheet) for index in dict.fromkeys((middle, first, last))]
    return next((each for each in types if sum(_are_alike(each, other) for other in types) > 1), types[0])


def _are_alike(one: "_Type", other: "_Type") -> bool:
    return (one.size, one.font, one.is_bold) == (other.size, other.font, other.is_bold)


def _piece(sheet: Sheet, text: str, boxes: list[tuple[float, ...]], type_of: "_Type") -> Piece:
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    (x1, y1), (x2, y2) = sheet.place(left, bottom), sheet.place(right, top)
    base = max(y1, y2) if type_of.is_turned else sheet.place(*type_of.origin)[1]
    text = _undouble(text.translate(_REPLACED).strip())
    return Piece(text, min(x1, x2), max(x1, x2), base, type_of.size, type_of.font, type_of.is_bold, type_of.is_turned)


def _undouble(text: str) -> str:
    """The text once, where each letter was printed twice to look bold."""
    black = text.replace(" ", "")
    is_double = len(black) >= 8 and len(set(black)) > 3 and black[::2] == black[1::2]
    return _DOUBLE.sub(r"\1", text) if is_double else text


@dataclass(frozen=True, slots=True)
class _Type:
    """The type of one character, and where it stands."""

    origin: tuple[float, float]
    size: float
    font: str
    is_bold: bool
    is_turned: bool


def _type_at(textpage: pypdfium2.PdfTextPage, index: int, sheet: Sheet) -> _Type:
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
    has_matrix = raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) if has_matrix else 1.0
    size = raw.FPDFText_GetFontSize(textpage, index) * (scale or 1.0)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) if has_matrix else 0.0
    is_turned = abs((angle - 90 * sheet.turn + 180) % 360 - 180) > 20
    family, is_bold = _read_font(*_font_at(textpage, index))
    return _Type((x.value, y.value), max(1.0, abs(size)), family, is_bold, is_turned)


def _font_at(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[str, int]:
    """The font's full name and its weight (400 is regular)."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, ctypes.byref(flags))
    weight: Any = raw.FPDFText_GetFontWeight(textpage, index)
    return buffer.value.decode("utf-8", "replace"), int(weight)


@lru_cache(maxsize=512)
def _read_font(name: str, weight: int) -> tuple[str, bool]:
    """Family in lower case, and whether the face is bold: "ABCDEF+MinionPro-Bold" is ("minionpro", True)."""
    face = name.rpartition("+")[2]
    family = face.partition("-")[0].partition(",")[0]
    return (_STYLE.sub("", family) or family).lower(), weight >= _BOLD_WEIGHT or bool(_BOLD.search(face))
