import Crypto
import Disclosure
import Domain
import Foundation
import Indicators
import Testing

@testable import Publishing
@testable import Storage

/// What travels beside a CSV file.
@Suite struct CSVSidecarTests {
    private static let stand = Moment(
        number: 14, instant: "2026-11-20T09:30:00.000000Z", day: try? Day("2026-11-20"), delivery: 12, isLatest: true)

    private static let table = ExportTable(
        name: "proef één",
        list: ListFile(
            columns: [.text("naam"), .day("op"), .whole("aantal"), .decimal("bedrag"), .yes("klaar"), .code("soort")],
            rows: [
                [.text("=1+1"), .day(Day(year: 2026, month: 3, day: 1)!), .whole(3), .decimal(-2.5), .yes(true), .code("a")],
                [.text("x\r\ny"), .empty, .empty, .measure(1.0 / 3), .yes(false), .empty],
            ]),
        facts: ExportFacts(
            title: "Proef", publisher: "De Ooievaar", period: "2026-K1", peildatum: Day(year: 2026, month: 11, day: 22)!,
            stand: .init(stand),
            policy: .init(
                try! DisclosurePolicy(name: "gemeente", version: 2, audience: .own, threshold: 5, sensitiveIndicators: [])),
            definitions: [DefinitionNote(Definition.find("uitval")!)], more: [.init("VOG.maanden", .whole(3))],
            words: [.init(column: "soort", word: "a", meaning: "Het eerste.")]))

    private func document(_ form: ExportForm) throws -> [String: Any] {
        let bytes = try #require(try Self.table.file(form).sidecarBytes())
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func column(_ document: [String: Any], _ name: String) throws -> [String: Any] {
        let schema = try #require(document["tableSchema"] as? [String: Any])
        let columns = try #require(schema["columns"] as? [[String: Any]])
        return try #require(columns.first { $0["titles"] as? String == name })
    }

    @Test func `it names the file, its rows and the SHA-256 of its bytes`() throws {
        let file = try Self.table.file(.excel)
        let document = try self.document(.excel)
        #expect(file.name == "proef één.csv" && file.sidecar?.name == "proef één.csv-metadata.json")
        #expect(document["url"] as? String == "proef%20%C3%A9%C3%A9n.csv")
        let hash = SHA256.hash(data: file.bytes).map { String(format: "%02x", $0) }.joined()
        #expect(document["schema:sha256"] as? String == hash)
        let properties = try #require(document["schema:additionalProperty"] as? [[String: Any]])
        let named = Dictionary(
            uniqueKeysWithValues: properties.map { ($0["schema:name"] as? String ?? "", $0["schema:value"] as? NSObject) })
        #expect(named["rijen"] == 2 as NSNumber && named["bytes"] == file.bytes.count as NSNumber)
        #expect(named["peildatum"] == "2026-11-22" as NSString && named["periode"] == "2026-K1" as NSString)
        #expect(named["stand"] == "2026-11-20T09:30:00.000000Z" as NSString && named["levering"] == 12 as NSNumber)
        #expect(named["beleid"] == "gemeente" as NSString && named["beleid_versie"] == 2 as NSNumber)
        #expect(named["drempel"] == 5 as NSNumber && named["VOG.maanden"] == 3 as NSNumber)
    }

    @Test func `each form says how it writes dates, decimals and yes`() throws {
        let (people, machines) = (try self.document(.excel), try self.document(.open))
        for (document, delimiter, date, mark, words) in [
            (people, ";", "dd-MM-yyyy", ",", "ja|nee"), (machines, ",", "yyyy-MM-dd", ".", "true|false"),
        ] {
            #expect((document["dialect"] as? [String: Any])?["delimiter"] as? String == delimiter)
            let op = try #require(try self.column(document, "op")["datatype"] as? [String: Any])
            #expect(op["base"] as? String == "date" && op["format"] as? String == date)
            let bedrag = try #require(try self.column(document, "bedrag")["datatype"] as? [String: Any])
            #expect((bedrag["format"] as? [String: Any])?["decimalChar"] as? String == mark)
            let klaar = try #require(try self.column(document, "klaar")["datatype"] as? [String: Any])
            #expect(klaar["base"] as? String == "boolean" && klaar["format"] as? String == words)
            #expect(try self.column(document, "aantal")["datatype"] as? String == "integer")
            #expect(try self.column(document, "naam")["datatype"] as? String == "string")
        }
    }

    @Test func `definitions and words go with it`() throws {
        let document = try self.document(.open)
        let definition = try #require((document["dc:subject"] as? [[String: Any]])?.first)
        #expect(definition["skos:notation"] as? String == "uitval" && definition["owl:versionInfo"] as? String == "1")
        #expect(definition["skos:definition"] as? String == Definition.find("uitval")?.meaning)
        let word = try #require((document["notes"] as? [[String: Any]])?.first)
        #expect(word["skos:notation"] as? String == "a" && word["skos:definition"] as? String == "Het eerste.")
    }

    @Test func `JSON has none, and the same file has the same one again`() throws {
        #expect(try Self.table.file(.json).sidecarBytes() == nil)
        #expect(try Self.table.file(.excel).sidecarBytes() == Self.table.file(.excel).sidecarBytes())
    }

    @Test func `a file counted in pieces is the same as one counted whole`() throws {
        let bytes = try Self.table.file(.open).bytes
        for length in [1, 7, bytes.count] {
            var counter = FileReceipt.Counter()
            var rest = bytes[...]
            while !rest.isEmpty {
                counter.add(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
            #expect(counter.receipt(rows: 2) == FileReceipt(bytes, rows: 2))
        }
    }

    @Test func `a column takes its own kind of cell, and a text never stands among words of ours`() {
        #expect(ExportColumn.decimal("x").takes(.whole(1)) && !ExportColumn.whole("x").takes(.decimal(1.5)))
        #expect(ExportColumn.text("x").takes(.code("a")) && !ExportColumn.code("x").takes(.text("=a")))
        #expect(ExportColumn.Kind.allCases.allSatisfy { ExportColumn("x", $0).takes(.empty) })
    }

    @Test func `every status of a figure has a meaning of its own`() {
        #expect(Set(FigureStatus.words.map(\.meaning)).count == FigureStatus.allCases.count)
    }

    @Test func `a table of a release writes no number of a hidden cell, in the columns of every figures file`() throws {
        let key = CellKey(
            indicator: "uitval", days: DayRange(first: try Day("2026-01-01"), last: try Day("2026-03-31")), values: [:])
        let cell = FigureCell(
            key: key, version: 1, period: "2026-K1", numerator: 3, denominator: 9, value: 33.3, interval: nil, unit: .percent,
            n: 9,
            status: .hidden)
        let table = CellTable(name: "cijfers", dimensions: [.wijkteam], cells: [cell])
        let export = ExportTable(table, name: "cijfers", facts: ExportFacts(title: "Cijfers", publisher: "x"))
        let file = try export.file(.open)
        #expect(file.bytes == table.csv(.open))
        #expect(String(decoding: file.bytes, as: UTF8.self).hasSuffix("uitval,1,2026-K1,totaal,,,,,,procent,,onderdrukt\r\n"))
        let sidecar = String(decoding: try #require(try file.sidecarBytes()), as: UTF8.self)
        #expect(sidecar.contains("onderdrukt_secundair") && sidecar.contains("Lees een lege cel hier niet als nul."))
    }
}
