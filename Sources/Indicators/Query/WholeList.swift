internal import Domain

extension Dimension {
    /// The closed list of a dimension people may not be told from, with the word for what was left empty where that may be; empty for
    /// every other dimension.
    var wholeList: [String] {
        switch self {
        case .domein: CodeList.domein.codes
        case .verwijzer: CodeList.verwijzer.codes
        case .kwetsbaarheid: CodeList.kwetsbaarheid.codes
        case .problematiek: CodeList.problematiek.codes + [Dimension.unknown]
        case .reden: CodeList.reden.codes + [Dimension.unknown]
        case .gemeente, .jeugdregio, .provincie, .wijkteam, .wet, .dagdeel: []
        }
    }
}
