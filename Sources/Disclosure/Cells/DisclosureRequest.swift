public import Domain

/// A release as its reader has it.
public struct PublishedRelease: Sendable {
    public let name: String
    public let tables: [CellTable]

    public init(name: String, tables: [CellTable]) {
        self.name = name
        self.tables = tables
    }
}

/// Tables that are to be released to a reader who has earlier releases already.
public struct DisclosureRequest: Sendable {
    public let policy: DisclosurePolicy
    /// Unprotected: every number is there.
    public let tables: [CellTable]
    /// All that the same reader got before, in order, corrections included.
    public let earlier: [PublishedRelease]
    /// The jeugdregio and provincie of each gemeente code; rows that hold both say it too.
    public let areas: [String: [Dimension: String]]

    public init(
        policy: DisclosurePolicy, tables: [CellTable], earlier: [PublishedRelease] = [],
        areas: [String: [Dimension: String]] = [:]
    ) {
        self.policy = policy
        self.tables = tables
        self.earlier = earlier
        self.areas = areas
    }
}
