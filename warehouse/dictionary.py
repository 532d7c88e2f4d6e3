"""The data dictionary: every table, column and view with its comment, as data."""

from typing import NamedTuple

from warehouse.build import find_views
from warehouse.table import Column, find_all_tables


class Entry(NamedTuple):
    """A table or view; a view's columns follow from its SQL and are not listed."""

    schema: str
    name: str
    comment: str
    columns: tuple[Column, ...]


def list_tables() -> list[Entry]:
    return [Entry(schema, name, table.comment, table.columns) for (schema, name), table in find_all_tables().items()]


def list_views() -> list[Entry]:
    return [Entry(view.schema, view.name, view.comment, ()) for view in find_views()]
