internal import Disclosure
internal import Domain
internal import Foundation
internal import Indicators

/// Figures of several organisations together, from what stands in their releases and from nothing else: what any release hides is no
/// part of a sum, so no sum can give it away.
struct CircleSum: Sendable {
    let year: Slice
    let sources: [CircleSource]

    /// Every figure that adds up, in the order of the definitions, all kinds of wet together before each of them.
    let keys: [CellKey]
    private let samples: [CellKey: FigureCell]

    init(year: Slice, sources: [CircleSource]) {
        var samples: [CellKey: FigureCell] = [:]
        for part in sources.flatMap(\.parts.values) {
            samples.merge(part.cells) { first, other in first.version >= other.version ? first : other }
        }
        let order = Dictionary(
            uniqueKeysWithValues: Definition.all.flatMap(\.figureIDs).enumerated().map { ($0.element, $0.offset) })
        self.year = year
        self.sources = sources
        self.samples = samples
        self.keys = samples.keys.sorted { one, other in
            let (left, right) = (order[one.indicator] ?? .max, order[other.indicator] ?? .max)
            return (left, one.indicator, one.values[.wet] ?? "") < (right, other.indicator, other.values[.wet] ?? "")
        }
    }

    func holds(_ key: CellKey) -> Bool { self.samples[key] != nil }

    /// The earliest and the latest peildatum of the releases it is of; nil = there are none.
    var peildatums: ClosedRange<Day>? {
        let days = self.sources.flatMap(\.parts.values).map(\.peildatum)
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }

    /// The gemeenten that have figures of an organisation of the circle, or were shown any, while more than their own is in it.
    var readers: [String] {
        Set(self.sources.flatMap { Array($0.parts.keys) + Array($0.rests.keys) }).sorted()
            .filter { gemeente in self.sources.contains { $0.isElsewhere(than: gemeente) } }
    }

    /// One figure together, with what each organisation adds. Hidden and empty where any of them does not show all of it: a sum over
    /// some of them, picked by what is shown, would be a wrong figure.
    ///
    /// `outside`: without the cases of one gemeente; `without`: without some organisations; `less`: less what some organisations have in
    /// a part of it.
    func cell(
        _ key: CellKey, outside gemeente: String? = nil, without known: Set<TenantID> = [],
        less parts: [TenantID: FigureCell] = [:]
    ) -> FigureCell {
        let cells = self.sources.filter { !known.contains($0.organisation) }.map { source in
            source.cells(key, outside: gemeente).map { $0 + (parts[source.organisation].map { [$0.negated] } ?? []) }
        }
        let shown = cells.compactMap { $0 }
        let all = shown.flatMap { $0 }
        guard shown.count == cells.count, Set(all.map(\.version)).count <= 1 else { return self.hidden(key) }
        let isCount = self.samples[key]?.denominator == nil && all.allSatisfy { $0.denominator == nil }
        let numerator = all.reduce(Decimal(0)) { $0 + ($1.numerator ?? 0) }
        let denominator = isCount ? nil : all.reduce(Decimal(0)) { $0 + ($1.denominator ?? 0) }
        return self.cell(
            key, numerator, denominator, n: all.reduce(0) { $0 + ($1.n ?? 0) },
            contributions: shown.map { cells in
                Contribution(
                    numerator: cells.reduce(0) { $0 + ($1.numerator?.double ?? 0) },
                    denominator: cells.reduce(0) { $0 + ($1.denominator?.double ?? 0) })
            })
    }

    private func cell(
        _ key: CellKey, _ numerator: Decimal, _ denominator: Decimal?, n: Int, contributions: [Contribution]
    ) -> FigureCell {
        let sample = self.samples[key]
        let unit = sample?.unit ?? .count
        let whole = denominator?.double
        let interval =
            sample?.isShare == true && whole != nil
            ? Interval.wilson(count: Int(numerator.double.rounded()), of: Int((whole ?? 0).rounded())) : nil
        return FigureCell(
            key: key, version: sample?.version ?? 1, period: "\(self.year)", numerator: numerator, denominator: denominator,
            value: nil, interval: interval, unit: unit, n: n, status: .value, contributions: contributions
        ).with {
            $0.value = $0.countedValue
            $0.status = $0.value == nil ? .noValue : .value
        }
    }

    /// A figure of which nothing is told.
    func hidden(_ key: CellKey) -> FigureCell {
        let sample = self.samples[key]
        return FigureCell(
            key: key, version: sample?.version ?? 1, period: "\(self.year)", numerator: nil, denominator: nil, value: nil,
            interval: nil, unit: sample?.unit ?? .count, n: nil, status: .hiddenByComplement)
    }
}

extension FigureCell {
    /// To be taken off others.
    fileprivate var negated: FigureCell {
        self.with {
            ($0.numerator, $0.denominator) = (self.numerator.map { -$0 }, self.denominator.map { -$0 })
            ($0.n, $0.value, $0.interval) = (self.n.map { -$0 }, nil, nil)
        }
    }
}
