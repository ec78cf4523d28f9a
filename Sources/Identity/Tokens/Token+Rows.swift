internal import Domain
internal import Postgres

extension Token {
    /// A row of the list of tokens.
    init(row: Row) throws {
        let revokedAt = try row.decode(String?.self, "revoked_at")
        let isExpired = try row.decode(Bool.self, "is_expired")
        let purposes = try row.decode([String].self, "purposes").compactMap(TokenPurpose.init(rawValue:))
        let hasRights = try Self.ownerMayAll(purposes, row)
        self.init(
            number: try row.decode(Int.self, "number"), name: try row.decode(String.self, "name"),
            purposes: purposes, owner: try row.decode(String?.self, "email"),
            state: revokedAt != nil ? .revoked : isExpired ? .expired : hasRights ? .valid : .powerless,
            madeAt: try row.decode(String.self, "made_at"), expiresAt: try row.decode(String.self, "expires_at"),
            lastUsedAt: try row.decode(String?.self, "last_used_at"), revokedAt: revokedAt)
    }

    /// Whether who answers for it may do all of it now, as ``TokenBearer`` asks at each use; who runs the installation always may.
    private static func ownerMayAll(_ purposes: [TokenPurpose], _ row: Row) throws -> Bool {
        guard try row.decode(Bool.self, "has_owner") else { return true }
        guard try !row.decode(Bool.self, "is_disabled") else { return false }
        let rights = try row.decode([String].self, "roles").reduce(into: Set<Permission>()) { rights, word in
            rights.formUnion(Role(rawValue: word)?.permissions ?? [])
        }
        return purposes.allSatisfy { $0.permissions.isSubset(of: rights) }
    }
}

extension TokenBearer {
    private static let isAlive: SQL = "k.revoked_at IS NULL AND k.expires_at > now()"

    /// The living token of this hash with its tenant and the roles of who answers for it, one row per role; notes at most once a
    /// minute that it was used.
    static func query(tokenSHA256: String) -> SQL {
        """
        WITH used AS (
            UPDATE token k SET last_used_at = now()
            WHERE k.token_sha256 = \(tokenSHA256) AND \(self.isAlive)
                AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute')
        )
        SELECT k.number, k.name, k.purposes, a.email, t.id AS tenant, t.kind, t.name AS tenant_name, t.code, t.state, m.role
        FROM token k
        JOIN tenant t ON t.id = k.tenant
        LEFT JOIN account a ON a.id = k.account
        LEFT JOIN membership m ON m.account = a.id AND m.tenant = k.tenant
        WHERE k.token_sha256 = \(tokenSHA256) AND \(self.isAlive) AND (k.account IS NULL OR a.disabled_at IS NULL)
        """
    }

    /// nil when there is no row: no such token, or no longer. A word that is no purpose or role any more gives nothing.
    init?(rows: Rows) throws {
        guard let first = rows.first, let kind = Tenant.Kind(rawValue: try first.decode(String.self, "kind")),
            let state = Tenant.State(rawValue: try first.decode(String.self, "state"))
        else { return nil }
        let tenant = Tenant(
            id: try TenantID(try first.decode(String.self, "tenant")), kind: kind,
            name: try first.decode(String.self, "tenant_name"), code: try first.decode(String?.self, "code"), state: state)
        let purposes = try first.decode([String].self, "purposes").compactMap(TokenPurpose.init(rawValue:))
        let rights = try rows.reduce(into: Set<Permission>()) { rights, row in
            guard let role = try row.decode(String?.self, "role").flatMap(Role.init(rawValue:)), role.tenantKind == kind
            else { return }
            rights.formUnion(role.permissions)
        }
        self.init(
            number: try first.decode(Int.self, "number"), name: try first.decode(String.self, "name"), tenant: tenant,
            purposes: Set(purposes.filter { $0.tenantKind == kind }),
            owner: try first.decode(String?.self, "email").map { ($0, rights) })
    }
}
