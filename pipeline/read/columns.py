"""Pieces into lines, and lines into reading order: down one column, then the next.

The order is Breuel's: a line comes before what stands below it and shares its width, and before what stands wholly to
its right, unless a line that is as wide as both stands between the two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.read.boxes import Box
from pipeline.read.pieces import HYPHEN, Piece

_WORD_GAP = 0.12  # of the type size, between two words
_JOIN_GAP = 0.8  # of the type size, between two pieces of one line
_MARK_GAP = 2.0  # of the type size, between a note's mark and the note
_ROW_GAP = 3.0  # of the type size, between two pieces of one line that nothing stands between
_INITIAL = 1.8  # times the size of the body: a letter larger than this opens a paragraph
_EDGE_GAP = 1.0  # of the type size: the white that parts a page's head and foot from its columns
_EDGE_LINES = 4
_ROWS_NEAR = 60  # of the lines that end near a piece, more are not looked at
_MAX_ORDERED = 900  # lines of a page; a page of more is a drawing, and is read from top to bottom


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or what stands alone at its height."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    is_bold: bool
    is_turned: bool
    has_mark: bool = False
    """True when it begins with a small raised mark, as footnotes do."""
    box: int = 0
    """Number of the box that it stands in, from 1 on each page; 0 outside of any."""

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.25 * self.size

    @property
    def is_hyphenated(self) -> bool:
        return self.text.endswith(HYPHEN)


def order_lines(pieces: Sequence[Piece], boxes: Sequence[Box], body_size: float) -> list[Line]:
    """The page's lines in reading order, initials put before the words they belong to, turned text last.

    Boxes come largest first. What stands in one is read together.
    """
    initials = [piece for piece in pieces if _is_initial(piece, body_size)]
    upright = [piece for piece in pieces if not piece.is_turned and piece not in initials]
    lines = _set_initials(_join_pieces(upright), initials)
    turned = [_line([piece]) for piece in pieces if piece.is_turned]
    return _join_rows(_order_boxed(lines, boxes)) + turned


def _order_boxed(lines: list[Line], boxes: Sequence[Box]) -> list[Line]:
    """The lines in reading order, each box as if it were one line."""
    inside: dict[Line, list[Line]] = {}
    outside = lines
    for number, box in enumerate(boxes, start=1):
        held = [line for line in outside if box.holds(line.left, line.base - line.size / 2, line.right, line.base)]
        if held and len(held) < len(lines):
            outside = [line for line in outside if line not in held]
            ordered = _order_boxed([replace(line, box=number) for line in held], [])
            inside[replace(ordered[0], left=box.left, right=box.right, box=-number)] = ordered
    units = [unit for band in _part_edges(outside + list(inside)) for unit in _order(band)]
    return [line for unit in units for line in inside.get(unit, [unit])]


def _join_pieces(pieces: Iterable[Piece]) -> list[Line]:
    """Pieces that follow each other closely at one height, as lines; a raised mark goes with its line."""
    rows: dict[int, list[list[Piece]]] = defaultdict(list)
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        near = [row for bucket in range(_bucket(piece) - 1, _bucket(piece) + 2) for row in rows[bucket][-_ROWS_NEAR:]]
        home = max((row for row in near if _follows(row[-1], piece)), key=lambda row: row[-1].right, default=None)
        if home is None:
            lines.append(home := [])
            rows[_bucket(piece)].append(home)
        home.append(piece)
    return [_line(line) for line in lines]


def _bucket(piece: Piece) -> int:
    return int(piece.base // 12)


def _follows(before: Piece, after: Piece) -> bool:
    """True when the second piece goes on with the line of the first."""
    size = max(before.size, after.size)
    gap, rise = after.left - before.right, abs(after.base - before.base)
    if _is_mark(before, after):
        return rise < 0.7 * size and 0 <= gap < _MARK_GAP * size
    same_height = rise < 0.15 * size or (rise < 0.55 * size and min(before.size, after.size) < 0.8 * size)
    return same_height and -0.5 * size < gap < _JOIN_GAP * size


def _is_mark(before: Piece, after: Piece) -> bool:
    """True for a note's raised mark and the note after it, which may stand off further than words do."""
    is_raised = before.size < 0.8 * after.size and before.base < after.base
    return is_raised and len(before.text) <= 3 and before.text.isalnum()


def _line(pieces: Sequence[Piece]) -> Line:
    main = max(pieces, key=lambda piece: len(piece.text))
    if _is_right_to_left(main.text):
        pieces = pieces[::-1]
    text = pieces[0].text
    for before, after in zip(pieces, pieces[1:], strict=False):
        gap = max(after.left - before.right, before.left - after.right)
        text += " " * (gap > _WORD_GAP * min(before.size, after.size)) + after.text
    first = pieces[0]
    has_mark = len(pieces) > 1 and len(first.text) <= 3 and first.size < 0.8 * main.size and first.base < main.base
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    return Line(text, left, right, main.base, main.size, main.font, main.is_bold, main.is_turned, has_mark)


def _is_right_to_left(text: str) -> bool:
    return sum("\u0590" <= char <= "\u08ff" for char in text) > len(text) / 2


def _is_initial(piece: Piece, body_size: float) -> bool:
    letters = piece.text.strip("\"'“‘«")
    return len(letters) == 1 and letters.isupper() and piece.size >= _INITIAL * body_size and not piece.is_turned


def _set_initials(lines: list[Line], initials: Iterable[Piece]) -> list[Line]:
    """Each initial put before the topmost of the lines beside it, all of which then begin at its left."""
    for initial in initials:
        beside = [line for line in lines if _stands_beside(initial, line)]
        if not beside:
            lines.append(_line([initial]))
            continue
        first = min(beside, key=lambda line: line.base)
        for line in beside:
            text = join_initial(initial.text, line.text, lines) if line is first else line.text
            lines[lines.index(line)] = replace(line, left=initial.left, text=text)
    return lines


def _stands_beside(initial: Piece, line: Line) -> bool:
    between = initial.base - 0.8 * initial.size < line.base < initial.base + 0.4 * line.size
    return between and -0.3 * line.size < line.left - initial.right < 1.5 * line.size


def join_initial(initial: str, rest: str, lines: Iterable[Line]) -> str:
    """The initial and its line: "T" and "he" are one word, "A" and "nation" are two."""
    word = rest.split(maxsplit=1)[0].strip(".,;:").casefold()
    letter = initial[-1]
    if letter not in "AI" or not word.isalpha():
        return initial + rest
    words = {known for line in lines for known in line.text.casefold().split()}
    is_one = letter.casefold() + word in words or (len(word) <= 2 and word not in words)
    is_two = len(word) > 2 and word in words
    return initial + rest if is_one or not is_two else f"{initial} {rest}"


def _part_edges(lines: list[Line]) -> Iterator[list[Line]]:
    """The page's head, its columns and its foot: what white space across the whole width parts from the rest."""
    rows = sorted(lines, key=lambda line: line.top)
    cuts, bottom = [], float("-inf")
    for index, line in enumerate(rows):
        if index and line.top - bottom > _EDGE_GAP * line.size:
            cuts.append(index)
        bottom = max(bottom, line.bottom)
    edges = [cut for cut in cuts if cut <= _EDGE_LINES or cut >= len(rows) - _EDGE_LINES]
    for start, end in zip([0, *edges], [*edges, len(rows)], strict=True):
        yield rows[start:end]


def _order(lines: list[Line]) -> list[Line]:
    if not 1 < len(lines) <= _MAX_ORDERED:
        return sorted(lines, key=lambda line: (line.base, line.left))
    before = _find_order(lines)
    waiting = before.sum(axis=0)
    left_over = set(range(len(lines)))
    ordered: list[Line] = []
    last: Line | None = None
    while left_over:
        ready = [index for index in left_over if waiting[index] == 0] or [min(left_over, key=waiting.__getitem__)]
        best = min(ready, key=lambda index: (not _is_under(last, lines[index]), lines[index].base, lines[index].left))
        left_over.remove(best)
        waiting -= before[best]
        last = lines[best]
        ordered.append(last)
    return ordered


def _is_under(last: Line | None, line: Line) -> bool:
    """True when the line shares its width with the last one read."""
    return last is not None and min(last.right, line.right) > max(last.left, line.left)


def _find_order(lines: list[Line]) -> npt.NDArray[np.int32]:
    """One where the row's line must be read before the column's."""
    left, right, base, size = (
        np.array([getattr(line, name) for line in lines]) for name in ("left", "right", "base", "size")
    )
    shares = np.minimum(right[:, None], right[None]) - np.maximum(left[:, None], left[None]) > 1
    above = base[None] - base[:, None] > 0.3 * np.minimum(size[:, None], size[None])
    beside = right[:, None] <= left[None] + 1
    parted = np.zeros_like(beside)
    for wide in range(len(lines)):
        over, under = shares[wide] & above[:, wide], shares[wide] & above[wide]
        if over.any() and under.any():
            parted |= np.outer(over, under) | np.outer(under, over)
    order: npt.NDArray[np.int32] = ((shares & above) | (beside & ~parted)).astype(np.int32)
    return order


def _join_rows(lines: list[Line]) -> list[Line]:
    """Neighbours in reading order that stand at one height, close together, as one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and abs(last.base - line.base) < 0.2 * line.size and 0 <= line.left - last.right < _ROW_GAP * line.size:
            joined[-1] = replace(last, text=f"{last.text} {line.text}", right=line.right)
        else:
            joined.append(line)
    return joined
