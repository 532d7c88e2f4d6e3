"""From scores to main text, block by block: what is given, and whether it is main text of raw text and of a page."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.main_text import choose_main

Row = tuple[float, bool, str]
"""Score, whether it is a sentence of some length, and where it is main text: "both", "text", "page" or "no"."""

LONG = (0.95, True, "both")
LINE = (0.95, False, "both")
MENU = (0.02, False, "no")
DRAGGED_DOWN = (0.2, True, "text")
LOW = (0.2, True, "no")
HALF = (0.6, False, "page")

PAGES: dict[str, list[Row]] = {
    "more than half is main text, and no less": [MENU, LONG, (0.51, True, "both"), (0.5, False, "no"), MENU],
    "a page of menus has none": [MENU] * 6,
    "a page of body text is main text whole": [LONG] * 6,
    "a sentence with main text on both sides": [LONG, DRAGGED_DOWN, LONG],
    "a sentence with main text twice on one side": [MENU, MENU, DRAGGED_DOWN, LONG, LONG],
    "a sentence with main text two blocks off on both sides": [LONG, MENU, DRAGGED_DOWN, MENU, LONG],
    "a sentence with main text once": [LONG, MENU, MENU, LONG, LOW, MENU, MENU],
    "a sentence that scores next to nothing": [LONG, LONG, (0.04, True, "no"), LONG, LONG],
    "a sentence that scores somewhat, beside main text": [MENU, (0.3, True, "both"), LONG, LONG, (0.3, True, "both")],
    "a line beside main text is no sentence": [LONG, LONG, (0.4, False, "no"), MENU, LONG],
    "a line with main text right above and below": [LONG, (0.3, False, "both"), LONG],
    "two lines between main text": [LONG, (0.3, False, "no"), (0.3, False, "no"), LONG],
    "a line between main text that scores too low": [LONG, (0.2, False, "no"), LONG],
    "a line between a sentence that was drawn in and main text": [
        LONG,
        LONG,
        DRAGGED_DOWN,
        (0.3, False, "text"),
        LONG,
    ],
    "a line at the page's edge has main text on one side": [(0.3, False, "no"), LONG, LONG, (0.3, False, "no")],
    "sentences behind main text, each drawn in by those before it, three at most": [
        LONG,
        LONG,
        *[DRAGGED_DOWN] * 3,
        *[LOW] * 2,
        MENU,
    ],
    "sentences that nothing draws in": [MENU, *[LOW] * 6, MENU],
    "lines behind the last sentence": [LONG, LONG, HALF, HALF, MENU],
    "lines behind the last sentence, among others": [LONG, LONG, HALF, *[MENU] * 9, HALF],
    "one line behind the last sentence": [LONG, LONG, (0.6, False, "both"), MENU],
    "lines behind the last sentence that are sure of themselves": [LONG, LONG, LINE, LINE, MENU],
    "lines behind the last sentence are judged by their mean": [LONG, (0.95, False, "page"), HALF, HALF, HALF],
    "lines between sentences": [LONG, (0.6, False, "both"), (0.6, False, "both"), LONG],
    "a list without any sentence has no tail": [(0.6, False, "both")] * 6,
    "one block": [LONG],
    "one menu word": [MENU],
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kind", ["text", "page"])
def test_each_block_is_main_text_or_not(name: str, kind: str) -> None:
    rows = PAGES[name]
    chosen = choose(rows, has_dom=kind == "page")
    assert [ordinal in chosen for ordinal in range(len(rows))] == [place in ("both", kind) for _, _, place in rows]


def choose(rows: Sequence[Row], *, has_dom: bool) -> frozenset[int]:
    scores, prose, _ = zip(*rows, strict=True)
    return choose_main(scores, prose, has_dom=has_dom)


def test_no_block_at_all() -> None:
    assert choose_main([], [], has_dom=False) == choose_main([], [], has_dom=True) == frozenset()


ROWS = st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.just("either")), min_size=1, max_size=30)


@given(ROWS)
def test_what_scores_more_than_half_is_main_text_and_what_is_added_has_it_beside(rows: list[Row]) -> None:
    of_page = choose(rows, has_dom=True)
    assert {at for at, (score, _, _) in enumerate(rows) if score > 0.5} <= of_page
    for at in of_page:
        score, is_prose, _ = rows[at]
        if score <= 0.5:
            beside = of_page & set(range(at - 2, at + 3)) - {at}
            assert score > 0.2
            assert len(beside) >= 2 if is_prose else {at - 1, at + 1} <= beside


@given(ROWS)
def test_without_a_dom_more_is_drawn_in_and_lines_behind_the_last_sentence_go(rows: list[Row]) -> None:
    of_text, of_page = choose(rows, has_dom=False), choose(rows, has_dom=True)
    assert all(rows[at][0] > 0.05 for at in of_text)
    taken = of_page - of_text
    assert not any(rows[at][1] for at in taken), "no sentence is taken away"
    if taken:
        last = max(at for at in of_text if rows[at][1])
        assert last < min(taken)
        assert any(score < 0.75 for score, _, _ in rows[last + 1 :]), "one of the lines there drags the others down"
