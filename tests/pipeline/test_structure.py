"""Facts from labelled blocks: names, dates, publishers, series, sections, related publications."""

import hashlib
from datetime import date

import pytest

from pipeline.calendar import find_dates, read_dateline
from pipeline.names import is_person_name, split_name, split_names
from pipeline.structure.authors import read_byline
from pipeline.walk import walk
from schemas.brief import Brief
from schemas.document import Document
from schemas.publisher import PublisherProfile, SeriesProfile
from schemas.settings import Limits
from tests.pipeline.test_clean import BODY, CUT, GOES_ON

IHS = PublisherProfile(
    publisher_id="ihs",
    name="Institute for Harbour Studies",
    acronym="IHS",
    domains=("harbours.example",),
    series=(SeriesProfile(name="Quay Papers", document_type="brief"),),
)


def brief_of(*lines: str, url: str | None = None) -> Brief:
    data = "\n\n".join(lines).encode()
    document = Document(
        document_id=hashlib.sha256(data).hexdigest(),
        uri="a.txt",
        media_type="text/plain",
        byte_count=len(data),
        url=url,
    )
    outcome = walk(document, data, [IHS], Limits())
    assert outcome.brief, outcome.rejection
    return outcome.brief


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("March 4, 2021", "2021-03-04"),
        ("Thursday, 4 March 2021", "2021-03-04"),
        ("Published on Mar. 4, 2021", "2021-03-04"),
        ("2021-03-04 00:00:00", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("4. März 2021", "2021-03-04"),
        ("2021년 3월 4일", "2021-03-04"),
        ("March 4", None),
        ("February 30, 2021", None),
        ("March on the harbour", None),
        ("CO 24-22", None),
    ],
)
def test_a_dateline_is_read_no_more_exactly_than_printed(text: str, edtf: str | None) -> None:
    found = read_dateline(text)
    assert (found.edtf if found else None) == edtf


def test_dates_in_running_text() -> None:
    found = [each.text for each in find_dates("From January 15 to 20, then January 21-22; in may 3 ships came.")]
    assert found == ["January 15 to 20", "January 21-22"]


@pytest.mark.parametrize(
    "name", ["Jane Doe", "J. Q. Doe", "Kim Jong-un", "Nuno Pires De Carvalho", "Ursula von der Leyen"]
)
def test_names_are_names(name: str) -> None:
    assert is_person_name(name)


@pytest.mark.parametrize(
    "text", ["Global Policy", "South Korea", "Related Content", "The Harbour", "Jane", "Harbour 2021"]
)
def test_other_capitalised_words_are_none(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, John Roe and Anna Bell", ["Jane Doe", "John Roe", "Anna Bell"]),
        ("Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("Jane Doe, Institute for Harbours", []),
    ],
)
def test_lists_of_names(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jane Doe", ("Doe", "Jane")),
        ("Doe, Jane", ("Doe", "Jane")),
        ("Kim Jong-un", ("Kim", "Jong-un")),
        ("Madonna", (None, None)),
    ],
)
def test_parts_of_names(name: str, parts: tuple[str | None, str | None]) -> None:
    assert split_name(name) == parts


def test_an_office_in_brackets_is_role_and_affiliation() -> None:
    [author] = read_byline("Doe, Jane (Senior Fellow, Division of Quays)")
    assert (author.family_name, author.role, author.affiliation) == ("Doe", "Senior Fellow", "Division of Quays")


def test_the_publishers_own_expert_in_the_teaser_is_the_author() -> None:
    teaser = "IHS's Jane Doe outlines what the towns of the coast can expect of the plan for the harbour."
    brief = brief_of(teaser, "March 4, 2021", *BODY)
    assert [(author.name, author.affiliation) for author in brief.authors] == [("Jane Doe", IHS.name)]
    assert (brief.title, brief.summary, brief.is_display_title_derived) == (None, teaser, True)


def test_an_expert_of_somebody_else_is_no_author() -> None:
    teaser = "Oxford's Jane Doe outlines what the towns of the coast can expect of the plan for the harbour."
    assert brief_of(teaser, "March 4, 2021", *BODY).authors == ()


@pytest.mark.parametrize(
    ("lines", "url", "publisher"),
    [
        ((IHS.name, *BODY), None, "ihs"),
        ((*BODY, "© 2021 IHS. All rights reserved."), None, "ihs"),
        (BODY, "https://www.harbours.example/a", "ihs"),
        ((*BODY, "The IHS is one of many institutes that wrote about the plan for the harbour."), None, None),
    ],
)
def test_the_publisher_is_told_by_strong_signs_only(
    lines: tuple[str, ...], url: str | None, publisher: str | None
) -> None:
    brief = brief_of(*lines, url=url)
    assert (brief.publisher.publisher_id if brief.publisher else None) == publisher


def test_a_publisher_without_a_file_is_taken_as_its_copyright_line_prints_it() -> None:
    brief = brief_of(*BODY, "© 2021 by the Centre for Quays. All rights reserved.")
    assert brief.publisher
    assert (brief.publisher.publisher_id, brief.publisher.name) == (None, "Centre for Quays")


def test_series_and_number_come_from_the_running_header() -> None:
    header = ("Quay Papers", "QP 21-07")
    brief = brief_of(IHS.name, *CUT, *header, *GOES_ON, *header, *BODY)
    assert (brief.series, brief.series_number, brief.document_type) == ("Quay Papers", "QP 21-07", "brief")
    assert f"{CUT[0]} {GOES_ON[0]}" in brief.sections[0].paragraphs


def test_a_copyright_year_is_narrowed_by_what_is_past_but_not_by_what_is_to_come() -> None:
    past = "The council met on February 3, and the plan was signed on March 4."
    coming = "The works will begin on June 5, and a vote is scheduled for July 6."
    published = brief_of(*BODY, past, coming, "© 2021 IHS").published
    assert published
    assert (published.edtf, published.earliest, published.latest) == ("2021", date(2021, 3, 4), date(2021, 12, 31))


def test_no_date_is_no_date() -> None:
    assert brief_of(*BODY, "This piece originally appeared in Harbour News on March 3, 2021.").published is None


def test_questions_with_answers_are_questions_and_answers() -> None:
    brief = brief_of("What did the council decide?", *BODY[:2], "Who will pay for it?", *BODY[2:])
    assert brief.document_type == "question_and_answer"
    assert [section.kind for section in brief.sections] == ["question", "question"]


def test_related_publications_become_records() -> None:
    tail = (
        "Related Publications",
        "A Quay Too Far?",
        "A Quay Too Far?",
        "May 3, 2021",
        "By: Eve Frost; Anna Bell",
        "Type: Report",
        "Ports",
    )
    [record] = brief_of(*BODY, *tail).related_publications
    assert (record.title, record.published, record.type) == ("A Quay Too Far?", "2021-05-03", "Report")
    assert (record.authors, record.topics) == (("Eve Frost", "Anna Bell"), ("Ports",))


def test_the_same_address_is_the_same_brief() -> None:
    first = brief_of(*BODY, url="https://www.harbours.example/a?b=1&a=2")
    second = brief_of(
        *BODY,
        "More of it came later, and it was no better than what had come before.",
        url="https://www.harbours.example/a?a=2&b=1#top",
    )
    assert first.brief_id == second.brief_id
    assert first.document_id != second.document_id


def test_german_is_german() -> None:
    german = (
        "Der Hafen der Stadt wurde nach zwei Jahren wieder geöffnet, und die Schiffe kehren nun langsam zurück. " * 3
    )
    assert brief_of(german.strip()).language == "de"
