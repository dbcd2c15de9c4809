// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Makefile` of a plugin in C.
  static let cMakefile = TemplateFile(
    "Makefile",
    #"""
    # SPDX-License-Identifier: Apache-2.0
    # make        builds build/{{name}}.so
    # make test   runs the tests, under the address and undefined behaviour sanitizers
    # make clean  removes what was built

    CC ?= cc
    CFLAGS ?= -O2 -g
    FLAGS := -std=c17 -Wall -Wextra -Wpedantic -Werror
    SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all

    # Where Agon's headers are: as this folder was made, else as pkg-config or agon knows.
    AGON_INCLUDE ?= $(shell test -d "{{include}}" && echo "{{include}}" \
      || pkg-config --variable=includedir agon 2>/dev/null || agon plugin include-path)

    build/{{name}}.so: game.c plugin.c game.h exports.map
    	mkdir -p build
    	$(CC) $(CFLAGS) $(FLAGS) -fPIC -fvisibility=hidden -shared \
    	  -Wl,--version-script=exports.map -I "$(AGON_INCLUDE)" game.c plugin.c -o $@

    .PHONY: test clean
    test:
    	mkdir -p build
    	$(CC) -g $(FLAGS) $(SANITIZE) -I "$(AGON_INCLUDE)" game.c plugin.c test.c -o build/test
    	build/test

    clean:
    	rm -rf build
    """#)
}
