"""The base of every noun: frozen, strict about unknown fields; and what each field means."""

import ast
import inspect
import sys
from functools import cache

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
    inherited = describe(model.__base__) if model.__base__ and issubclass(model.__base__, Noun) else {}
    body = _find_class(model).body
    return inherited | {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in zip(body, body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }


def _find_class(model: type[BaseModel]) -> ast.ClassDef:
    """The class statement that made the model."""
    found = [
        node
        for node in ast.walk(_parse_module(model.__module__))
        if isinstance(node, ast.ClassDef) and node.name == model.__name__
    ]
    if len(found) != 1:
        raise TypeError(f"{model.__module__} has {len(found)} classes called {model.__name__}, not one")
    return found[0]


@cache
def _parse_module(name: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[name]))
