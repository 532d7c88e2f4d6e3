"""Trains the labeller of `pipeline/clean` from the Web Content eXtraction Benchmark, but for its scored tenth."""
