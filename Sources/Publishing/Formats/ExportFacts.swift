public import Disclosure
public import Domain

public import struct Storage.Moment

/// What a file says of itself beside its rows: the same in its sidecar, on the sheets of a workbook and in a package.
public struct ExportFacts: Sendable {
    /// The rules by which what could point at somebody was left out.
    public struct Policy: Sendable, Hashable {
        public let name: String
        public let version: Int
        /// k: the smallest number that is shown.
        public let threshold: Int

        public init(name: String, version: Int, threshold: Int) {
            self.name = name
            self.version = version
            self.threshold = threshold
        }

        public init(_ policy: DisclosurePolicy) {
            self.name = policy.name
            self.version = policy.version
            self.threshold = policy.threshold
        }
    }

    /// What was known: an instant, and the last delivery by then.
    public struct Stand: Sendable, Hashable {
        /// In UTC.
        public let instant: String
        public let day: Day?
        public let delivery: Int?

        public init(instant: String, day: Day?, delivery: Int?) {
            self.instant = instant
            self.day = day
            self.delivery = delivery
        }

        /// nil before the first delivery.
        public init?(_ moment: Moment) {
            guard moment.number > 0 else { return nil }
            self.init(instant: moment.instant, day: moment.day, delivery: moment.delivery)
        }
    }

    public var title: String
    /// Whose figures they are, by name.
    public var publisher: String
    /// As asked: `2026-K1..2026-K3`; nil = no period, or all.
    public var period: String?
    /// nil where a file is not bound to a day.
    public var peildatum: Day?
    /// nil where a file is not bound to what was known, and before the first delivery.
    public var stand: Stand?
    /// nil where nothing was left out.
    public var policy: Policy?
    public var definitions: [DefinitionNote]
    /// What is said once and not per row: the parameters used, the facts of a case.
    public var more: [DatedList.Fact]
    /// Words that stand in a column, with what they mean.
    public var words: [Word]

    /// A word that stands in a column.
    public struct Word: Sendable, Hashable {
        public let column: String
        public let word: String
        public let meaning: String

        public init(column: String, word: String, meaning: String) {
            self.column = column
            self.word = word
            self.meaning = meaning
        }
    }

    public init(
        title: String, publisher: String, period: String? = nil, peildatum: Day? = nil, stand: Stand? = nil,
        policy: Policy? = nil, definitions: [DefinitionNote] = [], more: [DatedList.Fact] = [], words: [Word] = []
    ) {
        self.title = title
        self.publisher = publisher
        self.period = period
        self.peildatum = peildatum
        self.stand = stand
        self.policy = policy
        self.definitions = definitions
        self.more = more
        self.words = words
    }

    /// All of it by name, in one order everywhere.
    var named: [DatedList.Fact] {
        var all: [DatedList.Fact] = []
        if let period { all.append(.init("periode", .code(period))) }
        if let peildatum { all.append(.init("peildatum", .day(peildatum))) }
        if let stand {
            all.append(.init("stand", .code(stand.instant)))
            if let delivery = stand.delivery { all.append(.init("levering", .whole(delivery))) }
        }
        if let policy {
            all.append(.init("beleid", .code(policy.name)))
            all.append(.init("beleid_versie", .whole(policy.version)))
            all.append(.init("drempel", .whole(policy.threshold)))
        }
        return all + self.more
    }
}

extension FigureStatus {
    /// What the word says in a file, to who sees nothing but the file.
    var meaning: String {
        switch self {
        case .value: "Het cijfer staat in de rij."
        case .noValue: "Er is niets om te delen of te middelen; lees een lege cel hier niet als nul."
        case .hidden: "Niet getoond: te weinig gevallen. Lees een lege cel hier niet als nul."
        case .hiddenByComplement:
            "Niet getoond: anders is een ander cijfer terug te rekenen. Lees een lege cel hier niet als nul."
        case .rounded: "Het aantal is afgerond."
        case .notDelivered: "De gegevens hiervoor zijn niet geleverd; lees een lege cel hier niet als nul."
        }
    }

    /// Every status with its meaning.
    static let words = Self.allCases.map {
        ExportFacts.Word(column: FigureColumn.status.rawValue, word: $0.rawValue, meaning: $0.meaning)
    }
}
