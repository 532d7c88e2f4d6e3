"""Bytes in; brief, blocks and verdicts out. Pure: no Prefect, no DuckDB, no clock. Read `walk.py` first."""
