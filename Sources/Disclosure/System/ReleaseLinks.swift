/// Ties the releases of one reader: who compares two of them takes a number to be the same in both where nothing shows a
/// change, and to have changed no more than the counts around it.
///
/// That is what makes differences between releases visible to the attacker: this month minus last, a correction minus what it
/// replaces.
struct ReleaseLinks {
    typealias Name = ReaderModelBuilder.Name

    let mentions: [[Name: [ReaderModelBuilder.Mention]]]
    let tables: [[Name: CrossTable]]
    /// The quantities that bound each quantity from above.
    let bounds: [String: Set<String>]
    /// Per release, who was followed for a year by then.
    let followed: [FollowedYear]

    func apply(_ merging: inout UnknownMerging, _ system: inout LinearSystem) {
        for release in self.tables.indices.dropFirst() {
            for (name, table) in self.tables[release].sorted(by: { ReaderModelBuilder.precedes($0.key, $1.key) }) {
                guard let before = self.tables[..<release].lastIndex(where: { $0[name] != nil }) else { continue }
                self.link(name, table, release: release, before: before, &merging, &system)
            }
        }
    }

    private func link(
        _ name: Name, _ table: CrossTable, release: Int, before: Int, _ merging: inout UnknownMerging,
        _ system: inout LinearSystem
    ) {
        guard let old = self.tables[before][name] else { return }
        let own = self.comparisons(of: name, before, release)
        let around = (self.bounds[name.base] ?? []).sorted()
            .map { self.comparisons(of: Name(base: $0, part: name.part), before, release) }
        for place in table.firstUnknown.keys.sorted() {
            for stretch in table.stretches {
                guard let now = table.unknown(place, stretch), let then = old.unknown(place, stretch),
                    self.followed[before].isFinal(name.base, stretch)
                else { continue }
                switch Self.change(at: place, stretch, own: own, around: around) {
                case .none: merging.merge(then, now)
                case .unknown: break
                case .atMost(let growth):
                    // Cases came or went: the number moved the same way, by what one case can add to it for each.
                    guard let each = Quantity.addedByOne(name.base) else { continue }
                    let ends = [growth * each.lowerBound, growth * each.upperBound]
                    system.addRow(
                        [.init(unknown: now, factor: 1), .init(unknown: then, factor: -1)], min(ends[0], ends[1]),
                        max(ends[0], ends[1]))
                }
            }
        }
    }

    private enum Change { case none, unknown, atMost(Double) }

    private static func change(
        at place: Place, _ stretch: Int, own: [Place: [Comparison]], around: [[Place: [Comparison]]]
    ) -> Change {
        let growths = around.compactMap { $0[place]?.first { $0.stretches.contains(stretch) }?.growth }
        if let least = growths.filter({ $0 != 0 }).min(by: { abs($0) < abs($1) }) { return .atMost(least) }
        // Nothing around it changed. The number itself may have: then a reader who takes it to be the same is wrong, and the
        // model must not be. That it did *not* change is no knowledge beyond what the counts around it say.
        let changed = own[place]?.first { $0.stretches.contains(stretch) }.map { $0.growth != 0 } ?? false
        return changed ? .unknown : .none
    }

    /// The same cell in both releases, with both values known.
    private struct Comparison {
        let stretches: Range<Int>
        let growth: Double
    }

    /// Per place, the finest first.
    private func comparisons(of name: Name, _ before: Int, _ release: Int) -> [Place: [Comparison]] {
        struct Spot: Hashable { let place: Place; let stretches: Range<Int> }
        var then: [Spot: Double] = [:]
        for mention in self.mentions[before][name] ?? [] {
            if let value = mention.value { then[Spot(place: mention.place, stretches: mention.stretches)] = value }
        }
        guard !then.isEmpty else { return [:] }
        var found: [Place: [Comparison]] = [:]
        for mention in self.mentions[release][name] ?? [] {
            guard let value = mention.value,
                let old = then[Spot(place: mention.place, stretches: mention.stretches)]
            else { continue }
            let growth = abs(value - old) < LinearSystem.tolerance ? 0 : value - old
            found[mention.place, default: []].append(Comparison(stretches: mention.stretches, growth: growth))
        }
        return found.mapValues {
            $0.sorted { ($0.stretches.count, $0.stretches.lowerBound) < ($1.stretches.count, $1.stretches.lowerBound) }
        }
    }
}
