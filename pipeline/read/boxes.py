"""The boxes drawn on a PDF page: filled or framed shapes that hold text apart from the columns around them."""

import ctypes
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from pipeline.read.pieces import Sheet

_MAX_OBJECTS = 2000  # of a page; a drawing of more is looked at no further
_MIN_WIDTH = 60.0
_MIN_HEIGHT = 24.0
_MAX_SHARE = 0.7  # of the page: a larger one is its ground


class Box(NamedTuple):
    """Points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, left: float, top: float, right: float, bottom: float) -> bool:
        """True when the rectangle lies inside, a point or two of overhang aside."""
        return self.left - 2 <= left and right <= self.right + 2 and self.top - 2 <= top and bottom <= self.bottom + 4


def read_boxes(page: pypdfium2.PdfPage, sheet: Sheet) -> list[Box]:
    """The page's boxes, the largest first."""
    boxes: set[Box] = set()
    for index in range(min(_MAX_OBJECTS, raw.FPDFPage_CountObjects(page))):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_PATH and (box := _bounds(shape, sheet)):
            boxes.add(box)
    largest = _MAX_SHARE * sheet.width * sheet.height
    return sorted((box for box in boxes if box.area <= largest), key=lambda box: (-box.area, box))


def _bounds(shape: object, sheet: Sheet) -> Box | None:
    """The shape's frame; None when it is too small to hold text."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(shape, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top))
    if right.value - left.value < _MIN_HEIGHT or top.value - bottom.value < _MIN_HEIGHT:
        return None
    (x1, y1), (x2, y2) = sheet.place(left.value, bottom.value), sheet.place(right.value, top.value)
    box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return box if box.right - box.left >= _MIN_WIDTH else None
