/// What a check says of one subject (contract §5).
public enum Verdict: String, Sendable, CaseIterable, Hashable {
    /// Holds on every day of the period.
    case holds = "voldoet"
    /// Holds, and by what is recorded will not on some day of the next 90.
    case lapses = "verloopt"
    /// Does not hold.
    case fails = "voldoet_niet"
    /// Does not hold, and a recorded exception says why that is accepted until its end.
    case exception = "uitzondering"
    /// Nothing to judge: a term still runs.
    case notApplicable = "nvt"
    /// Nothing recorded either way: not shown to comply.
    case unknown = "onbekend"

    /// Whether it counts as not shown to comply and opens a finding: `onbekend` never looks better than `voldoet_niet`.
    public var isShort: Bool { self == .fails || self == .unknown }
}
