// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Every fault that is compiled into a plugin, because it shows before any parameter is read.
struct HostileLibraryTests {
  @Test(arguments: [
    ("entry_null", "cannot serve ABI"), ("entry_wild", "SIGSEGV"), ("entry_segfault", "SIGSEGV"),
    ("load_segfault", "SIGSEGV"), ("load_exit", "exit code 0"),
    ("other_major", "It speaks ABI 2"), ("plugin_small", "the ABI needs"),
    ("plugin_name_wild", "SIGSEGV"), ("plugin_name_huge", "It broke while it was opened"),
    ("initialise_null", "agon_plugin_t.initialise"),
    ("initialise_fails", "This plugin cannot be used."), ("initialise_segfault", "SIGSEGV"),
    ("count_entry_null", "agon_plugin_t.environment_count"), ("count_zero", "0 environments"),
    ("count_negative", "4294967295 environments"), ("at_null", "agon_plugin_t.environment_at"),
    ("at_gives_null", "the table of environment 0"), ("at_gives_wild", "SIGSEGV"),
    ("same_id_twice", "two environments have the id hostile"), ("table_small", "the ABI needs"),
    ("descriptor_null", "lacks descriptor"), ("extension_wild", "SIGSEGV"),
    ("extension_empty", "lacks the entry"), ("extension_segfault", "SIGSEGV"),
    ("descriptor_small", "too small"), ("id_null", "id is empty"), ("id_wild", "SIGSEGV"),
    ("id_huge", "It broke while it was opened"), ("id_empty", "id is empty"),
    ("id_invalid_utf8", "id is empty or has blanks"), ("rules_wild", "SIGSEGV"),
    ("schema_garbage", "is no JSON"), ("seats_zero", "0 to 0 seats"),
    ("seats_reversed", "3 to 2 seats"), ("seats_many", "2 to 4294967295 seats"),
    ("dynamics_unknown", "unknown kind"), ("bounds_reversed", "returns from 2.0 to -2.0"),
    ("turns_negative", "-5 turns"),
  ])
  func `a library that cannot be used is refused before anything is played`(
    fault: String, words: String
  ) throws {
    try refuse(fault, words)
  }

  @Test(arguments: [
    "create", "destroy", "begin", "end", "progress", "legal_actions", "action_name",
    "parse_action", "apply", "rewards", "returns", "observe", "outcome", "clone", "serialise",
    "restore", "position_key", "extension", "chance_outcomes",
  ])
  func `a table without one of its entries is refused with the name of the entry`(
    entry: String
  ) throws {
    try refuse("null_" + entry, "lacks \(entry) in the table")
  }

  @Test(arguments: ["load_loop", "initialise_loop"])
  func `a library that loops while it is opened is refused`(fault: String) throws {
    try refuse(fault, "did not answer")
  }

  @Test(arguments: [
    ("null_environment", "It made no environment"), ("log_wild", "SIGSEGV"),
  ])
  func `an environment that cannot be made is refused`(fault: String, words: String) throws {
    try refuse("none", words, plan: "{\"fault\": \"\(fault)\"}")
  }

  private func refuse(_ compiledIn: String, _ words: String, plan: String = "{}") throws {
    let run = try HostileRun([plan], compiledIn: compiledIn)
    #expect(run.ending.status == 2)
    #expect(run.ending.errors.contains("arena.yaml:3:"), "\(run.ending.errors)")
    #expect(run.ending.errors.contains(words), "\(run.ending.errors)")
    #expect(run.ending.output.isEmpty)
    try run.expectNothingLeft()
  }

  @Test(arguments: [
    "future_minor", "plugin_large", "plugin_huge", "plugin_name_null", "table_large", "table_huge",
    "descriptor_large", "bounds_infinite", "abilities_all", "perfect_information", "chance_fair",
    "chance_short", "chance_negative",
  ])
  func `a library that a host can serve is served`(fault: String) throws {
    let run = try HostileRun(["{}"], compiledIn: fault, pairs: 1)
    try run.expectVoid(0, of: 4)
    try run.expectNothingLeft()
  }

  @Test(arguments: [
    ("turns_too_few", "declares at most 2"), ("chance_nan", "not finite"),
    ("chance_empty", "no outcome"), ("chance_huge", "1099511627776 outcomes"),
  ])
  func `a fact that play finds wrong makes the episode void`(fault: String, words: String) throws {
    let run = try HostileRun(["{}"], compiledIn: fault, pairs: 1)
    try run.expectVoid(2, of: 4)
    #expect(try run.kinds() == ["plugin_protocol"])
    let details = try run.details()
    #expect(details.allSatisfy { $0.contains(words) }, "\(details)")
    try run.expectNothingLeft()
  }
}
