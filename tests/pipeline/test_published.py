"""Dates of publication: which sign wins, how exact it is, and why the others lost."""

from datetime import date

import pytest

from pipeline.calendar import find_dates, find_numeric, read_stamp
from schemas.outcome import Outcome
from tests.pipeline.facts import BODY, find_method, list_candidates, walk_page, walk_text

HEAD = "<h1>Towns Without a Harbour</h1><p>{}</p>"
META = '<meta property="article:published_time" content="{}">'


def edtf_of(outcome: Outcome) -> str | None:
    assert outcome.brief
    return outcome.brief.published.edtf if outcome.brief.published else None


def reasons(outcome: Outcome) -> list[tuple[str, str, str | None]]:
    return [(each.value, each.method, each.reason) for each in list_candidates(outcome, "published")]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/4/21", ["2021-04-03", "2021-03-04"]),
        ("2/14/19", ["2019-02-14"]),
        ("14/2/2019", ["2019-02-14"]),
        ("3.4.2021", ["2021-04-03"]),
        ("2021/4/13", ["2021-04-13"]),
        ("4/4/2021", ["2021-04-04"]),
        ("31/2/2021", []),
        ("1.2.3.4", []),
        ("24/7 support", []),
        ("1/2/3/4", []),
    ],
)
def test_dates_in_numbers_have_the_readings_that_are_possible(text: str, readings: list[str]) -> None:
    found = [[each.edtf for each in possible] for _, possible in find_numeric(text)]
    assert found == ([readings] if readings else [])


def test_a_time_zone_does_not_move_the_day() -> None:
    stamp = read_stamp("2021-11-04T23:00:00Z")
    assert stamp
    assert stamp.edtf == "2021-11-04"


def test_two_dates_without_a_space_between_them_are_two() -> None:
    found = [each.edtf for each in find_dates("Posted on June 29, 2020November 12, 2021")]
    assert found == ["2020-06-29", "2021-11-12"]


def test_what_is_printed_wins_over_a_stamp_of_another_zone() -> None:
    outcome = walk_page(HEAD.format("5 November 2021"), META.format("2021-11-04T23:00:00Z"))
    assert (edtf_of(outcome), find_method(outcome, "published")) == ("2021-11-05", "confirmed_line")
    assert ("2021-11-04", "meta", "confirmed_line comes before meta") in reasons(outcome)


def test_a_stamp_confirms_which_of_two_printed_dates_is_meant() -> None:
    body = HEAD.format("November 26, 2025") + "<p class=posted>June 3, 2024</p>"
    outcome = walk_page(body, META.format("2024-06-03T10:00:00+01:00"))
    assert edtf_of(outcome) == "2024-06-03"


def test_the_day_of_the_last_change_is_not_the_day_of_publication() -> None:
    head = META.format("2019-03-04") + '<meta property="article:modified_time" content="2023-01-09T00:00:00Z">'
    outcome = walk_page(HEAD.format("January 9, 2023"), head)
    assert (edtf_of(outcome), find_method(outcome, "published")) == ("2019-03-04", "meta")
    assert ("2023-01-09", "dateline", "the page declares it as the day of its last change") in reasons(outcome)


def test_a_line_that_says_updated_is_no_date_of_publication() -> None:
    outcome = walk_page(HEAD.format("Last updated: January 9, 2023"))
    assert edtf_of(outcome) is None
    assert reasons(outcome) == [("2023-01-09", "updated", "tells when the page was changed")]


def test_published_and_updated_on_one_line_are_told_apart() -> None:
    outcome = walk_page(HEAD.format("Published Oct 10, 2023 - [Updated Dec 3, 2025]"))
    assert edtf_of(outcome) == "2023-10-10"


@pytest.mark.parametrize(
    ("url", "lang", "edtf"),
    [
        ("https://www.harbours.example/a", "en", "2021-03-04"),
        ("https://www.moles.example/a", "en", "2021-04-03"),
        ("https://other.example/a", "en", "2021"),
        ("https://other.example/a", "en-US", "2021-03-04"),
        ("https://other.example/a", "de", "2021-04-03"),
    ],
)
def test_numbers_are_read_as_the_publishers_country_or_the_language_has_them(url: str, lang: str, edtf: str) -> None:
    outcome = walk_page(HEAD.format("3/4/2021"), url=url, lang=lang)
    assert edtf_of(outcome) == edtf, "the year alone where nothing decides"


def test_numbers_that_a_stamp_confirms_are_read_as_it_has_them() -> None:
    outcome = walk_page(HEAD.format("3/4/2021"), META.format("2021-04-03T08:00:00Z"))
    assert edtf_of(outcome) == "2021-04-03"


def test_a_box_beside_the_text_tells_the_month_and_no_more() -> None:
    box = "<aside><div>Publication Date</div><div>November 2003</div></aside>"
    outcome = walk_page("<h1>Towns Without a Harbour</h1>", foot=box)
    assert outcome.brief
    published = outcome.brief.published
    assert published
    assert (published.edtf, published.precision, published.method) == ("2003-11", "month", "metadata_box")
    assert (published.earliest, published.latest) == (date(2003, 11, 1), date(2003, 11, 30))


@pytest.mark.parametrize(
    ("path", "edtf"),
    [
        ("/2014/12/16/quays", "2014-12-16"),
        ("/2019/02/quays", "2019-02"),
        ("/2019/13/quays", None),
        ("/a/20190214/quays", "2019-02-14"),
        ("/2019/quays", None),
    ],
)
def test_the_address_tells_a_date_when_its_path_has_one(path: str, edtf: str | None) -> None:
    outcome = walk_text(*BODY, url=f"https://towns.example{path}")
    assert edtf_of(outcome) == edtf


def test_dates_of_related_items_and_of_events_never_win() -> None:
    related = (
        "Related Publications",
        "Ships of the North",
        "April 17, 2024",
        "How the north builds its ships and what they cost the towns that buy them in the winter months.",
        "Cranes of the South",
        "April 19, 2024",
        "How the south builds its cranes and what they cost the towns that buy them in the summer months.",
    )
    outcome = walk_text(*BODY, "The board met on March 3, 2022, and will meet again on May 9, 2022.", *related)
    assert edtf_of(outcome) is None
    assert ("2024-04-17", "related_item", "stands in a list of related publications") in reasons(outcome)


def test_a_copyright_year_is_a_year_narrowed_by_what_is_past() -> None:
    outcome = walk_text(*BODY, "The board met on March 3 and closed the pier.", "© 2021 Centre for Quays")
    assert outcome.brief
    published = outcome.brief.published
    assert published
    assert (published.edtf, published.precision, published.method) == ("2021", "year", "copyright")
    assert (published.earliest, published.latest) == (date(2021, 3, 3), date(2021, 12, 31))


def test_a_web_pages_copyright_year_may_be_that_of_the_visit() -> None:
    outcome = walk_page("<h1>Towns Without a Harbour</h1><footer>© 2021 Centre for Quays</footer>")
    assert edtf_of(outcome) is None


def test_the_first_day_of_a_computers_calendar_is_no_date() -> None:
    outcome = walk_page("<h1>Towns Without a Harbour</h1>", META.format("1970-01-01T00:00:00Z"))
    assert edtf_of(outcome) is None
    assert ("1970-01-01", "meta", "stands for no date at all") in reasons(outcome)
