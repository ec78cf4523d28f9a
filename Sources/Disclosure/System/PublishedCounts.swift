internal import Domain

/// The counts of one release that are published whatever is hidden, by which a reader sees where something changed. Also those that
/// are not printed themselves but follow: a quarter as what two windows differ by, a year as its four quarters.
///
/// What is shown in this release and could have been hidden does not count, or who makes a release would compare other counts than
/// its reader has. To a wider circle no count is promised: it takes every number to be the same in every release.
struct PublishedCounts {
    /// The smallest range around a stretch of which a count is known, and all that is known of it.
    struct Around: Hashable {
        let range: Range<Int>
        let counts: [Double?]
    }

    /// The dimensions that always published counts are split by.
    private let grain: UInt16
    /// By place, each of ``ReleaseLinks/counts`` and the stock.
    private var counts: [Place: [Tally]] = [:]
    private var stocks: [Place: [Int: Double]] = [:]
    private var arounds: [Place: [Int: Around]] = [:]
    private var alwaysShown: [ReaderModelBuilder.Name: [Place: Set<Int>]] = [:]

    init(_ mentions: [ReaderModelBuilder.Name: [ReaderModelBuilder.Mention]], grain: UInt16) {
        self.grain = grain
        for (index, count) in ReleaseLinks.counts.enumerated() {
            let printed = (mentions[.init(base: count, part: "")] ?? []).filter {
                $0.place.grain & ~grain == 0 && $0.isAlways
            }
            for (place, mentions) in Dictionary(grouping: printed, by: \.place) {
                self.counts[place, default: [Tally](repeating: Tally(), count: ReleaseLinks.counts.count)][index] =
                    Tally(mentions.map { ($0.stretches, $0.value ?? 0) })
            }
        }
        for mention in mentions[.init(base: Quantity.stock, part: "")] ?? []
        where mention.place.grain & ~grain == 0 && mention.isAlways {
            if let value = mention.value { self.stocks[mention.place, default: [:]][mention.stretches.upperBound] = value }
        }
        for (place, tallies) in self.counts {
            let borders = tallies.flatMap(\.borders)
            guard let first = borders.min(), let last = borders.max() else { continue }
            for stretch in first..<last {
                let ranges = tallies.compactMap { $0.smallest(around: stretch) }
                guard let range = ranges.min(by: { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }) else { continue }
                self.arounds[place, default: [:]][stretch] = Around(range: range, counts: tallies.map { $0.count(in: range) })
            }
        }
        for (name, mentions) in mentions {
            for mention in mentions where mention.isAlways {
                self.alwaysShown[name, default: [:]][mention.place, default: []].formUnion(mention.stretches)
            }
        }
    }

    /// The place whose counts tell whether a number of `place` changed.
    func compared(_ place: Place) -> Place { place.restricted(to: self.grain) }

    /// What a reader compares to see whether a number of this stretch changed; `place`: as compared.
    func around(_ place: Place, _ stretch: Int, isStock: Bool) -> Around {
        let around = self.arounds[place]?[stretch] ?? Around(range: stretch..<stretch + 1, counts: [])
        // A stock hangs on all that came before it, which its own published count sums up.
        return isStock
            ? Around(range: around.range, counts: around.counts + [self.stocks[place]?[stretch + 1]]) : around
    }

    /// What is known of a range; `place`: as compared.
    func counts(_ place: Place, _ range: Range<Int>) -> [Double?] {
        guard let tallies = self.counts[place] else {
            return [Double?](repeating: nil, count: ReleaseLinks.counts.count)
        }
        return tallies.map { $0.count(in: range) }
    }

    /// Whether each release prints the number itself, so that nothing need be assumed of it.
    func isAlwaysShown(_ name: ReaderModelBuilder.Name, _ place: Place, _ stretch: Int) -> Bool {
        self.alwaysShown[name]?[place]?.contains(stretch) ?? false
    }
}
