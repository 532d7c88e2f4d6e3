"""What counts as fallen, and what raising accepts."""

from pathlib import Path

import pytest

from benchmarks.floor import Measured, find_fallen, is_below, raise_floor, read_floor, write_floor


@pytest.mark.parametrize(
    ("metric", "value", "floor", "expected"),
    [
        ("f1", 0.950, 0.950, False),
        ("f1", 0.9485, 0.950, False),  # within the tolerance
        ("f1", 0.947, 0.950, True),
        ("f1", 0.990, 0.950, False),
        ("f1", 0.100, None, False),
        ("leak", 0.020, 0.010, True),  # of these, less is better
        ("leak", 0.000, 0.010, False),
        ("without", 0.0115, 0.010, False),
        ("empty", 0.013, 0.010, True),
    ],
)
def test_below_the_floor(metric: str, value: float, floor: float | None, expected: bool) -> None:
    assert is_below(metric, value, floor) is expected


def test_what_has_fallen_is_named_with_both_values() -> None:
    rows = {"briefs": {"keep": Measured(0.9), "leak": Measured(0.1)}, "aeb text": {"f1": Measured(0.8)}}
    floor = {"briefs": {"keep": 0.95, "leak": 0.0}, "aeb text": {"f1": 0.8}, "wcxb text": {"f1": 0.9}}
    assert list(find_fallen(rows, floor)) == [
        "briefs: keep 0.9000 is below the accepted 0.9500",
        "briefs: leak 0.1000 is above the accepted 0.0000",
    ]


def test_raising_takes_what_is_better_and_leaves_the_rest() -> None:
    rows = {"briefs": {"keep": Measured(0.91239), "leak": Measured(0.1), "once": Measured(0.5)}}
    floor = {"briefs": {"keep": 0.9, "leak": 0.0}, "aeb text": {"f1": 0.8}}
    raised = raise_floor(rows, floor)
    assert raised == {"briefs": {"keep": 0.9124, "leak": 0.0, "once": 0.5}, "aeb text": {"f1": 0.8}}
    assert floor["briefs"]["keep"] == 0.9


def test_the_floor_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    assert read_floor(path) == {}
    write_floor({"briefs": {"keep": 0.9}}, path)
    assert read_floor(path) == {"briefs": {"keep": 0.9}}
