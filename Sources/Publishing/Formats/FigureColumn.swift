internal import Domain

/// The fixed columns of a figures file, by their names in the header (contract §7). The dimensions stand between `periode`
/// and `teller`.
enum FigureColumn: String, CaseIterable {
    case indicator
    case version = "versie"
    case period = "periode"
    case numerator = "teller"
    case denominator = "noemer"
    case value = "waarde"
    case lower = "ondergrens"
    case upper = "bovengrens"
    case unit = "eenheid"
    case n
    case status

    /// Those before the dimensions.
    static let leading: [FigureColumn] = [.indicator, .version, .period]
    /// Those behind the dimensions.
    static let trailing: [FigureColumn] = [.numerator, .denominator, .value, .lower, .upper, .unit, .n, .status]

    /// The names of all columns of a table, in order.
    static func names(_ dimensions: [Dimension]) -> [String] {
        self.leading.map(\.rawValue) + dimensions.map(\.rawValue) + self.trailing.map(\.rawValue)
    }
}
