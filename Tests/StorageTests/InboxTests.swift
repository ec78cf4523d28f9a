import Domain
import Postgres
import Storage
import TestSupport
import Testing

/// What crosses from an organisation to a gemeente goes through an inbox that takes rows in and gives none out.
@Suite(.timeLimit(.minutes(6))) struct InboxTests {
    private struct Broken: Error {}

    private func hand(
        _ sql: SQL, in home: TestInstallation, _ organisation: Tenant, _ gemeente: Tenant, fails: Bool = false
    ) async throws {
        _ = try await home.database.release(from: organisation, to: gemeente, as: TestTenant.actor, purpose: .release) { writer in
            try await writer.log(AccessLogLine(.create, objectKind: "proef", object: "1"))
        } deliver: { _, inbox in
            try await inbox.insert(sql)
            if fails { throw Broken() }
        }
    }

    private static let insert: SQL =
        "INSERT INTO release (nr, organisation, sequence, manifest, sha256) VALUES (1, 'alfa', 1, '{}', 'x')"

    @Test func `what is handed over is there for both, or for neither`() async throws {
        let home = try await TestInstallation.make()
        let (alfa, gemeente) = (try await home.tenant("alfa"), try await home.tenant("gm0363", kind: .gemeente))
        await #expect(throws: Broken.self) {
            try await self.hand(Self.insert, in: home, alfa.tenant, gemeente.tenant, fails: true)
        }
        let count: SQL = "SELECT count(*)::text FROM access_log WHERE object_kind = 'proef'"
        #expect(try await alfa.rows(count) == [["0"]])
        #expect(try await gemeente.rows("SELECT count(*)::text FROM release") == [["0"]])
        try await self.hand(Self.insert, in: home, alfa.tenant, gemeente.tenant)
        #expect(try await alfa.rows(count) == [["1"]])
        #expect(try await gemeente.rows("SELECT count(*)::text FROM release") == [["1"]])
    }

    @Test(arguments: [
        "SELECT manifest FROM release", "UPDATE release SET manifest = ''", "DELETE FROM release",
        "SELECT actor FROM access_log", "INSERT INTO release_download (release, file) VALUES (1, 'x')",
        "SELECT casus_nr FROM org_alfa.casussen", "INSERT INTO org_alfa.access_log SELECT * FROM org_alfa.access_log",
        "SELECT nr FROM platform.release",
    ]) func `the inbox refuses everything but rows of releases`(statement: String) async throws {
        let home = try await TestInstallation.make()
        let (alfa, gemeente) = (try await home.tenant("alfa"), try await home.tenant("gm0363", kind: .gemeente))
        await #expect(
            performing: {
                try await self.hand(SQL(trusted: statement), in: home, alfa.tenant, gemeente.tenant)
            }, throws: { ($0 as? PostgresError)?.sqlState == "42501" })
    }

    @Test(arguments: [
        "UPDATE release SET manifest = ''", "DELETE FROM release", "DELETE FROM release_table",
        "INSERT INTO release_withdrawal (release, reason) VALUES (1, 'x')",
    ]) func `a gemeente cannot change what it was given`(statement: String) async throws {
        let home = try await TestInstallation.make()
        let gemeente = try await home.tenant("gm0363", kind: .gemeente)
        await #expect(
            performing: { try await gemeente.execute(SQL(trusted: statement)) },
            throws: {
                ($0 as? PostgresError)?.sqlState == "42501"
            })
    }

    @Test func `the roles of a gemeente go with it`() async throws {
        let home = try await TestInstallation.make()
        let gemeente = try await home.tenant("gm0363", kind: .gemeente)
        try await home.provisioning.drop(gemeente.tenant)
        _ = try await home.tenant("gm0363", kind: .gemeente)
    }
}
