import Disclosure
import Domain
import Testing

/// The traps in which other systems let a hidden number be worked out. Each first shows that the attacker sees through hiding by
/// the plain threshold, and then that the protection does not fall for it.
@Suite(.timeLimit(.minutes(10))) struct KnownTrapTests {
    /// A table of counts by verwijzer and wijkteam with its margins; `hidden` cells as published.
    private func grid(_ rows: [[Int]], hidden: Set<[Int]> = []) -> CellTable {
        let sum: ([Int]) -> Int = { $0.reduce(0, +) }
        var cells: [FigureCell] = []
        for (r, row) in rows.enumerated() {
            for (c, value) in row.enumerated() {
                let cell = Cells.count("aanvragen", "2026", [.verwijzer: "v\(r)", .wijkteam: "t\(c)"], value)
                cells.append(hidden.contains([r, c]) ? cell.published(.hidden) : cell)
            }
            cells.append(Cells.count("aanvragen", "2026", [.verwijzer: "v\(r)"], sum(row)))
        }
        for c in rows[0].indices { cells.append(Cells.count("aanvragen", "2026", [.wijkteam: "t\(c)"], sum(rows.map { $0[c] }))) }
        cells.append(Cells.count("aanvragen", "2026", [:], sum(rows.map(sum))))
        return Cells.table("tabel", [.verwijzer, .wijkteam], cells)
    }

    @Test func `nine hidden in a 4 by 4 table, two or more per row and column, and one is still exactly 47`() throws {
        let rows = [[3, 4, 60, 70], [5, 2, 47, 80], [55, 61, 4, 3], [48, 77, 2, 6]]
        let hidden: Set<[Int]> = [[0, 0], [0, 1], [1, 0], [1, 1], [1, 2], [2, 2], [2, 3], [3, 2], [3, 3]]
        let report = try Disclosure.attack([.of(self.grid(rows, hidden: hidden))], policy: .wider(sensitive: []))
        #expect(
            report.te_smal.contains {
                $0.waarden == ["verwijzer": "v1", "wijkteam": "t2"] && $0.kleinste == 47 && $0.grootste == 47
            })
        try expectHeld(self.grid(rows))
    }

    @Test func `three singletons in one row are each known to who knows the threshold`() throws {
        // 27 = 9 + 9 + 9: all three below ten, so all three are nine.
        let rows = [[9, 9, 9, 40], [50, 60, 70, 30], [20, 31, 42, 53]]
        let report = try Disclosure.attack(
            [.of(self.grid(rows, hidden: [[0, 0], [0, 1], [0, 2]]))], policy: .wider(sensitive: []))
        #expect(!report.isHeld)
        try expectHeld(self.grid(rows))
    }

    @Test func `zero is zero plus two unknowns, and fifteen is ten plus three plus two unknowns`() throws {
        let rows = [[0, 0, 0, 40], [10, 3, 1, 1], [30, 31, 42, 53]]
        let report = try Disclosure.attack(
            [.of(self.grid(rows, hidden: [[0, 0], [0, 1], [0, 2], [1, 2], [1, 3]]))], policy: .wider(sensitive: []))
        #expect(report.te_smal.contains { $0.kleinste == 0 && $0.grootste == 0 })
        try expectHeld(self.grid(rows))
    }

    @Test func `two tables that are safe each by itself give a cell away together`() throws {
        // By wet and by verwijzer over the same cases, with the quarters of both.
        func table(_ dimension: Dimension, _ parts: [String: [Int]], hidden: Set<String>) -> CellTable {
            var cells: [FigureCell] = []
            for (value, quarters) in parts.sorted(by: { $0.key < $1.key }) {
                for (index, count) in quarters.enumerated() {
                    let label = "2026-K\(index + 1)"
                    let cell = Cells.count("aanvragen", label, [dimension: value], count)
                    cells.append(hidden.contains("\(value) \(label)") ? cell.published(.hidden) : cell)
                }
                cells.append(Cells.count("aanvragen", "2026-K1..2026-K2", [dimension: value], quarters.reduce(0, +)))
            }
            for index in 0..<2 {
                let total = parts.values.map { $0[index] }.reduce(0, +)
                let cell = Cells.count("aanvragen", "2026-K\(index + 1)", [:], total)
                cells.append(hidden.contains("totaal 2026-K\(index + 1)") ? cell.published(.hiddenByComplement) : cell)
            }
            cells.append(Cells.count("aanvragen", "2026-K1..2026-K2", [:], parts.values.flatMap(\.self).reduce(0, +)))
            return Cells.table(dimension.rawValue, [dimension], cells)
        }
        let wet = ["jeugd": [4, 30], "wmo": [20, 25]]
        let verwijzer = ["jgz": [14, 35], "huisarts": [10, 20]]
        let totals: Set = ["totaal 2026-K1", "totaal 2026-K2"]
        // Each table hides a small cell with its total; the other table shows the parts of that total.
        let published = [
            table(.wet, wet, hidden: totals.union(["jeugd 2026-K1", "jeugd 2026-K2"])),
            table(.verwijzer, verwijzer, hidden: totals),
        ]
        let report = try Disclosure.attack([PublishedRelease(name: "", tables: published)], policy: .wider(sensitive: []))
        #expect(report.te_smal.contains { $0.waarden == ["wet": "jeugd"] && $0.kleinste == 4 && $0.grootste == 4 })
        try expectHeld(table(.wet, wet, hidden: []), table(.verwijzer, verwijzer, hidden: []))
    }

    @Test func `everybody or nobody is hidden, although no number is small`() throws {
        let all = Cells.share("geen_nieuwe_start", "2026", [:], 40, of: 40)
        let cells = [Cells.count("beeindigd", "2026", [:], 40), all]
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)]))
        #expect(release.tables[0].table.cells.map(\.status) == [.value, .hidden])
    }

    @Test func `a noemer published under another name does not give a hidden teller away`() throws {
        // Of 12 ended cases the reason is known of 12 − reden_onbekend; showing that share would show the noemer of uitval.
        let cells = [
            Cells.count("beeindigd", "2026", [:], 20), Cells.share("reden_onbekend", "2026", [:], 7, of: 20),
            Cells.share("uitval", "2026", [:], 3, of: 13), Cells.share("voortijdig", "2026", [:], 6, of: 13),
        ]
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)]))
        #expect(release.report.isHeld)
        let uitval = release.tables[0].table.cells[2]
        #expect(uitval.isHidden && uitval.n == nil && uitval.denominator == nil && uitval.interval == nil)
    }

    @Test func `percentages without their tellers tell the one that is hidden`() throws {
        // 33.3 % of 30 is 10, and 24.0 % of 50 is 12.
        let cells = [
            Cells.count("beeindigd", "2025", [:], 50), Cells.count("beeindigd", "2025", [.wet: "jeugd"], 30),
            Cells.count("beeindigd", "2025", [.wet: "wmo"], 20),
            Cells.share("doorverwezen", "2025", [:], 12, of: 50).with { ($0.numerator, $0.value) = (nil, 24) },
            Cells.share("doorverwezen", "2025", [.wet: "jeugd"], 10, of: 30).with { ($0.numerator, $0.value) = (nil, 33.3) },
            Cells.share("doorverwezen", "2025", [.wet: "wmo"], 2, of: 20).published(.hidden),
        ]
        let report = try Disclosure.attack([.of(Cells.table("t", [.wet], cells))], policy: Cells.own())
        #expect(report.te_smal.map { $0.kleinste...$0.grootste } == [2...2])
    }

    @Test func `n tells a noemer that is left out`() throws {
        // 37 of 40 have a known reason, so three have not, and two of the other twelve; 29.7 % of 37 is eleven.
        let places: [[Dimension: String]] = [[:], [.wet: "jeugd"], [.wet: "wmo"]]
        func rows(_ indicator: String, _ numbers: [(Int?, Int)]) -> [FigureCell] {
            zip(places, numbers).map { place, number in
                let cell = Cells.share(indicator, "2025", place, number.0 ?? 0, of: number.1)
                return number.0 == nil ? cell.published(.hidden) : cell
            }
        }
        var late = rows("uitval", [(14, 47), (11, 37), (nil, 10)])
        late[1] = late[1].with { ($0.numerator, $0.denominator, $0.value) = (nil, nil, 29.7) }
        let cells =
            zip(places, [52, 40, 12]).map { Cells.count("beeindigd", "2025", $0, $1) }
            + rows("reden_onbekend", [(5, 52), (nil, 40), (nil, 12)]) + late
        let report = try Disclosure.attack([.of(Cells.table("t", [.wet], cells))], policy: Cells.own())
        #expect(Set(report.te_smal.map { $0.kleinste...$0.grootste }) == [2...2, 3...3, 10...10])
    }

    @Test func `a value without a number beside it is not nothing`() throws {
        // Not a sum of 14 and 0: of the one nothing is known but that it is shown.
        let cells = [
            Cells.share("doorverwezen", "2025", [:], 14, of: 50),
            Cells.share("doorverwezen", "2025", [.wet: "jeugd"], 11, of: 30).with {
                ($0.numerator, $0.denominator, $0.n, $0.value) = (nil, nil, nil, 36.7)
            },
            Cells.share("doorverwezen", "2025", [.wet: "wmo"], 3, of: 20).published(.hidden),
        ]
        let report = try Disclosure.attack([.of(Cells.table("t", [.wet], cells))], policy: Cells.own())
        #expect(report.isHeld)
    }

    @Test func `the n of a reason is no noemer`() throws {
        // Thirteen for one reason, six for another, and no total: that is no contradiction.
        let cells = [("01", 13), ("03", 6)].map { Cells.count("beeindigd", "2025", [.reden: $0], $1) }
        #expect(try Disclosure.attack([.of(Cells.table("t", [.reden], cells))], policy: Cells.own()).isHeld)
    }

    @Test func `a value of an indicator that nobody knows adds up with nothing`() throws {
        let cells = [([:], 1_080.0), ([.wet: "jeugd"], 1_000), ([.wet: "wmo"], 1_200)].map {
            (place: [Dimension: String], value) in
            Cells.count("gemiddelde_prijs", "2025", place, 0).with {
                ($0.unit, $0.numerator, $0.n, $0.value) = (.euro, nil, nil, value)
            }
        }
        #expect(try Disclosure.attack([.of(Cells.table("t", [.wet], cells))], policy: Cells.own()).isHeld)
    }

    @Test func `what the calendar tells is not kept secret`() throws {
        // Nobody who ended in K3 2026 was followed for a year by then: the noemer is 0 for everybody to see.
        let cells = [Cells.count("beeindigd", "2026-K3", [:], 4), Cells.share("geen_nieuwe_start", "2026-K3", [:], 0, of: 0)]
        let dated = CellTable(name: "t", dimensions: [], cells: cells, peildatum: Day(text: "2026-09-30"))
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [dated]))
        #expect(release.tables[0].table.cells.map(\.status) == [.value, .noValue])
    }

    @Test func `a cell that is hidden in name only is a find`() throws {
        let cell = Cells.share("uitval", "2026", [:], 1, of: 3)
        let leaky = FigureCell(
            key: cell.key, version: 1, period: "2026", numerator: nil, denominator: nil, value: nil, interval: nil,
            unit: .percent,
            n: 3, status: .hidden)
        let report = try Disclosure.attack([.of(Cells.table("t", [], [leaky]))], policy: Cells.own())
        #expect(report.niet_leeg == 1)
        #expect(!report.isHeld)
    }

    @Test func `stock follows from begin, inflow and outflow`() throws {
        // 12 + 15 − x = 20: the outflow of 7 is hidden for being small, and stands there all the same.
        func cells(hideStock: Bool) -> CellTable {
            let end = Cells.count("lopend", "2026-K2", [:], 20)
            return Cells.table(
                "stand", [],
                [
                    Cells.count("lopend", "2026-K1", [:], 12), Cells.count("gestart", "2026-K2", [:], 15),
                    Cells.count("beeindigd", "2026-K2", [:], 7).published(.hidden),
                    hideStock ? end.published(.hiddenByComplement) : end,
                ])
        }
        let report = try Disclosure.attack([.of(cells(hideStock: false))], policy: .wider(sensitive: []))
        #expect(report.te_smal.contains { $0.indicator == "beeindigd" && $0.kleinste == 7 && $0.grootste == 7 })
        let table = Cells.table(
            "stand", [],
            [
                Cells.count("lopend", "2026-K1", [:], 12), Cells.count("gestart", "2026-K2", [:], 15),
                Cells.count("beeindigd", "2026-K2", [:], 7), Cells.count("lopend", "2026-K2", [:], 20),
            ])
        try expectHeld(table)
    }

    @Test func `a threshold beside a smaller rounding base is refused`() throws {
        let error = #expect(throws: DisclosureError.self) {
            _ = try DisclosurePolicy(
                name: "fout", audience: .wider, threshold: 8, roundingBase: 5, sensitiveIndicators: [])
        }
        #expect(error?.code == .policy)
    }
}

/// The protection finds a pattern, and the attacker, who sees only what is published, fails on it.
func expectHeld(_ tables: CellTable..., policy: DisclosurePolicy? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws
{
    let policy = try policy ?? Cells.wider()
    let release = try Disclosure.protect(DisclosureRequest(policy: policy, tables: tables))
    let report = try Disclosure.attack(
        [PublishedRelease(name: "", tables: release.tables.map(\.table))], policy: policy)
    #expect(report.isHeld, "\(report.te_smal) \(report.achterhaald_met_regels)", sourceLocation: sourceLocation)
    #expect(report.verborgen_cellen > 0, sourceLocation: sourceLocation)
}

extension PublishedRelease {
    static func of(_ tables: CellTable...) -> PublishedRelease { PublishedRelease(name: "", tables: tables) }
}

extension FigureCell {
    /// As a release shows it when the cell is hidden.
    func published(_ status: FigureStatus) -> FigureCell {
        FigureCell(
            key: self.key, version: self.version, period: self.period, numerator: nil, denominator: nil, value: nil,
            interval: nil,
            unit: self.unit, n: nil, status: status)
    }
}
