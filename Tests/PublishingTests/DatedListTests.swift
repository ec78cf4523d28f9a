import Domain
import Foundation
import Testing

@testable import Publishing
@testable import Storage

/// Lists of cases and of work as files.
@Suite struct DatedListTests {
    private static let stand = Moment(
        number: 3, instant: "2026-11-22T08:00:00.000000Z", day: Day(number: 20_779), delivery: 3, isLatest: true)

    private static func list(_ cells: [DatedList.Cell], facts: [DatedList.Fact] = []) -> DatedList {
        DatedList(
            name: "casussen", columns: cells.enumerated().map { ExportColumn("k\($0)", Self.kind($1)) }, rows: [cells],
            facts: facts,
            peildatum: Day(year: 2026, month: 11, day: 22)!, stand: self.stand)
    }

    private static func kind(_ cell: DatedList.Cell) -> ExportColumn.Kind {
        ExportColumn.Kind.allCases.first { ExportColumn("", $0).takes(cell) } ?? .text
    }

    private static func line(_ list: DatedList, _ form: ExportForm) throws -> String {
        String(decoding: try list.bytes(form), as: UTF8.self).split(separator: "\r\n").last.map(String.init) ?? ""
    }

    private static let cells: [DatedList.Cell] = [
        .text("=1+1"), .code("-"), .day(Day(year: 2026, month: 3, day: 1)!), .whole(-3), .decimal(-2.5), .yes(true), .empty,
        .text("a\nb"),
    ]

    @Test func `people get Dutch dates, commas and guarded texts`() throws {
        #expect(try Self.line(Self.list(Self.cells), .excel) == "'=1+1;-;01-03-2026;-3;-2,5;ja;;\"a\nb\"")
    }

    @Test func `machines get ISO dates and points`() throws {
        #expect(try Self.line(Self.list(Self.cells), .open) == "'=1+1,-,2026-03-01,-3,-2.5,true,,\"a\nb\"")
    }

    @Test func `JSON has the same rows, typed, with both dates and the facts`() throws {
        let list = Self.list(Self.cells, facts: [DatedList.Fact("casus", .text("C\"1"))])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try list.bytes(.json))) as? [String: Any])
        #expect(object["peildatum"] as? String == "2026-11-22" && object["stand"] as? String == Self.stand.instant)
        #expect(object["casus"] as? String == "C\"1" && object["aantal"] as? Int == 1)
        let row = try #require((object["casussen"] as? [[String: Any]])?.first)
        #expect(row["k0"] as? String == "=1+1" && row["k2"] as? String == "2026-03-01" && row["k3"] as? Int == -3)
        #expect(row["k4"] as? Double == -2.5 && row["k5"] as? Bool == true && row["k6"] is NSNull)
    }

    @Test func `a file's name holds nothing that a file system refuses`() {
        let name = Self.list([]).fileName(subject: "casus-2026/A:\n1", owner: "wieg", form: .excel)
        #expect(name == "casus-2026_A__1-wieg-peildatum-2026-11-22-stand-20261122T080000.000000Z.csv")
    }
}
