"""What the gate is asked, and what it answers."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from schemas.outcome import Rejection, RuleOutcome

if TYPE_CHECKING:
    import pyarrow as pa


class Request(NamedTuple):
    """One batch; `tables` holds each table's rows, `as_of` is the day of the run."""

    tables: "dict[str, pa.Table]"
    run_id: str
    batch: int
    as_of: date


class Verdicts(NamedTuple):
    """One outcome per rule, and why each withheld document is withheld."""

    outcomes: list[RuleOutcome]
    withheld: dict[str, Rejection]


class Failed(NamedTuple):
    """The gate could not judge the batch."""

    message: str
    trace: str
