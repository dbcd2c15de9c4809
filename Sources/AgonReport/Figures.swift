// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A number with a fixed count of decimals, the same in every locale.
func figure(_ value: Double, decimals: Int = 0) -> String {
  let text = String(format: "%.\(decimals)f", value)
  return text == "-" + figure(0, text, decimals) ? String(text.dropFirst()) : text
}

/// Zero with the decimals, to tell a rounded negative zero.
private func figure(_ zero: Int, _ text: String, _ decimals: Int) -> String {
  decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
}

/// A share as per cent with one decimal; a dash for nil.
func percent(_ share: Double?) -> String {
  share.map { figure($0 * 100, decimals: 1) + " %" } ?? "-"
}

/// A text of at most so many characters on one line; what is cut shows as an ellipsis.
func shortened(_ text: String, to length: Int) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return line.count <= length ? line : String(line.prefix(length - 1)) + "…"
}

/// A sum of money: two decimals from one unit on, else three digits that tell.
func money(_ sum: Double) -> String {
  guard sum != 0 else { return "0" }
  return sum.magnitude >= 1 ? figure(sum, decimals: 2) : String(format: "%.3g", sum)
}

/// A count in thousands or millions where it is long.
func brief(_ count: Int) -> String {
  switch count {
  case ..<10_000: String(count)
  case ..<10_000_000: figure(Double(count) / 1_000) + " k"
  default: figure(Double(count) / 1_000_000, decimals: 1) + " M"
  }
}
