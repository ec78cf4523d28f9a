public import Foundation
public import Postgres

/// Exact sums arrive as text; a double's text is read too.
extension Decimal: SQLDecodable {
    /// nil when the text is no decimal number.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let text = String(postgresText: postgresText),
            let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
        else { return nil }
        self = value
    }
}
