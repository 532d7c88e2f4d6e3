# mypy: disable-error-code="attr-defined"
"""Rules for the table briefs: one row a brief."""

from datetime import date

from great_expectations import expectations as gxe

from expectations.rule import AS_OF, CRITICAL, WARNING, Rule

RULES = (
    Rule(
        "document_id_present",
        CRITICAL,
        "A brief without its document cannot be traced to any bytes.",
        gxe.ExpectColumnValuesToNotBeNull(column="document_id"),
    ),
    Rule(
        "document_id_unique",
        CRITICAL,
        "A document gives one brief; two rows would count it twice.",
        gxe.ExpectColumnValuesToBeUnique(column="document_id"),
    ),
    Rule(
        "brief_id_present",
        CRITICAL,
        "Every other table is joined by brief_id.",
        gxe.ExpectColumnValuesToNotBeNull(column="brief_id"),
    ),
    Rule(
        "published_in_bounds",
        CRITICAL,
        "The oldest think tanks date from the 1900s: an earlier year is another number taken for one.",
        gxe.ExpectColumnValuesToBeBetween(column="published_earliest", min_value=date(1900, 1, 1)),
    ),
    Rule(
        "published_before_run",
        CRITICAL,
        "A brief from the future: the date of an event or a deadline was taken for the date of publication.",
        gxe.ExpectColumnValuesToBeBetween(column="published_earliest", max_value=AS_OF),
    ),
    Rule(
        "title_present",
        WARNING,
        "Few briefs have no title; many without one mean that a publisher changed its layout.",
        gxe.ExpectColumnValuesToNotBeNull(column="title", mostly=0.9),
    ),
    Rule(
        "title_length",
        WARNING,
        "A title of more than 300 characters has swallowed the summary or the first paragraph.",
        gxe.ExpectColumnValueLengthsToBeBetween(column="title", max_value=300),
    ),
    Rule(
        "publisher_present",
        WARNING,
        "A brief of no known publisher is missing from every count by publisher.",
        gxe.ExpectColumnValuesToNotBeNull(column="publisher_name", mostly=0.9),
    ),
    Rule(
        "published_present",
        WARNING,
        "A brief without a date is missing from every view by month.",
        gxe.ExpectColumnValuesToNotBeNull(column="published_edtf", mostly=0.8),
    ),
    Rule(
        "language_present",
        WARNING,
        "A body too short or too mixed to name its language is seldom a whole brief.",
        gxe.ExpectColumnValuesToNotBeNull(column="language", mostly=0.95),
    ),
    Rule(
        "word_count_in_bounds",
        WARNING,
        "Fewer than 80 words are a teaser or a lost body, more than 60,000 a book or several documents in one.",
        gxe.ExpectColumnValuesToBeBetween(column="word_count", min_value=80, max_value=60_000),
    ),
    Rule(
        "summary_differs_from_title",
        WARNING,
        "A summary that repeats the title says nothing: the title was printed twice.",
        gxe.ExpectSelectColumnValuesToBeUniqueWithinRecord(
            column_list=["summary", "title"], ignore_row_if="any_value_is_missing"
        ),
    ),
)
