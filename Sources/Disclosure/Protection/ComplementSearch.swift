/// Finds which further cells to hide, at the least loss, so that a number can reach as far as it must.
///
/// Another set of numbers must become possible; every shown cell in which it differs from what is shown has to be hidden. The
/// search lets each shown cell differ at a price and takes the cheapest set (a linear program, after Fischetti and
/// Salazar-González 2001 and Kelly, Golden and Assad 1992: see `docs/disclosure.md`).
final class ComplementSearch {
    private let layout: PuzzleLayout
    private let program: LinearProgram
    private let differences: [Difference]

    private struct Difference {
        let mark: Int
        let entry: Int
        let row: Int
        let above: Int
        let below: Int
    }

    init(_ pattern: PuzzlePattern) {
        self.layout = pattern.layout
        var system = pattern.layout.system
        var differences: [Difference] = []
        for (index, mark) in pattern.puzzle.marks.enumerated() where mark.isOpen && mark.value != nil && !mark.unknowns.isEmpty {
            let above = system.addUnknown(isWhole: false), below = system.addUnknown(isWhole: false)
            differences.append(Difference(mark: index, entry: mark.entry, row: system.rows.count, above: above, below: below))
            system.addRow(
                mark.terms + [.init(unknown: above, factor: -1), .init(unknown: below, factor: 1)], -.infinity, .infinity)
        }
        self.program = LinearProgram(system)
        self.differences = differences
    }

    /// The cells to hide so that `mark` can take a value of at least `target.lower` or at most `target.upper`; nil when hiding
    /// cannot do that. `rules`: what is concluded from the cells hidden already.
    func cells(
        toLet mark: Int, reach target: Bounds, in pattern: PuzzlePattern, rules: [Bounds], price: (Int) -> Double
    ) -> (cells: Set<Int>, price: Double)? {
        var bounds = rules
        bounds[mark].lower = max(bounds[mark].lower, target.lower)
        bounds[mark].upper = min(bounds[mark].upper, target.upper)
        for (index, mark) in pattern.puzzle.marks.enumerated() where mark.isOpen && !pattern.hidden.contains(mark.entry) {
            // Shown cells may differ, at their price; that is what their own row is for.
            bounds[index] = .free
        }
        for (slot, bounds) in self.layout.slots(of: Array(bounds.indices), under: bounds) { self.program.bound(slot, bounds) }
        var aim: [LinearSystem.Term] = []
        for difference in self.differences {
            guard !pattern.hidden.contains(difference.entry), let value = pattern.puzzle.marks[difference.mark].value else {
                self.program.bound(row: difference.row, -.infinity, .infinity)
                continue
            }
            let slack = pattern.puzzle.marks[difference.mark].slack
            self.program.bound(row: difference.row, value - slack, value + slack)
            aim.append(.init(unknown: difference.above, factor: price(difference.entry)))
            aim.append(.init(unknown: difference.below, factor: price(difference.entry)))
        }
        guard case .optimal(let value, let point) = self.program.solve(aim, maximize: false) else { return nil }
        let cells = self.differences.filter { difference in
            !pattern.hidden.contains(difference.entry)
                && point[difference.above] + point[difference.below] > 10 * LinearSystem.tolerance
        }.map(\.entry)
        return (Set(cells), value)
    }
}
