"""The command, on a made-up corpus: no test may need the real ones."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import score
from benchmarks.corpora import find_shared, is_held_out, load_aeb, load_briefs, load_wcxb

SEED = Path(__file__).parents[2] / "seeds" / "003_456043874953060e.txt"
SENTENCES = [f"The harbour board met for the {n}th time and counted the ships of the year." for n in range(20, 40)]
LABELS = {
    "id": "seed",
    "file": "docs/seed.txt",
    "keep": ["Beijing", "a sentence that nobody wrote"],
    "drop": ["View All Publications"],
    "once": [],
    "joined": [],
}


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One document, one page of each benchmark, and the code that lies with them."""
    folder = tmp_path / "data"
    write(folder / "briefs" / "docs" / "seed.txt", SEED.read_text(encoding="utf-8"))
    write(folder / "briefs" / "labels" / "seed.json", json.dumps(LABELS))
    write(folder / "briefs" / "normalise.py", "def norm(text):\n    return ' '.join(text.split())\n")
    write(tmp_path / "tools" / "flatten.py", "def flatten(html):\n    return html.replace('<p>', '\\n\\n')\n")
    write_page(folder / "aeb", "abc")
    write(
        folder / "aeb" / "ground-truth.json",
        json.dumps({"abc": {"articleBody": "\n".join(SENTENCES), "url": "quay.example"}}),
    )
    for number, body in (("0001", "training"), ("0007", "\n".join(SENTENCES)), ("0017", None)):
        write_page(folder / "wcxb", number)
        gold = {"main_content": body, "with": [SENTENCES[0]], "without": ["Cookie settings"]}
        write(folder / "wcxb" / "ground-truth" / f"{number}.json", json.dumps({"ground_truth": gold, "url": "u"}))
    monkeypatch.setenv("CORPORA_FOLDER", str(folder))
    monkeypatch.setattr(score, "FLOOR", tmp_path / "floor.json")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_page(folder: Path, name: str) -> None:
    html = f"<html><body><p>{'<p>'.join(SENTENCES)}</body></html>"
    (folder / "html").mkdir(parents=True, exist_ok=True)
    (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))


def test_the_held_out_tenth_never_changes() -> None:
    assert [number for number in range(40) if is_held_out(f"{number:04d}")] == [7, 17, 27, 37]


def test_the_corpora_are_read_where_they_lie(shared: Path) -> None:
    assert find_shared() == shared
    (page,) = load_aeb(shared)
    assert page.html.startswith("<html>")
    assert [page.page_id for page in load_wcxb(shared, held_out=True)] == ["0007"]  # 0017 has no body
    assert [page.page_id for page in load_wcxb(shared, held_out=False)] == ["0001"]
    assert [document.document_id for document in load_briefs(shared)] == ["seed"]


def test_without_the_corpora_the_command_says_so_and_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CORPORA_FOLDER", str(tmp_path / "nowhere"))
    assert score.main([]) == 0
    assert capsys.readouterr().out.startswith("nothing is scored")


def test_a_run_accepts_its_values_and_the_next_one_holds_them(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main(["--raise", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert list(values) == ["briefs", "aeb html", "aeb text", "wcxb html", "wcxb text"]
    assert values["briefs"] == {"keep": 0.5, "leak": 0.0, "perfect": 0.0}
    assert values["wcxb text"].keys() == {"f1", "precision", "recall", "with", "without", "empty"}

    floor = json.loads(score.FLOOR.read_text())
    assert floor == values
    floor["briefs"]["keep"] = 0.9
    score.FLOOR.write_text(json.dumps(floor))
    assert score.main(["--only", "briefs", "--losers", "1"]) == 1
    said = capsys.readouterr()
    assert "a sentence that nobody wrote" in said.out
    assert "briefs: keep 0.5000 is below the accepted 0.9000" in said.err
    assert score.main(["--page", "nothing"]) == 2
    assert shared.exists()
