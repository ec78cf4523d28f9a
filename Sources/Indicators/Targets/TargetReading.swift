internal import Domain
internal import Foundation
internal import Postgres
public import Storage

extension TenantReader {
    /// The targets as they were known at a moment, in the order of their figures and days.
    public nonisolated(nonsending) borrowing func targets(at stand: Moment) async throws -> Targets {
        let rows = try await self.query(
            """
            SELECT streefwaarde_nr, indicator, soort, richting, waarde, gemeente, geldig_vanaf, geldig_tot, toelichting
            FROM streefwaarden s WHERE \(KnownVersions(at: stand)("s"))
            ORDER BY indicator, gemeente NULLS FIRST, geldig_vanaf, streefwaarde_nr
            """)
        return Targets(
            try rows.compactMap { row in
                guard let kind = Target.Kind(rawValue: try row.decode(String.self, "soort")),
                    let direction = Target.Direction(rawValue: try row.decode(String.self, "richting"))
                else { return nil }
                return Target(
                    number: try row.decode(String.self, "streefwaarde_nr"), indicator: try row.decode(String.self, "indicator"),
                    kind: kind, direction: direction, value: try row.decode(Decimal.self, "waarde"),
                    gemeente: try row.decode(String?.self, "gemeente"), validFrom: try row.decode(Day.self, "geldig_vanaf"),
                    validUntil: try row.decode(Day?.self, "geldig_tot"), note: try row.decode(String?.self, "toelichting"))
            })
    }
}
