"""Boosted trees: scored at once as they would be one by one, written and read, and never a file that could run code."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import trees as module
from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals
from pipeline.clean.signals.words import Lexicon
from pipeline.clean.trees import Model, Trees, load_model, save_model

NAMES = ("words", "ends", "link_share")


def make_trees(seed: int, count: int = 5, depth: int = 3) -> Trees:
    """Trees that nobody fitted; some ask fewer questions than others."""
    random = np.random.default_rng(seed)
    borders = random.normal(size=(count, depth)).astype(np.float32)
    borders[random.random((count, depth)) < 0.2] = np.inf
    return Trees(
        signals=NAMES,
        questions=random.integers(0, len(NAMES), (count, depth)),
        borders=borders,
        leaves=random.normal(size=(count, 2**depth)).astype(np.float32),
        bias=float(random.normal()),
    )


def make_signals(seed: int, count: int) -> Signals:
    random = np.random.default_rng(seed)
    return {name: random.normal(size=count).astype(np.float32) for name in (*NAMES, "never asked about")}


def walk_slowly(trees: Trees, signals: Signals, block: int) -> float:
    """The score of one block: tree by tree, question by question."""
    total = trees.bias
    for questions, borders, leaves in zip(trees.questions, trees.borders, trees.leaves, strict=True):
        leaf = 0
        for level, (question, border) in enumerate(zip(questions, borders, strict=True)):
            if float(np.asarray(signals[trees.signals[question]], float)[block]) > border:
                leaf += 2**level
        total += float(leaves[leaf])
    return 1 / (1 + math.exp(-total))


@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(1, 6), st.integers(1, 9))
def test_all_blocks_at_once_score_as_each_alone(seed: int, count: int, depth: int, blocks: int) -> None:
    trees, signals = make_trees(seed, count, depth), make_signals(seed + 1, blocks)
    wanted = [walk_slowly(trees, signals, block) for block in range(blocks)]
    assert trees.score(signals).tolist() == pytest.approx(wanted, abs=1e-5)


@pytest.mark.parametrize(("value", "score"), [(0.5, 0.5), (0.6, 1 / (1 + math.exp(-2)))])
def test_a_border_itself_is_answered_no(value: float, score: float) -> None:
    trees = Trees(("it",), np.zeros((1, 1), np.int64), np.array([[0.5]], np.float32), np.array([[0, 2]], np.float32), 0)
    assert trees.score({"it": np.array([value])}).tolist() == pytest.approx([score])


def test_a_question_that_is_missing_is_answered_no_by_every_block() -> None:
    borders = np.array([[0, np.inf]], np.float32)
    trees = Trees(("it",), np.zeros((1, 2), np.int64), borders, np.array([[-1, 1, 9, 9]], np.float32), 0)
    scores = trees.score({"it": np.array([-1e30, 1e30])})
    assert scores.tolist() == pytest.approx([1 / (1 + math.e), 1 / (1 + 1 / math.e)])


def test_flags_and_counts_are_asked_like_numbers() -> None:
    trees = Trees(
        ("it",), np.zeros((1, 1), np.int64), np.array([[0.5]], np.float32), np.array([[-1, 1]], np.float32), 0
    )
    as_flags = trees.score({"it": np.array([False, True])})
    assert as_flags.tolist() == trees.score({"it": np.array([0, 1], np.uint8)}).tolist()
    assert as_flags[0] < 0.5 < as_flags[1]


def test_more_blocks_than_are_scored_in_one_go_score_as_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    trees, signals = make_trees(3, 20, 6), make_signals(4, 4_321)
    parted = trees.score(signals)
    monkeypatch.setattr(module, "_AT_ONCE", 10_000)
    assert parted.tolist() == trees.score(signals).tolist()


# --- files ---

LEXICON_ROWS: tuple[tuple[str, ...], Floats] = (("harbour", "港"), np.array([[1, 0, 0], [0.5, -2, 0]], np.float32))


def make_model() -> Model:
    weights = np.asarray(LEXICON_ROWS[1], np.float32)
    return Model(Lexicon(LEXICON_ROWS[0], weights), make_trees(1), make_trees(2, depth=6), {"@p": 1.0, ">nav": -2.5})


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = make_model()
    save_model(tmp_path / "model.npz", model, LEXICON_ROWS)
    loaded = load_model(tmp_path / "model.npz")
    assert loaded.names == model.names
    assert loaded.lexicon.number_of == model.lexicon.number_of
    assert loaded.lexicon.weights.tolist() == model.lexicon.weights.tolist()
    signals = make_signals(9, 50)
    for ours, theirs in ((model.first, loaded.first), (model.second, loaded.second)):
        assert theirs.signals == ours.signals
        assert theirs.borders.tolist() == ours.borders.tolist(), "borders are not rounded: blocks would change sides"
        # The leaves are: half the digits are enough for a score.
        assert theirs.score(signals).tolist() == pytest.approx(ours.score(signals).tolist(), abs=2e-3)


def test_a_model_without_a_dom_knows_no_names(tmp_path: Path) -> None:
    model = make_model()
    save_model(tmp_path / "model.npz", Model(model.lexicon, model.first, model.second, {}), LEXICON_ROWS)
    assert load_model(tmp_path / "model.npz").names == {}


def test_the_same_model_is_the_same_scores_each_time_it_is_read(tmp_path: Path) -> None:
    save_model(tmp_path / "model.npz", make_model(), LEXICON_ROWS)
    signals = make_signals(9, 50)
    first, again = (load_model(tmp_path / "model.npz").second.score(signals).tolist() for _ in range(2))
    assert first == again


class Touch:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


def test_a_file_with_pickled_objects_is_refused_and_nothing_runs(tmp_path: Path) -> None:
    save_model(tmp_path / "model.npz", make_model(), LEXICON_ROWS)
    with np.load(tmp_path / "model.npz", allow_pickle=False) as arrays:
        changed = dict(arrays)
    changed["first_signals"] = np.array([Touch(tmp_path / "ran")], object)
    np.savez_compressed(tmp_path / "evil.npz", allow_pickle=True, **changed)
    with pytest.raises(ValueError, match="allow_pickle"):
        load_model(tmp_path / "evil.npz")
    assert not (tmp_path / "ran").exists()
