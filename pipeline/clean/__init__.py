"""Labels, never deletes: every block gets exactly one verdict."""

from pipeline.clean.judge import RULES, judge, judge_page
from pipeline.clean.outline import outline, pack
from pipeline.clean.page import Page

__all__ = ["RULES", "Page", "judge", "judge_page", "outline", "pack"]
