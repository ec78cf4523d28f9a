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
    /// By sum, its place among the different ones: thousands of cells are about the same families.
    let places: [Int]
    /// By place, one of the sums that have it.
    let different: [Int]
    /// The terms of the different sums one after another, and where each begins.
    private let sumTerms: [LinearSystem.Term]
    private let sumStarts: [Int]
    /// By unknown: the places of the sums it is part of.
    private let placesOf: [[Int]]
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
        var placeOf: [Slot: Int] = [:]
        var different: [Int] = []
        self.places = self.slots.enumerated().map { sum, slot in
            if let place = placeOf[slot] { return place }
            placeOf[slot] = different.count
            different.append(sum)
            return different.count - 1
        }
        self.different = different
        self.sumTerms = different.flatMap { sums[$0] }
        self.sumStarts = different.reduce(into: [0]) { $0.append(($0.last ?? 0) + sums[$1].count) }
        var placesOf = [[Int]](repeating: [], count: system.lower.count)
        for (place, sum) in different.enumerated() { for term in sums[sum] { placesOf[term.unknown].append(place) } }
        self.placesOf = placesOf
    }

    /// Unknowns and signs of terms in one key, in one order; nil when a factor is another than 1 or −1.
    private static func key(_ terms: [LinearSystem.Term]) -> [Int]? {
        guard terms.allSatisfy({ abs($0.factor) == 1 }) else { return nil }
        return terms.map { $0.factor > 0 ? $0.unknown + 1 : -$0.unknown - 1 }.sorted { abs($0) < abs($1) }
    }

    /// By place, what the sums are at a point.
    func values(at point: [Double]) -> [Double] { self.different.indices.map { self.value(at: $0, of: point) } }

    /// What the sums of one place are at a point.
    func value(at place: Int, of point: [Double]) -> Double {
        var value = 0.0
        for index in self.sumStarts[place]..<self.sumStarts[place + 1] {
            value += self.sumTerms[index].factor * point[self.sumTerms[index].unknown]
        }
        return value
    }

    /// The places of the sums that an unknown is part of.
    func places(of unknown: Int) -> [Int] { self.placesOf[unknown] }

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
