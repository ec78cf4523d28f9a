import Domain
import Foundation
import Storage
import Testing
import Zip

@testable import Publishing

/// Lists too long for memory. What stands in them is read by other programs in the black-box tests.
@Suite struct LongListFileTests {
    private static let list = DatedList(
        name: "casussen", columns: [.text("casus"), .whole("dagen")], peildatum: Day(year: 2026, month: 11, day: 22)!,
        stand: .none)

    private func made(_ form: ExportForm, rows: Int, promised: Int? = nil) async throws -> [UInt8] {
        let file = try LongListFile(Self.list, count: promised ?? rows, name: "casussen-wieg", publisher: "De Wieg", form: form)
        for row in 0..<rows { try file.append([.text("=C\(row)"), .whole(row)]) }
        var bytes: [UInt8] = []
        try await file.finish { bytes += $0 }
        return bytes
    }

    private func names(_ archive: [UInt8]) throws -> [String] {
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).zip")
        defer { try? FileManager.default.removeItem(at: place) }
        try Data(archive).write(to: place)
        let reader = try ZipReader(path: place.path)
        return try (0..<reader.count).map { try reader.entry(at: UInt64($0)).name }
    }

    @Test(arguments: [ExportForm.xlsx, .zip])
    func `it is the same byte for byte when it is made again`(form: ExportForm) async throws {
        let first = try await self.made(form, rows: 1200)
        #expect(first.starts(with: Array("PK".utf8)))
        #expect(try await self.made(form, rows: 1200) == first)
        #expect(try await self.made(form, rows: 1199) != first)
    }

    @Test func `a ZIP holds what a short list's holds`() async throws {
        let names = try self.names(try await self.made(.zip, rows: 3))
        #expect(
            Set(names) == [
                "LEESMIJ.txt", "datapackage.json", "voor-excel/casussen-wieg.csv", "voor-excel/casussen-wieg.csv-metadata.json",
                "werkmap/casussen-wieg.xlsx", "open/casussen-wieg.csv", "open/casussen-wieg.csv-metadata.json",
                "json/casussen-wieg.json",
            ])
    }

    @Test func `a list longer than a sheet is no workbook, and a ZIP of it goes without`() async throws {
        await #expect {
            try await self.made(.xlsx, rows: 1, promised: 1_048_576)
        } throws: { ($0 as? WorkbookError)?.code == .tooManyRows }
        let names = try self.names(try await self.made(.zip, rows: 1, promised: 1_048_576))
        #expect(!names.contains { $0.hasSuffix(".xlsx") } && names.contains("open/casussen-wieg.csv"))
    }
}
