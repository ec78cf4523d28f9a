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
}
