public import Postgres

/// Which versions of an organisation's tables were known at a moment, as conditions on a table's alias.
public struct KnownVersions: Sendable {
    /// The tenant's own count; 0 = before the first delivery.
    let moment: Int32

    /// `recorded_until` of what is current.
    public static let current: SQL = "2147483647"

    public init(moment: Int32) {
        self.moment = moment
    }

    public init(at stand: Moment) {
        self.init(moment: Int32(clamping: stand.number))
    }

    /// Current at the moment, withdrawn or not.
    public func recorded(_ alias: String) -> SQL {
        "\(trusted: alias).recorded_from <= \(self.moment) AND \(trusted: alias).recorded_until > \(self.moment)"
    }

    /// Current at the moment and not withdrawn: what counts, as far as the row itself goes (reading 2.15).
    public func callAsFunction(_ alias: String) -> SQL {
        "\(self.recorded(alias)) AND NOT \(trusted: alias).withdrawn"
    }
}
