// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonAssembly
internal import AgonCore
internal import ArgumentParser
internal import Foundation

/// `agon play ENVIRONMENT`.
struct PlayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Seats you at the terminal against an agent, which says why it moves.",
    discussion: """
      Each move comes with its rationale and the verdict of each of its claims; where that would tell \
      you what the rules hide, it comes after the end. Type `help` in the game for what you can type. \
      Ctrl-C stops the game.
      """)

  @Argument(help: ArgumentHelp("The environment, such as tic_tac_toe.", valueName: "environment"))
  var environment: String

  @Option(
    help: ArgumentHelp(
      "A kind of agent that needs no settings, or an agent of an arena file as FILE.yaml:NAME.",
      valueName: "agent"))
  var against = "search"

  @Option(help: ArgumentHelp("Your seat, 0 or 1.", valueName: "seat"))
  var seat = 0

  @Option(
    help: ArgumentHelp(
      "What all chance follows from, below 2^53; another one each time unless told.",
      valueName: "seed"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "The environment's parameters as a JSON object, such as '{\"rows\": 5}'.",
      valueName: "object"))
  var parameters = "{}"

  @Option(
    help: ArgumentHelp(
      "Writes the finished game to a new run's file, for `agon show` and `agon audit`.",
      valueName: "run"))
  var record: String?

  @Flag(help: "Reads each of your actions back before it is played.")
  var confirm = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    guard (0...1).contains(seat) else {
      throw ValidationError("--seat is 0 or 1, not \(seat).")
    }
    if let seed, seed >= 1 << 53 {
      throw ValidationError("--seed is a number below 2^53, not \(seed).")
    }
    if let record, FileManager.default.fileExists(atPath: record) {
      throw ValidationError("--record \(record): there is such a file; name a new one.")
    }
    guard let object = try? JSON(parsing: parameters), object.members != nil else {
      throw ValidationError("--parameters is a JSON object, not \(parameters).")
    }
  }

  func run() async throws {
    let order = PersonalOrder(
      environment: environment, parameters: try JSON(parsing: parameters),
      opponent: PersonalOrder.opponent(against), seat: Seat(seat),
      seed: Seed(seed ?? UInt64.random(in: 0..<1 << 53)), confirms: confirm)
    let assembly = plugins.assembly()
    let arena = try assembly.arena(for: order)
    let room = ModelRoom(
      environment: ProcessInfo.processInfo.environment,
      order: ModelOrder(arena, at: order.path))
    var services = room.services()
    services.terminal = Terminal(
      nextLine: Terminal.standard.nextLine, show: { Output.line($0) })
    let game = try assembly.personalGame(order, arena: arena, services: services)
    let record = record
    do {
      try await Interruption.cancelling {
        let trajectory = try await game.play()
        guard let record else { return }
        try await game.record(trajectory, to: record)
        Output.line("Recorded: agon show \(record) 1")
      } always: {
        await game.close()
        await room.close()
      }
    } catch is CancellationError {
      let ending = record == nil ? "." : " and not recorded."
      Output.error("Stopped; the game is not finished" + ending)
      throw ExitCode(130)
    }
  }
}
