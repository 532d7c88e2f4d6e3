"""The quality gate: Great Expectations over the frames of one batch.

Runs in a process of its own, which `expectations.check` starts: the import takes some six seconds. It reads pickled
requests from stdin and answers on stdout; it ends with its stdin.
"""

import os
import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the parent decides what is still finished
os.environ["GX_ANALYTICS_ENABLED"] = "false"

import importlib
import logging
import pickle
import pkgutil
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import ProgressBarsConfig

import expectations
from expectations.rule import CRITICAL, Rule
from expectations.verdicts import Failed, Request, Verdicts
from schemas.outcome import Rejection, RuleOutcome

EXAMPLES = 5
EXAMPLE_LENGTH = 200


def discover_rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each table: every module of this package that has RULES is named for its table."""
    names = sorted(module.name for module in pkgutil.iter_modules(expectations.__path__) if module.name != "gate")
    modules = {name: importlib.import_module(f"expectations.{name}") for name in names}
    return {name: module.RULES for name, module in modules.items() if hasattr(module, "RULES")}


class Gate:
    """The suites of all tables, built once."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
        self._rules = rules
        self._context = gx.get_context(mode="ephemeral")
        self._context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        self._source = self._context.data_sources.add_pandas("batch")
        self._batches = {table: self._add_batch(table) for table in rules}
        self._suites = {table: self._add_suite(table) for table in rules}

    @property
    def columns(self) -> dict[str, list[str]]:
        """The columns of each table that the rules look at; others need not be in the frames."""
        return {
            table: sorted({"document_id"}.union(*(rule.columns for rule in rules)))
            for table, rules in self._rules.items()
        }

    def check(self, request: Request) -> Verdicts:
        """What the rules say of one batch. A document is withheld for the first critical rule that it breaks.

        Raises:
            RuntimeError: an expectation could not be evaluated.
        """
        verdicts = Verdicts([], {})
        for table in self._rules:
            self._check_table(table, request, verdicts)
        return verdicts

    def _add_batch(self, table: str) -> Any:
        return self._source.add_dataframe_asset(table).add_batch_definition_whole_dataframe("whole")

    def _add_suite(self, table: str) -> Any:
        """The rules without tolerance: one that passes here has no unexpected row at all."""
        strict = [_configure(rule, mostly=1.0) for rule in self._rules[table]]
        return self._context.suites.add(gx.ExpectationSuite(name=table, expectations=strict))

    def _check_table(self, table: str, request: Request, verdicts: Verdicts) -> None:
        frame = request.tables[table].to_pandas()
        results = self._evaluate(table, frame, request.as_of)
        for rule in self._rules[table]:
            finding = _Finding(table, rule, frame, results.get(rule.name))
            verdicts.outcomes.append(finding.outcome(request.run_id, request.batch))
            if rule.severity == CRITICAL:
                for document_id, rejection in finding.rejections():
                    verdicts.withheld.setdefault(document_id, rejection)

    def _evaluate(self, table: str, frame: pd.DataFrame, as_of: date) -> dict[str, Any]:
        """The results of the rules that some row breaks, by name; none for a table without rows.

        To name the rows costs more than to find that there are none: that is asked only where there are some.
        """
        if frame.empty:
            return {}
        batch = self._batches[table].get_batch({"dataframe": frame})
        screened = _validate(batch, self._suites[table], "BOOLEAN_ONLY", as_of)
        if len(screened) != len(self._rules[table]):
            raise RuntimeError(f"{table}: Great Expectations gave {len(screened)} of {len(self._rules[table])} results")
        broken = [_configure(rule) for rule in self._rules[table] if not screened[rule.name].success]
        return _validate(batch, gx.ExpectationSuite(name=f"{table} rows", expectations=broken), "COMPLETE", as_of)


def _configure(rule: Rule, **changes: float) -> Any:
    changed = {name: value for name, value in changes.items() if name in rule.expectation.__fields__}
    meta = {"rule": rule.name, "why": rule.why}
    return rule.expectation.copy(update={"severity": rule.severity, "meta": meta, **changed})


def _validate(batch: Any, suite: gx.ExpectationSuite, result_format: str, as_of: date) -> dict[str, Any]:
    """The result of each rule by its name. Rows are given by their position: no index columns are named.

    Raises:
        RuntimeError: an expectation could not be evaluated. That is an error of ours, and never counts as passed.
    """
    if not suite.expectations:
        return {}
    validation = batch.validate(
        suite,
        result_format={"result_format": result_format, "return_unexpected_index_query": False},
        expectation_parameters={"as_of": as_of},
    )
    for result in validation.results:
        if error := _find_error(result.exception_info or {}):
            raise RuntimeError(f"{suite.name}: {result.expectation_config.meta['rule']}: {error}")
    return {result.expectation_config.meta["rule"]: result for result in validation.results}


def _find_error(info: dict[str, Any]) -> str | None:
    """The message of an exception inside Great Expectations, which reports one or several of them, nested."""
    nested = [info, *(value for value in info.values() if isinstance(value, dict))]
    return next((str(each.get("exception_message")) for each in nested if each.get("raised_exception")), None)


class _Finding:
    """One rule over one frame; without a result, no row breaks it."""

    def __init__(self, table: str, rule: Rule, frame: pd.DataFrame, result: Any) -> None:
        self._table, self._rule, self._frame = table, rule, frame
        self._passed = result is None or bool(result.success)
        self._rows = [] if result is None else list(result.result["unexpected_index_list"])

    def outcome(self, run_id: str, batch: int) -> RuleOutcome:
        return RuleOutcome(
            run_id=run_id,
            batch=batch,
            table_name=self._table,
            rule=self._rule.name,
            severity=self._rule.severity,
            why=self._rule.why,
            passed=self._passed,
            row_count=len(self._frame),
            unexpected_count=len(self._rows),
            examples=tuple(self._describe(row) for row in self._rows[:EXAMPLES]),
        )

    def rejections(self) -> Iterator[tuple[str, Rejection]]:
        for row in self._rows:
            document_id = self._frame.at[row, "document_id"]
            if not isinstance(document_id, str):
                raise RuntimeError(
                    f"{self._table}.{self._rule.name}: row {row} has no document_id and cannot be withheld"
                )
            yield document_id, self._reject(row)

    def _reject(self, row: int) -> Rejection:
        prefix = "" if self._table == "briefs" else f"{self._table}."
        return Rejection(
            reason=f"expectation.{self._rule.name}",
            field=prefix + self._rule.columns[-1],
            message=f"{self._table}: {self._describe(row)}. {self._rule.why}",
        )

    def _describe(self, row: int) -> str:
        """The values that the rule looked at: "published_earliest 2031-05-01"."""
        values = (f"{column} {_show(self._frame.at[row, column])}" for column in self._rule.columns)
        return ", ".join(values)


def _show(value: Any) -> str:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return "null"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= EXAMPLE_LENGTH else text[:EXAMPLE_LENGTH] + "…"


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Says which columns it needs, then answers one request after the other until there are no more."""
    gate = Gate(discover_rules())
    _send(answers, gate.columns)
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            return
        try:
            _send(answers, gate.check(request))
        except Exception as error:
            _send(answers, Failed(str(error), traceback.format_exc()))


def _send(answers: BinaryIO, answer: object) -> None:
    pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    # Whatever a library prints must not end up among the answers.
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, private)
