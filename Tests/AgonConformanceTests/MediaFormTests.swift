// SPDX-License-Identifier: Apache-2.0

@testable internal import AgonConformance
internal import AgonCore
internal import Testing

/// The form of observations in each medium.
struct MediaFormTests {
  private func fault(_ text: String, _ media: Media) -> String? {
    MediaForm.fault(in: Array(text.utf8), as: media)
  }

  @Test(arguments: [
    "<svg/>", "<?xml version=\"1.0\"?><svg><g a='>'/><text>x</text></svg>",
    "<svg><!-- <g> --></svg>",
  ])
  func `a drawing whose elements nest is well formed`(text: String) {
    #expect(fault(text, .svg) == nil)
  }

  @Test(arguments: ["", "<svg>", "<svg><g></svg></g>", "<svg/><svg/>", "<p></p>", "<svg", "</svg>"])
  func `a drawing whose elements do not nest is told`(text: String) {
    #expect(fault(text, .svg) != nil)
  }

  @Test(arguments: ["[]", "{", "", "7"])
  func `JSON that is no object is told`(text: String) {
    #expect(fault(text, .json) != nil)
  }

  @Test func `blank text is told`() {
    #expect(fault(" \n", .text) == "It is empty.")
    #expect(fault("a", .text) == nil)
  }

  @Test func `a picture without an end is told`() {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    func piece(_ kind: String) -> [UInt8] { [0, 0, 0, 0] + Array(kind.utf8) + [0, 0, 0, 0] }
    let cut = signature + piece("IHDR") + piece("IDAT")
    #expect(MediaForm.fault(in: cut, as: .png) != nil)
    #expect(MediaForm.fault(in: cut + piece("IEND"), as: .png) == nil)
    #expect(MediaForm.fault(in: cut + piece("IEND") + [0], as: .png) != nil)
  }

  @Test func `a tensor has as many bytes as its shape needs`() {
    let shape: JSON = ["tensor_shape": [2, 3]]
    let bytes = [UInt8](repeating: 0, count: 24)
    #expect(MediaForm.fault(in: bytes, as: .tensor, shape: shape) == nil)
    #expect(MediaForm.fault(in: bytes + [0], as: .tensor, shape: shape) != nil)
    #expect(MediaForm.fault(in: bytes, as: .tensor, shape: [:]) != nil)
  }
}
