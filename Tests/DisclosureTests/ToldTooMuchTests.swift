import Disclosure
import Domain
import Foundation
import Testing

/// What a release tells beside its figures: its report, the word for why a cell is hidden, and digits nobody needs.
@Suite(.timeLimit(.minutes(10))) struct ToldTooMuchTests {
    /// `teller` of 14, which the reader was shown before; of them jeugd so many of `noemer`, and wmo the rest.
    private func cells(_ teller: Int, jeugd: Int, of noemer: Int) -> (total: [FigureCell], parts: [FigureCell]) {
        (
            [Cells.count("beeindigd", "2025", [:], 14), Cells.share("voortijdig", "2025", [:], teller, of: 14)],
            [
                Cells.count("beeindigd", "2025", [.wet: "jeugd"], noemer),
                Cells.count("beeindigd", "2025", [.wet: "wmo"], 14 - noemer),
                Cells.share("voortijdig", "2025", [.wet: "jeugd"], jeugd, of: noemer),
                Cells.share("voortijdig", "2025", [.wet: "wmo"], teller - jeugd, of: 14 - noemer),
            ]
        )
    }

    @Test(arguments: 2...6) func `of ten families it is said of none whether they are five and five`(jeugd: Int) throws {
        let (total, parts) = self.cells(6, jeugd: jeugd, of: 10)
        let made = try Disclosure.protect(
            DisclosureRequest(
                policy: Cells.own(), tables: [Cells.table("t", [.wet], total + parts)],
                earlier: [.of(Cells.table("t", [], total))]))
        #expect(made.tables[0].table.cells.suffix(2).map(\.status) == [.hiddenByComplement, .hidden])
        #expect(made.report.isHeld && made.report.achterhaald_streng.isEmpty)
        // Nor by how many: what travels counts the words.
        #expect(made.losses.map { [$0.primair, $0.secundair] } == [[1, 1]])
    }

    @Test func `a published attack says how much was found, and never what`() throws {
        // Of eleven by its word at least five did, and five is all there are.
        let (total, parts) = self.cells(5, jeugd: 5, of: 11)
        var hidden = parts
        hidden[2] = hidden[2].published(.hiddenByComplement)
        hidden[3] = hidden[3].published(.hidden)
        let report = try Disclosure.attack([.of(Cells.table("t", [.wet], total + hidden))], policy: Cells.own())
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

    @Test func `what the threshold alone would hide does not travel`() throws {
        let (total, parts) = self.cells(6, jeugd: 4, of: 10)
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [.wet], total + parts)]))
        #expect(made.losses.map(\.drempel_alleen) == [2])
        #expect(!String(decoding: try JSONEncoder().encode(made.losses), as: UTF8.self).contains("drempel"))
    }

    @Test(arguments: [(12, FigureStatus.hiddenByComplement), (9, .hidden)])
    func `of enough marks it is not said that all were the same`(answered: Int, status: FigureStatus) throws {
        // Said to be small, twelve marks could only be twelve ones or twelve tens.
        let table = Cells.table(
            "t", [],
            [
                Cells.count("beeindigd", "2025", [:], 14), Cells.share("respons", "2025", [:], answered, of: 14),
                Cells.mean("tevredenheid", "2025", 10 * answered, of: answered),
            ])
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [table]))
        #expect(made.tables[0].table.cells.last?.status == status)
    }

    @Test func `a value without a number behind it, or of what nobody knows, is not told`() throws {
        func bare(_ indicator: String, _ value: Double) -> FigureCell {
            FigureCell(
                key: CellKey(indicator: indicator, days: Cells.days("2025"), values: [:]), version: 1, period: "2025",
                numerator: nil, denominator: nil, value: value, interval: nil, unit: .percent, n: nil, status: .value)
        }
        let cells = [
            Cells.count("beeindigd", "2025", [:], 3), bare("uitval", 33.3333), bare("netwerk", 100),
            Cells.share("uitvalx", "2025", [:], 1, of: 4),
        ]
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)]))
        #expect(made.tables[0].table.cells.map(\.isHidden) == [false, true, false, true])
    }

    @Test func `a part that is not what its total says it must be is not shown`() throws {
        // The only kind there is, and 1 of 10.
        let cells = [
            Cells.count("aanvragen", "2025", [:], 10), Cells.count("aanvragen", "2025", [.verwijzer: "huisarts"], 1),
        ]
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [.verwijzer], cells)]))
        #expect(made.tables[0].table.cells.map(\.isHidden) == [false, true])
    }

    /// The T-scores of so many families, 50.323720043953 on average.
    private func scores(_ families: Int) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: "gas_t", days: Cells.days("2025"), values: [:]), version: 1, period: "2025",
            numerator: Decimal(string: "50.323720043953").map { $0 * Decimal(families) }, denominator: Decimal(families),
            value: 50.323720043953, interval: nil, unit: .tScore, n: families, status: .value)
    }

    @Test func `a sum of T-scores is told in six digits, and shown again after it was told in sixteen`() throws {
        let table = Cells.table("t", [], [self.scores(36)])
        for earlier in [[], [PublishedRelease.of(table)]] {
            let told = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [table], earlier: earlier))
                .tables[0].table.cells[0]
            #expect(told.numerator == Decimal(string: "1811.65") && told.value == 50.3237 && told.status == .value)
        }
    }

    @Test(arguments: [(12, FigureStatus.hidden), (29, .hidden), (30, .value)])
    func `a sum of T-scores is told of thirty families on`(families: Int, status: FigureStatus) throws {
        let table = Cells.table("t", [], [self.scores(families)])
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [table]))
        #expect(made.tables[0].table.cells.map(\.status) == [status])
    }

    @Test(arguments: [(1, FigureStatus.hiddenByComplement), (4, .hiddenByComplement), (5, .value)])
    func `goals of fewer families than the threshold are those families' answer`(families: Int, status: FigureStatus) throws {
        let cell = Cells.share("doelrealisatie", "2025", [:], 6, of: 12).about(families)
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], [cell])]))
        #expect(made.tables[0].table.cells.map(\.status) == [status])
    }

    @Test(arguments: [5, 3]) func `the word for a share over ten does not hang on slices of other figures`(referred: Int) throws {
        // Ten ended in the year, which nobody tells by quarter; what was asked and started is.
        let year = [
            Cells.count("beeindigd", "2025", [:], 10), Cells.share("doorverwezen", "2025", [:], referred, of: 10),
            Cells.count("beeindigd", "2025", [.wet: "jeugd"], 2), Cells.share("doorverwezen", "2025", [.wet: "jeugd"], 1, of: 2),
            Cells.count("beeindigd", "2025", [.wet: "wmo"], 8),
            Cells.share("doorverwezen", "2025", [.wet: "wmo"], referred - 1, of: 8),
        ]
        let quarters = (1...4).flatMap { quarter in
            ["aanvragen", "gestart"].map { Cells.count($0, "2025-K\(quarter)", [:], 3) }
        }
        let made = try Disclosure.protect(
            DisclosureRequest(
                policy: Cells.own(), tables: [Cells.table("jaar", [.wet], year), Cells.table("kwartaal", [], quarters)]))
        let total = made.tables.flatMap(\.table.cells).first { $0.key.indicator == "doorverwezen" && $0.key.values.isEmpty }
        #expect(total?.status == .hiddenByComplement)
        #expect(made.report.achterhaald_streng.isEmpty)
    }
}
