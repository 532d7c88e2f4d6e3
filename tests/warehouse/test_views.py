"""Views: given briefs, expected rows. Checks: empty on a sound warehouse, not on one with a planted fault."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from schemas.block import KEPT, Label
from schemas.brief import Published
from tests.warehouse.conftest import LoadOutcomes
from tests.warehouse.made_up import make_outcome
from warehouse.build import find_views
from warehouse.connect import connect, run_checks

FAULTS = {
    "orphan_children": [
        "DELETE FROM briefs WHERE title IS NULL",
        "DELETE FROM documents",
        "UPDATE related_publications SET brief_id = 'nobody'",
    ],
    "overlapping_blocks": [
        "UPDATE blocks SET start = start - 2 WHERE ordinal = 2",
        'UPDATE blocks SET "end" = start WHERE ordinal = 2',
        "DELETE FROM blocks WHERE ordinal = 2",
    ],
    "two_chosen_candidates": ["UPDATE candidates SET is_chosen = true"],
    "verdict_contradicts_label": [
        "UPDATE blocks SET kept = true WHERE label = 'share'",
        "UPDATE blocks SET kept = false WHERE label = 'heading'",
    ],
    "dispositions_do_not_add_up": [
        "DELETE FROM ops.dispositions WHERE ordinal = 0",
        "UPDATE ops.dispositions SET disposition = 'duplicate' WHERE ordinal = 0",
        "UPDATE ops.runs SET listed = 7",
    ],
    "paragraph_not_in_its_blocks": [
        "UPDATE paragraphs SET blocks = [99] WHERE ordinal = 0",
        "UPDATE paragraphs SET blocks = [5] WHERE ordinal = 0",
        "UPDATE paragraphs SET blocks = [] WHERE ordinal = 0",
    ],
    "brief_without_paragraphs": ["DELETE FROM paragraphs WHERE document_id = (SELECT min(document_id) FROM briefs)"],
    "duplicate_current_brief": ["INSERT INTO briefs FROM briefs"],
}


def published_in(edtf: str) -> Published:
    precision = {4: "year", 7: "month", 10: "day"}[len(edtf)]
    latest = date(int(edtf[:4]), 12, 31)
    return Published(
        edtf=edtf,
        precision=precision,
        earliest=date(int(edtf[:4]), 1, 1),
        latest=latest,
        method="dateline",
        evidence=edtf,
    )


def test_briefs_by_month_never_shows_a_month_the_brief_does_not_state(load: LoadOutcomes, published: Path) -> None:
    dates = ["2024-03-11", "2024-03", "2024", None]
    load([make_outcome(f"d{n}", published=published_in(d) if d else None) for n, d in enumerate(dates)])
    with connect(published) as connection:
        rows = connection.execute(
            "SELECT publisher, year, month, brief_count, word_count FROM briefs_by_month"
        ).fetchall()
    words = make_outcome().brief.word_count  # type: ignore[union-attr]
    water = "Institute of Water"
    assert rows == [
        (water, 2024, "2024-03", 2, 2 * words),
        (water, 2024, None, 1, words),
        (water, None, None, 1, words),
    ]


def test_latest_briefs_reads_like_a_list(load: LoadOutcomes, published: Path) -> None:
    load(
        [
            make_outcome("a", title="Old", published=published_in("2019"), authors=()),
            make_outcome("b", title=None, published=published_in("2024")),
            make_outcome("c", title="Undated", published=None, authors=("Ada Moss",)),
        ]
    )
    with connect(published) as connection:
        rows = connection.execute("SELECT title, publisher, published_edtf, authors FROM latest_briefs").fetchall()
    water = "Institute of Water"
    assert rows == [
        ("paragraph 3 of b. The river rose above t", water, "2024", "Ada Moss, Ben Reed"),
        ("Old", water, "2019", None),
        ("Undated", water, None, "Ada Moss"),
    ]


def test_every_check_has_a_planted_fault() -> None:
    assert set(FAULTS) == {view.name for view in find_views() if view.schema == "checks"}


@pytest.mark.parametrize(("check", "fault"), [(check, fault) for check, faults in FAULTS.items() for fault in faults])
def test_a_check_catches_its_fault(warehouse: Path, check: str, fault: str) -> None:
    assert run_checks(warehouse) == {}
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(fault)
    assert run_checks(warehouse)[check] >= 1


def test_a_run_that_has_not_finished_need_not_add_up(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE ops.runs SET listed = 7, status = 'running'")
    assert run_checks(warehouse) == {}


def test_the_kept_labels_are_the_nouns(warehouse: Path) -> None:
    with connect(warehouse) as connection:
        kept = {
            label
            for label in Label
            if connection.execute("SELECT is_kept_label(?)", [label.value]).fetchall() == [(True,)]
        }
    assert kept == KEPT
