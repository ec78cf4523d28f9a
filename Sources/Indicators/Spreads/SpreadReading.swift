public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// Answers questions for spreads. Throws ``DomainError`` and ``StorageError`` as figures do.
    public nonisolated(nonsending) borrowing func spreads(_ requests: [SpreadRequest], today: Day) async throws -> [Spread] {
        var spreads: [Spread] = []
        for request in requests {
            let dates = try await self.dates(peildatum: request.peildatum, stand: request.stand, today: today)
            let both = TwoDates(peildatum: dates.peildatum, stand: dates.stand)
            let query = ObservationQuery(
                dates: both, filters: request.filters, lookups: [], source: try await self.source(at: dates.stand))
            let rows = try await self.query(query.spread(request.kind, within: request.period))
            let bins = try rows.map { row in
                Spread.Bin(
                    value: try row[0, as: String.self], count: try row[1, as: Int.self], days: try row[2, as: Double?.self])
            }
            spreads.append(Spread(kind: request.kind, period: request.period, dates: both, bins: bins))
        }
        return spreads
    }
}

extension ObservationQuery {
    /// `value`, `count`, `days` of each bin, in the order of the drawing.
    fileprivate func spread(_ kind: Spread.Kind, within period: Period) -> SQL {
        let split = Splitting(grain: nil, dimensions: [], first: period.first, last: period.last)
        func counted(_ value: SQL, of observation: Observation, order: SQL) -> SQL {
            """
            WITH \(self.rows(of: observation, byDomain: false))
            SELECT coalesce((\(value))::text, 'onbekend'), count(*), NULL::float8
            FROM observed o WHERE \(split.within("o.placed")) GROUP BY \(value) ORDER BY \(order) NULLS LAST
            """
        }
        switch kind {
        case .waiting: return counted("o.gestart_op - o.ontvangen_op", of: .started, order: "o.gestart_op - o.ontvangen_op")
        case .duration:
            return counted("o.beeindigd_op - o.gestart_op + 1", of: .ended, order: "o.beeindigd_op - o.gestart_op + 1")
        case .scores: return counted("o.score", of: .goals, order: "o.score")
        case .reasons: return counted("o.cbs", of: .ended, order: "o.cbs")
        case .steps:
            let steps = ["ontvangen_op", "contact_op", "aangemeld_wijkteam_op", "indicatie_op", "gestart_op"]
            let each: [SQL] = steps.enumerated().map { index, step in
                """
                SELECT \(Int32(index)) AS place, \(step) AS value, count(o.\(trusted: step)) AS count,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY o.\(trusted: step) - o.ontvangen_op) AS days
                FROM observed o WHERE \(split.within("o.placed"))
                """
            }
            return """
                WITH \(self.rows(of: .received, byDomain: false)), steps AS (\(each.joined(separator: " UNION ALL ")))
                SELECT value, count, days FROM steps ORDER BY place
                """
        }
    }
}
