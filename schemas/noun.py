"""The base of every noun: frozen, strict about unknown fields; and what each field means."""

import ast
import inspect
from functools import cache
from textwrap import dedent

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value that is never changed after it was made.

    The sentence under each field is the only description there is: column comments and the data dictionary are
    made from it.
    """

    # Built at first use: a command pays for the nouns it meets.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@cache
def describe(model: type[BaseModel]) -> dict[str, str]:
    """The sentence under each of the model's fields that has one, read from its source.

    pydantic can do the same while a class is made; asked for here, when somebody wants to know, it costs no start.
    """
    [definition] = ast.parse(dedent(inspect.getsource(model))).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    inherited = describe(model.__base__) if model.__base__ and issubclass(model.__base__, Noun) else {}
    return inherited | {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in zip(body, body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }
