"""The labeller's files: small, nothing in them that runs, a card that says what they are, and all of it packaged."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from pipeline.clean.labeller import score_blocks
from pipeline.clean.trees import load_model
from pipeline.evidence import Markup

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "pipeline" / "clean" / "model"
KINDS = ("text", "page")
MAX_BYTES = 2_000_000
PACKAGES = ("archive", "cli", "expectations", "flows", "pipeline", "publishers", "schemas", "warehouse")
# What the card must tell, in words of which one has to be there.
CARD = {
    "the data": ("Web Content eXtraction Benchmark", "WCXB"),
    "what was held out": ("held out", "held-out", "scored tenth"),
    "the command": ("make train",),
    "the scores": ("F1",),
    "the limits": ("Limits", "limits", "not trained on"),
    "the files": tuple(f"{kind}.npz" for kind in KINDS),
}


def test_there_is_a_file_for_each_kind_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.npz")} == set(KINDS)
    assert {path.suffix for path in FOLDER.iterdir() if path.is_file()} <= {".npz", ".json", ".md"}


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.npz")) <= MAX_BYTES


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_hold_numbers_and_words_and_no_objects(kind: str) -> None:
    with np.load(FOLDER / f"{kind}.npz", allow_pickle=False) as arrays:
        assert {arrays[name].dtype.kind for name in arrays.files} <= set("fiuU")


@pytest.mark.parametrize("kind", KINDS)
def test_the_trees_are_whole(kind: str) -> None:
    model = load_model(FOLDER / f"{kind}.npz")
    for trees in (model.first, model.second):
        count, depth = trees.questions.shape
        assert trees.borders.shape == (count, depth)
        assert trees.leaves.shape == (count, 2**depth)
        assert depth <= 8, "a leaf's number is one byte"
        assert 0 <= trees.questions.min() <= trees.questions.max() < len(trees.signals)
        assert np.isfinite(trees.leaves).all()
        assert np.isfinite(trees.bias)
        assert not np.isnan(trees.borders).any()
    assert np.isfinite(model.lexicon.weights).all()
    assert bool(model.names) == (kind == "page"), "names of elements are what raw text has not"


def test_the_signals_that_the_files_ask_for_are_described() -> None:
    texts = ["Home", "The council met in spring, and it was agreed that the harbour would be open again.", "Imprint"]
    markups = [Markup("p", ("div.text", "p"), 0.0)] * 3
    paths = [f"/html/body/div[1]/p[{number}]" for number in range(3)]
    for scores in (score_blocks(texts), score_blocks(texts, "Home", markups, paths)):
        assert len(scores) == 3
        assert all(0 <= score <= 1 for score in scores)


def test_empty_blocks_score_nothing() -> None:
    assert score_blocks(["", ""]) == (0.0, 0.0)
    assert score_blocks([]) == ()
    assert score_blocks(["", "The council met in spring.", ""])[::2] == (0.0, 0.0)


@pytest.mark.parametrize("what", CARD)
def test_the_card_tells(what: str) -> None:
    card = FOLDER / "README.md"
    assert card.is_file(), f"{card.relative_to(ROOT)}: missing; write what the files are and what they score"
    assert any(words in card.read_text(encoding="utf-8") for words in CARD[what])


def test_the_card_has_its_scores_filled_in() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^\|.*\b0?\.\d{3}\b.*\|$", card, re.MULTILINE), "a table of scores, to the third digit"


def test_whatever_lies_in_a_package_is_in_the_wheel(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    for suffix in (".npz", ".json", ".sql", ".py", ".md"):
        wanted = {str(path.relative_to(ROOT)) for package in PACKAGES for path in (ROOT / package).rglob(f"*{suffix}")}
        assert wanted <= packed, suffix
    assert {f"pipeline/clean/model/{kind}.npz" for kind in KINDS} | {
        "pipeline/read/seams.json",
        "pipeline/clean/model/titles.json",
    } <= packed
