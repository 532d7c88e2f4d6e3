"""Variants of training pages: what the corpus has too little of, made from its own pages.

Short bodies under long menus, texts that were half cleaned already, languages that the lexicon does not know,
lists of related articles, and comments.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.page import Dom

_WORD = re.compile(r"\w+")
_BODY_LENGTHS = (60, 100, 150, 200, 300, 400)  # words that a shortened body keeps
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_KANA = "いうかきくけこさしすせそたちつてとなにのはひふまみむめもやらりるれろをん日本人年大会社国中事者時間方法"
_HANGUL = "가나다라마바사아자차카타파하고는을를이에서도한지기리스트정부시민경제국회대사람"
_MONTHS = ("January", "Feb", "March", "April", "May", "June", "Jul", "August", "Sept", "October", "Nov", "December")
_HEADINGS = ("Related Articles", "Related", "More from us", "You may also like", "Latest news", "Most read", "See also")


@dataclass(frozen=True)
class Example:
    """A page's blocks, and which of them are main text."""

    page_id: str
    texts: tuple[str, ...]
    title: str
    is_gold: NDArray[np.bool_]
    dom: Dom | None
    origin: NDArray[np.int64]
    """The number of each block on the page itself; -1 for one that was added."""
    is_disguised: bool = False

    def select(self, kept: NDArray[np.bool_]) -> "Example":
        """The page without some of its blocks."""
        chosen = np.flatnonzero(kept).tolist()
        dom = Dom([self.dom.markups[at] for at in chosen], [self.dom.paths[at] for at in chosen]) if self.dom else None
        texts = tuple(self.texts[at] for at in chosen)
        return replace(self, texts=texts, is_gold=self.is_gold[chosen], origin=self.origin[chosen], dom=dom)

    def insert(self, at: int, texts: Sequence[str]) -> "Example":
        """The page with blocks added that are no main text. For pages without a DOM only."""
        added = np.full(len(texts), -1)
        return replace(
            self,
            texts=(*self.texts[:at], *texts, *self.texts[at:]),
            is_gold=np.concatenate((self.is_gold[:at], np.zeros(len(texts), bool), self.is_gold[at:])),
            origin=np.concatenate((self.origin[:at], added, self.origin[at:])),
        )


def vary(example: Example, others: Sequence[Example], random: Random) -> Example:
    """One variant of the page, by chance several things at once."""
    if not example.is_gold.any():
        return example
    if random.random() < 0.5:
        example = _shorten(example, random)
    if random.random() < 0.5:
        example = _crop(example, random)
    if example.dom is None and random.random() < 0.6:
        example = _add_related(example, random.sample(others, min(12, len(others))), random)
    if example.dom is None and random.random() < 0.3:
        example = _add_comments(example, random.sample(others, min(8, len(others))), random)
    return _disguise(example, random) if random.random() < 0.4 else example


def _ends(example: Example) -> tuple[int, int]:
    gold = np.flatnonzero(example.is_gold)
    return int(gold[0]), int(gold[-1])


def _shorten(example: Example, random: Random) -> Example:
    """The body cut after some words; what stands behind its end follows at once."""
    words = np.array([len(text.split()) for text in example.texts])
    _, last = _ends(example)
    cut = int(np.searchsorted(np.cumsum(words * example.is_gold), random.choice(_BODY_LENGTHS)))
    here = np.arange(len(words))
    return example.select((here <= cut) | (here > last))


def _crop(example: Example, random: Random) -> Example:
    """Most of what stands before or behind the body taken away, as a scraper does."""
    first, last = _ends(example)
    here = np.arange(len(example.texts))
    kept = np.ones(len(here), bool)
    is_tight = random.random() < 0.3
    if is_tight or random.random() < 0.7:
        kept &= here >= first - random.randint(0, 3 if is_tight else 12)
    if is_tight or random.random() < 0.5:
        kept &= here <= last + random.randint(0, 3 if is_tight else 25)
    return example.select(kept)


def _add_related(example: Example, others: Sequence[Example], random: Random) -> Example:
    """A list of other pages behind the body, now and then inside it."""
    lines = [random.choice(_HEADINGS)] if random.random() < 0.6 else []
    has_date, has_blurb, is_cut = random.random() < 0.5, random.random() < 0.5, random.random() < 0.5
    for other in others[: random.randint(2, 12)]:
        lines.append(re.split(r"\s[|–-]\s", other.title)[0])
        lines += [_make_date(random)] if has_date else []
        lines += [_take_sentence(other, random, 30 if is_cut else 60)] if has_blurb else []
    first, last = _ends(example)
    is_inside = random.random() < 0.2
    at = random.randint(first, last) if is_inside else min(last + 1 + random.randint(0, 2), len(example.texts))
    return example.insert(at, [line for line in lines[: 5 if is_inside else None] if line.strip()])


def _add_comments(example: Example, others: Sequence[Example], random: Random) -> Example:
    """What readers say, behind the body."""
    lines = [f"{len(others)} comments"]
    for other in others[: random.randint(2, 8)]:
        name = " ".join(random.sample(other.title.split(), min(2, len(other.title.split())))) or "Anonymous"
        lines += [f"{name} says:", _make_date(random)] if random.random() < 0.5 else [f"{name} on {_make_date(random)}"]
        lines += [_take_sentence(other, random, 60) for _ in range(random.randint(1, 3))]
        lines += ["Reply"] if random.random() < 0.6 else []
    _, last = _ends(example)
    return example.insert(last + 1, [line for line in lines if line.strip()])


def _make_date(random: Random) -> str:
    hour = f" at {random.randint(1, 12)}:{random.randint(10, 59)} am" if random.random() < 0.4 else ""
    return f"{random.choice(_MONTHS)} {random.randint(1, 28)}, {random.randint(2008, 2026)}{hour}"


def _take_sentence(other: Example, random: Random, most: int) -> str:
    """A paragraph of another page's body, cut after some words."""
    gold = [text for text, is_gold in zip(other.texts, other.is_gold, strict=True) if is_gold and len(text) > 60]
    words = random.choice(gold).split() if gold else []
    return " ".join(words) if len(words) <= most else " ".join(words[: most - 5]) + random.choice(("…", "...", "."))


def _disguise(example: Example, random: Random) -> Example:
    """The page in words that nobody knows: of Latin letters, or of a script with or without spaces."""
    rewrite = random.choice((_shuffle_letters, _shuffle_letters, _write_kana, _write_hangul))(random)
    return replace(
        example,
        texts=tuple(rewrite(text) or text for text in example.texts),
        title=rewrite(example.title),
        is_disguised=True,
    )


def _shuffle_letters(random: Random) -> Callable[[str], str]:
    table: dict[int, int] = {}
    for letters in (_VOWELS, _CONSONANTS):
        mixed = random.sample(letters, len(letters))
        table |= str.maketrans(letters + letters.upper(), "".join(mixed) + "".join(mixed).upper())
    return lambda text: text.translate(table)


def _write_kana(random: Random) -> Callable[[str], str]:
    """Words run together; full stops and commas of their own."""
    write = _write_signs(random, _KANA, 1, 3)
    return lambda text: (
        write(text).replace(". ", "。").replace(", ", "、").replace(" ", "").rstrip(".")
        + ("。" if text.endswith(".") else "")
    )


def _write_hangul(random: Random) -> Callable[[str], str]:
    return _write_signs(random, _HANGUL, 2, 4)


def _write_signs(random: Random, signs: str, least: int, most: int) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def write(word: re.Match[str]) -> str:
        text = word.group()
        if text.isdigit():
            return text
        if text not in known:
            known[text] = "".join(random.choices(signs, k=random.randint(least, most)))
        return known[text]

    return lambda text: _WORD.sub(write, text)
