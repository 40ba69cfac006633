# `make synth` renders dist/, `make check` is for every day, `make test` checks everything. Each sets up what it needs,
# once. `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
SPECIFICATIONS := tests/test_specifications.py tests/trip_currency tests/openmarket tests/trip_service
NODE_BIN = $(CURDIR)/$(BIN)

.PHONY: help lint synth check test setup imports lock clean

synth: .venv/.ready  ## render everything into dist/
	@$(BIN)/python main.py

help:  ## this list
	@grep -E '^[a-z]+:.*  ## ' $(MAKEFILE_LIST) | sed 's/:.*  ## /\t/' | expand -t 8

lint: .venv/.ready
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary

check: lint  ## in seconds: lint, types, that dist/ is current, review, guard, and the specifications
	@$(BIN)/python main.py --check
	@$(BIN)/pytest $(SPECIFICATIONS)

test: lint node_modules/.ready  ## everything
	@echo "what would be lost, against the commit where this branch left main:"
	@$(BIN)/delivery guard --base
	@# Where there is a Go, tests ask Kubernetes' own reader of YAML. Its packages compile here, once a machine.
	@! command -v go >/dev/null || (cd tests/constructs/core/go_reader && go build -o /dev/null .)
	$(BIN)/pytest

setup: .venv/.ready node_modules/.ready  ## install what the others need

.venv/.ready: Pipfile.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	@echo "setting up .venv, once: this takes about a minute"
	@rm -f $@
	@# A dot a second for who watches, until this is done or make is gone.
	@[ ! -t 2 ] || while sleep 1 && [ ! -e $@ ] && kill -0 $$PPID 2>/dev/null; do printf . >&2; done &
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pipenv==2026.10.3
	@PIPENV_VERBOSITY=-1 $(BIN)/pipenv sync --dev
	@# The command `delivery`, which runs the code of this folder.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--config-settings editable_mode=compat --editable .
	@# Half of a cold start is compiling; some machines forbid Python to keep the result, so it is kept here.
	@$(BIN)/python -m compileall -q -j 0 .venv imports || true
	@touch $@
	@[ ! -t 2 ] || echo >&2

node_modules/.ready: package-lock.json .venv/.ready
	PATH="$(NODE_BIN):$$PATH" npm ci --no-audit --no-fund
	touch $@

# Regenerates imports/ from CRD files, one a group: make imports CRDS=folder GROUPS="keda.sh monitoring.coreos.com"
GROUPS ?= argoproj.io external-secrets.io
imports: node_modules/.ready  ## typed custom resources from CRDs
	for group in $(GROUPS); do \
		PATH="$(NODE_BIN):$$PATH" node_modules/.bin/cdk8s import $(CRDS)/$$group.yaml \
			--language python --output imports --no-save --check-upgrade=false || exit; \
	done

# The locks name versions and hashes, not a registry: each machine downloads from the one it is set up for.
lock: .venv/.ready  ## pin the newest allowed versions
	PIPENV_VERBOSITY=-1 $(BIN)/pipenv lock --dev
	$(BIN)/python -c 'import json; d = json.load(open("Pipfile.lock")); d["_meta"]["sources"] = []; \
		open("Pipfile.lock", "w").write(json.dumps(d, indent=4, sort_keys=True) + "\n")'
	PATH="$(NODE_BIN):$$PATH" npm install --package-lock-only --omit-lockfile-registry-resolved

clean:  ## remove what was installed
	rm -rf .venv node_modules .render
