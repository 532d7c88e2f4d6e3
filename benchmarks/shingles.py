"""How well a text matches the wanted one: four words in a row (shingles), counted as often as they occur.

The measure of the article-extraction benchmark: precision and recall of each page, then their means over the pages,
then F1 of the two means. https://github.com/scrapinghub/article-extraction-benchmark
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

SIZE = 4
_TOKEN = re.compile(r"\w+")
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Match:
    """Shingles of one page: in both texts, in ours alone, in the wanted one alone."""

    both: int
    extra: int
    missing: int

    @property
    def precision(self) -> float | None:
        """Share of our shingles that are wanted; None when we have none."""
        ours = self.both + self.extra
        return self.both / ours if ours else None

    @property
    def recall(self) -> float | None:
        """Share of the wanted shingles that we have; None when none is wanted."""
        wanted = self.both + self.missing
        return self.both / wanted if wanted else None

    @property
    def f1(self) -> float:
        """Of this page alone; 1 when nothing is wanted and we have nothing."""
        if not self.both:
            return float(not self.extra and not self.missing)
        return 2 * self.both / (2 * self.both + self.extra + self.missing)


def tokenize(text: str) -> list[str]:
    """The words of the text, case kept; a run of script without spaces is one word."""
    return _TOKEN.findall(text)


def count_shingles(text: str) -> Shingles:
    """The text's shingles; a text of one to three words is one shorter shingle."""
    tokens = tokenize(text)
    if len(tokens) <= SIZE:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(*(tokens[i:] for i in range(SIZE)), strict=False))


def match(ours: str, wanted: str) -> Match:
    """Our text against the wanted one."""
    mine, gold = count_shingles(ours), count_shingles(wanted)
    both = (mine & gold).total()
    return Match(both, mine.total() - both, gold.total() - both)


def average(matches: Iterable[Match]) -> dict[str, float]:
    """F1, precision and recall over the pages.

    As in the benchmark, a page for which we have no text counts in recall only.
    """
    pages = list(matches)
    precision = _mean([page.precision for page in pages])
    recall = _mean([page.recall for page in pages])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}


def _mean(values: Sequence[float | None]) -> float:
    """The mean of those that are; 0 when none is."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else 0.0
