# What there is to do here. `make` alone lists it; CI runs the same targets.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if $$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,13))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
JOBS ?= 2
EXAMPLE := examples/shelf

.DEFAULT_GOAL := help
.PHONY: help brief test test-long check bench format docs golden wheel-test lock clean

help: ## list what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Sets up .venv where it is missing or older than the lock, and says what it installs.
.venv/ready: requirements/run.txt pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "goodoffices needs CPython 3.11, 3.12 or 3.13: install python3.11 and python3.11-venv"; exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "the venv module is missing: install the package python3-venv"; exit 1; }
	@echo "Installing goodoffices and $$(grep -cE '^[a-z0-9]' requirements/run.txt) locked libraries into .venv with $$($(PYTHON) --version) (once, a minute or two)"
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) --no-compile --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# What tests, checks and the workbench need besides.
.venv/tools: requirements/lock.txt .venv/ready
	@echo "Installing what tests and checks need: $$(grep -cE '^[a-z0-9]' requirements/lock.txt) locked libraries in all (once, a minute or two)"
	@$(PIP) --no-compile --require-hashes -r requirements/lock.txt
	@touch $@

brief: .venv/ready ## brief the bundled example, and write brief.html
	@$(BIN)/goodoffices brief $(EXAMPLE) --html brief.html
	@echo "The same brief as a page: brief.html"

test: .venv/tools ## pass the tests (under five minutes)
	@$(BIN)/python -m pytest -n $(JOBS) -m "not long" tests

test-long: .venv/tools ## the full counts: random conflicts, kills, payloads, fuzzing
	@$(BIN)/python -m pytest -n $(JOBS) -m long tests

check: .venv/tools ## format, lint, types, imports, docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python training/cases.py training/corpus/*.case training/held/*.case > /dev/null
	@$(BIN)/python docs/generate.py --check

bench: .venv/tools ## measure speed and memory
	@for each in benchmarks/*/bench_*.py benchmarks/bench_*.py; do [ -f $$each ] && $(BIN)/python $$each || true; done

format: .venv/tools ## bring the code into form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

docs: .venv/tools ## write what in the docs is made from the program
	@$(BIN)/python docs/generate.py

golden: .venv/ready ## write the golden briefs anew; read what changed before you commit it
	@$(BIN)/python tests/golden/write.py

wheel-test: .venv/tools ## build the wheel and pass the tests on it
	@rm -rf dist .wheel && $(BIN)/python -m build --wheel --no-isolation --outdir dist . > /dev/null
	@$(PYTHON) -m venv .wheel && .wheel/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@.wheel/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	@cd tests && ../.wheel/bin/python -m pytest -n $(JOBS) -m "not long" -c ../pyproject.toml --rootdir .. .

lock: ## renew requirements/lock.txt and run.txt from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--all-extras --group dev --output-file requirements/lock.txt pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra reports --group setup --constraint requirements/lock.txt --output-file requirements/run.txt pyproject.toml

clean: ## remove what was built
	@rm -rf .venv .wheel build dist brief.html
