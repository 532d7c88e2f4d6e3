"""How the commands speak: messages on stderr, tables on stdout, no control characters from documents in either."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from schemas.settings import Settings


DEBUG = "BRIEFHOUSE_DEBUG"
"""Variable that makes an internal error show where it came from; --debug sets it."""


def complain(seen: str, *, tried: str | None = None, next_step: str | None = None) -> None:
    """An error on stderr: what was seen, what was tried, what to run next."""
    say(f"error: {seen}")
    if tried:
        say(f"  tried: {tried}")
    if next_step:
        say(f"  next:  {next_step}")


def say(line: str) -> None:
    """One line on stderr."""
    typer.echo(make_plain(line), err=True)


def make_plain(text: str) -> str:
    """The text without what a terminal would obey: control characters and direction marks shown as escapes."""
    return "".join(char if char.isprintable() or char in "\n\t" else ascii(char)[1:-1] for char in text)


def typed_command() -> str:
    """What was typed, for the record; bytes that are no UTF-8 as escapes."""
    words = ["briefhouse", *sys.argv[1:]]
    return shlex.join(os.fsencode(word).decode("utf-8", "backslashreplace") for word in words)


def shorten_path(path: str, width: int) -> str:
    """The path cut from the left: its end says which file it is."""
    plain = make_plain(path)
    return plain if len(plain) <= width else "…" + plain[1 - width :]


def shorten(text: str, width: int) -> str:
    """The text on one line, cut to the width with an ellipsis."""
    line = make_plain(" ".join(text.split()))
    return line if len(line) <= width else line[: max(0, width - 1)] + "…"


def is_watched() -> bool:
    """True when a person looks at stderr."""
    return sys.stderr.isatty()


def load_settings(data_dir: Path | None = None, **changes: object) -> "Settings":
    """The settings with what the command line says on top.

    Raises:
        UsageError: a setting cannot be understood; it is named.
    """
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from schemas.errors import UsageError
    from schemas.settings import Settings

    _refuse_unknown_variables(Settings)
    told = {name: value for name, value in {"data_dir": data_dir, **changes}.items() if value is not None}
    try:
        return Settings(**told)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "__".join(str(part) for part in first["loc"])
        raise UsageError(
            f"setting {name}: {first['msg']}",
            tried="flags, BRIEFHOUSE_* variables, briefhouse.toml",
            next_step=f"correct {name} in briefhouse.toml, or BRIEFHOUSE_{name.upper()}",
        ) from error
    except (SettingsError, ValueError) as error:  # a variable that is no JSON, a briefhouse.toml that is no TOML
        raise UsageError(
            f"settings: {error}", next_step="correct briefhouse.toml or the BRIEFHOUSE_* variables"
        ) from error


def _refuse_unknown_variables(settings: "type[Settings]") -> None:
    """A variable that is misspelt would be passed over in silence."""
    from schemas.errors import UsageError

    known = {f"BRIEFHOUSE_{name.upper()}" for name in settings.model_fields} | {DEBUG}
    for name in sorted(os.environ):
        if name.startswith("BRIEFHOUSE_") and name.partition("__")[0] not in known:
            raise UsageError(f"{name}: no such setting", next_step=f"unset {name}; docs/settings.md lists the settings")
