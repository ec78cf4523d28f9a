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
    let columns: [Column]

    /// A column of the counting statement.
    struct Column: Sendable {
        /// An aggregate over rows.
        let sql: SQL
        /// Whether it counts the cases that have such rows, instead of the rows.
        let countsCases: Bool

        init(_ sql: SQL, countsCases: Bool = false) {
            self.sql = sql
            self.countsCases = countsCases
        }
    }

    /// The exported figures of an indicator: one, or three for a distribution.
    static func all(of indicator: any Indicator) -> [Aggregate] {
        let definition = indicator.definition
        let id = definition.id
        let countsCases = indicator.observation.hasSeveralRowsPerCase

        switch indicator.measure {
        case .count:
            return [Aggregate(id: id, definition: definition, kind: .count, columns: [Column("count(*)")])]
        case .share(let numerator, let denominator):
            let rows: SQL = "count(*) FILTER (WHERE \(denominator))"
            return [
                Aggregate(
                    id: id, definition: definition, kind: .share,
                    columns: [
                        Column("count(*) FILTER (WHERE (\(denominator)) AND (\(numerator)))"), Column(rows),
                        Column(rows, countsCases: countsCases),
                    ])
            ]
        case .shareOfSums(let numerator, let denominator, let among):
            return [
                Aggregate(
                    id: id, definition: definition, kind: .shareOfSums,
                    columns: [
                        Column("coalesce(sum(\(numerator)) FILTER (WHERE \(among)), 0)"),
                        Column("coalesce(sum(\(denominator)) FILTER (WHERE \(among)), 0)"),
                        Column("count(*) FILTER (WHERE \(among))", countsCases: countsCases),
                    ])
            ]
        case .mean(let value, let among):
            return [self.mean(id, definition, value, among)]
        case .distribution(let value, let among):
            let rows: SQL = "count(*) FILTER (WHERE \(among))"
            return [
                Aggregate(
                    id: "\(id).mediaan", definition: definition, kind: .median,
                    columns: [
                        Column("percentile_cont(0.5) WITHIN GROUP (ORDER BY \(value)) FILTER (WHERE \(among))"), Column(rows),
                    ]),
                Aggregate(
                    id: "\(id).p90", definition: definition, kind: .percentile90,
                    columns: [
                        Column("(array_agg(\(value) ORDER BY \(value)) FILTER (WHERE \(among)))[(9 * (\(rows)) + 9) / 10]"),
                        Column(rows),
                    ]),
                self.mean("\(id).gemiddelde", definition, value, among),
            ]
        case .sum(let value, let among):
            return [
                Aggregate(
                    id: id, definition: definition, kind: .sum,
                    columns: [
                        Column("coalesce(sum(\(value)) FILTER (WHERE \(among)), 0)"),
                        Column("count(*) FILTER (WHERE \(among))", countsCases: countsCases),
                    ])
            ]
        }
    }

    private static func mean(_ id: String, _ definition: Definition, _ value: SQL, _ among: SQL) -> Aggregate {
        Aggregate(
            id: id, definition: definition, kind: .mean,
            columns: [
                Column("coalesce(sum(\(value)) FILTER (WHERE \(among)), 0)"), Column("count(*) FILTER (WHERE \(among))"),
            ])
    }
}
