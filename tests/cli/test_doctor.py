"""`briefhouse doctor`: a line for each thing looked at, and a remedy beside each that is wrong."""

import shutil
from pathlib import Path

from tests.cli.conftest import House
from tests.cli.run import Ended, run, run_python
from tests.cli.test_ingest import hold_lock

SHORT_OF_EVERYTHING = """
from cli import app, doctor
import sys
doctor._PACKAGES = ("no-such-package",)
doctor._MIN_FREE_BYTES = 10**18
sys.argv = ["briefhouse", "doctor"]
app.main()
"""


def _find(ended: Ended, name: str) -> tuple[str, str, str]:
    """ok or WRONG, what was seen, and the remedy."""
    lines = [*ended.stdout.splitlines(), ""]
    [number] = [number for number, line in enumerate(lines) if line[6:26].strip() == name]
    follows = lines[number + 1]
    return (
        lines[number][:6].strip(),
        lines[number][26:],
        follows.partition("next: ")[2] if follows[:6] == " " * 6 else "",
    )


def test_all_is_well(house: House) -> None:
    ended = house.run("doctor")
    assert ended.returncode == 0, ended.stdout
    assert {line.split()[0] for line in ended.stdout.splitlines()} == {"ok"}
    assert _find(ended, "data folder") == ("ok", str(house.data), "")
    assert _find(ended, "warehouse") == ("ok", f"3 briefs in {house.data}/warehouse.duckdb", "")
    assert _find(ended, "lock") == ("ok", "free", "")
    assert _find(ended, "prefect server")[1].startswith("embedded")
    assert _find(ended, "duckdb")[0] == "ok"


def test_nothing_ingested_yet_is_well_and_looking_makes_nothing(tmp_path: Path) -> None:
    ended = run("doctor", data_dir=str(tmp_path / "data"))
    assert _find(ended, "ledger") == ("ok", "none yet: nothing was ingested", "")
    assert _find(ended, "warehouse") == ("ok", "none yet: nothing was loaded", "")
    assert ended.returncode == 0
    assert not (tmp_path / "data").exists()


def test_who_holds_the_lock_is_told(house: House) -> None:
    with hold_lock(house.data / "ingest.lock") as holder:
        ended = house.run("doctor")
    assert _find(ended, "lock")[1].startswith(f"held by PID {holder.pid} on ")
    assert ended.returncode == 0, "an ingest that runs is no illness"


def test_a_damaged_ledger_a_damaged_warehouse_and_a_deaf_prefect_have_remedies(tmp_path: Path) -> None:
    for name in ("ledger.sqlite", "warehouse.duckdb"):
        (tmp_path / name).write_bytes(b"torn by a crash, " * 1000)
    ended = run("doctor", data_dir=str(tmp_path), PREFECT_API_URL="http://127.0.0.1:9/api")
    ledger, warehouse, prefect = (_find(ended, name) for name in ("ledger", "warehouse", "prefect server"))
    assert (ledger[0], "damaged" in ledger[1], "backup" in ledger[2]) == ("WRONG", True, True)
    assert (warehouse[0], "damaged" in warehouse[1], warehouse[2]) == ("WRONG", True, "briefhouse verify --rebuild")
    assert prefect[0] == "WRONG"
    assert prefect[1].startswith("http://127.0.0.1:9/api: ")
    assert prefect[2] == "prefect server start, or unset PREFECT_API_URL"
    assert ended.returncode == 6


def test_a_missing_package_and_a_full_disk_have_remedies(tmp_path: Path) -> None:
    ended = run_python(SHORT_OF_EVERYTHING, data_dir=str(tmp_path))
    assert _find(ended, "no-such-package") == ("WRONG", "not installed", "make setup")
    assert (_find(ended, "free disk")[0], _find(ended, "free disk")[2]) == ("WRONG", "make room on that disk")
    assert ended.returncode == 6


def test_a_data_folder_that_cannot_be_made_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("doctor", data_dir=str(tmp_path / "file" / "data"))
    assert _find(ended, "data folder")[0] == "WRONG"
    assert ended.returncode == 6


def test_a_lost_warehouse_is_wrong(house: House, tmp_path: Path) -> None:
    shutil.copy(house.data / "ledger.sqlite", tmp_path)
    ended = run("doctor", data_dir=str(tmp_path))
    assert _find(ended, "ledger")[0] == "ok"
    assert (_find(ended, "warehouse")[0], _find(ended, "warehouse")[2]) == ("WRONG", "briefhouse verify --rebuild")
    assert ended.returncode == 6
