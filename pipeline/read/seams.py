"""Seams: places in a flat text where one line of the page ended and the next began, without a sentence's end.

A scraper that joins a page's lines with spaces leaves "Home About Us The article examines" and "Conclusion The
paper". What a seam looks like was learned from pages whose lines are known: `python -m benchmarks.train_seams` writes
`seams.json`, the weights of a logistic regression.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pipeline.read.words import Form, find_echoes, find_returns, find_runs, read_words

Feature = tuple[str | int, ...]

# Log odds, above even: a wrong cut in a sentence costs more than two lines of a menu left together.
_SURE = 0.3
# A capital after one of these is a name inside a phrase: no line ends so.
NO_LAST_WORD = frozenset(
    (
        "the a an of and or to in for with by on at from that is are was were be been its their his her our your this "
        "these those which who as but than into between under over via per not has have had will would can could "
        "should may might must mr mrs ms dr der die das des den dem und oder von vom zu zur im mit für auf ein eine "
        "le la les du de et ou en dans pour par sur un une au aux el los las y o con del il lo gli e di da nel per"
    ).split()
)
_EDGE = Form("", "", False, False)


def find_seams(text: str) -> list[int]:
    """Offsets at which a new line of the page begins, sentence ends aside."""
    words, starts = read_words(text)
    weights = _load_weights()
    return [
        starts[place]
        for place, features in describe_gaps(words)
        if sum([weights.get(feature, 0.0) for feature in features]) > _SURE
    ]


def describe_gaps(words: Sequence[Form]) -> Iterator[tuple[int, list[Feature]]]:
    """For each gap that may be a seam: the number of the word after it, and the gap's features.

    A small word begins no line; some words end none.
    """
    runs, echoes = find_runs(words), find_echoes(words)
    starts, ends = find_returns(words)
    small = {word.bare for word in words if word.is_small}
    padded = [*words, _EDGE]
    for place in range(1, len(words)):
        last, first = words[place - 1], words[place]
        if first.is_small or last.bare in NO_LAST_WORD:
            continue
        near = (padded[place - 2], last, first, padded[place + 1])
        before, on = place - 1, place
        capitals, capitals_on, head = runs.capitals[before], runs.capitals_on[on], runs.heads[before]
        yield (
            place,
            [
                *_describe_words(*near),
                ("runs", capitals, runs.smalls[before]),
                ("runs on", capitals_on, runs.smalls_on[on]),
                ("runs both", capitals, capitals_on, near[3].is_small, last.is_small),
                ("sentence", runs.since[before], runs.until[on]),
                ("returns", starts[on], ends[before]),
                ("returns shape", starts[on], ends[before], last.shape, first.shape),
                ("echo", echoes[on], echoes[before]),
                ("small on", runs.next_small[on], capitals_on),
                ("head", head, capitals, first.shape),
                ("head on", head, capitals_on, runs.next_small[on]),
                ("elsewhere small", last.bare in small, first.bare in small, last.shape, first.shape),
            ],
        )


def _describe_words(before: Form, last: Form, first: Form, after: Form) -> tuple[Feature, ...]:
    """What the two words before the gap and the two after it look like."""
    return (
        ("any",),
        ("last", last.bare),
        ("first", first.bare),
        ("last two", before.bare, last.bare),
        ("first two", first.bare, after.bare),
        ("shapes", last.shape, first.shape),
        ("four shapes", before.shape, last.shape, first.shape, after.shape),
        ("last, shape", last.bare, first.shape),
        ("shape, first", last.shape, first.bare),
        ("first, shape", first.bare, after.shape),
        ("ends", last.ends, last.shape[-1:], first.shape),
    )


@cache
def _load_weights() -> dict[Feature, float]:
    """The weight of each feature: a row of the file is the feature's parts and then its weight."""
    rows = json.loads(Path(__file__).with_name("seams.json").read_text(encoding="utf-8"))
    return {tuple(row[:-1]): row[-1] for row in rows}
