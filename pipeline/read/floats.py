"""Boxes find their place between paragraphs: a box that stands inside a sentence is read before the paragraph."""

from collections.abc import Sequence

from pipeline.read.columns import Line
from pipeline.text import count_words, ends_sentence

_FLOW_MIN_WORDS = 8  # a shorter line is no part of the running text
_LIKE_BODY = 0.1  # of the body's size

Group = list[Line]


def settle_boxes(groups: Sequence[Group], body_size: float) -> list[Group]:
    """One page's groups, each box moved up before the paragraph that it interrupts, and before that one's heading.

    A page that begins in mid-sentence keeps its first paragraph first; the box then comes after it.
    """
    settled: list[Group] = []
    for unit in _join_boxes(groups):
        place = _find_place(settled, body_size) if unit[0][0].box else len(settled)
        settled[place:place] = unit
    return settled


def _join_boxes(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups of one box together; all others alone."""
    units: list[list[Group]] = []
    for group in groups:
        if units and group[0].box and group[0].box == units[-1][0][0].box:
            units[-1].append(group)
        else:
            units.append([group])
    return units


def _find_place(before: Sequence[Group], body_size: float) -> int:
    """Where a box that follows these groups can stand without cutting a sentence."""
    last = next((place for place in reversed(range(len(before))) if _is_flow(before[place], body_size)), None)
    if last is None or _is_finished(before[last]) or not any(_is_flow(group, body_size) for group in before[:last]):
        return len(before)
    while last and not before[last - 1][0].box and not _is_flow(before[last - 1], body_size) and _is_head(before, last):
        last -= 1
    return last


def _is_flow(group: Group, body_size: float) -> bool:
    """True for running text of the body's size, outside of boxes."""
    like_body = abs(group[0].size - body_size) <= _LIKE_BODY * body_size
    return like_body and not group[0].box and sum(count_words(line.text) for line in group) >= _FLOW_MIN_WORDS


def _is_finished(group: Group) -> bool:
    text = group[-1].text
    return ends_sentence(text) or text.endswith((":", ";"))


def _is_head(groups: Sequence[Group], place: int) -> bool:
    """True when the group before that place is a heading over what stands there."""
    above, below = groups[place - 1][-1], groups[place][0]
    return above.base < below.base and (above.is_bold or above.size > below.size) and above.size >= below.size
