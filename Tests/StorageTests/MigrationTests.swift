import Domain
import Foundation
import Ingest
import Postgres
import Storage
import TestSupport
import Testing

/// Migrations of the platform and of every tenant: resumable, never half-way, refused when a file changed (contract §1).
@Suite(.timeLimit(.minutes(6))) struct MigrationTests {
    /// A copy of the repository's migrations that a test may change.
    private func folder(_ body: (String) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "kz-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        // The source may be a link, which a copy would keep as one.
        let source = URL(fileURLWithPath: "\(ProjectFolder.root)/migrations").resolvingSymlinksInPath().path
        try FileManager.default.copyItem(atPath: source, toPath: "\(root)/migrations")
        try await body(root)
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func storageError(_ work: () async throws -> Void) async -> StorageError.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? StorageError)?.code
        }
    }

    @Test func `preparing twice changes nothing and keeps the identity`() async throws {
        let home = try await TestInstallation.make()
        let again = try await Migrator(admin: home.router.admin, root: ProjectFolder.root).preparePlatform(preferredID: "anders")
        #expect(again.installation == home.installation)
        #expect(again.outcome.applied == 0 && again.outcome.state == .done)
    }

    @Test func `a new file is applied to the platform and to every tenant, once`() async throws {
        let home = try await TestInstallation.make()
        let tenants = [try await home.tenant("alfa"), try await home.tenant("beta")]
        let gemeente = try await home.tenant("gm0363", kind: .gemeente)
        try await self.folder { root in
            try self.write(
                "CREATE TABLE fresh (id int NOT NULL, CONSTRAINT fresh_pk PRIMARY KEY (id));\nGRANT SELECT ON fresh TO {{tenant}};",
                to: "\(root)/migrations/tenant/0900_fresh.sql")
            let migrator = Migrator(admin: home.router.admin, root: root)
            let first = try await migrator.migrateTenants(home.installation) { _ in }
            #expect(first.map(\.subject) == ["alfa", "beta", "gm0363"])
            #expect(first.map(\.applied) == [1, 1, 0])
            let second = try await migrator.migrateTenants(home.installation) { _ in }
            #expect(second.map(\.applied) == [0, 0, 0])
            for tenant in tenants { #expect(try await tenant.rows("SELECT count(*) FROM fresh") == [["0"]]) }
            _ = gemeente
        }
    }

    @Test func `a failing tenant is rolled back whole, does not stop the others and resumes`() async throws {
        let home = try await TestInstallation.make()
        let alfa = try await home.tenant("alfa")
        let beta = try await home.tenant("beta")
        try await home.script("CREATE TABLE org_alfa.second (x int)")
        try await self.folder { root in
            try self.write(
                "CREATE TABLE first (x int);\nCREATE TABLE second (x int);", to: "\(root)/migrations/tenant/0900_two.sql")
            let migrator = Migrator(admin: home.router.admin, root: root)
            let outcomes = try await migrator.migrateTenants(home.installation) { _ in }
            #expect(outcomes.map { "\($0.subject) \($0.state.rawValue) \($0.applied)" } == ["alfa mislukt 0", "beta klaar 1"])
            #expect(
                try await home.asAdministrator("SELECT to_regclass('org_alfa.first')::text, to_regclass('org_beta.first')::text")
                    == [[nil, "org_beta.first"]])
            try await home.script("DROP TABLE org_alfa.second")
            let resumed = try await migrator.migrateTenants(home.installation) { _ in }
            #expect(resumed.map { "\($0.subject) \($0.state.rawValue) \($0.applied)" } == ["alfa klaar 1", "beta klaar 0"])
        }
        _ = (alfa, beta)
    }

    @Test func `a file that changed after it was applied is refused and named`() async throws {
        let home = try await TestInstallation.make()
        let tenant = try await home.tenant()
        try await self.folder { root in
            let path = "\(root)/migrations/tenant/0001_versions.sql"
            try self.write(String(contentsOfFile: path, encoding: .utf8) + "\n-- changed\n", to: path)
            let outcome = try #require(
                try await Migrator(admin: home.router.admin, root: root).migrateTenants(home.installation) { _ in }.first)
            #expect(outcome.state == .failed)
            #expect(outcome.message.contains("S004") && outcome.message.contains("tenant/0001_versions.sql"))
            let platform = "\(root)/migrations/platform/0001_platform.sql"
            try self.write(String(contentsOfFile: platform, encoding: .utf8) + "\n", to: platform)
            #expect(
                await self.storageError {
                    _ = try await Migrator(admin: home.router.admin, root: root).preparePlatform(preferredID: "x")
                } == .migrationChanged)
        }
        #expect(try await tenant.accept(.of("documenten", [:])).levering == 1)
    }

    @Test func `a folder without migrations is refused with the remedy`() async throws {
        let home = try await TestInstallation.shared.value
        #expect(
            await self.storageError {
                _ = try await Migrator(admin: home.router.admin, root: "/nergens").preparePlatform(preferredID: "x")
            } == .resources)
    }

    @Test func `reference data are whole`() async throws {
        let home = try await TestInstallation.shared.value
        #expect(
            try await home.asAdministrator(
                "SELECT count(*), count(DISTINCT jeugdregio), count(DISTINCT provincie) FROM reference.gemeente") == [
                    ["342", "42", "12"]
                ])
        #expect(
            try await home.asAdministrator(
                "SELECT count(*) FROM reference.gemeente g LEFT JOIN reference.provincie p ON p.code = g.provincie WHERE p.code IS NULL"
            ) == [["0"]])
        #expect(
            try await home.asAdministrator("SELECT third_after::text FROM reference.werkdag WHERE day = '2026-04-01'") == [
                ["2026-04-08"]
            ])
        #expect(
            try await home.asAdministrator(
                "SELECT min(day) <= '1989-12-31', max(day) >= '2028-12-31', count(*) = max(day) - min(day) + 1 FROM reference.werkdag"
            ) == [["t", "t", "t"]])
        #expect(
            try await home.asAdministrator(
                "SELECT source, cbs FROM reference.reden_beeindiging WHERE code = '31' ORDER BY source") == [
                    ["jw", "01"], ["wmo", "05"],
                ])
    }
}
