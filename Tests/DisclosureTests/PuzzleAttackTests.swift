import Testing

@testable import Disclosure

/// The attacker of one puzzle, at the edges of what a computer can tell apart.
@Suite(.timeLimit(.minutes(10))) struct PuzzleAttackTests {
    /// One unknown between bounds, asked for by itself.
    private func attack(_ bounds: ClosedRange<Double>, isWhole: Bool) -> PuzzleAttack {
        var system = LinearSystem()
        let unknown = system.addUnknown(isWhole: isWhole, lower: bounds.lowerBound)
        system.upper[unknown] = bounds.upperBound
        let mark = Puzzle.Mark(
            entry: 0, role: .numerator, unknowns: [unknown], value: nil, known: 0, isWhole: isWhole, slack: 0, isOpen: true)
        return PuzzleAttack(PuzzleLayout(Puzzle(system: system, marks: [mark], cells: [0: [0]])), patience: Patience(each: 1))
    }

    /// A number that cannot move, asked to move by no more than the tolerance: every point then seems to lie far enough, and none
    /// lies further.
    @Test(arguments: [0.0, 1e-7, 1e-6, 1.5e-6, 2e-6, 1e-3], [1e-7, 1e-6, 1.5e-6, 2e-6, 1e-3])
    func `room as small as the tolerance ends the search`(room: Double, enough: Double) {
        let attack = self.attack(0...room, isWhole: false)
        // The first question leaves points behind, near which the second looks.
        for _ in 0..<2 {
            let reach = attack.reach(0, isWhole: false, enough: enough)
            #expect((reach?.width ?? -1) >= min(room, enough) - 2e-6 && (reach?.width ?? 1) <= room + 2e-6)
        }
    }

    @Test func `a whole number reaches as far as its bounds`() {
        let attack = self.attack(3...9, isWhole: true)
        #expect(attack.reach(0, isWhole: true, enough: 100) == Reach(least: 3, most: 9))
        #expect((attack.reach(0, isWhole: true, enough: 4)?.width ?? 0) >= 4)
    }
}
