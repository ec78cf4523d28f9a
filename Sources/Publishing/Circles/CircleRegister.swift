internal import Postgres
public import Storage

/// A circle that holds figures of an organisation.
public struct CirclePart: Sendable, Hashable {
    public let circle: Int
    /// `JZ16`.
    public let region: String
    public let year: Int
    /// The organisation's releases it was read from: `3, 5, 8`.
    public let releases: String
    /// The same, told apart.
    var numbers: [Int] { self.releases.split(separator: ", ").compactMap { Int($0) } }
    /// In UTC.
    public let joinedAt: String
}

/// How far an organisation has got with its releases: of two equal ones nothing went out or was withdrawn between.
struct ReleaseProgress: Sendable, Hashable {
    let releases: Int
    let withdrawals: Int
}

/// The organisation's own side of circles.
extension TenantReader {
    /// Whether what it releases may be added up with others'. Not before somebody says so.
    public nonisolated(nonsending) borrowing func contributesToCircles() async throws -> Bool {
        try await self.query("SELECT contributes FROM circle_consent ORDER BY set_at DESC LIMIT 1").first?
            .decode(Bool.self, "contributes") ?? false
    }

    /// The circles that hold its figures, the newest first.
    public nonisolated(nonsending) borrowing func circleParts() async throws -> [CirclePart] {
        try await self.query(
            """
            SELECT circle, jeugdregio, year, releases,
                   to_char(joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS joined_at
            FROM circle_part ORDER BY circle DESC
            """
        ).map { row in
            CirclePart(
                circle: try row.decode(Int.self, "circle"), region: try row.decode(String.self, "jeugdregio"),
                year: try row.decode(Int.self, "year"), releases: try row.decode(String.self, "releases"),
                joinedAt: try row.decode(String.self, "joined_at"))
        }
    }

    /// The circles that hold its figures of the jeugdregio in which a gemeente lies.
    nonisolated(nonsending) borrowing func circles(around gemeente: String) async throws -> [Int] {
        try await self.query(
            """
            SELECT p.circle FROM circle_part p JOIN reference.gemeente g ON g.jeugdregio = p.jeugdregio
            WHERE g.code = \(gemeente) AND g.valid_until IS NULL ORDER BY p.circle
            """
        ).map { try $0.decode(Int.self, "circle") }
    }

    nonisolated(nonsending) borrowing func releaseProgress() async throws -> ReleaseProgress {
        let row = try await self.query(
            """
            SELECT (SELECT count(*) FROM release)::int AS releases, (SELECT count(*) FROM release_withdrawal)::int AS withdrawals
            """
        ).first
        return ReleaseProgress(
            releases: try row?.decode(Int.self, "releases") ?? 0, withdrawals: try row?.decode(Int.self, "withdrawals") ?? 0)
    }
}

extension TenantWriter {
    /// Says whether what is released may be added up with others'; what is in a circle already stays there.
    public nonisolated(nonsending) borrowing func setContributesToCircles(_ contributes: Bool) async throws {
        try await self.execute(
            "INSERT INTO circle_consent (set_by, contributes) VALUES (\(self.actor.name), \(contributes))")
        try await self.log(
            AccessLogLine(
                .update, objectKind: "instelling", object: "meedoen aan kringen", detail: contributes ? "aan" : "uit"))
    }

    /// Lets nothing else of releases and circles be written until this transaction ends, in whatever tenant: a release that shows
    /// what lies around a gemeente and a circle must not pass each other unseen.
    nonisolated(nonsending) borrowing func aloneWithReleases() async throws {
        _ = try await self.query("SELECT pg_advisory_xact_lock(7200573)")
    }

    /// Writes down that the organisation is in a circle. Throws ``ReleaseError`` (`overtaken`) when it withdrew its consent meanwhile,
    /// or when its releases are no longer those that were read.
    nonisolated(nonsending) borrowing func join(
        circle: Int, region: String, year: Int, releases: [Int], progress: ReleaseProgress
    ) async throws {
        guard try await self.reader.contributesToCircles(), try await self.reader.releaseProgress() == progress else {
            throw ReleaseError(
                .overtaken, "een organisatie gaf intussen iets uit, of trok iets in", hint: "maak de kring opnieuw")
        }
        let numbers = releases.sorted().map(String.init).joined(separator: ", ")
        try await self.execute(
            """
            INSERT INTO circle_part (circle, jeugdregio, year, releases) VALUES (\(circle), \(region), \(year), \(numbers))
            """)
        try await self.log(
            AccessLogLine(.create, objectKind: "kring", object: "\(circle)", detail: "\(region) \(year), uitgaven \(numbers)"))
    }
}
