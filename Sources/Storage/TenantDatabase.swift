public import Domain
internal import Postgres

/// The only way to a tenant's rows: a transaction that begins as the tenant's own role, in its own schema, with time-outs.
///
/// A closure is lent a reader or a writer; no statement about a tenant runs outside one. Reads are `READ ONLY`.
public struct TenantDatabase: Sendable {
    public let router: TenantRouter
    public let installation: Installation

    public init(router: TenantRouter, installation: Installation) {
        self.router = router
        self.installation = installation
    }

    /// How long one statement of a reading may take.
    public enum Patience: String, Sendable {
        /// Somebody waits for the answer.
        case answer = "60s"
        /// The rows are handed on while they are read, as fast as whoever gets them takes them.
        case download = "30min"
    }

    /// Reads as the tenant. Throws ``StorageError`` when the tenant is suspended, and when one statement took longer than `patience`.
    public nonisolated(nonsending) func read<Value: Sendable>(
        _ tenant: Tenant, as actor: Actor, purpose: Purpose, patience: Patience = .answer,
        _ body: nonisolated(nonsending) (borrowing TenantReader) async throws -> Value
    ) async throws -> Value {
        let preamble = try self.preamble(tenant, actor, purpose, begin: "BEGIN READ ONLY", timeout: patience.rawValue)
        do {
            return try await self.router.tenant(schema: tenant.schemaName).withConnection { connection in
                try await connection.withTransaction(preamble: preamble) { transaction in
                    try await body(TenantReader(transaction: transaction))
                }
            }
        } catch let error as PostgresError where error.sqlState == "57014" {
            throw StorageError(
                .tookTooLong, "dit duurde te lang en is afgebroken", hint: "vraag een kortere periode, of minder tegelijk")
        }
    }

    /// Writes as the tenant; everything the closure did is committed, or nothing.
    public nonisolated(nonsending) func write<Value: Sendable>(
        _ tenant: Tenant, as actor: Actor, purpose: Purpose,
        _ body: nonisolated(nonsending) (borrowing TenantWriter) async throws -> Value
    ) async throws -> Value {
        let preamble = try self.preamble(tenant, actor, purpose, begin: "BEGIN", timeout: "6h")
        return try await self.router.tenant(schema: tenant.schemaName).withConnection { connection in
            try await connection.withTransaction(preamble: preamble) { transaction in
                try await body(TenantWriter(transaction: transaction, actor: actor, purpose: purpose))
            }
        }
    }

    /// Hands something from an organisation to a gemeente, in one transaction: all of it is there for both, or nothing.
    ///
    /// `body` writes as the organisation, `deliver` then puts rows into the gemeente's schema under its inbox role, which may
    /// insert and read nothing. The only way across tenants (`docs/decisions/0012-releases.md`).
    public nonisolated(nonsending) func release<Value: Sendable>(
        from organisation: Tenant, to gemeente: Tenant, as actor: Actor, purpose: Purpose,
        _ body: nonisolated(nonsending) (borrowing TenantWriter) async throws -> Value,
        deliver: nonisolated(nonsending) (Value, borrowing InboxWriter) async throws -> Void
    ) async throws -> Value {
        let preamble = try self.preamble(organisation, actor, purpose, begin: "BEGIN", timeout: "6h")
        let role = try Identifier(self.installation.inboxRole(schema: gemeente.schemaName))
        let schema = try Identifier(gemeente.schemaName)
        return try await self.router.tenant(schema: gemeente.schemaName).withConnection { connection in
            try await connection.withTransaction(preamble: preamble) { transaction in
                let writer = TenantWriter(transaction: transaction, actor: actor, purpose: purpose)
                let value = try await body(writer)
                try await writer.reader.transaction.turn(to: ["SET LOCAL ROLE \(role)", "SET LOCAL search_path TO \(schema)"])
                try await deliver(value, InboxWriter(writer: writer))
                return value
            }
        }
    }

    /// Hands something of several organisations to a jeugdregio, in one transaction: all of it is there for everybody, or nothing.
    ///
    /// `body` writes as the jeugdregio, `join` as each organisation in turn, `deliver` then puts rows into the jeugdregio's schema under
    /// its inbox role (`docs/decisions/0013-circles.md`).
    public nonisolated(nonsending) func circle(
        of organisations: [Tenant], to region: Tenant, as actor: Actor, purpose: Purpose,
        _ body: nonisolated(nonsending) (borrowing TenantWriter) async throws -> Void,
        join: nonisolated(nonsending) (Tenant, borrowing TenantWriter) async throws -> Void,
        deliver: nonisolated(nonsending) (borrowing InboxWriter) async throws -> Void
    ) async throws {
        let preamble = try self.preamble(region, actor, purpose, begin: "BEGIN", timeout: "6h")
        func turn(_ schema: String, _ role: String) throws -> [SQL] {
            ["SET LOCAL ROLE \(try Identifier(role))", "SET LOCAL search_path TO \(try Identifier(schema))"]
        }
        try await self.router.tenant(schema: region.schemaName).withConnection { connection in
            try await connection.withTransaction(preamble: preamble) { transaction in
                let writer = TenantWriter(transaction: transaction, actor: actor, purpose: purpose)
                try await body(writer)
                for organisation in organisations {
                    let schema = organisation.schemaName
                    try await writer.reader.transaction.turn(to: turn(schema, self.installation.tenantRole(schema: schema)))
                    try await join(organisation, writer)
                }
                let schema = region.schemaName
                try await writer.reader.transaction.turn(to: turn(schema, self.installation.inboxRole(schema: schema)))
                try await deliver(InboxWriter(writer: writer))
            }
        }
    }

    /// Lets the planner know the tables to which a change wrote many rows; until then its guesses may cost minutes. What many rows
    /// passed through is cleared, or the next delivery would read past all of them.
    ///
    /// Called after the commit, as the owner, since a tenant's role may not. A failure is kept to itself: it stands in the way
    /// of nothing that is committed, and the server does it itself later.
    public func refreshStatistics(of tenant: Tenant, after written: WrittenRows) async {
        func names(_ tables: [String]) -> String? {
            let names = tables.compactMap { try? Identifier(tenant.schemaName, $0).description }
            return names.isEmpty ? nil : names.joined(separator: ", ")
        }
        for statement in [names(written.largeTables).map { "ANALYZE \($0)" }, names(written.wornTables).map { "VACUUM \($0)" }] {
            guard let statement else { continue }
            try? await self.router.admin.withConnection { connection in try await connection.script(statement) }
        }
    }

    /// One pipelined round trip: begin, role, path, limits, actor. Nothing but this may send a `SET`.
    private func preamble(
        _ tenant: Tenant, _ actor: Actor, _ purpose: Purpose, begin: SQL, timeout: String
    ) throws -> [SQL] {
        guard tenant.state == .active else {
            throw StorageError(.tenantSuspended, "‘\(tenant.name)’ is opgeschort", hint: "een beheerder kan de tenant hervatten")
        }
        let role = try Identifier(self.installation.tenantRole(schema: tenant.schemaName))
        let schema = try Identifier(tenant.schemaName)
        return [
            begin,
            "SET LOCAL ROLE \(role)",
            "SET LOCAL search_path TO \(schema)",
            "SET LOCAL statement_timeout TO \(literal: timeout)",
            "SET LOCAL work_mem TO '64MB'",
            "SET LOCAL jit TO off",
            "SET LOCAL idle_in_transaction_session_timeout TO '10min'",
            "SET LOCAL lock_timeout TO '10min'",
            "SET LOCAL kraamzicht.actor TO \(literal: actor.name)",
        ]
    }
}
