"""Signals of a page's blocks from a first round of scores: what the labeller thinks of their neighbours."""

from itertools import product

import numpy as np

from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals, average, find_best_span, measure_gaps, place_in_span, shift

_NEAR = (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)
_WIDTHS = (3, 8, 20)
_BARS = (0.5, 0.8)
_LONG_WORDS = 15
_LIKELY, _RUN_GAP = 0.4, 3  # blocks of a run score more, and no more than so many others part two of them
_MOST_WORDS = 60  # a longer block counts as this long


def describe_scores(scores: Floats, word_counts: Floats) -> Signals:
    """What the scores, 0-1, say around each block."""
    words = np.maximum(word_counts, 1)
    mass = np.cumsum(scores * words)
    weighed: Signals = {"score": scores, "mass": scores * words, "weight": words}
    means = average(weighed, ("score", "mass", "weight"), _WIDTHS)
    start, end = place_in_span(len(scores), find_best_span((2 * scores - 1) * np.minimum(words, _MOST_WORDS)))
    found: Signals = {
        "score": scores,
        "mass_before": (mass - scores * words) / max(float(mass[-1]), 1e-6),
        "mass": np.full(len(scores), np.log1p(mass[-1]), np.float32),
        "mass_share": np.full(len(scores), mass[-1] / words.sum(), np.float32),
        "kept_start": start,
        "kept_end": end,
    }
    for width in _WIDTHS:
        for side in ("before", "after"):
            found[f"score_{side}{width}"] = means[f"score_{side}{width}"]
            found[f"mass_{side}{width}"] = means[f"mass_{side}{width}"] / np.maximum(means[f"weight_{side}{width}"], 1)
    found |= _describe_runs(scores, words)
    found |= _measure_bars(scores, words)
    return found | shift(weighed, ("score",), _NEAR)


def _measure_bars(scores: Floats, words: Floats) -> Signals:
    """How far it is to blocks above each of two bars, of any length and long ones."""
    high = [scores > bar for bar in _BARS]
    before, after = measure_gaps(np.stack((*high, *(marks & (words >= _LONG_WORDS) for marks in high))))
    found: Signals = {}
    for row, (name, bar) in enumerate(product(("high", "long"), _BARS)):
        found[f"{name}_before{bar}"], found[f"{name}_after{bar}"] = before[row], after[row]
    return found


def _describe_runs(scores: Floats, words: Floats) -> Signals:
    """The run of likely main text that each block belongs to, or lies nearest to, beside the page's largest one."""
    count = len(scores)
    likely = np.flatnonzero(scores > _LIKELY)
    if not len(likely):
        nothing = np.zeros(count, np.float32)
        return {"run_share": nothing, "run_score": nothing, "from_run": nothing, "largest_run": nothing}
    number = np.concatenate(([0], np.cumsum(np.diff(likely) > _RUN_GAP)))
    mass = np.bincount(number, weights=(scores * words)[likely])
    mean = mass / np.bincount(number, weights=words[likely])
    here = np.arange(count)
    at = np.clip(np.searchsorted(likely, here), 1, len(likely) - 1) if len(likely) > 1 else np.zeros(count, int)
    nearest = np.where(here - likely[at - 1] <= likely[at] - here, at - 1, at) if len(likely) > 1 else at
    run = number[nearest]
    largest = int(np.argmax(mass))
    start, end = likely[number == largest][[0, -1]]
    return {
        "run_share": (mass / mass.max())[run],
        "run_score": mean[run],
        "from_run": np.log1p(np.abs(here - likely[nearest])),
        "largest_run": np.sign(here - start) * np.log1p(np.maximum(np.maximum(start - here, here - end), 0)),
    }
