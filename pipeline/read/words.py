"""Words of a flat text as its seams are told from them: their forms, runs and returns."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_STOPS = (".", "!", "?", "…", ".”", '."', ".’", "?”", "!”", '?"', '!"', ".)", "?)", "。", "！", "？")
_TRIM = "\"'“”‘’«»()[]{}.,;:!?…*"
_FAR = 12  # words; what is farther away counts as far
_STEPS = tuple(count // 3 if count < 12 else 4 + count // 12 for count in range(41))  # forty words are far
_KNOWN_FORMS = 20_000
_WHOLE_CHARS = 24  # of a longer word only the beginning is looked at


class Form(NamedTuple):
    """What a word looks like."""

    bare: str
    """Lower case, punctuation trimmed."""
    shape: str
    """How it begins, what it is, and how it ends: "U," is a capitalised word before a comma."""
    is_small: bool
    ends: bool
    """True when it closes a sentence."""


class Runs(NamedTuple):
    """For each word of a text, what surrounds it. Counts stop at what is far."""

    capitals: list[int]
    """Words without a small initial in a row, up to this one."""
    smalls: list[int]
    """Small words in a row before those, at most three."""
    since: list[int]
    """Words since the last sentence's end, in steps."""
    heads: list[str]
    """First word of the run of capitals it stands in."""
    capitals_on: list[int]
    """Words without a small initial in a row, from this one on."""
    smalls_on: list[int]
    """Small words among the six from this one on."""
    until: list[int]
    """Words to the next sentence's end, in steps."""
    next_small: list[str]
    """First small word from this one on, before the sentence's end."""


def read_words(text: str) -> tuple[list[Form], list[int]]:
    """The words' forms and offsets, in order."""
    matches = list(_WORD.finditer(text))
    return [_read_form(match.group()) for match in matches], [match.start() for match in matches]


@lru_cache(_KNOWN_FORMS)
def _read_form(raw: str) -> Form:
    bare = raw.strip(_TRIM)
    opening = raw[0] if bare and raw[0] != bare[0] else ""
    closing = raw[-1] if len(raw) > 1 and not raw[-1].isalnum() else ""
    shape = opening + _tell_kind(bare) + closing
    return Form(bare[:_WHOLE_CHARS].lower(), shape, bare[:1].islower(), raw.endswith(_STOPS))


def _tell_kind(bare: str) -> str:
    """I: a capital alone; A: capitals; U: capitalised; l: small; y: a year; d: digits; c: no case; s: a sign."""
    first = bare[:1]
    if first.isupper():
        return "I" if len(bare) == 1 else "A" if bare[:_WHOLE_CHARS].isupper() else "U"
    if first.islower():
        return "l"
    if first.isdigit():
        return "y" if len(bare) == 4 and bare.isdigit() else "d"
    return "c" if first.isalpha() else "s"


def find_runs(words: Sequence[Form]) -> Runs:
    """What surrounds each word."""
    return Runs(*_walk_forward(words), *_walk_back(words))


def _walk_forward(words: Sequence[Form]) -> tuple[list[int], list[int], list[int], list[str]]:
    capitals, smalls, since, heads = [], [], [], []
    capital = small = distance = 0
    head, ended = "", True
    for word in words:
        if word.is_small:
            capital, head = 0, ""
            small += small < 3
        else:
            capital += capital < _FAR
            small = small if capital == 1 else 0
            head = word.bare if ended or not head else head
        ended = word.ends
        distance = 0 if ended else distance + (distance < 40)
        capitals.append(capital)
        smalls.append(small)
        since.append(_STEPS[distance])
        heads.append(head)
    return capitals, smalls, since, heads


def _walk_back(words: Sequence[Form]) -> tuple[list[int], list[int], list[int], list[str]]:
    count = len(words)
    capitals, smalls, until, nexts = [0] * count, [0] * count, [0] * count, [""] * count
    capital = small = distance = 0
    following = ""
    for place in range(count - 1, -1, -1):
        word = words[place]
        capital = 0 if word.is_small else capital + (capital < _FAR)
        small += word.is_small - (place + 6 < count and words[place + 6].is_small)
        distance = 0 if word.ends else distance + (distance < 40)
        following = word.bare if word.is_small else "" if word.ends else following
        capitals[place], smalls[place], until[place], nexts[place] = capital, small, _STEPS[distance], following
    return capitals, smalls, until, nexts


def find_returns(words: Sequence[Form]) -> tuple[list[int], list[int]]:
    """For each word, whether a phrase of three that comes again elsewhere begins with it, and whether one ends with it.

    0: none does; 1: one does, with another neighbour outside; 2: one does, always with the same neighbour.
    """
    bares = [word.bare for word in words]
    triples = list(zip(bares, bares[1:], bares[2:], strict=False))
    counts = Counter(triples)
    places = [place for place, triple in enumerate(triples) if counts[triple] > 1]
    before: dict[tuple[str, str, str], set[str]] = {}
    after: dict[tuple[str, str, str], set[str]] = {}
    for place in places:
        before.setdefault(triples[place], set()).add(bares[place - 1] if place else "")
        after.setdefault(triples[place], set()).add(bares[place + 3] if place + 3 < len(bares) else "")
    starts, ends = [0] * len(bares), [0] * len(bares)
    for place in places:
        starts[place] = 1 if len(before[triples[place]]) > 1 else 2
        ends[place + 2] = 1 if len(after[triples[place]]) > 1 else 2
    return starts, ends


def find_echoes(words: Sequence[Form]) -> list[int]:
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
