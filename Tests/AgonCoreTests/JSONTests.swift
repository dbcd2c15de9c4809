// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

struct JSONTests {
  @Test func `canonical text sorts keys by scalars and has no blanks`() throws {
    let json = try JSON(parsing: " { \"b\" : 1 , \"a\" : [ true , null , 2.50 ] , \"B\" : {} } ")
    #expect(json.description == #"{"B":{},"a":[true,null,2.5],"b":1}"#)
  }

  @Test func `keys beyond the basic plane sort after the private use area`() {
    let json: JSON = ["\u{1F600}": 1, "\u{E000}": 2]
    #expect(json.description == "{\"\u{E000}\":2,\"\u{1F600}\":1}")
  }

  @Test(arguments: [
    ("", 0), ("  ", 2), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a:1}", 1),
    ("01", 2), ("-", 0), ("1.", 2), ("1e", 2), ("tru", 0), ("\"ab", 3), ("\"\\x\"", 3),
    ("\"\\u12G4\"", 3), ("1 1", 2), ("\"a\nb\"", 3), ("1e999", 5), ("[1,{\"k\":nul}]", 8),
  ])
  func `a fault is reported at its byte`(_ text: String, _ offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
    #expect(error?.offset == offset, "\(text): \(error?.description ?? "")")
  }

  @Test func `nesting stops at 128 levels`() throws {
    let deepest = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try JSON(parsing: deepest).description == deepest)
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "[" + deepest + "]") }
  }

  @Test func `siblings do not add to the depth`() throws {
    let many = "[" + Array(repeating: "[{}]", count: 300).joined(separator: ",") + "]"
    #expect(try JSON(parsing: many).elements?.count == 300)
  }

  @Test(arguments: [
    (#""\ud83d\ude00""#, "\u{1F600}"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude00""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\u00e9\n\/\"""#, "\u{E9}\n/\""),
  ])
  func `escapes are read, and half a surrogate pair becomes the replacement character`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try JSON(parsing: text).text.map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xC0, 0x80, 0x22],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are refused`(_ bytes: [UInt8]) {
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: bytes) }
  }

  @Test func `control characters and quotes are escaped`() {
    #expect(JSON.string("\u{0}\u{1F}\"\\\n\r\t").description == #""\u0000\u001f\"\\\n\r\t""#)
  }

  @Test func `whole numbers stay whole up to 64 bits and become decimals beyond`() throws {
    #expect(try JSON(parsing: "-9223372036854775808") == .integer(.min))
    #expect(try JSON(parsing: "9223372036854775807") == .integer(.max))
    #expect(try JSON(parsing: "9223372036854775808") == .number(9_223_372_036_854_775_808))
    #expect(try JSON(parsing: "1.0") == .number(1))
    #expect(JSON.number(3).integer == 3)
    #expect(JSON.number(3.5).integer == nil)
  }

  @Test func `equal decimals give equal text`() {
    #expect(JSON.number(-0.0) == JSON.number(0))
    #expect(JSON.number(-0.0).description == JSON.number(0).description)
  }

  @Test func `numbers that are not finite are written as null`() {
    #expect(JSON.array([.number(.nan), .number(.infinity)]).description == "[null,null]")
  }

  @Test func `of equal keys the last one counts`() throws {
    #expect(try JSON(parsing: #"{"a":1,"a":2}"#) == ["a": 2])
  }

  @Test func `what is written reads back equal, whatever it holds`() throws {
    var chance = SplitMix64(state: 20)
    for _ in 0..<2000 {
      let json = Self.draw(from: &chance, depth: 4)
      let text = json.description
      let again = try JSON(parsing: text)
      #expect(again == json)
      #expect(again.description == text)
    }
  }

  @Test func `a text cut anywhere is refused and never crashes`() throws {
    let text = #"{"a":[1.5e-3,"\ud83d\ude00é",{"b":null}],"c":false}"#
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      #expect(throws: JSONSyntaxError.self) { try JSON(parsing: Array(bytes[..<count])) }
    }
  }

  private static func draw(from chance: inout SplitMix64, depth: Int) -> JSON {
    switch chance.below(depth > 0 ? 7 : 5) {
    case 0: return .null
    case 1: return .bool(chance.below(2) == 0)
    case 2: return .integer(Int64(bitPattern: chance.next() >> UInt64(chance.below(64))))
    case 3:
      let number = Double(bitPattern: chance.next())
      return .number(number.isFinite ? number : 0.1)
    case 4: return .string(word(from: &chance))
    case 5: return .array((0..<chance.below(5)).map { _ in draw(from: &chance, depth: depth - 1) })
    default:
      var members: [String: JSON] = [:]
      for _ in 0..<chance.below(5) {
        members[word(from: &chance)] = draw(from: &chance, depth: depth - 1)
      }
      return .object(members)
    }
  }

  private static func word(from chance: inout SplitMix64) -> String {
    var word = ""
    for _ in 0..<chance.below(8) {
      let value = UInt32(chance.below(chance.below(3) == 0 ? 0x11_0000 : 0x80))
      word.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return word
  }
}
