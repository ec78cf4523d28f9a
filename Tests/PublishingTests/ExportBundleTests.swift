import Crypto
import Domain
import Foundation
import Testing
import Zip

@testable import Publishing

/// Workbooks and ZIPs: the same again from the same cells. What stands in them is read by other programs in the black-box tests.
@Suite struct ExportBundleTests {
    private static func table(_ name: String, text: String = "=1+1") -> ExportTable {
        ExportTable(
            name: name,
            list: ListFile(
                columns: [.text("naam"), .day("op"), .decimal("bedrag")],
                rows: [
                    [.text(text), .day(Day(year: 2026, month: 3, day: 1)!), .decimal(-2.5)], [.empty, .empty, .measure(1.0 / 3)],
                ]),
            facts: ExportFacts(
                title: "Proef", publisher: "De Ooievaar",
                stand: .init(instant: "2026-11-20T09:30:00.000000Z", day: Day(year: 2026, month: 11, day: 20), delivery: 12)))
    }

    private static let bundle = ExportBundle(
        name: "proef", title: "Een proef", tables: [table("een"), table("twee")],
        more: [.init(name: "manifest.json", title: "Het manifest", mediaType: "application/json", bytes: Array("{}".utf8))])

    private func unpacked(_ archive: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).zip")
        defer { try? FileManager.default.removeItem(at: place) }
        try Data(archive).write(to: place)
        let reader = try ZipReader(path: place.path)
        return try (0..<reader.count).map { index in
            let entry = try reader.entry(at: UInt64(index))
            let stream = try ZipEntryReader(entry, in: reader)
            var bytes = [UInt8](repeating: 0, count: Int(entry.size) + 1)
            var count = 0
            while case let read = try bytes.withUnsafeMutableBytes({
                try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
            }), read > 0 { count += read }
            return (entry.name, Array(bytes.prefix(count)))
        }
    }

    @Test func `a workbook is the same byte for byte when it is made again`() throws {
        let first = try Self.table("een").file(.xlsx)
        #expect(first.name == "een.xlsx" && first.bytes.starts(with: Array("PK".utf8)) && first.sidecar == nil)
        #expect(try Self.table("een").file(.xlsx).bytes == first.bytes)
        #expect(try Self.table("een", text: "anders").file(.xlsx).bytes != first.bytes)
    }

    @Test func `a text that no cell can hold is a sentence, not a shorter text`() {
        #expect {
            try Self.table("een", text: String(repeating: "a", count: 32_768)).file(.xlsx)
        } throws: { ($0 as? WorkbookError)?.code == .textTooLong }
    }

    @Test func `a list longer than a sheet is a sentence`() {
        let rows = [[ListCell]](repeating: [.empty], count: 1_048_576)
        let table = ExportTable(
            name: "lang", list: ListFile(columns: [.text("a")], rows: rows), facts: ExportFacts(title: "x", publisher: "y"))
        #expect { try table.file(.xlsx) } throws: { ($0 as? WorkbookError)?.code == .tooManyRows }
    }

    @Test func `the ZIP holds every form of every table, and is the same again`() throws {
        let archive = try Self.bundle.archive()
        #expect(try Self.bundle.archive() == archive)
        let names = try self.unpacked(archive).map(\.name)
        let forms = ["een", "twee"].flatMap { name in
            [
                "voor-excel/\(name).csv", "voor-excel/\(name).csv-metadata.json", "werkmap/\(name).xlsx", "open/\(name).csv",
                "open/\(name).csv-metadata.json", "json/\(name).json",
            ]
        }
        #expect(names == ["LEESMIJ.txt", "datapackage.json"] + forms + ["manifest.json"])
    }

    @Test func `the package names every file with its length and SHA-256`() throws {
        let files = Dictionary(uniqueKeysWithValues: try self.unpacked(try Self.bundle.archive()).map { ($0.name, $0.bytes) })
        let described = try #require(files["datapackage.json"])
        let package = try #require(try JSONSerialization.jsonObject(with: Data(described)) as? [String: Any])
        #expect(package["$schema"] as? String == "https://datapackage.org/profiles/2.0/datapackage.json")
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.count == 9)
        for resource in resources {
            let path = try #require(resource["path"] as? String)
            let bytes = try #require(files[path])
            let hash = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
            #expect(resource["bytes"] as? Int == bytes.count && resource["hash"] as? String == "sha256:\(hash)")
        }
        #expect(Set(resources.compactMap { $0["name"] as? String }).count == resources.count)
    }

    @Test func `two tables of one name are refused`() {
        #expect(throws: ZipError.self) {
            try ExportBundle(name: "a", title: "b", tables: [Self.table("een"), Self.table("een")]).archive()
        }
    }
}
