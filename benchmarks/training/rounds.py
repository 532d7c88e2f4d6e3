"""The two rounds of trees, fitted to examples."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier, Pool
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals
from pipeline.clean.trees import Trees

_DEPTH = 6
_RATE = 18  # learning rate times trees
_SETTINGS = {
    "depth": _DEPTH,
    "l2_leaf_reg": 6,
    "border_count": 48,
    "rsm": 0.3,
    "boosting_type": "Plain",
    "bootstrap_type": "Bernoulli",
    "subsample": 0.6,
    "loss_function": "Logloss",
    "thread_count": 1,
    "allow_writing_files": False,
    "verbose": False,
}
_FAR = 25  # blocks between one and the nearest of the body, beyond which only some are trained on
_FAR_SHARE = 0.35


@dataclass(frozen=True)
class Rows:
    """The blocks of one page as training sees them."""

    signals: Signals
    is_gold: NDArray[np.bool_]
    word_counts: Floats

    def weigh(self) -> Floats:
        """By words, a long block no more than eighty; the pages alike."""
        words = np.minimum(np.maximum(self.word_counts, 1), 80) + 4
        weights: Floats = (300 * words / words.sum()).astype(np.float32)
        return weights

    def choose(self, random: np.random.Generator) -> tuple[NDArray[np.int64], Floats]:
        """The rows to train on and what each counts: of those far from the body some stand for the others."""
        gold = np.flatnonzero(self.is_gold)
        here = np.arange(len(self.is_gold))
        near = np.abs(here[:, None] - gold[None, :]).min(1) <= _FAR if len(gold) else np.zeros(len(here), bool)
        chosen = near | (random.random(len(here)) < _FAR_SHARE)
        weights = self.weigh() * np.where(near, 1, 1 / _FAR_SHARE).astype(np.float32)
        return here[chosen], weights[chosen]


def fit_trees(pages: Sequence[Rows], bags: Sequence[int], count: int) -> Trees:
    """Trees that tell the main text of these pages, of one fit a bag, taken together as their mean.

    `bags` has the bag of each page; those of bag 0, the pages as they are, go into all.
    """
    names = sorted(pages[0].signals)
    fits = [
        _fit([page for page, of in zip(pages, bags, strict=True) if of in (0, bag)], names, count, seed=bag)
        for bag in sorted(set(bags) - {0})
    ]
    return _join(fits)


def _fit(pages: Sequence[Rows], names: Sequence[str], count: int, *, seed: int) -> Trees:
    random = np.random.default_rng(seed)
    chosen = [page.choose(random) for page in pages]
    columns = [
        np.stack([np.asarray(page.signals[name], np.float32)[rows] for name in names], 1)
        for page, (rows, _) in zip(pages, chosen, strict=True)
    ]
    wanted = np.concatenate([page.is_gold[rows] for page, (rows, _) in zip(pages, chosen, strict=True)])
    weights = np.concatenate([weights for _, weights in chosen])
    model = CatBoostClassifier(**_SETTINGS, iterations=count, learning_rate=_RATE / count, random_seed=seed)
    model.fit(Pool(np.concatenate(columns), wanted.astype(int), weight=weights, feature_names=list(names)))
    return _take_over(model, names)


def _join(fits: Sequence[Trees]) -> Trees:
    """The mean of some fits, as one."""
    names = tuple(sorted({name for fit in fits for name in fit.signals}))
    places = [np.array([names.index(name) for name in fit.signals]) for fit in fits]
    return Trees(
        names,
        np.concatenate([place[fit.questions] for place, fit in zip(places, fits, strict=True)]),
        np.concatenate([fit.borders for fit in fits]),
        np.concatenate([fit.leaves for fit in fits]) / len(fits),
        sum(fit.bias for fit in fits) / len(fits),
    )


def _take_over(model: CatBoostClassifier, names: Sequence[str]) -> Trees:
    """The fitted trees as arrays; one with fewer questions gets some that no block answers with yes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        told = json.loads(path.read_text())
    count = len(told["oblivious_trees"])
    questions = np.zeros((count, _DEPTH), np.int64)
    borders = np.full((count, _DEPTH), np.inf, np.float32)
    leaves = np.zeros((count, 2**_DEPTH), np.float32)
    for row, tree in enumerate(told["oblivious_trees"]):
        for level, split in enumerate(tree["splits"] or ()):
            questions[row, level], borders[row, level] = split["float_feature_index"], split["border"]
        leaves[row, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = told["scale_and_bias"]
    used, index = np.unique(questions, return_inverse=True)
    kept = tuple(names[number] for number in used)
    return Trees(kept, index.reshape(questions.shape), borders, leaves * scale, float(np.ravel(bias)[0]))
