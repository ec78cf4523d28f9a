/// What separates the cells of a record. The order of the cases settles a tie (readings 2.3).
enum Delimiter: UInt8, Sendable, CaseIterable {
    case semicolon = 0x3B
    case tab = 0x09
    case comma = 0x2C

    /// How the receipt names it.
    var dutchName: String {
        switch self {
        case .semicolon: "puntkomma"
        case .tab: "tab"
        case .comma: "komma"
        }
    }
}
