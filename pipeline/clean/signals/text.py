"""Signals of a page's blocks from their text alone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Characters, Floats
from pipeline.clean.signals.context import (
    Signals,
    average,
    find_best_span,
    measure_gaps,
    place_in_span,
    shift,
)
from pipeline.clean.signals.words import Lexicon, Words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ELLIPSES = ("…", "...", "[…]", "[...]")
_PROSE_WORDS = 12
# Words to a character, and function words, where no spaces part them.
_WORDS_PER_IDEOGRAPH, _FUNCTION_WORDS_PER_IDEOGRAPH = 1 / 2.5, 1 / 6
_SAME_START = 30  # characters that a teaser and what it announces have in common
_NEAR = (-4, -3, -2, -1, 1, 2, 3, 4)
_NEXT = (-2, -1, 1, 2)
_WIDTHS = (3, 8, 20)


@dataclass(frozen=True)
class Texts:
    """A page's blocks as running text, none of them empty, and what is counted once for all signals."""

    texts: Sequence[str]
    title: str
    """What the page calls itself: its `title` element, or its first block."""
    lexicon: Lexicon

    @cached_property
    def characters(self) -> Characters:
        return Characters(self.texts)

    @cached_property
    def words(self) -> Words:
        return Words(self.texts, self.lexicon)

    @cached_property
    def word_counts(self) -> Floats:
        ideographs = self.characters.count("ideograph") * _WORDS_PER_IDEOGRAPH
        return (self.words.counts + ideographs).astype(np.float32)

    @cached_property
    def function_words(self) -> Floats:
        ideographs = self.characters.count("ideograph") * _FUNCTION_WORDS_PER_IDEOGRAPH
        return self.words.add_up(self.words.is_function) + ideographs

    @cached_property
    def is_prose(self) -> NDArray[np.bool_]:
        """Which blocks are sentences of some length."""
        return (self.word_counts >= _PROSE_WORDS) & self.characters.end_sentence()

    @cached_property
    def core(self) -> tuple[int, int]:
        """The span with the most function words beyond five a block, as a body has and menus have not."""
        return find_best_span(np.minimum(self.function_words, 15) - 5)


def describe_own(page: Texts) -> Signals:
    """Signals of each block for itself, and of what it shares with the rest of the page."""
    return _describe_shape(page) | _describe_ends(page) | _describe_words(page)


def _describe_shape(page: Texts) -> Signals:
    characters, words = page.characters, np.maximum(page.word_counts, 1)
    lengths, count = characters.lengths, characters.count
    return {
        "words": np.log1p(page.word_counts),
        "characters": np.log1p(lengths),
        "word_length": np.minimum(lengths / words, 40),
        "function_share": page.function_words / words,
        "function_words": np.minimum(page.function_words, 30),
        "capitalised": characters.capitalised / words,
        "upper": count("upper") / lengths,
        "digits": count("digit") / lengths,
        "commas": count("comma") / words,
        "stops": np.log1p(count("stop")),
        "stop_share": count("stop") / words,
        "quotes": np.log1p(count("quote")),
        "bars": count("bar") / lengths,
        "colons": count("colon") / lengths,
        "signs": characters.counts[:, 0] / lengths,
        "marks": count("mark"),
        "ideographs": count("ideograph") / lengths,
    }


def _describe_ends(page: Texts) -> Signals:
    lowered, characters = page.words.lowered, page.characters
    return {
        "ends": characters.end_sentence(),
        "first": characters.first,
        "last": characters.last,
        "ends_colon": _flag([text.endswith(":") for text in lowered]),
        "asks": _flag([text.endswith("?") for text in lowered]),
        "trails_off": _flag([text.endswith(_ELLIPSES) for text in lowered]),
        "year": _flag([_names_year(text) for text in lowered]),
        "address": _flag(["http" in text or "www." in text or "@" in text for text in lowered]),
        "rights": _flag(["©" in text or "copyright" in text or "rights reserved" in text for text in lowered]),
    }


def _names_year(text: str) -> bool:
    """True when a year stands near the text's start."""
    return ("19" in text or "20" in text) and _YEAR.search(text, 0, 80) is not None


def _flag(values: Sequence[bool]) -> Floats:
    return np.array(values, np.float32)


def _describe_words(page: Texts) -> Signals:
    core = np.zeros(len(page.texts), bool)
    core[slice(*page.core)] = True
    content, shared, shared_often, titled = page.words.compare(core & page.is_prose, page.title)
    weight, known = page.words.weigh()
    title_words = max(1, len(page.title.split()))
    repeats = Counter(page.words.lowered)
    return {
        "weight": weight,
        "known": known,
        "months": page.words.name_months(),
        "content": np.log1p(content),
        "shared": shared,
        "shared_often": shared_often,
        "titled": titled,
        "title_share": np.where(page.word_counts < 40, np.minimum(titled * content / title_words, 2), 0),
        "repeats": np.minimum([repeats[text] for text in page.words.lowered], 10),
        "same_start": _count_same_starts(page.words.lowered),
    }


def _count_same_starts(lowered: Sequence[str]) -> Floats:
    """How many other blocks begin with the same words; -1 for short ones."""
    starts = [text[:_SAME_START] for text in lowered]
    counts = Counter(start for start in starts if len(start) == _SAME_START)
    return np.array([counts[start] - 1 if len(start) == _SAME_START else -1 for start in starts], np.float32)


def describe_place(page: Texts) -> Signals:
    """Where on the page each block stands, and how it lies to what reads like a body."""
    count, words = len(page.texts), page.word_counts
    here = np.arange(count, dtype=np.float32)
    total = max(1.0, float(words.sum()))
    prose = np.where(page.is_prose, words, 0)
    before, after = measure_gaps(page.is_prose)
    core_start, core_end = place_in_span(count, page.core)
    long_start, long_end = place_in_span(
        count, find_best_span(np.where(words >= _PROSE_WORDS, np.minimum(words, 40), -6))
    )
    return {
        "words_before": (np.cumsum(words) - words) / total,
        "blocks_before": here / count,
        "from_top": np.log1p(here),
        "from_end": np.log1p(count - 1 - here),
        "prose_before": before,
        "prose_after": after,
        "prose_passed": np.cumsum(prose) / max(1.0, float(prose.sum())),
        "core_start": core_start,
        "core_end": core_end,
        "long_start": long_start,
        "long_end": long_end,
        **_describe_title_line(page),
        **_repeat(count, blocks=np.log1p(count), total=np.log1p(total)),
        **_repeat(count, prose_total=np.log1p(prose.sum()), prose_blocks=np.log1p(page.is_prose.sum())),
    }


def _repeat(count: int, **values: float) -> Signals:
    """The page's own signals, the same for all of its blocks."""
    return {name: np.full(count, value, np.float32) for name, value in values.items()}


def _describe_title_line(page: Texts) -> Signals:
    """Distance to the first block below the top that repeats the title, and how many do."""
    words = page.words
    title = set(page.title.lower().split())
    lines = [
        place
        for place, text in enumerate(words.lowered)
        if place and len(text) < 300 and title and len(title.intersection(text.split())) > 0.75 * len(title)
    ]
    count = len(page.texts)
    first = lines[0] if lines else 0
    distance = np.clip(np.arange(count, dtype=np.float32) - first, -20, 300)
    return {"from_title": distance, **_repeat(count, titles=min(len(lines), 5))}


def describe_neighbours(page: Texts, signals: Signals, more: Sequence[str] = ()) -> Signals:
    """The signals of the blocks around each: next to it one by one, farther off in means. `more` names DOM signals."""
    signals = {**signals, "prose": page.is_prose}
    near = ("words", "ends", "weight", "shared", "capitalised", *more)
    beside = ("function_share", "months", "year", "last", "stops", "commas", "digits", "asks", "ends_colon", "repeats")
    wide = ("prose", "weight", "words", "capitalised", "ends", "function_share", "shared", *more)
    return shift(signals, near, _NEAR) | shift(signals, (*beside, "titled"), _NEXT) | average(signals, wide, _WIDTHS)
