internal import Foundation

extension DeliveryReceipt {
    /// The receipt as JSON, keys sorted, so that equal receipts are equal texts.
    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// One line: how many files, and what became of their rows.
    public var summary: String {
        let total = self.bestanden.reduce(into: (0, 0, 0, 0, 0)) { sum, file in
            sum.0 += file.nieuw
            sum.1 += file.gewijzigd
            sum.2 += file.ongewijzigd
            sum.3 += file.ingetrokken
            sum.4 += file.afgekeurd
        }
        return """
            \(self.bestanden.count) bestanden: \(total.0) nieuw, \(total.1) gewijzigd, \(total.2) ongewijzigd, \
            \(total.3) ingetrokken, \(total.4) afgekeurd
            """
    }
}
