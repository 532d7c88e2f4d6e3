"""`briefhouse`: every command, and what errors look like.

Exit codes: 0 done, 1 internal error, 2 usage, 3 some documents did not load, 4 a source was
unavailable, 5 locked by another run, 6 storage, 130 interrupted, 143 terminated.

Importing this module must stay cheap: commands import what they need when they are called.
"""

import errno
import os
import signal
import sys
from types import FrameType
from typing import Annotated, NoReturn

import typer

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs more than our own imports

from cli import doctor, explain, ingest, parse, quarantine, query, verify
from cli.terminal import DEBUG, complain

_DISK_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})

app = typer.Typer(
    name="briefhouse",
    help="Raw think-tank briefs in; a DuckDB warehouse that analysts can query and trust out.",
    no_args_is_help=True,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("ingest")(ingest.ingest)
app.command("parse")(parse.parse)
app.command("explain")(explain.explain)
app.command("query", context_settings={"ignore_unknown_options": False})(query.query)
app.add_typer(quarantine.app, name="quarantine")
app.command("verify")(verify.verify)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Runs the command; an error of ours is told in words and ends with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        app()
    except SystemExit as end:
        if end.code == 1 and isinstance(end.__context__, BrokenPipeError):  # whoever read our output has seen enough
            sys.exit(0)
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        sys.exit(_tell(error))


def _tell(error: Exception) -> int:
    """The error in words, on stderr; its exit code."""
    from schemas.errors import BriefhouseError  # here: a run that goes well has no use for it

    if isinstance(error, BriefhouseError):
        complain(error.seen, tried=error.tried, next_step=error.next_step)
        return error.exit_code
    if isinstance(error, OSError) and error.errno in _DISK_ERRORS:
        complain(f"output not written: {error.strerror}", next_step="make room, then run the same command again")
        return 6
    seen = f"internal error: {type(error).__name__}: {error}"
    complain(seen, next_step="run the same command with --debug and report what it prints")
    return 1


@app.callback()
def set_up(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an internal error came from.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """Raw think-tank briefs in; a DuckDB warehouse that analysts can query and trust out."""
    if debug:
        os.environ[DEBUG] = "1"
    if version:
        from importlib.metadata import version as find_version

        typer.echo(f"briefhouse {find_version('briefhouse')}")
        raise typer.Exit


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """SIGTERM unwinds like any exit: the run is rolled back and the lock let go."""
    raise SystemExit(143)


if __name__ == "__main__":
    main()
