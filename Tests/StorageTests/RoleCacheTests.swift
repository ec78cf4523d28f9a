import Domain
import Postgres
import Storage
import TestSupport
import Testing

/// A backend keeps a list of the roles its user is a member of. When a tenant is made while the list is being filled, the
/// backend may keep the old list and refuse the new role for ever; a connection must not stay behind like that.
@Suite(.timeLimit(.minutes(6))) struct RoleCacheTests {
    @Test func `a tenant made while others are made and read can be read at once`() async throws {
        let home = try await TestInstallation.make()
        let first = try await home.tenant()
        let readers = (0..<4).map { _ in
            Task {
                while !Task.isCancelled { _ = try await first.rows("SELECT 1") }
            }
        }
        defer { for reader in readers { reader.cancel() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<12 {
                        let tenant = try await home.tenant()
                        for _ in 0..<6 { _ = try await tenant.rows("SELECT 1") }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
