// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Makefile` of a plugin in Rust.
  static let rustMakefile = TemplateFile(
    "Makefile",
    #"""
    # SPDX-License-Identifier: Apache-2.0
    # make        builds build/{{name}}.so
    # make test   runs the tests
    # make clean  removes what was built

    export CARGO_TARGET_DIR := build/target

    build/{{name}}.so: Cargo.toml $(wildcard src/*.rs)
    	cargo build --release --offline
    	cp build/target/release/lib{{name}}_plugin.so $@

    .PHONY: test clean
    test:
    	cargo test --offline

    clean:
    	rm -rf build
    """#)
}
