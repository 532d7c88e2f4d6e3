"""Who issued a document, in which series, as what: strong signs only, each with its evidence."""

import pytest

from pipeline.evidence import Declared
from pipeline.structure.publisher import find_publisher
from tests.pipeline.facts import BODY, HARBOURS, MOLES, find_method, list_candidates, walk_page, walk_text
from tests.pipeline.test_clean import CUT, GOES_ON

KNOWN = (HARBOURS, MOLES)
NAME = HARBOURS.name


@pytest.mark.parametrize(
    ("line", "method"),
    [
        (f"Towns Without a Harbour | {NAME}", "masthead"),
        ("Towns Without a Harbour | IHS", "masthead"),
        (f"The {NAME}", "masthead"),
        (f"© {NAME} 2021", "copyright"),
        ("© 2021 by the IHS. All rights reserved.", "copyright"),
        ("© Hafeninstitut e.V. 2021", "copyright"),
        (f"Recommended citation: {NAME}, March 2021, “Quays”", "citation"),
        (f"The views are those of the author, not those of the {NAME} (IHS).", "disclaimer"),
        ("IHS’s Jane Doe shared her view of the plan with the towns of the coast.", "self_mention"),
        (f"Jane Doe is a senior fellow in the Coasts Program at the {NAME}.", "self_mention"),
        (f"{NAME} is a nonpartisan think tank.", "self_mention"),
    ],
)
def test_what_names_the_publisher(line: str, method: str) -> None:
    found = find_publisher([line, *BODY], None, KNOWN)
    assert found.value
    assert (found.value.publisher.publisher_id, found.value.method) == ("ihs", method)
    assert found.candidates[0].is_chosen


@pytest.mark.parametrize(
    "line",
    [
        f"The {NAME} has counted the ships of the year.",
        "IHS and other institutes wrote about the plan.",
        "© 2021. All rights reserved.",
        f"The ministry’s answer to the {NAME} came late.",
        f"This article first appeared on the site of the {NAME}.",
    ],
)
def test_a_name_in_the_text_is_no_sign(line: str) -> None:
    assert find_publisher([*BODY, line], None, KNOWN).value is None


def test_two_houses_that_are_named_alike_decide_nothing() -> None:
    lines = [f"Jane Doe is a fellow at the {NAME}.", "John Roe is a fellow at the Centre for Moles."]
    assert find_publisher([*BODY, *lines], None, KNOWN).value is None


def test_what_a_page_declares_names_houses_that_have_no_file() -> None:
    declared = Declared(meta={"og:site_name": ("Towns & Tides",)})
    found = find_publisher(BODY, "https://towns.example/a", KNOWN, declared)
    assert found.value
    assert (found.value.publisher.publisher_id, found.value.publisher.name) == (None, "Towns & Tides")


def test_the_address_comes_before_what_the_page_calls_itself() -> None:
    declared = Declared(meta={"og:site_name": ("Towns & Tides",)})
    found = find_publisher(BODY, "https://www.moles.example/a", KNOWN, declared)
    assert [(each.value, each.reason) for each in found.candidates] == [
        ("Centre for Moles", None),
        ("Towns & Tides", "address comes before declared_name"),
    ]


@pytest.mark.parametrize(
    ("header", "series", "number", "method"),
    [
        (("Quay Papers", "QP 21-07"), "Quay Papers", "QP 21-07", "listed"),
        (("Quay Papers | March 2021 | No. 7",), "Quay Papers", "No. 7", "listed"),
        (("Tide Tables", "DATA NOTE", "RR-2575/8-BMGF"), "Tide Tables Data Note", "RR-2575/8-BMGF", "listed"),
        (("Backgrounder No. 3388",), "Backgrounder", "No. 3388", "numbered_line"),
        (("Pier Comment No. 41, June 2020",), "Pier Comment", "No. 41", "numbered_line"),
    ],
)
def test_series_and_number_of_running_headers(header: tuple[str, ...], series: str, number: str, method: str) -> None:
    outcome = walk_text(NAME, *CUT, *header, *GOES_ON, *header, *BODY)
    assert outcome.brief
    assert (outcome.brief.series, outcome.brief.series_number) == (series, number)
    assert find_method(outcome, "series") == method


@pytest.mark.parametrize("line", ["Pier Comment No. 41, June 2020", "PIER COMMENT NO. 41 JUNE 2020"])
def test_a_line_over_the_title_tells_series_and_number_too(line: str) -> None:
    outcome = walk_page(f"<p>{line}</p><h1>Towns Without a Harbour</h1>")
    assert outcome.brief
    assert (outcome.brief.series or "").lower() == "pier comment"
    assert (outcome.brief.series_number or "").lower() == "no. 41"


def test_the_number_of_a_title_or_heading_is_no_series() -> None:
    outcome = walk_page("<h1>Big Ideas for Towns #1: Dredge</h1><h2>Step No. 1</h2>")
    assert outcome.brief
    assert (outcome.brief.series, outcome.brief.series_number) == (None, None)


def test_a_listed_series_in_the_breadcrumb_counts_and_in_the_menu_does_not() -> None:
    crumbs = "<nav class=breadcrumb><ol><li><a href=/>Home</a></li><li><a href=/q>Quay Papers</a></li></ol></nav>"
    outcome = walk_page(f"{crumbs}<h1>Towns Without a Harbour</h1>", url="https://www.harbours.example/a")
    assert outcome.brief
    assert (outcome.brief.series, outcome.brief.series_number) == ("Quay Papers", None)


@pytest.mark.parametrize(
    ("page", "kind", "method"),
    [
        ("<p>Commentary</p><h1>Towns Without a Harbour</h1>", "commentary", "kicker"),
        ("<h1>Towns Without a Harbour</h1><p>Policy Brief</p>", "brief", "kicker"),
        ("<h1>Towns Without a Harbour</h1>", None, None),
    ],
)
def test_the_line_beside_the_title_tells_the_type(page: str, kind: str | None, method: str | None) -> None:
    outcome = walk_page(page)
    assert outcome.brief
    assert (outcome.brief.document_type, find_method(outcome, "document_type")) == (kind, method)


def test_the_declared_language_is_a_witness_only() -> None:
    outcome = walk_page("<h1>Towns Without a Harbour</h1>", lang="de-DE")
    assert outcome.brief
    assert outcome.brief.language == "en"
    assert [(each.value, each.method) for each in list_candidates(outcome, "language")] == [
        ("en", "common_words"),
        ("de", "declared"),
    ]
