import Disclosure
import Domain
import Foundation
import Testing

/// What a release tells beside its figures: its report, the word for why a cell is hidden, and digits nobody needs.
@Suite(.timeLimit(.minutes(10))) struct ToldTooMuchTests {
    /// 6 of 14, which the reader was shown before; of them jeugd 5 of 10 and wmo 1 of 4.
    private let total = [Cells.count("beeindigd", "2025", [:], 14), Cells.share("voortijdig", "2025", [:], 6, of: 14)]
    private let parts = [
        Cells.count("beeindigd", "2025", [.wet: "jeugd"], 10), Cells.count("beeindigd", "2025", [.wet: "wmo"], 4),
        Cells.share("voortijdig", "2025", [.wet: "jeugd"], 5, of: 10), Cells.share("voortijdig", "2025", [.wet: "wmo"], 1, of: 4),
    ]

    @Test func `of ten families a complement by its name would be five and five, so that its neighbour is named so too`() throws {
        let made = try Disclosure.protect(
            DisclosureRequest(
                policy: Cells.own(), tables: [Cells.table("t", [.wet], self.total + self.parts)],
                earlier: [.of(Cells.table("t", [], self.total))]))
        #expect(made.tables[0].table.cells.suffix(2).map(\.status) == [.hiddenByComplement, .hiddenByComplement])
        #expect(made.report.isHeld && made.report.achterhaald_streng.isEmpty)
    }

    @Test func `a published attack says how much was found, and never what`() throws {
        var hidden = self.parts
        hidden[2] = hidden[2].published(.hiddenByComplement)
        hidden[3] = hidden[3].published(.hidden)
        let report = try Disclosure.attack([.of(Cells.table("t", [.wet], self.total + hidden))], policy: Cells.own())
        #expect(report.achterhaald_streng.map(\.kleinste).contains(5))
        let published = PublishedAttack(report)
        let json = String(decoding: try JSONEncoder().encode(published), as: UTF8.self)
        #expect(json.contains("\"achterhaald_streng\":\(report.achterhaald_streng.count)"))
        #expect(!json.contains("kleinste") && !json.contains("voortijdig"))
        #expect(try JSONDecoder().decode(PublishedAttack.self, from: Data(json.utf8)) == published)
        // As releases once held it: the findings themselves are read as how many there are.
        let before = try JSONDecoder().decode(PublishedAttack.self, from: JSONEncoder().encode(report))
        #expect(before == published)
    }

    @Test func `a sum of T-scores is told in six digits`() throws {
        let cell = FigureCell(
            key: CellKey(indicator: "gas_t", days: Cells.days("2025"), values: [:]), version: 1, period: "2025",
            numerator: Decimal(string: "603.8846405274371"), denominator: 12, value: 50.323720043953, interval: nil,
            unit: .tScore, n: 12, status: .value)
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], [cell])]))
        let told = made.tables[0].table.cells[0]
        #expect(told.numerator == Decimal(string: "603.885") && told.value == 50.3237)
    }
}
