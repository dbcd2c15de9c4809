// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The lessons of an episode as lines for a terminal.
package enum LessonReport {
  /// What the seats began with; nothing where nobody keeps lessons.
  package static func before(_ trajectory: Trajectory, agents: [String]) -> [String] {
    trajectory.lessons.enumerated().flatMap { seat, lessons in
      lessons.map { text($0, of: agents[seat], verb: "begins with") } ?? []
    }
  }

  /// What seats wrote down after the end, with the calls that led there.
  package static func after(_ trajectory: Trajectory, agents: [String]) -> [String] {
    trajectory.revisions.flatMap { revision in
      let seat = revision.seat.index
      let known = trajectory.lessons.indices.contains(seat) ? trajectory.lessons[seat] : nil
      let isNew = known?.version != revision.lessons.version
      let lines =
        isNew
        ? text(revision.lessons, of: agents[seat], verb: "writes down")
        : ["\(agents[seat]) leaves its lessons on \(revision.lessons.topic) as they are."]
      return lines + TurnReport.calls(revision.calls)
    }
  }

  private static func text(_ lessons: Lessons, of agent: String, verb: String) -> [String] {
    guard lessons.version > 0 else {
      return ["\(agent) \(verb) no lessons on \(lessons.topic) yet."]
    }
    let heading = "\(agent) \(verb) lessons on \(lessons.topic), version \(lessons.version):"
    return [heading]
      + lessons.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
  }
}
