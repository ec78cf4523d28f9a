public import Domain
internal import Postgres

/// The names of gemeenten, jeugdregio's and provincies of reference data.
public struct AreaRegister: Sendable {
    private let router: TenantRouter

    public init(router: TenantRouter) {
        self.router = router
    }

    /// Every area with its dimension, code and name.
    public func all() async throws -> [(dimension: Dimension, code: String, name: String)] {
        try await self.router.admin.withConnection { connection in
            let rows = try await connection.query(
                """
                SELECT 'gemeente' AS dimension, code, name FROM reference.gemeente WHERE valid_until IS NULL
                UNION ALL SELECT DISTINCT 'jeugdregio', jeugdregio, jeugdregio_name FROM reference.gemeente WHERE valid_until IS NULL
                UNION ALL SELECT 'provincie', code, name FROM reference.provincie
                """)
            return try rows.compactMap { row in
                guard let dimension = Dimension(rawValue: try row.decode(String.self, "dimension")) else { return nil }
                return (dimension, try row.decode(String.self, "code"), try row.decode(String.self, "name"))
            }
        }
    }
}
