"""Weights of words and of names in the DOM: how much each speaks for main text, by logistic regression."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.training.variants import Example
from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.dom import list_names
from pipeline.clean.signals.words import WORD

Weights = dict[str, float]
_HEAD, _TAIL = 14, 4
_FEWEST_PAGES = 8  # pages that a word or name must stand on to be weighed


def list_words(example: Example) -> list[frozenset[str]]:
    """For each block its outer words: anywhere, "^" before the first, "$" behind the last."""
    found = []
    for text in example.texts:
        words = WORD.findall(text[:2000].lower())
        marked = {f"^{words[0]}", f"{words[-1]}$"} if words else set()
        found.append(frozenset({*words[:_HEAD], *words[-_TAIL:], *marked}))
    return found


def list_dom_names(example: Example) -> list[frozenset[str]]:
    """For each block the names around it."""
    return [list_names(markup) for markup in example.dom.markups] if example.dom else []


class Regression:
    """Weights of the strings that blocks have, learned from some pages; those of few pages are left out."""

    def __init__(
        self, examples: Sequence[Example], describe: Callable[[Example], list[frozenset[str]]], strength: float
    ) -> None:
        self._strings = {example.page_id: describe(example) for example in examples}
        pages: Counter[str] = Counter()
        for blocks in self._strings.values():
            pages.update(frozenset().union(*blocks))
        self.vocabulary = sorted(string for string, count in pages.items() if count >= _FEWEST_PAGES)
        self._columns = {string: column for column, string in enumerate(self.vocabulary)}
        self._strength = strength

    def fit(self, examples: Sequence[Example]) -> Weights:
        """The weights, each page counting the same."""
        matrix = sparse.vstack([self._arrange(example) for example in examples]).tocsr()
        wanted = np.concatenate([example.is_gold for example in examples])
        counts = np.concatenate([weigh_blocks(example) for example in examples])
        model = LogisticRegression(C=self._strength, solver="liblinear")
        model.fit(matrix, wanted, sample_weight=counts)
        return dict(zip(self.vocabulary, model.coef_[0].tolist(), strict=True))

    def _arrange(self, example: Example) -> sparse.csr_matrix:
        blocks = self._strings[example.page_id]
        pairs = [
            (row, self._columns[string])
            for row, strings in enumerate(blocks)
            for string in strings
            if string in self._columns
        ]
        rows, columns = np.array(pairs, int).reshape(-1, 2).T
        return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(blocks), len(self.vocabulary)))


def weigh_blocks(example: Example) -> Floats:
    """How much each block counts in training: by its root of words, the pages alike."""
    words = np.maximum([len(text.split()) for text in example.texts], 1)
    weights: Floats = (10 * np.sqrt(words) / np.sqrt(words.sum() + 50)).astype(np.float32)
    return weights


def arrange_words(weights: Weights, least: float) -> tuple[tuple[str, ...], Floats]:
    """Words and their three weights: anywhere, first, last. Words whose weights all stay under `least` are left out."""
    rows: dict[str, list[float]] = {}
    for string, weight in weights.items():
        place = 1 if string.startswith("^") else 2 if string.endswith("$") else 0
        rows.setdefault(string.strip("^$"), [0.0, 0.0, 0.0])[place] = weight
    kept = {word: row for word, row in rows.items() if max(map(abs, row)) >= least}
    return tuple(kept), np.array(list(kept.values()), np.float32).reshape(-1, 3)
