import Domain
import Postgres
import Storage
import TestSupport
import Testing

@testable import Identity

/// Accounts and what they may do where: the tenant comes from memberships and from nowhere else.
@Suite(.timeLimit(.minutes(6))) struct AccountTests {
    @Test func `a second tenant or role is added to the same account`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        #expect(
            try await world.accounts.create(
                email: "An@x.nl", name: nil, tenant: world.south, role: .auditor, password: "iets heel anders 1")
                == .membershipAdded)
        #expect(
            await identityError {
                _ = try await world.accounts.create(
                    email: "an@x.nl", name: nil, tenant: world.south, role: .auditor, password: nil)
            } == .accountExists)
        let visitor = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").1
        #expect(visitor.memberships.map(\.tenant) == [world.north, world.south])
        #expect(visitor.memberships.map(\.roles) == [[.manager], [.auditor]])
    }

    @Test func `a revoked membership is gone for the running session`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        _ = try await world.accounts.create(email: "an@x.nl", name: nil, tenant: world.south, role: .auditor, password: nil)
        let token = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").0
        try await world.accounts.revoke(email: "an@x.nl", tenant: world.south, role: .auditor)
        #expect(try await world.sessions.visitor(token: token)?.memberships.map(\.tenant) == [world.north])
        #expect(
            await identityError { try await world.accounts.revoke(email: "an@x.nl", tenant: world.south, role: .auditor) }
                == .unknownMembership)
    }

    @Test func `rows that give a role where it cannot be are not believed`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        try await world.home.script(
            """
            INSERT INTO platform.membership (account, tenant, role) SELECT id, t, r FROM platform.account,
                (VALUES ('noord', 'platformbeheerder'), ('', 'manager'), ('zuid', 'gemeente'), ('weg', 'manager'), ('zuid', 'koning')) x (t, r)
            """)
        let visitor = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").1
        #expect(visitor.memberships.map(\.tenant) == [world.north] && visitor.memberships.map(\.roles) == [[.manager]])
        #expect(visitor.platformRoles.isEmpty && !visitor.isPlatformAdministrator)
    }

    @Test func `a suspended tenant is shown as such to its people`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        try await world.home.provisioning.set(.suspended, for: world.north)
        let visitor = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").1
        #expect(visitor.memberships.map(\.tenant.state) == [.suspended])
    }

    @Test func `a list shows the accounts of one tenant only`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        _ = try await world.account("bo@x.nl", tenant: world.south, role: .auditor)
        _ = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "")
        let list = try await world.accounts.list(tenant: world.north)
        #expect(list.map(\.email) == ["an@x.nl"] && list.map(\.activeSessions) == [1])
        #expect(try list.first?.grants == [Grant(.manager, in: world.north)])
        #expect(try await world.accounts.list(tenant: world.south).map(\.email) == ["bo@x.nl"])
        #expect(try await world.accounts.list(tenant: nil).map(\.email) == ["an@x.nl", "bo@x.nl"])
    }

    @Test func `a new password ends every session and the old one`() async throws {
        let world = try await IdentityWorld.make()
        let first = try await world.account("an@x.nl")
        let token = try await world.sessions.signIn(email: "an@x.nl", password: first, userAgent: "").0
        let second = try await world.accounts.resetPassword(email: "an@x.nl", password: nil)
        #expect(first != second)
        #expect(try await world.sessions.visitor(token: token) == nil)
        #expect(
            await identityError { _ = try await world.sessions.signIn(email: "an@x.nl", password: first, userAgent: "") }
                == .wrongCredentials)
        _ = try await world.sessions.signIn(email: "an@x.nl", password: second, userAgent: "")
    }

    @Test func `a disabled account is out at once, and only who knows the password is told so`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        let token = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").0
        try await world.accounts.disable(email: "an@x.nl")
        try await world.accounts.disable(email: "an@x.nl")
        #expect(try await world.sessions.visitor(token: token) == nil)
        #expect(
            await identityError { _ = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "") }
                == .disabled)
        #expect(
            await identityError {
                _ = try await world.sessions.signIn(email: "an@x.nl", password: "fout fout fout", userAgent: "")
            } == .wrongCredentials)
        #expect(await identityError { _ = try await world.accounts.resetPassword(email: "an@x.nl", password: nil) } == .disabled)
        #expect(await identityError { _ = try await world.account("an@x.nl", tenant: world.south) } == .disabled)
        try await world.accounts.enable(email: "an@x.nl")
        _ = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "")
    }

    @Test func `what cannot be is refused by its code`() async throws {
        let world = try await IdentityWorld.make()
        #expect(await identityError { try await world.accounts.disable(email: "nooit@x.nl") } == .unknownAccount)
        #expect(await identityError { _ = try await world.account("q@x.nl", role: .gemeenteReader) } == .roleNotForTenant)
        #expect(
            await identityError {
                _ = try await world.accounts.create(
                    email: "q@x.nl", name: nil, tenant: world.north, role: .manager, password: "kort")
            } == .weakPassword)
        #expect(try await world.value("SELECT count(*) FROM platform.account") == "0")
    }

    @Test func `who runs the installation belongs to no tenant`() async throws {
        let world = try await IdentityWorld.make()
        let made = try await world.accounts.create(
            email: "her@x.nl", name: "H", tenant: nil, role: .platformAdministrator, password: nil)
        let secret = try #require(made.password)
        let visitor = try await world.sessions.signIn(email: "her@x.nl", password: secret, userAgent: "").1
        #expect(visitor.isPlatformAdministrator && visitor.memberships.isEmpty)
    }
}
