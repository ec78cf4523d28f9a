/// A way to split figures other than time (contract §4).
public enum Dimension: String, Sendable, CaseIterable {
    case gemeente, jeugdregio, provincie, wijkteam, wet, verwijzer, kwetsbaarheid, problematiek
    /// Goals only.
    case domein
    /// `uren` only.
    case dagdeel
    /// The reason for which a traject ended, of `beeindigd` in a release only: each of the closed list, also where none is.
    case reden

    /// Those that may be asked for; the others stand in tables that are made for somebody.
    public static let askable = Dimension.allCases.filter { $0 != .reden }

    /// Whether it splits cases, and so uses up one of the three that may be asked together (reading 8.13).
    public var splitsCases: Bool { self != .domein && self != .dagdeel && self != .reden }

    /// Whether a case may have several values of it; then the total is not the sum of the parts.
    public var hasSeveralValues: Bool { self == .kwetsbaarheid || self == .problematiek }

    /// Whether a figure split by it is sensitive towards the gemeente itself (contract §4).
    public var isSensitive: Bool {
        switch self {
        case .verwijzer, .kwetsbaarheid, .problematiek, .domein, .reden: true
        case .gemeente, .jeugdregio, .provincie, .wijkteam, .wet, .dagdeel: false
        }
    }

    /// The value that stands for all of them together.
    public static let total = "totaal"
    /// The value of what was left empty.
    public static let unknown = "onbekend"
}
