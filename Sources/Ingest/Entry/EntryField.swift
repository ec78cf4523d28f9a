internal import Domain

/// One field of a form by which a person enters a row: a column of its kind of file, explained.
public struct EntryField: Sendable {
    /// How the field is filled.
    public enum Control: Sendable {
        /// Free text, a number of one's own, or an amount; `isNumeric` asks a phone for its digits.
        case text(isNumeric: Bool)
        case date
        case yesOrNo
        case gemeente
        /// One of these; empty when the field may stay empty.
        case choice([Choice])
        /// Several of these, or none.
        case choices([Choice])
    }

    /// A code with the words shown for it.
    public struct Choice: Sendable, Hashable {
        public let code: String
        public let label: String

        public init(code: String, label: String) {
            self.code = code
            self.label = label
        }
    }

    /// The column's name: `geldig_tot`.
    public let name: String
    /// The words for it: `Geldig tot`.
    public let label: String
    /// What belongs in it; nil when the control says enough.
    public private(set) var hint: String?
    public private(set) var isRequired: Bool
    /// Whether sentences belong in it, which ask for more than one line.
    public let isLong: Bool
    public private(set) var control: Control
    /// The kind of row that the field names by its number; nil when it names none.
    public let refersTo: String?
    /// What may be filled in, to look up: `hkz:5 Medewerkers`; empty where the control or the hint says it.
    public private(set) var suggestions: [String] = []
    /// Whether what was typed may not come back when it looks like a BSN.
    private let isPersonNumber: Bool

    init(_ column: FileColumn, refersTo: String?) {
        self.refersTo = refersTo
        self.name = column.name
        self.label = column.label
        self.isRequired = column.isRequired
        self.isLong = column.isLong
        self.control = Control(column)
        self.hint = column.hint
        self.isPersonNumber = if case .personNumber = column.kind { true } else { false }
    }

    /// The same field, filled by choosing.
    func choosing(_ choices: [Choice], several: Bool) -> EntryField {
        var field = self
        field.control = several ? .choices(choices) : .choice(choices)
        return field
    }

    /// The same field, with what may be filled in beside it.
    func suggesting(_ suggestions: [String]) -> EntryField {
        var field = self
        field.suggestions = suggestions
        return field
    }

    /// The same field where it may not stay empty, with other words on what belongs in it.
    public func required(hint: String?) -> EntryField {
        var field = self
        (field.isRequired, field.hint) = (true, hint)
        return field
    }

    /// What a page may show again of what was typed: nothing of a suspected BSN (contract §2).
    public func shown(_ typed: String) -> String {
        self.isPersonNumber && SuspectedBSN.matches(typed) ? "" : typed
    }
}

extension EntryField.Control {
    init(_ column: FileColumn) {
        switch column.kind {
        case .text, .key, .personNumber, .month: self = .text(isNumeric: false)
        case .decimal, .integer: self = .text(isNumeric: true)
        case .date: self = .date
        case .boolean: self = .yesOrNo
        case .gemeente: self = .gemeente
        case .code(let codes): self = .choice(EntryChoices.all(of: codes))
        case .codes(let codes): self = .choices(EntryChoices.all(of: codes))
        }
    }
}
