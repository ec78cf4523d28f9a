internal import struct Foundation.Decimal

/// The difference between two periods at the same dates, divided over what the cases of each do in the figure.
///
/// A case has one date of request, of start and of end: of most figures it lies in one of two periods only. What left and what
/// came then are the whole difference. Of hours, amounts and the stock a case can lie in both.
struct PeriodParts {
    let parts: [FigureChange.Part]

    init(_ first: [String: Contribution], _ last: [String: Contribution], kind: Aggregate.Kind) {
        var sums: [FigureChange.Cause: (sum: Contribution, cases: [String])] = [:]
        for number in Set(first.keys).union(last.keys).sorted() {
            let (before, after) = (first[number], last[number])
            let cause: FigureChange.Cause
            switch (before, after) {
            case (let before?, nil): cause = .left(Self.counting(before, kind))
            case (nil, let after?): cause = .came(Self.counting(after, kind))
            case (let before?, let after?) where before != after: cause = .both
            default: continue
            }
            sums[cause, default: (Contribution(), [])].sum += (after ?? Contribution()) - (before ?? Contribution())
            sums[cause]?.cases.append(number)
        }
        self.parts = sums.map {
            FigureChange.Part(
                cause: $0.key, numerator: $0.value.sum.numerator, denominator: $0.value.sum.denominator, cases: $0.value.cases)
        }.sorted { FigureChange.Cause.precedes($0.cause, $1.cause) }
    }

    private static func counting(_ contribution: Contribution, _ kind: Aggregate.Kind) -> FigureChange.Counting {
        switch kind {
        case .count, .sum: .whole
        case .share:
            contribution.denominator == 0 ? .nothing : contribution.numerator == 0 ? .denominator : .numerator
        case .shareOfSums, .mean, .median, .percentile90: contribution.denominator == 0 ? .nothing : .whole
        }
    }
}
