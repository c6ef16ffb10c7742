# Every job of this repository by one word. The logic is in tools/*.py; this file only names it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test test-all check fix bench bench-codes mutants fuzz sim story wheel states openapi lock clean

# The first Python that is new enough; say PYTHON=/path/to/python to choose another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv/bin/python

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: ## Install what development needs into .venv
	@$(if $(PYTHON),,echo "Tongma needs Python 3.11 or newer on PATH"; exit 1;) $(PYTHON) tools/environment.py dev

run: ## Install, build and serve a demo site (PORT=8000 HOST=127.0.0.1 RESET=1)
	@$(if $(PYTHON),,echo "Tongma needs Python 3.11 or newer on PATH"; exit 1;) $(PYTHON) tools/environment.py run
	@$(VENV) tools/screens.py
	@exec $(VENV) -m tongma.app.cli run --demo $(if $(filter-out 0,$(RESET)),--reset)

test: setup ## Run all tests, or some: make test ARGS="tests/stock -k lot"
	@$(VENV) tools/testing.py $(ARGS)

test-all: setup ## Run all tests, every one on both databases
	@$(VENV) tools/testing.py --all-databases $(ARGS)

check: setup ## Style, types, layers, dependencies, sizes
	@$(VENV) tools/checking.py

fix: setup ## Format, and mend what can be mended by a machine
	@$(VENV) tools/checking.py --fix

bench: setup ## Measure the figures of docs/figures.md on both databases
	@$(VENV) -m bench $(ARGS)

bench-codes: setup ## Measure the reading library
	@$(VENV) packages/devicecodes/bench/run.py $(ARGS)

mutants: setup ## Change the rules in small ways: do the tables notice? (ARGS=a folder of src)
	@$(VENV) tools/mutants.py $(ARGS)

fuzz: setup ## Send odd things to every operation, on both databases (ARGS="--minutes 20 --seed 7")
	@$(VENV) -m tests.fuzz $(ARGS)

sim: setup ## Run the simulator: make sim SEED=42
	@$(VENV) -m tests.simulation $(if $(SEED),--seed $(SEED)) $(ARGS)

story: setup ## Walk the whole loop with its exceptions, on a data folder of its own
	@env -u TONGMA_DATABASE -u TONGMA_DATABASE_OWNER TONGMA_DATA=data/story \
		$(VENV) -m tongma.app.cli demo --story --reset

wheel: setup ## Build the two packages into dist/, with the screens inside
	@$(VENV) tools/screens.py
	@$(VENV) -m hatchling build -t wheel
	@cd packages/devicecodes && ../../$(VENV) -m hatchling build -t wheel -d ../../dist

openapi: setup ## Write docs/openapi.json, and what the screens take of it
	@$(VENV) tools/generating.py

states: setup ## Draw docs/states.md anew from the tables of legal steps
	@$(VENV) -m tongma.work.documents > docs/states.md

lock: setup ## Renew the locked versions in requirements/
	@$(VENV) tools/locking.py

clean: ## Remove what was installed and built (the data stays)
	@rm -rf .venv .cache web/node_modules web/dist
