"""Settings: flag over environment over briefhouse.toml over default; what is unknown is named."""

from pathlib import Path

import pytest

from tests.cli.run import SEEDS, Ended, find_next_step, is_free_of_faults, run


def _data_folder(ended: Ended) -> str:
    [line] = [line for line in ended.stdout.splitlines() if line[6:26].strip() == "data folder"]
    return Path(line[26:]).name


def test_flag_over_environment_over_file_over_default(tmp_path: Path) -> None:
    assert _data_folder(run("doctor", cwd=tmp_path)) == "data"
    (tmp_path / "briefhouse.toml").write_text('data_dir = "of_the_file"\n')
    assert _data_folder(run("doctor", cwd=tmp_path)) == "of_the_file"
    assert _data_folder(run("doctor", cwd=tmp_path, data_dir="of_the_environment")) == "of_the_environment"
    told = run("doctor", "--data-dir", "of_the_flag", cwd=tmp_path, data_dir="of_the_environment")
    assert _data_folder(told) == "of_the_flag"


def test_a_limit_of_the_environment_goes_over_one_of_the_file_and_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "briefhouse.toml").write_text("[limits]\nmax_bytes = 10\nmax_blocks = 3\n")
    of_file = run("parse", SEEDS, cwd=tmp_path)
    assert of_file.stdout.count("more than limits.max_bytes = 10\n") == 2
    of_both = run("parse", SEEDS, cwd=tmp_path, limits__max_bytes="1000000")
    assert of_both.stdout.count("limits.max_blocks = 3") == 2
    assert (of_file.returncode, of_both.returncode) == (3, 3)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("worker = 3\n", "setting worker: Extra inputs are not permitted"),
        ("[limits]\nmax_byte = 3\n", "setting limits__max_byte: Extra inputs are not permitted"),
        ("workers = \n", "settings: Invalid value"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, text: str, seen: str) -> None:
    (tmp_path / "briefhouse.toml").write_text(text)
    ended = run("parse", SEEDS, cwd=tmp_path)
    assert seen in ended.stderr
    assert "briefhouse.toml" in find_next_step(ended)
    assert is_free_of_faults(ended)
    assert (ended.returncode, ended.stdout) == (2, "")


def test_an_unknown_limit_in_the_environment_is_named() -> None:
    ended = run("parse", SEEDS, limits__max_byte="3")
    assert "setting limits__max_byte: Extra inputs are not permitted" in ended.stderr
    assert ended.returncode == 2


def test_an_unknown_setting_in_the_environment_is_named() -> None:
    ended = run("parse", SEEDS, worker="3")
    assert "BRIEFHOUSE_WORKER" in ended.stderr
    assert ended.returncode == 2
