internal import Domain
internal import Postgres

/// How rows are spread over slices of time and values of dimensions.
struct Splitting {
    let grain: TimeGrain?
    let dimensions: [Dimension]
    /// The days that count, when the asked period has bounds.
    let first: Day?
    let last: Day?

    /// `k1, k2 …`: one column per dimension; NULL stands for all values together.
    var keys: [SQL] { self.dimensions.indices.map { "k\(trusted: String($0)).v" } }

    /// Spreads every row of `observed o` over its value and the total of each dimension; several values count in each.
    /// A GAS T-score is per domein or for all by itself and is not spread again (reading 4.12).
    func joins(for observation: Observation) -> SQL {
        let parts: [SQL] = self.dimensions.enumerated().map { index, dimension in
            let alias: SQL = "k\(trusted: String(index))"
            let column: SQL = dimension == .reden ? "coalesce(o.cbs, 'onbekend')" : "o.\(trusted: dimension.rawValue)"
            if dimension == .domein, observation == .goalAttainment {
                return " CROSS JOIN LATERAL (VALUES (\(column))) \(alias)(v)"
            }
            if dimension.hasSeveralValues {
                return """
                     CROSS JOIN LATERAL (SELECT unnest(string_to_array(\(column), '|')) UNION ALL SELECT NULL) \(alias)(v)
                    """
            }
            return " CROSS JOIN LATERAL (VALUES (\(column)), (NULL)) \(alias)(v)"
        }
        return parts.joined(separator: "")
    }

    /// The index of a date's slice among these, which follow each other, as ``Slice/index`` counts; of a date outside them an
    /// index that none of them has.
    ///
    /// By looking up where each slice begins: year and month of a date are exact numbers to PostgreSQL, and working out a
    /// quarter from those takes three times as long as all the rest of reading a row.
    func sliceIndex(of date: SQL, among slices: [FigureSlice]) -> SQL {
        let beginnings = slices.compactMap(\.first)
        guard self.grain != nil, let first = slices.first, beginnings.count == slices.count else { return "0" }
        let end = slices.last?.last.map { [$0.adding(days: 1)] } ?? []
        return "(width_bucket(\(date), \(beginnings + end)) + \(first.index - 1))"
    }

    /// Only the days inside the asked period count.
    func within(_ date: SQL) -> SQL {
        var conditions: [SQL] = []
        if let first { conditions.append("\(date) >= \(first)") }
        if let last { conditions.append("\(date) <= \(last)") }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }
}
