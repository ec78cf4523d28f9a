internal import Compliance
internal import Ingest

/// What only pages know of settings: which figures, checks and parameters there are, and what their values must keep to.
enum SettingForms {
    /// The heading of the list of a kind of setting; nil for what is no setting.
    static func title(of form: EntryForm) -> String? {
        switch form.kind {
        case "streefwaarden": Text["targets.title"]
        case "uitzonderingen": Text["exceptions.title"]
        case "parameters": Text["parameters.short"]
        case "normen": Text["norms.title"]
        case "maatregelen": Text["measures.title"]
        default: nil
        }
    }

    /// The form with what may be chosen in it; another form as it is.
    static func choosing(_ form: EntryForm, _ measures: MeasureChoices? = nil) -> EntryForm {
        let checks = Checks.definitions.map { EntryField.Choice(code: $0.id, label: "\($0.label) (\($0.id))") }
        return switch form.kind {
        case "streefwaarden": form.choosing("indicator", from: TargetFigures.choices)
        case "uitzonderingen": form.choosing("controle", from: checks)
        case "normen": form.choosing("controles", from: checks, several: true)
        case "maatregelen":
            form.choosing("controle", from: checks).choosing("eigenaar_email", from: measures?.owners ?? [])
                .suggesting((measures?.clauses ?? []).map(NormText.clause), for: "clausules")
        case "parameters":
            form.choosing(
                "parameter",
                from: Checks.definitions.flatMap { definition in
                    definition.parameters.map { parameter in
                        EntryField.Choice(
                            code: definition.name(of: parameter),
                            label: "\(definition.label): \(parameter.label) (\(parameter.unit.rawValue))")
                    }
                })
        default: form
        }
    }

    /// The row as it is kept: names of clauses in one way of writing.
    static func tidied(_ row: EnteredRow) -> EnteredRow {
        guard row.form.kind == "maatregelen" else { return row }
        var row = row
        row.values["clausules"] = ClauseNames(row.values["clausules"] ?? "").text
        return row
    }

    /// What is wrong with a filled-in setting that the import cannot know; nothing for other rows. What stands in the row as it is
    /// known may stay, also when it could not be chosen any more: an account or a clause that is gone.
    static func problems(in row: EnteredRow, _ measures: MeasureChoices? = nil, known: KnownRow? = nil) -> [DeliveryIssue] {
        let unknown = row.form.unknownChoices(in: row, known: known)
        guard unknown.isEmpty else { return unknown }
        switch row.form.kind {
        case "uitzonderingen":
            guard let definition = Checks.definitions.first(where: { $0.id == row.values["controle"] }),
                let kind = row.values["onderwerp_soort"], !kind.isEmpty, kind != definition.subject.rawValue
            else { return [] }
            return [
                self.issue(
                    "onderwerp_soort", Text["exceptions.refusal.subject", ["subject": definition.subject.rawValue]])
            ]
        case "maatregelen":
            let names = ClauseNames(row.values["clausules"] ?? "").without(ClauseNames(known?.values["clausules"] ?? ""))
            guard let unknown = names.firstUnknown(among: measures?.clauses ?? []) else { return [] }
            let remedy =
                unknown.nearest.map { Text["measures.refusal.meant", ["name": $0]] } ?? Text["measures.refusal.choose"]
            return [
                self.issue("clausules", Text["measures.refusal.clause", ["name": unknown.name, "remedy": remedy]])
            ]
        case "parameters":
            for definition in Checks.definitions {
                for parameter in definition.parameters where definition.name(of: parameter) == row.values["parameter"] {
                    guard let value = Int(row.values["getal"] ?? ""), !parameter.range.contains(value) else { continue }
                    let (least, most) = (parameter.range.lowerBound, parameter.range.upperBound)
                    return [self.issue("getal", Text["parameters.refusal.range", ["least": least, "most": most]])]
                }
            }
            return []
        default: return []
        }
    }

    private static func issue(_ column: String, _ message: String) -> DeliveryIssue {
        DeliveryIssue(bestand: "", regel: 0, kolom: column, code: "waarde_past_niet", melding: message)
    }
}
