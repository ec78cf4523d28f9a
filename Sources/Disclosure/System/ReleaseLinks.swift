internal import Domain

/// Ties the releases of one reader: who compares two of them takes a number to be the same in both where the counts that are
/// always published show no change, and to have changed no more than its own count did.
///
/// That is what makes differences between releases visible to the attacker: this month minus last, a correction minus what it
/// replaces. It rests on what is published whatever is hidden, and on nothing else: so the model is the same for who makes a
/// release and for who reads it, and no link says more than its reader can see.
struct ReleaseLinks {
    typealias Name = ReaderModelBuilder.Name

    /// The counts that tell whether anything happened somewhere; the nearest to an answer first.
    static let counts = ["beantwoord", "doelen_gescoord", "doelen", "beeindigd", "gestart", "aanvragen"]

    let tables: [[Name: CrossTable]]
    let published: [PublishedCounts]
    /// The quantities that bound each quantity from above.
    let bounds: [String: Set<String>]
    /// Per release, who was followed for as long as a figure waits by then.
    let followed: [FollowedDays]
    /// Per release and quantity, the ranges that its cells are about.
    let ranges: [[Name: Set<Range<Int>>]]

    func all() -> [ReleaseLink] {
        var links: [ReleaseLink] = []
        for name in Set(self.tables.flatMap(\.keys)).sorted(by: ReaderModelBuilder.precedes) {
            let releases = self.tables.indices.filter { self.tables[$0][name] != nil }
            guard releases.count > 1 else { continue }
            let same = self.unchanged(name, in: releases)
            links += same
            guard name.base != Quantity.stock else {
                links += releases.flatMap { self.begins(of: name, in: $0, among: releases) }
                continue
            }
            let merged = Merged(same)
            for (position, release) in releases.enumerated() {
                // Of each range, with the nearest release before that is about it: there may be others about other days between.
                let own = self.ranges[release][name] ?? []
                var told: [Place: Set<Range<Int>>] = [:]
                for before in releases[..<position].reversed() {
                    let ranges = self.ranges[before][name] ?? []
                    let stretches = Set(self.tables[before][name]?.stretches ?? [])
                    let shared = ranges.union(own.filter { $0.allSatisfy(stretches.contains) })
                    links += self.beyond(of: name, over: ranges, from: before, to: release, told: told)
                    links += self.growth(of: name, over: shared, from: before, to: release, merged, told: &told)
                }
            }
        }
        return links
    }

    /// Every release in which the counts around a number are the same shows the same number, also when they were others in between.
    private func unchanged(_ name: Name, in releases: [Int]) -> [ReleaseLink] {
        struct Spot: Hashable {
            let place: Place
            let stretch: Int
            let seen: PublishedCounts.Around
        }
        var first: [Spot: Int] = [:]
        var links: [ReleaseLink] = []
        for release in releases {
            guard let table = self.tables[release][name] else { continue }
            for place in table.firstUnknown.keys.sorted() {
                let compared = self.published[release].compared(place)
                for stretch in table.stretches where self.followed[release].isFinal(name.base, stretch) {
                    guard let unknown = table.unknown(place, stretch),
                        Self.counts.contains(name.base) || !self.published[release].isAlwaysShown(name, place, stretch)
                    else { continue }
                    let spot = Spot(
                        place: place, stretch: stretch,
                        seen: self.published[release].around(compared, stretch, isStock: name.base == Quantity.stock))
                    if let then = first[spot] {
                        links.append(ReleaseLink(then: [then], now: [unknown], lower: 0, upper: 0))
                    } else {
                        first[spot] = unknown
                    }
                }
            }
        }
        return links
    }

    /// Where a release does not tell the begin of a stock, another that ends there does: two circles of successive years.
    private func begins(of name: Name, in release: Int, among releases: [Int]) -> [ReleaseLink] {
        let tables = self.tables[release]
        guard let stock = tables[name], let started = tables[Name(base: "gestart", part: name.part)],
            let ended = tables[Name(base: "beeindigd", part: name.part)]
        else { return [] }
        var links: [ReleaseLink] = []
        for place in stock.firstUnknown.keys.sorted() {
            for stretch in stock.stretches
            where stock.unknown(place, stretch - 1) == nil && !self.published[release].isAlwaysShown(name, place, stretch) {
                let begins = releases.lazy.filter { $0 != release }.compactMap {
                    self.tables[$0][name]?.unknown(place, stretch - 1)
                }
                guard let begin = begins.first, let end = stock.unknown(place, stretch),
                    let inflow = started.unknown(place, stretch), let outflow = ended.unknown(place, stretch)
                else { continue }
                links.append(ReleaseLink(then: [begin, inflow], now: [outflow, end], lower: 0, upper: 0))
            }
        }
        return links
    }

    /// Where counts did change, a number changed by what as many cases, answers or goals can add to it.
    /// `told`: the ranges of a place that a later release was about.
    private func growth(
        of name: Name, over ranges: Set<Range<Int>>, from before: Int, to release: Int, _ merged: Merged,
        told: inout [Place: Set<Range<Int>>]
    ) -> [ReleaseLink] {
        guard let table = self.tables[release][name] else { return [] }
        let counted = Self.counts.first { $0 == name.base || self.bounds[name.base]?.contains($0) ?? false }
        let ranges = ranges.sorted { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
        var links: [ReleaseLink] = []
        for place in table.firstUnknown.keys.sorted() {
            let compared = self.published[release].compared(place)
            for range in ranges where !(told[place]?.contains(range) ?? false) {
                guard let (then, now) = self.pair(name, before, release, place, range) else { continue }
                told[place, default: []].insert(range)
                guard !merged.areSame(then, now),
                    !range.allSatisfy({
                        self.published[before].isAlwaysShown(name, place, $0)
                            && self.published[release].isAlwaysShown(name, place, $0)
                    })
                else { continue }
                let change = self.change(
                    of: name.base, by: counted, at: compared, range, range,
                    from: self.published[before], to: self.published[release],
                    isFinal: range.allSatisfy { self.followed[before].isFinal(name.base, $0) },
                    isBack: self.followed[release].isEarlier(than: self.followed[before]))
                guard let change else { continue }
                links.append(ReleaseLink(then: then, now: now, lower: change.lower, upper: change.upper))
                guard change.upper == .infinity, let whole = Quantity.settling(name.base)?.whole,
                    let others = self.pair(Name(base: whole, part: name.part), before, release, place, range)
                else { continue }
                // What was added to it was added to its whole too.
                links.append(ReleaseLink(then: then + others.now, now: now + others.then, lower: -.infinity, upper: 0))
            }
        }
        return links
    }

    /// The same of a window and one that goes on beyond it, where nothing says how much of the longer is of the days of the shorter.
    private func beyond(
        of name: Name, over ranges: Set<Range<Int>>, from before: Int, to release: Int, told: [Place: Set<Range<Int>>]
    ) -> [ReleaseLink] {
        guard let old = self.tables[before][name], let table = self.tables[release][name],
            let counted = Self.counts.first(where: { $0 == name.base || self.bounds[name.base]?.contains($0) ?? false })
        else { return [] }
        let windows = ranges.flatMap { then in
            (self.ranges[release][name] ?? []).filter { then != $0 && then.sharesEnd(with: $0) }.map { (then, $0) }
        }.sorted {
            ($0.0.lowerBound, $0.0.upperBound, $0.1.lowerBound, $0.1.upperBound) < (
                $1.0.lowerBound, $1.0.upperBound, $1.1.lowerBound, $1.1.upperBound
            )
        }
        var links: [ReleaseLink] = []
        for place in table.firstUnknown.keys.sorted() {
            let compared = self.published[release].compared(place)
            for (range, other) in windows where !(told[place]?.contains(range) ?? false) {
                let then = range.compactMap { old.unknown(place, $0) }, now = other.compactMap { table.unknown(place, $0) }
                guard then.count == range.count, now.count == other.count,
                    !self.isCompared(range, in: release, compared, counted),
                    !self.isCompared(other, in: before, compared, counted),
                    !range.allSatisfy({ self.published[before].isAlwaysShown(name, place, $0) })
                else { continue }
                let change = self.change(
                    of: name.base, by: counted, at: compared, range, other, from: self.published[before],
                    to: self.published[release], isFinal: Quantity.settling(name.base) == nil, isBack: false)
                if let change { links.append(ReleaseLink(then: then, now: now, lower: change.lower, upper: change.upper)) }
            }
        }
        return links
    }

    /// Whether a release says, of the days of a window in another, how many there were.
    private func isCompared(_ range: Range<Int>, in release: Int, _ place: Place, _ counted: String) -> Bool {
        Self.counts.firstIndex(of: counted).map { self.published[release].counts(place, range)[$0] != nil } ?? false
    }

    /// The unknowns of a number in two releases; nil where it is not mentioned in both.
    private func pair(
        _ name: Name, _ before: Int, _ release: Int, _ place: Place, _ range: Range<Int>
    ) -> (then: [Int], now: [Int])? {
        guard let old = self.tables[before][name], let table = self.tables[release][name] else { return nil }
        let then = range.compactMap { old.unknown(place, $0) }, now = range.compactMap { table.unknown(place, $0) }
        return then.count == range.count && now.count == range.count ? (then, now) : nil
    }

    private func change(
        of quantity: String, by counted: String?, at place: Place, _ then: Range<Int>, _ now: Range<Int>,
        from before: PublishedCounts,
        to after: PublishedCounts, isFinal: Bool, isBack: Bool
    ) -> Bounds? {
        let (old, new) = (before.counts(place, then), after.counts(place, now))
        let growth = counted.flatMap(Self.counts.firstIndex).flatMap { index in
            old[index].flatMap { then in new[index].map { $0 - then } }
        }
        guard isFinal else {
            // Time only adds to who was followed for a year, where nobody was taken out; a release up to an earlier day has fewer.
            guard !isBack else { return (growth ?? 1) <= 0 ? Bounds(lower: -.infinity, upper: 0) : nil }
            return (growth ?? -1) >= 0 ? Bounds(lower: 0, upper: .infinity) : nil
        }
        if old == new, !old.contains(nil) { return Bounds(lower: 0, upper: 0) }
        guard let growth, let each = Quantity.addedByOne(quantity) else { return nil }
        let ends = [growth * each.lowerBound, growth * each.upperBound].sorted()
        return Bounds(lower: ends[0], upper: ends[1])
    }

    /// Which unknowns were found to be one.
    private struct Merged {
        private var first: [Int: Int] = [:]

        init(_ links: [ReleaseLink]) {
            for link in links { self.first[link.now[0]] = link.then[0] }
        }

        func areSame(_ then: [Int], _ now: [Int]) -> Bool {
            zip(then, now).allSatisfy { (self.first[$0] ?? $0) == (self.first[$1] ?? $1) }
        }
    }
}

extension Range<Int> {
    /// Whether both begin together or end together.
    fileprivate func sharesEnd(with other: Range<Int>) -> Bool {
        self.lowerBound == other.lowerBound || self.upperBound == other.upperBound
    }
}
