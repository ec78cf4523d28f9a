/// The puzzle with a place for everything that may be known of its numbers: each mark, and for each share the rest of the
/// noemer. A number that is one unknown has its place in that unknown's bounds; equal sums share one row.
struct PuzzleLayout {
    /// The rest of a share: noemer − teller.
    struct Rest {
        let numerator: Int
        let denominator: Int
        /// What is known of it already.
        let known: Double
    }

    /// Where bounds of a sum are written.
    enum Slot: Hashable {
        case unknown(Int)
        case row(Int)
    }

    /// The puzzle's system with a free row for every sum that needs one.
    let system: LinearSystem
    /// By cell: the position of its rest among the sums, and the rest.
    let rests: [Int: (index: Int, rest: Rest)]
    /// What may be known: the marks in their order, then the rests.
    let sums: [[LinearSystem.Term]]
    private let slots: [Slot]
    private let members: [Slot: [Int]]

    var count: Int { self.sums.count }

    /// Far above any number here. What nothing else holds ends there, which only gives the attacker more, and keeps every
    /// question one with an answer.
    private static let (mostWhole, mostReal) = (100_000.0, 1e9)

    init(_ puzzle: Puzzle) {
        var system = puzzle.system
        for unknown in system.upper.indices {
            let most = system.isWhole[unknown] ? Self.mostWhole : Self.mostReal
            system.upper[unknown] = min(system.upper[unknown], max(most, system.lower[unknown]))
            system.lower[unknown] = max(system.lower[unknown], -most)
        }
        var sums = puzzle.marks.map(\.terms)
        var rests: [Int: (index: Int, rest: Rest)] = [:]
        for (entry, marks) in puzzle.cells.sorted(by: { $0.key < $1.key }) {
            guard let numerator = marks.first(where: { puzzle.marks[$0].role == .numerator }),
                let denominator = marks.first(where: { puzzle.marks[$0].role == .denominator })
            else { continue }
            let (teller, noemer) = (puzzle.marks[numerator], puzzle.marks[denominator])
            rests[entry] = (
                sums.count, Rest(numerator: numerator, denominator: denominator, known: noemer.known - teller.known)
            )
            sums.append(noemer.terms + teller.terms.map { LinearSystem.Term(unknown: $0.unknown, factor: -1) })
        }
        var rows: [[Int]: Int] = [:]
        self.slots = sums.map { sum in
            if sum.count == 1, sum[0].factor == 1 { return .unknown(sum[0].unknown) }
            // Signs and unknowns in one key; a rest has both.
            let key = sum.map { $0.factor > 0 ? $0.unknown + 1 : -$0.unknown - 1 }
            if let row = rows[key] { return .row(row) }
            rows[key] = system.rows.count
            system.addRow(sum, -.infinity, .infinity)
            return .row(system.rows.count - 1)
        }
        self.members = Dictionary(grouping: sums.indices) { [slots] in slots[$0] }
        self.system = system
        self.rests = rests
        self.sums = sums
    }

    func value(of sum: Int, at point: [Double]) -> Double {
        self.sums[sum].reduce(0) { $0 + $1.factor * point[$1.unknown] }
    }

    /// The slots that the bounds of these sums are written in, with all that is known there.
    func slots(of changed: [Int], under bounds: [Bounds]) -> [(slot: Slot, bounds: Bounds)] {
        Set(changed.map { self.slots[$0] }).map { slot in
            var known = Bounds.free
            if case .unknown(let unknown) = slot {
                known = Bounds(lower: self.system.lower[unknown], upper: self.system.upper[unknown])
            }
            for sum in self.members[slot] ?? [] { known = known.meeting(bounds[sum]) }
            return (slot, known)
        }
    }

    func slot(of sum: Int) -> Slot { self.slots[sum] }

    /// The system in which these bounds hold, without the rows that say nothing.
    func system(under bounds: [Bounds]) -> LinearSystem {
        var system = self.system
        for (slot, bounds) in self.slots(of: Array(bounds.indices), under: bounds) {
            switch slot {
            case .unknown(let unknown): (system.lower[unknown], system.upper[unknown]) = (bounds.lower, bounds.upper)
            case .row(let row): (system.rows[row].lower, system.rows[row].upper) = (bounds.lower, bounds.upper)
            }
        }
        system.rows.removeAll { $0.lower == -.infinity && $0.upper == .infinity }
        return system
    }
}

extension LinearProgram {
    func bound(_ slot: PuzzleLayout.Slot, _ bounds: Bounds) {
        switch slot {
        case .unknown(let unknown): self.bound(column: unknown, bounds.lower, bounds.upper)
        case .row(let row): self.bound(row: row, bounds.lower, bounds.upper)
        }
    }
}
