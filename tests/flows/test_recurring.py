"""What a publisher's documents repeat: in a batch, from one run to the next, whoever walks them."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.ledger import Ledger
from cli.parse import describe_outcome
from flows.ingest import ingest
from flows.loading import Loader
from flows.order import Order
from flows.parsing import parse_archived
from flows.records import find_job
from flows.steps import PLAIN
from flows.verify import find_faults, rebuild_warehouse
from tests.flows.made_up import make_order
from warehouse.connect import connect, digest_tables, run_checks

ABOUT = (
    "The Institute for Harbour Studies was founded in 1950 and is paid for by the seven towns of the northern coast."
)
CONTACT = "Quay Road 7, Northport, telephone 555"
WORDS = "harbour quay ship town ministry trade storm channel price dock pilot crane winter map council fleet".split()


def write_paper(path: Path, number: int, *, footer: Sequence[str] = (ABOUT, CONTACT), url: str | None = None) -> Path:
    """A brief of that number: its own text, and under it the footer."""
    chance = random.Random(number)
    own = [f"In the {' '.join(chance.choices(WORDS, k=60))} of number {number} we were wrong." for _ in range(3)]
    title = f"The {' '.join(chance.sample(WORDS, 4)).title()}"
    parts = [title, "By Jane Doe", "March 4, 2021", *own[:2], "Recommendations", own[2], *footer]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    address = url or f"https://harbours.example/{number}"
    path.with_name(f"{path.name}.meta.json").write_text(f'{{"url": "{address}"}}')
    return path


def write_papers(folder: Path, numbers: Sequence[int]) -> Path:
    for number in numbers:
        write_paper(folder / f"{number:03d}.txt", number)
    return folder


def query(order: Order, sql: str) -> list[tuple[Any, ...]]:
    with connect(order.settings.warehouse_path) as connection:
        return connection.execute(sql).fetchall()


def removed(order: Order) -> list[tuple[str, str]]:
    """(text, evidence) of what was removed as boilerplate, one line a block."""
    return query(
        order,
        "SELECT text, evidence FROM blocks WHERE rule = 'recurring.boilerplate' AND NOT kept"
        " AND label = 'repeat_across_documents' ORDER BY text, document_id",
    )


def test_a_footer_goes_from_all_three_documents_and_the_heading_stays(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_papers(tmp_path / "in", range(3)))
    ingest(order)
    evidence = "stands in 3 of 3 documents of this publisher"
    assert removed(order) == [(CONTACT, evidence)] * 3 + [(ABOUT, evidence)] * 3
    assert query(order, "SELECT heading FROM sections WHERE heading IS NOT NULL") == [("Recommendations",)] * 3
    assert query(order, "SELECT count(*) FROM paragraphs") == [(9,)]
    assert run_checks(order.settings.warehouse_path) == {}


def test_what_stands_in_two_documents_stays(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_papers(tmp_path / "in", range(2)))
    ingest(order)
    assert removed(order) == []


def test_a_mirror_is_no_other_document(tmp_path: Path) -> None:
    folder = write_papers(tmp_path / "in", range(2))
    write_paper(
        folder / "mirror.txt", 1, footer=(ABOUT, CONTACT, "Printed from a mirror"), url="https://harbours.example/m"
    )
    order = make_order(tmp_path / "data", folder)
    assert ingest(order).run.loaded == 3
    assert removed(order) == []


def test_documents_of_other_publishers_do_not_count(tmp_path: Path) -> None:
    folder = write_papers(tmp_path / "in", range(2))
    write_paper(folder / "other.txt", 5, url="https://ships.example/5")
    order = make_order(tmp_path / "data", folder)
    ingest(order)
    assert removed(order) == []


def test_without_an_address_the_folder_must_agree(tmp_path: Path) -> None:
    folder = write_papers(tmp_path / "in", range(3))
    for number in range(10, 14):
        write_paper(folder / f"{number}.txt", number, footer=())
    for sidecar in folder.glob("*.json"):
        sidecar.unlink()
    order = make_order(tmp_path / "data", folder)
    ingest(order)
    assert removed(order) == [], "three of seven"
    write_papers(folder, range(3, 6))
    for sidecar in folder.glob("*.json"):
        sidecar.unlink()
    ingest(order)
    assert {evidence for _, evidence in removed(order)} == {"stands in 6 of 10 documents of this folder"}


def test_a_later_run_knows_what_the_earlier_ones_saw(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_papers(tmp_path / "in", range(3)))
    ingest(order)
    write_papers(tmp_path / "in", [3])
    assert ingest(order).run.loaded == 1
    assert [evidence for _, evidence in removed(order)].count("stands in 4 of 4 documents of this publisher") == 2


def test_what_is_published_stays_as_it_is(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_papers(tmp_path / "in", range(2)))
    ingest(order)
    write_papers(tmp_path / "in", [2])
    ingest(order)
    assert len(removed(order)) == 2, "of the third document"


def test_the_rows_do_not_hang_on_the_workers(tmp_path: Path) -> None:
    folder = write_papers(tmp_path / "in", range(12))
    write_paper(folder / "alone.txt", 50, footer=())
    digests = []
    for workers, threshold in ((1, 0), (2, 0), (2, 10**9)):
        order = make_order(
            tmp_path / f"data-{workers}-{threshold}",
            folder,
            workers=workers,
            pool_threshold_bytes=threshold,
            batch_size=5,
        )
        ingest(order)
        digests.append(
            query(order, "SELECT * FROM blocks ORDER BY ALL") + query(order, "SELECT * FROM paragraphs ORDER BY ALL")
        )
        assert not list((order.settings.staging_path).glob("*/*"))
    assert digests[0] == digests[1] == digests[2]
    assert len(removed(order)) == 24


def test_a_run_that_dies_and_is_done_again_comes_to_the_same(tmp_path: Path) -> None:
    folder = write_papers(tmp_path / "in", range(9))
    undisturbed, order = (make_order(tmp_path / name, folder, batch_size=4) for name in ("undisturbed", "data"))
    ingest(undisturbed)

    def die(_loader: Loader) -> None:
        raise RuntimeError("the machine stops here")

    with pytest.raises(RuntimeError):
        ingest(order, replace(PLAIN, publish=die))
    ingest(order)
    assert removed(order) == removed(undisturbed)
    with Ledger(order.settings.ledger_path) as left, Ledger(undisturbed.settings.ledger_path) as right:
        house = "site:harbours.example"
        assert left.outlines(house, 99) == right.outlines(house, 99)


def test_a_rebuild_judges_with_what_was_known_then(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_papers(tmp_path / "in", range(2)))
    ingest(order)
    write_papers(tmp_path / "in", range(2, 5))
    ingest(order)
    before = digest_tables(order.settings.warehouse_path)
    assert rebuild_warehouse(order.settings) == 5
    assert digest_tables(order.settings.warehouse_path) == before
    assert list(find_faults(order.settings)) == []


def test_an_archived_document_is_explained_as_it_was_judged(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_papers(tmp_path / "in", range(3)))
    ingest(order)
    [(document_id,)] = query(order, "SELECT document_id FROM documents ORDER BY document_id LIMIT 1")
    job = find_job(document_id, order.settings)
    assert job
    rules = [block["rule"] for block in describe_outcome(parse_archived(job))["blocks"]]
    assert rules.count("recurring.boilerplate") == 2
