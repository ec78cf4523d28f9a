import Disclosure
import Domain
import Testing

/// What a total has more than the parts of it that are shown.
@Suite(.timeLimit(.minutes(10))) struct HiddenTogetherTests {
    private func protect(_ cells: [FigureCell], after earlier: [PublishedRelease] = []) throws -> PublishedRelease {
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [.wet], cells)], earlier: earlier))
        #expect(made.report.isHeld)
        return PublishedRelease(name: "", tables: made.tables.map(\.table))
    }

    /// How many ended, and of those how many were referred, by wet and together.
    private func cells(_ parts: [String: (Int, Int)]) -> [FigureCell] {
        let total = parts.values.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        return ([([:], total)] + parts.map { ([.wet: $0.key], $0.value) }).flatMap { values, counts in
            [
                Cells.count("beeindigd", "2026", values, counts.0),
                Cells.share("doorverwezen", "2026", values, counts.1, of: counts.0),
            ]
        }
    }

    private func shown(_ release: PublishedRelease) -> Set<String> {
        Set(
            release.tables.flatMap(\.cells).filter { $0.key.indicator == "doorverwezen" && !$0.isHidden }
                .map { $0.key.values[.wet] ?? "" })
    }

    @Test func `two hidden parts are not told together where they are too few`() throws {
        // 4 of 19 are not of jeugd.
        let few = try self.protect(self.cells(["jeugd": (35, 7), "wmo": (12, 2), "onbekend": (7, 2)]))
        #expect(!self.shown(few).isSuperset(of: ["", "jeugd"]))
        let enough = try self.protect(self.cells(["jeugd": (35, 7), "wmo": (12, 4), "onbekend": (7, 2)]))
        #expect(self.shown(enough) == ["", "jeugd"])
    }

    @Test(arguments: [(0, true), (1, false)]) func `what changed in two hidden parts together is not told`(
        late: Int, isShown: Bool
    ) throws {
        // Ten more of jeugd, five of them referred: that could be shown; one more of wmo, referred.
        let first = try self.protect(self.cells(["jeugd": (35, 12), "wmo": (12, 4), "onbekend": (9, 3)]))
        #expect(self.shown(first) == ["", "jeugd"])
        let second = self.cells(["jeugd": (45, 17), "wmo": (12 + late, 4 + late), "onbekend": (9, 3)])
        #expect(self.shown(try self.protect(second, after: [first])).isSuperset(of: ["", "jeugd"]) == isShown)
    }

    @Test(arguments: [(2, false), (7, true)]) func `who has none of a vulnerability is not told`(rest: Int, isShown: Bool) throws
    {
        func cells(_ values: [Dimension: String], _ part: Int, _ whole: Int) -> [FigureCell] {
            [
                Cells.count("beeindigd", "2026", values, whole), Cells.share("doorverwezen", "2026", values, part, of: whole),
            ]
        }
        // All but 14 have it; of those 2 or 7 were referred.
        let release = try self.protect(
            cells([:], 12 + rest, 40) + cells([.kwetsbaarheid: "kind"], 12, 26) + cells([.kwetsbaarheid: "gezin"], 12 + rest, 38))
        let isAll = release.tables.flatMap(\.cells)
            .filter { $0.key.indicator == "doorverwezen" && $0.key.values[.kwetsbaarheid] != "gezin" }
            .allSatisfy { !$0.isHidden }
        #expect(isAll == isShown)
    }

    /// Of the network everybody may know how many had one, and by who referred them nobody.
    @Test(arguments: [(10, false), (4, true)]) func `parts of a total that is no secret are not told together either`(
        huisarts: Int, isShown: Bool
    ) throws {
        let parts = ["verloskundige": (36, 50), "huisarts": (huisarts, 12), "jgz": (9, 10), "overig": (7, 8)]
        let total = Cells.share("netwerk", "2026", [:], 52 + huisarts, of: 80)
        let release = try self.protect(
            [total] + parts.map { Cells.share("netwerk", "2026", [.verwijzer: $0.key], $0.value.0, of: $0.value.1) })
        let shown = release.tables.flatMap(\.cells).filter { !$0.isHidden }.map { $0.key.values[.verwijzer] ?? "" }
        #expect(Set(shown) == (isShown ? ["", "verloskundige"] : [""]))
    }

    /// As the totals by wet stand in the table by domein too.
    @Test func `a figure in two tables is hidden in both or in neither, in whichever order they are given`() throws {
        func goals(_ values: [Dimension: String], _ part: Int, _ whole: Int) -> FigureCell {
            Cells.share("doelrealisatie", "2026", values, part, of: whole).about(whole / 2)
        }
        let wets = [goals([:], 420, 700), goals([.wet: "jeugd"], 300, 500), goals([.wet: "wmo"], 116, 190)]
        let rest = goals([.wet: "onbekend"], 4, 10)
        let domains = [goals([.domein: "ontwikkeling"], 300, 500), goals([.domein: "opvoeding"], 120, 200)]
        let tables = [
            Cells.table("a", [.wet], wets + [rest]), Cells.table("b", [.wet, .domein], [rest] + wets + domains),
            Cells.table("c", [.domein], domains + wets.prefix(1)),
        ]
        func hidden(_ tables: [CellTable]) throws -> [[String]] {
            let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: tables))
            return made.tables.map { table in
                table.table.cells.filter(\.isHidden).map { "\($0.key.values.values.sorted())" }.sorted()
            }
        }
        let once = try hidden(Array(tables.prefix(1)))
        let all = try hidden(tables)
        // What is hidden by wet, and nothing by domein for standing there twice.
        #expect(all == [once[0], once[0], []])
        #expect(try hidden(tables.reversed()) == all.reversed())
    }
}
