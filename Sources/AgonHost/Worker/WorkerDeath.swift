// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgonHost
internal import Glibc

/// How a worker came to its end, as its plugin's fault and a sentence.
struct WorkerDeath {
  let fault: PluginFault
  let detail: String

  /// Reads a death from the ending of the process.
  ///
  /// - Parameter status: as `wait4` gives it; nil when the host had to end the process.
  /// - Parameter resident: the most memory it held, in bytes.
  init(
    _ reason: WorkerBreak, status: Int32?, resident: Int, wasRefusedMemory: Bool,
    limits: WorkerLimits
  ) {
    switch reason {
    case .late(let deadline):
      // Who fills memory without end is slow, too.
      let isLarge = wasRefusedMemory || resident > Int(clamping: limits.memory / 2)
      self.init(
        isLarge ? .memory : .hang,
        "It did not answer within \(deadline)"
          + (isLarge ? " and held \(resident >> 20) MB of memory." : "."))
    case .oversized(let size):
      self.init(.protocol, "It announced an answer of \(size) bytes.")
    case .closed:
      if let status {
        self.init(
          status: status, resident: resident, wasRefusedMemory: wasRefusedMemory, limits: limits)
      } else {
        self.init(.protocol, "It closed its connection to the host.")
      }
    }
  }

  private init(_ fault: PluginFault, _ detail: String) {
    self.fault = fault
    self.detail = detail
  }

  private init(status: Int32, resident: Int, wasRefusedMemory: Bool, limits: WorkerLimits) {
    let signal = status & 0x7F
    let code = status >> 8 & 0xFF
    let isLarge = signal == SIGKILL && resident > Int(clamping: limits.memory / 2)
    if wasRefusedMemory || isLarge {
      self.init(
        .memory,
        "It asked for more than its \(limits.memoryText) of memory, and its process ended.")
    } else if signal == SIGXCPU {
      self.init(.hang, "It used up its processor time.")
    } else if signal != 0 {
      self.init(.crash, "Its process was ended by \(WorkerDeath.name(of: signal)).")
    } else if code == AGON_WORKER_EXIT_SOCKET {
      self.init(.protocol, "It broke its connection to the host.")
    } else {
      self.init(.crash, "It ended its process with exit code \(code).")
    }
  }

  /// The name of a signal, such as `SIGSEGV (Segmentation fault)`.
  private static func name(of signal: Int32) -> String {
    let names: [Int32: String] = [
      SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGHUP: "SIGHUP", SIGILL: "SIGILL",
      SIGINT: "SIGINT", SIGKILL: "SIGKILL", SIGPIPE: "SIGPIPE", SIGSEGV: "SIGSEGV",
      SIGSYS: "SIGSYS", SIGTERM: "SIGTERM", SIGTRAP: "SIGTRAP", SIGALRM: "SIGALRM",
    ]
    let words = strsignal(signal).map { String(cString: $0) } ?? "unknown"
    return "\(names[signal] ?? "signal \(signal)") (\(words))"
  }
}
