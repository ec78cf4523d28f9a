/// A number of a check that a tenant may set otherwise, recorded with the result.
public struct CheckParameter: Sendable, Hashable {
    /// As in files and addresses: `maanden`.
    public let id: String
    /// In plain Dutch.
    public let label: String
    public let standard: Int
    public let unit: Unit
    /// What it may be set to.
    public var range: ClosedRange<Int> { self.unit.range }

    public enum Unit: String, Sendable, Hashable {
        case days = "dagen"
        case months = "maanden"
        case werkdagen
        case points = "punten"
        case tenthsOfHours = "tienden van uren"
        /// 1 = yes, 0 = no.
        case choice = "ja of nee"

        /// Bounds beyond which a value is a slip of the pen.
        var range: ClosedRange<Int> {
            switch self {
            case .days: 0...3660
            case .months: 1...240
            case .werkdagen: 1...60
            case .points: 0...1000
            case .tenthsOfHours: 0...1000
            case .choice: 0...1
            }
        }
    }

    init(_ id: String, _ standard: Int, _ unit: Unit, _ label: String) {
        self.id = id
        self.label = label
        self.standard = standard
        self.unit = unit
    }
}
