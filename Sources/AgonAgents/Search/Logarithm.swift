// SPDX-License-Identifier: Apache-2.0

extension Double {
  /// The natural logarithm of a positive normal number, with an error below 1e-12, by additions,
  /// multiplications and divisions only: unlike the C library's it has the same bits on every machine, and so
  /// a search that compares bounds decides alike everywhere.
  var portableLogarithm: Double {
    let ln2 = 0.693147180559945309
    // ln(m) = 2 artanh((m - 1) / (m + 1)); here m lies in [1, 2), so the ratio is at most 1/3.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 25.0, by: 2.0) {
      sum += power / odd
      power *= square
    }
    return Double(exponent) * ln2 + 2 * sum
  }
}
