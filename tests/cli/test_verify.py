"""`briefhouse verify`: what is wrong is named, and a rebuild never leaves less than there was."""

from pathlib import Path

from tests.cli.conftest import House
from tests.cli.run import is_free_of_faults, run

SEED = "000_b5706999183226fd.txt"


def _archived(house: House, name: str) -> Path:
    document_id = house.id_of(name)
    return house.data / "raw" / document_id[:2] / document_id[2:]


def test_all_is_well(house: House) -> None:
    ended = house.run("verify")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "archive, ledger and warehouse agree\n", "")


def test_changed_and_lost_bytes_make_6(copied: House) -> None:
    changed, lost = _archived(copied, SEED), _archived(copied, "short.txt")
    changed.chmod(0o644)
    changed.write_bytes(b"something else")
    lost.unlink()
    ended = copied.run("verify")
    first, second = ended.stdout.splitlines()
    assert first.startswith(f"archive: corrupt: {changed}: the bytes have the SHA-256 ")
    assert "remove the file, then ingest the document again" in first
    assert second.startswith(f"archive: missing: {lost}: the ledger knows it, the file is gone; next: ")
    assert ended.returncode == 6


def test_a_lost_warehouse_makes_6_and_the_way_out_is_named(copied: House) -> None:
    (copied.data / "warehouse.duckdb").unlink()
    ended = copied.run("verify")
    assert "warehouse.duckdb is missing; next: briefhouse verify --rebuild" in ended.stdout
    assert ended.returncode == 6


def test_a_folder_without_a_ledger_makes_6(tmp_path: Path) -> None:
    ended = run("verify", data_dir=str(tmp_path / "data"))
    assert f"{tmp_path}/data/ledger.sqlite: no ledger; nothing was ingested" in ended.stdout
    assert ended.returncode == 6
    assert not (tmp_path / "data").exists(), "to look makes nothing"


def test_a_damaged_ledger_makes_6_and_the_warehouse_stays(house: House, copied: House) -> None:
    for path in copied.data.glob("ledger.sqlite*"):
        path.unlink()
    (copied.data / "ledger.sqlite").write_bytes(b"torn by a crash, " * 100)
    ended = copied.run("verify", "--rebuild")
    assert "the ledger is damaged" in ended.stderr
    assert ended.returncode == 6
    assert (copied.data / "warehouse.duckdb").read_bytes() == (house.data / "warehouse.duckdb").read_bytes()


def test_a_rebuild_without_a_ledger_is_refused_and_the_warehouse_stays(house: House, copied: House) -> None:
    for path in copied.data.glob("ledger.sqlite*"):
        path.unlink()
    ended = copied.run("verify", "--rebuild")
    assert "no ledger" in ended.stdout + ended.stderr
    assert ended.returncode == 6
    assert (copied.data / "warehouse.duckdb").read_bytes() == (house.data / "warehouse.duckdb").read_bytes()


def test_a_rebuild_names_bytes_gone_from_the_archive(house: House, copied: House) -> None:
    lost = _archived(copied, SEED)
    lost.unlink()
    ended = copied.run("verify", "--rebuild")
    assert is_free_of_faults(ended), ended.stderr
    assert str(lost) in ended.stdout + ended.stderr
    assert ended.returncode == 6
    assert (copied.data / "warehouse.duckdb").read_bytes() == (house.data / "warehouse.duckdb").read_bytes()
