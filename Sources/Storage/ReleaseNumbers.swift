public import Domain
internal import Postgres

/// The numbers of releases and circles, given out once for the whole installation: a number alone says whose it is.
public struct ReleaseNumbers: Sendable {
    /// A number with the tenants between which it was given out.
    public struct Entry: Sendable, Hashable {
        public let number: Int
        public let organisation: TenantID
        public let gemeente: TenantID
    }

    private let platform: PlatformDatabase

    public init(router: TenantRouter, installation: Installation) {
        self.platform = PlatformDatabase(router: router, installation: installation)
    }

    /// A new number; it stays unused when the release does not come about.
    public func reserve(organisation: TenantID, gemeente: TenantID) async throws -> Int {
        try await self.reserve(from: organisation.description, for: gemeente)
    }

    /// A new number for a circle of a jeugdregio, which has no one organisation.
    public func reserve(region: TenantID) async throws -> Int { try await self.reserve(from: nil, for: region) }

    private func reserve(from organisation: String?, for reader: TenantID) async throws -> Int {
        try await self.platform.transaction { transaction in
            try await transaction.query("SELECT pg_advisory_xact_lock(7200572)")
            let rows = try await transaction.query(
                """
                INSERT INTO release (nr, organisation, gemeente)
                SELECT COALESCE(max(nr), 0) + 1, \(organisation), \(reader.description) FROM release RETURNING nr
                """)
            guard let number = try rows.first?.decode(Int.self, "nr") else {
                throw StorageError(.notMigrated, "er is geen nummer voor een uitgave te krijgen")
            }
            return number
        }
    }

    /// Every number that was given out for a release, the lowest first; of one organisation, one gemeente, or one number.
    public func entries(
        organisation: TenantID? = nil, gemeente: TenantID? = nil, number: Int? = nil
    ) async throws -> [Entry] {
        try await self.platform.transaction { transaction in
            try await transaction.query(
                """
                SELECT nr, organisation, gemeente FROM release
                WHERE organisation IS NOT NULL AND (\(organisation?.description)::text IS NULL OR organisation = \(organisation?.description))
                  AND (\(gemeente?.description)::text IS NULL OR gemeente = \(gemeente?.description))
                  AND (\(number)::int IS NULL OR nr = \(number)) ORDER BY nr
                """
            ).map { row in
                Entry(
                    number: try row.decode(Int.self, "nr"),
                    organisation: try TenantID(try row.decode(String.self, "organisation")),
                    gemeente: try TenantID(try row.decode(String.self, "gemeente")))
            }
        }
    }

    /// The numbers that were given out for circles, below `before`, the newest first; at most so many.
    public func circles(before: Int?, most: Int) async throws -> [Int] {
        try await self.platform.transaction { transaction in
            try await transaction.query(
                """
                SELECT nr FROM release WHERE organisation IS NULL AND (\(before)::int IS NULL OR nr < \(before))
                ORDER BY nr DESC LIMIT \(most)
                """
            ).map { try $0.decode(Int.self, "nr") }
        }
    }

    /// The jeugdregio for which the number of a circle was given out; nil for any other number.
    public func region(ofCircle number: Int) async throws -> TenantID? {
        try await self.platform.transaction { transaction in
            try await transaction.query("SELECT gemeente FROM release WHERE organisation IS NULL AND nr = \(number)").first
                .map { try TenantID(try $0.decode(String.self, "gemeente")) }
        }
    }
}
