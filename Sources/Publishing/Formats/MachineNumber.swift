internal import Foundation

/// Numbers as files have them: plain digits with a decimal point, no exponent, no thousands mark.
enum MachineNumber {
    /// At most ten decimals, and no more digits than a double holds, without trailing zeros: more than the six significant digits that
    /// contract §4 asks. A sixteenth digit would be of the double and not of the figure: 1250235.6200000001.
    static func text(_ value: Double) -> String {
        var digits = Self.decimals(of: value)[...]
        if digits.contains(".") {
            while digits.last == "0" { digits.removeLast() }
            if digits.last == "." { digits.removeLast() }
        }
        return digits == "-0" ? "0" : String(digits)
    }

    /// Up to ten decimals as C writes them; nothing here sets another locale. Foundation's format strings make the same text, and take a
    /// twentieth of the time of a whole release for it.
    private static func decimals(of value: Double) -> String {
        let before = value == 0 ? 1 : Int(log10(abs(value)).rounded(.down)) + 1
        let decimals = Int32(max(0, min(10, 15 - before)))
        // The largest number has 309 digits before its point.
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 336) { buffer in
            guard let start = buffer.baseAddress else { return "" }
            _ = withVaList([decimals, value]) { vsnprintf(start, buffer.count, "%.*f", $0) }
            return String(cString: start)
        }
    }

    /// Exact.
    static func text(_ value: Decimal) -> String { value.description }

    /// A number of a file as plain digits with a decimal point; nil when it is not `-?digits[mark digits]`, or has more
    /// digits than are held exactly.
    static func digits(_ text: String, decimalComma: Bool) -> String? {
        let unsigned = text.utf8.dropFirst(text.utf8.first == UInt8(ascii: "-") ? 1 : 0)
        let parts = unsigned.split(
            separator: decimalComma ? UInt8(ascii: ",") : UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, unsigned.count <= 38,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return decimalComma ? text.replacing(",", with: ".") : text
    }
}
