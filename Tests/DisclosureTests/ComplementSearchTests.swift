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
        #expect(whole?.cells == [1, 2])
        // a = 1 and b = 1 differ by one from 6, and so do a = 2 and b = 1; each of the two cells costs 1.
        #expect(whole?.price == 2)
        let point = try #require(whole?.point)
        #expect(point[0] >= 1 && 2 * point[0] + 3 * point[1] == point[2])
    }

    @Test func `a target that no number reaches is none`() throws {
        let pattern = try self.pattern()
        let search = ComplementSearch(pattern, near: [0, 2, 6]) { _ in 1 }
        let target = Bounds(lower: 3, upper: .infinity)
        #expect(
            search.cells(toLet: 0, reach: target, in: pattern, rules: pattern.visible(), under: .greatestFiniteMagnitude) == nil)
        #expect(search.wholeCells(toLet: 0, reach: target, in: pattern, patience: Patience(each: 5)) == nil)
    }

    @Test func `what hiding one cell of a number saves, and both`() throws {
        var pattern = try self.pattern()
        let search = ComplementSearch(pattern, near: [0, 2, 6]) { $0 == 1 ? 1 : 3 }
        let far = Bounds(lower: 2, upper: .infinity)
        pattern.hidden = [0, 1]
        #expect(search.wholeCells(toLet: 0, reach: far, in: pattern, patience: Patience(each: 5))?.cells == [2])
        #expect(search.wholeCells(toLet: 0, reach: far, in: pattern, patience: Patience(each: 5))?.price == 3)
        pattern.hidden = [0, 1, 2]
        #expect(search.wholeCells(toLet: 0, reach: far, in: pattern, patience: Patience(each: 5))?.cells == [])
    }

    @Test func `a number shown in two cells is paid for in both until one is hidden, and is free when both are`() throws {
        // a + b = c: a can only move with b, which is shown in two cells.
        var system = LinearSystem()
        let unknowns = (0..<2).map { _ in system.addUnknown(isWhole: true) }
        system.upper = [9, 9]
        system.addRow(unknowns.map { .init(unknown: $0, factor: 1) }, 9, 9)
        let marks = [0, 1, 1].enumerated().map { entry, unknown in
            Puzzle.Mark(
                entry: entry, role: .numerator, unknowns: [unknown], value: unknown == 0 ? 4 : 5, known: 0, isWhole: true,
                slack: 0,
                isOpen: true)
        }
        let puzzle = Puzzle(system: system, marks: marks, cells: [0: [0], 1: [1], 2: [2]])
        var pattern = PuzzlePattern(
            puzzle: puzzle, layout: PuzzleLayout(puzzle), ledger: Ledger([[]], policy: try Cells.own()),
            knowledge: RuleKnowledge(threshold: 5), primary: [], hidden: [0])
        let search = ComplementSearch(pattern, near: [4, 5]) { $0 == 1 ? 1 : 3 }
        var found: [(cells: Set<Int>, price: Double)] = []
        for hidden: Set<Int> in [[0], [0, 1], [0, 1, 2]] {
            pattern.hidden = hidden
            let find = search.cells(
                toLet: 0, reach: Bounds(lower: 6, upper: .infinity), in: pattern, rules: pattern.visible(),
                under: .greatestFiniteMagnitude)
            found.append((try #require(find).cells, try #require(find).price))
        }
        #expect(found.map(\.cells) == [[1, 2], [2], []])
        // Two further costs 4 a step, then 3; prices differ by some hundredths, so that no two sets cost the same.
        #expect((8...9).contains(found[0].price) && (6...6.8).contains(found[1].price) && found[2].price < 0.1)
    }
}
