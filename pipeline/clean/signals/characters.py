"""Counts of characters by kind, of all blocks at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

KINDS = {"space": 1, "digit": 2, "upper": 3, "letter": 4, "ideograph": 5, "stop": 6, "comma": 7, "mark": 8}
KINDS |= {"quote": 9, "bar": 10, "colon": 11}
"""Kind of a character -> its number; anything else is 0. An ideograph is any letter of a script without spaces."""
_KIND_COUNT = 12
_SIGNS = {"stop": ".。…", "comma": ",、，;；", "mark": "!?！？", "quote": "\"“”‘’'«»„」』", "bar": "|•·»›>/→←▼"}
_SIGNS |= {"colon": ":()[]-–—：（）", "space": " "}
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF))


def _tell_kind(char: str) -> int:
    for name, signs in _SIGNS.items():
        if char in signs:
            return KINDS[name]
    if char.isdigit():
        return KINDS["digit"]
    if char.isupper():
        return KINDS["upper"]
    return KINDS["letter"] if char.isalpha() else 0


_KIND_OF = np.full(0x10000, 255, np.uint8)
"""The kind of each character of the basic plane, filled as they are met; 255 where none was."""


def _look_up(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The kind of each character."""
    codes = np.minimum(codes, 0xFFFF)
    kinds = _KIND_OF[codes]
    for code in set(codes[kinds == 255].tolist()):
        is_ideograph = any(first <= code <= last for first, last in _IDEOGRAPHS)
        _KIND_OF[code] = KINDS["ideograph"] if is_ideograph else _tell_kind(chr(code))
        kinds[codes == code] = _KIND_OF[code]
    return kinds


_CLOSES_SENTENCE, _CLOSES_QUOTE = np.zeros(256, bool), np.zeros(256, bool)
_CLOSES_SENTENCE[[KINDS["stop"], KINDS["mark"]]] = True
_CLOSES_QUOTE[[KINDS["quote"], KINDS["colon"]]] = True


class Characters:
    """Kinds of the characters of some texts, none of them empty: how many of each, and which at the ends."""

    def __init__(self, texts: Sequence[str]) -> None:
        codes = np.frombuffer("\n".join((*texts, "")).encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = _look_up(codes)
        count = len(texts)
        lengths = np.fromiter(map(len, texts), np.int64, count)
        starts = np.cumsum(lengths + 1) - lengths - 1
        text_of = np.repeat(np.arange(count), lengths + 1)
        self.counts: Floats = (
            np.bincount(text_of * _KIND_COUNT + kinds, minlength=count * _KIND_COUNT)
            .reshape(count, _KIND_COUNT)
            .astype(np.float32)
        )
        self.counts[:, 0] -= 1  # the line break between two texts
        self.lengths: Floats = np.maximum(lengths, 1).astype(np.float32)
        ends = np.maximum(starts + lengths - 1, starts)
        self.first, self.last = kinds[starts], kinds[ends]
        self.last_but_one = kinds[np.maximum(ends - 1, starts)]
        is_letter = (kinds == KINDS["upper"]) | (kinds == KINDS["letter"]) | (kinds == KINDS["digit"])
        begins = (kinds == KINDS["upper"]) & ~np.concatenate(([False], is_letter[:-1]))
        self.capitalised: Floats = np.bincount(text_of[begins], minlength=count).astype(np.float32)
        """Words that begin with a capital."""

    def count(self, kind: str) -> Floats:
        """Characters of the kind in each text."""
        return self.counts[:, KINDS[kind]]

    def end_sentence(self) -> NDArray[np.bool_]:
        """Whether each text closes with a full stop, a question or an exclamation mark, quoted or not."""
        is_closed = _CLOSES_QUOTE[self.last] & _CLOSES_SENTENCE[self.last_but_one]
        ends: NDArray[np.bool_] = _CLOSES_SENTENCE[self.last] | is_closed
        return ends
