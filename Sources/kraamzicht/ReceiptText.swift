internal import Ingest

/// A receipt in words, on standard error.
enum ReceiptText {
    static func show(_ receipt: DeliveryReceipt) {
        for file in receipt.bestanden {
            let understood = [file.soort ?? "niet herkend", file.codering, file.scheidingsteken].compactMap { $0 }
            Message.write(
                """
                \(Message.oneLine(file.bestand)) (\(understood.joined(separator: ", "))): \(file.rijen) rijen, \(file.nieuw) nieuw, \
                \(file.gewijzigd) gewijzigd, \(file.ongewijzigd) ongewijzigd, \(file.ingetrokken) ingetrokken, \
                \(file.afgekeurd) afgekeurd
                """)
        }
        self.show(receipt.waarschuwingen, as: "waarschuwing", plural: "waarschuwingen", most: 20)
        self.show(receipt.fouten, as: "fout", plural: "fouten", most: 1000)
        switch receipt.status {
        case .committed: Message.write("levering \(receipt.levering ?? 0) is vastgelegd, stand \(receipt.stand ?? "")")
        case .dryRun: Message.write("proef: er is niets vastgelegd")
        case .rejected: Message.write("de levering is afgewezen; er is niets veranderd")
        }
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
