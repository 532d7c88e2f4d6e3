"""Labels, never deletes: every block gets exactly one verdict."""

from pipeline.clean.judge import RULES, judge

__all__ = ["RULES", "judge"]
