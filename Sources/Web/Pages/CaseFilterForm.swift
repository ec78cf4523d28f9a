internal import Cases
internal import Domain

/// The form above pages about cases, as the page shows it again.
struct CaseFilterForm {
    struct Option {
        let optionValue: String
        let optionLabel: String
        let optionIsChosen: Bool
    }

    /// One list to choose from.
    struct Select {
        let selectName: String
        let selectLabel: String
        let selectProblem: String?
        let options: [Option]
    }

    /// The field that searches for a number; nil where there is nothing to search.
    struct Search {
        let searchValue: String
        let searchProblem: String?
    }

    let action: String
    let resetLink: String
    let selects: [Select]
    let search: Search?
    let peildatum: FieldView
    let stand: FieldView
    let today: String
    let datesSummary: String
    let datesAreOpen: Bool
}

extension CaseFilterForm {
    /// `chosen` are the values of the address per name; `places` what occurs.
    init(
        action: String, selects: [Select], search: Search?, dates: DateAddress, today: Day, problems: [FieldProblem]
    ) {
        let areDatesWrong = problems.contains { $0.field == "peildatum" || $0.field == "stand" }
        self.init(
            action: action, resetLink: action, selects: selects, search: search,
            peildatum: FieldView(dates.peildatum, name: "peildatum", problems: problems),
            stand: FieldView(dates.stand, name: "stand", problems: problems), today: today.iso,
            datesSummary: dates == DateAddress() ? Text["dates.now"] : Text["dates.chosen"], datesAreOpen: areDatesWrong)
    }

    static let sample = CaseFilterForm(
        action: "/o/wieg/werklijst", resetLink: "/o/wieg/werklijst",
        selects: [
            Select(
                selectName: "gemeente", selectLabel: "Gemeente", selectProblem: "Onbekend.",
                options: [Option(optionValue: "GM0363", optionLabel: "Amsterdam", optionIsChosen: true)])
        ],
        search: Search(searchValue: "2026", searchProblem: "Onbekend."), peildatum: .sample("2026-11-22"),
        stand: .sample("levering-12"), today: "2026-11-22", datesSummary: "zelf gekozen", datesAreOpen: true)
}

extension CaseFilterForm.Select {
    /// A list with all of them first. Values of the address that do not occur are kept, so that the form repeats its question.
    init(
        _ name: String, _ label: String, all: String, entries: [(value: String, label: String)], chosen: [String],
        problems: [FieldProblem]
    ) {
        let asked = chosen.joined(separator: ",")
        var options = [CaseFilterForm.Option(optionValue: "", optionLabel: all, optionIsChosen: asked.isEmpty)]
        options += entries.map {
            CaseFilterForm.Option(optionValue: $0.value, optionLabel: $0.label, optionIsChosen: $0.value == asked)
        }
        if !asked.isEmpty, !entries.contains(where: { $0.value == asked }) {
            let words = chosen.map { value in entries.first { $0.value == value }?.label ?? value }
            options.append(
                CaseFilterForm.Option(
                    optionValue: asked, optionLabel: words.joined(separator: ", "), optionIsChosen: true))
        }
        self.init(
            selectName: name, selectLabel: label, selectProblem: problems.first { $0.field == name }?.sentence,
            options: options)
    }

    /// The gemeenten that occur among the cases, by name.
    static func gemeente(_ places: [CasePlace], chosen: [String], areas: AreaNames, problems: [FieldProblem]) -> Self {
        let codes = Set(places.map(\.gemeente))
        let entries = codes.map { (value: $0, label: areas.name(.gemeente, $0) ?? $0) }.sorted { $0.label < $1.label }
        return Self(
            "gemeente", Text["dimension.gemeente"], all: Text["case-form.gemeenten"], entries: entries, chosen: chosen,
            problems: problems)
    }

    /// The wijkteams that occur; the same name in two gemeenten is one (reading 8.8).
    static func wijkteam(_ places: [CasePlace], chosen: [String], gemeenten: [String], problems: [FieldProblem]) -> Self {
        let near = places.filter { gemeenten.isEmpty || gemeenten.contains($0.gemeente) }
        let names = Set(near.map { $0.wijkteam ?? Dimension.unknown }).sorted()
        return Self(
            "wijkteam", Text["dimension.wijkteam"], all: Text["case-form.wijkteams"],
            entries: names.map { (value: $0, label: $0) }, chosen: chosen,
            problems: problems)
    }
}
