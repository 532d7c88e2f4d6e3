"""A table, declared once: columns, types and comments come from the nouns it is made of."""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache, cached_property
from importlib import import_module
from itertools import count, repeat
from pkgutil import iter_modules
from typing import Any, Literal, NamedTuple, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from schemas.brief import Brief
from schemas.noun import Noun, describe
from schemas.outcome import Outcome
from schemas.row import Load, Place

SCALARS: Mapping[type, str] = {
    str: "VARCHAR",
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    date: "DATE",
    datetime: "TIMESTAMP",  # UTC without a zone: reads the same in every session
}
LISTS: Mapping[type, str] = {str: "VARCHAR[]", int: "INTEGER[]"}


class Admitted(NamedTuple):
    """An outcome that carries a brief, and the load that brings it."""

    outcome: Outcome
    brief: Brief
    load: Load


Row = tuple[Noun, ...]
Model = type[BaseModel]


@dataclass(frozen=True)
class Column:
    """A column and where its value lies: in which noun of the row, under which attributes."""

    name: str
    type: str
    nullable: bool
    source: int
    path: tuple[str, ...]
    noun: Model

    @property
    def comment(self) -> str:
        """The sentence under the field.

        Raises:
            TypeError: there is none.
        """
        sentence = describe(self.noun).get(self.path[-1])
        if not sentence:
            raise TypeError(f"{self.noun.__name__}.{self.path[-1]} has no description to become the column's comment")
        return sentence


@dataclass(frozen=True)
class Table:
    """Columns are the fields of the nouns, in order. A row is one object for each noun, or one that has its fields.

    `rows` gives an admitted document's rows; a table without it is not filled from documents.
    Fields that are lists of nouns are tables of their own; `omit` names fields that another table holds.
    """

    comment: str
    nouns: tuple[type[Noun], ...]
    rows: Callable[[Admitted], Iterable[Row]] | None = None
    omit: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        found = (column for source, noun in enumerate(self.nouns) for column in derive_columns(noun, source))
        return tuple(column for column in found if column.name not in self.omit)

    @property
    def column_names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)


def derive_columns(
    noun: type[BaseModel], source: int = 0, path: tuple[str, ...] = (), nullable: bool = False
) -> Iterator[Column]:
    """One column a scalar field; the fields of a nested noun follow under its name, which is not doubled.

    Raises:
        TypeError: a field has a type that no column can hold.
    """
    for name, field in noun.model_fields.items():
        inner, optional = strip_none(field.annotation)
        here = (*path, name)
        if is_noun(inner):
            yield from derive_columns(inner, source, here, nullable or optional)
        elif not is_list_of_rows(inner):
            column_type = name_type(inner, f"{noun.__name__}.{name}")
            yield Column(join_path(here), column_type, nullable or optional, source, here, noun)


def strip_none(annotation: Any) -> tuple[Any, bool]:
    """The annotation without None, and whether None was in it."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, False
    rest = [part for part in get_args(annotation) if part is not types.NoneType]
    return (rest[0] if len(rest) == 1 else annotation), len(rest) < len(get_args(annotation))


def is_noun(annotation: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def is_list_of_rows(annotation: Any) -> bool:
    """True for tuples of nouns and of tuples: they need a table of their own."""
    if get_origin(annotation) is not tuple:
        return False
    item = get_args(annotation)[0]
    return is_noun(item) or get_origin(item) is tuple


def name_type(annotation: Any, field: str) -> str:
    """DuckDB's name of the type."""
    if get_origin(annotation) is tuple:
        if (item := get_args(annotation)[0]) in LISTS:
            return LISTS[item]
    elif get_origin(annotation) is Literal or (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        return "VARCHAR"
    elif annotation in SCALARS:
        return SCALARS[annotation]
    raise TypeError(f"{field}: no column type for {annotation}")


def join_path(path: tuple[str, ...]) -> str:
    """publisher, publisher_id -> publisher_id; published, edtf -> published_edtf."""
    name = path[-1]
    for outer in reversed(path[:-1]):
        name = name if name.startswith(f"{outer}_") else f"{outer}_{name}"
    return name


def number_rows(brief: Brief, items: Iterable[Noun]) -> Iterator[Row]:
    """Each item behind its keys: the brief, and its place from 0."""
    return zip(repeat(brief), map(make_place, count()), items, strict=False)


@cache
def make_place(ordinal: int) -> Place:
    return Place(ordinal=ordinal)


@cache
def find_tables(folder: Literal["core", "ops"]) -> Mapping[str, Table]:
    """The tables declared in `warehouse/core` (schema main) or `warehouse/ops`, by the names of their files."""
    package = import_module(f"warehouse.{folder}")
    names = sorted(module.name for module in iter_modules(package.__path__))
    return {name: import_module(f"warehouse.{folder}.{name}").TABLE for name in names}


def find_all_tables() -> Mapping[tuple[str, str], Table]:
    """Every table by schema and name."""
    main = {("main", name): table for name, table in find_tables("core").items()}
    return main | {("ops", name): table for name, table in find_tables("ops").items()}
