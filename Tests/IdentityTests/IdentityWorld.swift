import Domain
import Postgres
import Storage
import TestSupport
import Testing

@testable import Identity

/// An installation of its own with two organisations, and everything a sign-in needs, with fast password hashing.
struct IdentityWorld: Sendable {
    let home: TestInstallation
    let north: Tenant
    let south: Tenant

    static let hasher = PasswordHasher(parameters: ScryptParameters(checking: 4, 8, 1)!)

    static func make() async throws -> IdentityWorld {
        let home = try await TestInstallation.make()
        return IdentityWorld(
            home: home, north: try await home.tenant("noord", name: "Noord").tenant,
            south: try await home.tenant("zuid", name: "Zuid").tenant)
    }

    var accounts: Accounts { Accounts(router: self.home.router, installation: self.home.installation, hasher: Self.hasher) }
    /// A service without a memory of what it read before.
    var sessions: Sessions { Sessions(router: self.home.router, installation: self.home.installation, hasher: Self.hasher) }

    /// Makes an account with a password of its own; returns the password.
    func account(_ email: String, tenant: Tenant? = nil, role: Role = .manager) async throws -> String {
        let made = try await self.accounts.create(
            email: email, name: nil, tenant: tenant ?? self.north, role: role, password: nil)
        return try #require(made.password)
    }

    /// One value of a platform table.
    func value(_ sql: SQL) async throws -> String? {
        try await self.home.asAdministrator(sql).first?.first ?? nil
    }
}

/// The code of the error that `work` throws; nil when it throws none.
func identityError(_ work: () async throws -> Void) async -> IdentityError.Code? {
    do {
        try await work()
        return nil
    } catch {
        if let error = error as? IdentityError { return error.code }
        Issue.record("\(error)")
        return nil
    }
}
