import Testing

@testable import Disclosure

/// Which further cells to hide, where whole numbers ask for more than fractions do.
@Suite(.timeLimit(.minutes(10))) struct ComplementSearchTests {
    /// 2a + 3b = c, with a from 0 to 2 hidden and c = 6 shown in two cells: only in fractions can a be another than 0.
    private func pattern() throws -> PuzzlePattern {
        var system = LinearSystem()
        let (a, b, c) = (
            system.addUnknown(isWhole: true), system.addUnknown(isWhole: true), system.addUnknown(isWhole: true)
        )
        system.upper = [2, 9, 40]
        system.addRow([.init(unknown: a, factor: 2), .init(unknown: b, factor: 3), .init(unknown: c, factor: -1)], 0, 0)
        let marks = [(a, 0.0), (c, 6.0), (c, 6.0)].enumerated().map { entry, number in
            Puzzle.Mark(
                entry: entry, role: .numerator, unknowns: [number.0], value: number.1, known: 0, isWhole: true, slack: 0,
                isOpen: true)
        }
        let puzzle = Puzzle(system: system, marks: marks, cells: [0: [0], 1: [1], 2: [2]])
        return PuzzlePattern(
            puzzle: puzzle, layout: PuzzleLayout(puzzle), ledger: Ledger([[]], policy: try Cells.own()),
            knowledge: RuleKnowledge(threshold: 5), primary: [], hidden: [0])
    }

    @Test func `what moves in fractions only needs nothing hidden to the linear search, and every cell of it to the whole one`()
        throws
    {
        let pattern = try self.pattern()
        let search = ComplementSearch(pattern, near: [0, 2, 6]) { _ in 1 }
        let target = Bounds(lower: 1, upper: .infinity)
        let inFractions = search.cells(
            toLet: 0, reach: target, in: pattern, rules: pattern.visible(), under: .greatestFiniteMagnitude)
        #expect(inFractions?.cells.isEmpty == true)
        let whole = search.wholeCells(toLet: 0, reach: target, in: pattern, patience: Patience(each: 5))
        #expect(whole == [1, 2])
    }

    @Test func `a target that no number reaches is none`() throws {
        let pattern = try self.pattern()
        let search = ComplementSearch(pattern, near: [0, 2, 6]) { _ in 1 }
        let target = Bounds(lower: 3, upper: .infinity)
        #expect(
            search.cells(toLet: 0, reach: target, in: pattern, rules: pattern.visible(), under: .greatestFiniteMagnitude) == nil)
        #expect(search.wholeCells(toLet: 0, reach: target, in: pattern, patience: Patience(each: 5)) == nil)
    }

    @Test func `hiding one cell of a number leaves the other to pay for`() throws {
        var pattern = try self.pattern()
        let search = ComplementSearch(pattern, near: [0, 2, 6]) { $0 == 1 ? 1 : 3 }
        let far = Bounds(lower: 2, upper: .infinity)
        pattern.hidden = [0, 1]
        #expect(search.wholeCells(toLet: 0, reach: far, in: pattern, patience: Patience(each: 5)) == [2])
        pattern.hidden = [0, 1, 2]
        #expect(search.wholeCells(toLet: 0, reach: far, in: pattern, patience: Patience(each: 5)) == [])
    }
}
