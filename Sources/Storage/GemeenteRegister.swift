internal import Domain
internal import Postgres

/// The gemeenten and jeugdregio's of reference data.
public struct GemeenteRegister: Sendable {
    private let router: TenantRouter

    public init(router: TenantRouter) {
        self.router = router
    }

    /// A gemeente by its code, `GM0363`, `0363` or `363`. Throws ``StorageError`` when there is none.
    public func gemeente(_ text: String) async throws -> (code: String, name: String) {
        let digits = text.uppercased().hasPrefix("GM") ? String(text.dropFirst(2)) : text
        let code = "GM" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let row = try await self.router.admin.withConnection { connection in
            try await connection.query("SELECT name FROM reference.gemeente WHERE code = \(code) AND valid_until IS NULL").first
        }
        guard let row else {
            throw StorageError(.unknownTenant, "er is geen gemeente ‘\(text.prefix(40))’", hint: "schrijf de code als GM0363")
        }
        return (code, try row.decode(String.self, "name"))
    }

    /// The code of the jeugdregio in which a gemeente lies; nil for a code that is no gemeente's.
    public func region(around gemeente: String) async throws -> String? {
        try await self.router.admin.withConnection { connection in
            try await connection.query(
                "SELECT jeugdregio FROM reference.gemeente WHERE code = \(gemeente) AND valid_until IS NULL"
            ).first?.decode(String.self, "jeugdregio")
        }
    }

    /// A jeugdregio by its code, `JZ16`, with the codes of its gemeenten in order. Throws ``StorageError`` when there is none.
    public func region(_ text: String) async throws -> (code: String, name: String, gemeenten: [String]) {
        let code = text.uppercased()
        let rows = try await self.router.admin.withConnection { connection in
            try await connection.query(
                """
                SELECT code, jeugdregio_name AS name FROM reference.gemeente
                WHERE jeugdregio = \(code) AND valid_until IS NULL ORDER BY code
                """)
        }
        guard let first = rows.first else {
            throw StorageError(.unknownTenant, "er is geen jeugdregio ‘\(text.prefix(40))’", hint: "schrijf de code als JZ16")
        }
        return (code, try first.decode(String.self, "name"), try rows.map { try $0.decode(String.self, "code") })
    }
}
