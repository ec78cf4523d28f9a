public import Disclosure
internal import Domain
internal import Postgres
public import Storage

/// A circle as it stands with the jeugdregio, byte for byte as it was made.
public struct StoredCircle: Sendable {
    public let number: Int
    public let manifest: CircleManifest
    public let sha256: String
    /// Its file in the open form.
    public let csv: String
    public let table: CellTable
    public let withdrawal: StoredRelease.Withdrawal?

    /// A row for each figure; for one wet, or all together.
    public func grid(wet: String? = nil) -> ReleaseGrid { ReleaseGrid(self.table, title: self.manifest.tabel.titel, wet: wet) }

    /// Every figure, in the order of the table.
    public var figures: [ReleasedFigure] { self.table.cells.map { ReleasedFigure($0) } }

    /// How many figures its reader sees.
    public var counts: ReleaseCounts { ReleaseCounts([self.table]) }

    var published: PublishedRelease { PublishedRelease(name: "\(self.number)", tables: [self.table]) }

    /// What does not agree with the hashes it was made with, in Dutch; empty when it is whole.
    static func problems(number: Int, manifest: String, sha256: String, csv: String) throws -> [String] {
        guard FileHash.sha256(manifest) == sha256 else { return ["kring \(number): de beschrijving is veranderd"] }
        return try CircleManifest(json: manifest).tabel.sha256 == FileHash.sha256(csv)
            ? [] : ["kring \(number): de tabel is veranderd"]
    }
}

/// What stands in a jeugdregio's schema, read as the jeugdregio.
extension TenantReader {
    /// Its circles, the earliest year first; or one of them. Throws ``ReleaseError`` (`damaged`) when one is no longer what was made.
    public nonisolated(nonsending) borrowing func circles(number: Int? = nil) async throws -> [StoredCircle] {
        try await self.circleRows(number).map { row in
            let (number, manifest) = (try row.decode(Int.self, "nr"), try row.decode(String.self, "manifest"))
            let (sha256, csv) = (try row.decode(String.self, "sha256"), try row.decode(String.self, "csv"))
            let problems = try StoredCircle.problems(number: number, manifest: manifest, sha256: sha256, csv: csv)
            guard problems.isEmpty else { throw ReleaseError(.damaged, problems.joined(separator: "; ")) }
            let read = try CircleManifest(json: manifest)
            let reading = FigureFileReading(peildatum: Slice(grain: .year, index: read.jaar).last)
            let table = try reading.table(Array(csv.utf8), name: read.tabel.naam, file: "\(read.tabel.naam).csv")
            return StoredCircle(
                number: number, manifest: read, sha256: sha256, csv: csv,
                table: CellTable(
                    name: table.name, dimensions: table.dimensions, cells: table.cells, peildatums: try read.peildatums),
                withdrawal: try row.decode(String?.self, "withdrawn_at").map { at in
                    StoredRelease.Withdrawal(at: at, reason: try row.decode(String.self, "reason"))
                })
        }
    }

    /// What is no longer as it was made, in Dutch.
    public nonisolated(nonsending) borrowing func circleProblems() async throws -> [String] {
        try await self.circleRows(nil).flatMap { row in
            try StoredCircle.problems(
                number: try row.decode(Int.self, "nr"), manifest: try row.decode(String.self, "manifest"),
                sha256: try row.decode(String.self, "sha256"), csv: try row.decode(String.self, "csv"))
        }
    }

    private nonisolated(nonsending) borrowing func circleRows(_ number: Int?) async throws -> Rows {
        try await self.query(
            """
            SELECT c.nr, c.manifest, c.csv, c.sha256, w.reason,
                   to_char(w.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS withdrawn_at
            FROM circle c LEFT JOIN circle_withdrawal w ON w.circle = c.nr
            WHERE (\(number)::int IS NULL OR c.nr = \(number)) ORDER BY c.year
            """)
    }
}
