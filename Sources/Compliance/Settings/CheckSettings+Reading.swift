internal import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// Exceptions and parameters as they were known at a moment.
    public nonisolated(nonsending) borrowing func checkSettings(at stand: Moment) async throws -> CheckSettings {
        let known = KnownVersions(at: stand)
        let exceptions = try await self.query(
            """
            SELECT uitzondering_nr, controle, onderwerp_soort, onderwerp_nr, grond, reden, document_nr, besloten_door, geldig_vanaf,
                geldig_tot
            FROM uitzonderingen u WHERE \(known("u"))
            ORDER BY controle, onderwerp_nr, geldig_vanaf, uitzondering_nr
            """)
        let parameters = try await self.query(
            """
            SELECT parameter_nr, parameter, getal, geldig_vanaf, geldig_tot, toelichting FROM parameters p WHERE \(known("p"))
            ORDER BY parameter, geldig_vanaf, parameter_nr
            """)
        return CheckSettings(
            exceptions: try exceptions.compactMap { try CheckException($0) },
            parameters: try parameters.map { try ParameterVersion($0) })
    }
}

extension CheckException {
    fileprivate init?(_ row: Row) throws {
        guard let kind = SubjectKind(rawValue: try row.decode(String.self, "onderwerp_soort")) else { return nil }
        self.init(
            number: try row.decode(String.self, "uitzondering_nr"), check: try row.decode(String.self, "controle"),
            subjectKind: kind, subject: try row.decode(String.self, "onderwerp_nr"), ground: try row.decode(String.self, "grond"),
            reason: try row.decode(String.self, "reden"), document: try row.decode(String.self, "document_nr"),
            decidedBy: try row.decode(String.self, "besloten_door"), first: try row.decode(Day.self, "geldig_vanaf"),
            last: try row.decode(Day.self, "geldig_tot"))
    }
}

extension ParameterVersion {
    fileprivate init(_ row: Row) throws {
        self.init(
            number: try row.decode(String.self, "parameter_nr"), parameter: try row.decode(String.self, "parameter"),
            value: try row.decode(Int.self, "getal"), first: try row.decode(Day.self, "geldig_vanaf"),
            last: try row.decode(Day?.self, "geldig_tot"), note: try row.decode(String?.self, "toelichting"))
    }
}
