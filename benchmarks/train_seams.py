"""Learns what a seam of a flat text looks like: `python -m benchmarks.train_seams`.

The pages of WCXB, the held-out tenth aside, are flattened to lines and the lines joined with spaces: the places of
the joins are what is to be found again. Gaps that touch body text count five times as much as those inside menus,
where nothing is lost when two words stay together. Writes `pipeline/read/seams.json`: the weights of a logistic
regression, fitted by AdaGrad; features that fewer than twelve pages have are left out, so no site's words are in it.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.corpora import find_shared, load_flatten, load_wcxb
from pipeline.read import seams
from pipeline.read.seams import Feature
from pipeline.read.words import read_words
from pipeline.text import ends_sentence, split_sentences

TARGET = Path(seams.__file__).with_name("seams.json")
_MAX_CHARS = 60_000
_MIN_PAGES = 12
_MENU_WEIGHT = 0.2
_PROSE_WORDS = 10
_EPOCHS = 6
_RATE = 0.1
_LEAST_WEIGHT = 0.1


@dataclass(frozen=True)
class Gap:
    """A gap between two words, its features, and whether a line ended there."""

    features: list[Feature]
    is_seam: bool
    touches_prose: bool


def main() -> None:
    """Trains on what is not held out, then says how well the held-out tenth is parted."""
    shared = find_shared()
    if shared is None:
        sys.exit("no corpora beside the project\n  next:  set CORPORA_FOLDER to their folder")
    pages = [list(read_gaps(lines)) for lines in _flatten(shared, held_out=False)]
    weights = fit(pages)
    rows = sorted(json.dumps([*feature, weight], ensure_ascii=False) for feature, weight in weights.items())
    TARGET.write_text("[" + ",\n".join(rows) + "]\n", encoding="utf-8")
    held_out = [gap for lines in _flatten(shared, held_out=True) for gap in read_gaps(lines)]
    print(f"{len(pages)} pages, {len(weights):,} weights; held out: {describe(held_out, weights)}")


def _flatten(shared: Path, *, held_out: bool) -> Iterator[list[str]]:
    flatten = load_flatten(shared)
    for page in load_wcxb(shared, held_out=held_out):
        yield [line for line in flatten(page.html).split("\n\n") if line]


def read_gaps(lines: list[str]) -> Iterator[Gap]:
    """The gaps of the lines joined with spaces, those at sentence ends aside."""
    text = " ".join(lines)[:_MAX_CHARS]
    line_of, ends = [], set()
    for number, line in enumerate(lines):
        line_of += [number] * len(line.split())
        ends.add(len(line_of))
    is_prose = [ends_sentence(line) and line.count(" ") + 1 >= _PROSE_WORDS for line in lines]
    sentences = {start for start, _ in split_sentences(text)}
    words, starts = read_words(text)
    for place, features in seams.describe_gaps(words):
        if starts[place] not in sentences:
            touches = is_prose[line_of[place - 1]] or is_prose[line_of[place]]
            yield Gap(features, place in ends, touches)


def fit(pages: list[list[Gap]]) -> dict[Feature, float]:
    """The weights, in hundredths; the gaps are walked in the same random order at each call."""
    counts = Counter(key for gaps in pages for key in {key for gap in gaps for key in gap.features})
    weights = {key: 0.0 for key, count in counts.items() if count >= _MIN_PAGES}
    squares = dict.fromkeys(weights, 1.0)
    gaps = [gap for page in pages for gap in page]
    chance = Random(1)
    for _ in range(_EPOCHS):
        chance.shuffle(gaps)
        for gap in gaps:
            keys = [key for key in gap.features if key in weights]
            total = sum([weights[key] for key in keys])
            error = (1.0 if gap.is_seam else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            error *= 1.0 if gap.touches_prose else _MENU_WEIGHT
            for key in keys:
                squares[key] += error * error
                weights[key] += _RATE * error / math.sqrt(squares[key])
    return {key: round(weight, 2) for key, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT}


def describe(gaps: Iterable[Gap], weights: dict[Feature, float]) -> str:
    """Precision and recall of the seams that touch body text."""
    prose = [gap for gap in gaps if gap.touches_prose]
    found = [gap.is_seam for gap in prose if sum(weights.get(key, 0.0) for key in gap.features) > 0]
    seams_there = sum(gap.is_seam for gap in prose)
    return f"precision {sum(found) / len(found):.3f}, recall {sum(found) / seams_there:.3f} of {seams_there:,} seams"


if __name__ == "__main__":
    main()
