"""Which line over a raw text is its title: learned weights, held to what anyone would say of made-up pages."""

import json

import pytest

from pipeline.clean import judge
from pipeline.clean.page import Page
from pipeline.clean.title_line import WEIGHTS, Lines, score_line
from tests.pipeline.facts import BODY

TITLE = "Why the Towns of the Coast Need a Plan for the Winter Ice"
MENU = ("Skip to content", "Topics", "Regions", "Experts", "Events", "Subscribe")
LONG = (*BODY, *(f"{sentence} That was the {n}th time." for n, sentence in enumerate(BODY, start=4)))


def find_titles(*lines: str, publisher: str = "Institute for Harbour Studies") -> list[str]:
    verdicts = judge(lines, [publisher])
    return [line for line, verdict in zip(lines, verdicts, strict=True) if verdict.label == "title"]


@pytest.mark.parametrize(
    "head",
    [
        (TITLE,),
        ("Institute for Harbour Studies", TITLE),
        (*MENU, TITLE),
        (*MENU, "Expert comment", TITLE, "5 minute read"),
        (*MENU, "The Quay Blog", TITLE, "By Jane Doe", "March 4, 2021"),
        ("Home / Commentary", TITLE, "4 March 2021"),
    ],
)
def test_the_title_is_told_from_menus_kickers_and_bylines(head: tuple[str, ...]) -> None:
    assert find_titles(*head, *LONG) == [TITLE]


@pytest.mark.parametrize(
    "head",
    [
        (),
        ("Summary",),
        ("by Jane Doe",),
        ("March 4, 2021",),
        ("Institute for Harbour Studies",),
        ("Blog post", "March 9, 2016"),
        ("The council, which met in spring, has told the towns what they already knew of the ice.",),
    ],
)
def test_a_text_without_a_title_gets_none(head: tuple[str, ...]) -> None:
    assert find_titles(*head, *LONG) == []


def test_the_weights_name_features_that_lines_have() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    page = Page((*MENU, TITLE, "By Jane Doe", "May 3, 2021", *LONG))
    lines = Lines(page.texts, page.scores, sorted(page.main))
    features = lines.describe(6)
    assert set(features) <= set(weights)
    assert score_line(features) > score_line(lines.describe(1)), "a menu's word is no title"
