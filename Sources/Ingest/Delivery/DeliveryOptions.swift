public import Domain

/// How a delivery is taken.
public struct DeliveryOptions: Sendable {
    public enum Mode: String, Sendable, CaseIterable {
        /// One bad row rejects the whole delivery.
        case strict
        /// Good rows are committed, bad ones come back.
        case partial
    }

    /// How it came in (contract §2, "one way in").
    public enum Source: String, Sendable {
        case file = "bestand"
        case page = "pagina"
        case message = "bericht"
    }

    public var mode: Mode
    /// Everything is checked and counted, nothing is kept.
    public var isDryRun: Bool
    /// The kinds of which the delivery holds everything: what is known and absent is withdrawn.
    public var complete: [String]
    /// Whether a withdrawal of more than 5 % by `complete` was confirmed.
    public var isConfirmed: Bool
    public var source: Source
    /// The day of import in Europe/Amsterdam; event dates may lie at most a year after it.
    public var today: Day

    /// How many errors the receipt of a delivery that is not kept lists; more than 1,000 only for whoever writes them all out.
    public var listsErrors: Int

    public init(
        mode: Mode = .strict, isDryRun: Bool = false, complete: [String] = [], isConfirmed: Bool = false,
        source: Source = .file, today: Day, listsErrors: Int = DeliveryReceipt.Issues.mostListed
    ) {
        self.mode = mode
        self.isDryRun = isDryRun
        self.complete = complete
        self.isConfirmed = isConfirmed
        self.source = source
        self.today = today
        self.listsErrors = listsErrors
    }
}
