# mypy: disable-error-code="attr-defined"
"""Rules for the table blocks: one row a block of a document's text, kept or removed."""

from great_expectations import expectations as gxe

from expectations.rule import CRITICAL, Rule

RULES = (
    Rule(
        "start_in_bounds",
        CRITICAL,
        "A block that begins before the text cites nothing.",
        gxe.ExpectColumnValuesToBeBetween(column="start", min_value=0),
    ),
    Rule(
        "end_after_start",
        CRITICAL,
        "A block without characters cites nothing.",
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="end", column_B="start"),
    ),
)
