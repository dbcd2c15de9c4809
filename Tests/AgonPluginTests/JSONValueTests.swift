// SPDX-License-Identifier: Apache-2.0

internal import AgonPlugin
internal import Testing

/// JSON values as text.
struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "[]", "{}", "-12", "0", "1.5", "[1,[2,{\"a\":null}],\"x\"]",
    #"{"b":1,"a":2}"#, #""quote \" back \\ line \n tab \t bell \u0007 é 🎲""#,
  ])
  func `a value is written as it was read`(_ text: String) {
    #expect(JSONValue(parsing: text)?.description == text)
  }

  @Test(arguments: [
    "", " ", "nul", "[1,]", "{\"a\"}", "{\"a\":1,}", "01", "-", "1.", "1e", "\"", "\"\\x\"",
    "\"\\ud800\"", "\"\\u12\"", "\"\u{1}\"", "[1] 2", "{a:1}", "+1", "1e999",
    String(repeating: "[", count: 10_000),
  ])
  func `another text is no value`(_ text: String) {
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test func `blanks, escapes and surrogate pairs are read`() {
    #expect(
      JSONValue(parsing: " { \"a\" : [ 1 , true ] } ") == ["a": [1, true]])
    #expect(JSONValue(parsing: #""\ud83c\udfb2\/\b""#) == "🎲/\u{8}")
  }

  @Test func `of equal keys the last one counts`() {
    #expect(JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#)?["a"] == 3)
  }

  @Test func `a number that is no number is written as null`() {
    #expect(JSONValue.number(.nan).description == "null")
  }

  @Test func `a decimal without a fraction is a whole number`() {
    #expect(JSONValue(parsing: "3.0")?.integer == 3)
    #expect(JSONValue(parsing: "3.5")?.integer == nil)
    #expect(JSONValue(parsing: "\"3\"")?.integer == nil)
  }
}
