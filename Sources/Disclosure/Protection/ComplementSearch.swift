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
    /// By cell, what is lost by hiding it.
    private let prices: [Int: Double]
    /// What the program was told last of every number, so that it is only told what changed.
    private var bounds: [Bounds]

    /// Cells to hide, what that costs, and the numbers that are possible then, fractions or not.
    struct Find {
        let cells: Set<Int>
        let price: Double
        let point: [Double]
    }

    /// How far a number that is shown, in one cell or in several, differs from what is shown, as an unknown of its own.
    private struct Difference {
        /// The cells, each as often as it shows the number.
        let entries: [Int]
        /// What the number is, as exactly as it is shown.
        let value: Bounds
        let unknown: Int
        /// The row that says so.
        let row: Int
    }

    /// What it costs that a number differs of which nobody is shown anything: next to nothing.
    private static let cheap = 0.001
    /// Branches of a whole-number search; those of a few hundred unknowns take a handful.
    private static let mostBranches = 300

    /// The search among the cells that `pattern` shows; those it hides stay hidden. `start`: a point that fits what is shown.
    init(_ pattern: PuzzlePattern, near start: [Double], price: (Int) -> Double) {
        self.layout = pattern.layout
        var system = pattern.layout.system
        var differences: [Difference] = []
        for number in Self.shown(pattern) {
            let unknown = system.addUnknown(isWhole: false, lower: -.infinity)
            differences.append(
                Difference(entries: number.entries, value: number.value, unknown: unknown, row: system.rows.count))
            system.addRow(number.terms + [.init(unknown: unknown, factor: -1)], number.value.lower, number.value.upper)
        }
        self.prices = Dictionary(uniqueKeysWithValues: Set(differences.flatMap(\.entries)).map { ($0, price($0)) })
        // Nothing differs yet, also where the start does not fit: then what must, does so at its price.
        self.start = start + [Double](repeating: 0, count: differences.count)
        self.system = BoundedSystem(system)
        // What a difference costs hangs on what is hidden by then: every question says it anew.
        self.program = MoveProgram(
            self.system, prices: start.map { Self.cheap / (1 + abs($0)) } + [Double](repeating: 0, count: differences.count))
        self.differences = differences
        self.bounds = [Bounds](repeating: .free, count: pattern.layout.count)
    }

    /// A number that is shown, with every cell that shows it as the same, each as often as it does.
    private struct Shown {
        let terms: [LinearSystem.Term]
        /// As exactly as any of them shows it.
        var value: Bounds
        var entries: [Int]
    }

    private static func shown(_ pattern: PuzzlePattern) -> [Shown] {
        struct Key: Hashable {
            let slot: PuzzleLayout.Slot
            let value: Double
        }
        var places: [Key: Int] = [:]
        var shown: [Shown] = []
        for (index, mark) in pattern.puzzle.marks.enumerated()
        where mark.isOpen && !mark.unknowns.isEmpty && !pattern.hidden.contains(mark.entry) {
            guard let value = mark.value else { continue }
            // What a reader takes for one number may be shown as two, after a correction that no count shows.
            let key = Key(slot: pattern.layout.slot(of: index), value: value)
            if let place = places[key] {
                shown[place].entries.append(mark.entry)
                shown[place].value = shown[place].value.meeting(.exactly(value, slack: mark.slack))
            } else {
                places[key] = shown.count
                shown.append(Shown(terms: mark.terms, value: .exactly(value, slack: mark.slack), entries: [mark.entry]))
            }
        }
        return shown
    }

    /// What is lost by hiding these cells.
    private func price(of entries: [Int]) -> Double { entries.reduce(0) { $0 + (self.prices[$1] ?? 0) } }

    /// The cells to hide so that `mark` can take a value of at least `target.lower` or at most `target.upper`; nil when hiding
    /// cannot do that for less than `most`. `rules`: what is concluded from the cells hidden already.
    func cells(
        toLet mark: Int, reach target: Bounds, in pattern: PuzzlePattern, rules: [Bounds], under most: Double
    ) -> Find? {
        self.cells(under: rules, bringing: mark, within: target, in: pattern, under: most)
    }

    /// The same where it can be done in fractions without hiding anything, but not in whole numbers; nil when no cheapest set was
    /// found in a few branches.
    func wholeCells(toLet mark: Int, reach target: Bounds, in pattern: PuzzlePattern, patience: Patience) -> Find? {
        var system = self.layout.system
        system.rows.removeAll { $0.lower == -.infinity && $0.upper == .infinity }
        let unknowns = system.lower.count
        var aim: [LinearSystem.Term] = []
        var differences: [(entries: [Int], up: Int, down: Int)] = []
        for number in Self.shown(pattern) {
            let (up, down) = (system.addUnknown(isWhole: false), system.addUnknown(isWhole: false))
            let price = self.price(of: number.entries)
            aim += [up, down].map { LinearSystem.Term(unknown: $0, factor: price) }
            differences.append((number.entries, up, down))
            system.addRow(
                number.terms + [.init(unknown: up, factor: -1), .init(unknown: down, factor: 1)], number.value.lower,
                number.value.upper)
        }
        system.addRow(self.layout.sums[mark], target.lower, target.upper)
        let program = IntegerProgram(system: system, patience: patience, mostBranches: Self.mostBranches)
        guard case .optimal(let price, let point) = program.solve(aim, maximize: false) else { return nil }
        let differing = differences.filter { abs(point[$0.up] - point[$0.down]) > 10 * LinearSystem.tolerance }
        return Find(cells: Set(differing.flatMap(\.entries)), price: price, point: Array(point.prefix(unknowns)))
    }

    /// The cells to hide so that what a reader takes for granted can be true.
    func cells(toFit pattern: PuzzlePattern) -> Set<Int>? {
        self.cells(
            under: pattern.visible(), bringing: nil, within: .free, in: pattern, under: .greatestFiniteMagnitude)?.cells
    }

    private func cells(
        under bounds: [Bounds], bringing mark: Int?, within target: Bounds,
        in pattern: PuzzlePattern, under most: Double
    ) -> Find? {
        var bounds = bounds
        for (index, mark) in pattern.puzzle.marks.enumerated() where mark.isOpen && !pattern.hidden.contains(mark.entry) {
            // Shown cells may differ, at their price; that is what their own row is for.
            bounds[index] = .free
        }
        let changed = bounds.indices.filter { bounds[$0] != self.bounds[$0] }
        self.bounds = bounds
        for (slot, bounds) in self.layout.slots(of: changed, under: bounds) { self.system.bound(slot, bounds) }
        if let mark, !self.system.room(for: self.layout.sums[mark]).meets(target) { return nil }
        for difference in self.differences {
            let shown = difference.entries.filter { !pattern.hidden.contains($0) }
            self.program.price(difference.unknown, self.price(of: shown))
            // A number that is shown nowhere any more may be anything.
            self.system.bound(.row(difference.row), shown.isEmpty ? .free : difference.value)
        }
        let slot = mark.map { self.layout.slot(of: $0) }
        guard let move = self.program.move(from: self.start, bringing: slot, within: target, under: most) else { return nil }
        let differing = self.differences.filter { abs(move.change[$0.unknown]) > 10 * LinearSystem.tolerance }
        return Find(
            cells: Set(differing.flatMap(\.entries)).subtracting(pattern.hidden), price: move.price,
            point: self.layout.system.lower.indices.map { self.start[$0] + move.change[$0] })
    }
}
