internal import Domain
internal import Foundation
public import Postgres

/// Brings the platform and every tenant to the newest schema: one transaction per file and schema, so that it can be
/// stopped at any moment and run again.
public struct Migrator: Sendable {
    /// What became of one schema.
    public struct Outcome: Sendable {
        public enum State: String, Sendable { case done = "klaar", pending = "wacht", failed = "mislukt" }

        /// The tenant; `platform` for the installation itself.
        public let subject: String
        public let state: State
        /// How many files were applied now.
        public let applied: Int
        public let message: String
    }

    let admin: ConnectionPool
    let root: String

    /// `root` is the folder that holds `migrations`.
    public init(admin: ConnectionPool, root: String) {
        self.admin = admin
        self.root = root
    }

    /// Makes or upgrades the installation's own schemas and returns its identity. `preferredID` counts on first use only.
    public func preparePlatform(preferredID: String) async throws -> (installation: Installation, outcome: Outcome) {
        try await self.admin.withConnection { connection in
            _ = try await connection.query("SELECT pg_advisory_lock(7200571)")
            do {
                let installation = try await PlatformBootstrap.run(on: connection, preferredID: preferredID)
                let files = try MigrationFile.all(in: .platform, root: self.root)
                let names = ["app": try Identifier(installation.appRole).description]
                let applied = try await self.apply(files, subject: "", names: names, searchPath: "platform", on: connection)
                try await ReferenceData.fill(on: connection)
                _ = try await connection.query("SELECT pg_advisory_unlock(7200571)")
                return (installation, Outcome(subject: "platform", state: .done, applied: applied, message: ""))
            } catch {
                _ = try? await connection.query("SELECT pg_advisory_unlock(7200571)")
                throw error
            }
        }
    }

    /// Brings every tenant up to date; a failing tenant does not stop the others.
    public func migrateTenants(_ installation: Installation, progress: @Sendable (Outcome) -> Void) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for tenant in try await TenantRegistry(router: TenantRouter(admin: self.admin, tenants: self.admin)).list() {
            let outcome: Outcome
            do {
                let applied = try await self.admin.withConnection { connection in
                    try await self.migrate(tenant, installation: installation, on: connection)
                }
                outcome = Outcome(subject: tenant.id.description, state: .done, applied: applied, message: "")
            } catch {
                outcome = Outcome(subject: tenant.id.description, state: .failed, applied: 0, message: "\(error)")
            }
            progress(outcome)
            outcomes.append(outcome)
        }
        return outcomes
    }

    func migrate(_ tenant: Tenant, installation: Installation, on connection: Connection) async throws -> Int {
        let folder = MigrationFile.Folder(of: tenant.kind)
        return try await self.apply(
            try MigrationFile.all(in: folder, root: self.root), subject: tenant.id.description,
            names: try installation.names(schema: tenant.schemaName), searchPath: tenant.schemaName, on: connection)
    }

    /// Applies the files this subject has not had; refuses when a file changed after it was applied.
    private func apply(
        _ files: [MigrationFile], subject: String, names: [String: String], searchPath: String, on connection: Connection
    ) async throws -> Int {
        let known = try await self.known(subject: subject, on: connection)
        var applied = 0
        for file in files {
            if let sha256 = known[file.name] {
                guard sha256 == file.sha256 else {
                    throw StorageError(
                        .migrationChanged, "de migratie \(file.name) is veranderd nadat zij was uitgevoerd",
                        hint: "zet het bestand terug en maak een nieuwe migratie")
                }
                continue
            }
            try await MigrationStep(file: file, subject: subject, names: names, searchPath: searchPath).run(on: connection)
            applied += 1
        }
        return applied
    }

    private func known(subject: String, on connection: Connection) async throws -> [String: String] {
        let exists = try await connection.query("SELECT to_regclass('platform.migration') IS NOT NULL AS known")
        guard try exists.first?.decode(Bool.self, "known") == true else { return [:] }
        let rows = try await connection.query("SELECT name, sha256 FROM platform.migration WHERE tenant = \(subject)")
        return try Dictionary(
            uniqueKeysWithValues: rows.map { (try $0.decode(String.self, "name"), try $0.decode(String.self, "sha256")) })
    }
}
