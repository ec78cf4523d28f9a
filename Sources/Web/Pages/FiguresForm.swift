internal import Domain
internal import Indicators

/// The form of /cijfers as the page shows it again.
struct FiguresForm {
    /// A box or an option.
    struct Choice {
        let choiceID: String
        let choiceName: String
        let choiceValue: String
        let choiceLabel: String
        let choiceIsChosen: Bool
    }

    /// The boxes of a dimension with a closed list of values.
    struct Boxes {
        let boxesName: String
        let boxesLabel: String
        let boxesProblem: String?
        let boxes: [Choice]
    }

    /// The text field of a dimension with open values.
    struct Words {
        let wordsName: String
        let wordsLabel: String
        let wordsHint: String
        let wordsValue: String
        let wordsProblem: String?
        let wordsList: String?
        let wordsOptions: [Suggestion]
    }

    struct Suggestion {
        let suggestionValue: String
        let suggestionLabel: String
    }

    let action: String
    let resetLink: String
    let indicators: [Choice]
    let indicatorsSummary: String
    let indicatorsProblem: String?
    let indicatorsAreOpen: Bool
    let grains: [Choice]
    let dimensions: [Choice]
    let splitSummary: String
    let splitProblem: String?
    let splitIsOpen: Bool
    let period: FieldView
    let periods: [Suggestion]
    let filterBoxes: [Boxes]
    let filterWords: [Words]
    let filterSummary: String
    let filtersAreOpen: Bool
    let peildatum: FieldView
    let stand: FieldView
    let today: String
    let datesSummary: String
    let datesAreOpen: Bool
}

extension FiguresForm {
    init(_ address: FiguresAddress, tenant: TenantID, today: Day, areas: AreaNames, problems: [FieldProblem]) {
        func problem(_ field: String) -> String? { problems.first { $0.field == field }?.sentence }
        let asked = Set(address.ids)
        let closed = Dimension.askable.filter { FigureName.codes($0) != nil }
        let open = Dimension.askable.filter { FigureName.codes($0) == nil }
        self.init(
            action: Links.figures(tenant), resetLink: Links.figures(tenant),
            indicators: Definition.all.map { definition in
                Choice(
                    "ids", definition.id, definition.label,
                    asked.contains(definition.id) || !asked.isDisjoint(with: definition.figureIDs))
            },
            indicatorsSummary: asked.isEmpty
                ? Text["figures.indicators.all"]
                : asked.count == 1 ? Self.label(address.ids[0]) : Text["figures.indicators.chosen", ["count": asked.count]],
            indicatorsProblem: problem("ids"), indicatorsAreOpen: problem("ids") != nil,
            grains: [("", Text["figures.time.none"])].map {
                Choice("per", $0.0, $0.1, address.per.allSatisfy { TimeGrain(rawValue: $0) == nil })
            }
                + TimeGrain.allCases.map {
                    Choice(
                        "per", $0.rawValue, Text["figures.time.per", ["grain": $0.rawValue]], address.per.contains($0.rawValue))
                },
            dimensions: Dimension.askable.map {
                Choice("per", $0.rawValue, FigureName.dimension($0), address.per.contains($0.rawValue))
            },
            splitSummary: address.per.isEmpty
                ? Text["figures.split.none"] : Text["figures.split.per", ["splits": address.per.joined(separator: ", ")]],
            splitProblem: problem("per"), splitIsOpen: problem("per") != nil,
            period: FieldView(address.period, name: "periode", problems: problems), periods: Self.periods(today),
            filterBoxes: closed.map { Boxes($0, chosen: address.filters[$0] ?? [], problem: problem($0.rawValue)) },
            filterWords: open.map { Words($0, values: address.filters[$0] ?? [], areas: areas, problem: problem($0.rawValue)) },
            filterSummary: address.filters.isEmpty
                ? Text["figures.filters.none"]
                : Dimension.askable.filter { address.filters[$0] != nil }.map(\.rawValue).joined(separator: ", "),
            filtersAreOpen: Dimension.askable.contains { problem($0.rawValue) != nil },
            peildatum: FieldView(address.dates.peildatum, name: "peildatum", problems: problems),
            stand: FieldView(address.dates.stand, name: "stand", problems: problems), today: today.iso,
            datesSummary: address.dates == DateAddress() ? Text["dates.now"] : Text["dates.chosen"],
            datesAreOpen: problem("peildatum") != nil || problem("stand") != nil)
    }

    private static func label(_ id: String) -> String { FigureName.label(id, Definition.find(id)) }

    /// The last quarters and years, to start from.
    private static func periods(_ today: Day) -> [Suggestion] {
        let quarter = Slice(grain: .quarter, containing: today)
        let year = Slice(grain: .year, containing: today)
        let range = "\(Slice(grain: .quarter, index: quarter.index - 4))..\(quarter.previous)"
        let slices = (1...4).map { Slice(grain: .quarter, index: quarter.index - $0) } + [year, year.previous]
        return [Suggestion(suggestionValue: range, suggestionLabel: Text["figures.period.lastFour"])]
            + slices.map { Suggestion(suggestionValue: $0.description, suggestionLabel: $0.spoken) }
    }

    static let sample = FiguresForm(
        action: "/o/wieg/cijfers", resetLink: "/o/wieg/cijfers", indicators: [.sample], indicatorsSummary: "alle",
        indicatorsProblem: "Onbekend.", indicatorsAreOpen: true, grains: [.sample], dimensions: [.sample],
        splitSummary: "niet gesplitst", splitProblem: "Te veel.", splitIsOpen: true, period: .sample("2026-K1"),
        periods: [Suggestion(suggestionValue: "2026-K1", suggestionLabel: "K1 2026")],
        filterBoxes: [Boxes(boxesName: "wet", boxesLabel: "Wet", boxesProblem: "Onbekend.", boxes: [.sample])],
        filterWords: [
            Words(
                wordsName: "gemeente", wordsLabel: "Gemeente", wordsHint: "Bijvoorbeeld GM0363", wordsValue: "GM0363",
                wordsProblem: "Onbekend.", wordsList: "gemeente-lijst",
                wordsOptions: [Suggestion(suggestionValue: "GM0363", suggestionLabel: "Amsterdam")])
        ],
        filterSummary: "geen", filtersAreOpen: true, peildatum: .sample("2026-11-22"), stand: .sample("levering-12"),
        today: "2026-11-22", datesSummary: "zelf gekozen", datesAreOpen: true)
}

extension FiguresForm.Choice {
    init(_ name: String, _ value: String, _ label: String, _ isChosen: Bool) {
        self.init(
            choiceID: "\(name)-\(value)", choiceName: name, choiceValue: value, choiceLabel: label, choiceIsChosen: isChosen)
    }

    static let sample = FiguresForm.Choice("ids", "uitval", "Uitval", true)
}

extension FiguresForm.Boxes {
    init(_ dimension: Dimension, chosen: [String], problem: String?) {
        var entries = FigureName.codes(dimension)?.entries.map { ($0.code, $0.label) } ?? []
        // These columns may be left empty; the others may not.
        if [.wet, .problematiek, .dagdeel].contains(dimension) { entries.append((Dimension.unknown, Dimension.unknown)) }
        self.init(
            boxesName: dimension.rawValue, boxesLabel: FigureName.dimension(dimension), boxesProblem: problem,
            boxes: entries.map { FiguresForm.Choice(dimension.rawValue, $0.0, $0.1, chosen.contains($0.0)) })
    }
}

extension FiguresForm.Words {
    init(_ dimension: Dimension, values: [String], areas: AreaNames, problem: String?) {
        let known = areas.all(dimension)
        let hint =
            switch dimension {
            case .gemeente: Text["figures.code.gemeente"]
            case .jeugdregio: Text["figures.code.jeugdregio"]
            case .provincie: Text["figures.code.provincie"]
            default: Text["figures.name.hint"]
            }
        self.init(
            wordsName: dimension.rawValue, wordsLabel: FigureName.dimension(dimension), wordsHint: hint,
            wordsValue: values.joined(separator: dimension == .wijkteam ? "" : ","), wordsProblem: problem,
            wordsList: known.isEmpty ? nil : "\(dimension.rawValue)-lijst",
            wordsOptions: known.map { FiguresForm.Suggestion(suggestionValue: $0.code, suggestionLabel: $0.name) })
    }
}
