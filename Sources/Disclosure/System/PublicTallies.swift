internal import Domain

/// The counts that are published whatever is hidden, as far as they bound other numbers: over any days that printed slices lead to.
struct PublicTallies {
    private let grain: UInt16
    /// By release, the oldest first: each count of each place, by days.
    private let tallies: [[Place: [String: Tally]]]
    /// The quantities that bound each quantity from above.
    private static let bounds = QuantityRelation.bounds(among: QuantityRelation.all)

    init(_ entries: [Ledger.Entry], releaseCount: Int, grain: UInt16) {
        self.grain = grain
        var printed: [[Place: [String: [(range: Range<Int>, count: Double)]]]] = Array(repeating: [:], count: releaseCount)
        for entry in entries where !entry.isSensitive {
            let place = Place(entry.cell.key.values)
            guard place.grain & ~grain == 0 else { continue }
            let days = entry.cell.key.days
            for part in entry.parts where ReleaseLinks.counts.contains(part.quantity) {
                guard let value = part.value else { continue }
                printed[entry.release][place, default: [:]][part.quantity, default: []].append((days.start..<days.end, value))
            }
        }
        self.tallies = printed.map { $0.mapValues { $0.mapValues { Tally($0) } } }
    }

    /// What is known of a quantity and of all that it is a part of, each as the newest release says it.
    func around(_ quantity: String, _ place: Place, in days: Range<Int>) -> [Double] {
        let place = place.restricted(to: self.grain)
        var counts: [String: Double] = [:]
        for tallies in self.tallies.reversed() {
            for (name, tally) in tallies[place] ?? [:] where counts[name] == nil { counts[name] = tally.count(in: days) }
        }
        let bounding = Self.bounding(quantity)
        return counts.filter { bounding.contains($0.key) }.map(\.value)
    }

    private static func bounding(_ quantity: String) -> Set<String> { Self.bounds[quantity, default: []].union([quantity]) }

    /// The most that a quantity can be, as its own release says; nil where nothing does.
    func most(_ quantity: String, of entry: Ledger.Entry) -> Double? {
        let place = Place(entry.cell.key.values).restricted(to: self.grain), days = entry.cell.key.days
        let bounding = Self.bounding(quantity)
        return (self.tallies[entry.release][place] ?? [:]).compactMap { name, tally in
            bounding.contains(name) ? tally.count(in: days.start..<days.end) : nil
        }.min()
    }
}
