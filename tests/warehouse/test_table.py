"""Columns come from the nouns."""

from datetime import date, datetime
from typing import Literal

import pyarrow as pa
import pytest

from schemas.block import Label
from schemas.noun import Noun
from warehouse.dictionary import list_tables, list_views
from warehouse.parts import build_arrow, build_schema
from warehouse.table import Table, derive_columns, find_tables


class Spring(Noun):
    """A nested noun."""

    spring_id: str
    """Its id."""
    depth: float | None = None
    """Metres."""


class River(Noun):
    """One field of each kind."""

    name: str
    """Name."""
    label: Label
    """An enum."""
    kind: Literal["broad", "narrow"] | None = None
    """A literal."""
    is_dry: bool
    """A truth."""
    length: int
    """Kilometres."""
    surveyed: date
    """A day."""
    seen_at: datetime
    """A time."""
    aliases: tuple[str, ...] = ()
    """Names."""
    locks: tuple[int, ...] = ()
    """Numbers."""
    spring: Spring | None = None
    """Nested."""
    springs: tuple[Spring, ...] = ()
    """A table of its own."""
    bends: tuple[tuple[int, ...], ...] = ()
    """A table of its own."""


RIVERS = Table(comment="Rivers.", nouns=(River,))


def test_columns_follow_the_fields() -> None:
    assert [(column.name, column.type, column.nullable) for column in RIVERS.columns] == [
        ("name", "VARCHAR", False),
        ("label", "VARCHAR", False),
        ("kind", "VARCHAR", True),
        ("is_dry", "BOOLEAN", False),
        ("length", "BIGINT", False),
        ("surveyed", "DATE", False),
        ("seen_at", "TIMESTAMP", False),
        ("aliases", "VARCHAR[]", False),
        ("locks", "INTEGER[]", False),
        ("spring_id", "VARCHAR", True),
        ("spring_depth", "DOUBLE", True),
    ]


def test_comments_are_the_descriptions() -> None:
    assert {column.name: column.comment for column in RIVERS.columns}["spring_depth"] == "Metres."


def test_a_field_without_description_is_refused() -> None:
    class Mute(Noun):
        name: str

    with pytest.raises(TypeError, match=r"Mute\.name has no description"):
        _ = [column.comment for column in derive_columns(Mute)]


def test_a_type_no_column_can_hold_is_refused() -> None:
    class Odd(Noun):
        """Odd."""

        anything: dict[str, str]
        """Cannot be a column."""

    with pytest.raises(TypeError, match=r"Odd\.anything: no column type"):
        list(derive_columns(Odd))


def test_arrow_rows_are_the_nouns_values() -> None:
    river = River(
        name="Lune",
        label=Label.TITLE,
        is_dry=False,
        length=3,
        surveyed=date(2024, 3, 1),
        seen_at=datetime.fromisoformat("2024-03-01T10:00:00+09:00"),
        aliases=("Loyne",),
        spring=Spring(spring_id="s"),
    )
    table = build_arrow(RIVERS, [(river,)])
    assert table.to_pylist() == [
        {
            "name": "Lune",
            "label": "title",
            "kind": None,
            "is_dry": False,
            "length": 3,
            "surveyed": date(2024, 3, 1),
            "seen_at": datetime(2024, 3, 1, 1),
            "aliases": ["Loyne"],
            "locks": [],
            "spring_id": "s",
            "spring_depth": None,
        }
    ]


def test_no_rows_have_the_schema_too() -> None:
    assert build_arrow(RIVERS, []).schema == build_schema(RIVERS)
    assert build_schema(RIVERS).field("locks").type == pa.list_(pa.int32())


def test_briefs_are_flat() -> None:
    names = [column.name for column in find_tables("core")["briefs"].columns]
    nested = ["published_edtf", "published_precision", "published_earliest", "published_latest"]
    assert {*nested, "publisher_id", "publisher_name", "publisher_acronym", "run_id", "loaded_at"} <= set(names)
    assert not {"authors", "sections", "publisher_publisher_id"} & set(names)


def test_the_tables_are_the_files() -> None:
    main = {"authors", "blocks", "brief_versions", "briefs", "documents", "paragraphs", "related_publications"}
    assert main | {"sections"} <= set(find_tables("core"))
    assert {"runs", "dispositions", "rejections", "rule_outcomes"} <= set(find_tables("ops"))


@pytest.mark.parametrize("entry", list_tables(), ids=lambda entry: f"{entry.schema}.{entry.name}")
def test_every_table_and_column_has_a_sentence(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.comment.endswith(".")
    assert all(column.comment.endswith(".") for column in entry.columns)
    assert len({column.name for column in entry.columns}) == len(entry.columns)


def test_every_view_has_a_sentence() -> None:
    views = list_views()
    assert {view.schema for view in views} == {"main", "checks"}
    assert all(view.comment.endswith(".") for view in views)
