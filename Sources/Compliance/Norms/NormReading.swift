public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// The norms that hold on the peildatum against what was gathered for them over the cycle of the certificate.
    ///
    /// Throws ``DomainError`` for a peildatum after today, ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func normBoard(
        _ catalogues: [NormCatalogue], peildatum: Day?, stand: Stand, today: Day, known: KnownCells = KnownCells()
    ) async throws -> NormBoard {
        let dates = try await self.dates(peildatum: peildatum, stand: stand, today: today)
        let documents = try await self.validDocuments(on: dates.peildatum, at: dates.stand)
        // The newest certificate is the one whose cycle runs.
        let certificate = documents.filter { ["hkz_certificaat", "iso_certificaat"].contains($0.kind) }
            .max { $0.first < $1.first }
        let years = Self.years(of: certificate, on: dates.peildatum)
        let valid = try await self.norms(catalogues, on: dates.peildatum, at: dates.stand)
        let files = try await self.clauseFiles(on: dates.peildatum, at: dates.stand)
        let measures = try await self.measures(on: dates.peildatum, at: dates.stand).filter { $0.first <= dates.peildatum }
        let asked = Set(valid.flatMap { $0.clauses.flatMap(\.checks) })
        let rows = try await self.boardRows(
            of: Checks.all.filter { asked.contains($0.definition.id) }, over: years.map { ($0.first, $0.last) }, at: dates.stand,
            try await self.checkSettings(at: dates.stand), known: known)
        let judged = Dictionary(uniqueKeysWithValues: rows.map { ($0.definition.id, $0) })
        return NormBoard(
            peildatum: dates.peildatum, stand: dates.stand, certificate: certificate?.document, years: years,
            parts: valid.map { catalogue in
                NormBoard.Part(
                    catalogue: catalogue,
                    rows: catalogue.clauses.map { clause in
                        NormBoard.Row(
                            clause: clause, checks: clause.checks.compactMap { judged[$0] },
                            documents: clause.documents.map { kind in
                                documents.first { $0.kind == kind }?.document
                                    ?? NormBoard.Document(kind: kind, isValid: false, last: nil)
                            }, files: files[clause.name] ?? [],
                            measures: measures.filter { $0.clauses.names.contains(clause.name) })
                    })
            }, delivered: try await self.deliveredRows(at: dates.stand))
    }

    /// Every clause that holds today, also those the organisation entered itself.
    public nonisolated(nonsending) borrowing func clauses(_ catalogues: [NormCatalogue], today: Day) async throws -> [NormClause]
    {
        let stand = try await self.dates(peildatum: today, stand: .latest, today: today).stand
        return try await self.norms(catalogues, on: today, at: stand).flatMap(\.clauses)
    }

    private nonisolated(nonsending) borrowing func norms(
        _ catalogues: [NormCatalogue], on day: Day, at stand: Moment
    ) async throws -> [NormCatalogue] {
        let own = try await self.ownNorms(on: day, at: stand)
        return catalogues.filter { $0.isValid(on: day) } + (own.clauses.isEmpty ? [] : [own])
    }

    /// The uploaded files that name a clause and count on the day, by its name.
    private nonisolated(nonsending) borrowing func clauseFiles(on day: Day, at stand: Moment) async throws
        -> [String: [NormBoard.File]]
    {
        let rows = try await self.query(
            """
            SELECT b.bewijs_nr, b.bestand, b.geldig_vanaf, b.clausules FROM bewijzen b
            WHERE \(KnownVersions(at: stand)("b")) AND b.clausules IS NOT NULL AND coalesce(b.geldig_vanaf, \(day)) <= \(day)
            ORDER BY b.geldig_vanaf DESC NULLS LAST, b.bewijs_nr
            """)
        var files: [String: [NormBoard.File]] = [:]
        for row in rows {
            let file = NormBoard.File(
                number: try row.decode(String.self, "bewijs_nr"), name: try row.decode(String.self, "bestand"),
                first: try row.decode(Day?.self, "geldig_vanaf"))
            for name in ClauseNames(try row.decode(String.self, "clausules")).names { files[name, default: []].append(file) }
        }
        return files
    }

    /// A kind of which a document is valid: from the first day of the newest, up to the last of any.
    private struct ValidDocument {
        let kind: String
        let first: Day
        let last: Day?
        var document: NormBoard.Document { NormBoard.Document(kind: self.kind, isValid: true, last: self.last) }
    }

    private nonisolated(nonsending) borrowing func validDocuments(on day: Day, at stand: Moment) async throws -> [ValidDocument] {
        try await self.query(
            """
            SELECT d.soort, max(d.geldig_vanaf) AS van, CASE WHEN bool_and(d.geldig_tot IS NOT NULL) THEN max(d.geldig_tot) END AS tot
            FROM documenten d
            WHERE \(KnownVersions(at: stand)("d")) AND \(day) BETWEEN d.geldig_vanaf AND coalesce(d.geldig_tot, 'infinity')
            GROUP BY d.soort ORDER BY d.soort
            """
        ).map { row in
            ValidDocument(
                kind: try row.decode(String.self, "soort"), first: try row.decode(Day.self, "van"),
                last: try row.decode(Day?.self, "tot"))
        }
    }

    /// The years of the three in which the peildatum lies, counted from the first day of the certificate; without one the three
    /// years up to the peildatum.
    private static func years(of certificate: ValidDocument?, on peildatum: Day) -> [NormBoard.Year] {
        var start = certificate?.first ?? peildatum.adding(days: 1).adding(months: -36)
        while start.adding(months: 36) <= peildatum { start = start.adding(months: 36) }
        return (0..<3).compactMap { year in
            let first = start.adding(months: 12 * year)
            guard first <= peildatum else { return nil }
            return NormBoard.Year(first: first, last: min(start.adding(months: 12 * (year + 1)).adding(days: -1), peildatum))
        }
    }

    /// The clauses that the organisation entered itself and that hold on the day.
    private nonisolated(nonsending) borrowing func ownNorms(on day: Day, at stand: Moment) async throws -> NormCatalogue {
        let rows = try await self.query(
            """
            SELECT norm_nr, titel, omschrijving, controles, documentsoorten, buiten FROM normen n
            WHERE \(KnownVersions(at: stand)("n")) AND \(day) BETWEEN n.geldig_vanaf AND coalesce(n.geldig_tot, 'infinity')
            ORDER BY norm_nr
            """)
        return NormCatalogue(
            id: "eigen", title: "Eigen normen", version: 1, first: day, last: nil, source: "door de organisatie vastgelegd",
            clauses: try rows.map { row in
                let number = try row.decode(String.self, "norm_nr")
                func list(_ column: String) throws -> [String] {
                    try row.decode(String?.self, column)?.split(separator: "|").map(String.init) ?? []
                }
                return NormClause(
                    name: "eigen:\(number)", number: number, title: try row.decode(String.self, "titel"),
                    text: try row.decode(String.self, "omschrijving"), checks: try list("controles"),
                    documents: try list("documentsoorten"), elsewhere: try row.decode(String?.self, "buiten"))
            })
    }

    /// The rows that checks look at, counted by kind and delivery.
    private nonisolated(nonsending) borrowing func deliveredRows(at stand: Moment) async throws -> [DeliveredRows] {
        let known = KnownVersions(at: stand)("r")
        var all: [DeliveredRows] = []
        for kind in Self.kindsInScope {
            let rows = try await self.query(
                """
                SELECT r.delivery AS levering, count(*)::int AS rijen FROM \(trusted: kind) r WHERE \(known)
                GROUP BY r.delivery ORDER BY r.delivery DESC
                """)
            let deliveries = try rows.map {
                DeliveredRows.Delivery(number: try $0.decode(Int.self, "levering"), rows: try $0.decode(Int.self, "rijen"))
            }
            all.append(DeliveredRows(kind: kind, rows: deliveries.reduce(0) { $0 + $1.rows }, deliveries: deliveries))
        }
        return all
    }

    private static var kindsInScope: [String] {
        [
            "casussen", "medewerkers", "inzet", "registraties", "scholingen", "regie", "skj_partners", "doelen", "evaluaties",
            "documenten", "meldingen", "facturen",
        ]
    }
}
