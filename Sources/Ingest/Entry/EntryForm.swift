internal import Domain

/// The form by which a person enters a row of one kind, made from the columns the import itself reads.
public struct EntryForm: Sendable {
    /// What a row tells about; who may not see that may add rows, but not look at known ones.
    public enum Subject: Sendable {
        case cases, staff, organisation
        /// Settings beside figures, and settings of checks.
        case targets, checks
    }

    /// Fields that belong together under a heading of their own.
    public struct Group: Sendable {
        /// nil when the form is one group.
        public let title: String?
        public let fields: [EntryField]
    }

    /// The kind's name: `casussen`.
    public let kind: String
    /// One row of it: `casus`.
    public let noun: String
    /// One line on what a row of it is.
    public let meaning: String
    public let subject: Subject
    /// By which a row is found.
    public let keys: [EntryField]
    public private(set) var groups: [Group]
    let file: DeliveryFile

    /// Every kind of row, in the order of the import.
    public static let all: [EntryForm] = DeliveryFile.all.map(EntryForm.init)

    public static func named(_ kind: String) -> EntryForm? { self.all.first { $0.kind == kind } }

    /// A kind of setting, which is entered on a page only.
    public static func setting(_ kind: String) -> EntryForm? {
        DeliveryFile.settings.first { $0.name == kind }.map(EntryForm.init)
    }

    /// The same form with a field that is filled by choosing from what only the caller knows, one of it or `several`; nothing else
    /// may stand in it.
    public func choosing(_ name: String, from choices: [EntryField.Choice], several: Bool = false) -> EntryForm {
        var form = self
        form.groups = self.groups.map { group in
            Group(title: group.title, fields: group.fields.map { $0.name == name ? $0.choosing(choices, several: several) : $0 })
        }
        return form
    }

    /// The same form with a text field beside which stands what may be filled in.
    public func suggesting(_ suggestions: [String], for name: String) -> EntryForm {
        var form = self
        form.groups = self.groups.map { group in
            Group(title: group.title, fields: group.fields.map { $0.name == name ? $0.suggesting(suggestions) : $0 })
        }
        return form
    }

    /// Whether it is a kind of setting, which is entered on a page only.
    public var isSetting: Bool { DeliveryFile.settings.contains { $0.name == self.kind } }

    /// Keys first.
    public var fields: [EntryField] { self.keys + self.groups.flatMap(\.fields) }

    init(_ file: DeliveryFile) {
        self.file = file
        self.kind = file.name
        self.noun = Self.nouns[file.name] ?? file.name
        self.meaning = SampleFile.named(file.name)?.meaning ?? Self.meanings[file.name] ?? ""
        self.subject = Self.subjects[file.name] ?? .cases
        let fields = file.columns.map { column in
            EntryField(column, refersTo: file.references.first { $0.column == column.name }?.target)
        }
        self.keys = fields.filter { file.keys.contains($0.name) }
        self.groups = Self.groups(fields.filter { !file.keys.contains($0.name) }, in: file.name)
    }

    private static func groups(_ fields: [EntryField], in kind: String) -> [Group] {
        guard let titles = self.titles[kind] else { return [Group(title: nil, fields: fields)] }
        var groups: [(title: String, fields: [EntryField])] = []
        for field in fields {
            if let title = titles[field.name] { groups.append((title, [])) }
            if !groups.isEmpty { groups[groups.count - 1].fields.append(field) }
        }
        return groups.map { Group(title: $0.title, fields: $0.fields) }
    }

    private static let nouns = [
        "medewerkers": "medewerker", "skj_partners": "SKJ-partner", "casussen": "casus", "registraties": "registratie",
        "scholingen": "scholing", "doelen": "doel", "evaluaties": "evaluatie", "doelscores": "doelscore",
        "documenten": "document", "meldingen": "melding", "facturen": "factuur", "bewijzen": "bewijsstuk",
        "streefwaarden": "streefwaarde",
        "uitzonderingen": "uitzondering", "parameters": "parameter", "normen": "norm", "maatregelen": "maatregel",
    ]

    /// What settings are; other kinds have a sample file that says so.
    private static let meanings = [
        "streefwaarden": "wat een cijfer moet halen", "uitzonderingen": "waarom iets dat niet voldoet tijdelijk aanvaard is",
        "parameters": "een termijn of grens van een controle", "normen": "een eis van de organisatie zelf, of uit een contract",
        "maatregelen": "wat er gebeurt om iets te herstellen of te voorkomen, en of het hielp",
    ]

    private static let subjects: [String: Subject] = [
        "medewerkers": .staff, "registraties": .staff, "scholingen": .staff, "skj_partners": .organisation,
        "documenten": .organisation, "bewijzen": .organisation, "streefwaarden": .targets, "uitzonderingen": .checks,
        "parameters": .checks, "normen": .checks, "maatregelen": .checks,
    ]

    /// The fields with which a group begins.
    private static let titles = [
        "casussen": [
            "client_nr": "Aanvraag", "contact_op": "Contact, advies en akkoord", "gestart_op": "De hulp",
            "beeindigd_op": "Einde", "facturatie": "Kosten",
        ],
        "maatregelen": ["clausules": "Waarom", "omschrijving": "De maatregel", "gereed_op": "Uitvoering en effect"],
    ]
}

extension EntryForm {
    /// The keys as they are compared: without the blanks around them. Problems name the field; none = they can be looked up.
    public func read(keys typed: [String]) -> (keys: [String], problems: [DeliveryIssue]) {
        let staging = CellStaging(importDay: Day(number: 0))
        var buffer = CopyBuffer(threshold: 1 << 10)
        var problems: [DeliveryIssue] = []
        var keys: [String] = []
        for (place, name) in self.file.keys.enumerated() {
            let text = typed.count > place ? typed[place] : ""
            guard let index = self.file.column(name) else { continue }
            let bytes = Array(text.utf8)
            if case .problem(let code, let message) = staging.append(bytes.span, of: self.file.columns[index], to: &buffer) {
                problems.append(DeliveryIssue(bestand: "", regel: 0, kolom: name, code: code, melding: message))
            }
            keys.append(String(decoding: bytes[CellTrimming.range(of: bytes.span)], as: UTF8.self))
        }
        return (keys, problems)
    }
}

extension EntryForm {
    /// What was chosen outside the lists of a setting's form: the import does not know those that only the caller knows.
    /// What stands in the known row may stay.
    public func unknownChoices(in row: EnteredRow, known: KnownRow? = nil) -> [DeliveryIssue] {
        guard self.isSetting else { return [] }
        return self.fields.compactMap { field -> DeliveryIssue? in
            let (text, kept) = (row.values[field.name] ?? "", known?.values[field.name] ?? "")
            let (choices, values, standing): ([EntryField.Choice], [Substring], [Substring]) =
                switch field.control {
                case .choice(let choices): (choices, [text[...]].filter { !$0.isEmpty }, [kept[...]])
                case .choices(let choices): (choices, text.split(separator: "|"), kept.split(separator: "|"))
                default: ([], [], [])
                }
            let isUnknown = values.contains { value in
                !standing.contains(value) && !choices.contains { $0.code == value }
            }
            guard isUnknown else { return nil }
            return DeliveryIssue(
                bestand: "", regel: 0, kolom: field.name, code: "code_onbekend", melding: "kies er een uit de lijst.")
        }
    }
}
