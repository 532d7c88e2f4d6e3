"""The sample that is timed; the times themselves are for `make bench`."""

from pathlib import Path

import pytest

from benchmarks.walk_speed import Sample, count_texts_a_second, find_sample, time_beside_trafilatura


def test_without_real_pages_the_sample_is_made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPORA_FOLDER", str(tmp_path))
    sample = find_sample()
    assert sample.source == "made-up pages"
    assert 7_000 < sample.text_bytes < 9_000

    two = Sample(sample.source, sample.pages[:2], sample.texts[:2])
    assert count_texts_a_second(two) > 0
    assert all(seconds > 0 for seconds in time_beside_trafilatura(two))
