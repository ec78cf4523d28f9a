internal import Domain
internal import Ingest

/// What the template of the list of deliveries gets.
struct DeliveriesView: PageView {
    /// Work of the visitor that still waits for an end.
    struct OpenWork {
        let workLabel: String
        let workState: String
        let workLink: String
    }

    struct Row {
        let rowNumber: String
        let rowLink: String
        let rowWhen: String
        /// The name before the `@` of an address, and the rest, so that a narrow column breaks it there.
        let rowBy: String
        let rowByRest: String
        let rowSource: String
        let rowFiles: String
        let rowNew: String
        let rowChanged: String
        let rowUnchanged: String
        let rowWithdrawn: String
        let rowRejected: String
        let rowIsUndone: Bool
    }

    struct Table {
        let summary: String
        let rows: [Row]
        let previousLink: String?
        let nextLink: String?
        let downloads: DownloadsView
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let notice: String?
    let openWork: [OpenWork]
    /// nil for who may not deliver.
    let upload: UploadForm?
    /// Where a row is entered without a file; nil for who may not deliver.
    let entryLink: String?
    /// nil before the first delivery.
    let table: Table?

    static let sample = DeliveriesView(
        frame: .sample, problems: [ProblemRow(problemText: "Er is geen bestand gekozen.", problemLink: "#bestanden")],
        notice: "Er is niets vastgelegd.",
        openWork: [OpenWork(workLabel: "casussen.csv", workState: "wordt nagekeken", workLink: "/o/wieg/leveringen/werk/00")],
        upload: .sample, entryLink: "/o/wieg/leveringen/nieuw",
        table: Table(
            summary: "12 leveringen",
            rows: [
                Row(
                    rowNumber: "12", rowLink: "/o/wieg/leveringen/12", rowWhen: "22-11-2026 14:30", rowBy: "anna",
                    rowByRest: "@wieg.nl",
                    rowSource: "bestand", rowFiles: "casussen.csv", rowNew: "1", rowChanged: "2", rowUnchanged: "3",
                    rowWithdrawn: "0", rowRejected: "0", rowIsUndone: true)
            ], previousLink: "/o/wieg/leveringen", nextLink: "/o/wieg/leveringen?vanaf=101", downloads: .sample))
}

extension DeliveriesView.Row {
    init(_ entry: DeliveryEntry, in tenant: TenantID, localTime: (String) -> String) {
        let total = entry.receipt.totals
        let (by, rest) = Self.split(entry.actor)
        let names = entry.receipt.bestanden.map(\.bestand)
        self.init(
            rowNumber: DutchNumber.whole(entry.number), rowLink: Links.delivery(tenant, entry.number),
            rowWhen: localTime(entry.committedAt), rowBy: by, rowByRest: rest, rowSource: entry.receipt.bron,
            rowFiles: names.count > 2
                ? Text["deliveries.files.more", ["first": names[0], "count": names.count - 1]] : names.joined(separator: " en "),
            rowNew: DutchNumber.whole(total.nieuw), rowChanged: DutchNumber.whole(total.gewijzigd),
            rowUnchanged: DutchNumber.whole(total.ongewijzigd), rowWithdrawn: DutchNumber.whole(total.ingetrokken),
            rowRejected: DutchNumber.whole(total.afgekeurd), rowIsUndone: entry.isUndone)
    }

    private static func split(_ actor: String) -> (String, String) {
        let place = actor.firstIndex { $0 == "@" || $0 == ":" } ?? actor.endIndex
        return (String(actor[..<place]), String(actor[place...]))
    }
}
