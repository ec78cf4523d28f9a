internal import Domain
internal import Foundation
internal import Postgres

/// One exported figure of an indicator: the columns it needs from the counting statement, and how they become a cell.
struct Aggregate: Sendable {
    /// What the columns hold.
    enum Kind: Sendable { case count, share, shareOfSums, mean, median, percentile90, sum }

    let id: String
    let definition: Definition
    let kind: Kind
    let columns: [SQL]

    /// The exported figures of an indicator: one, or three for a distribution.
    static func all(of indicator: any Indicator) -> [Aggregate] {
        let definition = indicator.definition
        let id = definition.id
        let distinct: SQL? =
            switch indicator.observation {
            case .goals, .visits, .invoices: "count(DISTINCT o.casus_nr)"
            case .received, .started, .ended, .stock, .goalAttainment: nil
            }
        func cases(_ condition: SQL, rows: SQL) -> SQL { distinct.map { "\($0) FILTER (WHERE \(condition))" } ?? rows }

        switch indicator.measure {
        case .count:
            return [Aggregate(id: id, definition: definition, kind: .count, columns: ["count(*)"])]
        case .share(let numerator, let denominator):
            let rows: SQL = "count(*) FILTER (WHERE \(denominator))"
            return [
                Aggregate(
                    id: id, definition: definition, kind: .share,
                    columns: [
                        "count(*) FILTER (WHERE (\(denominator)) AND (\(numerator)))", rows, cases(denominator, rows: rows),
                    ])
            ]
        case .shareOfSums(let numerator, let denominator, let among):
            return [
                Aggregate(
                    id: id, definition: definition, kind: .shareOfSums,
                    columns: [
                        "coalesce(sum(\(numerator)) FILTER (WHERE \(among)), 0)",
                        "coalesce(sum(\(denominator)) FILTER (WHERE \(among)), 0)",
                        cases(among, rows: "count(*) FILTER (WHERE \(among))"),
                    ])
            ]
        case .mean(let value, let among):
            return [self.mean(id, definition, value, among)]
        case .distribution(let value, let among):
            let rows: SQL = "count(*) FILTER (WHERE \(among))"
            return [
                Aggregate(
                    id: "\(id).mediaan", definition: definition, kind: .median,
                    columns: ["percentile_cont(0.5) WITHIN GROUP (ORDER BY \(value)) FILTER (WHERE \(among))", rows]),
                Aggregate(
                    id: "\(id).p90", definition: definition, kind: .percentile90,
                    columns: ["(array_agg(\(value) ORDER BY \(value)) FILTER (WHERE \(among)))[(9 * (\(rows)) + 9) / 10]", rows]),
                self.mean("\(id).gemiddelde", definition, value, among),
            ]
        case .sum(let value, let among):
            return [
                Aggregate(
                    id: id, definition: definition, kind: .sum,
                    columns: [
                        "coalesce(sum(\(value)) FILTER (WHERE \(among)), 0)",
                        cases(among, rows: "count(*) FILTER (WHERE \(among))"),
                    ])
            ]
        }
    }

    private static func mean(_ id: String, _ definition: Definition, _ value: SQL, _ among: SQL) -> Aggregate {
        Aggregate(
            id: id, definition: definition, kind: .mean,
            columns: [
                "coalesce(sum(\(value)) FILTER (WHERE \(among)), 0)", "count(*) FILTER (WHERE \(among))",
            ])
    }
}
