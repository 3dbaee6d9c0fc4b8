# Needs make, a C compiler and Python 3.11 or later with its headers. Everything else goes into .venv.
#
#   make run PYTHON=/path/to/python    another Python than the one found
#
# durable-rules 2.0.28 has no wheels. Python 3.11 and 3.12 compile it as it is and are preferred;
# 3.13 and later need a define, which is given here: see docs/install.md.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := run
MAKEFLAGS += --no-print-directory

# A name on the PATH may be a shim that leads nowhere, and a Python may come without what it takes to make
# environments or to compile: only one that has it all counts.
USABLE := import ensurepip, os, sys, sysconfig, venv; \
  sys.exit(sys.version_info < (3, 11) or not os.path.exists(sysconfig.get_path("include") + "/Python.h"))
PYENV := $(HOME)/.pyenv/versions
newest = $(shell ls -1d $(PYENV)/$(1).*/bin/python 2>/dev/null | sort -rV)
CANDIDATES = python3.12 $(call newest,3.12) python3.11 $(call newest,3.11) \
  python3.13 $(call newest,3.13) python3.14 $(call newest,3.14) python3 python
usable = $(shell for python in $(1); do \
  "$$python" -c '$(USABLE)' >/dev/null 2>&1 && "$$python" -c 'import sys; print(sys.executable)' && break; done)

ifneq ($(MAKECMDGOALS),clean)
ifndef PYTHON
PYTHON := $(call usable,$(CANDIDATES))
$(if $(PYTHON),,$(error No usable Python 3.11 or later was found (it must run, have venv and its C headers): install one, or say make PYTHON=...))
endif
VERSION := $(shell "$(PYTHON)" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
$(if $(VERSION),,$(error PYTHON=$(PYTHON) does not run))
$(if $(call usable,$(PYTHON)),,$(error PYTHON=$(PYTHON) is $(VERSION), which is before 3.11, or lacks venv or its C headers))
endif

# durable-rules is C that nobody maintains. It is compiled with a stack protector, with checked calls of the C library
# and with addresses that are read-only once it is loaded. Its setup.py overwrites CFLAGS, so the flags are in CPPFLAGS,
# which the linker gets too; and it drops -O, without which no call is checked.
HARDENED := -O1 -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
ifeq ($(shell uname -s),Linux)
HARDENED += -Wl,-z,relro,-z,now
endif
ifeq ($(filter 3.11.% 3.12.%,$(VERSION)),)
EXTRA := durable
HARDENED += -DPyEval_CallObject=PyObject_CallObject
endif
export CPPFLAGS := $(strip $(filter-out $(HARDENED),$(CPPFLAGS)) $(HARDENED))
comma := ,
extras = $(if $(strip $(1) $(EXTRA)),[$(subst $() ,$(comma),$(strip $(1) $(EXTRA)))])

# The example municipalities, each a package of its own.
PLUGINS := $(wildcard plugins/*/pyproject.toml)
EXAMPLES := $(patsubst %/pyproject.toml,--editable ./%,$(PLUGINS))

VENV := .venv
BIN := $(VENV)/bin
LOG := build/log
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
export PIP_NO_INPUT := 1
# The tests start qup hundreds of times: what is compiled once is kept, whatever the shell around says.
unexport PYTHONDONTWRITEBYTECODE
# A file of tests stays on one worker: the examples of a page follow on each other. The longest files come
# first (tests/conftest.py), so that no worker waits for another at the end.
PYTEST = $(BIN)/python -m pytest -q --numprocesses 3 --dist loadfile --no-loadscope-reorder

# $(call step,name,command): quiet if it passes; its whole output and a way to repeat it if not.
define step
@mkdir -p $(LOG); start=$$SECONDS; \
if { $(2); } >$(LOG)/$(1).txt 2>&1; then printf '%-10sok  (%d s)\n' '$(1)' "$$((SECONDS - start))"; \
else printf '%-10sFAILED\n' '$(1)'; cat $(LOG)/$(1).txt; echo "make: $(1) failed. By itself: $(2)"; exit 1; fi
endef

# Built whole, so that no page of yesterday is left; then links, headings, search and accessibility are tested.
DOCS = rm -rf build/docs && $(BIN)/python -m sphinx -W -q -b html -d build/doctrees docs build/docs \
  && $(BIN)/python -m pytest -q --numprocesses 2 tests/docs/built_site.py tests/docs/site_in_browser.py

.PHONY: run help test system thorough hardened spark pyspark matrix mutants bench docs law-pages wheel sbom durable-wheel lock audit coverage \
  pre-commit clean

help:
	@echo 'make run       install the runtime and the example municipalities, decide a case (what plain make does)'
	@echo 'make test      everything that must pass before a merge'
	@echo 'make system    what tests use besides Python: dictionaries, a browser, PostgreSQL, where apt-get can bring them'
	@echo 'make thorough  the tests, each property on up to 100,000 random examples (about an hour)'
	@echo 'make hardened  the tests of durable-rules under AddressSanitizer and valgrind, and in a process of its own'
	@echo 'make spark     install PySpark (some 450 MB; needs Java 17), and decide a table of people in it'
	@echo 'make matrix    install, test and try the wheel on each Python from 3.11 to 3.14 found here'
	@echo 'make mutants   break the law and each room on purpose; the tests must notice (about two hours)'
	@echo '               ROOM=cases breaks that room only, in under 20 minutes (docs/mutants.md)'
	@echo 'make bench     speed, side by side with other ways to do it'
	@echo 'make docs      the documentation, into build/docs'
	@echo 'make law-pages  write docs/law anew from the rules'
	@echo 'make wheel     build the wheel, try it in an empty environment, leave it and its SBOM in dist'
	@echo 'make coverage  the tests once more, with the lines and branches that none of them runs'
	@echo 'make lock      choose the versions of all dependencies anew, into requirements/'
	@echo 'make audit     look the locked dependencies up in the advisories'
	@echo 'make pre-commit  let git run the quick checks before each commit'
	@echo 'make durable-wheel  build durable-rules for the Python found (or PYTHON=...), into dist'
	@echo 'make clean     remove everything made by make'

run: $(VENV)/run-$(VERSION)
	@$(BIN)/qup decide examples/E07-refused-for-lack-of-motivation.json --on 2026-09-01

test: $(VENV)/dev-$(VERSION) system
	$(call step,format,$(BIN)/ruff format --check --quiet)
	$(call step,lint,$(BIN)/ruff check --quiet)
	$(call step,floors,$(BIN)/lint-imports)
	@$(MAKE) --jobs 2 PYTHON='$(PYTHON)' test-all test-beside

# Tests wait for processes, pages and each other: what else there is to check has that time.
.PHONY: test-all test-beside
test-all:
	$(call step,tests,$(PYTEST))
	@tail -n 1 $(LOG)/tests.txt

test-beside:
	$(call step,types,$(BIN)/mypy)
	$(call step,docs,$(DOCS))
	@grep -h ^SKIPPED $(LOG)/docs.txt || true
	$(call step,wheel,$(BIN)/python tests/packaging/smoke.py)

# What the tests use besides Python: dictionaries, a browser and a database. Where root has apt-get it is installed, tried once
# for an environment; where not, the tests that need it are skipped. Never a reason to fail.
absent = $(shell command -v hunspell >/dev/null || echo hunspell; \
  hunspell -d nb_NO,nn_NO -l </dev/null >/dev/null 2>&1 || echo hunspell-no; \
  hunspell -d en_GB -l </dev/null >/dev/null 2>&1 || echo hunspell-en-gb; \
  command -v chromium >/dev/null || echo chromium; \
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql)
APT := apt-get -q -o Acquire::Retries=1 -o Acquire::http::Timeout=20
system: $(VENV)/apt-$(VERSION)
	@$(if $(absent),echo 'system    without $(strip $(absent)): the tests of spelling or pages or SQL are skipped',:)

$(VENV)/apt-$(VERSION): $(VENV)/made-$(VERSION)
	@mkdir -p $(LOG); if [ -n '$(absent)' ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  printf '%-10s%s\n' system 'installs $(strip $(absent))'; \
	  { $(APT) update; DEBIAN_FRONTEND=noninteractive timeout 600 \
	    $(APT) install -y --no-install-recommends $(absent); } >$(LOG)/system.txt 2>&1 || true; fi
	@touch $@

# Each property gets 100,000 examples or 40 seconds, whichever is less: HYPOTHESIS_SECONDS=600 for more, 0 for
# all of them. At the end it says how many each was tried on.
thorough: $(VENV)/dev-$(VERSION)
	HYPOTHESIS_PROFILE=thorough $(PYTEST)
	@$(MAKE) PYTHON='$(PYTHON)' hardened

# The tests of durable-rules under AddressSanitizer and valgrind, where they are there; then in a process of its own.
hardened: $(VENV)/dev-$(VERSION)
	@$(BIN)/python tests/engines/checking_memory.py
	QUPCORE_DURABLE=process $(PYTEST) tests/engines tests/recorded

# PySpark is fetched only here: it is larger than all else together, so no lock file names it.
spark: pyspark
	$(call step,spark,$(BIN)/python -m pytest -q -m spark tests/table)
	@tail -n 1 $(LOG)/spark.txt

pyspark: $(VENV)/spark-$(VERSION)

$(VENV)/spark-$(VERSION): $(VENV)/dev-$(VERSION)
	$(call step,pyspark,$(PIP) install --editable '.$(call extras,spark)')
	@touch $@

docs: $(VENV)/dev-$(VERSION)
	@$(DOCS)
	@echo build/docs/index.html

law-pages: $(VENV)/dev-$(VERSION)
	@$(BIN)/python docs/law_pages.py

wheel sbom: $(VENV)/dev-$(VERSION)
	@$(BIN)/python tests/packaging/smoke.py --keep dist

# One solution for every Python and system, with the hash of each file; a release that is out by now is taken.
LOCKING = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --python $(BIN)/python \
  --generate-hashes --custom-compile-command 'make lock' pyproject.toml
lock: $(VENV)/dev-$(VERSION)
	$(LOCKING) --extra dev --extra durable --output-file requirements/dev.lock
	$(LOCKING) --extra cli --constraint requirements/dev.lock --output-file requirements/run.lock

# Needs a network; says so where there is none.
audit: $(VENV)/dev-$(VERSION)
	@$(BIN)/python tests/packaging/audit.py

# Takes twice the time of the tests: apart from them.
coverage: $(VENV)/dev-$(VERSION)
	@$(PYTEST) --cov --cov-report=term

pre-commit: $(VENV)/dev-$(VERSION)
	@$(BIN)/pre-commit install

# For machines without a compiler: with the flags, and on Python 3.13 and later the define.
DURABLE := durable-rules==2.0.28
durable-wheel: $(VENV)/made-$(VERSION)
	@$(PIP) wheel --no-cache-dir --no-deps --wheel-dir dist $(DURABLE)
	@ls dist/durable_rules-*-$$($(BIN)/python -c 'import sys; print(sys.implementation.cache_tag.replace("cpython-", "cp"))')-*.whl

bench: $(VENV)/dev-$(VERSION)
	@$(BIN)/python -m pytest benchmarks --benchmark-only -q -s
	@PYTHONPATH=tests $(BIN)/python benchmarks/searching/compare.py

# The law's rules and numbers, then each room; ROOM=cases: that room, in under 20 minutes. MINUTES: for each room.
ROOM ?= law rules cases deciding engines plans availability wire
MINUTES ?= 18
mutants: $(VENV)/dev-$(VERSION)
	@for room in $(ROOM); do echo "$$room:"; \
	  if [ $$room = law ]; then PYTHONPATH=tests $(BIN)/python -m mutants.run 400 $(MINUTES); \
	  else PYTHONPATH=tests $(BIN)/python -m mutants.room $$room 400 $(MINUTES); fi || exit 1; done

# Each Python in an environment of its own, by this same file; all are tried before any failure is told.
MATRIX := 3.11 3.12 3.13 3.14
matrix:
	@failed=; $(foreach v,$(MATRIX),$(call on_python,$(v),$(call usable,python$(v) $(call newest,$(v))));) \
	[ -z "$$failed" ] || { echo "make: matrix failed on$$failed"; exit 1; }

on_python = if [ -z '$(2)' ]; then echo '== Python $(1): SKIPPED, none here that runs'; \
	else echo '== Python $(1): $(2)'; \
	$(MAKE) PYTHON='$(2)' VENV=.venv-$(1) LOG=build/log-$(1) matrix-one || failed="$$failed $(1)"; fi

.PHONY: matrix-one
matrix-one: $(VENV)/dev-$(VERSION)
	$(call step,tests,$(PYTEST))
	@tail -n 1 $(LOG)/tests.txt
	$(call step,wheel,$(BIN)/python tests/packaging/smoke.py)

# A stamp bears the version of Python: another Python makes a new environment.
$(VENV)/made-$(VERSION):
	@echo "Python $(VERSION) in $(VENV)"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

# First the versions that are locked, then the project itself: what pyproject.toml asks beyond them comes with it.
LOCKED = $(PIP) install --require-hashes --requirement requirements/$(1).lock

# Before the rest, and never from a cache: that may hold a durable-rules compiled without the flags.
$(VENV)/durable-$(VERSION): requirements/dev.lock $(VENV)/made-$(VERSION)
	$(call step,compile,sed -n '/^durable-rules==/$(comma)/[^\]$$/p' requirements/dev.lock >$(LOG)/durable.lock \
	  && $(PIP) install --no-cache-dir --force-reinstall --no-deps --require-hashes --requirement $(LOG)/durable.lock)
	@touch $@

$(VENV)/run-$(VERSION): pyproject.toml requirements/run.lock $(PLUGINS) $(VENV)/durable-$(VERSION)
	$(call step,install,$(call LOCKED,run) && $(PIP) install --editable '.$(call extras,cli)' $(EXAMPLES))
	@touch $@

# Everything for development is installed by uv, which the lock file names too: it takes a sixth of the time. It does
# not read the settings of pip, so where it cannot fetch, pip installs.
UV = $(BIN)/uv pip install --quiet --python $(BIN)/python
with_uv = sed -n '/^uv==/,/[^\]$$/p' requirements/$(1).lock >$(LOG)/uv.lock \
  && $(PIP) install --require-hashes --requirement $(LOG)/uv.lock \
  && $(UV) --require-hashes --requirement requirements/$(1).lock && $(UV) --editable '.$(call extras,$(1))' $(EXAMPLES)

$(VENV)/dev-$(VERSION): pyproject.toml requirements/dev.lock $(PLUGINS) $(VENV)/durable-$(VERSION)
	$(call step,install,$(call with_uv,dev) || { $(call LOCKED,dev) \
	  && $(PIP) install --editable '.$(call extras,dev)' $(EXAMPLES); })
	@touch $@ $(VENV)/run-$(VERSION)

clean:
	rm -rf .venv .venv-3.* build dist docs/_build  \
	  .benchmarks .coverage .hypothesis .import_linter_cache .mypy_cache .ruff_cache
	find . -name .git -prune -o -name __pycache__ -prune -exec rm -rf {} +
