internal import Domain
internal import Postgres

extension ObservationQuery {
    /// One row per slice and combination of values, with every aggregate's columns.
    func counting(_ group: IndicatorGroup, split: Splitting, slices: [FigureSlice], peildatum: Day) -> SQL {
        let byDomain = split.dimensions.contains(.domein)
        let columns = group.aggregates.flatMap(\.columns)
        let places = (1...(1 + split.dimensions.count)).map { SQL(trusted: String($0)) }.joined(separator: ", ")
        if group.observation == .stock {
            let slice: SQL = "s.slice"
            return """
                WITH \(self.rows(of: .stock, byDomain: false)),
                slices AS (SELECT * FROM unnest(\(slices.map(\.index)), \(slices.map { $0.stockDay(peildatum: peildatum) })) AS s(slice, day))
                SELECT \(([slice] + split.keys + columns.map(\.sql)).joined(separator: ", "))
                FROM slices s JOIN observed o ON o.gestart_op <= s.day AND (o.beeindigd_op IS NULL OR o.beeindigd_op > s.day)
                \(split.joins(for: .stock))
                GROUP BY \(places)
                """
        }
        let slice = split.sliceIndex(of: "o.placed", among: slices)
        let rows: SQL = "observed o\(split.joins(for: group.observation)) WHERE \(split.within("o.placed"))"
        guard group.observation.hasSeveralRowsPerCase else {
            return """
                WITH \(self.rows(of: group.observation, byDomain: byDomain))
                SELECT \(([slice] + split.keys + columns.map(\.sql)).joined(separator: ", "))
                FROM \(rows) GROUP BY \(places)
                """
        }
        // First per case, then over cases: counting distinct cases in one step would sort every row.
        let keys = (["slice"] + split.dimensions.indices.map { "d\($0)" }).map { SQL(trusted: $0) }
        let inner =
            zip([slice] + split.keys, keys).map { value, name -> SQL in "\(value) AS \(name)" }
            + columns.enumerated().map { index, column -> SQL in "\(column.sql) AS c\(trusted: String(index))" }
        let outer = columns.enumerated().map { index, column -> SQL in
            let name = SQL(trusted: "c\(index)")
            return column.countsCases ? "count(*) FILTER (WHERE \(name) > 0)" : "sum(\(name))"
        }
        return """
            WITH \(self.rows(of: group.observation, byDomain: byDomain)), per_case AS (
                SELECT \(inner.joined(separator: ", ")) FROM \(rows) GROUP BY \(places), o.casus_nr
            )
            SELECT \((keys + outer).joined(separator: ", ")) FROM per_case GROUP BY \(keys.joined(separator: ", "))
            """
    }

    /// Every combination of values that occurs among the cases (and their goals or visits) that exist.
    func combinations(split: Splitting, observation: Observation) -> SQL {
        let rows: SQL =
            switch observation {
            case .stock:
                self.cases + """
                    , observed AS (
                        SELECT k.*, d.domein FROM cases k
                        LEFT JOIN (
                            SELECT d.casus_nr, d.domein FROM doelen d
                            WHERE \(self.known("doelen", "d")) AND d.gesteld_op <= \(self.dates.peildatum)
                        ) d ON d.casus_nr = k.casus_nr
                    )
                    """
            case .visits:
                self.cases + """
                    , observed AS (
                        SELECT k.*, i.dagdeel FROM cases k
                        LEFT JOIN (
                            SELECT i.casus_nr, coalesce(i.dagdeel, 'onbekend') AS dagdeel FROM inzet i
                            JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("medewerkers", "m"))
                            WHERE \(self.known("inzet", "i")) AND i.datum <= \(self.dates.peildatum)
                        ) i ON i.casus_nr = k.casus_nr
                    )
                    """
            default: self.cases + ", observed AS (SELECT * FROM cases)"
            }
        return """
            WITH \(rows)
            SELECT DISTINCT \(split.keys.joined(separator: ", ")) FROM observed o\(split.joins(for: .received))
            """
    }
}
