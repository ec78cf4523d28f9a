public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// The documents and uploaded files as known at the stand; what they are on the peildatum the entries tell themselves.
    ///
    /// `today` is the day in Europe/Amsterdam. Throws ``DomainError`` for a day in the future and ``StorageError`` for a delivery
    /// that does not exist.
    public nonisolated(nonsending) borrowing func documentRegister(_ question: DocumentQuestion, today: Day) async throws
        -> DocumentRegister
    {
        let dates = try await self.dates(peildatum: question.peildatum, stand: question.stand, today: today)
        let known = KnownVersions(at: dates.stand)
        let rows = try await self.query(
            """
            SELECT \(DocumentEntry.columns) FROM documenten d LEFT JOIN delivery l ON l.number = d.delivery
            WHERE \(known("d"))
            ORDER BY d.soort, d.geldig_vanaf DESC, d.document_nr COLLATE "C"
            """)
        var all = try rows.map(DocumentEntry.init(row:))
        for place in all.indices {
            all[place].isSucceeded = all.contains { $0.succeeds(all[place], on: dates.peildatum) }
        }
        let order = CodeList.document.codes
        let sorted = all.enumerated().sorted {
            (order.firstIndex(of: $0.element.kind) ?? order.count, $0.offset)
                < (order.firstIndex(of: $1.element.kind) ?? order.count, $1.offset)
        }.map(\.element)
        return DocumentRegister(
            peildatum: dates.peildatum, stand: dates.stand,
            documents: sorted.filter {
                (question.kinds.isEmpty || question.kinds.contains($0.kind))
                    && (question.states.isEmpty || question.states.contains($0.state(on: dates.peildatum)))
            },
            evidence: try await self.evidence(where: "true", at: dates.stand, uploader: question.uploader), total: all.count)
    }

    /// One document with its versions; nil when it was never known by then.
    public nonisolated(nonsending) borrowing func documentHistory(
        _ number: String, _ question: DocumentQuestion, today: Day
    ) async throws -> (register: DocumentRegister, history: DocumentHistory)? {
        let register = try await self.documentRegister(
            DocumentQuestion(peildatum: question.peildatum, stand: question.stand, uploader: question.uploader), today: today)
        let rows = try await self.query(
            """
            SELECT \(DocumentEntry.columns), d.withdrawn FROM documenten d LEFT JOIN delivery l ON l.number = d.delivery
            WHERE d.document_nr = \(number) AND d.recorded_from <= \(Int32(clamping: register.stand.number))
            ORDER BY d.recorded_from DESC
            """)
        guard !rows.isEmpty else { return nil }
        let versions = try rows.map { row in
            DocumentVersion(entry: try DocumentEntry(row: row), isWithdrawn: try row.decode(Bool.self, "withdrawn"))
        }
        return (
            register, DocumentHistory(current: register.documents.first { $0.number == number }, versions: versions)
        )
    }

    /// One uploaded file with its versions; nil when it was never known by then, or is another's where only one's own are asked.
    public nonisolated(nonsending) borrowing func evidenceHistory(
        _ number: String, at stand: Moment, uploader: String?
    ) async throws -> EvidenceHistory? {
        let rows = try await self.query(
            """
            SELECT \(EvidenceVersion.columns) FROM bewijzen b LEFT JOIN delivery l ON l.number = b.delivery
            WHERE b.bewijs_nr = \(number) AND b.recorded_from <= \(Int32(clamping: stand.number))
            ORDER BY b.recorded_from DESC
            """)
        let versions = try rows.map(EvidenceVersion.init(row:))
        guard let newest = versions.first, uploader == nil || versions.allSatisfy({ $0.origin.actor == uploader }) else {
            return nil
        }
        let entry = try await self.evidence(where: "b.bewijs_nr = \(number)", at: stand, uploader: uploader).first
        return EvidenceHistory(
            entry: entry ?? EvidenceEntry(number: number, current: newest, versions: versions.count, links: []),
            isKnown: entry != nil, versions: versions)
    }

    private nonisolated(nonsending) borrowing func evidence(
        where condition: SQL, at stand: Moment, uploader: String?
    ) async throws -> [EvidenceEntry] {
        let known = KnownVersions(at: stand)
        let rows = try await self.query(
            """
            SELECT b.bewijs_nr, \(EvidenceVersion.columns),
                (SELECT count(*) FROM bewijzen v
                 WHERE v.bewijs_nr = b.bewijs_nr AND v.recorded_from <= \(Int32(clamping: stand.number)))::int AS versions,
                (SELECT bool_and(w.actor = \(uploader)::text) FROM bewijzen v JOIN delivery w ON w.number = v.delivery
                 WHERE v.bewijs_nr = b.bewijs_nr AND v.recorded_from <= \(Int32(clamping: stand.number))) AS is_own
            FROM bewijzen b LEFT JOIN delivery l ON l.number = b.delivery
            WHERE \(known("b")) AND (\(condition))
            ORDER BY b.delivery DESC, b.bewijs_nr COLLATE "C"
            """)
        let links = try await self.evidenceLinks(at: stand, withEmployees: uploader == nil)
        return try rows.compactMap { row in
            let isOwn = try row.decode(Bool?.self, "is_own") ?? false
            guard uploader == nil || isOwn else { return nil }
            let number = try row.decode(String.self, "bewijs_nr")
            return EvidenceEntry(
                number: number, current: try EvidenceVersion(row: row), versions: try row.decode(Int.self, "versions"),
                links: links[number] ?? [])
        }
    }

    /// What names each uploaded file, by its number.
    private nonisolated(nonsending) borrowing func evidenceLinks(
        at stand: Moment, withEmployees: Bool
    ) async throws -> [String: [EvidenceLink]] {
        let known = KnownVersions(at: stand)
        func naming(_ table: SQL, _ columns: SQL, in text: SQL = "r.bewijs") -> SQL {
            """
            SELECT DISTINCT b.bewijs_nr, \(columns)
            FROM \(table) r CROSS JOIN LATERAL unnest(regexp_split_to_array(\(text), \(EvidenceNumbers.separators))) AS t(number)
            JOIN bewijzen b ON b.bewijs_nr = t.number AND \(known("b"))
            WHERE \(known("r")) AND \(text) IS NOT NULL ORDER BY b.bewijs_nr, 2
            """
        }
        var links: [String: [EvidenceLink]] = [:]
        for row in try await self.query(naming("documenten", "r.document_nr, r.soort")) {
            links[try row.decode(String.self, "bewijs_nr"), default: []].append(
                .document(number: try row.decode(String.self, "document_nr"), kind: try row.decode(String.self, "soort")))
        }
        guard withEmployees else { return links }
        for row in try await self.query(naming("registraties", "r.registratie_nr, r.soort, r.medewerker_nr")) {
            links[try row.decode(String.self, "bewijs_nr"), default: []].append(
                .registration(
                    number: try row.decode(String.self, "registratie_nr"), kind: try row.decode(String.self, "soort"),
                    employee: try row.decode(String.self, "medewerker_nr")))
        }
        for row in try await self.query(
            naming("uitzonderingen", "r.uitzondering_nr, r.controle", in: "r.document_nr"))
        {
            links[try row.decode(String.self, "bewijs_nr"), default: []].append(
                .exception(
                    number: try row.decode(String.self, "uitzondering_nr"), check: try row.decode(String.self, "controle")))
        }
        for row in try await self.query(naming("maatregelen", "r.maatregel_nr")) {
            links[try row.decode(String.self, "bewijs_nr"), default: []].append(
                .measure(number: try row.decode(String.self, "maatregel_nr")))
        }
        return links
    }
}
