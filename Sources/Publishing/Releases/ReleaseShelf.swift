internal import Disclosure
internal import Domain
internal import Postgres
public import Storage

/// What stands in a gemeente's schema, read as the gemeente.
extension TenantReader {
    /// The releases handed over, the oldest first; of one organisation, or one of them. Throws ``ReleaseError`` (`damaged`) when
    /// one is no longer what was released.
    public nonisolated(nonsending) borrowing func releases(
        of organisation: String? = nil, number: Int? = nil
    ) async throws -> [StoredRelease] {
        try await self.releaseRows(of: organisation, number: number).map { row in
            let problems = try StoredRelease.problems(
                number: row.number, manifest: row.manifest, sha256: row.sha256, tables: row.tables)
            guard problems.isEmpty else { throw ReleaseError(.damaged, problems.joined(separator: "; ")) }
            let manifest = try ReleaseManifest(json: row.manifest)
            // A range spans its own days; a slice only those inside the asked period, which the file does not say.
            let reading = FigureFileReading(period: try Period(manifest.periode), peildatum: try Day(manifest.peildatum))
            let tables = try row.tables.map { table in
                StoredRelease.Table(
                    name: table.name, csv: table.csv,
                    cells: try reading.table(Array(table.csv.utf8), name: table.name, file: "\(table.name).csv"))
            }
            return StoredRelease(
                number: row.number, manifest: manifest, described: row.manifest, sha256: row.sha256, tables: tables,
                withdrawal: row.withdrawal)
        }
    }

    /// What is no longer as it was released, in Dutch.
    public nonisolated(nonsending) borrowing func releaseProblems() async throws -> [String] {
        try await self.releaseRows(of: nil, number: nil).flatMap { row in
            try StoredRelease.problems(number: row.number, manifest: row.manifest, sha256: row.sha256, tables: row.tables)
        }
    }

    /// How often each file of each release was fetched.
    public nonisolated(nonsending) borrowing func releaseDownloads() async throws -> [ReleaseDownload] {
        try await self.query(
            """
            SELECT release, file, count(*)::int AS times,
                   to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS last
            FROM release_download GROUP BY release, file ORDER BY release, file
            """
        ).map { row in
            ReleaseDownload(
                release: try row.decode(Int.self, "release"), file: try row.decode(String.self, "file"),
                times: try row.decode(Int.self, "times"), last: try row.decode(String.self, "last"))
        }
    }

    private nonisolated(nonsending) borrowing func releaseRows(of organisation: String?, number: Int?) async throws
        -> [ReleaseRow]
    {
        let rows = try await self.query(
            """
            SELECT r.nr, r.manifest, r.sha256, w.reason,
                   to_char(w.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS withdrawn_at
            FROM release r LEFT JOIN release_withdrawal w ON w.release = r.nr
            WHERE (\(organisation)::text IS NULL OR r.organisation = \(organisation))
              AND (\(number)::int IS NULL OR r.nr = \(number))
            ORDER BY r.organisation, r.sequence
            """)
        let tables = try await self.query(
            """
            SELECT t.release, t.name, t.csv FROM release_table t JOIN release r ON r.nr = t.release
            WHERE (\(organisation)::text IS NULL OR r.organisation = \(organisation))
              AND (\(number)::int IS NULL OR r.nr = \(number))
            ORDER BY t.release, t.place
            """)
        var byRelease: [Int: [(name: String, csv: String)]] = [:]
        for row in tables {
            byRelease[try row.decode(Int.self, "release"), default: []].append(
                (try row.decode(String.self, "name"), try row.decode(String.self, "csv")))
        }
        return try rows.map { row in
            let number = try row.decode(Int.self, "nr")
            let withdrawal = try row.decode(String?.self, "withdrawn_at").map { at in
                StoredRelease.Withdrawal(at: at, reason: try row.decode(String.self, "reason"))
            }
            return ReleaseRow(
                number: number, manifest: try row.decode(String.self, "manifest"), sha256: try row.decode(String.self, "sha256"),
                withdrawal: withdrawal, tables: byRelease[number] ?? [])
        }
    }
}

private struct ReleaseRow {
    let number: Int
    let manifest: String
    let sha256: String
    let withdrawal: StoredRelease.Withdrawal?
    let tables: [(name: String, csv: String)]
}

/// How often a file of a release was fetched by the gemeente.
public struct ReleaseDownload: Sendable, Hashable {
    public let release: Int
    public let file: String
    public let times: Int
    /// In UTC.
    public let last: String
}

extension TenantWriter {
    /// Notes that a file of a release was fetched.
    public nonisolated(nonsending) borrowing func noteDownload(of release: Int, file: String) async throws {
        try await self.execute("INSERT INTO release_download (release, file) VALUES (\(release), \(file))")
    }
}
