internal import Domain
internal import Foundation
internal import Postgres

extension Aggregate {
    /// The cell of a slice that has begun, from the counting statement's columns.
    func cell(period: String, values: [String], row: Row, from first: Int) throws -> Figure {
        func decimal(_ offset: Int) throws -> Decimal { try row[first + offset, as: Decimal.self] }
        func count(_ offset: Int) throws -> Int { try row[first + offset, as: Int.self] }
        switch self.kind {
        case .count:
            let rows = try count(0)
            return self.figure(period, values, Decimal(rows), nil, Double(rows), nil, n: rows)
        case .share:
            let (part, whole) = (try count(0), try count(1))
            return self.figure(
                period, values, Decimal(part), Decimal(whole), whole == 0 ? nil : 100 * Double(part) / Double(whole),
                Interval.wilson(count: part, of: whole), n: try count(2))
        case .shareOfSums:
            let (part, whole) = (try decimal(0), try decimal(1))
            return self.figure(period, values, part, whole, whole == 0 ? nil : (100 * part / whole).double, nil, n: try count(2))
        case .mean:
            let (sum, rows) = (try decimal(0), try count(1))
            return self.figure(
                period, values, sum, Decimal(rows), rows == 0 ? nil : (sum / Decimal(rows)).double, nil, n: rows)
        case .median, .percentile90:
            let rows = try count(1)
            let value = try row[first, as: Double?.self]
            return self.figure(period, values, nil, Decimal(rows), value, nil, n: rows)
        case .sum:
            let sum = try decimal(0)
            return self.figure(period, values, sum, nil, sum.double, nil, n: try count(1))
        }
    }

    /// The cell of a slice that has begun and in which nothing was counted.
    func emptyCell(period: String, values: [String]) -> Figure {
        switch self.kind {
        case .count, .sum: self.figure(period, values, 0, nil, 0, nil, n: 0)
        case .share, .shareOfSums, .mean: self.figure(period, values, 0, 0, nil, nil, n: 0)
        case .median, .percentile90: self.figure(period, values, nil, 0, nil, nil, n: 0)
        }
    }

    /// The cell of a slice that begins after the peildatum (readings 4.1 and 7.3).
    func futureCell(period: String, values: [String]) -> Figure {
        self.figure(period, values, nil, nil, nil, nil, n: 0)
    }

    private func figure(
        _ period: String, _ values: [String], _ numerator: Decimal?, _ denominator: Decimal?, _ value: Double?,
        _ interval: Interval?, n: Int
    ) -> Figure {
        Figure(
            indicator: self.id, version: self.definition.version, period: period, values: values, numerator: numerator,
            denominator: denominator, value: value, interval: interval, unit: self.definition.unit, n: n,
            status: value == nil ? .noValue : .value)
    }
}
