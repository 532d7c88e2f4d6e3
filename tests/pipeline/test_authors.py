"""Authors: who wrote it, told by which sign, with office and house; and who is near the text and did not write it."""

import hashlib
from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.structure.bylines import read_byline
from pipeline.walk import walk
from schemas.brief import Author
from schemas.candidate import Candidate
from schemas.document import Document
from schemas.publisher import PublisherProfile
from schemas.settings import Limits

IHS = PublisherProfile(
    publisher_id="ihs", name="Institute for Harbour Studies", acronym="IHS", domains=("harbours.example",)
)
TITLE = "A Quay Too Far for the Northern Fleet"
DATE = "March 4, 2021"
FIRST = (
    "The council met in spring and agreed on a plan for the harbour, which had been empty since the ferries left. "
    "It was said that the towns and the ministry would share the cost, and that work would begin in the new year."
)
NEXT = (
    "Most of the money is to come from the harbour dues, which were raised twice in the years before. "
    "What remains will be paid by the region, and nobody expects the bridge to be ready in time."
)
LAST = "The ships that sail today are smaller than those of the past, and they need fewer people and less water."


def _walk(data: bytes, media_type: str) -> tuple[tuple[Author, ...], list[Candidate]]:
    document = Document(
        document_id=hashlib.sha256(data).hexdigest(), uri="a", media_type=media_type, byte_count=len(data)
    )
    outcome = walk(document, data, [IHS], Limits())
    assert outcome.brief, outcome.rejection
    return outcome.brief.authors, [each for each in outcome.candidates if each.field == "authors"]


def read_lines(*lines: str) -> tuple[tuple[Author, ...], list[Candidate]]:
    return _walk("\n\n".join(lines).encode(), "text/plain")


def read_page(byline: str = "", head: str = "", foot: str = "") -> tuple[tuple[Author, ...], list[Candidate]]:
    page = (
        f"<html><head><title>{TITLE} | IHS</title>{head}</head><body><article><h1>{TITLE}</h1>{byline}"
        f"<p>{FIRST}</p><p>{NEXT}</p><p>{LAST}</p></article>{foot}</body></html>"
    )
    return _walk(page.encode(), "text/html")


def names(authors: Sequence[Author]) -> list[str]:
    return [author.name for author in authors]


def method(candidates: Sequence[Candidate]) -> str | None:
    return next((each.method for each in candidates if each.is_chosen), None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe, John Roe and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
        ("By: Jane Doe; John Roe", ["Jane Doe", "John Roe"]),
        ("By April West", ["April West"]),
        ("ByJane Doe", ["Jane Doe"]),
        ("Author(s): John A. Alder, David C. Birch", ["John A. Alder", "David C. Birch"]),
        ("Edited by: Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
        ("Von Anna Schmidt und Jörg Müller", ["Anna Schmidt", "Jörg Müller"]),
        ("Par Élise Dupont et Jean Moreau", ["Élise Dupont", "Jean Moreau"]),
        ("Por María José García y Luis Pérez", ["María José García", "Luis Pérez"]),
        ("글: 홍길동", ["홍길동"]),
        ("JANE DOE, JOHN MCROE", ["Jane Doe", "John McRoe"]),
        ("By Jane Doe | March 4, 2021", ["Jane Doe"]),
        ("March 4, 2021 by Jane Doe", ["Jane Doe"]),
        ("By Jane Doe on March 4, 2021 in Harbours", ["Jane Doe"]),
        ("By Jane DoeLeave a comment", ["Jane Doe"]),
        ("By Dr. Jane Doe, Ph.D., and John Roe, Jr.", ["Jane Doe", "John Roe, Jr."]),
        ("This paper was written by Jane Doe", ["Jane Doe"]),
        ("By Robert (Bob) Roe and Jane Doe (IHS)", ["Robert (Bob) Roe", "Jane Doe"]),
    ],
)
def test_a_byline_names_its_authors_in_order(line: str, expected: list[str]) -> None:
    assert names(read_byline(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Use Case",
        "By the Editorial Team",
        "By Our Staff",
        "By sending ships north, the navy made a point",
        "By IHS Newsroom",
        "Geneva, Switzerland",
        "Senior Fellow, Harbour Policy",
        "harbourmaster",
    ],
)
def test_what_names_no_person_is_no_byline(line: str) -> None:
    assert read_byline(line) == []


@pytest.mark.parametrize(
    ("line", "role", "affiliation"),
    [
        ("Hwang, Tae-yeon (Research Fellow, Quay Division)", "Research Fellow", "Quay Division"),
        ("By Jane Doe, Senior Fellow, Institute for Harbour Studies", "Senior Fellow", "Institute for Harbour Studies"),
        ("By Jane Doe, Director of Policy and Research", "Director of Policy and Research", None),
        ("By Jane Doe (Senior Fellow at the Quay Centre)", "Senior Fellow", "Quay Centre"),
        ("홍길동 연구위원", "연구위원", None),
    ],
)
def test_an_office_on_the_line_belongs_to_the_name_before_it(line: str, role: str, affiliation: str | None) -> None:
    (author,) = read_byline(line, is_marked=True)
    assert (author.role, author.affiliation) == (role, affiliation)


def test_family_and_given_names_are_parted() -> None:
    (author,) = read_byline("Hwang, Tae-yeon (Research Fellow, Quay Division)")
    assert (author.family_name, author.given_name) == ("Hwang", "Tae-yeon")


def test_names_one_a_line_are_one_byline() -> None:
    authors, candidates = read_lines(TITLE, "By Jane Doe", "John Roe", DATE, FIRST, NEXT)
    assert names(authors) == ["Jane Doe", "John Roe"]
    assert method(candidates) == "byline"


def test_a_closing_biography_names_the_author_with_office_and_house() -> None:
    told = "Jane Doe is a senior fellow and Deputy Director of the Quay Program at the Centre for Tides (CT), in Oslo."
    authors, candidates = read_lines(TITLE, FIRST, NEXT, told)
    assert names(authors) == ["Jane Doe"]
    assert authors[0].role == "Senior fellow and Deputy Director of the Quay Program"
    assert authors[0].affiliation == "Centre for Tides"
    assert method(candidates) == "biography"


def test_a_biography_of_several_names_each() -> None:
    told = "Jane Doe is a senior fellow at the Centre for Tides. John Roe was an intern with the IHS Quay Program."
    authors, _ = read_lines(TITLE, FIRST, NEXT, told)
    assert [(each.name, each.role) for each in authors] == [("Jane Doe", "Senior fellow"), ("John Roe", "Intern")]


def test_a_biography_adds_the_office_to_the_byline() -> None:
    told = "Jane Doe is a research fellow at the Centre for Tides."
    authors, candidates = read_lines(TITLE, "By Jane Doe", DATE, FIRST, NEXT, told)
    assert (authors[0].name, authors[0].role) == ("Jane Doe", "Research fellow")
    assert method(candidates) == "byline"


def test_an_author_card_has_name_and_office_below_each_other() -> None:
    authors, candidates = read_lines(
        FIRST,
        "Author",
        "Jane Doe",
        "Nonresident Senior Fellow - Quay Policy, Centre for Tides",
        NEXT,
        LAST,
    )
    assert [(each.name, each.role, each.affiliation) for each in authors] == [
        ("Jane Doe", "Nonresident Senior Fellow", "Quay Policy, Centre for Tides")
    ]
    assert method(candidates) in ("byline", "card")


def test_the_teaser_names_the_houses_own_expert() -> None:
    teaser = "IHS’s Jane Doe outlines what the northern fleet needs, and why the quays of the south stay empty."
    authors, candidates = read_lines(teaser, DATE, FIRST, NEXT)
    assert [(each.name, each.affiliation) for each in authors] == [("Jane Doe", "Institute for Harbour Studies")]
    assert method(candidates) == "teaser"


def json_ld(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "Article", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("byline", "head", "expected", "by"),
    [
        ("", json_ld('{"@type": "Person", "name": "Jane Doe"}'), ["Jane Doe"], "json_ld"),
        ("", json_ld('[{"name": "Jane Doe"}, {"name": "John Roe"}]'), ["Jane Doe", "John Roe"], "json_ld"),
        ("", json_ld('{"@type": "Person", "name": "Amanda"}'), ["Amanda"], "json_ld"),
        ("<p>By Jane Doe</p>", json_ld('{"@type": "Person", "name": "Web Editor"}'), ["Jane Doe"], "byline"),
        ("<p>By Jane Doe</p>", json_ld('{"@type": "Person", "name": "John Roe"}'), ["Jane Doe"], "byline"),
        ('<p><a rel="author" href="/x">Jane Doe</a></p>', "", ["Jane Doe"], "byline"),
        ('<div class="post-author"><span>Jane Doe</span></div>', "", ["Jane Doe"], "byline"),
        ('<p><a href="/experts/jane-doe">Jane Doe</a></p>', "", ["Jane Doe"], "byline"),
        ("", '<meta name="citation_author" content="Doe, Jane">', ["Doe, Jane"], "citation"),
        ("", '<meta name="author" content="Jane Doe">', ["Jane Doe"], "meta"),
        (
            "",
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">',
            ["Jane Doe"],
            "meta",
        ),
    ],
)
def test_what_is_printed_comes_before_what_is_declared(byline: str, head: str, expected: list[str], by: str) -> None:
    authors, candidates = read_page(byline, head)
    assert names(authors) == expected
    assert method(candidates) == by


def test_a_graph_is_followed_to_the_author() -> None:
    graph: Any = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#p"}}, '
        '{"@type": "Person", "@id": "#p", "name": "Jane Doe"}]}</script>'
    )
    authors, candidates = read_page(head=graph)
    assert names(authors) == ["Jane Doe"]
    assert method(candidates) == "json_ld"


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (json_ld('{"@type": "Person", "name": "jdoe42"}'), "a login, or one word"),
        (json_ld('{"@type": "Person", "name": "admin"}'), "a login, or one word"),
        (json_ld('{"@type": "Organization", "name": "Centre for Tides"}'), "is an organization"),
        ('<meta name="author" content="jane@harbours.example">', "is an address"),
        ('<meta property="article:author" content="https://social.example/ihs">', "is an address"),
        ('<meta name="author" content="The Quay Team">', "is no person's name"),
        (
            '<meta property="og:site_name" content="Agora Hafen"><meta name="author" content="Agora Hafen">',
            "is the site's name",
        ),
    ],
)
def test_logins_houses_and_addresses_are_refused_with_the_reason(head: str, reason: str) -> None:
    authors, candidates = read_page(head=head)
    assert authors == ()
    assert {each.reason for each in candidates} == {reason}


def test_reviewers_and_photographers_are_no_authors() -> None:
    byline = '<div class="byline"><p>By Jane Doe</p><p>Reviewed by</p><p>John Roe</p><p>Photo: Ann Poe</p></div>'
    assert names(read_page(byline)[0]) == ["Jane Doe"]


def test_authors_of_related_publications_are_not_this_ones() -> None:
    authors, _ = read_lines(
        TITLE, FIRST, NEXT, LAST, "Related Publications", "The Quays of the South", "By John Roe", DATE
    )
    assert authors == ()


def test_who_is_quoted_is_no_author() -> None:
    quoted = "“Jane Doe is a harbour master,” said John Roe, and nobody at the quay had asked for more than that."
    assert read_lines(TITLE, DATE, quoted, FIRST, NEXT)[0] == ()


def test_who_is_interviewed_is_no_author() -> None:
    title = "An Interview with Jane Doe on Harbours"
    authors, candidates = read_lines(
        title, DATE, FIRST, NEXT, "Jane Doe is a senior fellow at the Centre for Tides in the north."
    )
    assert authors == ()
    assert "is spoken of, not the author" in {each.reason for each in candidates}


def test_a_withheld_author_is_not_looked_for_elsewhere() -> None:
    note = "The author’s name has been withheld at the author’s request."
    authors, candidates = read_page(head='<meta name="author" content="Jane Doe">', foot=f"<p>{note}</p>")
    assert authors == ()
    assert {each.reason for each in candidates} == {"the author's name is withheld"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Written testimony by Jane Doe-Roe, Vice President for Quays and Research, Harbour House", ["Jane Doe-Roe"]),
        ("Prepared statement of Jane Doe", ["Jane Doe"]),
        ("Speech by Jane Doe, delivered at the Quay Hall on Thursday 1 November 2018. Check it.", ["Jane Doe"]),
        ("Writer Jane DOE", ["Jane DOE"]),
        ("Writer: Jane Doe", ["Jane Doe"]),
        ("Text: Jane Doe", ["Jane Doe"]),
        ("Prepared by Jane Doe", ["Jane Doe"]),
        ("Authored by Jane Doe", ["Jane Doe"]),
        ("A commentary by Jane Doe", ["Jane Doe"]),
        ("Autoren: Jane Doe und John Roe", ["Jane Doe", "John Roe"]),
        ("Auteur : Jane Doe", ["Jane Doe"]),
        ("Autor: Jane Doe", ["Jane Doe"]),
        ("저자 홍길동", ["홍길동"]),
        ("작성자: 홍길동", ["홍길동"]),
        ("작성자: 관리자", []),
        ("Writers Guild", []),
        ("By Harbour Finance Tips", []),
        ("By Jane Doe, Master Horticulturalist", ["Jane Doe"]),
    ],
)
def test_many_words_say_that_names_follow(line: str, expected: list[str]) -> None:
    assert names(read_byline(line)) == expected


@pytest.mark.parametrize(
    "told",
    ["It first stood in the Quay Lantern, a paper.", "A quay needs light, and a lantern on it needs oil and care."],
)
def test_what_the_text_speaks_of_as_a_thing_is_no_author(told: str) -> None:
    assert names(read_lines(TITLE, "By Jane Doe", "Quay Lantern", DATE, FIRST, NEXT, told)[0]) == ["Jane Doe"]
    assert read_lines(TITLE, "Quay Lantern", DATE, FIRST, NEXT, told)[0] == ()


def test_a_name_over_an_office_near_the_title_is_a_byline() -> None:
    authors, candidates = read_lines(
        TITLE, DATE, "Share this page", "Jane Doe", "Senior Fellow, Quay Policy", FIRST, NEXT
    )
    assert [(each.name, each.role, each.affiliation) for each in authors] == [
        ("Jane Doe", "Senior Fellow", "Quay Policy")
    ]
    assert method(candidates) == "byline"


def test_a_line_of_names_yields_to_a_declared_person_whom_the_page_prints() -> None:
    byline, foot = f"<p>Anna Poe</p><p>{DATE}</p>", "<p>Posts by Jane Doe</p>"
    declared = json_ld('{"@type": "Person", "name": "Jane Doe"}')
    assert names(read_page(byline, declared, foot)[0]) == ["Jane Doe"]
    assert names(read_page(byline, declared)[0]) == ["Anna Poe"]


def test_a_house_behind_a_name_is_cut_where_the_name_is_declared_without_it() -> None:
    meta = '<meta name="author" content="Jane Doe">'
    (author,) = read_page('<div class="byline">Jane Doe Harbour Lantern</div>', meta)[0]
    assert (author.name, author.affiliation) == ("Jane Doe", "Harbour Lantern")


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ('<ul><li class="auth"><a>Jane Doe</a></li></ul>', ["Jane Doe"]),
        ('<span class="writer-name">Jane Doe</span>', ["Jane Doe"]),
        ('<ul class="authors"><li>Jane Doe</li><li>John Roe</li></ul>', ["Jane Doe", "John Roe"]),
        ('<div class="auth-form"><p>Quay Login</p></div>', []),
    ],
)
def test_elements_named_for_authors_name_them(byline: str, expected: list[str]) -> None:
    assert names(read_page(byline)[0]) == expected


def test_a_declared_person_in_small_letters_is_one() -> None:
    assert names(read_page(head=json_ld('{"@type": "Person", "name": "jane doe"}'))[0]) == ["Jane Doe"]


def test_a_first_name_counts_when_printed_behind_by_and_declared() -> None:
    head = '<meta name="author" content="Melissa">'
    assert names(read_page("<p>By Melissa</p>", head)[0]) == ["Melissa"]
    assert read_page("", head)[0] == ()


def test_a_persons_own_site_has_its_author_when_the_page_introduces_her() -> None:
    head = '<meta property="og:site_name" content="Jane Doe"><meta name="author" content="Jane Doe">'
    assert names(read_page("<p>Hi, I’m Jane Doe and I like quays.</p>", head)[0]) == ["Jane Doe"]
    assert read_page("", head)[0] == ()


def test_biographies_of_more_people_come_before_a_card_of_one() -> None:
    told = (
        "Jane Doe is a senior fellow at the Centre for Tides.",
        "John Roe was a research intern at the Centre for Tides.",
    )
    more = "In the south the quays are kept by the towns, which lend them to whoever pays for ropes each year."
    told_of = ("About the Author", "Jane Doe", told[0], "Read more", "John Roe", told[1])
    lines = (TITLE, DATE, FIRST, NEXT, f"{LAST} {more}", more, *told_of)
    assert names(read_lines(*lines)[0]) == ["Jane Doe", "John Roe"]


@pytest.mark.parametrize(
    "told",
    [
        "Jane Doe is Associate Professor at the University of Tides and a former adviser.",
        "Jane Doe is Senior Fellow and Director of the Quay Programme.",
        "Jane Doe, nonresident senior fellow at the Centre for Tides, was harbour master until 2019.",
        "Jane Doe keeps old boats and is the Centre’s director.",
        "This interview was conducted by Jane Doe, an intern with the Quay group.",
    ],
)
def test_biographies_are_no_body(told: str) -> None:
    data = "\n\n".join((TITLE, "By Jane Doe", DATE, FIRST, NEXT, LAST, told)).encode()
    document = Document(
        document_id=hashlib.sha256(data).hexdigest(), uri="a", media_type="text/plain", byte_count=len(data)
    )
    brief = walk(document, data, [IHS], Limits()).brief
    assert brief
    assert told not in "\n".join(paragraph for section in brief.sections for paragraph in map(str, section.paragraphs))


def test_tags_end_where_authors_are_headed() -> None:
    lines = (
        TITLE,
        DATE,
        FIRST,
        NEXT,
        LAST,
        "Related Tags",
        "Quays",
        "Ferries",
        "Contributors",
        "Jane Doe",
        "Senior Fellow",
    )
    assert names(read_lines(*lines)[0]) == ["Jane Doe"]
