"""What the words of a block say: how many are function words, how they weigh, and what they share with the body."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Floats
from pipeline.text import FUNCTION_WORDS

WORD = re.compile(r"\w+")
MONTHS = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin "
        "juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto "
        "septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre"
    ).split()
)
_READ_LENGTH = 2000  # characters of a block whose words are looked at
_HEAD, _TAIL = 14, 4  # words at the ends of a block that are weighed


class Lexicon:
    """Weights of words, learned: how much each speaks for main text, anywhere, as the first word and as the last."""

    def __init__(self, words: Sequence[str], weights: NDArray[np.float32]) -> None:
        """`weights` has a row for each word: anywhere, first, last."""
        extra = sorted((FUNCTION_WORDS | MONTHS) - set(words))
        self.number_of: Mapping[str, int] = {word: number for number, word in enumerate((*words, *extra), 1)}
        self.weights = np.zeros((len(self.number_of) + 1, 3), np.float32)
        self.weights[1 : len(words) + 1] = weights
        self.is_function = self._mark(FUNCTION_WORDS)
        self.is_month = self._mark(MONTHS)
        self.is_weighed = np.abs(self.weights).sum(1) > 0

    def _mark(self, words: frozenset[str]) -> NDArray[np.bool_]:
        marks = np.zeros(len(self.number_of) + 1, bool)
        marks[[self.number_of[word] for word in words]] = True
        return marks


class Words:
    """The words of some texts, and what the lexicon knows of them."""

    def __init__(self, texts: Sequence[str], lexicon: Lexicon) -> None:
        self.lowered = [text[:_READ_LENGTH].lower() for text in texts]
        tokens = [WORD.findall(text) for text in self.lowered]
        self.text_count = len(texts)
        self.flat = list(chain.from_iterable(tokens))
        self.counts = np.fromiter(map(len, tokens), np.int64, self.text_count)
        self.text_of = np.repeat(np.arange(self.text_count), self.counts)
        self.id_of = {word: number for number, word in enumerate(dict.fromkeys(self.flat))}
        """Each word of the texts once -> its number among them."""
        self.ids = np.fromiter(map(self.id_of.__getitem__, self.flat), np.int64, len(self.flat))
        self.numbers = np.fromiter(map(lexicon.number_of.get, self.id_of, repeat(0)), np.int64)[self.ids]
        self.place = np.arange(len(self.flat)) - np.repeat(np.cumsum(self.counts) - self.counts, self.counts)
        self.is_function = lexicon.is_function[self.numbers]
        self.lexicon = lexicon

    def add_up(self, values: NDArray[np.generic]) -> Floats:
        """Sum by text of a value a word."""
        return np.bincount(self.text_of, weights=values, minlength=self.text_count).astype(np.float32)

    def name_months(self) -> Floats:
        """Months among the first twelve words of each text."""
        return self.add_up(self.lexicon.is_month[self.numbers] & (self.place < 12))

    def weigh(self) -> tuple[Floats, Floats]:
        """For each text the weights of its outer words together, and the share of those that have one."""
        length = self.counts[self.text_of]
        is_outer = (self.place < _HEAD) | (self.place >= length - _TAIL)
        weights = self.lexicon.weights[self.numbers]
        total = (
            weights[:, 0] * is_outer + weights[:, 1] * (self.place == 0) + weights[:, 2] * (self.place == length - 1)
        )
        share = self.add_up(self.lexicon.is_weighed[self.numbers] & is_outer) / np.maximum(self.add_up(is_outer), 1)
        return self.add_up(total), share

    def compare(self, is_core: NDArray[np.bool_], title: str) -> tuple[Floats, Floats, Floats, Floats]:
        """Of each text's content words: how many, the share said in the core too, the same by log count, in the title.

        A text of the core is compared with the rest of it.
        """
        is_long = np.fromiter(map(len, self.id_of), np.int64) > 3
        is_content = is_long[self.ids] & ~self.is_function
        in_core = is_core[self.text_of] & is_content
        others = np.bincount(self.ids[in_core], minlength=len(self.id_of))[self.ids]
        others[in_core] -= self._count_own(in_core)
        is_title = np.zeros(len(self.id_of), bool)
        is_title[[self.id_of[word] for word in WORD.findall(title.lower())[:40] if word in self.id_of]] = True
        in_title = is_title[self.ids] & is_content
        count = np.maximum(self.add_up(is_content), 1)
        shared = (others > 0) & is_content
        return (
            count,
            self.add_up(shared) / count,
            self.add_up(shared * np.log1p(np.maximum(others, 0))) / count,
            self.add_up(in_title) / count,
        )

    def _count_own(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each of the chosen words how often its own text says it, chosen too."""
        pairs = self.ids[chosen] * self.text_count + self.text_of[chosen]
        _, inverse, counts = np.unique(pairs, return_inverse=True, return_counts=True)
        own: NDArray[np.int64] = counts[inverse]
        return own
