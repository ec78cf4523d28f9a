import Testing

@testable import Disclosure

/// Eight referred, some of twenty and the others of so many more; of both groups either few were, or few were not.
@Suite(.timeLimit(.minutes(10))) struct SideSearchTests {
    private let most = 4.0

    /// The sums of the puzzle: both tellers, and the rest of each.
    private func attack(_ wholes: [Double]) -> (attack: PuzzleAttack, sides: [PuzzlePattern.Side]) {
        var system = LinearSystem()
        let tellers = wholes.map { _ in system.addUnknown(isWhole: true, lower: 0) }
        let rests = wholes.map { _ in system.addUnknown(isWhole: true, lower: 0) }
        system.addRow(tellers.map { .init(unknown: $0, factor: 1) }, 8, 8)
        for (group, whole) in wholes.enumerated() {
            system.addRow([tellers[group], rests[group]].map { .init(unknown: $0, factor: 1) }, whole, whole)
        }
        let marks = (tellers + rests).map { unknown in
            Puzzle.Mark(
                entry: unknown, role: .cases, unknowns: [unknown], value: nil, known: 0, isWhole: true, slack: 0, isOpen: true)
        }
        let layout = PuzzleLayout(Puzzle(system: system, marks: marks, cells: [:]))
        let sides = wholes.indices.map { group in
            PuzzlePattern.Side(
                halves: [tellers[group], rests[group]].map { .init(sum: $0, place: layout.places[$0], most: self.most) })
        }
        return (PuzzleAttack(layout, patience: Patience(each: 1)), sides)
    }

    private func search(_ wholes: [Double], moves: Int = 100) throws -> (found: [Double]?, attack: PuzzleAttack) {
        let (attack, sides) = self.attack(wholes)
        let start = try #require(attack.fitting([4, 4, wholes[0] - 4, wholes[1] - 4]))
        let search = SideSearch(attack, sides, from: start)
        var moves = moves
        return (search.point(bringing: 0, within: Bounds(lower: -.infinity, upper: 3), moves: &moves)?.unknowns, attack)
    }

    @Test func `a share that gets large on both sides becomes small on the other`() throws {
        // One less of twenty is one more of twelve, where five and seven are many: only eight and four are not.
        let (found, _) = try self.search([20, 12])
        #expect(found == [0, 8, 20, 4])
    }

    @Test func `it is given up after so many moves`() throws {
        #expect(try self.search([20, 12], moves: 2).found == nil && self.search([20, 12], moves: 3).found != nil)
    }

    @Test func `nothing is found where neither side is possible`() throws {
        #expect(try self.search([20, 20]).found == nil)
    }

    @Test func `what was asked of sides is forgotten afterwards`() throws {
        for wholes in [[20.0, 12], [20, 20]] {
            let attack = try self.search(wholes).attack
            #expect(attack.bounds.allSatisfy { $0 == .free })
            #expect(attack.fitting([3, 5, wholes[0] - 3, wholes[1] - 5]) != nil)
        }
    }
}
