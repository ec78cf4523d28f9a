internal import Foundation
internal import Postgres
public import Storage

/// A release as the gemeente has it, without its tables.
public struct ReleaseHead: Sendable {
    public let number: Int
    public let manifest: ReleaseManifest
    public let sha256: String
    public let withdrawal: StoredRelease.Withdrawal?
    /// The latest release that corrects this one.
    public let replacedBy: Int?

    public init(
        number: Int, manifest: ReleaseManifest, sha256: String, withdrawal: StoredRelease.Withdrawal?, replacedBy: Int?
    ) {
        self.number = number
        self.manifest = manifest
        self.sha256 = sha256
        self.withdrawal = withdrawal
        self.replacedBy = replacedBy
    }
}

extension TenantReader {
    /// The releases handed over with a number below `before`, the newest first; at most so many. Throws ``ReleaseError`` (`damaged`)
    /// when one is no longer what was released.
    public nonisolated(nonsending) borrowing func releaseHeads(before: Int?, most: Int) async throws -> [ReleaseHead] {
        try await self.releaseHeads(where: before.map { "r.nr < \($0)" } ?? "true", most: most)
    }

    /// One of them; nil when the gemeente has none of that number. Throws as ``releaseHeads(before:most:)``.
    public nonisolated(nonsending) borrowing func releaseHead(_ number: Int) async throws -> ReleaseHead? {
        try await self.releaseHeads(where: "r.nr = \(number)", most: 1).first
    }

    /// The file of one table, byte for byte as it was released; nil when the release has none of that name. Throws ``ReleaseError``
    /// (`damaged`) when it is no longer what was released.
    public nonisolated(nonsending) borrowing func releaseFile(_ name: String, of release: ReleaseHead) async throws -> String? {
        guard let entry = release.manifest.tabellen.first(where: { $0.naam == name }) else { return nil }
        let rows = try await self.query(
            "SELECT csv FROM release_table WHERE release = \(release.number) AND name = \(name)")
        guard let csv = try rows.first?.decode(String.self, "csv"), FileHash.sha256(csv) == entry.sha256 else {
            throw ReleaseError(.damaged, "uitgave \(release.number): tabel \(name) is veranderd")
        }
        return csv
    }

    private nonisolated(nonsending) borrowing func releaseHeads(where condition: SQL, most: Int) async throws -> [ReleaseHead] {
        let rows = try await self.query(
            """
            SELECT r.nr, r.manifest, r.sha256, w.reason,
                   to_char(w.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS withdrawn_at,
                   (SELECT max(x.nr) FROM release x WHERE (x.manifest::jsonb ->> 'vervangt')::int = r.nr) AS replaced_by
            FROM release r LEFT JOIN release_withdrawal w ON w.release = r.nr
            WHERE \(condition) ORDER BY r.nr DESC LIMIT \(most)
            """)
        return try rows.map { row in
            let number = try row.decode(Int.self, "nr")
            let manifest = try row.decode(String.self, "manifest")
            let sha256 = try row.decode(String.self, "sha256")
            guard FileHash.sha256(manifest) == sha256 else {
                throw ReleaseError(.damaged, "uitgave \(number): de beschrijving is veranderd")
            }
            return ReleaseHead(
                number: number, manifest: try ReleaseManifest(json: manifest), sha256: sha256,
                withdrawal: try row.decode(String?.self, "withdrawn_at").map { at in
                    StoredRelease.Withdrawal(at: at, reason: try row.decode(String.self, "reason"))
                }, replacedBy: try row.decode(Int?.self, "replaced_by"))
        }
    }
}
