// SPDX-License-Identifier: Apache-2.0

/// A bucket that fills steadily: what may still be used of so much a minute.
///
/// A tenth of the minute's amount may be used at once, so that with the steady flow no minute sees more than
/// the amount. What asks for more than the bucket holds is let through when it is full, and leaves a debt.
struct Allowance: Sendable {
  /// What the full bucket holds.
  let most: Double
  /// What flows in, a second.
  let flow: Double
  private var level: Double
  private var filled = Duration.zero

  /// Makes a full bucket.
  ///
  /// - Parameter amount: what may be used in a minute; at least 1.
  init(perMinute amount: Int) {
    most = max(1, Double(amount / 10))
    flow = (Double(amount) - most + 1) / 60
    level = most
  }

  /// The time until so much may be taken; zero when it may be taken now.
  mutating func wait(for amount: Double, at now: Duration) -> Duration {
    fill(until: now)
    let lacking = min(amount, most) - level
    // A millionth is no lack: sums of fractions do not meet exactly.
    return lacking > 1e-6 ? .seconds(lacking / flow) : .zero
  }

  /// Takes an amount.
  mutating func take(_ amount: Double, at now: Duration) {
    fill(until: now)
    level -= amount
  }

  /// Gives back what was taken and not used; a negative amount takes what was used beyond.
  mutating func giveBack(_ amount: Double) { level = min(most, level + amount) }

  private mutating func fill(until now: Duration) {
    guard now > filled else { return }
    level = min(most, level + flow * ((now - filled) / .seconds(1)))
    filled = now
  }
}
