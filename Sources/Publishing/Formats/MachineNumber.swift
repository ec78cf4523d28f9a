internal import Foundation

/// Numbers as files have them: plain digits with a decimal point, no exponent, no thousands mark.
enum MachineNumber {
    /// At most ten decimals, without trailing zeros: more than the six significant digits that contract §4 asks.
    static func text(_ value: Double) -> String {
        var digits = Substring(String(format: "%.10f", locale: Locale(identifier: "en_US_POSIX"), value))
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return digits == "-0" ? "0" : String(digits)
    }

    /// Exact.
    static func text(_ value: Decimal) -> String { value.description }

    /// A number of a file as plain digits with a decimal point; nil when it is not `-?digits[mark digits]`, or has more
    /// digits than are held exactly.
    static func digits(_ text: String, decimalComma: Bool) -> String? {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let mark: Character = decimalComma ? "," : "."
        let parts = unsigned.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count <= 2, unsigned.utf8.count <= 38, parts.allSatisfy({ !$0.isEmpty && Self.areDigits($0) }) else {
            return nil
        }
        return decimalComma ? text.replacing(",", with: ".") : text
    }

    private static func areDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
