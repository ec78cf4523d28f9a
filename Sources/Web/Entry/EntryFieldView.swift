internal import Domain
internal import Ingest

/// One field of a form of entry, with what stands in it and what is wrong with it.
struct EntryFieldView {
    struct Input {
        let inputType: String
        /// `decimal` asks a phone for digits.
        let inputMode: String
        let inputValue: String
    }

    struct Option {
        let optionValue: String
        let optionLabel: String
        let optionIsChosen: Bool
        /// For the box of it: `veld-kwetsbaarheid-kind`, among the boxes of a name.
        let optionID: String
        let optionGroup: String
    }

    let fieldID: String
    let fieldName: String
    let fieldLabel: String
    let fieldIsRequired: Bool
    let fieldHint: String?
    let fieldProblem: String?
    /// What is known now, where it differs from what stands in the field.
    let fieldKnown: String?
    /// The ids of the three above that are there.
    let fieldDescribedBy: String?
    let input: Input?
    /// A text of more than one line.
    let longText: String?
    let select: [Option]
    let boxes: [Option]
    /// What may be filled in, to look up.
    let names: [String]

    static let sample = EntryFieldView(
        fieldID: "veld-soort", fieldName: "soort", fieldLabel: "Soort", fieldIsRequired: true, fieldHint: "Leeg: zonder einde.",
        fieldProblem: "Vul dit in.", fieldKnown: "VOG", fieldDescribedBy: "veld-soort-uitleg",
        input: Input(inputType: "text", inputMode: "decimal", inputValue: "1"), longText: "a\nb", select: [.sample],
        boxes: [.sample], names: ["hkz:5 Medewerkers"])
}

extension EntryFieldView.Option {
    static let sample = EntryFieldView.Option(
        optionValue: "VOG", optionLabel: "VOG", optionIsChosen: true, optionID: "veld-soort-VOG", optionGroup: "soort")
}

extension EntryFieldView {
    /// `known` is given where what is known now differs from what was typed, and must be told.
    init(_ field: EntryField, value: String, text: EntryText, problems: [DeliveryIssue], known: String?) {
        let id = "veld-\(field.name)"
        let wrong = problems.filter { $0.kolom == field.name }.map(text.sentence)
        let problem = wrong.isEmpty ? nil : wrong.joined(separator: " ")
        let value = field.shown(value)
        let described = [
            (field.hint, "\(id)-uitleg"), (problem, "\(id)-fout"), (known, "\(id)-bekend"),
        ].filter { $0.0 != nil }.map(\.1)
        let options = Self.options(field, value, text.areas, id)
        let isChoices = if case .choices = field.control { true } else { false }
        let input = Self.input(field, value)
        self.init(
            fieldID: id, fieldName: field.name, fieldLabel: field.label, fieldIsRequired: field.isRequired, fieldHint: field.hint,
            fieldProblem: problem, fieldKnown: known.map { text.shown(field.name, $0) },
            fieldDescribedBy: described.isEmpty ? nil : described.joined(separator: " "),
            input: field.isLong || value.contains("\n") ? nil : input,
            longText: input != nil && (field.isLong || value.contains("\n")) ? value : nil, select: isChoices ? [] : options,
            boxes: isChoices ? options : [], names: field.suggestions)
    }

    /// The same field under another name in its form.
    func named(_ name: String) -> EntryFieldView {
        EntryFieldView(
            fieldID: self.fieldID, fieldName: name, fieldLabel: self.fieldLabel, fieldIsRequired: self.fieldIsRequired,
            fieldHint: self.fieldHint, fieldProblem: self.fieldProblem, fieldKnown: self.fieldKnown,
            fieldDescribedBy: self.fieldDescribedBy, input: self.input, longText: self.longText, select: self.select,
            boxes: self.boxes, names: self.names)
    }

    private static func input(_ field: EntryField, _ value: String) -> Input? {
        switch field.control {
        case .text(let isNumeric): Input(inputType: "text", inputMode: isNumeric ? "decimal" : "text", inputValue: value)
        // A date field shows nothing of what is no date; a text field keeps it.
        case .date:
            Input(
                inputType: value.isEmpty || (try? Day(value)) != nil ? "date" : "text", inputMode: "text", inputValue: value)
        case .yesOrNo, .gemeente, .choice, .choices: nil
        }
    }

    private static func options(_ field: EntryField, _ value: String, _ areas: AreaNames, _ id: String) -> [Option] {
        let known: [(code: String, label: String)]
        let chosen: [String]
        switch field.control {
        case .text, .date: return []
        case .yesOrNo: (known, chosen) = ([("ja", Text["entry-field.yes"]), ("nee", Text["entry-field.no"])], [value])
        case .gemeente: (known, chosen) = (areas.all(.gemeente).map { ($0.code, $0.name) }, [value])
        case .choice(let choices): (known, chosen) = (choices.map { ($0.code, $0.label) }, [value])
        case .choices(let choices):
            return choices.map { choice in
                let isChosen = value.split(separator: "|").contains { $0 == choice.code }
                return Option(
                    optionValue: choice.code, optionLabel: choice.label, optionIsChosen: isChosen,
                    optionID: "\(id)-\(choice.code)", optionGroup: field.name)
            }
        }
        // What stands in the field stays in it, also when it is not in the list any more.
        let missing = chosen.filter { value in !value.isEmpty && !known.contains { $0.code == value } }
        return ([("", field.isRequired ? Text["entry-field.choose"] : "–")] + known + missing.map { ($0, $0) }).map {
            code, label in
            Option(
                optionValue: code, optionLabel: label, optionIsChosen: code == value, optionID: "\(id)-\(code)",
                optionGroup: field.name)
        }
    }
}
