// SPDX-License-Identifier: Apache-2.0

internal import AgonHost
internal import AgonTestSupport
internal import Glibc
internal import Testing

struct PluginSearchTests {
  @Test func `named folders come first, then the variable, then the program's own folders`() {
    let search = PluginSearch.standard(
      named: ["mine"], path: "/one::/two:", executable: "/opt/agon/bin/agon")
    #expect(
      search.folders == [
        "mine", "/one", "/two", "/opt/agon/bin", "/opt/agon/bin/../lib/agon",
      ])
  }

  @Test func `an unset variable adds no folder`() {
    let search = PluginSearch.standard(named: [], path: nil, executable: "/bin/agon")
    #expect(search.folders == ["/bin", "/bin/../lib/agon"])
  }

  @Test func `the running program is an absolute path`() {
    let path = PluginSearch.runningExecutable()
    #expect(path.hasPrefix("/"))
    #expect(access(path, X_OK) == 0)
  }

  @Test func `plugins are found by folder and then by name`() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    let paths = [
      try Pebbles.compile(["ID=\"b\""], into: first, as: "b.so"),
      try Pebbles.compile(["ID=\"c\""], into: first, as: "c.so"),
      try Pebbles.compile(["ID=\"a\""], into: second, as: "a.so"),
    ]
    let catalogue = Pebbles.catalogue([first.path, "/no/such/folder", second.path])
    #expect(catalogue.libraries.map(\.path) == paths)
    #expect(catalogue.faults.isEmpty)
  }

  @Test func `copies and links of one file count once`() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    let path = try Pebbles.compile(into: first)
    try #require(try Command.run(["cp", path, second.path + "/copy.so"]).succeeded)
    symlink(path, second.path + "/link.so")
    let catalogue = Pebbles.catalogue([first.path, second.path, first.path])
    #expect(catalogue.libraries.map(\.path) == [path])
    #expect(try catalogue.library(offering: "pebbles").path == path)
  }

  @Test func `two plugins with one environment id are both named`() throws {
    let folder = try TemporaryFolder()
    let one = try Pebbles.compile(into: folder, as: "one.so")
    let two = try Pebbles.compile(["PILE=9"], into: folder, as: "two.so")
    let catalogue = Pebbles.catalogue([folder.path])
    let error = #expect(throws: PluginError.self) { try catalogue.library(offering: "pebbles") }
    #expect(error?.code == .duplicateEnvironment)
    #expect(error?.path == one)
    #expect(error?.detail.contains("and so does \(two); remove one") == true)
  }

  @Test func `an environment that nobody offers is told with those that are offered`() throws {
    let folder = try TemporaryFolder()
    _ = try Pebbles.compile(into: folder)
    let error = #expect(throws: PluginError.self) {
      try Pebbles.catalogue([folder.path]).library(offering: "chess")
    }
    #expect(error?.code == .unknownEnvironment)
    #expect(error?.detail.contains("environment chess; there are: pebbles.") == true)
    let none = #expect(throws: PluginError.self) {
      try Pebbles.catalogue(["/no/such/folder"]).library(offering: "chess")
    }
    #expect(none?.detail.contains("no plugin was found") == true)
  }

  @Test func `a broken plugin is a fault, and other libraries are passed over`() throws {
    let folder = try TemporaryFolder()
    let broken = try Pebbles.compile(["FAULT_MAJOR"], into: folder, as: "broken.so")
    _ = try Pebbles.compile(["ENTRY=other"], into: folder, as: "other.so")
    try folder.write("notes.txt", "agon_entry")
    let catalogue = Pebbles.catalogue([folder.path])
    #expect(catalogue.libraries.isEmpty)
    #expect(catalogue.faults.map(\.path) == [broken])
    #expect(catalogue.faults.map(\.code) == [.otherMajor])
  }

  @Test func `what a plugin logs reaches the host`() throws {
    let folder = try TemporaryFolder()
    let path = try Pebbles.compile(into: folder)
    let log = MessageLog()
    let catalogue = PluginCatalogue(
      search: PluginSearch(folders: []), version: "test", log: { log.append("\($0) \($1)") })
    _ = try catalogue.open(path).makeEnvironment("pebbles", parameters: nil)
    #expect(log.messages == ["1 pebbles made"])
  }
}
