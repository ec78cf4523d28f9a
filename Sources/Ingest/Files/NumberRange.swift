/// Between which numbers a decimal must lie.
enum NumberRange: Sendable {
    case any
    case zeroOrMore
    case aboveZero
    /// A visit's hours: above 0, at most 24.
    case hoursOfADay

    func contains(_ number: Decimal30) -> Bool {
        let zero = Decimal30(0)
        return switch self {
        case .any: true
        case .zeroOrMore: !(number < zero)
        case .aboveZero: zero < number
        case .hoursOfADay: zero < number && !(Decimal30(24) < number)
        }
    }

    var words: String {
        switch self {
        case .any: "elk getal"
        case .zeroOrMore: "0 of meer"
        case .aboveZero: "meer dan 0"
        case .hoursOfADay: "meer dan 0 en hoogstens 24"
        }
    }
}
