import TestSupport
import Testing

@testable import Disclosure

/// What is worked out from a point at hand only where another differs from it.
@Suite(.timeLimit(.minutes(10))) struct PointsBesideTests {
    /// Eight whole unknowns and a real one from 0 to 9, in rows of their own making that `base` fits; asked one by one and in sums.
    private func puzzle(_ base: [Double], using random: inout SeededRandom) -> Puzzle {
        var system = LinearSystem()
        for unknown in base.indices {
            _ = system.addUnknown(isWhole: unknown < 8)
            system.upper[unknown] = 9
        }
        for _ in 0..<6 {
            let terms = base.indices.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map {
                LinearSystem.Term(unknown: $0, factor: Bool.random(using: &random) ? 1 : -1)
            }
            let value = terms.reduce(0) { $0 + $1.factor * base[$1.unknown] }
            if !terms.isEmpty { system.addRow(terms, value - Double(Int.random(in: 0..<4, using: &random)), value + 1) }
        }
        let sums = base.indices.map { [$0] } + [[0, 1, 2], [2, 3, 4, 5], [1, 7, 8], [0, 1, 2]]
        let marks = sums.enumerated().map { entry, unknowns in
            Puzzle.Mark(
                entry: entry, role: .numerator, unknowns: unknowns, value: nil, known: 0, isWhole: !unknowns.contains(8),
                slack: 0, isOpen: true)
        }
        return Puzzle(
            system: system, marks: marks, cells: Dictionary(uniqueKeysWithValues: marks.indices.map { ($0, [$0]) }))
    }

    @Test(arguments: 0..<40) func `a point is proof beside another exactly when it is by itself`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let base = (0..<9).map { _ in Double(Int.random(in: 0...9, using: &random)) }
        let puzzle = self.puzzle(base, using: &random)
        let (beside, alone) = (
            PuzzleAttack(PuzzleLayout(puzzle), patience: Patience(each: 1)),
            PuzzleAttack(PuzzleLayout(puzzle), patience: Patience(each: 1))
        )
        try #require(beside.keep(base) && alone.keep(base))
        let start = try #require(beside.evidence.points.first)
        var taken = 0
        for _ in 0..<300 {
            var point = base
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                point[Int.random(in: 0..<9, using: &random)] += [-1, 1, 2, 0.5, 1e-9][Int.random(in: 0..<5, using: &random)]
            }
            let isTaken = alone.keep(point)
            #expect(beside.keep(point, beside: start) == isTaken)
            taken += isTaken ? 1 : 0
            for mark in puzzle.marks.indices { #expect(beside.seen(mark) == alone.seen(mark)) }
        }
        #expect(taken > 0)
    }

    @Test(arguments: 0..<40) func `mending from a point that fits ends as it would from any`(seed: Int) {
        var random = SeededRandom(seed: UInt64(100 + seed))
        let base = (0..<9).map { _ in Double(Int.random(in: 0...9, using: &random)) }
        let puzzle = self.puzzle(base, using: &random)
        let system = BoundedSystem(puzzle.system)
        let used = PointRepair(system)
        for _ in 0..<3 {
            for mark in puzzle.marks where mark.isWhole {
                let now = mark.unknowns.reduce(0) { $0 + base[$1] }
                for target in [Bounds(lower: now + 2, upper: .infinity), Bounds(lower: -.infinity, upper: now - 1)] {
                    let found = used.point(near: base, isFitting: true, bringing: mark.terms, within: target)
                    #expect(found == PointRepair(system).point(near: base, bringing: mark.terms, within: target))
                    guard let found else { continue }
                    #expect(system.holds(found) && target.contains(mark.unknowns.reduce(0) { $0 + found[$1] }))
                    #expect(zip(found, system.isWhole).allSatisfy { !$1 || $0 == $0.rounded() })
                }
            }
        }
    }

    @Test func `mending finds a way where there is one`() {
        var system = LinearSystem()
        for _ in 0..<3 {
            let unknown = system.addUnknown(isWhole: true)
            system.upper[unknown] = 9
        }
        system.addRow((0..<3).map { .init(unknown: $0, factor: 1) }, 12, 12)
        let repair = PointRepair(BoundedSystem(system))
        for (target, start) in [(9.0, [4.0, 4, 4]), (9, [0, 3, 9]), (0, [9, 3, 0])] {
            let found = repair.point(
                near: start, isFitting: true, bringing: [.init(unknown: 0, factor: 1)],
                within: Bounds(lower: target, upper: target))
            #expect(found?[0] == target && found?.reduce(0, +) == 12)
        }
    }

    @Test func `a point that differs in a hundred numbers is looked at as a whole`() throws {
        var system = LinearSystem()
        let unknowns = (0..<200).map { _ in system.addUnknown(isWhole: true) }
        for unknown in unknowns { system.upper[unknown] = 5 }
        system.addRow(unknowns.map { .init(unknown: $0, factor: $0 < 100 ? 1 : -1) }, 0, 0)
        let marks = unknowns.map {
            Puzzle.Mark(
                entry: $0, role: .numerator, unknowns: [$0], value: nil, known: 0, isWhole: true, slack: 0, isOpen: true)
        }
        let puzzle = Puzzle(
            system: system, marks: marks, cells: Dictionary(uniqueKeysWithValues: unknowns.map { ($0, [$0]) }))
        let attack = PuzzleAttack(PuzzleLayout(puzzle), patience: Patience(each: 1))
        #expect(attack.keep([Double](repeating: 0, count: 200)))
        let start = try #require(attack.evidence.points.first)
        #expect(attack.keep([Double](repeating: 5, count: 200), beside: start))
        #expect(attack.seen(7) == Reach(least: 0, most: 5))
        #expect(!attack.keep((0..<200).map { $0 < 100 ? 5 : 4 }, beside: start))
        #expect(!attack.keep([Double](repeating: 6, count: 200), beside: start))
    }

    @Test func `a proof shows of every number what all points show, with fewer`() throws {
        var random = SeededRandom(seed: 7)
        let base = (0..<9).map { _ in Double(Int.random(in: 2...7, using: &random)) }
        let puzzle = self.puzzle(base, using: &random)
        let attack = PuzzleAttack(PuzzleLayout(puzzle), patience: Patience(each: 1))
        attack.keep(base)
        for mark in puzzle.marks.indices { _ = attack.reach(mark, isWhole: puzzle.marks[mark].isWhole, enough: 20) }
        let proof = attack.evidence.proof(that: Array(puzzle.marks.indices), reachOver: 2)
        let again = PuzzleAttack(PuzzleLayout(puzzle), patience: Patience(each: 1))
        again.check(proof.map(\.unknowns))
        for mark in puzzle.marks.indices {
            let (all, some) = (try #require(attack.seen(mark)), try #require(again.seen(mark)))
            #expect(some.width >= min(2, all.width))
        }
        #expect(proof.count < attack.evidence.points.count)
    }
}
