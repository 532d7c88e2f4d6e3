"""Seams: places in a flat text where one line of the page ended and the next began, without a sentence's end.

A scraper that joins a page's lines with spaces leaves "Home About Us The article examines" and "Conclusion The
paper". What a seam looks like was learned from pages whose lines are known; `seams.json` holds the weights.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_STOPS = (".", "!", "?", "…", ".”", '."', ".’", "?”", "!”", '?"', '!"', ".)", "?)", "。", "！", "？")
_TRIM = "\"'“”‘’«»()[]{}.,;:!?…*"
_FAR = 12  # words; what is farther away counts as far
# A capital after one of these is a name inside a phrase: no line ends so.
NO_LAST_WORD = frozenset(
    (
        "the a an of and or to in for with by on at from that is are was were be been its their his her our your this "
        "these those which who as but than into between under over via per not has have had will would can could "
        "should may might must mr mrs ms dr der die das des den dem und oder von vom zu zur im mit für auf ein eine "
        "le la les du de et ou en dans pour par sur un une au aux el los las y o con del il lo gli e di da nel per"
    ).split()
)


class Word(NamedTuple):
    """A word as the features see it."""

    start: int
    end: int
    bare: str  # lower case, punctuation trimmed
    shape: str  # how it begins and how it ends
    is_capital: bool
    is_small: bool
    ends: bool  # closes a sentence


def find_seams(text: str) -> list[int]:
    """Offsets at which a new line of the page begins, sentence ends aside."""
    words = [read_word(match.start(), match.group()) for match in _WORD.finditer(text)]
    weights = _load_weights()
    return [words[place].start for place, keys in describe_gaps(words) if _sum(weights, keys) > 0]


def read_word(start: int, raw: str) -> Word:
    bare = raw.strip(_TRIM)
    first = bare[:1]
    is_capital, is_small = first.isupper(), first.islower()
    return Word(
        start,
        start + len(raw),
        bare[:24].lower(),
        _tell_opening(raw, bare) + _tell_kind(bare) + _tell_closing(raw),
        is_capital,
        is_small,
        raw.endswith(_STOPS),
    )


def _tell_kind(bare: str) -> str:
    first = bare[:1]
    if first.isupper():
        return "I" if len(bare) == 1 else "A" if bare[:24].isupper() else "U"
    if first.islower():
        return "l"
    if first.isdigit():
        return "y" if len(bare) == 4 and bare.isdigit() else "d"
    return "c" if first.isalpha() else "s"


def _tell_opening(raw: str, bare: str) -> str:
    return "" if not bare or raw[0] == bare[0] else raw[0]


def _tell_closing(raw: str) -> str:
    return raw[-1] if not raw[-1].isalnum() and len(raw) > 1 else ""


def describe_gaps(words: Sequence[Word]) -> Iterator[tuple[int, list[str]]]:
    """For each gap that may be a seam: the number of the word after it, and its features."""
    starts, ends = _repeats(words)
    small = {word.bare for word in words if word.is_small}
    capitals, smalls, since = _count_before(words)
    after = _count_after(words)
    echoes = _find_echoes(words)
    for place in range(1, len(words)):
        last, first = words[place - 1], words[place]
        if first.is_small or last.bare in NO_LAST_WORD:
            continue
        before2 = words[place - 2] if place > 1 else _EDGE
        first2 = words[place + 1] if place + 1 < len(words) else _EDGE
        shapes = f"{last.shape}|{first.shape}"
        yield (
            place,
            [
                "bias",
                f"p={last.bare}",
                f"n={first.bare}",
                f"pb={before2.bare} {last.bare}",
                f"nb={first.bare} {first2.bare}",
                f"s={shapes}",
                f"s4={before2.shape}|{shapes}|{first2.shape}",
                f"ps={last.bare}|{first.shape}",
                f"ns={last.shape}|{first.bare}",
                f"n2={first.bare}|{first2.shape}",
                f"cb={capitals[place - 1]}|{smalls[place - 1]}",
                f"ca={after[0][place]}|{after[1][place]}",
                f"se={since[place - 1]}|{after[2][place]}",
                f"e={last.ends}{last.shape[-1:]}{first.shape}",
                f"r={starts[place]}{ends[place - 1]}",
                f"rs={starts[place]}{ends[place - 1]}{shapes}",
                f"ec={echoes[place]}{echoes[place - 1]}",
                f"lo={last.bare in small}{first.bare in small}|{shapes}",
                f"lc={capitals[place - 1]}|{after[0][place]}|{first2.is_small}{last.is_small}",
            ],
        )


_EDGE = Word(0, 0, "", "", False, False, False)


def _sum(weights: dict[str, float], keys: list[str]) -> float:
    return sum([weights.get(key, 0.0) for key in keys])


def _repeats(words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """For each word, whether a phrase of the text that comes again elsewhere begins there, and whether one ends there.

    0: no; 1: its three words come again with another neighbour outside; 2: only with the same one.
    """
    bares = [word.bare for word in words]
    triples = list(zip(bares, bares[1:], bares[2:], strict=False))
    before: dict[tuple[str, str, str], set[str]] = {}
    after: dict[tuple[str, str, str], set[str]] = {}
    for place, triple in enumerate(triples):
        before.setdefault(triple, set()).add(bares[place - 1] if place else "")
        after.setdefault(triple, set()).add(bares[place + 3] if place + 3 < len(bares) else "")
    count: dict[tuple[str, str, str], int] = {}
    for triple in triples:
        count[triple] = count.get(triple, 0) + 1
    starts, ends = [0] * len(bares), [0] * len(bares)
    for place, triple in enumerate(triples):
        if count[triple] > 1:
            starts[place] = 1 if len(before[triple]) > 1 else 2
            ends[place + 2] = 1 if len(after[triple]) > 1 else 2
    return starts, ends


def _find_echoes(words: Sequence[Word]) -> list[int]:
    """For each word, how many words before it say the same as those from it on: a heading, and the name it gives."""
    bares = [word.bare for word in words]
    echoes = [0] * len(bares)
    last: dict[str, int] = {}
    for place, bare in enumerate(bares):
        length = place - last.get(bare, -_FAR)
        if 0 < length <= 6 and bare and bares[place - length : place] == bares[place : place + length]:
            echoes[place] = length
        last[bare] = place
    return echoes


def _count_before(words: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
    """Up to each word: capitals in a row, small words in a row before it, words since the last sentence's end."""
    capitals, smalls, since = [], [], []
    capital = small = distance = 0
    for word in words:
        capital = 0 if word.is_small else min(_FAR, capital + 1)
        small = min(3, small + 1) if word.is_small else small if capital == 1 else 0
        capitals.append(capital)
        smalls.append(small)
        distance = 0 if word.ends else min(40, distance + 1)
        since.append(distance // 3 if distance < 12 else 4 + distance // 12)
    return capitals, smalls, since


def _count_after(words: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
    """From each word on: capitals in a row, small words of the next six, words to the next sentence's end."""
    capitals, smalls, until = [0] * len(words), [0] * len(words), [0] * len(words)
    capital = distance = small = 0
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        capital = 0 if word.is_small else min(_FAR, capital + 1)
        small += word.is_small
        if place + 6 < len(words):
            small -= words[place + 6].is_small
        distance = 0 if word.ends else min(40, distance + 1)
        capitals[place], smalls[place] = capital, small
        until[place] = distance // 3 if distance < 12 else 4 + distance // 12
    return capitals, smalls, until


@cache
def _load_weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(Path(__file__).with_name("seams.json").read_text(encoding="utf-8"))
    return weights
