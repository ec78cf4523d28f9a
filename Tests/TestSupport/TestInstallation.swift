public import Domain
public import Postgres
public import Storage
internal import Synchronization

/// A whole installation of its own: a copy of the template database with its own id, roles and pools.
public struct TestInstallation: Sendable {
    /// The one that tests share which only need a tenant; a test that changes the installation makes its own.
    public static let shared = Task { try await TestInstallation.make() }

    public let installation: Installation
    public let router: TenantRouter
    /// How the administrator connects.
    public let administrator: ConnectionConfiguration
    /// How the working role connects.
    public let workingRole: ConnectionConfiguration

    public var database: TenantDatabase { TenantDatabase(router: self.router, installation: self.installation) }
    public var registry: TenantRegistry { TenantRegistry(router: self.router) }
    public var provisioning: TenantProvisioning {
        TenantProvisioning(router: self.router, installation: self.installation, root: ProjectFolder.root)
    }

    private static let count = Mutex(0)
    private static func next() -> Int {
        self.count.withLock { count in
            count += 1; return count
        }
    }

    /// `connections` is the limit of the working role's pool.
    public static func make(connections: Int = 6) async throws -> TestInstallation {
        let id = "kzt\(self.next())"
        let administrator = try await TemplateDatabase.copy(as: "db_\(id)", for: id)
        // All tests run at once on few cores: who waits for a connection here is not stuck.
        let limits = PoolLimits(wait: .seconds(240), patience: .seconds(60))
        let admin = ConnectionPool(configuration: administrator, limit: 3, limits: limits)
        let installation = try await Migrator(admin: admin, root: ProjectFolder.root).preparePlatform(preferredID: id)
            .installation
        // The migrations granted to the template's role; this installation's role gets the same.
        try await admin.withConnection { try await $0.script(self.copiedGrants(to: installation.appRole)) }
        var workingRole = administrator
        workingRole.user = installation.appRole
        let router = TenantRouter(
            admin: admin, tenants: ConnectionPool(configuration: workingRole, limit: connections, limits: limits))
        return TestInstallation(
            installation: installation, router: router, administrator: administrator, workingRole: workingRole)
    }

    private static func copiedGrants(to role: String) -> String {
        """
        DO $$ DECLARE line record; BEGIN
            FOR line IN SELECT c.oid::regclass AS name, a.privilege_type AS right FROM pg_class c
                CROSS JOIN LATERAL aclexplode(c.relacl) a
                WHERE a.grantee = '\(TemplateDatabase.installationID)_app'::regrole
            LOOP EXECUTE format('GRANT %s ON %s TO \(role)', line.right, line.name); END LOOP;
        END $$
        """
    }

    /// A new tenant; without an id, one that nobody else has.
    public func tenant(_ id: String? = nil, kind: Tenant.Kind = .organisation, name: String? = nil) async throws -> TestTenant {
        let tenantID = try TenantID(id ?? "t\(Self.next())")
        let tenant = Tenant(id: tenantID, kind: kind, name: name ?? "Kraamzorg \(tenantID)", code: nil, state: .active)
        try await self.provisioning.create(tenant)
        return TestTenant(home: self, tenant: tenant)
    }

    /// A new organisation in the shared installation.
    public static func tenant() async throws -> TestTenant {
        try await self.shared.value.tenant()
    }

    /// Runs a query as the administrator; each row as texts, NULL as nil.
    @discardableResult
    public func asAdministrator(_ sql: SQL) async throws -> [[String?]] {
        try await self.router.admin.withConnection { try await $0.query(sql).texts() }
    }

    /// Runs statements of any kind as the administrator.
    public func script(_ text: String) async throws {
        try await self.router.admin.withConnection { try await $0.script(text) }
    }
}

extension Rows {
    /// Every row as texts in column order, NULL as nil.
    public func texts() throws -> [[String?]] {
        let columns = self.columns.indices
        return try self.map { row in try columns.map { try row[$0, as: String?.self] } }
    }
}
