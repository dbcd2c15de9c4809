// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// Each way in which a plugin breaks, told from the others.
struct WorkerFaultTests {
  @Test(arguments: [
    ("segfault", "SIGSEGV"), ("abort", "SIGABRT"), ("exit", "exit code 0"),
    ("quick_exit", "exit code 0"), ("kill_self", "SIGKILL"), ("divide", "SIGFPE"),
    ("stack", "SIGSEGV"),
  ])
  func `a crash is told with its signal or code, and leaves no process`(
    _ fault: String, _ words: String
  ) throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": .string(fault)])
    let error = #expect(throws: EnvironmentError.self) { try Hostile.play(environment) }
    #expect(error?.code == .faulty)
    #expect(error?.fault == .crash)
    #expect(error?.place == "hostile.apply")
    #expect(error?.detail.contains(words) == true, "\(error?.detail ?? "")")
  }

  @Test(arguments: ["loop", "block", "stubborn"])
  func `a call that does not return is a hang`(_ fault: String) throws {
    let error = try #require(try Hostile().fault(["fault": .string(fault)]))
    #expect(error.fault == .hang)
    #expect(error.detail == "It did not answer within 0.5 seconds.")
  }

  @Test(arguments: [
    "begin", "progress", "legal_actions", "action_name", "rewards", "returns", "observe", "outcome",
    "clone", "serialise", "position_key", "end",
  ])
  func `a hang in any entry is found`(_ entry: String) throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": "loop", "in": .string(entry)])
    let error = #expect(throws: EnvironmentError.self) { try Hostile.play(environment) }
    #expect(error?.fault == .hang)
  }

  @Test func `a hang in create is found`() throws {
    let hostile = try Hostile()
    let error = #expect(throws: EnvironmentError.self) {
      try hostile.environment(["fault": "loop", "in": "create"])
    }
    #expect(error?.fault == .hang)
    #expect(hostile.processes == [])
  }

  @Test func `a hang in parse_action is found`() throws {
    let environment = try Hostile().environment(["fault": "loop", "in": "parse_action", "at": 0])
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    let error = #expect(throws: EnvironmentError.self) { try episode.read("+1", by: Seat(0)) }
    #expect(error?.fault == .hang)
  }

  @Test func `a hang in restore is found`() throws {
    let environment = try Hostile().environment(["fault": "loop", "in": "restore"])
    var bytes: [UInt8] = []
    try environment.begin(seats: 2, seed: Seed(1), opening: nil).serialise(into: &bytes)
    let error = #expect(throws: EnvironmentError.self) { try environment.restore(bytes) }
    #expect(error?.fault == .hang)
  }

  @Test func `a hang in chance_outcomes is found`() throws {
    let environment = try Hostile("chance_fair").environment(
      ["fault": "loop", "in": "chance_outcomes", "at": 0])
    let error = #expect(throws: EnvironmentError.self) {
      try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    }
    #expect(error?.fault == .hang)
  }

  @Test func `a hang in destroy keeps no worker alive`() throws {
    let hostile = try Hostile()
    do { _ = try Hostile.play(hostile.environment(["fault": "loop", "in": "destroy"])) }
    #expect(Processes.areGone(naming: hostile.path))
  }

  @Test(arguments: [
    ("unlisted", "lists as legal"), ("status_positive", "turns after"),
    ("never_ends", "declares at most 10"),
  ])
  func `an episode that its plugin would never end is a fault of the protocol`(
    _ fault: String, _ words: String
  ) throws {
    let environment = try Hostile().environment(["fault": .string(fault)])
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    let error = #expect(throws: EnvironmentError.self) {
      while let seat = episode.seatToAct {
        try episode.apply(try #require(episode.legalActions(of: seat).last), by: seat)
      }
    }
    #expect(error?.fault == .protocol)
    #expect(error?.detail.contains(words) == true, "\(error?.detail ?? "")")
  }

  @Test(arguments: ["gulp", "lift_limits", "leak"])
  func `a plugin that wants too much memory is told so`(_ fault: String) throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": .string(fault)])
    let error = #expect(throws: EnvironmentError.self) {
      for number in 1...100 { _ = try Hostile.play(environment, seed: UInt64(number)) }
    }
    #expect(error?.fault == .memory, "\(error?.detail ?? "")")
  }

  @Test(arguments: [
    "null_episode", "phase", "seat_count_zero", "seat_count_negative", "seat_to_act",
    "turn_negative", "count_negative", "count_huge", "nan", "infinite", "big_observation",
    "bad_outcome", "outcome_array", "null_copy",
  ])
  func `an answer that breaks the ABI is a fault of the protocol`(_ fault: String) throws {
    let error = try #require(try Hostile().fault(["fault": .string(fault)]), "no fault")
    #expect(error.fault == .protocol, "\(error.detail)")
  }

  @Test(arguments: ["wild_episode", "wild_bytes", "wild_copy", "overrun"])
  func `a pointer that leads nowhere is a crash of the worker alone`(_ fault: String) throws {
    let error = try #require(try Hostile().fault(["fault": .string(fault)]))
    #expect(error.fault == .crash || error.fault == .protocol, "\(error.detail)")
  }

  @Test func `a plugin that reports a bug of its own is an error`() throws {
    let error = try #require(try Hostile().fault(["fault": "internal"]))
    #expect(error.fault == .error)
  }

  @Test func `a plugin that closes the connection breaks the protocol`() throws {
    let error = try #require(try Hostile().fault(["fault": "close"]))
    #expect(error.fault == .protocol, "\(error.detail)")
  }

  @Test func `threads that go on do not serve another episode`() throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": "threads", "one_in": 2])
    _ = try Hostile.play(environment, seed: 2)
    let vitals = hostile.processes.map { Processes.threadCount(of: $0) }
    #expect(vitals.allSatisfy { $0 <= 1 }, "\(vitals)")
  }

  @Test func `after a fault all episodes of the worker fail in the same way`() throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": "segfault"])
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    let copy = try episode.clone(.exact)
    let first = #expect(throws: EnvironmentError.self) {
      while let seat = episode.seatToAct {
        try episode.apply(try #require(episode.legalActions(of: seat).first), by: seat)
      }
    }
    let second = #expect(throws: EnvironmentError.self) { try copy.clone(.exact) }
    #expect(first == second)
    #expect(copy.isOn && copy.positionKey == nil)
  }

  @Test func `other episodes of the environment go on`() throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": "segfault", "one_in": 2])
    let well = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    #expect(throws: EnvironmentError.self) { try Hostile.play(environment, seed: 2) }
    try well.apply(try #require(well.legalActions(of: Seat(0)).first), by: Seat(0))
    #expect(well.progress.actionCount == 1)
    _ = try Hostile.play(environment, seed: 3)
  }

  @Test func `many faults leave no process and no descriptor`() throws {
    let hostile = try Hostile()
    do {
      let environment = try hostile.environment(["fault": "abort"])
      let before = Processes.descriptorCount
      for number in 1...100 {
        #expect(throws: EnvironmentError.self) {
          try Hostile.play(environment, seed: UInt64(number))
        }
      }
      #expect(Processes.descriptorCount < before + 100)
      #expect(hostile.processes.count <= 2)
    }
    #expect(hostile.processes == [])
  }

  @Test(arguments: [
    ("load_segfault", "SIGSEGV"), ("load_exit", "exit code"), ("load_loop", "did not answer"),
    ("entry_segfault", "SIGSEGV"), ("initialise_segfault", "SIGSEGV"),
    ("extension_segfault", "SIGSEGV"), ("rules_wild", "SIGSEGV"),
  ])
  func `a library that breaks while it is opened is refused, and the host lives`(
    _ compiledIn: String, _ words: String
  ) throws {
    let hostile = try Hostile(compiledIn)
    let error = #expect(throws: PluginError.self) { try hostile.catalogue().open(hostile.path) }
    #expect(error?.code == .faulty)
    #expect(error?.detail.contains(words) == true, "\(error?.detail ?? "")")
    #expect(hostile.processes == [])
  }

  @Test(arguments: [
    "null_clone", "null_restore", "same_id_twice", "seats_reversed", "bounds_reversed",
    "turns_negative", "table_small", "plugin_small", "extension_empty", "null_chance_outcomes",
  ])
  func `a library whose tables cannot be used is refused`(_ compiledIn: String) throws {
    let hostile = try Hostile(compiledIn)
    let error = #expect(throws: PluginError.self) { try hostile.catalogue().open(hostile.path) }
    #expect(error?.code == .missingTable || error?.code == .brokenDescriptor)
  }

  @Test(arguments: [
    "plugin_large", "table_large", "descriptor_large", "future_minor", "chance_fair",
  ])
  func `a library from the future is served`(_ compiledIn: String) throws {
    let hostile = try Hostile(compiledIn)
    _ = try hostile.catalogue().open(hostile.path).makeEnvironment("hostile", parameters: nil)
      .begin(seats: 2, seed: Seed(1), opening: nil)
  }
}
