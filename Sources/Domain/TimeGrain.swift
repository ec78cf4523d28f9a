/// A time dimension: how long one slice of time is.
public enum TimeGrain: String, Sendable, CaseIterable {
    case month = "maand"
    case quarter = "kwartaal"
    case halfYear = "halfjaar"
    case year = "jaar"

    /// Months in one slice.
    public var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }
}
