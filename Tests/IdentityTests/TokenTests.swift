import Domain
import Postgres
import Storage
import TestSupport
import Testing

@testable import Identity

/// Tokens of programs: what they may, and when they no longer count.
@Suite(.timeLimit(.minutes(6))) struct TokenTests {
    private func tokens(_ world: IdentityWorld) -> Tokens {
        Tokens(router: world.home.router, installation: world.home.installation)
    }

    @Test func `a token gives the rights of its purposes in its own tenant and nothing else`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        for purpose in [TokenPurpose.figures, .checks, .deliveries] {
            let made = try await tokens.create(in: world.north, name: "Planbord", purposes: [purpose], owner: nil, days: 30)
            let bearer = try #require(try await tokens.bearer(secret: made.secret))
            #expect(bearer.tenant == world.north && bearer.number == made.number && bearer.purposes == [purpose])
            for permission in Permission.allCases {
                #expect(
                    bearer.visitor.may(permission, in: world.north.id) == purpose.permissions.contains(permission),
                    "\(purpose) \(permission)")
                #expect(!bearer.visitor.may(permission, in: world.south.id))
            }
            for other in TokenPurpose.allCases { #expect(bearer.may(other) == (other == purpose)) }
            #expect(!bearer.visitor.isPlatformAdministrator && bearer.visitor.memberships.count == 1)
            #expect(bearer.visitor.actor(in: world.north.id) == Actor(name: "token \(made.number) (Planbord)", role: "token"))
            #expect(bearer.visitor.actor(in: world.south.id) == nil)
        }
    }

    @Test func `a token is no session and a session is no token`() async throws {
        let world = try await IdentityWorld.make()
        let made = try await self.tokens(world).create(in: world.north, name: "A", purposes: [.figures], owner: nil, days: 1)
        #expect(try await world.sessions.visitor(token: made.secret) == nil)
        let password = try await world.account("an@x.nl")
        let session = try await world.sessions.signIn(email: "an@x.nl", password: password, userAgent: "").token
        #expect(try await self.tokens(world).bearer(secret: session) == nil)
        #expect(try await self.tokens(world).bearer(secret: "kzt_\(session)") == nil)
    }

    @Test func `the secret is nowhere in the database, and what could be none is not asked for`() async throws {
        let world = try await IdentityWorld.make()
        let made = try await self.tokens(world).create(in: world.north, name: "A", purposes: [.figures], owner: nil, days: 1)
        #expect(made.secret.hasPrefix("kzt_") && made.secret.utf8.count == 47)
        #expect(try await world.value("SELECT k::text FROM platform.token k")?.contains(made.secret.dropFirst(4)) == false)
        for text in ["", "kzt_", String(made.secret.dropLast()), made.secret + "A", "KZT_" + made.secret.dropFirst(4), "x"] {
            #expect(TokenSecret(text: text) == nil)
            #expect(try await self.tokens(world).bearer(secret: text) == nil)
        }
    }

    @Test func `a revoked, expired or foreign token counts for nothing at once`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        let first = try await tokens.create(in: world.north, name: "A", purposes: [.figures], owner: nil, days: 1)
        let second = try await tokens.create(in: world.north, name: "B", purposes: [.figures], owner: nil, days: 1)
        #expect(try await tokens.bearer(secret: first.secret) != nil)
        let revoked = try await tokens.revoke(first.number)
        #expect(revoked.tenant == world.north.id && revoked.token.state == .revoked)
        #expect(try await tokens.bearer(secret: first.secret) == nil)
        #expect(try await tokens.revoke(first.number).token == revoked.token, "the moment stays")
        try await world.home.script("UPDATE platform.token SET expires_at = now() WHERE number = \(second.number)")
        #expect(try await tokens.bearer(secret: second.secret) == nil)
        #expect(try await tokens.list(of: world.north).map(\.state) == [.expired, .revoked])
        #expect(try await tokens.list(of: world.south).isEmpty)
        #expect(await identityError { _ = try await tokens.revoke(99) } == .unknownToken)
    }

    @Test func `a suspended tenant's token is known and may do nothing`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        let made = try await tokens.create(in: world.north, name: "A", purposes: [.figures], owner: nil, days: 1)
        try await world.home.provisioning.set(.suspended, for: world.north)
        let bearer = try #require(try await tokens.bearer(secret: made.secret))
        #expect(bearer.tenant.state == .suspended && !bearer.may(.figures))
        for permission in Permission.allCases { #expect(!bearer.visitor.may(permission, in: world.north.id)) }
    }

    @Test func `a token never does more than who answers for it may at that moment`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        _ = try await world.account("an@x.nl", role: .auditor)
        #expect(
            await identityError {
                _ = try await tokens.create(
                    in: world.north, name: "A", purposes: [.figures, .deliveries], owner: "an@x.nl", days: 1)
            } == .ownerMayNot)
        #expect(
            await identityError {
                _ = try await tokens.create(in: world.south, name: "A", purposes: [.figures], owner: "an@x.nl", days: 1)
            } == .ownerMayNot)
        let made = try await tokens.create(
            in: world.north, name: "A", purposes: [.figures, .checks], owner: "An@x.nl", days: 1)
        let bearer = try #require(try await tokens.bearer(secret: made.secret))
        #expect(bearer.may(.figures) && bearer.may(.checks))
        #expect(bearer.visitor.actor(in: world.north.id)?.name == "token \(made.number) (A) van an@x.nl")
        #expect(try await tokens.list(of: world.north).first?.owner == "an@x.nl")
        try await world.accounts.revoke(email: "an@x.nl", tenant: world.north, role: .auditor)
        #expect(try await tokens.bearer(secret: made.secret)?.may(.figures) == false)
        try await world.accounts.disable(email: "an@x.nl")
        #expect(try await tokens.bearer(secret: made.secret) == nil)
        #expect(
            await identityError {
                _ = try await tokens.create(in: world.north, name: "A", purposes: [.figures], owner: "an@x.nl", days: 1)
            } == .disabled)
    }

    @Test func `the list says that who answers for a token may no longer`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        func states() async throws -> [Token.State] { try await tokens.list(of: world.north).map(\.state) }
        _ = try await world.account("an@x.nl", role: .auditor)
        _ = try await world.account("bo@x.nl", role: .manager)
        for owner in ["an@x.nl", "bo@x.nl", nil] {
            _ = try await tokens.create(in: world.north, name: "A", purposes: [.figures, .checks], owner: owner, days: 1)
        }
        #expect(try await states() == [.valid, .valid, .valid])
        try await world.accounts.disable(email: "bo@x.nl")
        #expect(try await states() == [.valid, .powerless, .valid])
        try await world.accounts.revoke(email: "an@x.nl", tenant: world.north, role: .auditor)
        #expect(try await states() == [.valid, .powerless, .powerless])
        try await world.accounts.enable(email: "bo@x.nl")
        #expect(try await states() == [.valid, .valid, .powerless])
        let revoked = try await tokens.revoke(1).token
        #expect(revoked.state == .revoked)
    }

    @Test func `use is noted, and within a minute not again`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        let made = try await tokens.create(in: world.north, name: "A", purposes: [.figures], owner: nil, days: 365)
        #expect(try await tokens.list(of: world.north).first?.lastUsedAt == nil)
        _ = try await tokens.bearer(secret: made.secret)
        #expect(try await tokens.list(of: world.north).first?.lastUsedAt != nil)
        let first = try await world.value("SELECT last_used_at::text FROM platform.token")
        _ = try await tokens.bearer(secret: made.secret)
        #expect(try await world.value("SELECT last_used_at::text FROM platform.token") == first)
        try await world.home.script("UPDATE platform.token SET last_used_at = last_used_at - interval '61 seconds'")
        _ = try await tokens.bearer(secret: made.secret)
        #expect(try await world.value("SELECT now() - last_used_at < interval '30 seconds' FROM platform.token") == "t")
        #expect(
            try await world.value("SELECT extract(epoch FROM expires_at - made_at)::int / 86400 FROM platform.token") == "365")
    }

    @Test func `names, purposes and lifetimes that cannot be are refused`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        func create(name: String = "A", days: Int = 1) async -> IdentityError.Code? {
            await identityError {
                _ = try await tokens.create(in: world.north, name: name, purposes: [.figures], owner: nil, days: days)
            }
        }
        #expect(await create(name: " ") == .invalidName)
        #expect(await create(name: "a\nb") == .invalidName)
        for days in [-1, 0, 731, Int.max] { #expect(await create(days: days) == .invalidLifetime) }
        #expect(try TokenPurpose.read("cijfers, Controles", in: world.north) == [.figures, .checks])
        for (text, code) in [
            ("", IdentityError.Code.unknownPurpose), (",", .unknownPurpose), ("beheer", .unknownPurpose),
            ("cijfers,publicaties", .purposeNotForTenant),
        ] {
            #expect(throws: IdentityError.self) { try TokenPurpose.read(text, in: world.north) }
            #expect(await identityError { _ = try TokenPurpose.read(text, in: world.north) } == code, "\(text)")
        }
        #expect(try TokenPurpose.read("publicaties", in: Samples.gemeente) == [.releases])
        #expect(await identityError { _ = try TokenPurpose.read("cijfers", in: Samples.gemeente) } == .purposeNotForTenant)
    }

    @Test func `tokens made at the same time each have a number of their own`() async throws {
        let world = try await IdentityWorld.make()
        let tokens = self.tokens(world)
        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<8 {
                group.addTask {
                    try await tokens.create(in: world.north, name: "T\(index)", purposes: [.figures], owner: nil, days: 1).number
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(1...8))
    }
}
