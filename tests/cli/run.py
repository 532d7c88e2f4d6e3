"""The command line as users start it: a process of its own, its exit code and both of its streams."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TIMEOUT_SECONDS = 120
_SETTINGS = ("BRIEFHOUSE_", "PREFECT_", "PYTHONDONTWRITEBYTECODE")

Ended = subprocess.CompletedProcess[str]
Argument = str | Path


def run(*arguments: Argument, cwd: Path = ROOT, stdin: str | bytes = "", **environment: str) -> Ended:
    """The command run to its end. `environment` is set as BRIEFHOUSE_*: data_dir="..." and so on."""
    ended = subprocess.run(
        command_line(*arguments),
        cwd=cwd,
        env=make_environment(**environment),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return decode(ended)


def start(*arguments: Argument, **environment: str) -> subprocess.Popen[str]:
    """The command under way, in a process group of its own: what a terminal sends signals to."""
    return subprocess.Popen(
        command_line(*arguments),
        cwd=ROOT,
        env=make_environment(**environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def run_shell(line: str, cwd: Path, **environment: str) -> Ended:
    """A line of shell in which `briefhouse` is this installation's."""
    folder = str(Path(sys.executable).parent)
    shell = shutil.which("bash") or "sh"
    set_up = make_environment(**environment) | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    return decode(
        subprocess.run(
            [shell, "-c", line],
            cwd=cwd,
            env=set_up,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    )


def run_python(code: str, *arguments: Argument, **environment: str) -> Ended:
    """Some Python in a process like the command line's."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *map(os.fsencode, arguments)],
        cwd=ROOT,
        env=make_environment(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return decode(ended)


def command_line(*arguments: Argument) -> list[str | bytes]:
    return [sys.executable, "-m", "cli.app", *map(os.fsencode, arguments)]


def make_environment(**changes: str) -> dict[str, str]:
    """This process's environment without settings of Briefhouse, Prefect and Python, but for the changes.

    With PYTHONDONTWRITEBYTECODE each of these many processes would compile our modules anew.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    return kept | {name if name.isupper() else f"BRIEFHOUSE_{name.upper()}": value for name, value in changes.items()}


def decode(ended: "subprocess.CompletedProcess[bytes]") -> Ended:
    """Not with `text=True`, which turns a carriage return into a line feed: that is looked for here."""
    return Ended(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def find_next_step(ended: Ended) -> str:
    """What the error says is to be run next."""
    steps = [line.partition("next:")[2].strip() for line in ended.stderr.splitlines() if "next:" in line]
    assert steps, f"no next step in: {ended.stderr}"
    return steps[0]


def is_free_of_faults(ended: Ended) -> bool:
    """True when nothing on stderr is a mistake of ours."""
    return not any(sign in ended.stderr for sign in ("Traceback", "Exception ignored", "internal error"))
