import Domain
import Synchronization

@testable import Identity
@testable import Web

/// Tokens without a database: of De Wieg one that counts, one that is revoked and one whose owner lost the right; and what was
/// asked.
enum FakeTokens {
    final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { self.lines.withLock { $0 } }
        func add(_ line: String) { self.lines.withLock { $0.append(line) } }
    }

    static func services(_ log: Log = Log()) -> TokenServices {
        TokenServices(
            list: { _, tenant in tenant.id == Fake.wieg.id ? self.tokens : [] },
            create: { visitor, tenant, name, purposes, days in
                log.add(
                    "\(visitor.email) \(tenant.id) \(name) \(purposes.map(\.rawValue).sorted().joined(separator: "+")) \(days)")
                return (3, "kzt_geheim")
            },
            revoke: { visitor, tenant, number in
                guard tenant.id == Fake.wieg.id, [1, 2].contains(number) else {
                    throw IdentityError(.unknownToken, "er is geen token")
                }
                log.add("\(visitor.email) \(tenant.id) trekt \(number) in")
            })
    }

    private static var tokens: [Token] { [self.token(4, .powerless), self.token(2, .valid), self.token(1, .revoked)] }

    private static func token(_ number: Int, _ state: Token.State) -> Token {
        Token(
            number: number, name: "dashboard <\(number)>", purposes: [.figures], owner: "anna@example.nl", state: state,
            madeAt: "2026-11-01T08:00:00Z", expiresAt: "2027-11-01T08:00:00Z", lastUsedAt: nil, revokedAt: nil)
    }
}
