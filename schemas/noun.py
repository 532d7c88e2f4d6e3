"""The base of every noun: frozen, strict about unknown fields, described field by field."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value that is never changed after it was made.

    The description of each field is the only one there is: table columns, comments
    and the data dictionary are made from it.
    """

    # Built at first use: a command pays for the nouns it meets.
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)
