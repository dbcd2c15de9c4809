// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Makefile` of a plugin in Swift.
  static let swiftMakefile = TemplateFile(
    "Makefile",
    #"""
    # SPDX-License-Identifier: Apache-2.0
    # make        builds build/{{name}}.so
    # make test   runs the tests
    # make clean  removes what was built

    build/{{name}}.so: Package.swift exports.map $(wildcard Sources/*/*.swift)
    	swift build --configuration release --product {{name}}
    	mkdir -p build
    	cp "$$(swift build --configuration release --show-bin-path)/lib{{name}}.so" $@

    .PHONY: test clean
    test:
    	swift test

    clean:
    	rm -rf build .build
    """#)
}
