"""What stands around each block: neighbours, windows, and the span that reads most like a body."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Floats

Signals = dict[str, NDArray[np.generic]]
OUTSIDE = -1.0
"""Stands where a neighbour would lie beyond the page."""
_FAR = 9.2  # log distance to something that the page has not
_REACH = 6


def shift(signals: Mapping[str, NDArray[np.generic]], names: Sequence[str], offsets: Sequence[int]) -> Signals:
    """Each named signal of the blocks that stand so many before (negative) or after."""
    matrix = np.stack([np.asarray(signals[name], np.float32) for name in names])
    count = matrix.shape[1]
    padded = np.full((len(names), count + 2 * _REACH), OUTSIDE, np.float32)
    padded[:, _REACH : _REACH + count] = matrix
    return {
        f"{name}{offset:+d}": padded[row, _REACH + offset : _REACH + offset + count]
        for row, name in enumerate(names)
        for offset in offsets
    }


def average(signals: Mapping[str, NDArray[np.generic]], names: Sequence[str], widths: Sequence[int]) -> Signals:
    """Means of each named signal over the blocks before and after, this one not counted."""
    count, most = len(signals[names[0]]), max(widths)
    # What all blocks before come to, with as much room at both ends as the widest window needs.
    sums = np.zeros((len(names), count + 1 + 2 * most))
    np.cumsum([signals[name] for name in names], 1, np.float64, sums[:, most + 1 : most + 1 + count])
    sums[:, most + 1 + count :] = sums[:, most + count, None]
    here, behind = sums[:, most : most + count], sums[:, most + 1 : most + 1 + count]
    found: Signals = {}
    for width in widths:
        before = (here - sums[:, most - width : most - width + count]) / width
        after = (sums[:, most + 1 + width : most + 1 + width + count] - behind) / width
        for row, name in enumerate(names):
            found[f"{name}_before{width}"], found[f"{name}_after{width}"] = before[row], after[row]
    return found


def measure_gaps(marks: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Log distance in blocks to the nearest marked block before, and after; of several rows of marks at once."""
    return _measure_behind(marks), _measure_behind(marks[..., ::-1])[..., ::-1]


def _measure_behind(marks: NDArray[np.bool_]) -> Floats:
    """Log distance in blocks to the nearest marked block before."""
    here = np.arange(marks.shape[-1])
    nearest = np.full(marks.shape, -1)
    np.maximum.accumulate(np.where(marks[..., :-1], here[:-1], -1), -1, out=nearest[..., 1:])
    gaps: Floats = np.where(nearest < 0, _FAR, np.log1p(here - nearest)).astype(np.float32)
    return gaps


def find_best_span(values: NDArray[np.generic]) -> tuple[int, int]:
    """Start and end of the run of blocks whose values add up to the most; (0, 0) when none is above zero."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.flatnonzero(sums[: end + 1] == lowest[end])[-1])
    return start, end


def place_in_span(count: int, span: tuple[int, int]) -> tuple[Floats, Floats]:
    """Blocks from the span's start, and from its end, negative before it."""
    here = np.arange(count, dtype=np.float32)
    return np.clip(here - span[0], -60, 60), np.clip(here - span[1], -60, 60)
