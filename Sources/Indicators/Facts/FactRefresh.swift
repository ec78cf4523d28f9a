internal import Postgres
public import Storage

/// Keeps the facts under the figures up to date, moment by moment.
///
/// Only the facts of the cases a moment touched are worked out again, and of those only what differs gets a new version.
/// What it missed, also everything before facts were kept, it makes up for in the order of the moments.
public struct FactRefresh: VersionFollower {
    public init() {}

    public nonisolated(nonsending) func follow(_ moment: Int32, on writer: borrowing TenantWriter) async throws -> WrittenRows {
        var written = WrittenRows()
        guard let row = try await writer.query("SELECT facts_through FROM clock WHERE id = 1").first else { return written }
        let through = try row.decode(Int32.self, "facts_through")
        guard through < moment else { return written }
        for missed in (through + 1)...moment { try await self.refresh(at: missed, on: writer, &written) }
        try await writer.execute("UPDATE clock SET facts_through = \(moment) WHERE id = 1")
        return written
    }

    private nonisolated(nonsending) func refresh(
        at moment: Int32, on writer: borrowing TenantWriter, _ written: inout WrittenRows
    ) async throws {
        let touched = TouchedCases(moment: moment)
        try await writer.execute(touched.changed)
        // A first delivery touches every case by itself; looking around it would only cost time.
        if try await !writer.query(touched.hasOthers).isEmpty { try await writer.execute(touched.near) }
        let isMany = try await writer.query(touched.many).first?.decode(Bool.self, "many") ?? false
        try await writer.expect(isMany ? .manyRows : .fewRows)
        for fact in Facts.all {
            let versions = FactVersions(fact: fact, moment: moment)
            if try await !writer.query(versions.current).isEmpty { try await writer.execute(versions.close) }
            written.add(try await writer.execute(versions.add), to: fact.table)
        }
        try await writer.execute("DELETE FROM touched_case")
        try await writer.expect(.fewRows)
    }
}
