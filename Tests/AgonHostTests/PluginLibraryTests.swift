// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Testing

/// What the host says of a plugin that loads, and of each kind that does not.
struct PluginLibraryTests {
  @Test func `a plugin tells its name, version and facts`() throws {
    let folder = try TemporaryFolder()
    let library = try Pebbles.open(try Pebbles.compile(into: folder))
    #expect(library.name == "pebble plugin")
    #expect(library.version == "3.4")
    #expect(library.abi == (1, 0))
    let facts = try #require(library.descriptors.first)
    #expect(facts.id == "pebbles")
    #expect(facts.version == "1.2")
    #expect(facts.seats == 2...2)
    #expect(facts.media == [.text, .json])
    #expect(facts.returns == -1...1)
    #expect(facts.mostTurns == 7)
    #expect(facts.abilities == [.perfectInformation, .enumerate])
    #expect(library.extensions == [[]])
  }

  @Test func `returns without bounds are nil`() throws {
    #expect(try Pebbles.environment(["UNBOUNDED"]).descriptor.returns == nil)
  }

  @Test func `an environment tells where it comes from`() throws {
    let folder = try TemporaryFolder()
    let path = try Pebbles.compile(into: folder)
    let origin = try Pebbles.open(path).makeEnvironment("pebbles", parameters: nil).origin
    #expect(origin.file == "pebbles.so")
    #expect(origin.plugin == "pebble plugin")
    #expect(origin.build == "cc")
    let sum = try Command.run(["sha256sum", path]).output.prefix(64)
    #expect(origin.digest.description == sum)
  }

  @Test(arguments: [
    (["ENTRY=other_entry"], PluginError.Code.missingEntry, "exports no function agon_entry"),
    (["FAULT_OTHER_HOST"], .otherMajor, "cannot serve ABI 1"),
    (["FAULT_MAJOR"], .otherMajor, "speaks ABI 2, this host speaks 1"),
    (["FAULT_MAJOR", "FAULT_PLUGIN_SIZE"], .otherMajor, "speaks ABI 2, this host speaks 1"),
    (["FAULT_PLUGIN_SIZE"], .missingTable, "agon_plugin_t has 24 bytes, the ABI needs 88"),
    (["FAULT_NO_INITIALISE"], .missingTable, "lacks agon_plugin_t.initialise"),
    (["FAULT_COUNT_ZERO"], .missingTable, "claims to offer 0 environments"),
    (["FAULT_NO_TABLE"], .missingTable, "lacks the table of environment 0"),
    (["FAULT_TABLE_SIZE"], .missingTable, "environment 0 has 160 bytes, the ABI needs 168"),
    (["FAULT_NO_APPLY"], .missingTable, "lacks apply in the table of environment 0"),
    (["FAULT_NO_DESCRIPTOR"], .missingTable, "lacks descriptor in the table"),
    (["FAULT_EXTENSION_ENTRY"], .missingTable, "entry at byte 16 of agon.symmetry/1"),
    (["FAULT_INITIALISE"], .initialisationFailed, "The book of openings is missing."),
    (["FAULT_KIND"], .brokenDescriptor, "pebbles declares an unknown kind of fact"),
    (["FAULT_SEATS"], .brokenDescriptor, "declares 2 to 65 seats"),
    (["FAULT_SCHEMA"], .brokenDescriptor, "the parameters schema of pebbles is no JSON"),
    (["ID=\"\""], .brokenDescriptor, "id is empty or has blanks"),
    (["ID=\"two words\""], .brokenDescriptor, "id is empty or has blanks"),
    (["ID=\"\\xC3(\""], .brokenDescriptor, "id is empty or has blanks"),
  ])
  func `each fault has its own sentence`(
    _ switches: [String], _ code: PluginError.Code, _ words: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try Pebbles.compile(switches, into: folder)
    let fault = try #require(Pebbles.fault(of: path))
    #expect(fault.code == code)
    #expect(fault.path == path)
    #expect(fault.detail.contains(words), "\(fault.detail)")
  }

  @Test func `an unknown environment is named`() throws {
    let folder = try TemporaryFolder()
    let library = try Pebbles.open(try Pebbles.compile(into: folder))
    let error = #expect(throws: EnvironmentError.self) {
      try library.makeEnvironment("stones", parameters: nil)
    }
    #expect(error?.detail == "The plugin offers no environment stones.")
  }

  @Test func `refused parameters carry the plugin's sentence`() throws {
    let folder = try TemporaryFolder()
    let library = try Pebbles.open(try Pebbles.compile(into: folder))
    let error = #expect(throws: EnvironmentError.self) {
      try library.makeEnvironment("pebbles", parameters: ["heap": 3])
    }
    #expect(error?.code == .invalidData)
    #expect(error?.place == "pebbles.create")
    #expect(error?.detail == "The key heap is unknown.")
  }

  @Test(arguments: ["FAULT_NO_ENVIRONMENT", "FAULT_NO_EPISODE"])
  func `a call that gives nothing is the plugin's fault`(_ fault: String) throws {
    let error = #expect(throws: EnvironmentError.self) { try Pebbles.episode([fault]) }
    #expect(error?.code == .faulty)
  }

  @Test func `a table of an extension that is too small counts as absent`() throws {
    let environment = try Pebbles.environment(["FAULT_EXTENSION"])
    #expect(environment.predicates.isEmpty)
    #expect(try environment.begin(seats: 2, seed: Seed(1), opening: nil).facts == nil)
  }
}
