"""From the labeller's scores to the blocks that are main text: a bar, and what neighbours say."""

from collections.abc import Sequence

_BAR = 0.5
# For a sentence with main text on both sides, or twice on one; where the DOM speaks too, its score says more.
_BAR_BESIDE, _BAR_BESIDE_IN_DOM = 0.05, 0.25
_BAR_BETWEEN = 0.2
_BESIDE = 2  # blocks on each side that are looked at, and how many of them must be main text
_PASSES = 3  # times that what was added may add its neighbours
_TAIL_SCORE, _TAIL_BLOCKS = 0.75, 2


def choose_main(scores: Sequence[float], prose: Sequence[bool], *, has_dom: bool) -> frozenset[int]:
    """Ordinals of the main text's blocks. `prose` tells the blocks that are sentences of some length.

    A sentence beside main text is main text too, however low it scores: a list of other articles drags down what
    stands around it. Without a DOM, lines behind the last sentence stay only when their scores are high: headlines
    of other articles score half.
    """
    main = [score > _BAR for score in scores]
    bar = _BAR_BESIDE_IN_DOM if has_dom else _BAR_BESIDE
    near = [ordinal for ordinal, is_prose in enumerate(prose) if is_prose and scores[ordinal] > bar]
    for _ in range(_PASSES):
        for ordinal in [at for at in near if _count_beside(main, at) >= _BESIDE]:
            main[ordinal] = True
    chosen = frozenset(at for at, is_main in enumerate(main) if is_main or _is_between(main, scores, at))
    return chosen if has_dom else chosen - _find_tail(sorted(chosen), scores, prose)


def _is_between(main: Sequence[bool], scores: Sequence[float], ordinal: int) -> bool:
    """True for a line with main text right above and below it: a heading, or who speaks."""
    is_inside = 0 < ordinal < len(main) - 1 and main[ordinal - 1] and main[ordinal + 1]
    return is_inside and scores[ordinal] > _BAR_BETWEEN


def _count_beside(main: Sequence[bool], ordinal: int) -> int:
    return sum(main[max(0, ordinal - _BESIDE) : ordinal + _BESIDE + 1])


def _find_tail(chosen: Sequence[int], scores: Sequence[float], prose: Sequence[bool]) -> set[int]:
    """Two or more lines behind the last sentence, when they do not score high together."""
    last = max((ordinal for ordinal in chosen if prose[ordinal]), default=None)
    tail = [ordinal for ordinal in chosen if last is not None and ordinal > last]
    return set(tail) if len(tail) >= _TAIL_BLOCKS and _average(scores, tail) < _TAIL_SCORE else set()


def _average(scores: Sequence[float], ordinals: Sequence[int]) -> float:
    return sum(scores[ordinal] for ordinal in ordinals) / len(ordinals)
