"""How fast, as ratios measured in one run: `make bench` writes `benchmarks/RESULTS.md`.

Absolute times are those of one machine on one day; the ratios are what is asked for. Each pair is measured in turn
(ours, theirs, ours, theirs ...), and the medians are compared, so that a machine that slows down slows both.
"""

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from benchmarks.made_up import write_documents
from benchmarks.walk_speed import count_texts_a_second, find_sample, time_beside_trafilatura

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
BRIEFHOUSE = (sys.executable, "-m", "cli.app")
ROUNDS = 5
MANY = 10_000
FEW = 1_000
_BARE_FLOW = "from prefect import flow\n@flow\ndef nothing():\n    pass\nnothing()\n"
_PYDANTIC = "from pydantic import BaseModel"  # `import pydantic` alone loads next to nothing of it
_SAMPLE_SECONDS = 0.25
_MIB = 1 << 20


@dataclass(frozen=True)
class Line:
    """One line of the results: what was asked, what was measured."""

    what: str
    asked: str
    measured: str
    is_met: bool


@dataclass(frozen=True)
class Timed:
    """One command: seconds on the clock, seconds of CPU of it and the processes it waited for, and peak memory."""

    wall: float
    cpu: float
    peak_bytes: int


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="briefhouse-bench-") as folder:
        home = Path(folder)
        lines = [*measure_starts(home), *measure_runs(home), *measure_load(home), *measure_walks()]
    RESULTS.write_text(_page(lines), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def measure_starts(_home: Path) -> list[Line]:
    """CPU of the light commands beyond Python's own start and pydantic's import."""
    data = _home / "query"
    _run([*BRIEFHOUSE, "ingest", "seeds", "--direct", "--data-dir", str(data)])
    baseline = median(_run([sys.executable, "-c", _PYDANTIC]).cpu for _ in range(ROUNDS * 2))
    commands = {
        "--help": ["--help"],
        "parse seeds/ --json": ["parse", "seeds/", "--json"],
        "query": ["query", "SELECT title FROM briefs", "--data-dir", str(data)],
    }
    lines = []
    for name, arguments in commands.items():
        cpu = median(_run([*BRIEFHOUSE, *arguments]).cpu for _ in range(ROUNDS * 2)) - baseline
        shown = f"{cpu:.2f} s ({baseline:.2f} s for Python and pydantic not counted)"
        lines.append(Line(f"CPU of `briefhouse {name}`", "under 0.5 s", shown, cpu < 0.5))
    return lines


def measure_runs(home: Path) -> list[Line]:
    """The two seeds against a bare Prefect flow, and without Prefect against the import of Great Expectations."""
    prefect = {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
        "DO_NOT_TRACK": "1",
    }
    _run([sys.executable, "-c", _BARE_FLOW], prefect)  # makes Prefect's own database
    ours, bare = _alternate(
        lambda: _ingest_seeds(home, environment=prefect),
        lambda: _run([sys.executable, "-c", _BARE_FLOW], prefect),
        rounds=3,
    )
    direct, imported = _alternate(
        lambda: _ingest_seeds(home, "--direct"), lambda: _run([sys.executable, "-c", "import great_expectations"])
    )
    return [
        _ratio("`briefhouse ingest seeds/` against a Prefect flow that does nothing", ours, bare),
        _ratio("`--direct` against `python -c 'import great_expectations'`", direct, imported),
    ]


def measure_load(home: Path) -> list[Line]:
    """Made-up documents end to end: rate, memory, and a second run that finds nothing new."""
    few, many = home / "few", home / "many"
    write_documents(few, FEW)
    write_documents(many, MANY)
    small = _ingest(few, home / "few-data")
    first = _ingest(many, home / "many-data")
    second = _ingest(many, home / "many-data")
    rate, faster = MANY / first.wall, first.wall / second.wall
    growth = first.peak_bytes / small.peak_bytes
    size = sum(path.stat().st_size for path in many.rglob("*.txt")) / MANY
    memory = f"{first.peak_bytes / _MIB:,.0f} MiB; {growth:.2f} times that of {FEW:,}"
    is_flat = first.peak_bytes < 1024 * _MIB and growth < 1.25
    return [
        Line(
            f"{MANY:,} documents of {size / 1000:.1f} kB, end to end",
            "200 a second",
            f"{rate:.0f} a second",
            rate >= 200,
        ),
        Line("peak memory of all processes", "under 1 GiB, flat", memory, is_flat),
        Line("an unchanged second run", "20 times faster", f"{faster:.0f} times ({second.wall:.2f} s)", faster >= 20),
    ]


def measure_walks() -> list[Line]:
    """The walk alone, in CPU time of one core: raw texts a second, and HTML pages against trafilatura."""
    sample = find_sample()
    rate = count_texts_a_second(sample)
    ours, theirs = time_beside_trafilatura(sample)
    what = f"the walk of flattened {sample.source} of {sample.text_bytes / 1000:.1f} kB, one core"
    shown = f"{ours / theirs:.2f} ({ours * 1000:.0f} ms, {theirs * 1000:.0f} ms a page)"
    return [
        Line(what, "150 a second", f"{rate:.0f} a second", rate >= 150),
        Line(
            f"CPU of the walk of HTML against trafilatura, {sample.source}", "at most 1.3", shown, ours / theirs <= 1.3
        ),
    ]


def _ingest_seeds(home: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Timed:
    """The seeds into a data folder that is not there yet."""
    data = home / "seeds-data"
    shutil.rmtree(data, ignore_errors=True)
    return _run([*BRIEFHOUSE, "ingest", "seeds/", *arguments, "--data-dir", str(data)], environment)


def _ingest(folder: Path, data: Path) -> Timed:
    return _run([*BRIEFHOUSE, "ingest", str(folder), "--direct", "--json", "--data-dir", str(data)], sample=True)


def _alternate(ours: Callable[[], Timed], theirs: Callable[[], Timed], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median seconds of each, measured in turn."""
    pairs = [(ours().wall, theirs().wall) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _ratio(what: str, ours: float, theirs: float) -> Line:
    return Line(what, "at most 1.5", f"{ours / theirs:.2f} ({ours:.1f} s, {theirs:.1f} s)", ours / theirs <= 1.5)


def _run(command: Sequence[str], environment: Mapping[str, str] | None = None, *, sample: bool = False) -> Timed:
    """Runs the command to its end; a failure ends the benchmark. Memory is watched only where asked."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    watcher = _Watcher(process.pid)
    if sample:
        watcher.start()
    output, errors = process.communicate()
    wall = time.perf_counter() - started
    watcher.stop()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors.decode()}\n{output.decode()[-500:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timed(wall, cpu, watcher.peak_bytes)


class _Watcher(threading.Thread):
    """Samples the memory of a process and all below it: shared pages are counted once (PSS)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._root = psutil.Process(pid)
        self._over = threading.Event()
        self.peak_bytes = 0

    def run(self) -> None:
        while not self._over.wait(_SAMPLE_SECONDS):
            self.peak_bytes = max(self.peak_bytes, self._measure())

    def stop(self) -> None:
        self._over.set()
        if self.is_alive():
            self.join()

    def _measure(self) -> int:
        try:
            return sum(_pss(process) for process in (self._root, *self._root.children(recursive=True)))
        except psutil.Error:
            return 0


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def _page(lines: Sequence[Line]) -> str:
    """The results as a page."""
    facts = {
        "machine": f"{os.cpu_count()} cores",
        "python": platform.python_version(),
        "date": time.strftime("%Y-%m-%d"),
    }
    rows = [
        f"| {line.what} | {line.asked} | {line.measured} | {'yes' if line.is_met else '**no**'} |" for line in lines
    ]
    head = [
        "# How fast",
        "",
        "Written by `make bench`. Ratios within one run; times are of one machine on one day.",
        "",
    ]
    return (
        "\n".join(
            [*head, f"{json.dumps(facts)[1:-1]}", "", "| what | asked | measured | met |", "|---|---|---|---|", *rows]
        )
        + "\n"
    )


if __name__ == "__main__":
    main()
