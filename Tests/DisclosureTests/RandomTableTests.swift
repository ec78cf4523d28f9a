import Disclosure
import Domain
import TestSupport
import Testing

import struct Foundation.Decimal
import class Foundation.ProcessInfo

/// What must hold whatever the numbers are, over many random tables.
@Suite(.timeLimit(.minutes(30))) struct RandomTableTests {
    /// Hundreds in an ordinary run, thousands in `script/deep`.
    private static let rounds = ProcessInfo.processInfo.environment["KRAAMZICHT_RANDOM_TABLES"].flatMap(Int.init) ?? 300
    private static let gemeenten = 0..<max(6, Self.rounds * 24 / 300)
    private static let shuffles = 0..<max(2, Self.rounds * 5 / 300)

    /// A table of counts with its margins, small enough to try every table that could be behind it.
    private struct Grid {
        let values: [[Int]]
        var rows: [Int] { self.values.map { $0.reduce(0, +) } }
        var columns: [Int] { self.values[0].indices.map { column in self.values.reduce(0) { $0 + $1[column] } } }

        var table: CellTable {
            var cells: [FigureCell] = []
            for (r, row) in self.values.enumerated() {
                for (c, value) in row.enumerated() {
                    cells.append(Cells.count("aanvragen", "2026", [.verwijzer: "v\(r)", .wijkteam: "t\(c)"], value))
                }
                cells.append(Cells.count("aanvragen", "2026", [.verwijzer: "v\(r)"], self.rows[r]))
            }
            for (c, total) in self.columns.enumerated() {
                cells.append(Cells.count("aanvragen", "2026", [.wijkteam: "t\(c)"], total))
            }
            cells.append(Cells.count("aanvragen", "2026", [:], self.rows.reduce(0, +)))
            return Cells.table("t", [.verwijzer, .wijkteam], cells)
        }
    }

    /// Every table of 2 by 2 that fits what is published, by trying all numbers up to `most`.
    private func possible(_ cells: [FigureCell], most: Int) -> [[Int]] {
        var shown: [[Dimension: String]: Int] = [:]
        for cell in cells where !cell.isHidden { shown[cell.key.values] = Int("\(cell.numerator!)")! }
        func fits(_ values: [Dimension: String], _ number: Int) -> Bool { shown[values].map { $0 == number } ?? true }
        var found: [[Int]] = []
        for a in 0...most where fits([.verwijzer: "v0", .wijkteam: "t0"], a) {
            for b in 0...most where fits([.verwijzer: "v0", .wijkteam: "t1"], b) && fits([.verwijzer: "v0"], a + b) {
                for c in 0...most where fits([.verwijzer: "v1", .wijkteam: "t0"], c) && fits([.wijkteam: "t0"], a + c) {
                    for d in 0...most
                    where fits([.verwijzer: "v1", .wijkteam: "t1"], d) && fits([.verwijzer: "v1"], c + d)
                        && fits([.wijkteam: "t1"], b + d) && fits([:], a + b + c + d)
                    { found.append([a, b, c, d]) }
                }
            }
        }
        return found
    }

    @Test func `trying every table that fits never finds a hidden number closer than the protection`() throws {
        var random = SeededRandom(seed: 20_261_128)
        let policy = try DisclosurePolicy(name: "klein", audience: .wider, threshold: 3, sensitiveIndicators: [])
        for round in 0..<Self.rounds {
            let grid = Grid(values: (0..<2).map { _ in (0..<2).map { _ in Int.random(in: 0...7, using: &random) } })
            let release = try Disclosure.protect(DisclosureRequest(policy: policy, tables: [grid.table]))
            let cells = release.tables[0].table.cells
            let possible = self.possible(cells, most: 20)
            for (index, place) in [["v0", "t0"], ["v0", "t1"], ["v1", "t0"], ["v1", "t1"]].enumerated() {
                let cell = try #require(cells.first { $0.key.values == [.verwijzer: place[0], .wijkteam: place[1]] })
                guard cell.isHidden else { continue }
                let values = possible.map { $0[index] }
                let width = (values.max() ?? 0) - (values.min() ?? 0)
                #expect(width >= policy.protection, "round \(round): \(grid.values) \(place) \(width)")
            }
        }
    }

    private func statuses(_ tables: [CellTable], earlier: [PublishedRelease] = []) throws -> [CellKey: FigureStatus] {
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: tables, earlier: earlier))
        var found: [CellKey: FigureStatus] = [:]
        for cell in release.tables.flatMap(\.table.cells) { found[cell.key] = cell.status }
        return found
    }

    @Test(arguments: Self.gemeenten)
    func `a gemeente of a few cases a year is protected, and shown totals add up`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let gemeente = SmallGemeente(perYear: [1, 2, 4, 7, 10, 30][seed % 6], quarters: 8, using: &random)
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: gemeente.tables()))
        #expect(release.report.isHeld)
        for cell in release.tables.flatMap(\.table.cells) {
            if cell.isHidden {
                #expect(
                    cell.numerator == nil && cell.denominator == nil && cell.value == nil && cell.interval == nil && cell.n == nil
                )
            } else if cell.unit == .percent, let value = cell.value, cell.key.indicator != "respons" {
                #expect(cell.numerator! >= 5 && cell.denominator! - cell.numerator! >= 5, "\(cell.key.indicator) \(value)")
            }
        }
    }

    @Test(arguments: Self.shuffles) func `the order of rows and tables makes no difference`(seed: Int) throws {
        var random = SeededRandom(seed: 100 + UInt64(seed))
        let tables = SmallGemeente(perYear: 20, using: &random).tables()
        let expected = try self.statuses(tables)
        let shuffled = tables.shuffled(using: &random).map {
            CellTable(name: $0.name, dimensions: $0.dimensions, cells: $0.cells.shuffled(using: &random))
        }
        #expect(try self.statuses(shuffled) == expected)
    }

    @Test(arguments: Self.shuffles) func `a table about something else changes nothing`(seed: Int) throws {
        var random = SeededRandom(seed: 200 + UInt64(seed))
        let tables = SmallGemeente(perYear: 20, using: &random).tables()
        let other = Cells.table(
            "anders", [], [Cells.share("geen_nieuwe_start", "2025", [:], 3, of: 9), Cells.share("giz", "2025-K1", [:], 3, of: 9)])
        let expected = try self.statuses(tables)
        let together = try self.statuses(tables + [other])
        #expect(together.filter { expected[$0.key] != nil } == expected)
    }

    @Test func `with fifty and more in every cell nothing is hidden`() throws {
        let cells = (1...4).flatMap { quarter in
            [nil, "jeugd", "wmo"].flatMap { (wet: String?) -> [FigureCell] in
                let values: [Dimension: String] = wet.map { [.wet: $0] } ?? [:]
                let whole = wet == nil ? 240 : 120
                return [
                    Cells.count("beeindigd", "2026-K\(quarter)", values, whole),
                    Cells.share("doorverwezen", "2026-K\(quarter)", values, whole / 2, of: whole),
                ]
            }
        }
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [.wet], cells)]))
        let loss = try #require(release.losses.first)
        #expect([loss.cellen, loss.gevoelig, loss.primair, loss.secundair] == [24, 12, 0, 0])
        #expect(release.report.verborgen_cellen == 0)
    }
}
