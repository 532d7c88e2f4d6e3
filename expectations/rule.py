# mypy: disable-error-code="attr-defined"
"""A quality rule: what a data steward wants of a table, how much it matters, and why."""

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from great_expectations.expectations import Expectation

CRITICAL: Final = "critical"
"""Withholds the documents whose rows break the rule."""
WARNING: Final = "warning"
"""Is recorded, and withholds nothing."""
AS_OF: Final = {"$PARAMETER": "as_of"}
"""Stands for the day of the run, where a rule needs one: no rule looks at the clock."""


class Rule(NamedTuple):
    """One entry of a table's RULES. The name says what holds: lower-case letters and underscores."""

    name: str
    severity: Literal["critical", "warning"]
    why: str
    expectation: "Expectation"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the expectation looks at."""
        names = [getattr(self.expectation, name, None) for name in ("column", "column_A", "column_B")]
        return tuple(name for name in names if name) + tuple(getattr(self.expectation, "column_list", ()))
