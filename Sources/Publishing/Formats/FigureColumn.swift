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

    /// All columns of a table, in order.
    static func all(_ dimensions: [Dimension]) -> [ExportColumn] {
        self.leading.map(\.column) + dimensions.map { .text($0.rawValue) } + self.trailing.map(\.column)
    }

    private var column: ExportColumn {
        switch self {
        case .indicator: ExportColumn(self.rawValue, .code, note: "Het nummer van de definitie.")
        case .version: ExportColumn(self.rawValue, .whole, note: "De versie van de definitie.")
        case .period: ExportColumn(self.rawValue, .code, note: "2026, 2026-H1, 2026-K1 of 2026-03; alles = zonder begin en eind.")
        case .numerator: ExportColumn(self.rawValue, .decimal, note: "Wat geteld is.")
        case .denominator: ExportColumn(self.rawValue, .decimal, note: "Waardoor gedeeld is.")
        case .value: ExportColumn(self.rawValue, .decimal, note: "Het cijfer, in de eenheid van de rij.")
        case .lower: ExportColumn(self.rawValue, .decimal, note: "Ondergrens van het 95%-interval.")
        case .upper: ExportColumn(self.rawValue, .decimal, note: "Bovengrens van het 95%-interval.")
        case .unit: ExportColumn(self.rawValue, .code)
        case .n: ExportColumn(self.rawValue, .whole, note: "Hoeveel verschillende gevallen in de noemer.")
        case .status: ExportColumn(self.rawValue, .code, note: "Waarom er een cijfer staat of niet; de woorden staan in notes.")
        }
    }
}
