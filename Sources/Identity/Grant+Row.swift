internal import Domain
internal import Postgres

extension Grant {
    /// The columns that ``init(row:)`` reads, of `membership m` and `tenant t`.
    static let columns: SQL = """
        m.tenant, m.role, t.kind AS tenant_kind, t.name AS tenant_name, t.code AS tenant_code, t.state AS tenant_state
        """

    /// nil when the row holds none, or one that gives nothing: an unknown word, a dropped tenant, a role out of its place.
    init?(row: Row) throws {
        guard let id = try row.decode(String?.self, "tenant"),
            let role = Role(rawValue: try row.decode(String.self, "role"))
        else { return nil }
        let tenant: Tenant?
        if id.isEmpty {
            tenant = nil
        } else {
            guard let known = try Self.tenant(id, row) else { return nil }
            tenant = known
        }
        guard let grant = try? Grant(role, in: tenant) else { return nil }
        self = grant
    }

    private static func tenant(_ id: String, _ row: Row) throws -> Tenant? {
        guard let kind = try row.decode(String?.self, "tenant_kind").flatMap(Tenant.Kind.init(rawValue:)),
            let state = Tenant.State(rawValue: try row.decode(String.self, "tenant_state"))
        else { return nil }
        return Tenant(
            id: try TenantID(id), kind: kind, name: try row.decode(String.self, "tenant_name"),
            code: try row.decode(String?.self, "tenant_code"), state: state)
    }
}
