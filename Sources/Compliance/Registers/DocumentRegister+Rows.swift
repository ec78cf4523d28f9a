internal import Domain
internal import Postgres
internal import Storage

extension RowOrigin {
    /// Of a version and its delivery `l`.
    fileprivate static func columns(of alias: String) -> SQL {
        """
        \(trusted: alias).delivery, coalesce(l.actor, '') AS actor,
            coalesce(to_char(l.committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS at
        """
    }

    fileprivate init(row: Row) throws {
        self.init(
            delivery: try row.decode(Int.self, "delivery"), actor: try row.decode(String.self, "actor"),
            committedAt: try row.decode(String.self, "at"))
    }
}

extension DocumentEntry {
    /// Of `documenten d` and its delivery `l`.
    static let columns: SQL = """
        d.document_nr, d.soort, d.nummer, d.versie, d.houder, d.vastgesteld_op, d.geldig_vanaf, d.geldig_tot, d.bewijs,
        \(RowOrigin.columns(of: "d"))
        """

    init(row: Row) throws {
        self.init(
            number: try row.decode(String.self, "document_nr"), kind: try row.decode(String.self, "soort"),
            reference: try row.decode(String?.self, "nummer"), version: try row.decode(String?.self, "versie"),
            holder: try row.decode(String?.self, "houder"), adoptedOn: try row.decode(Day.self, "vastgesteld_op"),
            validFrom: try row.decode(Day.self, "geldig_vanaf"), validUntil: try row.decode(Day?.self, "geldig_tot"),
            evidence: try row.decode(String?.self, "bewijs"), origin: try RowOrigin(row: row))
    }
}

extension EvidenceVersion {
    /// Of `bewijzen b` and its delivery `l`.
    static let columns: SQL = """
        b.bestand, b.vorm, b.bytes, b.sha256, b.geldig_vanaf, b.omschrijving, b.clausules, b.withdrawn, b.recorded_from,
        \(RowOrigin.columns(of: "b"))
        """

    init(row: Row) throws {
        self.init(
            fileName: try row.decode(String.self, "bestand"), form: try row.decode(String.self, "vorm"),
            bytes: try row.decode(Int.self, "bytes"), sha256: try row.decode(String.self, "sha256"),
            validFrom: try row.decode(Day?.self, "geldig_vanaf"), description: try row.decode(String?.self, "omschrijving"),
            clauses: try row.decode(String?.self, "clausules"), isWithdrawn: try row.decode(Bool.self, "withdrawn"),
            moment: try row.decode(Int.self, "recorded_from"), origin: try RowOrigin(row: row))
    }
}
