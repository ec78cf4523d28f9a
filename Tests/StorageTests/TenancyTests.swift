import Domain
import Postgres
import Storage
import TestSupport
import Testing

/// Tenancy is closed by construction (architecture “Tenancy”, lessons §4).
@Suite(.timeLimit(.minutes(6))) struct TenancyTests {
    private struct Refused: Error {}

    @Test func `every attempt of a tenant to reach what is not its own is refused`() async throws {
        let home = try await TestInstallation.make()
        let all = [
            try await home.tenant("alfa").tenant, try await home.tenant("beta").tenant,
            try await home.tenant("gm0363", kind: .gemeente).tenant,
        ]
        for tenant in all {
            #expect(try await IsolationCheck(database: home.database).problems(of: tenant, others: all) == [], "\(tenant.id)")
        }
    }

    @Test func `the check finds a door that was left open`() async throws {
        let home = try await TestInstallation.make()
        let (alfa, beta) = (try await home.tenant("alfa").tenant, try await home.tenant("beta").tenant)
        let role = home.installation.tenantRole(schema: alfa.schemaName)
        try await home.script(
            "GRANT USAGE ON SCHEMA org_beta TO \(role); GRANT SELECT ON org_beta.casussen TO \(role); GRANT SELECT ON platform.account TO PUBLIC; GRANT USAGE ON SCHEMA platform TO \(role)"
        )
        let problems = try await IsolationCheck(database: home.database).problems(of: alfa, others: [alfa, beta])
        #expect(problems == ["niet gesloten: accounts lezen", "niet gesloten: casussen van beta lezen"])
    }

    @Test func `with one connection nothing of a tenant survives for the next`() async throws {
        let home = try await TestInstallation.make(connections: 1)
        let (alfa, beta) = (try await home.tenant("alfa"), try await home.tenant("beta"))
        let state: SQL =
            "SELECT current_user::text, current_schemas(false)::text, current_setting('kraamzicht.actor'), pg_backend_pid()::text"
        let first = try await alfa.rows(state)
        await #expect(throws: PostgresError.self) { try await alfa.execute("SELECT 1 / 0") }
        await #expect(throws: Refused.self) {
            try await home.database.write(alfa.tenant, as: TestTenant.actor, purpose: .administration) { writer -> Void in
                try await writer.execute("UPDATE clock SET id = 1")
                throw Refused()
            }
        }
        let second = try await beta.rows(state)
        #expect(first[0][0] == home.installation.tenantRole(schema: "org_alfa") && first[0][1] == "{org_alfa}")
        #expect(second[0][0] == home.installation.tenantRole(schema: "org_beta") && second[0][1] == "{org_beta}")
        #expect(first[0][3] == second[0][3], "the same connection was lent to both")
        let outside = try await home.router.platform.withConnection { connection in
            try await connection.query(
                "SELECT current_user::text, current_setting('search_path'), current_setting('kraamzicht.actor', true), current_setting('statement_timeout')"
            ).texts()
        }
        #expect(outside == [[home.installation.appRole, "\"$user\", public", "", "0"]])
    }

    @Test func `a reading that the database breaks off says that it took too long, and its connection serves the next`()
        async throws
    {
        let home = try await TestInstallation.make(connections: 1)
        let alfa = try await home.tenant("alfa")
        let broken = Task {
            try await home.database.read(alfa.tenant, as: TestTenant.actor, purpose: .administration) { reader -> Void in
                _ = try await reader.query("SELECT pg_sleep(60)")
            }
        }
        // What the time limit does, without waiting for it.
        while try await home.router.admin.withConnection({ connection in
            try await connection.query(
                "SELECT count(pg_cancel_backend(pid))::text FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'"
            ).texts()
        }) == [["0"]] { try await Task.sleep(for: .milliseconds(20)) }
        let error = await #expect(throws: StorageError.self) { try await broken.value }
        #expect(error?.code == .tookTooLong)
        #expect(try await alfa.rows("SELECT current_schemas(false)::text") == [["{org_alfa}"]])
    }

    @Test func `the working role alone sees no tenant's rows`() async throws {
        let home = try await TestInstallation.make()
        let alfa = try await home.tenant("alfa")
        try await alfa.accept(.of("casussen", [:]))
        await #expect(throws: PostgresError.self) {
            try await home.router.platform.withConnection { _ = try await $0.query("SELECT casus_nr FROM org_alfa.casussen") }
        }
    }

    @Test func `only statements about rows may be sent inside a tenant's transaction`() async throws {
        let tenant = try await TestInstallation.tenant()
        for statement: SQL in [
            "SET ROLE none", "RESET ROLE", "SET search_path TO platform", "COMMIT", "ROLLBACK", "DO $$ BEGIN END $$",
            "CREATE TABLE x (x int)",
            "TRUNCATE casussen", "LOCK TABLE casussen", "GRANT SELECT ON casussen TO PUBLIC", "/* SELECT */ SET ROLE none",
            "DISCARD ALL",
            "PREPARE p AS SELECT 1", "CALL x()", "EXPLAIN SELECT 1", "LISTEN x", "-- SELECT\nSET ROLE none",
            "COPY casussen TO STDOUT",
        ] {
            await #expect(throws: PostgresError.self, "\(statement)") { try await tenant.rows(statement) }
            await #expect(throws: PostgresError.self, "\(statement)") { try await tenant.execute(statement) }
        }
        #expect(try await tenant.rows("SELECT 1") == [["1"]])
    }

    @Test func `a read cannot write`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", [:]))
        for statement: SQL in [
            "UPDATE casussen SET wet = 'wmo'", "WITH q AS (UPDATE casussen SET wet = 'wmo' RETURNING 1) SELECT * FROM q",
            "SELECT id FROM clock FOR UPDATE",
        ] {
            await #expect(throws: PostgresError.self, "\(statement)") { try await tenant.rows(statement) }
        }
        #expect(try await tenant.current("wet", of: "casussen") == [nil])
    }

    @Test func `a write that throws leaves nothing behind`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", [:]))
        await #expect(throws: Refused.self) {
            try await tenant.home.database.write(tenant.tenant, as: TestTenant.actor, purpose: .administration) {
                writer -> Void in
                try await writer.execute("UPDATE casussen SET wet = 'wmo'")
                try await writer.log(AccessLogLine(.update, objectKind: "x", object: "y"))
                throw Refused()
            }
        }
        #expect(try await tenant.current("wet", of: "casussen") == [nil])
        #expect(try await tenant.rows("SELECT 1 FROM access_log WHERE object_kind = 'x'") == [])
    }

    @Test func `one poisoned connection does not close a tenant`() async throws {
        let home = try await TestInstallation.make(connections: 1)
        let tenant = try await home.tenant()
        for _ in 0..<3 {
            await #expect(throws: (any Error).self) { try await tenant.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
            await #expect(throws: PostgresError.self) { try await tenant.rows("SELECT * FROM nowhere") }
            #expect(try await tenant.rows("SELECT 1") == [["1"]])
        }
    }

    @Test func `the same slug in two installations of one server are two tenants`() async throws {
        let (here, there) = (try await TestInstallation.make(), try await TestInstallation.make())
        let (one, two) = (try await here.tenant("noord"), try await there.tenant("noord"))
        try await one.accept(.of("casussen", [:]))
        #expect(try await two.current("casus_nr", of: "casussen") == [])
        #expect(here.installation.appRole != there.installation.appRole)
    }

    @Test func `a line in the access log says who, in which role, why and what`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.home.database.write(tenant.tenant, as: Actor(name: "an@x.nl", role: "manager"), purpose: .administration)
        { writer in
            try await writer.log(AccessLogLine(.execute, objectKind: "lijst", object: "1", detail: "d"))
        }
        #expect(
            try await tenant.rows(
                "SELECT actor, role, action, purpose, object_kind, object, outcome, detail, at <= now() FROM access_log") == [
                    ["an@x.nl", "manager", "E", "beheer", "lijst", "1", "0", "d", "t"]
                ])
    }
}
