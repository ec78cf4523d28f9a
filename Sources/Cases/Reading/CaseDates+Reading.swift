internal import Domain
internal import Postgres
internal import Storage

extension TenantReader {
    /// Resolves the two dates of a question about cases.
    nonisolated(nonsending) borrowing func caseDates(peildatum: Day?, stand: Stand, today: Day) async throws -> CaseDates {
        let dates = try await self.dates(peildatum: peildatum, stand: stand, today: today)
        return CaseDates(peildatum: dates.peildatum, stand: dates.stand)
    }

    /// Every gemeente with every wijkteam that occurs among the cases that exist.
    nonisolated(nonsending) borrowing func places(_ known: KnownRows) async throws -> [CasePlace] {
        let rows = try await self.query(
            "WITH \(known.cases()) SELECT DISTINCT gemeente, nullif(wijkteam, 'onbekend') AS wijkteam FROM cases ORDER BY 1, 2")
        return try rows.map { row in
            CasePlace(
                gemeente: try row.decode(String.self, "gemeente"), wijkteam: try row.decode(String?.self, "wijkteam"))
        }
    }
}

extension CaseReference {
    init(_ row: some ColumnRow) throws {
        let wijkteam = try row.decode(String.self, "wijkteam")
        self.init(
            number: try row.decode(String.self, "casus_nr"), gemeente: try row.decode(String.self, "gemeente"),
            wijkteam: wijkteam == Dimension.unknown ? nil : wijkteam)
    }
}
