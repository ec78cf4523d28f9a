public import Domain
internal import Postgres

/// The numbers of releases, given out once for the whole installation: a number alone says whose it is.
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
        try await self.platform.transaction { transaction in
            try await transaction.query("SELECT pg_advisory_xact_lock(7200572)")
            let rows = try await transaction.query(
                """
                INSERT INTO release (nr, organisation, gemeente)
                SELECT COALESCE(max(nr), 0) + 1, \(organisation.description), \(gemeente.description) FROM release RETURNING nr
                """)
            guard let number = try rows.first?.decode(Int.self, "nr") else {
                throw StorageError(.notMigrated, "er is geen nummer voor een uitgave te krijgen")
            }
            return number
        }
    }

    /// Every number that was given out, the lowest first; of one organisation, one gemeente, or one number.
    public func entries(
        organisation: TenantID? = nil, gemeente: TenantID? = nil, number: Int? = nil
    ) async throws -> [Entry] {
        try await self.platform.transaction { transaction in
            try await transaction.query(
                """
                SELECT nr, organisation, gemeente FROM release
                WHERE (\(organisation?.description)::text IS NULL OR organisation = \(organisation?.description))
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
}
