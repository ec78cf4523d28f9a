internal import Domain
internal import Foundation
internal import Identity
internal import Indicators
internal import Postgres
internal import Publishing
internal import Storage

/// The composition root of every command: the database, ready to use, with what stands on it.
struct OpenInstallation: Sendable {
    let cluster: EmbeddedCluster?
    /// What ends a command in order; a server releases it once it serves.
    let onSignal: LeaveOnSignal?
    let router: TenantRouter
    let installation: Installation
    let root: String

    var database: TenantDatabase { TenantDatabase(router: self.router, installation: self.installation) }
    var registry: TenantRegistry { TenantRegistry(router: self.router) }
    var provisioning: TenantProvisioning {
        TenantProvisioning(router: self.router, installation: self.installation, root: self.root)
    }
    var accounts: Accounts { Accounts(router: self.router, installation: self.installation) }
    var tokens: Tokens { Tokens(router: self.router, installation: self.installation) }
    var migrator: Migrator { Migrator(admin: self.router.admin, root: self.root) }

    var releases: Releases { Releases(database: self.database, provisioning: self.provisioning) }
    var circles: Circles { Circles(database: self.database, provisioning: self.provisioning) }

    /// What every delivery and undo brings up to date.
    static let followers: [any VersionFollower] = [FactRefresh()]

    /// Who runs commands on this machine.
    static var actor: Actor { .commandLine(account: NSUserName()) }

    /// Writes a line into a tenant's access log, before what it is about leaves the program.
    func log(_ line: AccessLogLine, of tenant: Tenant, purpose: Purpose) async throws {
        try await self.database.write(tenant, as: Self.actor, purpose: purpose) { writer in try await writer.log(line) }
    }

    /// Opens the database, brings its own schemas up to date, lends it to `body` and closes it, whatever happens.
    static func use<Value>(
        _ options: DatabaseOptions, connections: Int = 4, _ body: (OpenInstallation) async throws -> Value
    ) async throws -> Value {
        let root = try ResourceFolder.find()
        switch try options.place() {
        case .embedded(let directory):
            let cluster = try EmbeddedCluster(directory: directory, progress: Message.write)
            defer { cluster.leave() }
            let onSignal = LeaveOnSignal(cluster)
            try await self.makeDatabase(on: cluster)
            let admin = cluster.configuration(user: EmbeddedCluster.superuser, database: self.databaseName)
            return try await self.use(
                admin: admin, preferredID: "kz", root: root, cluster: cluster, onSignal: onSignal, connections: connections,
                tenants: { cluster.configuration(user: $0.appRole, database: self.databaseName) }, body)
        case .server(let url, let adminURL):
            return try await self.use(
                admin: ConnectionConfiguration(url: adminURL), preferredID: try await self.installationID(of: url), root: root,
                cluster: nil, onSignal: nil,
                connections: connections, tenants: { _ in ConnectionConfiguration(url: url) }, body)
        }
    }

    private static let databaseName = "kraamzicht"

    /// Roles are cluster-wide, so an existing server's installation is named after its login role: `proef_app` is `proef`.
    private static func installationID(of url: String) async throws -> String {
        let connection = try await Connection.open(ConnectionConfiguration(url: url))
        defer { Task { await connection.close() } }
        let login = try await connection.query("SELECT current_user::text AS login").first?.decode(String.self, "login") ?? ""
        return login.hasSuffix("_app") ? String(login.dropLast("_app".count)) : "kz"
    }

    private static func use<Value>(
        admin: ConnectionConfiguration, preferredID: String, root: String, cluster: EmbeddedCluster?, onSignal: LeaveOnSignal?,
        connections: Int,
        tenants: (Installation) -> ConnectionConfiguration, _ body: (OpenInstallation) async throws -> Value
    ) async throws -> Value {
        let adminPool = ConnectionPool(configuration: admin, limit: 2)
        defer { adminPool.close() }
        let installation = try await Migrator(admin: adminPool, root: root).preparePlatform(preferredID: preferredID).installation
        let tenantPool = ConnectionPool(configuration: tenants(installation), limit: connections)
        defer { tenantPool.close() }
        let router = TenantRouter(admin: adminPool, tenants: tenantPool)
        return try await body(
            OpenInstallation(cluster: cluster, onSignal: onSignal, router: router, installation: installation, root: root))
    }

    private static func makeDatabase(on cluster: EmbeddedCluster) async throws {
        let connection = try await Connection.open(
            cluster.configuration(user: EmbeddedCluster.superuser, database: "postgres"))
        do {
            if try await connection.query("SELECT 1 FROM pg_database WHERE datname = \(self.databaseName)").isEmpty {
                do {
                    try await connection.script("CREATE DATABASE \(try Identifier(self.databaseName))")
                } catch {
                    // Another command on the same new directory may have been first.
                    guard ["42P04", "23505"].contains(error.sqlState ?? "") else { throw error }
                }
            }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }
}
