import Domain
import TestSupport
import Testing

@testable import Disclosure

/// Points found while a release was made, as its attack takes them over.
@Suite(.timeLimit(.minutes(10))) struct WitnessTests {
    /// Two unknowns from 0 to 9 that are 10 together, asked one by one.
    private func attack() -> PuzzleAttack {
        var system = LinearSystem()
        let unknowns = [system.addUnknown(isWhole: true), system.addUnknown(isWhole: true)]
        for unknown in unknowns { system.upper[unknown] = 9 }
        system.addRow(unknowns.map { .init(unknown: $0, factor: 1) }, 10, 10)
        let marks = unknowns.map {
            Puzzle.Mark(
                entry: $0, role: .numerator, unknowns: [$0], value: nil, known: 0, isWhole: true, slack: 0, isOpen: true)
        }
        return PuzzleAttack(
            PuzzleLayout(Puzzle(system: system, marks: marks, cells: [0: [0], 1: [1]])), patience: Patience(each: 1))
    }

    @Test func `two points that fit prove how far a number reaches`() {
        let attack = self.attack()
        attack.check([[2, 8], [7, 3]])
        #expect(attack.seen(0) == Reach(least: 2, most: 7))
    }

    @Test(arguments: [[2, 7], [0, 10], [1.5, 8.5], [-1, 11], [11, -1]]) func `a point that does not fit proves nothing`(
        point: [Double]
    ) {
        let attack = self.attack()
        attack.check([point])
        #expect(attack.seen(0) == nil)
        attack.check([[4, 6], point])
        #expect(attack.seen(0) == Reach(least: 4, most: 4))
    }

    @Test(arguments: [3, 8, 20, 60]) func `an attack finds the same without them`(perYear: Int) throws {
        var random = SeededRandom(seed: UInt64(400 + perYear))
        let tables = SmallGemeente(perYear: perYear, quarters: 8, using: &random).tables()
        let release = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: tables))
        let alone = try Disclosure.attack(
            [PublishedRelease(name: "", tables: release.tables.map(\.table))], policy: Cells.own())
        #expect(alone.isHeld && release.report.isHeld)
        #expect(alone.aangevallen_getallen == release.report.aangevallen_getallen)
        #expect(alone.al_bekend == release.report.al_bekend)
        #expect(alone.verborgen_cellen == release.report.verborgen_cellen)
    }

    /// 8 of 32 were referred, of which jeugd 4 of 20 and wmo 4 of 12, with cells of other days beside them.
    private func pattern(beside tables: [CellTable]) throws -> PuzzlePattern {
        let policy = try Cells.own()
        let shares = [
            Cells.share("doorverwezen", "2025", [.wet: "jeugd"], 4, of: 20),
            Cells.share("doorverwezen", "2025", [.wet: "wmo"], 4, of: 12),
        ]
        let cells = [
            Cells.count("beeindigd", "2025", [:], 32), Cells.count("beeindigd", "2025", [.wet: "jeugd"], 20),
            Cells.count("beeindigd", "2025", [.wet: "wmo"], 12), Cells.share("doorverwezen", "2025", [:], 8, of: 32),
        ]
        let table = Cells.table("t", [.wet], cells + shares.map { $0.published(.hidden) })
        let ledger = Ledger([[table] + tables], policy: policy)
        let hidden = Set(ledger.entries.indices.filter { ledger.entries[$0].cell.isHidden })
        let (set, _) = try Disclosure.puzzles(ledger, areas: [:], open: [], undecided: [])
        let patterns = set.puzzles.map { Disclosure.pattern($0, ledger, policy, primary: hidden, hidden: hidden) }
        return try #require(patterns.first { !$0.smallShares.isEmpty })
    }

    @Test func `sides are those of the same cells, whatever stands beside them`() throws {
        let made = try self.pattern(beside: [])
        let secret = Cells.share("doorverwezen", "2024", [.wet: "jeugd"], 4, of: 20)
        let read = try self.pattern(beside: [CellTable(name: "", dimensions: [], cells: [secret.untold(secret.key)])])
        #expect(made.smallShares != read.smallShares)
        func cell(_ entry: Int, of pattern: PuzzlePattern) -> CellKey { pattern.ledger.entries[entry].cell.key }
        for few in made.smallShares {
            let (set, _) = try Disclosure.puzzles(made.ledger, areas: [:], open: [], undecided: [])
            var witnesses = Witnesses(set)
            let sides = made.smallShares.map { ($0, $0 == few ? RuleKnowledge.Branch.fewDid : .fewDidNot) }
            witnesses.add(made.puzzle, [[], [], []], branches: Dictionary(uniqueKeysWithValues: sides), of: made.ledger)
            let found = try #require(witnesses.branches(for: read))
            #expect(found.count == sides.count)
            #expect(found.filter { $1 == .fewDid }.map { cell($0.key, of: read) } == [cell(few, of: made)])
            // A share of which no side was seen is not left free of what the rules say of it.
            witnesses = Witnesses(set)
            witnesses.add(made.puzzle, [[], [], []], branches: [few: .fewDid], of: made.ledger)
            #expect(witnesses.branches(for: read) == nil)
        }
    }
}
