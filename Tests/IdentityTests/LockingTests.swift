import Domain
import Postgres
import Storage
import TestSupport
import Testing

@testable import Identity

/// Guessing passwords: five tries, known address or not, also side by side.
@Suite(.timeLimit(.minutes(6))) struct LockingTests {
    private let wrong = "fout fout fout"

    @Test(arguments: ["slot@x.nl", "niemand@x.nl"]) func `after five wrong guesses an address is locked, known or not`(
        email: String
    ) async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("slot@x.nl")
        let sessions = world.sessions
        for number in 1...7 {
            let code = await identityError { _ = try await sessions.signIn(email: email, password: self.wrong, userAgent: "") }
            #expect(code == (number < 5 ? .wrongCredentials : .locked), "\(number)")
        }
        #expect(await identityError { _ = try await sessions.signIn(email: email, password: secret, userAgent: "") } == .locked)
    }

    @Test func `a lock ends by itself and a right password clears the count`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("slot@x.nl")
        for _ in 0..<5 {
            _ = await identityError {
                _ = try await world.sessions.signIn(email: "slot@x.nl", password: self.wrong, userAgent: "")
            }
        }
        #expect(try await world.accounts.list(tenant: nil).first?.isLocked == true)
        try await world.home.script("UPDATE platform.account SET locked_until = now() - interval '1 second'")
        #expect(
            await identityError { _ = try await world.sessions.signIn(email: "slot@x.nl", password: self.wrong, userAgent: "") }
                == .wrongCredentials)
        #expect(
            try await world.home.asAdministrator("SELECT failed_sign_ins, locked_until IS NULL FROM platform.account") == [
                ["1", "t"]
            ])
        _ = try await world.sessions.signIn(email: "slot@x.nl", password: secret, userAgent: "")
        #expect(try await world.value("SELECT failed_sign_ins FROM platform.account") == "0")
    }

    @Test func `thirty guesses side by side are looked at five times`() async throws {
        let world = try await IdentityWorld.make()
        let secret = try await world.account("slot@x.nl")
        let sessions = world.sessions
        let codes = await withTaskGroup { group in
            for _ in 0..<30 {
                group.addTask {
                    await identityError { _ = try await sessions.signIn(email: "slot@x.nl", password: self.wrong, userAgent: "") }
                }
            }
            return await group.reduce(into: [IdentityError.Code?]()) { $0.append($1) }
        }
        #expect(codes.filter { $0 == .wrongCredentials }.count == 4)
        #expect(codes.filter { $0 == .locked }.count == 26)
        _ = try await world.accounts.resetPassword(email: "slot@x.nl", password: secret)
        let right = await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    await identityError { _ = try await sessions.signIn(email: "slot@x.nl", password: secret, userAgent: "") }
                }
            }
            return await group.reduce(into: [IdentityError.Code?]()) { $0.append($1) }
        }
        #expect(right == Array(repeating: nil, count: 20))
    }

    @Test func `an attempt begun before the lock is refused after it, right or not`() async throws {
        let world = try await IdentityWorld.make()
        _ = try await world.account("slot@x.nl")
        let sessions = world.sessions
        let email = try EmailAddress("slot@x.nl")
        let attempt = try #require(
            try await sessions.platform.transaction { transaction in try await SignInAttempt.begin(email, in: transaction) })
        for _ in 0..<5 {
            _ = await identityError { _ = try await sessions.signIn(email: "slot@x.nl", password: self.wrong, userAgent: "") }
        }
        #expect(
            await identityError {
                try await sessions.platform.transaction { transaction in try await attempt.succeed(in: transaction) }
            } == .locked)
    }

    @Test func `an attempt begun before a disabling or a new password is refused after it`() async throws {
        let world = try await IdentityWorld.make()
        _ = try await world.account("an@x.nl")
        let sessions = world.sessions
        let email = try EmailAddress("an@x.nl")
        let attempt = try #require(
            try await sessions.platform.transaction { transaction in try await SignInAttempt.begin(email, in: transaction) })
        try await world.accounts.disable(email: "an@x.nl")
        #expect(
            await identityError {
                try await sessions.platform.transaction { transaction in try await attempt.succeed(in: transaction) }
            } == .disabled)
        try await world.accounts.enable(email: "an@x.nl")
        _ = try await world.accounts.resetPassword(email: "an@x.nl", password: nil)
        #expect(
            await identityError {
                try await sessions.platform.transaction { transaction in try await attempt.succeed(in: transaction) }
            } == .locked)
    }
}
