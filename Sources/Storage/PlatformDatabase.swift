public import Postgres

/// The installation's own tables, reached only inside a transaction of the working role.
public struct PlatformDatabase: Sendable {
    private let router: TenantRouter
    private let installation: Installation

    public init(router: TenantRouter, installation: Installation) {
        self.router = router
        self.installation = installation
    }

    /// Everything the closure did is committed, or nothing. Hash no password in it: a connection would wait along.
    public nonisolated(nonsending) func transaction<Value: Sendable>(
        _ body: nonisolated(nonsending) (borrowing Transaction) async throws -> Value
    ) async throws -> Value {
        let role = try Identifier(self.installation.appRole)
        let preamble: [SQL] = [
            "BEGIN",
            "SET LOCAL ROLE \(role)",
            "SET LOCAL search_path TO platform",
            "SET LOCAL statement_timeout TO '10s'",
            "SET LOCAL lock_timeout TO '5s'",
            "SET LOCAL idle_in_transaction_session_timeout TO '30s'",
        ]
        return try await self.router.platform.withConnection { connection in
            try await connection.withTransaction(preamble: preamble) { transaction in
                try await body(transaction)
            }
        }
    }
}
