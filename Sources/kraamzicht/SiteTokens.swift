internal import Domain
internal import Identity
internal import Storage
internal import Web

/// The tokens of a tenant as its page asks for them: as the command makes them, with the visitor as who answers for it.
struct SiteTokens {
    let open: OpenInstallation

    func services() -> TokenServices {
        let (database, tokens) = (self.open.database, self.open.tokens)
        return TokenServices(
            list: { visitor, tenant in
                let actor = try SiteServices.actor(visitor, in: tenant)
                try await Self.log(.read, "lijst", "", kind: "tokens", in: database, tenant, actor)
                return try await tokens.list(of: tenant)
            },
            create: { visitor, tenant, name, purposes, days in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let made = try await tokens.create(
                    in: tenant, name: name, purposes: purposes, owner: visitor.email, days: days)
                let words = TokenPurpose.allCases.filter(purposes.contains).map(\.rawValue).joined(separator: ", ")
                try await Self.log(.create, "\(made.number)", "\(name): \(words), \(days) dagen", in: database, tenant, actor)
                return made
            },
            revoke: { visitor, tenant, number in
                let actor = try SiteServices.actor(visitor, in: tenant)
                guard try await tokens.list(of: tenant).contains(where: { $0.number == number }) else {
                    throw IdentityError(.unknownToken, "er is geen token \(number)")
                }
                _ = try await tokens.revoke(number)
                try await Self.log(.update, "\(number)", "ingetrokken", in: database, tenant, actor)
            })
    }

    private static func log(
        _ action: AccessLogLine.Action, _ object: String, _ what: String, kind: String = "token", in database: TenantDatabase,
        _ tenant: Tenant, _ actor: Actor
    ) async throws {
        try await database.write(tenant, as: actor, purpose: .access) { writer in
            try await writer.log(AccessLogLine(action, objectKind: kind, object: object, detail: what))
        }
    }
}
