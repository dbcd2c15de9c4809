// SPDX-License-Identifier: Apache-2.0

/// Why a line did not come from a process that is spoken with in lines.
package enum LineFault: Error, Hashable, Sendable {
  /// It was not there in time.
  case late
  /// The waiting task was cancelled.
  case cancelled
  /// The process has ended, or closed its standard output, which ends it too.
  case ended(ProcessEnding)
  /// A line went on beyond this number of bytes; the process was ended for it.
  case tooLong(Int)
}
