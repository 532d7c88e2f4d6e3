"""Lines of a page, in reading order, into paragraphs; and a paragraph's lines into text."""

import re
from collections.abc import Collection, Sequence
from statistics import median

from pipeline.read.columns import Line
from pipeline.read.pieces import HYPHEN
from pipeline.text import ends_sentence, starts_in_mid_sentence

_SAME_SIZE = 1.12  # times: type sizes nearer than this are one
_LOOSE = 1.25  # times the pitch of its neighbours: a line that far below begins a paragraph
_INDENT = 0.7  # of the type size
_LETTER = 0.55  # of the type size: about the width of a letter and its share of the space
_LIST_START = re.compile(r"^(?:[•·▪‣◦●○■□–—*►▶➢✓]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_NOTE_START = re.compile(r"^(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡§]{1,3})\s*[^\W\d]")
# Parts of compounds that keep their hyphen at a line's end when the document does not write them elsewhere.
_KEEPS_HYPHEN = frozenset(
    "self well long short high low mid ex non two three four five six seven eight nine ten one all so decision policy "
    "evidence data".split()
)
_WORD_END = re.compile(r"[^\s—–/(\[“\"]+$")
_WORD_START = re.compile(r"^[^\s—–/)\],;:.”\"]+")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*[/.\-_=&?#%]$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


def group_lines(lines: Sequence[Line], body_size: float) -> list[list[Line]]:
    """The lines in paragraphs; headings, list items, notes and what is set in another type stand apart.

    A paragraph that a column cuts stays whole.
    """
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if groups and not _parts(groups[-1], line, after, _pitch(lines, index), _reach(lines, index), body_size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _pitch(lines: Sequence[Line], index: int) -> float:
    """The usual distance between lines around this one; 1.4 times its size where there is no telling."""
    size = lines[index].size
    around = lines[max(0, index - 13) : index + 13]
    steps = [
        step
        for before, after in zip(around, around[1:], strict=False)
        if 0.8 * size <= (step := after.base - before.base) < 2.6 * size
        if _same_size(before, after) and _same_size(after, lines[index])
    ]
    return median(steps) if len(steps) >= 2 else min([*steps, 1.4 * size])


def _reach(lines: Sequence[Line], index: int) -> float:
    """How far to the right the lines come that stand around the break before this one, in its column."""
    reach = max(lines[index - 1].right, lines[index].right)
    if index > 1 and not _is_jump(lines[index - 2], lines[index - 1]):
        reach = max(reach, lines[index - 2].right)
    for near in range(index + 1, min(len(lines), index + 4)):
        if _is_jump(lines[near - 1], lines[near]) or not _same_size(lines[near - 1], lines[near]):
            break
        reach = max(reach, lines[near].right)
    return reach


def _same_size(one: Line, other: Line) -> bool:
    return max(one.size, other.size) <= _SAME_SIZE * min(one.size, other.size)


def _is_jump(before: Line, after: Line) -> bool:
    """True when the second line stands in another column than the first, or beside it."""
    is_below = after.base > before.base + 0.5 * min(before.size, after.size)
    return not is_below or min(before.right, after.right) <= max(before.left, after.left)


def _parts(group: Sequence[Line], line: Line, after: Line | None, pitch: float, reach: float, body_size: float) -> bool:
    """True when the line begins a paragraph after those of the group."""
    last = group[-1]
    if last.box != line.box or last.is_turned or line.is_turned or not _same_size(last, line):
        return True
    if _differs_in_type(last, line) and not _goes_on(last, line):
        return True
    if _LIST_START.match(line.text) or _starts_note(group[0], line, body_size):
        return True
    if _is_jump(last, line):
        return not _continues(group, line, after, body_size)
    if line.base - last.base > _LOOSE * pitch + 0.5:
        return True
    return _is_indented(group, line, after) or _had_room(last, line, reach, body_size)


def _differs_in_type(last: Line, line: Line) -> bool:
    return last.is_bold != line.is_bold or last.font != line.font


def _goes_on(last: Line, line: Line) -> bool:
    """True when the line can only be the rest of the sentence before it."""
    return last.is_hyphenated or (not ends_sentence(last.text) and starts_in_mid_sentence(line.text))


def _starts_note(first: Line, line: Line, body_size: float) -> bool:
    """True for a line in small type that begins with a raised mark, or with one like that of the note above."""
    if line.has_mark and line.size < 0.95 * body_size:
        return True
    return line.size < 0.95 * body_size and all(_NOTE_START.match(each.text) for each in (first, line))


def _continues(group: Sequence[Line], line: Line, after: Line | None, body_size: float) -> bool:
    """True when the paragraph goes on at the head of the next column."""
    last = group[-1]
    if last.size < 0.9 * body_size or ends_sentence(last.text) or last.text.endswith(":") or line.base > last.base:
        return False
    is_full = last.right > max(each.right for each in group) - 4 * last.size
    is_flush = after is None or line.left < after.left + _INDENT * line.size
    return last.is_hyphenated or (is_full and (starts_in_mid_sentence(line.text) or is_flush))


def _is_indented(group: Sequence[Line], line: Line, after: Line | None) -> bool:
    """True when the line's left edge says that a paragraph begins.

    It is moved in, and the line below is not; or it is moved out after lines that all were in.
    """
    last, step = group[-1], _INDENT * line.size
    if abs(line.left + line.right - last.left - last.right) < step:
        return False  # both stand on one axis
    if last.left + step < line.left < last.left + 5 * step:
        return after is not None and not _is_jump(line, after) and after.left < line.left - step
    if line.left < last.left - step:
        return len(group) > 1 and abs(group[-2].left - last.left) < step / 2
    return False


def _had_room(last: Line, line: Line, reach: float, body_size: float) -> bool:
    """True when the line's first word would have fitted on the line before, which can be a paragraph's last."""
    if starts_in_mid_sentence(line.text) or last.is_hyphenated:
        return False
    word = line.text.split(maxsplit=1)[0]
    room = reach - last.right - _LETTER * last.size * (len(word) + 1)
    if ends_sentence(last.text) or last.text.endswith(":"):
        return room > 0.5 * last.size
    is_body = not last.is_bold and last.size < _SAME_SIZE * body_size
    return is_body and last.right - last.left < 0.6 * (reach - last.left) and room > 0


def join_lines(lines: Sequence[Line], words: Collection[str]) -> str:
    """The paragraph's text, a line break where a space or a soft hyphen is meant.

    A hyphen at a line's end belongs to the word when the document's words, or its own form, say so.
    """
    text = lines[0].text
    for line in lines[1:]:
        text += _break(text, line.text, words) + line.text
    return text.replace(HYPHEN, "-")


def _break(before: str, after: str, words: Collection[str]) -> str:
    """What stands between two lines: a line break, or nothing where they are one word."""
    if before.endswith("\u00ad"):
        return ""
    if before.endswith((HYPHEN, "-", "\u2010")) and before[-2:-1].isalnum():
        return "\n" if _is_soft_hyphen(before, after, words) else ""
    is_run_on = before.endswith(("—", "–", "/")) and not before[-2:-1].isspace() and after[:1].isalnum()
    is_address = bool(_ADDRESS_END.search(before)) and (after[:1].islower() or after[:1].isdigit())
    is_cjk = bool(_CJK.match(before[-1:]) and _CJK.match(after))
    return "" if is_run_on or is_address or is_cjk else "\n"


def _is_soft_hyphen(before: str, after: str, words: Collection[str]) -> bool:
    """True when the hyphen only parts a word at the line's end."""
    first, second = _WORD_END.search(before[:-1]), _WORD_START.match(after)
    if first is None or second is None or not after[:1].islower() or not before[-2:-1].islower():
        return False
    left, right = first.group().casefold(), second.group().casefold()
    if left + right in words:
        return True
    if f"{left}-{right}" in words or "-" in left or "-" in right:
        return False
    return left not in _KEEPS_HYPHEN
