import Domain
import Postgres
import Storage
import TestSupport
import Testing

@testable import Identity

/// Signing in and out, and how long a session lives.
@Suite(.timeLimit(.minutes(6))) struct SignInTests {
    @Test func `who signs in is known by the token until signing out`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("An@X.nl")
        let (token, visitor) = try await world.sessions.signIn(email: " AN@x.nl", password: secret, userAgent: "Moz\0illa")
        #expect(visitor.email == "an@x.nl" && visitor.name == "an")
        #expect(visitor.memberships.map(\.tenant) == [world.north])
        let again = try #require(try await world.sessions.visitor(token: token))
        #expect(again.csrfToken == visitor.csrfToken && again.accountID == visitor.accountID)
        try await world.sessions.signOut(token: token)
        #expect(try await world.sessions.visitor(token: token) == nil)
        try await world.sessions.signOut(token: token)
        try await world.sessions.signOut(token: "x")
    }

    @Test func `a signed out session is gone at once, also from the service that read it`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        let sessions = world.sessions
        let token = try await sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").0
        #expect(try await sessions.visitor(token: token) != nil)
        try await sessions.signOut(token: token)
        #expect(try await sessions.visitor(token: token) == nil)
    }

    @Test func `the token itself is nowhere in the database`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        let token = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "x").0
        let rows = try await world.home.asAdministrator(
            "SELECT s::text || a::text FROM platform.session s JOIN platform.account a ON a.id = s.account")
        #expect(rows.count == 1)
        #expect(rows.allSatisfy { $0[0]?.contains(token) == false && $0[0]?.contains(secret) == false })
    }

    @Test func `a session ends twelve hours after the sign-in, or an hour after it was last used`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        let token = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").0
        #expect(try await world.value("SELECT extract(epoch FROM expires_at - created_at)::int FROM platform.session") == "43200")
        try await world.home.script("UPDATE platform.session SET last_seen_at = now() - interval '59 minutes'")
        #expect(try await world.sessions.visitor(token: token) != nil)
        #expect(try await world.value("SELECT now() - last_seen_at < interval '5 seconds' FROM platform.session") == "t")
        try await world.home.script("UPDATE platform.session SET last_seen_at = now() - interval '61 minutes'")
        #expect(try await world.sessions.visitor(token: token) == nil)
        try await world.home.script("UPDATE platform.session SET last_seen_at = now(), expires_at = now() - interval '1 second'")
        #expect(try await world.sessions.visitor(token: token) == nil)
    }

    @Test func `use within a minute is not written again`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        let token = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "").0
        try await world.home.script("UPDATE platform.session SET last_seen_at = now() - interval '50 seconds'")
        #expect(try await world.sessions.visitor(token: token) != nil)
        #expect(try await world.value("SELECT now() - last_seen_at > interval '45 seconds' FROM platform.session") == "t")
    }

    @Test func `expired sessions are cleared away by the next sign-in`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("an@x.nl")
        _ = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "")
        try await world.home.script("UPDATE platform.session SET expires_at = now() - interval '1 second'")
        _ = try await world.sessions.signIn(email: "an@x.nl", password: secret, userAgent: "")
        #expect(try await world.value("SELECT count(*) FROM platform.session") == "1")
    }

    @Test(arguments: ["", "geen", "a\0@x.nl", String(repeating: "x", count: 5000), "' OR true --"])
    func `nonsense is wrong credentials and nothing else`(email: String) async throws {
        let world = try await IdentityWorld.make()
        #expect(
            await identityError { _ = try await world.sessions.signIn(email: email, password: "\0", userAgent: "") }
                == .wrongCredentials)
    }
}
