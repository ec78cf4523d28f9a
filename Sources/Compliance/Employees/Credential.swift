public import Domain

/// What an employee has of one kind: VOG, KCKZ …
public struct Credential: Sendable, Hashable {
    /// The kinds of the calendar: codes of `CodeList.registratie`, and whether a day worked needs them (contract §5).
    public static let kinds: [(kind: String, isRequired: Bool)] = [
        ("VOG", true), ("KCKZ", true), ("KINDER_EHBO", true), ("SKJ", false), ("BIG", false),
    ]

    public enum State: Sendable { case none, ahead, holding, ended }

    public let kind: String
    /// Whether the employee needs it: who worked in the months looked at, and every kraamverzorgende.
    public internal(set) var isRequired: Bool
    public let state: State
    /// The first day of what holds or is ahead.
    public let first: Day?
    /// The last day covered without a gap; nil = without an end, or nothing.
    public let last: Day?
    /// Days worked in the twelve months up to the peildatum that it does not cover.
    public let uncovered: Int
}
