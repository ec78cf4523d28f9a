import Domain
import TestSupport
import Testing

@testable import Disclosure

/// A release about so many and so small gemeenten that it says nothing of any of them.
@Suite(.timeLimit(.minutes(5))) struct WithheldGemeentenTests {
    /// The tables of a jeugdregio with each of its gemeenten: about 500 cells for each.
    private static func region(_ gemeenten: Int, perYear: Int, in areas: (Int) -> String = { _ in "JZ01" }) -> [CellTable] {
        var random = SeededRandom(seed: 5)
        let places = (0..<gemeenten).map { _ in SmallGemeente(perYear: perYear, using: &random) }
        func tables(_ cases: [SmallGemeente.Case], _ values: [Dimension: String]) -> [CellTable] {
            var one = places[0]
            one.cases = cases
            return one.tables().map { table in table.with(table.cells.map { $0.moved(to: values) }) }
        }
        var parts = places.enumerated().map { index, place in
            tables(place.cases, [.gemeente: "GM\(1000 + index)", .jeugdregio: areas(index)])
        }
        for (area, members) in Dictionary(grouping: places.indices, by: areas).sorted(by: { $0.key < $1.key }) {
            parts.append(tables(members.flatMap { places[$0].cases }, [.jeugdregio: area]))
        }
        return parts[0].indices.map { table in
            CellTable(
                name: parts[0][table].name, dimensions: [.gemeente, .jeugdregio, .wet], cells: parts.flatMap { $0[table].cells })
        }
    }

    private func withheld(
        _ tables: [CellTable], earlier: [[CellTable]] = [], mostCells: Int = WithheldGemeenten.mostCells
    ) throws -> (WithheldGemeenten, Ledger) {
        let policy = try Cells.wider()
        let ledger = Ledger(earlier + [tables], policy: policy)
        let open = Set(
            ledger.entries.indices.filter { ledger.entries[$0].release == earlier.count && ledger.entries[$0].isUndecided })
        let (set, _) = try Disclosure.puzzles(ledger, areas: [:], open: open, undecided: open)
        let rule = PrimaryRule(policy: policy)
        return (
            WithheldGemeenten(set, ledger, policy: policy, areas: [:], mostCells: mostCells) { rule.hides(ledger.entries[$0]) },
            ledger
        )
    }

    @Test func `nothing is said of any gemeente, and the region's own figures are shown where they are safe`() throws {
        let tables = Self.region(20, perYear: 3)
        let made = try Disclosure.protect(DisclosureRequest(policy: try Cells.wider(), tables: tables))
        let cells = made.tables.flatMap(\.table.cells)
        #expect(cells.map(\.key) == tables.flatMap { $0.cells.map(\.key) })
        let gemeenten = cells.filter { $0.key.values[.gemeente] != nil }
        #expect(gemeenten.allSatisfy { $0.status == .hiddenByComplement && !$0.isHiddenInNameOnly })
        #expect(cells.contains { $0.key.values[.gemeente] == nil && $0.status == .value })
        #expect(made.report.achtergehouden == gemeenten.count)
        #expect(made.report.verborgen_cellen == cells.count(where: \.isHidden))
        #expect(made.losses.reduce(0) { $0 + $1.primair + $1.secundair } == cells.count(where: \.isHidden))

        let published = made.tables.map(\.table)
        let report = try Disclosure.attack([PublishedRelease(name: "", tables: published)], policy: try Cells.wider())
        #expect(report.isHeld && report.verborgen_cellen == made.report.verborgen_cellen)
        #expect(report.aangevallen_getallen == made.report.aangevallen_getallen)
    }

    @Test func `a number beside the word hidden is found although the cell is not attacked`() throws {
        let policy = try Cells.wider()
        let tables = Self.region(20, perYear: 3)
        let made = try Disclosure.protect(DisclosureRequest(policy: policy, tables: tables)).tables.map(\.table)
        let spoiled = zip(made, tables).map { made, given in
            made.with(
                zip(made.cells, given.cells).enumerated().map { position, pair in
                    position == 0 ? pair.1.keptBack(.hiddenByComplement) : pair.0
                })
        }
        let report = try Disclosure.attack([PublishedRelease(name: "", tables: spoiled)], policy: policy)
        #expect(report.niet_leeg == spoiled.count && !report.isHeld)
    }

    @Test func `gemeenten with enough families are searched`() throws {
        #expect(try !self.withheld(Self.region(3, perYear: 3), mostCells: 1_000).0.isEmpty)
        #expect(try self.withheld(Self.region(3, perYear: 300), mostCells: 1_000).0.isEmpty)
    }

    @Test func `a small release is searched`() throws {
        #expect(try self.withheld(Self.region(3, perYear: 3)).0.isEmpty)
    }

    @Test func `a gemeente that is its whole jeugdregio would be told by it`() throws {
        #expect(try self.withheld(Self.region(3, perYear: 3) { $0 == 2 ? "JZ02" : "JZ01" }, mostCells: 1_000).0.isEmpty)
    }

    @Test func `gemeenten of which nobody knows the jeugdregio have no whole of their own`() throws {
        let tables = Self.region(4, perYear: 3) { $0 < 2 ? "JZ01" : "JZ02" }.map { table in
            let wholes = table.cells.filter { $0.key.values[.jeugdregio] == "JZ01" && $0.key.values[.gemeente] == nil }
            let unknown = table.cells.filter { $0.key.values[.jeugdregio] == "JZ02" && $0.key.values[.gemeente] != nil }
            return table.with(
                table.cells.filter { $0.key.values[.jeugdregio] == "JZ01" } + wholes.map { $0.without(.jeugdregio) }
                    + unknown.map { $0.without(.jeugdregio) })
        }
        #expect(try self.withheld(tables, mostCells: 1_000).0.isEmpty)
    }

    @Test func `gemeenten without a figure of their region beside them are searched`() throws {
        let tables = Self.region(3, perYear: 3).map { table in
            table.with(table.cells.filter { $0.key.values[.gemeente] != nil || $0.key.indicator != "doorverwezen" })
        }
        #expect(try self.withheld(tables, mostCells: 1_000).0.isEmpty)
    }

    @Test func `what an earlier release said of a gemeente counts`() throws {
        let tables = Self.region(3, perYear: 3)
        func earlier(_ status: FigureStatus) -> [CellTable] {
            tables.map { $0.with($0.cells.map { $0.emptied($0.key.values[.gemeente] == nil ? .hiddenByComplement : status) }) }
        }
        let silent = try self.withheld(tables, earlier: [earlier(.hiddenByComplement)], mostCells: 1_000)
        #expect(silent.0.entries.contains { silent.1.entries[$0].release == 0 })
        #expect(try self.withheld(tables, earlier: [earlier(.hidden)], mostCells: 1_000).0.isEmpty)
        // What is shown leaves nothing to guess, and stands in no puzzle.
        var shown = earlier(.hiddenByComplement)
        shown[0] = shown[0].with([tables[0].cells[0]] + shown[0].cells.dropFirst())
        #expect(tables[0].cells[0].key.values[.gemeente] != nil)
        #expect(try self.withheld(tables, earlier: [shown], mostCells: 1_000).0.isEmpty)
    }

    @Test func `a whole about a few families is hidden, since nobody's part in it can be wide`() throws {
        // Fifty goals of three families: enough goals to show, and each gemeente would be left three values of n.
        func goals(_ place: [Dimension: String], _ reached: Int, of scored: Int, families: Int) -> FigureCell {
            let cell = Cells.share("doelrealisatie", "2025", place, reached, of: scored)
            return FigureCell(
                key: cell.key, version: 1, period: "2025", numerator: cell.numerator, denominator: cell.denominator,
                value: cell.value, interval: nil, unit: .percent, n: families, status: .value)
        }
        let table = Cells.table(
            "t", [.gemeente, .jeugdregio],
            [goals([.jeugdregio: "JZ01"], 25, of: 50, families: 3)]
                + (0..<12).map {
                    goals([.gemeente: "GM\($0)", .jeugdregio: "JZ01"], $0 == 0 ? 25 : 0, of: $0 == 0 ? 50 : 0, families: 0)
                })
        let (withheld, ledger) = try self.withheld([table], mostCells: 5)
        #expect(withheld.wholes.map { ledger.entries[$0].cell.key.values } == [[.jeugdregio: "JZ01"]])
        #expect(withheld.entries.count == 12)
    }
}

extension FigureCell {
    /// The same about another place.
    fileprivate func moved(to values: [Dimension: String]) -> FigureCell {
        self.at(self.key.values.merging(values) { $1 })
    }

    fileprivate func without(_ dimension: Dimension) -> FigureCell { self.at(self.key.values.filter { $0.key != dimension }) }

    private func at(_ values: [Dimension: String]) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: self.key.indicator, days: self.key.days, values: values),
            version: self.version, period: self.period, numerator: self.numerator, denominator: self.denominator,
            value: self.value, interval: self.interval, unit: self.unit, n: self.n, status: self.status)
    }
}
