"""Small documents and settings for runs in the tests."""

from pathlib import Path

from flows.order import Order
from schemas.settings import Limits, Settings

BODY = (
    "The council met in spring and agreed on a plan for the harbour, which had been closed for two years. "
    "Its members, who came from seven towns, asked the ministry to publish the figures before the summer.\n\n"
    "Nobody expected the ministry to answer quickly, and it did not. In the autumn the towns wrote again, "
    "this time with a list of the ships that had gone elsewhere and of the trade that went with them.\n"
)


def write_brief(path: Path, title: str, dateline: str = "March 4, 2021", body: str = BODY) -> Path:
    """A document that becomes a brief."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"{title}\n\nBy Jane Doe\n\n{dateline}\n\n{body}\nThis piece speaks of {title}.\n", encoding="utf-8"
    )
    return path


def write_briefs(folder: Path, count: int) -> Path:
    for number in range(count):
        write_brief(folder / f"{number:04d}.txt", f"Harbours and Their Towns, Part {number}")
    return folder


def make_settings(data_dir: Path, **changes: object) -> Settings:
    """Settings that read neither the environment nor a file."""
    values = {"data_dir": data_dir, "workers": 2, "batch_size": 500, "limits": Limits(), **changes}
    return Settings.model_validate(values)


def make_order(data_dir: Path, *paths: Path, retry: tuple[str, ...] = (), **changes: object) -> Order:
    return Order(command="test", settings=make_settings(data_dir, **changes), paths=paths, retry=retry)
