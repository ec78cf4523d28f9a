internal import Ingest
internal import Publishing

/// The list of deliveries as a file.
struct DeliveryListFile {
    private static let columns: [ExportColumn] = [
        .whole("levering"), .code("vastgelegd"), .text("door"), .code("bron"), .code("modus"), .text("bestanden"),
        .whole("rijen"), .whole("nieuw"), .whole("gewijzigd"), .whole("ongewijzigd"), .whole("ingetrokken"),
        .whole("afgekeurd"), .code("status"),
    ]

    private let entries: [DeliveryEntry]
    private let localTime: (String) -> String

    /// `localTime` writes an instant for people.
    init(_ entries: [DeliveryEntry], localTime: @escaping (String) -> String) {
        self.entries = entries
        self.localTime = localTime
    }

    func list(_ form: ExportForm) -> ListFile {
        let rows = self.entries.map { entry -> [ListFile.Cell] in
            let total = entry.receipt.totals
            return [
                .whole(entry.number), .code(form == .excel ? self.localTime(entry.committedAt) : entry.committedAt),
                .text(entry.actor), .code(entry.receipt.bron), .code(entry.receipt.modus),
                .text(entry.receipt.bestanden.map(\.bestand).joined(separator: " | ")), .whole(total.rijen),
                .whole(total.nieuw), .whole(total.gewijzigd), .whole(total.ongewijzigd), .whole(total.ingetrokken),
                .whole(total.afgekeurd), .code(entry.isUndone ? "ongedaan" : "geldig"),
            ]
        }
        return ListFile(columns: Self.columns, rows: rows)
    }
}
