/// Everything one quantity of one release is split by: places at each grain, coarser places as sums of finer ones, over the
/// elementary stretches of time. Linked tables meet here: two tables of the same quantity share every coarser place.
struct CrossTable {
    /// The stretches of time it covers, as positions in the time axis, ascending.
    let stretches: [Int]
    /// The first unknown of each place; that of stretch i follows i places later.
    private(set) var firstUnknown: [Place: Int] = [:]
    /// By place and finer grain, the places of which it is the sum.
    private(set) var parts: [Place: [UInt16: Set<Place>]] = [:]

    init(
        _ mentions: [(place: Place, stretches: Range<Int>, table: Int)], isWhole: Bool, mayBeNegative: Bool,
        in system: inout LinearSystem
    ) {
        self.stretches = Set(Set(mentions.map(\.stretches)).flatMap(\.self)).sorted()
        let grains = Self.closed(Set(mentions.map(\.place.grain)))
        var tables: [Int: Set<UInt16>] = [:]
        var places: [UInt16: Set<Place>] = [:]
        for mention in mentions {
            tables[mention.table, default: []].insert(mention.place.grain)
            places[mention.place.grain, default: []].insert(mention.place)
        }
        var parts: [UInt16: [UInt16: [Place: Set<Place>]]] = [:]
        for grain in grains.sorted(by: { ($0.nonzeroBitCount, $0) > ($1.nonzeroBitCount, $1) }) {
            for coarser in Self.nextCoarser(grain, among: grains) {
                for place in places[grain] ?? [] {
                    let parent = place.restricted(to: coarser)
                    places[coarser, default: []].insert(parent)
                    parts[grain, default: [:]][coarser, default: [:]][parent, default: []].insert(place)
                }
            }
        }
        for place in places.values.flatMap(\.self).sorted() {
            self.firstUnknown[place] = system.lower.count
            for _ in self.stretches {
                _ = system.addUnknown(isWhole: isWhole, lower: mayBeNegative ? -.infinity : 0)
            }
        }
        let together = Array(tables.values)
        for grain in parts.keys.sorted() {
            for coarser in (parts[grain] ?? [:]).keys.sorted() {
                let adds = Self.addsUp(coarser, grain, grains: grains, together: together)
                for (parent, children) in (parts[grain]?[coarser] ?? [:]).sorted(by: { $0.key < $1.key }) {
                    if adds { self.parts[parent, default: [:]][grain] = children }
                    self.tie(parent, children.sorted(), adds: adds, in: &system)
                }
            }
        }
    }

    /// The unknown of a place in a stretch; nil where the quantity is not mentioned there.
    func unknown(_ place: Place, _ stretch: Int) -> Int? {
        guard let first = self.firstUnknown[place], let offset = self.offset(of: stretch) else { return nil }
        return first + offset
    }

    private func offset(of stretch: Int) -> Int? {
        guard let first = self.stretches.first else { return nil }
        // Almost always one unbroken run.
        let guess = stretch - first
        if self.stretches.indices.contains(guess), self.stretches[guess] == stretch { return guess }
        return self.stretches.firstIndex(of: stretch)
    }

    private func tie(_ parent: Place, _ children: [Place], adds: Bool, in system: inout LinearSystem) {
        guard let whole = self.firstUnknown[parent] else { return }
        let firsts = children.compactMap { self.firstUnknown[$0] }
        for offset in self.stretches.indices {
            let terms =
                firsts.map { LinearSystem.Term(unknown: $0 + offset, factor: 1) }
                + [LinearSystem.Term(unknown: whole + offset, factor: -1)]
            system.addRow(terms, adds ? 0 : -.infinity, 0)
        }
    }

    /// Grains with every intersection, and the grand total.
    private static func closed(_ grains: Set<UInt16>) -> Set<UInt16> {
        var closed = grains.union([0])
        while true {
            let more = Set(closed.flatMap { a in closed.map { a & $0 } }).subtracting(closed)
            if more.isEmpty { return closed }
            closed.formUnion(more)
        }
    }

    private static func nextCoarser(_ grain: UInt16, among grains: Set<UInt16>) -> [UInt16] {
        let coarser = grains.filter { $0 != grain && $0 & grain == $0 }
        return coarser.filter { one in !coarser.contains { $0 != one && $0 & one == one } }.sorted()
    }

    /// Whether the parts make up the whole: one table holds both with its totals, or both make up the same coarser whole.
    private static func addsUp(_ coarse: UInt16, _ fine: UInt16, grains: Set<UInt16>, together: [Set<UInt16>]) -> Bool {
        func inOneTable(_ a: UInt16, _ b: UInt16) -> Bool { together.contains { $0.contains(a) && $0.contains(b) } }
        if inOneTable(coarse, fine) { return true }
        return grains.contains { $0 != coarse && $0 & coarse == $0 && inOneTable($0, coarse) && inOneTable($0, fine) }
    }
}
