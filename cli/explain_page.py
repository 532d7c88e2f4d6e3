"""The page that `briefhouse explain --html` writes: self-contained, no script."""

from html import escape
from typing import TYPE_CHECKING

from cli.explain_fields import Account, account_for_fields

if TYPE_CHECKING:
    from schemas.block import Block, Verdict
    from schemas.outcome import Outcome

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --kept: #1a7f37; --removed: #b3261e; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
.block { display: grid; grid-template-columns: 1fr 22rem; gap: 1.5rem; padding: .4rem 1rem; margin: .4rem 0; }
.block { border-left: 4px solid var(--kept); }
.removed { border-color: var(--removed); } .removed p { text-decoration: line-through; opacity: .65; }
.block p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; } aside { font-size: .85rem; }
aside b { color: var(--kept); } .removed aside b { color: var(--removed); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; } dd small, summary { opacity: .75; }
@media (max-width: 50rem) { .block { grid-template-columns: 1fr; gap: .2rem; } }
"""


def build_page(outcome: "Outcome") -> str:
    """The whole page: the brief's facts above, each block with its verdict beside it below."""
    blocks = "\n".join(_block(block, verdict) for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True))
    title = escape(outcome.document.uri)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
        f"<body><h1>{title}</h1>\n{_facts(outcome)}\n{blocks}\n</body></html>\n"
    )


def _facts(outcome: "Outcome") -> str:
    """What became of the document; each field with what told it, and what was refused."""
    kept = sum(verdict.kept for verdict in outcome.verdicts)
    facts = {"disposition": outcome.disposition.value, "blocks": f"{kept} kept, {len(outcome.blocks) - kept} removed"}
    if outcome.rejection:
        facts["reason"] = f"{outcome.rejection.reason}: {outcome.rejection.message}"
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items())
    return f"<dl>{rows}{''.join(map(_account, account_for_fields(outcome)))}</dl>"


def _account(account: Account) -> str:
    refused = "".join(f"<li>{escape(each)}</li>" for each in account.refused)
    details = (
        f"<details><summary>{len(account.refused)} refused</summary><ul>{refused}</ul></details>" if refused else ""
    )
    told = f"<dd>{escape(account.value)}<br><small>{escape(account.told_by)}</small>{details}</dd>"
    return f"<dt>{escape(account.field)}</dt>{told}"


def _block(block: "Block", verdict: "Verdict") -> str:
    state = "kept" if verdict.kept else "removed"
    return (
        f'<div class="block {state}" id="b{block.ordinal}"><p>{escape(block.text)}</p>'
        f"<aside><b>{state}: {escape(verdict.label)}</b><br>{escape(verdict.rule)}<br>"
        f"{escape(verdict.evidence)}<br>characters {block.start}–{block.end}</aside></div>"
    )
