"""From scores to main text, block by block: what is given, and whether it is main text of raw text and of a page."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.main_text import choose_main

Row = tuple[float, int, bool, str]
"""Score, words, whether it is a sentence of some length, and where it is main text: "both", "dom" alone, or "no"."""

LONG = (0.95, 60, True, "both")
LINE = (0.95, 5, False, "both")
MENU = (0.02, 2, False, "no")

PAGES: dict[str, list[Row]] = {
    "more than half is main text, and no less": [
        MENU,
        LONG,
        (0.51, 60, True, "both"),
        (0.50, 5, False, "no"),
        LONG,
        MENU,
    ],
    "a page of menus has none": [MENU] * 6,
    "a page of body text is main text whole": [LONG] * 6,
    "a sentence with main text on both sides": [LONG, (0.2, 20, True, "both"), LONG],
    "a sentence with main text twice on one side": [MENU, MENU, (0.2, 20, True, "both"), LONG, LONG],
    "a sentence with main text once, two blocks off on each side": [
        LONG,
        MENU,
        (0.2, 20, True, "both"),
        MENU,
        LONG,
    ],
    "a sentence with main text once": [LONG, MENU, MENU, LONG, (0.2, 20, True, "no"), MENU, MENU],
    "a sentence that scores next to nothing": [LONG, LONG, (0.04, 20, True, "no"), LONG, LONG],
    "a line beside main text is no sentence": [LONG, LONG, (0.3, 4, False, "no"), LONG, LONG],
    "sentences behind main text, each drawn in by those before it, three at most": [
        LONG,
        LONG,
        *[(0.2, 20, True, "both")] * 3,
        *[(0.2, 20, True, "no")] * 2,
        MENU,
    ],
    "an island far behind, unsure of itself": [
        LONG,
        LONG,
        *[MENU] * 4,
        (0.6, 10, True, "dom"),
        MENU,
    ],
    "an island before the body": [(0.6, 10, True, "dom"), *[MENU] * 4, LONG, LONG],
    "an island that is sure of itself": [LONG, LONG, *[MENU] * 4, (0.8, 10, True, "both"), MENU],
    "an island that is not small": [LONG, LONG, *[MENU] * 4, (0.6, 18, True, "both"), MENU],
    "three others may stand inside one run": [LONG, LONG, *[MENU] * 2, (0.6, 10, True, "both"), MENU],
    "an island of several is judged by its mean": [
        LONG,
        LONG,
        *[MENU] * 4,
        (0.9, 4, True, "dom"),
        (0.55, 4, True, "dom"),
        MENU,
    ],
    "lines behind the last sentence": [
        LONG,
        LONG,
        (0.6, 8, False, "dom"),
        (0.7, 8, False, "dom"),
        MENU,
    ],
    "one line behind the last sentence": [LONG, LONG, (0.6, 8, False, "both"), MENU],
    "lines behind the last sentence that are sure of themselves": [LONG, LONG, LINE, LINE, MENU],
    "lines between sentences": [LONG, (0.6, 8, False, "both"), (0.6, 8, False, "both"), LONG],
    "a list without any sentence has no tail": [(0.6, 6, False, "both")] * 6,
    "one block": [LONG],
    "one menu word": [MENU],
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("has_dom", [False, True], ids=["text", "page"])
def test_each_block_is_main_text_or_not(name: str, has_dom: bool) -> None:
    rows = PAGES[name]
    wanted = [place == "both" or (has_dom and place == "dom") for _, _, _, place in rows]
    chosen = choose(rows, has_dom=has_dom)
    assert [ordinal in chosen for ordinal in range(len(rows))] == wanted


def choose(rows: Sequence[tuple[float, int, bool, str]], *, has_dom: bool) -> frozenset[int]:
    scores, words, prose, _ = zip(*rows, strict=True)
    return choose_main(scores, words, prose, has_dom=has_dom)


def test_no_block_at_all() -> None:
    assert choose_main([], [], [], has_dom=False) == choose_main([], [], [], has_dom=True) == frozenset()


ROWS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(1, 200), st.booleans(), st.just("either")), min_size=1, max_size=30
)


@given(ROWS)
def test_islands_and_tails_only_take_away_and_never_the_sure(rows: list[Row]) -> None:
    of_text, of_page = choose(rows, has_dom=False), choose(rows, has_dom=True)
    assert of_text <= of_page
    assert all(rows[at][0] > 0.5 or rows[at][2] for at in of_page), "only sentences are drawn in"
    assert {at for at, row in enumerate(rows) if row[0] > 0.5} <= of_page
    if of_page:
        assert of_text, "the largest run stays"


@given(ROWS)
def test_what_is_left_out_for_raw_text_did_not_score_high(rows: list[Row]) -> None:
    left_out = choose(rows, has_dom=True) - choose(rows, has_dom=False)
    if left_out:
        assert min(rows[at][0] for at in left_out) < 0.75
