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
}
