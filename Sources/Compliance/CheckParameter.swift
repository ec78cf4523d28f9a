/// A number of a check that a tenant may set otherwise, recorded with the result.
public struct CheckParameter: Sendable, Hashable {
    /// As in files and addresses: `maanden`.
    public let id: String
    /// In plain Dutch.
    public let label: String
    public let standard: Int
    public let unit: Unit

    public enum Unit: String, Sendable, Hashable {
        case days = "dagen"
        case months = "maanden"
        case werkdagen
        case points = "punten"
        case tenthsOfHours = "tienden van uren"
        /// 1 = yes, 0 = no.
        case choice = "ja of nee"
    }

    init(_ id: String, _ standard: Int, _ unit: Unit, _ label: String) {
        self.id = id
        self.label = label
        self.standard = standard
        self.unit = unit
    }
}
