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
    /// The terms of all sums one after another, and where each sum begins.
    private let sumTerms: [LinearSystem.Term]
    private let sumStarts: [Int]
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
        // Where a row ties the same unknowns already, such as teller ≤ noemer for a rest, the sum has its place there.
        var rows: [[Int]: Int] = [:]
        var taken: Set<Int> = []
        for (row, known) in system.rows.enumerated() {
            guard let key = Self.key(known.terms), rows[key] == nil else { continue }
            rows[key] = row
        }
        self.slots = sums.map { sum in
            if sum.count == 1, sum[0].factor == 1 { return .unknown(sum[0].unknown) }
            guard let key = Self.key(sum) else { preconditionFailure("a sum counts something more than once") }
            if rows[key] == nil, let row = rows[key.map(-)], !taken.contains(row) {
                system.rows[row].turn()
                rows[key] = row
            }
            let row = rows[key] ?? system.rows.count
            if row == system.rows.count { system.addRow(sum, -.infinity, .infinity) }
            rows[key] = row
            taken.insert(row)
            return .row(row)
        }
        self.members = Dictionary(grouping: sums.indices) { [slots] in slots[$0] }
        self.system = system
        self.rests = rests
        self.sums = sums
        self.sumTerms = sums.flatMap(\.self)
        self.sumStarts = sums.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    }

    /// Unknowns and signs of terms in one key, in one order; nil when a factor is another than 1 or −1.
    private static func key(_ terms: [LinearSystem.Term]) -> [Int]? {
        guard terms.allSatisfy({ abs($0.factor) == 1 }) else { return nil }
        return terms.map { $0.factor > 0 ? $0.unknown + 1 : -$0.unknown - 1 }.sorted { abs($0) < abs($1) }
    }

    /// What every sum is at a point.
    func values(at point: [Double]) -> [Double] {
        self.sums.indices.map { sum in
            var value = 0.0
            for place in self.sumStarts[sum]..<self.sumStarts[sum + 1] {
                value += self.sumTerms[place].factor * point[self.sumTerms[place].unknown]
            }
            return value
        }
    }

    /// The slots that the bounds of these sums are written in, with all that is known there.
    func slots(of changed: [Int], under bounds: [Bounds]) -> [(slot: Slot, bounds: Bounds)] {
        Set(changed.map { self.slots[$0] }).map { slot in
            var known = Bounds.free
            if case .unknown(let unknown) = slot {
                known = Bounds(lower: self.system.lower[unknown], upper: self.system.upper[unknown])
            }
            if case .row(let row) = slot {
                known = Bounds(lower: self.system.rows[row].lower, upper: self.system.rows[row].upper)
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
