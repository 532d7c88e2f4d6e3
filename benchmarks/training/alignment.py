"""Which blocks of a page belong to its main text, told from the main text alone."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_START = 3  # words that find where a block may lie in the main text
_LONG = 8
_MOST_PLACES = 50
_ADJOINING = 0.5  # what it is worth, in words, to follow right upon the block before


def align(texts: Sequence[str], gold: str) -> NDArray[np.bool_]:
    """For each block whether it is part of the gold text.

    Finds where each block's words stand in the gold, whole or for the most part, and of all ways to take blocks
    in the gold's order the one that covers the most words: of two equal blocks the one in its place is taken.
    """
    words = _WORD.findall(gold.lower())
    starts = defaultdict(list)
    for place in range(len(words)):
        starts[tuple(words[place : place + _START])].append(place)
    best = _Best()
    for number, text in enumerate(texts):
        best.add(number, _find_places(_WORD.findall(text.lower()), words, starts))
    is_gold = np.zeros(len(texts), bool)
    is_gold[best.trace()] = True
    return is_gold


def _find_places(
    own: Sequence[str], words: Sequence[str], starts: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, int]]:
    """Start and end of each run of the gold's words that is the block, or more than half of it."""
    if not own:
        return []
    places = [(place, place + _match(own, words, place)) for place in starts.get(tuple(own[:_START]), ())]
    places = [(start, end) for start, end in places if _is_enough(end - start, len(own))]
    if not places and len(own) < _START:
        places = [(at, at + len(own)) for at in range(len(words)) if list(words[at : at + len(own)]) == list(own)]
    if not places and len(own) >= _LONG:
        places = _find_inside(own, words, starts)
    return places[:_MOST_PLACES]


def _find_inside(
    own: Sequence[str], words: Sequence[str], starts: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, int]]:
    """As above, for a block with other words before those of the gold."""
    for skipped in range(1, len(own) - _START):
        rest = own[skipped:]
        found = [(at, at + _match(rest, words, at)) for at in starts.get(tuple(rest[:_START]), ())]
        if found := [(start, end) for start, end in found if end - start >= 0.5 * len(own)]:
            return found
    return []


def _match(own: Sequence[str], words: Sequence[str], place: int) -> int:
    """How many of the block's words stand in the gold from that place on."""
    count = 0
    while count < len(own) and place + count < len(words) and own[count] == words[place + count]:
        count += 1
    return count


def _is_enough(matched: int, total: int) -> bool:
    return matched == total or (matched >= 0.6 * total and matched >= _LONG)


class _Best:
    """The chain of blocks, in the gold's order, that covers the most words."""

    def __init__(self) -> None:
        self._nodes: list[tuple[float, int, int]] = []  # covered so far, node before, number of the block
        self._ends: list[tuple[int, float, int]] = []  # place in the gold, covered up to it, node; both rise
        self._exact: dict[int, int] = {}

    def add(self, number: int, places: Sequence[tuple[int, int]]) -> None:
        """A block, and where it may lie; a block is never chained to itself."""
        added = []
        for start, end in places:
            covered, before = self._reach(start)
            adjoining = self._exact.get(start)
            if adjoining is not None and self._nodes[adjoining][0] + _ADJOINING > covered:
                covered, before = self._nodes[adjoining][0] + _ADJOINING, adjoining
            added.append((end, (covered + (end - start) - 0.05, before, number)))
        for end, node in added:
            self._nodes.append(node)
            self._keep(end, node[0], len(self._nodes) - 1)

    def _reach(self, start: int) -> tuple[float, int]:
        at = bisect_left(self._ends, (start + 1, -1.0, -1))
        return self._ends[at - 1][1:] if at else (0.0, -1)

    def _keep(self, end: int, covered: float, node: int) -> None:
        known = self._exact.get(end)
        if known is None or self._nodes[known][0] < covered:
            self._exact[end] = node
        if self._reach(end)[0] >= covered:
            return
        insort(self._ends, (end, covered, node))
        at = self._ends.index((end, covered, node))
        while at + 1 < len(self._ends) and self._ends[at + 1][1] <= covered:
            del self._ends[at + 1]

    def trace(self) -> list[int]:
        """Numbers of the chain's blocks."""
        node = max(range(len(self._nodes)), key=lambda number: self._nodes[number][0], default=-1)
        numbers = []
        while node != -1:
            _, before, number = self._nodes[node]
            numbers.append(number)
            node = before
        return numbers
