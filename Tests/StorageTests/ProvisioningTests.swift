import Domain
import Ingest
import Postgres
import Storage
import TestSupport
import Testing

/// Making, suspending, resuming and dropping tenants.
@Suite(.timeLimit(.minutes(6))) struct ProvisioningTests {
    private func code(_ work: () async throws -> Void) async -> StorageError.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? StorageError)?.code
        }
    }

    @Test func `a new tenant has a schema, a role without rights of its own and is listed`() async throws {
        let home = try await TestInstallation.make()
        let made = try await home.tenant("noord", name: "Kraamzorg 't Noorden")
        let found = try await home.registry.tenant(made.tenant.id)
        #expect(found == made.tenant)
        let role = home.installation.tenantRole(schema: "org_noord")
        let rights = try await home.asAdministrator(
            "SELECT rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = \(role)"
        )
        #expect(rights == [["f", "f", "f", "f", "f", "f"]])
        #expect(
            try await home.asAdministrator(
                "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN (\(role), \(home.installation.appRole))"
            ) == [["0"]])
        #expect(
            try await home.asAdministrator("SELECT rolinherit FROM pg_roles WHERE rolname = \(home.installation.appRole)") == [
                ["f"]
            ])
    }

    @Test func `an organisation's tables may be written but its versions and logs not deleted`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", [:]))
        for statement: SQL in [
            "DELETE FROM casussen", "DELETE FROM delivery", "UPDATE moment SET at = now()", "DELETE FROM moment",
            "DELETE FROM clock",
        ] {
            await #expect(throws: PostgresError.self, "\(statement)") { try await tenant.execute(statement) }
        }
        await #expect(throws: PostgresError.self) { try await tenant.rows("UPDATE clock SET id = 1 RETURNING id") }
    }

    @Test func `a name that is taken is refused and nothing is left of the attempt`() async throws {
        let home = try await TestInstallation.make()
        let made = try await home.tenant("noord")
        #expect(await self.code { try await home.provisioning.create(made.tenant) } == .tenantExists)
        #expect(await self.code { _ = try await home.tenant("noord", kind: .gemeente) } == .tenantExists)
        try await home.script("CREATE SCHEMA org_west")
        await #expect(throws: (any Error).self) { _ = try await home.tenant("west") }
        #expect(try await home.registry.find(TenantID("west")) == nil)
        #expect(
            try await home.asAdministrator(
                "SELECT 1 FROM pg_roles WHERE rolname = \(home.installation.tenantRole(schema: "org_west"))") == [])
        #expect(try await home.registry.list().map(\.id) == [made.tenant.id])
    }

    @Test func `a name in quotes and with a backslash stays a name`() async throws {
        let home = try await TestInstallation.make()
        let name = #"'; DROP SCHEMA platform; -- \' "x" $1"#
        let made = try await home.tenant("noord", name: name)
        #expect(try await home.registry.tenant(made.tenant.id).name == name)
    }

    @Test func `a suspended tenant is refused and a resumed one is not`() async throws {
        let home = try await TestInstallation.make()
        let made = try await home.tenant("noord")
        try await home.provisioning.set(.suspended, for: made.tenant)
        let suspended = TestTenant(home: home, tenant: try await home.registry.tenant(made.tenant.id))
        #expect(suspended.tenant.state == .suspended)
        #expect(await self.code { _ = try await suspended.rows("SELECT 1") } == .tenantSuspended)
        #expect(await self.code { _ = try await suspended.execute("UPDATE casussen SET withdrawn = true") } == .tenantSuspended)
        try await home.provisioning.set(.active, for: made.tenant)
        let resumed = TestTenant(home: home, tenant: try await home.registry.tenant(made.tenant.id))
        #expect(try await resumed.rows("SELECT 1") == [["1"]])
    }

    @Test func `a dropped tenant leaves no schema, role, migration, membership or token`() async throws {
        let home = try await TestInstallation.make()
        let made = try await home.tenant("noord")
        let other = try await home.tenant("zuid")
        try await made.accept(.of("casussen", [:]))
        try await home.script(
            """
            INSERT INTO platform.account (email, name, password_hash) VALUES ('an@x.nl', 'An', 'x');
            INSERT INTO platform.membership (account, tenant, role) SELECT id, 'noord', 'manager' FROM platform.account;
            INSERT INTO platform.membership (account, tenant, role) SELECT id, 'zuid', 'manager' FROM platform.account;
            INSERT INTO platform.token (number, tenant, name, token_sha256, purposes, expires_at)
                SELECT n, t, 'x', n::text, '{cijfers}', now() FROM (VALUES (1, 'noord'), (2, 'zuid')) v (n, t);
            """)
        try await home.provisioning.drop(made.tenant)
        #expect(try await home.registry.list() == [other.tenant])
        #expect(try await home.asAdministrator("SELECT tenant FROM platform.membership") == [["zuid"]])
        #expect(try await home.asAdministrator("SELECT tenant FROM platform.token") == [["zuid"]])
        #expect(try await home.asAdministrator("SELECT 1 FROM platform.migration WHERE tenant = 'noord'") == [])
        #expect(
            try await home.asAdministrator(
                "SELECT to_regnamespace('org_noord')::text, to_regrole(\(home.installation.tenantRole(schema: "org_noord")))::text"
            ) == [[nil, nil]])
        #expect(await self.code { _ = try await home.registry.tenant(made.tenant.id) } == .unknownTenant)
        #expect(try await home.tenant("noord").accept(.of("casussen", [:])).levering == 1)
        #expect(try await other.rows("SELECT 1") == [["1"]])
    }

    @Test func `a gemeente is found by its code in any form and unknown ones are refused`() async throws {
        let register = GemeenteRegister(router: try await TestInstallation.shared.value.router)
        for text in ["GM0363", "gm0363", "0363", "363"] {
            #expect(try await register.gemeente(text).name == "Amsterdam", "\(text)")
        }
        for text in ["GM9999", "", "Amsterdam", "' OR true --"] {
            #expect(await self.code { _ = try await register.gemeente(text) } == .unknownTenant, "\(text)")
        }
    }
}
