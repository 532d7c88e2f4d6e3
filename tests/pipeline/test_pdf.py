"""PDFs, page by page: reading order, what is joined, what is labelled, and what is refused with which reason."""

import zlib
from datetime import UTC, datetime

import pytest

from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading, Unreadable
from pipeline.walk import walk
from schemas.block import Label
from schemas.document import Document
from schemas.outcome import Disposition, Outcome
from schemas.settings import Limits
from tests.pipeline.printed import Frame, Mark, Text, column, write_pdf

LEFT = [
    "The first column holds the start of the argument, and",
    "every line of it must be read before any line of the",
    "second column is looked at, however the two are set",
    "side by side; the last of its lines stops in the middle of",
]
RIGHT = [
    "a sentence that only the second column brings to its",
    "end. What follows there belongs to the same text.",
]
STORY = [
    "Power lines across the border were built in a decade when",
    "nobody asked who would own them; the answer given since",
    "then has been that whoever pays may also decide about the",
    "capacity that is left over at night and on public holidays.",
]


def read(*pages: list[Mark]) -> Reading:
    return read_pdf(write_pdf(pages), Limits())


def brief_of(*pages: list[Mark]) -> Outcome:
    data = write_pdf(pages)
    document = Document(
        document_id="0" * 64,
        uri="paper.pdf",
        media_type="application/pdf",
        byte_count=len(data),
        fetched_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    return walk(document, data, (), Limits())


def paragraphs_of(outcome: Outcome) -> list[str]:
    assert outcome.brief is not None
    return [paragraph for section in outcome.brief.sections for paragraph in section.paragraphs]


def label_of(outcome: Outcome, text: str) -> Label:
    return next(
        verdict.label
        for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True)
        if text in " ".join(block.text.split())
    )


def test_one_column_is_read_before_the_next_and_the_sentence_between_them_is_whole() -> None:
    title = Text(72, 90, "A title across both of the columns", 18, "F2")
    reading = read([title, *column(RIGHT, 330, 130), *column(LEFT, 72, 130)])
    assert reading.texts == ("A title across both of the columns", " ".join(LEFT + RIGHT))


def test_a_line_across_both_columns_parts_what_stands_above_it_from_what_stands_below() -> None:
    above = [*column(["Left above."], 72, 100), *column(["Right above."], 330, 100)]
    across = column(
        ["A line that runs across the whole width of the page, over both of its columns, to the end."], 72, 150
    )
    below = [*column(["Left below."], 72, 200), *column(["Right below."], 330, 200)]
    texts = read([*below, *across, *above]).texts
    assert [text.split(" ")[0] for text in texts] == ["Left", "Right", "A", "Left", "Right"]


def test_the_blocks_and_the_white_space_between_them_are_the_text() -> None:
    reading = read([*column(LEFT, 72, 130), *column(RIGHT, 330, 130)], [*column(STORY, 72, 130)])
    end = 0
    for block, place in zip(reading.blocks, reading.typeset, strict=True):
        assert reading.text[end : block.start].strip() == ""
        assert reading.text[block.start : block.end] == block.text
        assert block.page == place.page
        end = block.end
    assert reading.text[end:].strip() == ""
    assert [block.page for block in reading.blocks] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The ministry spoke of bilat-", "eral talks with its neighbour.", "bilateral talks"),
        ("Early work found the state-of-", "the-art method wanting there.", "state-of-the-art method"),
        ("The line from Asia-", "Pacific ports to the mainland.", "Asia-Pacific ports"),
        ("It covers the years 2016–", "2018 and nothing later than it.", "2016–2018 and"),
        ("See https://www.example.org/", "papers for all of the data.", "https://www.example.org/papers"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert joined in " ".join(read(column([first, second], 72, 100)).texts)


def test_a_compound_that_the_document_writes_elsewhere_keeps_its_hyphen() -> None:
    lines = ["A data-driven reform was asked for, and this data-", "driven reform came in spring."]
    assert "this data-driven reform" in read(column(lines, 72, 100)).texts[0]


def test_ligatures_are_letters() -> None:
    assert read(column(["The ﬁrst ofﬁce of the new ministry was small."], 72, 100)).texts == (
        "The first office of the new ministry was small.",
    )


@pytest.mark.parametrize(
    ("initial", "rest", "word"),
    [
        ("T", "he plan was agreed on by all of the ministers and by", "The plan"),
        ("A", "nation that votes is one in which all of the people and", "A nation"),
    ],
)
def test_an_initial_over_three_lines_joins_its_word(initial: str, rest: str, word: str) -> None:
    beside = [
        rest,
        "A second line stands beside the letter and says more of",
        "the nation and of what it wants, as a third one does.",
    ]
    below = ["The fourth line begins where the letter does, at the margin."]
    marks = [Text(72, 126, initial, 44, "F2"), *column(beside, 108, 102), *column(below, 72, 138)]
    assert read(marks).texts[0].startswith(word)
    assert len(read(marks).texts) == 1


def test_what_runs_through_the_pages_is_told_from_the_text() -> None:
    def page(number: int, header: str, lines: list[str]) -> list[Mark]:
        return [
            Text(200, 40, header, 8, "F3"),
            *column(lines, 72, 120, 11),
            Text(300, 760, str(number), 8, "F3"),
        ]

    odd, even = "Grids and their owners", "Institute for Border Studies"
    stories = [[f"{word} {line}" for line in STORY] for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven")]
    headers = [odd, even] * 4
    outcome = brief_of(*(page(number + 5, headers[number], story) for number, story in enumerate(stories)))
    assert {label_of(outcome, odd), label_of(outcome, even)} == {Label.RUNNING_HEADER}
    assert label_of(outcome, "7") is Label.PAGE_NUMBER
    assert len(paragraphs_of(outcome)) == len(stories)


def test_a_paragraph_cut_by_a_page_its_notes_and_its_footer_reads_whole() -> None:
    cut = [*STORY[:3], "capacity that is left over at night; this was the"]
    note = column(["1 See the annual report of the operator, chapter two."], 72, 700, 7)
    first = [*column(cut, 72, 120, 11), *note, Text(280, 760, "Border Studies | 1", 8, "F3")]
    second = [*column(["rule until the reform.", *STORY], 72, 120, 11), Text(280, 760, "Border Studies | 2", 8, "F3")]
    outcome = brief_of(first, second)
    assert any("this was the rule until the reform." in paragraph for paragraph in paragraphs_of(outcome))
    assert label_of(outcome, "See the annual report") is Label.NOTE


def test_a_box_inside_a_sentence_is_read_before_its_paragraph() -> None:
    box: list[Mark] = [
        Frame(60, 500, 400, 80),
        *column(["What the box says is a matter of its own."], 72, 530, 11, "F3"),
    ]
    before = column(STORY, 72, 120, 11)
    cut = column([*LEFT[:3], "side by side; the last one stops in the"], 72, 200, 11)
    after = column(["middle of the sentence that the next page ends."], 72, 120, 11)
    outcome = brief_of([*before, *cut, *box], after)
    paragraphs = paragraphs_of(outcome)
    assert any("stops in the middle of the sentence" in paragraph for paragraph in paragraphs)
    assert "What the box says is a matter of its own." in paragraphs


def test_the_largest_type_is_the_title_and_small_type_is_no_body() -> None:
    outcome = brief_of(
        [
            Text(72, 80, "WORKING PAPER", 9, "F2"),
            Text(72, 120, "Who Owns the Grid", 24, "F2"),
            *column(STORY, 72, 160, 11),
            Text(72, 400, "Border trade has doubled in four years", 12, "F2"),
            *column(["Exports, in millions", "2020", "2024"], 72, 420, 8, "F3"),
            *column(["Source: The operator's annual report, table two."], 72, 500, 7, "F3"),
            *column(STORY[::-1], 72, 560, 11),
        ]
    )
    assert outcome.brief is not None
    assert outcome.brief.title == "Who Owns the Grid"
    assert label_of(outcome, "WORKING PAPER") is Label.MASTHEAD
    assert label_of(outcome, "Border trade has doubled") is Label.CAPTION
    assert label_of(outcome, "Source:") is Label.CAPTION
    assert not any("Exports" in paragraph for paragraph in paragraphs_of(outcome))


def test_text_along_the_edge_is_no_body() -> None:
    marks: list[Mark] = [*column(STORY, 72, 160, 11), Text(30, 600, "draft of the second of May", 11, "F1", 90)]
    assert label_of(brief_of(marks), "draft of") is Label.OTHER


def test_what_the_file_says_of_itself() -> None:
    declared = read_pdf(write_pdf([column(STORY, 72, 100)], title="Grids"), Limits()).declared
    assert (declared.title, declared.language, declared.meta["title"]) == ("Grids", "en", ("Grids",))


def pack_twice(size: int) -> bytes:
    """A PDF whose page holds that many spaces, compressed twice over."""
    packed = zlib.compress(zlib.compress(b" " * size, 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    return WHOLE.replace(b"5 0 obj\n", b"5 0 obj\n" + stream + b"\nendobj\n6 0 obj\n")


WHOLE = write_pdf([column(STORY, 72, 100)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (write_pdf([[]]), "read.no_text_layer"),
        (write_pdf([column(STORY, 72, 100)], is_encrypted=True), "read.encrypted"),
        (WHOLE[: len(WHOLE) // 2], "read.damaged"),
        (WHOLE[:-40], "read.damaged"),
        (b"%PDF-1.7\nnothing of a PDF\n%%EOF\n", "read.damaged"),
        (write_pdf([]), "read.damaged"),
        (pack_twice(3_000_000), "read.bomb"),
        (write_pdf([column(STORY, 72, 100)] * 5), "read.too_many_pages"),
    ],
    ids=["no text", "encrypted", "half", "no end", "no objects", "no pages", "bomb", "too many pages"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pdf(data, Limits(max_pages=4, max_stream_bytes=2_000_000))
    assert refused.value.reason == reason


def test_a_page_tree_that_runs_in_a_circle_ends() -> None:
    data = WHOLE.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    outcome = walk(
        Document(
            document_id="0" * 64,
            uri="loop.pdf",
            media_type="application/pdf",
            byte_count=len(data),
            fetched_at=datetime(2024, 1, 1, tzinfo=UTC),
        ),
        data,
        (),
        Limits(),
    )
    assert outcome.disposition is Disposition.UNREADABLE
