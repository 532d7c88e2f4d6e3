# mypy: disable-error-code="attr-defined"
"""Rules for the table paragraphs: one row a paragraph of a brief's body."""

from great_expectations import expectations as gxe

from expectations.rule import CRITICAL, WARNING, Rule

RULES = (
    Rule(
        "text_present",
        CRITICAL,
        "A paragraph without text has lost the words of the document.",
        gxe.ExpectColumnValuesToNotBeNull(column="text"),
    ),
    Rule(
        "text_not_blank",
        CRITICAL,
        "A paragraph of nothing but white space has lost the words of the document.",
        gxe.ExpectColumnValuesToMatchRegex(column="text", regex=r"[^ \t\r\n]"),
    ),
    Rule(
        "word_count_in_bounds",
        WARNING,
        "A paragraph of more than 5,000 words is a document whose paragraphs were not found.",
        gxe.ExpectColumnValuesToBeBetween(column="word_count", max_value=5_000),
    ),
    Rule(
        "text_is_not_furniture",
        WARNING,
        "Consent banners, newsletter forms and share buttons belong to the page, not to the brief.",
        # Mostly: a brief on privacy law speaks of cookies too.
        gxe.ExpectColumnValuesToNotMatchRegex(
            column="text",
            # No flags and no \b: pandas leaves such patterns to Arrow's engine, which is ten times as fast.
            regex=r"[Cc]ookie|[Ss]ubscribe to our [Nn]ewsletter|[Ss]hare (?:this )?on (?:[FfTt]|[Ll]inked)",
            mostly=0.999,
        ),
    ),
    Rule(
        "text_unique_in_brief",
        WARNING,
        "A paragraph that occurs twice in one brief is a pull quote or a teaser that was left in.",
        gxe.ExpectCompoundColumnsToBeUnique(column_list=["document_id", "text"]),
    ),
)
