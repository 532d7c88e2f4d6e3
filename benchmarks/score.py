"""How well bodies are found, on real documents: `make score` prints one table and fails below the accepted floor.

Rows: labelled documents of think tanks; two public benchmarks of web pages, each from HTML and from flattened text.
The documents are not ours to copy: where they are missing, the command says so and that is all.
"""

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks import brief_checks, page_scores
from benchmarks.brief_checks import check_document
from benchmarks.corpora import Page, find_shared, load_aeb, load_briefs, load_wcxb
from benchmarks.fact_checks import sum_up_facts
from benchmarks.floor import Measured, Rows, Values, find_fallen, raise_floor, read_floor, write_floor
from benchmarks.losers import ALL, SHOWN, describe_documents, describe_fields, describe_pages
from benchmarks.metadata import compare_page, sum_up_fields
from benchmarks.page_scores import TRACKS, attempt_page

FLOOR = Path(__file__).with_name("floor.json")
CORPORA = ("briefs", "aeb", "wcxb")
PROCESSES = 2
_PAGES: dict[str, Callable[[Path], Iterable[Page]]] = {"aeb": load_aeb, "wcxb": partial(load_wcxb, held_out=True)}

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    only: tuple[str, ...]
    page: str
    """How the ids of the pages and documents begin that are looked at; empty for all."""
    losers: int
    raises: bool
    as_json: bool
    with_reference: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 1 when a value is below its floor."""
    asked = _read_arguments(arguments)
    shared = find_shared()
    if shared is None:
        print("nothing is scored: no ../shared/data beside the project, and CORPORA_FOLDER names no folder")
        return 0
    started = time.perf_counter()
    rows = _measure(shared, asked)
    if not rows:
        print("nothing is scored: no such page or document", file=sys.stderr)
        return 2
    floor = {} if asked.page else read_floor(FLOOR)
    print(json.dumps(_values(rows), indent=2) if asked.as_json else _table(rows, floor))
    fallen = list(find_fallen(rows, floor))
    print(*fallen, f"{time.perf_counter() - started:.0f} seconds", sep="\n", file=sys.stderr)
    if asked.raises:
        write_floor(raise_floor(rows, floor), FLOOR)
        print(f"wrote {FLOOR.name}", file=sys.stderr)
    return int(bool(fallen))


def _read_arguments(arguments: Sequence[str] | None) -> Asked:
    parser = argparse.ArgumentParser(prog="make score ARGS=...", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", choices=CORPORA, action="append", help="this corpus; may be given again")
    parser.add_argument("--losers", type=int, default=0, metavar="N", help="show the N worst of each row, and why")
    parser.add_argument("--page", default="", metavar="ID", help="only what has an id that starts so, with every line")
    parser.add_argument("--raise", action="store_true", dest="raises", help="accept every better value")
    parser.add_argument("--json", action="store_true", dest="as_json", help="print the values only")
    parser.add_argument("--no-reference", action="store_true", help="leave the other extractors out: half the time")
    told = parser.parse_args(arguments)
    only = tuple(told.only or CORPORA)
    if told.page and told.raises:
        parser.error("a floor is accepted for whole corpora: --raise or --page")
    losers = ALL if told.page else told.losers
    return Asked(only, told.page, 0 if told.as_json else losers, told.raises, told.as_json, not told.no_reference)


def _measure(shared: Path, asked: Asked) -> Rows:
    """All rows asked for whose corpus is there; the worst documents are printed on the way."""
    rows: dict[str, Mapping[str, Measured]] = {}
    with ProcessPoolExecutor(PROCESSES, _context()) as pool:
        for corpus in asked.only:
            if not (shared / corpus).is_dir():
                print(f"{corpus} is not scored: no {corpus}/ among the shared data", file=sys.stderr)
            elif corpus == "briefs":
                rows |= _measure_briefs(pool, shared, asked)
            else:
                rows |= _measure_pages(pool, corpus, shared, asked)
    return rows


def _context() -> multiprocessing.context.BaseContext:
    """Workers forked from a process that has imported the walk once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.page_scores", "benchmarks.brief_checks"])
    return context


def _measure_briefs(pool: ProcessPoolExecutor, shared: Path, asked: Asked) -> Rows:
    chosen = [each for each in load_briefs(shared) if each.document_id.startswith(asked.page)]
    documents = _map(pool, partial(check_document, shared=shared), chosen)
    _show("briefs", describe_documents(documents, asked.losers))
    if not documents:
        return {}
    rows = {"briefs": brief_checks.sum_up(documents)}
    facts = [document.facts for document in documents if document.facts]
    return rows | ({"facts": sum_up_facts(facts)} if facts else {})


def _measure_pages(pool: ProcessPoolExecutor, corpus: str, shared: Path, asked: Asked) -> Rows:
    chosen = [each for each in _PAGES[corpus](shared) if each.page_id.startswith(asked.page)]
    attempt = partial(attempt_page, shared=shared, with_reference=asked.with_reference)
    pages = _map(pool, attempt, chosen)
    for track in TRACKS:
        _show(f"{corpus} {track}", describe_pages(pages, track, asked.losers, ALL if asked.page else SHOWN))
    if not pages:
        return {}
    rows = {f"{corpus} {track}": page_scores.sum_up(pages, track) for track in TRACKS}
    if corpus == "wcxb":
        compared = _map(pool, partial(compare_page, shared=shared), [page for page in chosen if "title" in page.labels])
        _show("wcxb facts", describe_fields(compared, asked.losers))
        rows |= {"wcxb facts": sum_up_fields(compared)} if compared else {}
    return rows


def _map(pool: ProcessPoolExecutor, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
    return list(pool.map(function, items, chunksize=2))


def _show(row: str, lines: Iterable[str]) -> None:
    """The lines, under the row's name; nothing when there are none."""
    for i, line in enumerate(lines):
        print(line if i else f"\n== {row}: the worst\n{line}")


def _values(rows: Rows) -> Values:
    return {row: {name: round(each.value, 4) for name, each in metrics.items()} for row, metrics in rows.items()}


def _table(rows: Rows, floor: Values) -> str:
    """One line a metric: measured, accepted, and what others reach."""
    lines = [f"{'row':10} {'metric':17} {'measured':>8} {'floor':>8}   reference"]
    for row, metrics in rows.items():
        for metric, measured in metrics.items():
            accepted = floor.get(row, {}).get(metric)
            shown = "-" if accepted is None else f"{accepted:.3f}"
            lines.append(f"{row:10} {metric:17} {measured.value:8.3f} {shown:>8}   {measured.note}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
