import Domain
import Testing

@testable import Disclosure

/// What is done otherwise in a puzzle of thousands of cells, tried on one of six.
@Suite(.timeLimit(.minutes(10))) struct LargePuzzleTests {
    /// 8 of 40, of which jeugd 4 of 20 and wmo 4 of 20: where both are said to be small, only 4 and 4 add up to 8.
    private let cells = Cells.eightReferred(jeugd: 20, wmo: 20)

    private func protection(mostCells: Int) throws -> (protection: PuzzleProtection, small: Set<Int>) {
        let policy = try Cells.own()
        let ledger = Ledger([[Cells.table("t", [.wet], self.cells)]], policy: policy)
        let small = ledger.open.filter { ledger.entries[$0].cell.numerator?.double == 4 }
        let set = try Disclosure.puzzles(ledger, areas: [:], open: ledger.open, undecided: ledger.open).0
        let puzzle = try #require(set.puzzles.first { !small.isDisjoint(with: $0.cells.keys) })
        let pattern = Disclosure.pattern(puzzle, ledger, policy, primary: small, hidden: small)
        return (
            try #require(PuzzleProtection(pattern, policy: policy, patience: Patience(each: 5), mostCells: mostCells)), small
        )
    }

    @Test func `where the word for why leaves one value, it is not said in a large puzzle`() throws {
        var (protection, small) = try self.protection(mostCells: 0)
        #expect(protection.run() == small)
        #expect(!protection.unexplained.isEmpty && protection.unexplained.isSubset(of: small))
    }

    @Test func `in a small one the word stays, and another cell is hidden`() throws {
        var (protection, small) = try self.protection(mostCells: 3_000)
        let found = protection.run()
        let hidden = try #require(found)
        #expect(small.isStrictSubset(of: hidden) && protection.unexplained.isEmpty)
    }
}
