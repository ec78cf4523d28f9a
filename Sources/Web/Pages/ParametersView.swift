internal import Compliance
internal import Domain
internal import Indicators
internal import Ingest

/// What the template of the parameters of checks gets.
struct ParametersView: PageView {
    /// A value that the organisation set.
    struct Version {
        let versionText: String
        let versionNote: String?
        let versionChangeLink: String?
        let versionName: String
    }

    struct Row {
        let rowCheck: String
        let rowCheckLink: String
        let rowLabel: String
        let rowStandard: String
        let rowValue: String
        let rowIsOwn: Bool
        let versions: [Version]
        let rowSetLink: String?
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let dates: DatesView?
    /// The peildatum; nil with problems.
    let day: String?
    let rows: [Row]
    let mayChange: Bool
    let boardLink: String

    static let sample = ParametersView(
        frame: .sample, problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")], dates: .sample,
        day: "22-11-2026",
        rows: [
            Row(
                rowCheck: "VOG op elke gewerkte dag", rowCheckLink: "/o/wieg/kwaliteit/MED-VOG-DAG",
                rowLabel: "zo lang telt een VOG na de afgifte", rowStandard: "36 maanden", rowValue: "24 maanden", rowIsOwn: true,
                versions: [
                    Version(
                        versionText: "24 maanden vanaf 1-1-2026", versionNote: "Besluit 12",
                        versionChangeLink: "/o/wieg/beheer/parameters/nieuw?nr=P1", versionName: "P1")
                ], rowSetLink: "/o/wieg/beheer/parameters/nieuw?nr=pagina-13&parameter=MED-VOG-DAG.maanden")
        ], mayChange: true, boardLink: "/o/wieg/kwaliteit")
}

extension ParametersView.Row {
    /// `free`: a number for a new value; nil for who may not set one.
    init(
        _ parameter: CheckParameter, of definition: CheckDefinition, _ list: CheckSettingsList, tenant: TenantID,
        dates: DateAddress, free: String?
    ) {
        let name = definition.name(of: parameter)
        let form = free == nil ? nil : EntryForm.setting("parameters")
        let own = list.settings.parameters.filter { $0.parameter == name }
        let current = own.first { $0.isValid(on: list.dates.peildatum) }
        self.init(
            rowCheck: definition.label, rowCheckLink: Links.check(tenant, definition.id, QualityAddress(dates: dates)),
            rowLabel: parameter.label, rowStandard: CheckText.parameter(parameter, parameter.standard),
            rowValue: CheckText.parameter(parameter, current?.value ?? parameter.standard), rowIsOwn: current != nil,
            versions: own.map { version in
                ParametersView.Version(
                    versionText: Text[
                        "parameters.since",
                        [
                            "value": CheckText.parameter(parameter, version.value), "day": version.first.dutch,
                            "until": version.last.map { Text["parameters.until", ["day": $0.dutch]] } ?? "",
                        ]],
                    versionNote: version.note,
                    versionChangeLink: form.map { Links.entry(tenant, $0, keys: [version.number]) }, versionName: version.number)
            },
            rowSetLink: form.flatMap { form in
                free.map { Links.entry(tenant, form, keys: [$0], filledWith: ["parameter": name]) }
            })
    }
}
