internal import Postgres

internal import struct Foundation.Decimal

/// What one case adds to the teller and the noemer of a figure.
struct Contribution: Hashable {
    var numerator: Decimal = 0
    var denominator: Decimal = 0

    static func - (left: Contribution, right: Contribution) -> Contribution {
        Contribution(numerator: left.numerator - right.numerator, denominator: left.denominator - right.denominator)
    }

    static func += (left: inout Contribution, right: Contribution) {
        left.numerator += right.numerator
        left.denominator += right.denominator
    }
}

/// What one case adds to a figure, and what was measured of it: the days a median is taken of; nil where a teller says it.
struct CaseContribution {
    let number: String
    let added: Contribution
    let measured: Decimal?
}

extension Aggregate {
    /// The columns of the counting statement that are a teller and a noemer; nil where the figure has none.
    var parts: (numerator: SQL?, denominator: SQL?) {
        switch self.kind {
        case .count, .sum: (self.columns[0].sql, nil)
        case .share, .shareOfSums, .mean: (self.columns[0].sql, self.columns[1].sql)
        case .median, .percentile90: (nil, self.columns[1].sql)
        }
    }

    /// The column of the counting statement that is what was measured of a case, when rows are of one case: what a median or a
    /// percentile is taken of. nil where a teller says it.
    fileprivate var measured: SQL? {
        switch self.kind {
        case .median, .percentile90: self.columns[0].sql
        case .count, .sum, .share, .shareOfSums, .mean: nil
        }
    }
}

extension ObservationQuery {
    /// What every case with a row in the period adds: `casus_nr`, teller, noemer; and what was measured of it, or NULL.
    func contributions(to aggregate: Aggregate, of observation: Observation, in slice: FigureSlice) -> SQL {
        let (numerator, denominator) = aggregate.parts
        let columns: SQL =
            "o.casus_nr, (\(numerator ?? "0"))::numeric, (\(denominator ?? "0"))::numeric, (\(aggregate.measured ?? "NULL"))::numeric"
        if observation == .stock {
            let day = slice.stockDay(peildatum: self.dates.peildatum)
            return """
                WITH \(self.rows(of: .stock, byDomain: false))
                SELECT \(columns) FROM observed o
                WHERE o.gestart_op <= \(day) AND (o.beeindigd_op IS NULL OR o.beeindigd_op > \(day))
                GROUP BY o.casus_nr
                """
        }
        let split = Splitting(grain: nil, dimensions: [], first: slice.first, last: slice.last)
        return """
            WITH \(self.rows(of: observation, byDomain: false))
            SELECT \(columns) FROM observed o WHERE \(split.within("o.placed")) GROUP BY o.casus_nr
            """
    }
}
