internal import Ingest

/// A receipt on a page: what was understood of each file, and what became of its rows.
struct ReceiptView {
    struct Count {
        let countLabel: String
        let countText: String
    }

    struct Row {
        let fileName: String
        /// `casussen`, or `niet herkend`.
        let fileKind: String
        /// `UTF-8, puntkomma`
        let fileForm: String
        let fileColumns: String
        let fileUnknown: String?
        let fileRows: String
        let fileNew: String
        let fileChanged: String
        let fileUnchanged: String
        let fileWithdrawn: String
        let fileRejected: String
        let fileHash: String
    }

    let counts: [Count]
    let receiptRows: [Row]
    let errors: IssuesView?
    let warnings: IssuesView?

    init(_ receipt: DeliveryReceipt) {
        let total = receipt.totals
        self.init(
            counts: [
                (Text["receipt.sum.new"], total.nieuw), (Text["receipt.sum.changed"], total.gewijzigd),
                (Text["receipt.sum.unchanged"], total.ongewijzigd),
                (Text["receipt.sum.withdrawn"], total.ingetrokken), (Text["receipt.sum.rejected"], total.afgekeurd),
            ].map { Count(countLabel: $0, countText: DutchNumber.whole($1)) },
            receiptRows: receipt.bestanden.map(Row.init),
            errors: IssuesView(receipt.fouten, id: "fouten", title: Text["issues.faults", count: receipt.fouten.aantal]),
            warnings: IssuesView(
                receipt.waarschuwingen, id: "waarschuwingen",
                title: Text["issues.warnings", count: receipt.waarschuwingen.aantal]))
    }

    private init(counts: [Count], receiptRows: [Row], errors: IssuesView?, warnings: IssuesView?) {
        self.counts = counts
        self.receiptRows = receiptRows
        self.errors = errors
        self.warnings = warnings
    }

    static let sample = ReceiptView(
        counts: [Count(countLabel: "nieuw", countText: "120")],
        receiptRows: [
            Row(
                fileName: "casussen.csv", fileKind: "casussen", fileForm: "UTF-8, puntkomma", fileColumns: "12 kolommen herkend",
                fileUnknown: "Overgeslagen: opmerking", fileRows: "120", fileNew: "120", fileChanged: "0", fileUnchanged: "0",
                fileWithdrawn: "0", fileRejected: "0", fileHash: "00ff")
        ], errors: .sample, warnings: .sample)
}

extension ReceiptView.Row {
    init(_ file: DeliveryReceipt.File) {
        let form = [file.codering, file.scheidingsteken.map { Text["receipt.separator", ["name": $0]] }].compactMap { $0 }
        self.init(
            fileName: file.bestand, fileKind: file.soort ?? Text["receipt.unknown"], fileForm: form.joined(separator: ", "),
            fileColumns: Text["receipt.columns", count: file.kolommen.count],
            fileUnknown: file.onbekende_kolommen.isEmpty
                ? nil : Text["receipt.skipped", ["columns": file.onbekende_kolommen.joined(separator: ", ")]],
            fileRows: DutchNumber.whole(file.rijen), fileNew: DutchNumber.whole(file.nieuw),
            fileChanged: DutchNumber.whole(file.gewijzigd), fileUnchanged: DutchNumber.whole(file.ongewijzigd),
            fileWithdrawn: DutchNumber.whole(file.ingetrokken), fileRejected: DutchNumber.whole(file.afgekeurd),
            fileHash: file.sha256)
    }
}
