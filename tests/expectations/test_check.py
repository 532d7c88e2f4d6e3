"""The rules, asked through the gate's own process: what breaks each, and what follows from it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from expectations import check
from schemas.errors import BriefhouseError

AS_OF = date(2026, 3, 1)
IDS = [f"{number:064x}" for number in range(30)]
BAD = IDS[7]

Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module", autouse=True)
def gate() -> Iterator[None]:
    check.warm()
    yield
    check.close()


@pytest.fixture
def frames() -> Frames:
    """Thirty briefs of two paragraphs, an author and a related publication each, with nothing wrong."""
    briefs = [
        {
            "brief_id": document_id[-16:],
            "document_id": document_id,
            "version": 1,
            "publisher_name": "Institute",
            "title": f"Title {document_id[-2:]}",
            "published_edtf": "2024-03",
            "published_earliest": date(2024, 3, 1),
            "language": "en",
            "summary": "What it says.",
            "word_count": 900,
        }
        for document_id in IDS
    ]
    paragraphs = [
        {"document_id": document_id, "ordinal": ordinal, "text": f"Paragraph {ordinal}.", "word_count": 2}
        for document_id in IDS
        for ordinal in range(2)
    ]
    return {
        "briefs": pd.DataFrame(briefs),
        "paragraphs": pd.DataFrame(paragraphs),
        "blocks": pd.DataFrame([{"document_id": each, "start": 0, "end": 9} for each in IDS]),
        "authors": pd.DataFrame([{"document_id": each, "name": "Jane Doe"} for each in IDS]),
        "related_publications": pd.DataFrame([{"document_id": each, "title": "Another"} for each in IDS]),
    }


def ask(frames: Frames, as_of: date = AS_OF) -> check.Verdicts:
    def read(table: str, columns: Sequence[str]) -> pa.Table:
        arrow = pa.Table.from_pandas(frames[table], preserve_index=False)
        return arrow.select(list(columns)) if arrow.num_columns else arrow

    return check.check_batch(read, "run-1", 3, as_of)


def put(table: str, column: str, value: object) -> Callable[[Frames], None]:
    """Changes one cell: the first row of the bad document."""

    def change(frames: Frames) -> None:
        frame = frames[table].copy()
        values = frame[column].astype(object)
        values[frame.index[frame["document_id"] == BAD][0]] = value
        frame[column] = values.infer_objects()
        frames[table] = frame

    return change


def repeat_brief(frames: Frames) -> None:
    """Adds the bad document's brief once more, under another brief_id."""
    briefs = frames["briefs"]
    again = briefs[briefs["document_id"] == BAD].assign(brief_id="f" * 16)
    frames["briefs"] = pd.concat((briefs, again))


CRITICAL: dict[tuple[str, str], tuple[Callable[[Frames], None], str]] = {
    ("briefs", "document_id_unique"): (repeat_brief, BAD),
    ("briefs", "brief_id_present"): (put("briefs", "brief_id", None), "brief_id null"),
    ("briefs", "published_in_bounds"): (
        put("briefs", "published_earliest", date(1815, 6, 9)),
        "published_earliest 1815-06-09",
    ),
    ("briefs", "published_before_run"): (
        put("briefs", "published_earliest", date(2026, 3, 2)),
        "published_earliest 2026-03-02",
    ),
    ("paragraphs", "text_present"): (put("paragraphs", "text", None), "text null"),
    ("paragraphs", "text_not_blank"): (put("paragraphs", "text", " \n\t "), r"text ' \n\t '"),
    ("blocks", "start_in_bounds"): (put("blocks", "start", -1), "start -1"),
    ("blocks", "end_after_start"): (put("blocks", "end", 0), "end 0, start 0"),
}

WARNINGS: dict[tuple[str, str], tuple[Callable[[Frames], None], str]] = {
    ("briefs", "title_present"): (put("briefs", "title", None), "title null"),
    ("briefs", "title_length"): (put("briefs", "title", "T" * 301), "title 'TTT"),
    ("briefs", "publisher_present"): (put("briefs", "publisher_name", None), "publisher_name null"),
    ("briefs", "published_present"): (put("briefs", "published_edtf", None), "published_edtf null"),
    ("briefs", "language_present"): (put("briefs", "language", None), "language null"),
    ("briefs", "word_count_in_bounds"): (put("briefs", "word_count", 79), "word_count 79"),
    ("briefs", "summary_differs_from_title"): (put("briefs", "summary", "Title 07"), "summary 'Title 07'"),
    ("paragraphs", "word_count_in_bounds"): (put("paragraphs", "word_count", 5001), "word_count 5001"),
    ("paragraphs", "text_is_not_furniture"): (
        put("paragraphs", "text", "We use\nCookies."),
        r"text 'We use\nCookies.'",
    ),
    ("paragraphs", "text_unique_in_brief"): (put("paragraphs", "text", "Paragraph 1."), "text 'Paragraph 1.'"),
    ("authors", "name_without_digits"): (put("authors", "name", "jane@example.org"), "name 'jane@example.org'"),
    ("authors", "name_length"): (put("authors", "name", "J" * 81), "name 'JJJ"),
    ("related_publications", "title_length"): (put("related_publications", "title", "T" * 301), "title 'TTT"),
}
TOLERANT = {"title_present", "publisher_present", "published_present", "language_present"}
"""Rules that pass while few rows break them."""


def test_a_clean_batch_passes_every_rule(frames: Frames) -> None:
    verdicts = ask(frames)
    assert verdicts.withheld == {}
    assert all(each.passed and each.unexpected_count == 0 and each.examples == () for each in verdicts.outcomes)
    assert {(each.run_id, each.batch) for each in verdicts.outcomes} == {("run-1", 3)}
    assert {each.table_name: each.row_count for each in verdicts.outcomes} == {
        table: len(frame) for table, frame in frames.items()
    }


def test_every_rule_is_unique_in_its_table_and_has_its_case_here(frames: Frames) -> None:
    rules = [(each.table_name, each.rule, each.severity) for each in ask(frames).outcomes]
    assert len(set(rules)) == len({rule[:2] for rule in rules}) == len(rules)
    elsewhere = {("briefs", "document_id_present")}
    assert {rule[:2] for rule in rules if rule[2] == "critical"} == set(CRITICAL) | elsewhere
    assert {rule[:2] for rule in rules if rule[2] == "warning"} == set(WARNINGS)
    assert all(each.why.endswith(".") for each in ask(frames).outcomes)


@pytest.mark.parametrize(("table", "rule"), CRITICAL)
def test_a_critical_rule_withholds_the_offending_document_only(frames: Frames, table: str, rule: str) -> None:
    change, seen = CRITICAL[table, rule]
    change(frames)
    verdicts = ask(frames)
    [outcome] = [each for each in verdicts.outcomes if not each.passed]
    assert (outcome.table_name, outcome.rule, outcome.severity) == (table, rule, "critical")
    assert list(verdicts.withheld) == [BAD]
    rejection = verdicts.withheld[BAD]
    assert rejection.reason == f"expectation.{rule}"
    assert seen in rejection.message
    assert outcome.why in rejection.message
    assert seen in outcome.examples[0]


@pytest.mark.parametrize(("table", "rule"), WARNINGS)
def test_a_warning_is_recorded_and_withholds_nothing(frames: Frames, table: str, rule: str) -> None:
    change, seen = WARNINGS[table, rule]
    change(frames)
    verdicts = ask(frames)
    [outcome] = [each for each in verdicts.outcomes if each.unexpected_count]
    assert (outcome.table_name, outcome.rule, outcome.severity) == (table, rule, "warning")
    assert outcome.passed == (rule in TOLERANT)
    assert seen in outcome.examples[0]
    assert verdicts.withheld == {}


def test_a_tolerant_rule_fails_when_too_many_rows_break_it(frames: Frames) -> None:
    frames["briefs"]["title"] = None
    [outcome] = [each for each in ask(frames).outcomes if each.rule == "title_present"]
    assert (outcome.passed, outcome.unexpected_count, len(outcome.examples)) == (False, 30, 5)


def test_a_row_without_document_cannot_be_withheld_and_stops_the_batch(frames: Frames) -> None:
    put("briefs", "document_id", None)(frames)
    with pytest.raises(BriefhouseError, match="document_id_present: row 7 has no document_id"):
        ask(frames)


def test_the_first_rule_that_a_document_breaks_is_its_reason(frames: Frames) -> None:
    put("briefs", "published_earliest", date(2030, 1, 1))(frames)
    put("paragraphs", "text", "")(frames)
    assert ask(frames).withheld[BAD].reason == "expectation.published_before_run"


def test_no_rule_looks_at_the_clock(frames: Frames) -> None:
    put("briefs", "published_earliest", date(2400, 1, 1))(frames)
    assert list(ask(frames).withheld) == [BAD]
    assert ask(frames, date(2400, 1, 1)).withheld == {}


@pytest.mark.parametrize("columns", [True, False])
def test_tables_without_rows_pass(frames: Frames, columns: bool) -> None:
    empty = {table: frame.iloc[:0] if columns else pd.DataFrame() for table, frame in frames.items()}
    verdicts = ask(empty)
    assert verdicts.withheld == {}
    assert all(each.passed and each.row_count == 0 for each in verdicts.outcomes)


def test_nulls_in_a_whole_column_pass_where_they_may(frames: Frames) -> None:
    for column in ("published_edtf", "published_earliest", "summary", "publisher_name", "language"):
        frames["briefs"][column] = None
    verdicts = ask(frames)
    assert verdicts.withheld == {}
    assert {each.rule for each in verdicts.outcomes if not each.passed} == {
        "publisher_present",
        "published_present",
        "language_present",
    }


def test_a_missing_table_or_column_is_an_error(frames: Frames) -> None:
    with pytest.raises(BriefhouseError, match=r"not there: .*start"):
        ask({**frames, "blocks": frames["blocks"].drop(columns="start")})
    del frames["authors"]
    with pytest.raises(BriefhouseError, match="not there: authors"):
        ask(frames)


def test_what_great_expectations_cannot_evaluate_is_an_error_and_the_gate_goes_on(frames: Frames) -> None:
    broken = {**frames, "briefs": frames["briefs"].assign(word_count="many")}
    with pytest.raises(BriefhouseError, match=r"quality gate failed: briefs: word_count_in_bounds"):
        ask(broken)
    assert ask(frames).withheld == {}


def test_a_gate_that_died_is_an_error_and_the_next_call_starts_another(frames: Frames) -> None:
    ask(frames)
    assert check._gate is not None
    check._gate._process.kill()
    with pytest.raises(BriefhouseError, match="ended with code -9"):
        ask(frames)
    assert ask(frames).withheld == {}


def test_several_threads_may_ask(frames: Frames) -> None:
    answers: list[Any] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(frames))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers[0] == answers[1] == answers[2]
    assert len(answers) == 3


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(check.__file__).parents[1])}
    return subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, timeout=120, cwd=folder, env=environment
    )


def test_warming_costs_nothing_and_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    program = """
import sys
from expectations import check
check.warm()
assert not {"pandas", "great_expectations"} & set(sys.modules)
"""
    ended = run(program, tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_checking_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "pandas.py").write_text("raise SystemExit('not pandas')")
    program = """
import pyarrow as pa
from datetime import date
from expectations import check
names = ("briefs", "authors", "paragraphs", "blocks", "related_publications")
tables = {name: pa.table({}) for name in names}
tables["blocks"] = pa.table({"document_id": ["a"], "start": [-1], "end": [5]})
verdicts = check.check_batch(lambda table, columns: tables[table], "run-1", 0, date(2026, 3, 1))
assert list(verdicts.withheld) == ["a"]
"""
    ended = run(program, tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["pandas.py"]


def test_the_gate_ends_with_its_parent_whatever_ends_that(tmp_path: Path) -> None:
    program = """
import os, signal
from expectations import check
check.warm()
print(check._gate._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    pid = int(run(program, tmp_path).stdout)
    deadline = time.monotonic() + 60
    while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.1)
