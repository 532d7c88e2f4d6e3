"""Trains the labeller of `pipeline/clean`: from the Web Content eXtraction Benchmark alone, but for its scored tenth."""
