# Two words to begin with: `make ingest` and `make test`. Both make the environment themselves.
.PHONY: help ingest test check lint setup lock bench score train golden docs clean
.DEFAULT_GOAL := help
# Compiled modules halve every start.
unexport PYTHONDONTWRITEBYTECODE
# Behind a company's proxy the certificates are the system's, as pip takes them.
export UV_SYSTEM_CERTS := 1

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

help:
	@echo "make ingest   set up, load seeds/ into data/warehouse.duckdb, show what came out"
	@echo "make test     set up, run the tests"
	@echo "make check    lint, types, import contracts, tests"
	@echo "make bench    measure speed against bare Prefect, Great Expectations and ourselves"
	@echo "make score    measure bodies on real documents against the accepted floor; ARGS=--help for more"
	@echo "make train    learn the labeller anew from the corpus beside the project; ARGS=--compare sets it beside a CRF"
	@echo "make golden   write the expected output of new seeds"
	@echo "make docs     write the generated pages"
	@echo "make lock     choose versions anew"

ingest: setup
	$(BIN)/briefhouse ingest seeds/
	$(BIN)/briefhouse query "SELECT publisher_acronym, published_edtf, document_type, word_count FROM briefs ORDER BY 2"

test: setup
	$(BIN)/pytest

check: lint test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	$(BIN)/uv pip compile --quiet --group dev --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --universal --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --group train --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --universal --constraint requirements.lock \
		--output-file requirements-train.lock pyproject.toml

bench: setup
	$(BIN)/python -m benchmarks.speed

score: setup
	$(BIN)/python -m benchmarks.score $(ARGS)

train: setup
	$(BIN)/uv pip install --quiet --require-hashes -r requirements-train.lock
	$(BIN)/python -m benchmarks.train $(ARGS)

golden: setup
	$(BIN)/python -m tests.golden.write

clean:
	rm -rf .venv data

docs: setup
	$(BIN)/python -m docs.write
