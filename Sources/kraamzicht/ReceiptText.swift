internal import Ingest

/// A receipt in words, on standard error.
enum ReceiptText {
    static func show(_ receipt: DeliveryReceipt) {
        for file in receipt.bestanden {
            Message.write(
                """
                \(Message.oneLine(file.bestand)) (\(file.understood)): \(file.rijen) rijen, \(file.nieuw) nieuw, \
                \(file.gewijzigd) gewijzigd, \(file.ongewijzigd) ongewijzigd, \(file.ingetrokken) ingetrokken, \
                \(file.afgekeurd) afgekeurd
                """)
        }
        self.show(receipt.waarschuwingen, as: "waarschuwing", plural: "waarschuwingen", most: 20)
        self.show(receipt.fouten, as: "fout", plural: "fouten", most: 1000)
        if receipt.fouten.getoond.contains(where: { $0.code == "volledig_te_veel" }) {
            Message.write("het intrekken bevestigt u met --bevestigd")
        }
        Message.write(receipt.verdict)
    }

    private static func show(_ issues: DeliveryReceipt.Issues, as word: String, plural: String, most: Int) {
        for issue in issues.getoond.prefix(most) {
            let column = issue.kolom.isEmpty ? "" : ", kolom \(issue.kolom)"
            Message.write(
                "\(word): \(Message.oneLine(issue.bestand)), regel \(issue.regel)\(column) [\(issue.code)] \(issue.melding)")
        }
        let shown = min(most, issues.getoond.count)
        if issues.aantal > shown { Message.write("… in totaal \(issues.aantal) \(plural)") }
    }
}
