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
            let column: SQL = "o.\(trusted: dimension.rawValue)"
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

    /// The slice's index of a date, as ``Slice/index`` counts.
    func sliceIndex(of date: SQL) -> SQL {
        guard let grain else { return "0" }
        let months = Int32(grain.months)
        return """
            ((extract(year FROM \(date))::int * 12 + extract(month FROM \(date))::int - 1) / \(trusted: String(months)))
            """
    }

    /// Only the days inside the asked period count.
    func within(_ date: SQL) -> SQL {
        var conditions: [SQL] = []
        if let first { conditions.append("\(date) >= \(first)") }
        if let last { conditions.append("\(date) <= \(last)") }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }
}
