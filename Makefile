# `make` lists what there is to do.
#
# It takes make, git and Python 3.11 or newer with venv; everything else is installed into .venv.
# Written for any make: nothing in here is GNU's alone.

PYTHON ?= python3
SECONDS_EACH = 300
ADDRESS = 127.0.0.1:8000
VENV = .venv
RUN = $(VENV)/bin/python -m
BABEL = $(RUN) babel.messages.frontend --quiet
LOCALE = hooks/casesite/locale
MKDOCS = NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs
PIP_INSTALL = $(RUN) pip install --quiet --disable-pip-version-check

# The lock names public files only: whatever else pip is told on this machine, it asks PyPI here.
PYPI = PIP_CONFIG_FILE=/dev/null
COMPILE = $(PYPI) CUSTOM_COMPILE_COMMAND='make lock' $(RUN) piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--build-deps-for=editable --no-annotate --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(UPGRADE)
TRY_LOCK = $(PYPI) $(PIP_INSTALL) --require-hashes --requirement requirements-dev.txt \
	--dry-run --ignore-installed --no-deps --only-binary=:all: --target=build

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.dev-stamp ## Install everything, for work on the code (PYTHON=python3.13 names the Python)

serve: $(VENV)/.run-stamp ## Show the site on this machine and follow every change (ADDRESS=127.0.0.1:8001 moves it)
	$(MKDOCS) serve --livereload --dev-addr $(ADDRESS)

build: $(VENV)/.run-stamp ## Build the site into site/; a warning is an error
	$(MKDOCS) build --strict

site-zensical: $(VENV)/.dev-stamp ## Build the same pages with Zensical into build/site
	$(RUN) casesite build build/docs --with docs --twins build/twins
	$(RUN) zensical build --strict --config-file zensical.yml
	cp -R build/twins/. build/site

check: $(VENV)/.run-stamp ## Check the case data
	@$(RUN) casesite check

test: $(VENV)/.dev-stamp ## Run all tests, the linter and the type checker
	$(RUN) ruff format --check --quiet
	$(RUN) ruff check --quiet
	$(RUN) mypy
	NO_MKDOCS_2_WARNING=1 $(RUN) pytest --numprocesses auto --dist loadfile

dist: $(VENV)/.dev-stamp ## Build the package into build/dist, and read it as an index does
	$(PIP_INSTALL) build twine
	rm -rf build/dist
	$(RUN) build --outdir build/dist
	$(RUN) twine check --strict build/dist/*

fuzz: $(VENV)/.dev-stamp ## Feed everything that reads with odd inputs, five minutes each (SECONDS_EACH=60 for less)
	$(RUN) pytest --numprocesses auto tests/test_fuzz.py --fuzz-seconds=$(SECONDS_EACH)

pythons: requirements.txt ## Install what the site takes for every Python from 3.11 on that is here, for the test that compares what they make
	for version in 3.11 3.12 3.13 3.14; do \
		python$$version -c '' 2>/dev/null || continue; \
		python$$version -m venv .cache/pythons/$$version || exit 1; \
		.cache/pythons/$$version/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt || exit 1; \
	done

format: $(VENV)/.dev-stamp ## Format the code and sort its imports
	$(RUN) ruff check --select I --fix --quiet
	$(RUN) ruff format

lock: $(VENV)/.dev-stamp ## Write requirements*.txt from pyproject.toml (UPGRADE=--upgrade takes the newest of all)
	@$(VENV)/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
		echo 'make lock runs on Python 3.11, the oldest that the lock must suit: make clean, then make lock PYTHON=python3.11' >&2; exit 1; }
	$(COMPILE) --output-file=requirements.txt pyproject.toml
	$(COMPILE) --extra=dev --constraint=requirements.txt --output-file=requirements-dev.txt pyproject.toml
	$(TRY_LOCK) --python-version=3.11.0
	$(TRY_LOCK) --python-version=3.14

words: $(VENV)/.run-stamp ## Bring every translation up to date with the messages in the code
	@mkdir -p build
	$(BABEL) extract -F $(LOCALE)/extract.toml --no-location --sort-by-file -o build/messages.pot hooks/casesite
	for file in $(LOCALE)/*.po; do $(BABEL) update -i build/messages.pot -l "$$(basename "$$file" .po)" -o "$$file" -N -w 120 --ignore-obsolete --ignore-pot-creation-date || exit 1; done

clean: ## Remove everything that make made, .venv included
	rm -rf $(VENV) site build hooks/casesite.egg-info tests/*/node_modules .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'casesite takes Python 3.11 or newer; $(PYTHON) is:' >&2; $(PYTHON) --version >&2; \
		echo 'If there is a newer one here, name it: make PYTHON=python3.13 …' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo '$(PYTHON) lacks venv. On Debian and Ubuntu, install it:' >&2; \
		$(PYTHON) -c 'import sys; print("  sudo apt-get install python%d.%d-venv" % sys.version_info[:2])' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

# What the site takes, and the project itself: a link to hooks/, made without the network.
$(VENV)/.run-stamp: $(VENV)/bin/python requirements.txt pyproject.toml
	$(PIP_INSTALL) --require-hashes --requirement requirements.txt
	$(PIP_INSTALL) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-stamp: $(VENV)/.run-stamp requirements-dev.txt
	$(PIP_INSTALL) --require-hashes --requirement requirements-dev.txt
	@touch $@

.PHONY: help setup serve build site-zensical check test fuzz pythons dist format lock words clean
