internal import Domain
internal import Indicators
internal import Publishing

/// What the template of a jeugdregio's circles gets.
struct CirclesView: PageView {
    struct Column {
        let columnYear: String
        let columnNote: String
        let columnLink: String
    }

    struct Row {
        let rowLabel: String
        let rowLink: String
        let rowUnit: String
        let cells: [ReleaseTablesView.Cell]
    }

    struct Circle {
        let circleNumber: String
        let circleLink: String
        let circleYear: String
        let circleSize: String
        let circleMade: String
        let circleCounts: String
        let circleState: String?
    }

    let frame: PageFrame
    let region: String
    let columns: [Column]
    let rows: [Row]
    let list: [Circle]
    let downloads: DownloadsView?

    init(frame: PageFrame, _ all: [StoredCircle], tenant: Tenant) {
        let counted = all.filter { $0.withdrawal == nil }
        let grids = counted.map { $0.grid() }
        var order: [String] = []
        for row in grids.flatMap(\.rows) where !order.contains(row.indicator) { order.append(row.indicator) }
        self.frame = frame
        self.region = tenant.name
        self.columns = counted.map { circle in
            Column(
                columnYear: "\(circle.manifest.jaar)",
                columnNote: Text[
                    "circles.organisations", ["organisations": DutchNumber.whole(circle.manifest.omvang.organisaties)]],
                columnLink: Links.circle(circle.number))
        }
        self.rows = order.map { indicator in
            let figures = grids.map { grid in grid.rows.first { $0.indicator == indicator }?.figures.first ?? nil }
            return Row(
                rowLabel: FigureName.label(indicator, Definition.find(indicator)), rowLink: Links.definition(indicator),
                rowUnit: figures.lazy.compactMap { $0 }.first.map { FigureName.unit($0.unit) } ?? "",
                cells: figures.map { ReleaseTablesView.Cell($0, because: ReleaseTablesView.Cell.more) })
        }
        self.list = all.reversed().map { circle in
            let size = circle.manifest.omvang
            return Circle(
                circleNumber: DutchNumber.whole(circle.number), circleLink: Links.circle(circle.number),
                circleYear: "\(circle.manifest.jaar)",
                circleSize: Text[
                    "circles.size",
                    [
                        "organisations": DutchNumber.whole(size.organisaties), "gemeenten": DutchNumber.whole(size.gemeenten),
                        "all": DutchNumber.whole(size.gemeenten_in_regio),
                    ]], circleMade: ReleaseText.moment(circle.manifest.gemaakt_op),
                circleCounts: ReleaseText.counts(circle.counts),
                circleState: circle.withdrawal.map { _ in Text["circles.withdrawn"] })
        }
        self.downloads = counted.isEmpty ? nil : DownloadsView { Links.circles(tenant.id, form: $0) }
    }

    private init(sample cell: ReleaseTablesView.Cell) {
        self.frame = .sample
        self.region = "Eemland"
        self.columns = [Column(columnYear: "2025", columnNote: "3 organisaties", columnLink: "/publiek/9")]
        self.rows = [Row(rowLabel: "Gestart", rowLink: "/definities/gestart", rowUnit: "aantal", cells: [cell])]
        self.list = [
            Circle(
                circleNumber: "9", circleLink: "/publiek/9", circleYear: "2025", circleSize: "3 organisaties, 2 van 7 gemeenten",
                circleMade: "22-11-2026 14:30", circleCounts: "12 te zien, 3 verborgen", circleState: "ingetrokken")
        ]
        self.downloads = .sample
    }

    static let sample = CirclesView(sample: .init(cellText: "12", cellNote: "n = 12", cellTone: "value"))
}
