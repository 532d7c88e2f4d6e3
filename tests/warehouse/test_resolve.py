"""Related publications that are briefs of the warehouse."""

from pathlib import Path

import pytest

from schemas.brief import RelatedPublication
from tests.warehouse.conftest import LoadOutcomes
from tests.warehouse.made_up import make_outcome
from warehouse.connect import connect

ADDRESS = "https://water.example/lakes"
LAKES = make_outcome("lakes", brief=f"url {ADDRESS}", title="The Lakes\u2019 Autumn")
LAKES_ID = LAKES.brief.brief_id  # type: ignore[union-attr]


def resolved(load: LoadOutcomes, published: Path, *related: RelatedPublication) -> list[str | None]:
    """What the related publications of a page are, beside a brief on lakes of March 11, 2024."""
    load([make_outcome("rivers", related=related), LAKES])
    with connect(published) as connection:
        rows = connection.execute(
            "SELECT resolved_brief_id FROM related_publications WHERE title <> 'Lakes in Autumn' ORDER BY ordinal"
        ).fetchall()
    return [brief_id for (brief_id,) in rows]


@pytest.mark.parametrize(
    ("related", "is_found"),
    [
        (RelatedPublication(title="Another title, the address of the brief", url=ADDRESS), True),
        (RelatedPublication(title="Seas", url="https://water.example/seas"), False),
        (RelatedPublication(title="THE LAKES' AUTUMN"), True),
        (RelatedPublication(title="The Lakes' Autumn", published="2024-03"), True),
        (RelatedPublication(title="The Lakes' Autumn", published="2019"), False),
        (RelatedPublication(title="Rivers in Spring"), False),
    ],
    ids=["address", "no such brief", "title", "title and month", "another year", "the page itself"],
)
def test_a_related_publication_is_a_brief(
    load: LoadOutcomes, published: Path, related: RelatedPublication, is_found: bool
) -> None:
    assert resolved(load, published, related) == [LAKES_ID if is_found else None]


def test_of_two_briefs_with_one_title_none_is_named(load: LoadOutcomes, published: Path) -> None:
    load([make_outcome("lakes again", title="The Lakes' Autumn")])
    assert resolved(load, published, RelatedPublication(title="The Lakes' Autumn")) == [None]


def test_a_brief_that_comes_later_is_named_when_it_is_there(load: LoadOutcomes, published: Path) -> None:
    load([make_outcome("rivers", related=[RelatedPublication(title="Autumn", url=ADDRESS)])])
    with connect(published) as connection:
        assert connection.execute("SELECT resolved_brief_id FROM related_publications").fetchall() == [(None,)]
    load([LAKES])
    with connect(published) as connection:
        rows = connection.execute("SELECT resolved_brief_id FROM related_publications ORDER BY title").fetchall()
    assert rows == [(LAKES_ID,), (None,)]
