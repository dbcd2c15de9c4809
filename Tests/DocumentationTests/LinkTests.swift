// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Links between the pages.
struct LinkTests {
  @Test(arguments: try Page.all())
  func `every link of a page leads to a file`(on page: Page) {
    let broken = page.links.filter {
      !FileManager.default.fileExists(atPath: Repository.root + "/" + page.folder + $0)
    }
    #expect(broken == [])
  }

  @Test func `every page is reached from the first one`() throws {
    var reached: Set<String> = []
    var waiting = ["README.md"]
    while let file = waiting.popLast() {
      guard reached.insert(file).inserted else { continue }
      let page = try Page.reading(file)
      for link in page.links {
        let path = Repository.root + "/" + page.folder + link
        let target = URL(fileURLWithPath: path).standardizedFileURL.path
          .dropFirst(Repository.root.count + 1)
        if target.hasSuffix(".md") { waiting.append(String(target)) }
      }
    }
    let pages = try Page.all().map(\.file).filter { !$0.hasPrefix("Plugins/") }
    #expect(Set(pages).subtracting(reached).sorted() == [])
  }

  @Test func `links are found, those to other sites left out`() {
    let text = "[a](b.md#c) ![d](e/f.svg) [g](https://h.org/i) [j](#k) (l)"
    #expect(Page(file: "a.md", text: text).links == ["b.md", "e/f.svg"])
  }
}
