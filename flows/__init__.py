"""Runs: the order of their steps, retries and schedules. Take the decorators off and the program still runs."""
