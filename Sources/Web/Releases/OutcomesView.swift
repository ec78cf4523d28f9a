internal import Domain
internal import Indicators
internal import Publishing

/// What the template of a gemeente's outcomes gets.
struct OutcomesView: PageView {
    struct Column {
        let columnName: String
        let columnPeriod: String
        let columnLink: String
    }

    struct Row {
        let rowLabel: String
        let rowLink: String
        let rowUnit: String
        let cells: [ReleaseTablesView.Cell]
    }

    struct Release {
        let releaseNumber: String
        let releaseLink: String
        let releaseOrganisation: String
        let releasePeriod: String
        let releaseMade: String
        let releaseCounts: String
        let releaseState: String?
    }

    /// The courses in the newest release of one organisation.
    struct Courses {
        let coursesID: String
        let coursesTitle: String
        let coursesWhat: String
        let coursesLink: String
        let panels: [PanelView]
    }

    /// Why there are no figures, and what to do.
    struct Nothing {
        let nothingTitle: String
        let nothingWords: String
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let gemeente: String
    let nothing: Nothing?
    let courses: [Courses]
    let histories: [ReleaseHistoryView]
    /// Other periods than the one that is shown; none where there is nothing to choose.
    let periodChoices: [ReleaseTablesView.Choice]
    let columns: [Column]
    let rows: [Row]
    let list: [Release]
    let downloads: DownloadsView?

    init(frame: PageFrame, problems: [ProblemRow], _ outcomes: Outcomes, among all: [StoredRelease], tenant: Tenant) {
        let isTogether = outcomes.rows.contains { $0.together != nil }
        var replaced: [Int: Int] = [:]
        for release in all { if let old = release.manifest.vervangt { replaced[old] = release.number } }
        self.frame = frame
        self.problems = problems
        self.gemeente = tenant.name
        self.nothing = outcomes.organisations.isEmpty ? Nothing(hasWithdrawn: !all.isEmpty) : nil
        self.courses = outcomes.organisations.map { Courses($0, among: all, tenant: tenant) }.filter { !$0.panels.isEmpty }
        self.histories = outcomes.organisations.map(\.manifest.organisatie).map { organisation in
            ReleaseHistoryView(ReleaseHistory(all, of: organisation.id), of: organisation, tenant: tenant)
        }
        self.periodChoices =
            outcomes.choices.count < 2
            ? []
            : outcomes.choices.map { choice in
                ReleaseTablesView.Choice(
                    choiceLabel: FigureName.period(choice), choiceLink: Links.outcomes(tenant.id, period: choice),
                    choiceIsCurrent: choice == outcomes.period)
            }
        self.columns =
            zip(outcomes.organisations, outcomes.periods).map { release, period in
                Column(
                    columnName: release.manifest.organisatie.naam,
                    columnPeriod: period.isEmpty ? Text["outcomes.without"] : FigureName.period(period),
                    columnLink: Links.release(tenant, release.number))
            }
            + (isTogether
                ? [
                    Column(
                        columnName: Text["outcomes.together"], columnPeriod: Text["outcomes.together.where"],
                        columnLink: "#uitgaven")
                ] : [])
        self.rows = outcomes.rows.map { row in
            return Row(
                rowLabel: FigureName.label(row.indicator, Definition.find(row.indicator)),
                rowLink: Links.definition(row.indicator),
                rowUnit: row.figures.lazy.compactMap { $0 }.first.map { FigureName.unit($0.unit) } ?? "",
                cells: row.figures.map { ReleaseTablesView.Cell($0) }
                    + (isTogether ? [ReleaseTablesView.Cell(row.together)] : []))
        }
        self.list = all.reversed().map { release in
            Release(
                releaseNumber: DutchNumber.whole(release.number), releaseLink: Links.release(tenant, release.number),
                releaseOrganisation: release.manifest.organisatie.naam,
                releasePeriod: FigureName.period(release.manifest.periode),
                releaseMade: ReleaseText.moment(release.manifest.gemaakt_op), releaseCounts: ReleaseText.counts(release.counts),
                releaseState: release.withdrawal.map { _ in Text["releases.withdrawn"] }
                    ?? replaced[release.number].map { Text["releases.replacedBy", ["number": DutchNumber.whole($0)]] })
        }.sorted { (Int($0.releaseNumber.filter(\.isNumber)) ?? 0) > (Int($1.releaseNumber.filter(\.isNumber)) ?? 0) }
        self.downloads =
            outcomes.rows.isEmpty
            ? nil
            : DownloadsView {
                Links.outcomes(tenant.id, period: outcomes.period, form: $0)
            }
    }

    private init(sampleRows rows: [Row]) {
        self.frame = .sample
        self.problems = [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#naast")]
        self.gemeente = "Amersfoort"
        self.nothing = Nothing(hasWithdrawn: false)
        self.courses = [
            Courses(
                coursesID: "verloop-wieg", coursesTitle: "Kraamzorg De Wieg",
                coursesWhat: "Uitgave 1, K4 2025 tot en met K3 2026",
                coursesLink: "/g/gm0307/publicaties/1", panels: [.sample])
        ]
        self.histories = [.sample]
        self.periodChoices = ReleaseTablesView.sample.wetChoices
        self.columns = [
            Column(columnName: "Kraamzorg De Wieg", columnPeriod: "2026", columnLink: "/g/gm0307/publicaties/1")
        ]
        self.rows = rows
        self.list = [
            Release(
                releaseNumber: "1", releaseLink: "/g/gm0307/publicaties/1", releaseOrganisation: "Kraamzorg De Wieg",
                releasePeriod: "2026", releaseMade: "22-11-2026 14:30", releaseCounts: "12 te zien, 3 verborgen",
                releaseState: "ingetrokken")
        ]
        self.downloads = .sample
    }

    static let sample = OutcomesView(sampleRows: [
        Row(
            rowLabel: "Gestart", rowLink: "/definities/gestart", rowUnit: "aantal",
            cells: [ReleaseTablesView.Cell(cellText: "12", cellNote: "n = 12", cellTone: "value")])
    ])
}

extension OutcomesView.Nothing {
    init(hasWithdrawn: Bool) {
        self.init(
            nothingTitle: hasWithdrawn ? Text["outcomes.empty.withdrawn.title"] : Text["outcomes.empty.title"],
            nothingWords: hasWithdrawn
                ? Text["outcomes.empty.withdrawn.text"]
                : Text["outcomes.empty.text"])
    }
}

extension OutcomesView.Courses {
    init(_ release: StoredRelease, among all: [StoredRelease], tenant: Tenant) {
        let manifest = release.manifest
        // A release before it that still counts: a withdrawn one is nothing to hold it against.
        let earlier = all.filter {
            $0.manifest.organisatie.id == manifest.organisatie.id && $0.number < release.number && $0.withdrawal == nil
        }.max { $0.number < $1.number }
        self.init(
            coursesID: "verloop-\(manifest.organisatie.id)", coursesTitle: manifest.organisatie.naam,
            coursesWhat: Text[
                "outcomes.course.what",
                ["number": DutchNumber.whole(release.number), "period": FigureName.period(manifest.periode)]],
            coursesLink: Links.release(tenant, release.number),
            panels: Self.seenFirst(OutcomeTrend.all(of: release, after: earlier)).map {
                PanelView($0, of: release, after: earlier, tenant: tenant)
            })
    }

    private static func seenFirst(_ trends: [OutcomeTrend]) -> [OutcomeTrend] {
        trends.filter(\.isSeen) + trends.filter { !$0.isSeen }
    }
}
