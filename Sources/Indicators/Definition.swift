public import Domain

/// What a figure means, in the words a reader gets on the page, in the file and in the codebook.
///
/// A definition never changes once it is published: a change is a new version with a later `validFrom`.
public struct Definition: Sendable {
    /// The permanent id, as in files and addresses: `uitval`.
    public let id: String
    public let version: Int
    /// The first peildatum for which this version holds.
    public let validFrom: Day
    public let label: String
    public let englishLabel: String
    /// What it says, in plain Dutch: what is counted, out of what, placed in the period by which date.
    public let meaning: String
    /// What it does not say.
    public let caveat: String
    /// Where the rule comes from.
    public let source: String
    public let unit: FigureUnit
    /// Whether it is sensitive towards the gemeente itself (contract §4).
    public let isSensitive: Bool
    /// Whether a higher figure is better, worse, or neither.
    public let direction: Direction

    /// Which way is better; most counts have none.
    public enum Direction: String, Sendable { case higherIsBetter, lowerIsBetter, neither }

    init(
        id: String, version: Int = 1, validFrom: Day = Day(year: 1990, month: 1, day: 1)!, label: String, englishLabel: String,
        meaning: String, caveat: String, source: String, unit: FigureUnit, isSensitive: Bool = false,
        direction: Direction = .neither
    ) {
        self.id = id
        self.version = version
        self.validFrom = validFrom
        self.label = label
        self.englishLabel = englishLabel
        self.meaning = meaning
        self.caveat = caveat
        self.source = source
        self.unit = unit
        self.isSensitive = isSensitive
        self.direction = direction
    }
}
