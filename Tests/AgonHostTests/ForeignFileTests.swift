// SPDX-License-Identifier: Apache-2.0

internal import AgonHost
internal import AgonTestSupport
internal import Glibc
internal import Testing

/// Files that are no plugins: none of them may reach the dynamic loader and crash.
struct ForeignFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file that is not there`() throws {
    let fault = try #require(Pebbles.fault(of: folder.path + "/none.so"))
    #expect(fault.code == .noSuchFile)
    #expect(fault.detail == "There is no such file; check the path.")
  }

  @Test func `a path through a file`() throws {
    let path = try folder.write("file", "x")
    #expect(Pebbles.fault(of: path + "/none.so")?.code == .noSuchFile)
  }

  @Test func `a folder`() throws {
    let fault = try #require(Pebbles.fault(of: folder.path))
    #expect(fault.code == .notALibrary)
    #expect(fault.detail.hasPrefix("It is no file"))
  }

  @Test func `a pipe that nobody writes to`() throws {
    let path = folder.path + "/pipe.so"
    try #require(mkfifo(path, 0o600) == 0)
    #expect(Pebbles.fault(of: path)?.code == .notALibrary)
  }

  @Test func `a file that may not be read`() throws {
    let path = try folder.write("locked.so", "x")
    chmod(path, 0)
    let fault = try #require(Pebbles.fault(of: path))
    // The superuser reads it all the same and finds a text.
    #expect(fault.code == (geteuid() == 0 ? .notALibrary : .unreadable))
  }

  @Test func `a link in a circle cannot be read`() throws {
    let path = folder.path + "/circle.so"
    symlink(path, path)
    let fault = try #require(Pebbles.fault(of: path))
    #expect(fault.code == .unreadable)
    #expect(fault.detail.hasPrefix("It cannot be read: "))
  }

  @Test(arguments: ["", "#!/bin/sh\n", String(repeating: "agon_entry ", count: 40)])
  func `a text`(_ text: String) throws {
    let fault = try #require(Pebbles.fault(of: try folder.write("text.so", text)))
    #expect(fault.code == .notALibrary)
    #expect(fault.detail.contains("no 64-bit ELF shared library"))
  }

  @Test func `a program`() throws {
    let source = try folder.write("main.c", "int main(void) { return 0; }\n")
    let path = folder.path + "/program"
    let built = try Command.run(["cc", "-static", "-o", path, source])
    try #require(built.succeeded, "\(built.output)")
    #expect(Pebbles.fault(of: path)?.code == .notALibrary)
  }

  @Test func `a library of another processor`() throws {
    var bytes = try Self.library(in: folder)
    bytes[18] = 8
    let fault = try #require(Pebbles.fault(of: try folder.write("mips.so", bytes: bytes)))
    #expect(fault.code == .notALibrary)
    #expect(fault.detail.contains("ELF machine 8"))
  }

  @Test func `a library that lacks a symbol is refused by the loader`() throws {
    let source = try folder.write("s.c", "void gone(void); void agon_entry(void) { gone(); }\n")
    let path = folder.path + "/lacking.so"
    try #require(try Command.run(["cc", "-shared", "-fPIC", "-o", path, source]).succeeded)
    let fault = try #require(Pebbles.fault(of: path))
    #expect(fault.code == .unloadable)
    #expect(fault.detail.contains("gone"))
  }

  @Test func `a library that is cut anywhere is refused`() throws {
    let bytes = try Self.library(in: folder)
    let lengths = Array(stride(from: 0, to: bytes.count, by: 211)) + [63, 64, bytes.count - 1]
    for length in lengths {
      let path = try folder.write("cut\(length).so", bytes: Array(bytes[..<length]))
      let fault = try #require(Pebbles.fault(of: path), "\(length) of \(bytes.count) bytes")
      #expect(fault.code == (length < 64 ? .notALibrary : .truncated), "\(length) bytes")
      remove(path)
    }
  }

  private static func library(in folder: TemporaryFolder) throws -> [UInt8] {
    let path = try Pebbles.compile(into: folder, as: "whole.so")
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
  }
}
