internal import Domain
internal import Indicators
internal import Publishing

internal import struct Storage.Moment

/// What the template of an overzicht gets.
struct OverviewView: PageView {
    struct Fact {
        let factLabel: String
        let factText: String
    }

    struct Group {
        let groupLabel: String
        let choices: [Choice]
    }

    struct Choice {
        let choiceValue: String
        let choiceLabel: String
        let choiceIsChosen: Bool
    }

    struct Section {
        let sectionTitle: String
        let tiles: [OverviewTile]
    }

    /// The form above the figures.
    struct Form {
        let action: String
        let groups: [Group]
        let periodProblem: String?
        let peildatum: FieldView
        let stand: FieldView
        let today: String
        let isOpen: Bool
    }

    /// What to do when nothing was delivered yet.
    struct Empty {
        /// nil for who may not deliver.
        let emptyDeliverLink: String?
        let emptyDefinitionsLink: String
    }

    /// The figures; nil when the question could not be answered, or there is nothing to show.
    struct Figures {
        let sections: [Section]
        let tableLink: String
        /// nil where there are no streefwaarden to look at.
        let targetsLink: String?
        let hasProvisional: Bool
    }

    let frame: PageFrame
    let heading: String
    /// `K3 2026`; nil when the question could not be answered.
    let period: String?
    /// `loopt nog: de cijfers zijn voorlopig`; nil when the period is over.
    let periodState: String?
    let intro: String?
    /// nil while there is nothing to choose from.
    let form: Form?
    let problems: [ProblemRow]
    let dates: DatesView?
    let empty: Empty?
    let figures: Figures?
}

extension OverviewView {
    init(
        _ answer: OverviewFigures, hasTargets: Bool, dashboard: Dashboard, address: OverviewAddress, tenant: Tenant,
        delivery: DeliverySummary?,
        today: Day, mayDeliver: Bool, maySeeCases: Bool, frame: PageFrame
    ) {
        let dates = answer.table.dates
        let chosen = answer.window.chosen
        let pinned = DateAddress(pinning: dates)
        let isRunning = PeriodChooser.isRunning(chosen, peildatum: dates.peildatum)
        let isEmpty = delivery == nil && dates.stand.number == 0
        self.init(
            frame: frame, heading: dashboard.title, period: chosen.spoken,
            periodState: isRunning ? Text["period.provisional"] : nil,
            intro: dashboard.intro,
            form: isEmpty
                ? nil
                : Form(chosen: chosen, peildatum: dates.peildatum, address: address, tenant: tenant, problems: [], today: today),
            problems: [],
            dates: DatesView(
                dates, delivery: delivery, today: today, latestLink: Links.overview(tenant.id, .init(period: chosen.description)),
                downloads: isEmpty
                    ? nil
                    : DownloadsView {
                        Links.overview(tenant.id, .init(period: chosen.description, dates: pinned), form: $0)
                    }),
            empty: isEmpty
                ? Empty(
                    emptyDeliverLink: mayDeliver ? Links.deliveries(tenant.id) : nil, emptyDefinitionsLink: Links.definitions)
                : nil,
            figures: isEmpty
                ? nil
                : Figures(
                    sections: dashboard.sections.map { section in
                        Section(
                            sectionTitle: section.title,
                            tiles: section.tiles.map {
                                OverviewTile($0, answer: answer, tenant: tenant.id, maySeeCases: maySeeCases)
                            })
                    },
                    tableLink: Links.figures(
                        tenant.id,
                        .init(
                            ids: dashboard.indicators, per: [chosen.grain.rawValue], period: answer.window.range, dates: pinned)),
                    targetsLink: hasTargets ? Links.targets(tenant.id, dates.stand.isLatest ? .init() : pinned) : nil,
                    hasProvisional: answer.window.slices.contains { PeriodChooser.isRunning($0, peildatum: dates.peildatum) }))
    }

    /// The page of a question that could not be answered: the form as it was filled, and why.
    init(problems: [FieldProblem], dashboard: Dashboard, address: OverviewAddress, tenant: Tenant, today: Day, frame: PageFrame) {
        let chosen = address.period.flatMap { try? Slice($0) } ?? PeriodChooser.standard(peildatum: today)
        self.init(
            frame: frame, heading: dashboard.title, period: nil, periodState: nil, intro: nil,
            form: Form(chosen: chosen, peildatum: today, address: address, tenant: tenant, problems: problems, today: today),
            problems: problems.map(ProblemRow.init), dates: nil, empty: nil, figures: nil)
    }

    static let sample = OverviewView(
        frame: .sample, heading: "Overzicht", period: "K3 2026", periodState: "De periode loopt nog.", intro: "Twaalf cijfers.",
        form: Form(
            action: "/o/wieg/overzicht",
            groups: [
                Group(
                    groupLabel: "Kwartalen",
                    choices: [Choice(choiceValue: "2026-K3", choiceLabel: "K3 2026", choiceIsChosen: true)])
            ],
            periodProblem: "Dat is geen periode.", peildatum: .sample("2026-11-22"), stand: .sample("levering-12"),
            today: "2026-11-22", isOpen: true),
        problems: [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#periode")], dates: .sample,
        empty: Empty(emptyDeliverLink: "/o/wieg/leveringen", emptyDefinitionsLink: "/definities"),
        figures: Figures(
            sections: [Section(sectionTitle: "Instroom", tiles: [.sample])], tableLink: "/o/wieg/cijfers",
            targetsLink: "/o/wieg/beheer/streefwaarden",
            hasProvisional: true))
}

extension OverviewView.Form {
    init(
        chosen: Slice, peildatum: Day, address: OverviewAddress, tenant: Tenant, problems: [FieldProblem], today: Day
    ) {
        self.init(
            action: Links.overview(tenant.id),
            groups: PeriodChooser(chosen: chosen, peildatum: peildatum).groups.map { group in
                OverviewView.Group(
                    groupLabel: group.label,
                    choices: group.choices.map {
                        OverviewView.Choice(choiceValue: $0.value, choiceLabel: $0.label, choiceIsChosen: $0.isChosen)
                    })
            },
            periodProblem: problems.first { $0.field == "periode" }?.sentence,
            peildatum: FieldView(address.dates.peildatum, name: "peildatum", problems: problems),
            stand: FieldView(address.dates.stand, name: "stand", problems: problems), today: today.iso,
            isOpen: problems.contains { $0.field == "peildatum" || $0.field == "stand" })
    }
}
