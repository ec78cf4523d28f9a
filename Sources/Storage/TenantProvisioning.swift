public import Domain
internal import Postgres

/// Makes, suspends and drops tenants: schema, role, grants and tables in one transaction, as the administrator.
public struct TenantProvisioning: Sendable {
    let router: TenantRouter
    let installation: Installation
    let root: String

    /// `root` is the folder that holds `migrations`.
    public init(router: TenantRouter, installation: Installation, root: String) {
        self.router = router
        self.installation = installation
        self.root = root
    }

    /// Throws ``StorageError/Code/tenantExists`` when the id is taken.
    public func create(_ tenant: Tenant) async throws {
        guard try await TenantRegistry(router: self.router).find(tenant.id) == nil else {
            throw StorageError(.tenantExists, "de tenant ‘\(tenant.id)’ bestaat al")
        }
        let folder = MigrationFile.Folder(of: tenant.kind)
        let files = try MigrationFile.all(in: folder, root: self.root)
        let schema = try Identifier(tenant.schemaName).description
        let roleName = self.installation.tenantRole(schema: tenant.schemaName)
        let role = try Identifier(roleName).description
        let app = try Identifier(self.installation.appRole).description
        let row = SQL(
            """
            INSERT INTO platform.tenant (id, kind, name, code, schema_name, role_name)
            VALUES (\(literal: tenant.id.description), \(literal: tenant.kind.rawValue), \(literal: tenant.name),
                    NULLIF(\(literal: tenant.code ?? ""), ''), \(literal: tenant.schemaName), \(literal: roleName))
            """)
        let records = files.map { file in
            SQL(
                """
                INSERT INTO platform.migration (tenant, name, sha256)
                VALUES (\(literal: tenant.id.description), \(literal: file.name), \(literal: file.sha256));
                """
            ).text
        }
        let names = try self.installation.names(schema: tenant.schemaName)
        let ddl = files.map { $0.text(replacing: names) }
        try await self.run(
            """
            BEGIN;
            SET LOCAL citus.enable_schema_based_sharding TO on;
            CREATE ROLE \(role) NOLOGIN NOINHERIT;
            GRANT \(role) TO \(app);
            CREATE SCHEMA \(schema);
            GRANT USAGE ON SCHEMA \(schema) TO \(role);
            SET LOCAL search_path TO \(schema);
            \(ddl.joined(separator: "\n"))
            \(row.text);
            \(records.joined(separator: "\n"))
            COMMIT;
            """)
    }

    public func set(_ state: Tenant.State, for tenant: Tenant) async throws {
        _ = try await self.router.admin.withConnection { connection in
            try await connection.execute(
                "UPDATE platform.tenant SET state = \(state.rawValue) WHERE id = \(tenant.id.description)")
        }
    }

    /// Removes the tenant with all its rows, for good; whoever worked nowhere else is disabled.
    public func drop(_ tenant: Tenant) async throws {
        let schema = try Identifier(tenant.schemaName).description
        let role = try Identifier(self.installation.tenantRole(schema: tenant.schemaName)).description
        let inbox = try Identifier(self.installation.inboxRole(schema: tenant.schemaName)).description
        let id = SQL("\(literal: tenant.id.description)").text
        try await self.run(
            """
            BEGIN;
            DROP SCHEMA \(schema) CASCADE;
            REVOKE USAGE ON SCHEMA reference FROM \(role);
            DROP ROLE \(role);
            DROP ROLE IF EXISTS \(inbox);
            UPDATE platform.account a SET disabled_at = now() WHERE disabled_at IS NULL
                AND EXISTS (SELECT 1 FROM platform.membership m WHERE m.account = a.id AND m.tenant = \(id))
                AND NOT EXISTS (SELECT 1 FROM platform.membership m WHERE m.account = a.id AND m.tenant <> \(id));
            DELETE FROM platform.membership WHERE tenant = \(id);
            DELETE FROM platform.token WHERE tenant = \(id);
            DELETE FROM platform.migration WHERE tenant = \(id);
            DELETE FROM platform.tenant WHERE id = \(id);
            COMMIT;
            """)
    }

    private func run(_ script: String) async throws {
        try await self.router.admin.withConnection { connection in
            do {
                try await connection.script(script)
            } catch {
                try? await connection.script("ROLLBACK")
                throw error
            }
        }
    }
}
