# `make run` starts Rebound, `make test` tries it; each first prepares what it needs.
# HOST, PORT, EMAIL_URL and the other settings of the README are read from the environment.

.DEFAULT_GOAL := help
.PHONY: help setup run test bench faults lint demo admin backup restore fonts lock
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PY := .venv/bin/python
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .tools/uv/bin/uv)

# uv brings certificates of its own; where the machine has some, those are right also behind a company's proxy.
export UV_SYSTEM_CERTS ?= $(if $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem /etc/pki/tls/certs/ca-bundle.crt),1,0)

# pyenv lets only the version named in .python-version be seen; a 3.12 of its own is as good.
PYENV_ROOTS := $(HOME)/.pyenv $(PYENV_ROOT) $(patsubst %/shims,%,$(filter %/shims,$(subst :, ,$(PATH))))
PYENV_BINS := $(wildcard $(addsuffix /versions/3.*/bin,$(PYENV_ROOTS)))
empty :=
SEARCH := $(subst $(empty) $(empty),:,$(strip $(PYENV_BINS) $(PATH)))

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))

# Collected once and again after a change, so that a start does not wait for it.
STATIC := $(or $(REBOUND_VAR),var)/static/staticfiles.json

help: ## what can be done here
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: .venv/.synced static/fonts/.made $(CATALOGUES) ## prepare everything (run and test do it by themselves)

run: setup $(STATIC) ## start web, worker and beat on this machine
	@exec $(PY) -m rebound.supervisor

test: setup ## the whole suite; ARGS='-k words' for a part
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadscope $(ARGS)

bench: setup ## pages beside an empty one, long lists beside csv, mails beside the least they cost
	@$(PY) -m tests.bench.pages
	@$(PY) -m tests.bench.importing
	@$(PY) -m tests.bench.mails

faults: setup ## kill, freeze and refuse for an hour; the report is var/faults.json
	@$(PY) -m tests.faults.long $(ARGS)

lint: setup ## style, format, and no migration forgotten
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@DJANGO_SETTINGS_MODULE=tests.settings $(PY) manage.py makemigrations --check --dry-run

demo: export REBOUND_URL ?= http://127.0.0.1:$(or $(PORT),8000)
demo: setup ## a person with a lived-in search, in an empty database
	@$(PY) manage.py prepare
	@$(PY) manage.py seed_demo

admin: setup ## EMAIL=you@example.org: somebody who may open /admin/
	@$(PY) manage.py prepare
	@$(PY) manage.py make_admin $(if $(EMAIL),"$(EMAIL)",$(error Say who: make admin EMAIL=you@example.org))

backup: setup ## one file under var/backups/, also while Rebound runs
	@$(PY) manage.py backup

restore: setup ## FILE=var/backups/...: put a backup back
	@$(PY) manage.py restore $(if $(FILE),"$(FILE)",$(error Say which: make restore FILE=var/backups/...))

fonts: | .venv/.synced ## make the two typefaces again
	@$(PY) -m rebound.fonts && touch static/fonts/.made

lock: | $(UV) ## write requirements.lock from pyproject.toml; ARGS=--upgrade for the newest versions
	@$(UV) pip compile -q $(ARGS) --universal --generate-hashes --python-version 3.12 \
		--group dev --group setup --no-header pyproject.toml -o requirements.lock

.tools/uv/bin/uv:
	@echo "Fetching uv into .tools/"
	@# from /, because .python-version may name a Python that pyenv does not have
	@rm -rf .tools/uv && here="$$PWD" && cd / && python3 -m venv "$$here/.tools/uv" \
		&& "$$here/.tools/uv/bin/python" -m pip install -q --disable-pip-version-check uv \
		|| { rm -rf "$$here/.tools/uv"; echo "uv could not be fetched: install uv, or python3 with venv and pip, then run make again." >&2; exit 1; }

.venv/bin/python: | $(UV)
	@export PATH="$(SEARCH)"; \
	$(UV) venv -q --clear --no-python-downloads --python 3.13 .venv 2>/dev/null \
		|| $(UV) venv -q --clear --no-python-downloads --python '>=3.12' .venv 2>/dev/null \
		|| $(UV) venv -q --clear --python 3.13 .venv \
		|| { echo "Rebound needs Python 3.12 or newer: install python3.13 or python3.12, then run make again." >&2; exit 1; }

.venv/.synced: requirements.lock | .venv/bin/python $(UV)
	@echo "Preparing .venv"
	@$(UV) pip sync -q --require-hashes --python .venv requirements.lock
	@touch $@

static/fonts/.made: rebound/fonts.py | .venv/.synced
	@$(PY) -m rebound.fonts && touch $@

$(STATIC): .venv/.synced static/fonts/.made $(shell find static -type f -not -path '*/.*')
	@$(PY) manage.py collectstatic --no-input --verbosity 0

%.mo: %.po | .venv/.synced
	@$(PY) -m babel.messages.frontend -q compile -i $< -o $@
