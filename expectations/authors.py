# mypy: disable-error-code="attr-defined"
"""Rules for the table authors: one row an author of a brief."""

from great_expectations import expectations as gxe

from expectations.rule import WARNING, Rule

RULES = (
    Rule(
        "name_without_digits",
        WARNING,
        "A digit or an at sign is no part of a name: a date, a footnote mark or an e-mail address was read as one.",
        gxe.ExpectColumnValuesToNotMatchRegex(column="name", regex=r"[\d@]"),
    ),
    Rule(
        "name_length",
        WARNING,
        "A name of more than 80 characters is a sentence, or several names in one.",
        gxe.ExpectColumnValueLengthsToBeBetween(column="name", max_value=80),
    ),
)
