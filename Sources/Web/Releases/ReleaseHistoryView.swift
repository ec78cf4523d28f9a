internal import Domain
internal import Indicators
internal import Publishing

/// The figures that changed from release to release of one organisation, the releases with their dates from left to right.
struct ReleaseHistoryView {
    struct Column {
        let columnNumber: String
        let columnWhen: String
        let columnLink: String
    }

    struct Row {
        let rowLabel: String
        let rowLink: String
        /// The period, and the unit.
        let rowNote: String
        /// nil where fewer than two releases show it.
        let rowSpark: OverviewTile.Spark?
        let cells: [ReleaseTablesView.Cell]
    }

    let historyID: String
    let historyTitle: String
    let historyWords: String
    let historyColumns: [Column]
    let historyRows: [Row]
    /// What is not in the table; nil when everything is.
    let historyMore: String?

    private static let most = 20

    init(_ history: ReleaseHistory, of organisation: ReleaseManifest.Organisation, tenant: Tenant) {
        let isAlone = history.releases.count < 2
        self.historyID = "uitgaven-\(organisation.id)"
        self.historyTitle = Text["release-history.title", ["name": organisation.naam]]
        self.historyWords =
            isAlone
            ? Text["release-history.alone"]
            : history.courses.isEmpty ? Text["release-history.none"] : Text["release-history.lead"]
        self.historyColumns =
            history.courses.isEmpty
            ? []
            : history.releases.map { release in
                Column(
                    columnNumber: DutchNumber.whole(release.number),
                    columnWhen: ReleaseText.day(String(release.manifest.gemaakt_op.prefix(10))),
                    columnLink: Links.release(tenant, release.number))
            }
        self.historyRows = history.courses.prefix(Self.most).map { Row($0, over: history.releases) }
        let left = history.courses.count - Self.most
        self.historyMore =
            left > 0 ? Text["release-history.more", count: left] : nil
    }

    private init(sample row: Row) {
        self.historyID = "uitgaven-wieg"
        self.historyTitle = "Van uitgave tot uitgave: Kraamzorg De Wieg"
        self.historyWords = "Cijfers die veranderden."
        self.historyColumns = [Column(columnNumber: "1", columnWhen: "22-11-2026", columnLink: "/g/gm0307/publicaties/1")]
        self.historyRows = [row]
        self.historyMore = "Nog 2 cijfers veranderden."
    }

    static let sample = ReleaseHistoryView(
        sample: Row(
            rowLabel: "Uitval", rowLink: "/definities/uitval", rowNote: "2026, procent", rowSpark: OverviewTile.sample.tileSpark,
            cells: [ReleaseTablesView.Cell(cellText: "12,5", cellNote: "n = 40", cellTone: "value")]))
}

extension ReleaseHistoryView.Row {
    init(_ course: ReleaseHistory.Course, over releases: [StoredRelease]) {
        let label = FigureName.label(course.indicator, Definition.find(course.indicator))
        let unit = course.figures.lazy.compactMap { $0 }.first.map { FigureName.unit($0.unit) }
        self.init(
            rowLabel: label, rowLink: Links.definition(course.indicator),
            rowNote: [FigureName.period(course.period), unit].compactMap { $0 }.joined(separator: ", "),
            rowSpark: OverviewTile.Spark(course, label: label, over: releases),
            cells: course.figures.map { ReleaseTablesView.Cell($0) })
    }
}

extension OverviewTile.Spark {
    /// A figure over releases, the newest marked; nil when there is no course to draw.
    init?(_ course: ReleaseHistory.Course, label: String, over releases: [StoredRelease]) {
        let values = course.figures.enumerated().map { place, figure in
            Sparkline.Value(value: figure?.value, isProvisional: false, isChosen: place == course.figures.count - 1)
        }
        let days = releases.map { ReleaseText.day(String($0.manifest.gemaakt_op.prefix(10))) }
        let words = zip(days, course.figures).map { day, figure in
            "\(day) \(figure.map { FigureText($0).text ?? FigureText.status($0) ?? "" } ?? Text["release-history.absent"])"
        }
        self.init(
            values,
            label: Text[
                "release-history.course",
                ["name": label, "period": FigureName.period(course.period), "words": words.joined(separator: "; ")]],
            range: "\(days.first ?? "") – \(days.last ?? "")")
    }
}
