"""The warehouse: the only room that speaks DuckDB."""
