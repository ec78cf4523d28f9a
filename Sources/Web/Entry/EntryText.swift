internal import Domain
internal import Ingest

/// The words of pages on which a person enters rows.
struct EntryText {
    let form: EntryForm
    let areas: AreaNames

    /// What a field holds, as a reader reads it; `leeg` when there is nothing.
    func shown(_ name: String, _ value: String) -> String {
        guard !value.isEmpty else { return Text["entry-field.empty"] }
        guard let field = self.form.fields.first(where: { $0.name == name }) else { return value }
        switch field.control {
        case .text: return value
        case .yesOrNo: return value
        case .date: return (try? Day(value))?.dutch ?? value
        case .gemeente: return self.areas.name(.gemeente, value) ?? value
        case .choice(let choices): return choices.first { $0.code == value }?.label ?? value
        case .choices(let choices):
            return value.split(separator: "|").map { code in choices.first { $0.code == code }?.label ?? String(code) }
                .joined(separator: ", ")
        }
    }

    func label(_ name: String) -> String { self.form.fields.first { $0.name == name }?.label ?? name }

    /// What is wrong, for who fills in a form: a file's words become those of the page.
    func sentence(_ issue: DeliveryIssue) -> String {
        let field = self.form.fields.first { $0.name == issue.kolom }
        switch issue.code {
        case "verplicht_leeg":
            return switch field?.control {
            case .choice, .gemeente, .yesOrNo: Text["entry-field.chooseOne"]
            case .choices: Text["entry-field.chooseSome"]
            case .text, .date, nil: Text["entry-field.fillIn"]
            }
        case "verwijzing_onbekend":
            guard let target = field?.refersTo else { break }
            return Text["entry-field.unknownNumber", ["target": target]]
        case "datum_volgorde": return self.capitalised(self.named(issue.melding, everyName: true))
        default: break
        }
        return self.capitalised(self.named(issue.melding, everyName: false))
    }

    /// A message with labels in place of the names of columns. A name that is an ordinary word stays, unless asked for.
    private func named(_ message: String, everyName: Bool) -> String {
        var words = message.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for (place, word) in words.enumerated() {
            let name = word.prefix { $0.isLetter || $0 == "_" }
            guard everyName || name.contains("_"), let field = self.form.fields.first(where: { $0.name == name }) else {
                continue
            }
            words[place] = "‘\(field.label)’\(word.dropFirst(name.count))"
        }
        return words.joined(separator: " ")
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// `Casus C1`, `Doelscore E1, D1`.
    static func name(_ form: EntryForm, _ keys: [String]) -> String {
        "\(form.noun.prefix(1).uppercased())\(form.noun.dropFirst()) \(keys.joined(separator: ", "))"
    }
}
