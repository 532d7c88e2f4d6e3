"""Every seed becomes what its golden file says, to the letter."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.golden.write import as_json, expected_path, seeds, walk_seed


@pytest.mark.parametrize("seed", seeds(), ids=lambda path: path.stem)
def test_seed_becomes_its_golden_file(seed: Path) -> None:
    target = expected_path(seed)
    if not target.exists():
        pytest.fail(f"{target} is missing: run `make golden`, read it, then commit")
    assert as_json(walk_seed(seed)) == json.loads(target.read_text(encoding="utf-8"))


def labelled(seed_name: str) -> dict[str, list[str]]:
    """The texts of a seed's removed blocks, by label."""
    [seed] = [path for path in seeds() if path.name.startswith(seed_name)]
    outcome = walk_seed(seed)
    removed: dict[str, list[str]] = {}
    for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True):
        if not verdict.kept:
            removed.setdefault(verdict.label.value, []).append(" ".join(block.text.split()))
    return removed


def brief_of(seed_name: str) -> dict[str, Any]:
    [seed] = [path for path in seeds() if path.name.startswith(seed_name)]
    brief = as_json(walk_seed(seed))["brief"]
    assert isinstance(brief, dict)
    return brief


def test_sentences_cut_by_the_running_header_are_whole_again() -> None:
    [section] = brief_of("000")["sections"]
    assert "the U.S. should foster dialogue and negotiation. China does not raise" in section["paragraphs"][1]
    assert "nuclear-powered aircraft carriers, China's reinforcement of its aircraft" in section["paragraphs"][4]
    assert section["paragraph_blocks"][1] == [4, 7]


def test_running_header_is_removed_and_still_gives_series_and_number() -> None:
    assert labelled("000")["running_header"] == ["Online Series", "CO 24-22"] * 3
    brief = brief_of("000")
    assert (brief["series"], brief["series_number"]) == ("Online Series", "CO 24-22")


def test_year_of_the_copyright_line_is_not_made_more_precise() -> None:
    published = brief_of("000")["published"]
    assert (published["edtf"], published["precision"], published["method"]) == ("2024", "year", "copyright")
    assert (published["earliest"], published["latest"]) == ("2024-03-11", "2024-12-31")


def test_text_without_a_title_gets_none() -> None:
    brief = brief_of("003")
    assert brief["title"] is None
    assert brief["is_display_title_derived"]


def test_tail_of_other_publications_is_removed_and_kept_as_rows() -> None:
    removed = labelled("003")
    assert removed["related_heading"] == ["Related Publications"]
    assert removed["navigation"] == ["top"] * 4 + ["View All Publications"]
    assert len(removed["duplicate"]) == 1
    related = brief_of("003")["related_publications"]
    assert [each["published"] for each in related] == ["2024-04-17", "2024-04-17", "2024-04-16", "2024-04-11"]
    assert related[1]["authors"] == ["Brian Harding", "Haroro Ingram"]


def test_other_peoples_names_and_dates_are_not_the_briefs_own() -> None:
    brief = brief_of("003")
    assert [author["name"] for author in brief["authors"]] == ["John Park"]
    assert brief["published"]["edtf"] == "2010-09-28"
