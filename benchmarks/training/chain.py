"""The model that the trees are compared with: a linear-chain conditional random field over the same signals."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from benchmarks.training.rounds import Rows
from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals

_STEPS = 8  # into which the values of a signal are sorted
_ROUNDS = 80


class Chain:
    """Fitted to some pages; each signal's values are sorted into steps, as many blocks of training on each."""

    def __init__(self, pages: Sequence[Rows], names: Sequence[str], path: Path) -> None:
        self._names = names
        values = {name: np.concatenate([np.asarray(page.signals[name], float) for page in pages]) for name in names}
        inner = np.linspace(0, 1, _STEPS + 1)[1:-1]
        self._borders = {name: np.unique(np.quantile(values[name], inner)) for name in names}
        trainer = pycrfsuite.Trainer(verbose=False, params={"c1": 0.1, "c2": 0.1, "max_iterations": _ROUNDS})
        for page in pages:
            trainer.append(self._write(page.signals), ["1" if is_gold else "0" for is_gold in page.is_gold])
        trainer.train(str(path))
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def score(self, signals: Signals) -> Floats:
        """How likely each block is main text, all others considered."""
        rows = self._write(signals)
        self._tagger.set(rows)
        return np.array([self._tagger.marginal("1", at) for at in range(len(rows))], np.float32)

    def _write(self, signals: Signals) -> list[list[str]]:
        steps: list[NDArray[np.int64]] = [np.searchsorted(self._borders[n], signals[n]) for n in self._names]
        columns = [[f"{name}={step}" for step in each.tolist()] for name, each in zip(self._names, steps, strict=True)]
        return [list(row) for row in zip(*columns, strict=True)]
