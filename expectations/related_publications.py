# mypy: disable-error-code="attr-defined"
"""Rules for the table related_publications: one row a publication that the page advertises."""

from great_expectations import expectations as gxe

from expectations.rule import WARNING, Rule

RULES = (
    Rule(
        "title_length",
        WARNING,
        "A title of more than 300 characters has swallowed the teaser below it.",
        gxe.ExpectColumnValueLengthsToBeBetween(column="title", max_value=300),
    ),
)
