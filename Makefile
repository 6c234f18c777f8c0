# Two commands matter: `make run` and `make test`. Both set everything up first.
.DEFAULT_GOAL := help
# the first Python here that the program runs on; another one: make install PYTHON=/path/to/python
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# threads of numeric libraries wait for each other by spinning: many times slower where others use the cores too
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
UV := $(BIN)/uv pip

.PHONY: help install run test docs format models lock clean

help: ## what can be done here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(READY) ## set everything up in .venv, with the exact versions of requirements.lock

# uv installs several times faster than pip and comes with pip; where it cannot be had or cannot reach the packages, pip
# does the same. Compiling on installation saves seconds in every later start.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none is here."; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version): once, for a minute or two …"
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "This Python has no venv module; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(PIP) install uv 2>/dev/null || true
	@$(UV) install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock 2>/dev/null \
		|| $(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: install ## read corpus/documents/ and write outputs/sample/
	@$(BIN)/astana run corpus/documents --out outputs/sample
	@echo
	@echo "Compared with what people read in these documents (corpus/gold/; P precision, R recall):"
	@$(BIN)/astana evaluate outputs/sample corpus/gold/*.tsv

test: install ## style, types, layers and all tests
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }
	@echo "Style, types and layers are in order; the tests now."
	@$(BIN)/pytest --numprocesses auto --dist loadfile

docs: install ## build the documentation into docs/_build/html
	@$(BIN)/python -m sphinx -q -W -b html docs docs/_build/html
	@echo "Open docs/_build/html/index.html"

format: install ## bring the code into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

models: install ## train the stance classifier from corpus/labels/ again
	@$(BIN)/astana train

lock: install ## renew requirements.lock from pyproject.toml
	@$(UV) compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml -o requirements.lock

clean: ## remove what was installed and the caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
