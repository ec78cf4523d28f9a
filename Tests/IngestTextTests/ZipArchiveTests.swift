import Foundation
import TestSupport
import Testing

@testable import Ingest

struct ZipArchiveTests {
    private func names(_ entries: [ZipFixture.Entry]) throws -> [String] {
        try ZipFixture.withFile(ZipFixture.bytes(entries)) { try ZipArchive.entries(path: $0).map(\.name) }
    }

    private func problem(_ bytes: [UInt8], limits: ZipArchive.Limits = .init()) throws -> FileProblem? {
        try ZipFixture.withFile(bytes) { path in
            fileProblem { for source in try ZipArchive.entries(path: path, limits: limits) { _ = try self.contents(source) } }
        }
    }

    private func contents(_ source: some ByteSource) throws -> String {
        let stream = try source.open()
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 13)
        while case let count = try piece.withUnsafeMutableBytes({ try stream.read(into: $0) }), count > 0 {
            bytes += piece[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test
    func `only real files, in the order of their names`() throws {
        let names = try self.names([
            .init("map/", ""), .init("map/b.csv", "b"), .init("é.csv", "e"), .init("__MACOSX/a.csv", "x"),
            .init("map/__MACOSX/._b.csv", "x"),
            .init(".DS_Store", "x"), .init("map\\.dot", "x"), .init("A.csv", "a"), .init("a.csv", "a"),
            .init("map/.verborgen/c.csv", "c"),
        ])
        #expect(names == ["A.csv", "a.csv", "map/.verborgen/c.csv", "map/b.csv", "é.csv"])
        #expect(try self.names([]) == [])
    }

    @Test
    func `an entry may be opened twice and side by side`() throws {
        try ZipFixture.withFile(ZipFixture.bytes([ZipFixture.deflated, .init("leeg.csv", "")])) { path in
            let sources = try ZipArchive.entries(path: path)
            let text = "casus_nr;naam\r\n" + String(repeating: "C1;kraam\r\n", count: 20)
            let first = try sources[0].open()
            #expect(try self.contents(sources[0]) == text)
            #expect(try self.contents(sources[1]) == "")
            var reader = RecordReader(first, delimiter: .semicolon)
            #expect(try reader.next())
            #expect(reader.cells() == ["casus_nr", "naam"])
        }
    }

    @Test
    func `encrypted, unknown and broken archives are refused`() throws {
        var encrypted = ZipFixture.Entry("a.csv", "abcdefghijklmnop")
        encrypted.isEncrypted = true
        #expect(try self.problem(ZipFixture.bytes([encrypted]))?.code == .zipEncrypted)
        var unknown = ZipFixture.Entry("a.csv", "abc")
        unknown.method = 97
        #expect(try self.problem(ZipFixture.bytes([unknown]))?.code == .zipMethodUnknown)
        var damaged = ZipFixture.deflated
        damaged.packed[10] ^= 0x55
        #expect(try self.problem(ZipFixture.bytes([damaged]))?.code == .zipBroken)
        var wrongSum = ZipFixture.Entry("a.csv", "abc")
        wrongSum.checksum ^= 1
        #expect(try self.problem(ZipFixture.bytes([wrongSum]))?.code == .zipBroken)
        let whole = ZipFixture.bytes([ZipFixture.deflated])
        for length in 1..<whole.count {
            #expect(try self.problem(Array(whole[..<length]))?.code == .zipBroken, "length \(length)")
        }
        #expect(try self.problem(Array("casus_nr;naam\n".utf8))?.code == .zipBroken)
        #expect(fileProblem { _ = try ZipArchive.entries(path: "/bestaat/niet.zip") }?.code == .fileUnreadable)
    }

    @Test
    func `a bomb is refused, also one that lies about its size`() throws {
        let bytes = ZipFixture.bytes([.init("a.csv", "12345678"), .init("b.csv", "12345678")])
        #expect(try self.problem(bytes, limits: .init(totalSize: 16)) == nil)
        #expect(try self.problem(bytes, limits: .init(totalSize: 15))?.code == .zipTooLarge)
        #expect(try self.problem(bytes, limits: .init(entries: 1))?.code == .zipTooManyFiles)
        var liar = ZipFixture.deflated
        liar.size = 10
        #expect(try self.problem(ZipFixture.bytes([liar]), limits: .init(totalSize: 15))?.code == .zipBroken)
    }

    @Test
    func `an archive that changed after it was listed is refused`() throws {
        try ZipFixture.withFile(ZipFixture.bytes([.init("a.csv", "1")])) { path in
            let source = try ZipArchive.entries(path: path)[0]
            try Data(ZipFixture.bytes([.init("a.csv", "22")])).write(to: URL(fileURLWithPath: path))
            #expect(fileProblem { _ = try source.open() }?.code == .fileChanged)
        }
    }

    @Test
    func `random damage never crashes and never delivers more than promised`() throws {
        let whole = ZipFixture.bytes([ZipFixture.deflated, .init("b.csv", "x;y\n1;2\n")])
        for seed in UInt64(1)...400 {
            var chance = SeededRandom(seed: seed)
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
            }
            _ = try self.problem(bytes)
        }
    }
}

struct FileSourceTests {
    @Test
    func `a file is read from its start every time`() throws {
        try ZipFixture.withFile(Array("a;b\n".utf8)) { path in
            let source = FileSource(path: path)
            #expect(source.name.hasPrefix("kraamzicht-") && source.name.hasSuffix(".zip"))
            for _ in 0..<2 {
                var reader = try RecordReader(source, encoding: .utf8, delimiter: .semicolon)
                #expect(try reader.next())
                #expect(reader.cells() == ["a", "b"])
            }
        }
    }

    @Test(arguments: ["/bestaat/niet.csv", "/tmp", "/dev/null"])
    func `what is not a readable regular file is refused`(path: String) {
        #expect(fileProblem { _ = try FileSource(path: path).open() }?.code == .fileUnreadable)
    }
}
