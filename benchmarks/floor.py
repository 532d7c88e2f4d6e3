"""The floor: for each row and metric the last accepted value, in `benchmarks/floor.json`. No run may fall below it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TOLERANCE = 0.002
"""How far a value may fall before it counts as fallen."""
LESS_IS_BETTER = frozenset({"leak", "without", "empty", "title made up", "published made up"})

Values = Mapping[str, Mapping[str, float]]
"""Row, metric, value."""


@dataclass(frozen=True)
class Measured:
    """A value from 0 to 1, and what to say beside it: counts, or what others reach."""

    value: float
    note: str = ""


Rows = Mapping[str, Mapping[str, Measured]]


def read_floor(path: Path) -> Values:
    """The accepted values; none when there is no file yet."""
    floor: Values = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floor


def is_below(metric: str, value: float, floor: float | None) -> bool:
    """True when the value is worse than the floor by more than the tolerance; where there is no floor, never."""
    if floor is None:
        return False
    fall = value - floor if metric in LESS_IS_BETTER else floor - value
    return fall > TOLERANCE


def find_fallen(rows: Rows, floor: Values) -> Iterator[str]:
    """One line for each value below its floor. Rows that were not measured are passed over."""
    for row, metrics in rows.items():
        for metric, measured in metrics.items():
            accepted = floor.get(row, {}).get(metric)
            if is_below(metric, measured.value, accepted):
                side = "above" if metric in LESS_IS_BETTER else "below"
                yield f"{row}: {metric} {measured.value:.4f} is {side} the accepted {accepted:.4f}"


def raise_floor(rows: Rows, floor: Values) -> dict[str, dict[str, float]]:
    """The floor with every better value of the rows in it; what is not better, or was not measured, stays."""
    raised = {row: dict(metrics) for row, metrics in floor.items()}
    for row, metrics in rows.items():
        accepted = raised.setdefault(row, {})
        for metric, measured in metrics.items():
            value, better = round(measured.value, 4), min if metric in LESS_IS_BETTER else max
            accepted[metric] = better(value, accepted.get(metric, value))
    return raised


def write_floor(floor: Values, path: Path) -> None:
    """Puts the accepted values on disk, a row a block."""
    path.write_text(json.dumps(floor, indent=2) + "\n", encoding="utf-8")
