"""The same run as a Prefect flow: on a real server, on the embedded one, and where none can be had."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.flows.made_up import make_order, write_briefs
from warehouse.connect import connect

_STARTUP_SECONDS = 120


@pytest.fixture(scope="module")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Prefect server that this test started."""
    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/api"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _STARTUP_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(URLError, OSError), urlopen(f"{address}/health", timeout=2):
            return
        time.sleep(0.5)
    pytest.fail(f"the Prefect server did not answer within {_STARTUP_SECONDS} seconds")


def run_cli(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "cli.app", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, timeout=300, check=False
    )


def briefs_in(data_dir: Path) -> list[tuple[object, ...]]:
    with connect(data_dir / "warehouse.duckdb") as connection:
        return connection.execute("SELECT * EXCLUDE (run_id, loaded_at) FROM briefs ORDER BY brief_id").fetchall()


def engine_of(data_dir: Path) -> list[tuple[object, ...]]:
    with connect(data_dir / "warehouse.duckdb") as connection:
        return connection.execute("SELECT engine FROM ops.runs").fetchall()


def test_a_server_and_no_prefect_give_the_same_rows(prefect_server: str, tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 3)
    flow = run_cli("ingest", folder, "--data-dir", tmp_path / "flow", PREFECT_API_URL=prefect_server)
    assert flow.returncode == 0
    assert "warning" not in flow.stderr
    direct = run_cli("ingest", folder, "--data-dir", tmp_path / "direct", "--direct")
    assert direct.returncode == 0
    assert flow.stdout == direct.stdout
    assert briefs_in(tmp_path / "flow") == briefs_in(tmp_path / "direct")
    assert (engine_of(tmp_path / "flow"), engine_of(tmp_path / "direct")) == ([("prefect",)], [("direct",)])


def test_the_server_knows_the_run_and_its_summary(prefect_server: str, tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 1)
    run_cli("ingest", folder, "--data-dir", tmp_path / "data", PREFECT_API_URL=prefect_server)
    runs = ask(prefect_server, "flow_runs")
    assert {run["state_type"] for run in runs} == {"COMPLETED"}
    summaries = [each["data"] for each in ask(prefect_server, "artifacts") if each["key"] == "ingest-summary"]
    assert any("| loaded | 1 |" in summary for summary in summaries)


def ask(address: str, what: str) -> list[dict[str, Any]]:
    """Everything of that kind that the server has."""
    request = Request(f"{address}/{what}/filter", data=b"{}", headers={"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        found: list[dict[str, Any]] = json.load(answer)
        return found


def test_the_embedded_server_needs_no_setting_up(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 2)
    run = run_cli("ingest", folder, "--data-dir", tmp_path / "data", PREFECT_API_URL="")
    assert run.returncode == 0, run.stderr
    assert engine_of(tmp_path / "data") == [("prefect",)]


def test_without_a_server_the_steps_run_alone(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 2)
    run = run_cli("ingest", folder, "--data-dir", tmp_path / "data", PREFECT_API_URL="http://127.0.0.1:9/api")
    assert run.returncode == 0
    assert "running without it" in run.stderr
    assert "Traceback" not in run.stderr
    assert engine_of(tmp_path / "data") == [("direct",)]


def test_an_error_of_the_run_is_not_taken_for_one_of_prefect(prefect_server: str, tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 1)
    order = make_order(tmp_path / "data", folder)
    order.settings.data_dir.mkdir()
    order.settings.ledger_path.write_bytes(b"this is no ledger at all, and quite long enough to be looked at" * 20)
    run = run_cli("ingest", folder, "--data-dir", tmp_path / "data", PREFECT_API_URL=prefect_server)
    assert run.returncode == 6
    assert "ledger" in run.stderr
    assert "running without it" not in run.stderr
