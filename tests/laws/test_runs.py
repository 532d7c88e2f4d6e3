"""Laws 2 and 3: each listed document ends in exactly one disposition, and its bytes are kept before all else."""

import hashlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.ledger import Ledger
from archive.store import Store
from flows.ingest import ingest
from flows.verify import find_faults, rebuild_warehouse
from schemas.outcome import Disposition, DispositionRecord
from tests.flows.made_up import make_order
from tests.laws.documents import TEXTS
from warehouse.connect import digest_tables, run_checks

BYTES = TEXTS.map(str.encode) | st.binary(max_size=60) | st.just(b"") | TEXTS.map(lambda text: text.encode("utf-16"))
FOLDERS = st.lists(st.tuples(BYTES, st.sampled_from([".txt", ".text", "", ".docx"])), min_size=1, max_size=8)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def write_folder(folder: Path, documents: list[tuple[bytes, str]]) -> dict[str, bytes]:
    """The documents as files; their bytes by path."""
    folder.mkdir()
    written = {}
    for number, (data, suffix) in enumerate(documents):
        path = folder / f"{number}{suffix}"
        path.write_bytes(data)
        written[str(path)] = data
    return written


def assert_adds_up(records: list[DispositionRecord], written: dict[str, bytes]) -> None:
    assert [record.uri for record in records] == sorted(written), "each listed document once, in order"
    for record in records:
        assert (record.reason is None) == (record.disposition in {Disposition.LOADED, Disposition.UNCHANGED})


@FEW
@given(FOLDERS)
def test_every_document_ends_once_and_its_bytes_are_kept(documents: list[tuple[bytes, str]]) -> None:
    with tempfile.TemporaryDirectory() as here:
        written = write_folder(Path(here) / "in", documents)
        order = make_order(Path(here) / "data", Path(here) / "in")
        for _ in range(2):
            run = ingest(order).run
            with Ledger(order.settings.ledger_path) as ledger:
                records = ledger.dispositions(run.run_id)
            assert_adds_up(records, written)
            counted = {kind: sum(record.disposition is kind for record in records) for kind in Disposition}
            assert counted == {kind: getattr(run, kind.value) for kind in Disposition}
            assert sum(counted.values()) == run.listed == len(written)
        store = Store(order.settings.data_dir)
        for record in records:
            data = written[record.uri]
            assert record.document_id == hashlib.sha256(data).hexdigest()
            assert store.read(record.document_id) == data


@FEW
@given(FOLDERS)
def test_the_warehouse_is_what_the_archive_makes_of_it(documents: list[tuple[bytes, str]]) -> None:
    with tempfile.TemporaryDirectory() as here:
        write_folder(Path(here) / "in", documents)
        order = make_order(Path(here) / "data", Path(here) / "in")
        ingest(order)
        before = digest_tables(order.settings.warehouse_path)
        rebuild_warehouse(order.settings)
        assert digest_tables(order.settings.warehouse_path) == before
        assert run_checks(order.settings.warehouse_path) == {}
        assert list(find_faults(order.settings)) == []
