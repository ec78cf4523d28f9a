/// A party with a schema and role of its own.
public struct Tenant: Hashable, Sendable {
    /// What kind of party it is; decides its schema's prefix and its tables.
    public enum Kind: String, Sendable, CaseIterable {
        /// A kraamzorgorganisatie: delivers files, sees its own figures.
        case organisation = "organisatie"
        /// A gemeente: sees releases only.
        case gemeente = "gemeente"
        /// A jeugdregio: sees circles only, figures of several organisations together.
        case region = "jeugdregio"
    }

    /// Whether its people may work in it.
    public enum State: String, Sendable {
        case active = "actief"
        case suspended = "opgeschort"
    }

    public let id: TenantID
    public let kind: Kind
    /// The name people read.
    public let name: String
    /// The organisation's AGB code (8 digits) or the gemeente's or jeugdregio's code (`GM0363`, `JZ16`).
    public let code: String?
    public let state: State

    public init(id: TenantID, kind: Kind, name: String, code: String?, state: State) {
        self.id = id
        self.kind = kind
        self.name = name
        self.code = code
        self.state = state
    }

    /// The schema that holds its rows: `org_<slug>`, `gem_<code>` or `reg_<code>`.
    public var schemaName: String {
        switch self.kind {
        case .organisation: "org_\(self.id)"
        case .gemeente: "gem_\(self.id)"
        case .region: "reg_\(self.id)"
        }
    }
}
