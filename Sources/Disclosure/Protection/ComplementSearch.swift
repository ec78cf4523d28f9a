/// Finds which further cells to hide, at the least loss, so that a number can reach as far as it must.
///
/// Another set of numbers must become possible; every shown cell in which it differs from what is shown has to be hidden. The
/// search lets each shown cell differ at a price and takes the cheapest set (a linear program, after Fischetti and
/// Salazar-González 2001 and Kelly, Golden and Assad 1992: see `docs/disclosure.md`).
final class ComplementSearch {
    private let layout: PuzzleLayout
    private let system: BoundedSystem
    private let program: MoveProgram
    private let start: [Double]
    private let differences: [Difference]
    /// What the program was told last of every number, so that it is only told what changed.
    private var bounds: [Bounds]

    /// Cells to hide, what that costs, and the numbers that are possible then, fractions or not.
    struct Find {
        let cells: Set<Int>
        let price: Double
        let point: [Double]
    }

    /// How far a shown number differs from what is shown, as an unknown of its own.
    private struct Difference {
        let mark: Int
        let entry: Int
        let unknown: Int
    }

    /// What it costs that a number differs of which nobody is shown anything: next to nothing.
    private static let cheap = 0.001

    /// The search among the cells that `pattern` shows; those it hides stay hidden. `start`: a point that fits what is shown.
    init(_ pattern: PuzzlePattern, near start: [Double], price: (Int) -> Double) {
        self.layout = pattern.layout
        var system = pattern.layout.system
        var prices = start.map { Self.cheap / (1 + abs($0)) }
        var differences: [Difference] = []
        for (index, mark) in pattern.puzzle.marks.enumerated()
        where mark.isOpen && !mark.unknowns.isEmpty && !pattern.hidden.contains(mark.entry) {
            guard let value = mark.value else { continue }
            let unknown = system.addUnknown(isWhole: false, lower: -.infinity)
            prices.append(price(mark.entry))
            differences.append(Difference(mark: index, entry: mark.entry, unknown: unknown))
            system.addRow(mark.terms + [.init(unknown: unknown, factor: -1)], value - mark.slack, value + mark.slack)
        }
        self.start = start + [Double](repeating: 0, count: differences.count)
        self.system = BoundedSystem(system)
        self.program = MoveProgram(self.system, prices: prices)
        self.differences = differences
        self.bounds = [Bounds](repeating: .free, count: pattern.layout.count)
    }

    /// The cells to hide so that `mark` can take a value of at least `target.lower` or at most `target.upper`; nil when hiding
    /// cannot do that for less than `most`. `rules`: what is concluded from the cells hidden already.
    func cells(
        toLet mark: Int, reach target: Bounds, in pattern: PuzzlePattern, rules: [Bounds], under most: Double
    ) -> Find? {
        var bounds = rules
        bounds[mark] = bounds[mark].meeting(target)
        return self.cells(under: bounds, in: pattern, under: most)
    }

    /// The cells to hide so that what a reader takes for granted can be true.
    func cells(toFit pattern: PuzzlePattern) -> Set<Int>? {
        self.cells(under: pattern.visible(), in: pattern, under: .greatestFiniteMagnitude)?.cells
    }

    private func cells(
        under bounds: [Bounds], in pattern: PuzzlePattern, under most: Double
    ) -> Find? {
        var bounds = bounds
        for (index, mark) in pattern.puzzle.marks.enumerated() where mark.isOpen && !pattern.hidden.contains(mark.entry) {
            // Shown cells may differ, at their price; that is what their own row is for.
            bounds[index] = .free
        }
        let changed = bounds.indices.filter { bounds[$0] != self.bounds[$0] }
        self.bounds = bounds
        for (slot, bounds) in self.layout.slots(of: changed, under: bounds) { self.system.bound(slot, bounds) }
        for difference in self.differences where pattern.hidden.contains(difference.entry) {
            self.program.price(difference.unknown, Self.cheap)
        }
        guard let move = self.program.move(from: self.start, under: most) else { return nil }
        let differing = self.differences.filter {
            !pattern.hidden.contains($0.entry) && abs(move.change[$0.unknown]) > 10 * LinearSystem.tolerance
        }
        let unknowns = self.layout.system.lower.count
        return Find(
            cells: Set(differing.map(\.entry)), price: move.price,
            point: (0..<unknowns).map { self.start[$0] + move.change[$0] })
    }
}
