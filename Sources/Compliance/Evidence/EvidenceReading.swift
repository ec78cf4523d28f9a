internal import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// The rows on which the verdict on one subject rests, as they were known at a stand: what existed on the last day of the
    /// period. In the order of the check's sources, each by day and number.
    public nonisolated(nonsending) borrowing func evidence(
        for subject: String, of definition: CheckDefinition, in request: CheckRequest, at stand: Moment
    ) async throws -> [EvidenceRow] {
        let known = KnownVersions(at: stand)
        var found: [EvidenceRow] = []
        for source in definition.evidence {
            let facts = source.columns.map { column -> SQL in
                let value: SQL = "r.\(trusted: column)"
                let seen: SQL = source.events.contains(column) ? "CASE WHEN \(value) <= \(request.last) THEN \(value) END" : value
                return "coalesce((\(seen))::text, '')"
            }
            let isOfSubject: SQL = source.subject.map { "r.\(trusted: $0) = \(subject)" } ?? "true"
            let exists: SQL = source.day.map { "r.\(trusted: $0) <= \(request.last)" } ?? "true"
            let order: SQL = source.day.map { "r.\(trusted: $0), " } ?? ""
            let rows = try await self.query(
                """
                SELECT r.\(trusted: source.key) AS nummer, r.delivery AS levering, ARRAY[\(facts.joined(separator: ", "))] AS feiten
                FROM \(trusted: source.kind) r
                WHERE \(known("r")) AND \(isOfSubject) AND \(exists) AND \(source.filter)
                ORDER BY \(order)r.\(trusted: source.key)
                """)
            found += try rows.map { row in
                let values = try row.decode([String].self, "feiten")
                return EvidenceRow(
                    kind: source.kind, number: try row.decode(String.self, "nummer"),
                    facts: zip(source.columns, values).filter { !$1.isEmpty }.map { EvidenceRow.Fact(column: $0, value: $1) },
                    delivery: try row.decode(Int.self, "levering"))
            }
        }
        return found
    }
}
