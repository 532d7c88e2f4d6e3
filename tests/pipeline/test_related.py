"""Related publications: which lists are read, and what becomes of their lines. Every page here is made up."""

from collections.abc import Sequence

import pytest

from pipeline.clean import judge_page
from pipeline.clean.page import Page
from pipeline.read import read
from pipeline.structure.labelled import Labelled, LabelledBlock, label_blocks
from pipeline.structure.related import read_related
from pipeline.structure.related_links import is_publication_link, is_same_page
from schemas.block import Label
from schemas.brief import RelatedPublication
from schemas.settings import Limits

ADDRESS = "https://harbours.example/reports/quays"
BODY = (
    "The harbour of the town was dredged in spring, and the ships that had waited outside came in at last.",
    "Nobody in the council had expected that the works would take two years and cost three times the estimate.",
    "What the port needs now is a plan for the quays that the storm of last autumn has left without a wall.",
)


def read_lines(*tail: str, title: str | None = None, body: Sequence[str] = BODY) -> tuple[RelatedPublication, ...]:
    """What is read from a text whose last lines are these."""
    texts = [*body, *tail]
    return read_related(Labelled(label_blocks(texts, judge_page(Page(texts)))), title)


def read_removed(*texts: str) -> tuple[RelatedPublication, ...]:
    """What is read from lines of which cleaning knows only that they are no body text."""
    return read_related(Labelled(tuple(LabelledBlock(at, text, Label.OTHER) for at, text in enumerate(texts))))


def read_page(tail: str, title: str | None = None) -> tuple[RelatedPublication, ...]:
    """What is read from a web page with this below its text."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    html = f"<html><body><main><article><h1>Quays</h1>{body}</article></main>{tail}</body></html>"
    reading = read(html.encode(), "text/html", Limits())
    paths = [block.dom_path or "" for block in reading.blocks]
    page = Page(reading.texts, markup=reading.markup, dom_paths=paths, declared=reading.declared, layout=reading.layout)
    blocks = label_blocks(reading.texts, judge_page(page), reading.markup)
    return read_related(Labelled(blocks, reading.declared, ADDRESS, reading.layout), title)


def titles(records: Sequence[RelatedPublication]) -> list[str]:
    return [record.title for record in records]


QUAY = ("A Quay Too Far for the Fleet", "May 3, 2021")
DREDGING = ("Dredging After the Storm of the Century", "June 5, 2021")


@pytest.mark.parametrize(
    "tail",
    [
        (*QUAY, *DREDGING),
        (*QUAY[::-1], *DREDGING[::-1]),
        (QUAY[0], "Report", QUAY[1], DREDGING[0], "Comment", DREDGING[1]),
        ("Report", *QUAY, "Comment", *DREDGING),
        (QUAY[0], "Report | May 3, 2021", DREDGING[0], "Comment | June 5, 2021"),
        (QUAY[0], "Eve Frost", QUAY[1], "Read more", DREDGING[0], "Anna Bell and Carl Dean", DREDGING[1], "Read more"),
    ],
    ids=["date below", "date above", "type and date below", "type above", "type beside the date", "byline"],
)
def test_entries_are_told_apart_by_what_stands_over_the_first(tail: tuple[str, ...]) -> None:
    records = read_lines("Related Content", *tail)
    assert [(record.title, record.published) for record in records] == [
        (QUAY[0], "2021-05-03"),
        (DREDGING[0], "2021-06-05"),
    ]


def test_a_short_title_is_one_where_the_others_details_stand_below_it() -> None:
    lines = ("Harbour Notes", *QUAY, "Podcast Episode", "The Quay", "June 5, 2021")
    assert [(record.title, record.type) for record in read_lines("Related Content", *lines)] == [
        (QUAY[0], "Harbour Notes"),
        ("The Quay", "Podcast Episode"),
    ]


def test_books_are_dated_by_their_year() -> None:
    [first, second] = read_lines(
        "Related Books", "The Gull and the Quay", "Edited by Eve Frost", "2019", QUAY[0], "By Anna Bell", "2018"
    )
    assert (first.title, first.authors, first.published) == ("The Gull and the Quay", ("Eve Frost",), "2019")
    assert (second.title, second.authors, second.published) == (QUAY[0], ("Anna Bell",), "2018")


def test_a_title_that_ends_with_a_colon_goes_on_in_the_next_line() -> None:
    [record, _] = read_lines("Related Content", "Executive Summary:", *QUAY, *DREDGING)
    assert record.title == f"Executive Summary: {QUAY[0]}"


def test_the_page_itself_and_what_is_listed_twice_are_left_out() -> None:
    tail = ("Related Content", *QUAY, *DREDGING, *DREDGING)
    assert titles(read_lines(*tail, title=QUAY[0].upper())) == [DREDGING[0]]


@pytest.mark.parametrize("heading", ["Latest Publications", "Most Popular", "Related Experts", "Related Topics"])
def test_what_is_on_every_page_or_no_publication_is_no_related_one(heading: str) -> None:
    assert not read_lines(heading, *QUAY, *DREDGING)


def test_the_list_ends_where_its_make_does() -> None:
    menu = ("Find Us", "Ports", "Our Harbour", "Jobs", "All the Harbours of the Northern Coast")
    assert titles(read_lines("Related Content", *QUAY, *DREDGING, *menu)) == [QUAY[0], DREDGING[0]]


CARDS = """<section class="more"><h2>Related Content</h2><div class="grid">
  <a class="card" href="/reports/quay"><p>Special Report</p><time datetime="2021-05-03T23:00"></time>
  <h3>A Quay Too Far</h3></a>
  <a class="card" href="/reports/storm?b=1&amp;a=2#top"><h3>Dredging After the Storm</h3><p>The works took two years,
  and nobody in the council can say what they cost.</p></a></div></section>"""
MENU = """<footer><nav><ul><li><a href="/about-us">About the Harbour Institute of the North</a></li>
  <li><a href="/plan">Supporting the Plan for the Quays</a></li></ul></nav></footer>"""


def test_a_link_holds_its_entry_together() -> None:
    first, second = read_page(CARDS + MENU)
    assert (first.title, first.type, first.published) == ("A Quay Too Far", "Special Report", "2021-05-03")
    assert first.url == "https://harbours.example/reports/quay"
    assert second.title == "Dredging After the Storm"
    assert (second.blurb or "").startswith("The works took two years")


def test_an_address_is_written_in_its_one_form() -> None:
    assert read_page(CARDS)[1].url == "https://harbours.example/reports/storm?a=2&b=1"


def test_links_to_people_and_topics_are_no_entries() -> None:
    [record] = read_page(
        '<div><h2>Related</h2><h3><a href="/reports/quay">A Quay Too Far for the Fleet</a></h3>'
        '<a href="/experts/frost">Eve Frost of the Harbour Institute</a><p><a href="/topics/ports">Ports and the '
        "Trade of the North</a></p></div>"
    )
    assert record.title == "A Quay Too Far for the Fleet"


def test_a_heading_beside_the_lists_own_ends_it() -> None:
    follow = '<h2>Follow the Harbour Institute</h2><p><a href="/quiz">The great quiz of all the quays</a></p>'
    assert titles(read_page(f"<div>{CARDS}</div>{follow}")) == ["A Quay Too Far", "Dredging After the Storm"]


def test_siblings_in_one_folder_are_a_series_when_the_page_is_one_of_them() -> None:
    def links(*names: str) -> str:
        return "".join(
            f'<a class="i" href="/reports/{name}"><p>The story of {name} and the sea</p></a>' for name in names
        )

    assert len(read_page(f'<div class="strip">{links("quays", "piers", "locks")}</div>')) == 2
    assert not read_page(f'<div class="strip">{links("moles", "piers", "locks")}</div>')


@pytest.mark.parametrize(
    "link",
    ["#top", "mailto:a@b.example", "/authors/frost", "/topics/ports/", "https://twitter.com/port", "/?s=quay", ""],
)
def test_some_addresses_are_no_publications(link: str) -> None:
    assert not is_publication_link(link)


def test_a_page_is_the_same_with_another_scheme_or_slash() -> None:
    assert is_same_page("http://www.harbours.example/reports/quays/", ADDRESS)
    assert is_same_page("/reports/quays", ADDRESS)
    assert not is_same_page("/reports/quay", ADDRESS)


def test_read_more_gives_its_address_to_the_title_above_it() -> None:
    [record] = read_page(
        "<div><h2>Related</h2><h3>A Quay Too Far for the Fleet</h3><p>Nobody in the council of the town can say what "
        'the works cost.</p><a href="/reports/quay">Read more</a></div>'
    )
    assert (record.title, record.url) == ("A Quay Too Far for the Fleet", "https://harbours.example/reports/quay")


@pytest.mark.parametrize(
    "heading",
    [
        "Verwandter Inhalt",
        "Das könnte Sie auch interessieren",
        "Découvrir toutes nos analyses",
        "À lire aussi",
        "Sur le même sujet",
        "Contenido relacionado",
        "Leggi anche",
        "관련 자료",
        "More for you",
        "Also in this series",
        "More on this topic",
        "Explore Related Articles",
    ],
)
def test_headings_in_other_languages_announce_publications(heading: str) -> None:
    assert titles(read_lines(heading, *QUAY, *DREDGING)) == [QUAY[0], DREDGING[0]]


@pytest.mark.parametrize(
    "heading", ["Latest from the Harbour", "More from this author", "Verwandte Themen", "View More Articles"]
)
def test_headings_over_people_topics_or_the_latest_do_not(heading: str) -> None:
    assert not read_lines(heading, *QUAY, *DREDGING)


CARD = '<div><h2>Related Books</h2><div class="card">{}</div></div>'


@pytest.mark.parametrize(
    "card",
    [
        '<span>Report</span><a href="/q">A Quay Too Far</a><span>May 13, 2021</span><span>Eve Frost</span>',
        '<a href="/q"><span>Report</span><b>A Quay Too Far</b><span>13/5/2021</span></a> by Eve Frost',
        '<a href="/q"><span>13 MAY 2021</span> A Quay Too Far</a> <span>Eve Frost</span> <em>Report</em>',
        'Thursday, 13.05.2021 <a href="/q">A Quay Too Far</a> <i>Report</i> | <span>Eve Frost, Senior Fellow</span>',
    ],
    ids=["spans", "in one link", "date in the link", "weekday"],
)
def test_inline_elements_of_a_card_are_told_apart(card: str) -> None:
    [record] = read_page(CARD.format(card))
    assert (record.title, record.type, record.published) == ("A Quay Too Far", "Report", "2021-05-13")
    assert record.authors == ("Eve Frost",)


def test_a_title_in_pieces_of_one_link_stays_whole() -> None:
    [record] = read_page(CARD.format('<a href="/q"><span>A Quay </span><span>Too Far for the Fleet</span></a>'))
    assert (record.title, record.type) == ("A Quay Too Far for the Fleet", "Book")


@pytest.mark.parametrize(
    ("detail", "published", "kind", "names"),
    [
        ("Audio 11 June 2021 35 minutes 12 seconds", "2021-06-11", "Audio", ()),
        ("Eve Frost 3 Feb 2020 10:30", "2020-02-03", None, ("Eve Frost",)),
        ("Harbour Notes By Eve Frost", None, "Harbour Notes", ("Eve Frost",)),
        ("Expert comment 9 June 2021", "2021-06-09", "Expert comment", ()),
        ("Commentary / Ports", None, "Commentary", ()),
        ("Eve Frost, Senior Fellow", None, None, ("Eve Frost",)),
        ("24.11.2020", "2020-11-24", None, ()),
        ("11/24/2020", "2020-11-24", None, ()),
        ("ByEve Frost November 24, 2020", "2020-11-24", None, ("Eve Frost",)),
    ],
)
def test_lines_of_details_are_no_titles(detail: str, published: str, kind: str, names: tuple[str, ...]) -> None:
    records = read_removed("Related Content", QUAY[0], detail, DREDGING[0], detail)
    assert titles(records) == [QUAY[0], DREDGING[0]]
    assert (records[0].published, records[0].type, records[0].authors) == (published, kind, names)


def test_a_date_that_can_be_read_in_two_ways_is_none() -> None:
    assert [record.published for record in read_lines("Related Content", QUAY[0], "3/4/2021")] == [None]


@pytest.mark.parametrize(
    "foot",
    ["31 Quay Street Harbour NSW 2000", "All comments", "Published daily by the Harbour House", "Seestraße 5, Hafen"],
)
def test_the_foot_of_a_page_ends_the_list(foot: str) -> None:
    tail = (foot, "The Harbour House of the Northern Coast")
    assert titles(read_removed("Related", QUAY[0], DREDGING[0], *tail)) == [QUAY[0], DREDGING[0]]


def test_a_heading_in_capitals_opens_a_list_on_a_flat_page() -> None:
    text = " ".join((*BODY * 8, "RELATED Who Pays for the Quay? May 3, 2021", DREDGING[0], "28/09/2021 Privacy Policy"))
    reading = read(text.encode(), "text/plain", Limits())
    assert "RELATED" in reading.texts


@pytest.mark.parametrize(
    "tail",
    [
        '<p>Prev <a href="/1">A Quay Too Far for Us</a></p><p>Next <a href="/2">The Long Way to the Quay</a></p>',
        '<p>이전글 <a href="/1">A Quay Too Far for Us</a> 다음글 <a href="/2">The Long Way to the Quay</a> 목록</p>',
    ],
    ids=["two blocks", "one block"],
)
def test_the_pages_before_and_behind_are_a_list(tail: str) -> None:
    assert titles(read_page(tail)) == ["A Quay Too Far for Us", "The Long Way to the Quay"]
    assert not read_page(tail.split("Next")[0].split(" 다음글")[0]), "one side alone may be anything"


def test_sections_of_one_page_are_no_publications() -> None:
    links = "".join(f'<p><a href="/long#{name}">The story of the {name} and the sea</a></p>' for name in "abc")
    assert not read_page(f"<div><h2>Related</h2>{links}</div>")
