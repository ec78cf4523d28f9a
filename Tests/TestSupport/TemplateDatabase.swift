internal import Foundation
internal import Postgres
internal import Storage

/// The migrated database that every installation of the tests is a copy of; made once per run.
enum TemplateDatabase {
    static let name = "kz_template"
    /// The installation id inside the template; a copy gets its own, because roles are cluster-wide.
    static let installationID = "kztemplate"

    /// One copy at a time: PostgreSQL refuses to copy a database that is being copied or used.
    private static let copier = Copier()

    /// Makes a copy under `name` and returns how its administrator reaches it.
    static func copy(as name: String, for installationID: String) async throws -> ConnectionConfiguration {
        let cluster = try await TestCluster.shared.value
        return try await self.copier.copy(as: name, for: installationID, on: cluster)
    }

    private actor Copier {
        private var template: Task<Void, any Error>?
        private var last: Task<Void, Never>?

        func copy(as name: String, for installationID: String, on cluster: TestCluster) async throws -> ConnectionConfiguration {
            let template = self.template ?? Task { try await TemplateDatabase.make(on: cluster) }
            self.template = template
            try await template.value
            let before = self.last
            let copying = Task {
                await before?.value
                try await TemplateDatabase.script(
                    ["CREATE DATABASE \(name) TEMPLATE \(TemplateDatabase.name)"], on: cluster.configuration)
            }
            self.last = Task { _ = try? await copying.value }
            try await copying.value
            var configuration = cluster.configuration
            configuration.database = name
            try await TemplateDatabase.script(
                ["UPDATE platform.installation SET id = '\(installationID)'"], on: configuration)
            return configuration
        }
    }

    private static func make(on cluster: TestCluster) async throws {
        try await self.script(["CREATE DATABASE \(self.name)"], on: cluster.configuration)
        var configuration = cluster.configuration
        configuration.database = self.name
        let pool = ConnectionPool(configuration: configuration, limit: 1)
        _ = try await Migrator(admin: pool, root: ProjectFolder.root).preparePlatform(preferredID: self.installationID)
        pool.close()
        // The pool's connection ends in its own time, and a database in use cannot be copied.
        try await self.script(
            ["SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(self.name)'"], on: cluster.configuration)
    }

    private static func script(_ statements: [String], on configuration: ConnectionConfiguration) async throws {
        let connection = try await Connection.open(configuration)
        for statement in statements { try await connection.script(statement) }
        await connection.close()
    }
}
