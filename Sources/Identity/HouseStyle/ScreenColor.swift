internal import Foundation

/// A colour as a screen shows it (sRGB), with what the accessibility guidelines measure of it.
public struct ScreenColor: Hashable, Sendable, CustomStringConvertible {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    /// `#0b5e6b`, small or capital letters, with or without the mark before it; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    public static let white = ScreenColor(255, 255, 255)
    public static let black = ScreenColor(0, 0, 0)

    public var description: String {
        "#" + [self.red, self.green, self.blue].map { String(UInt16($0) + 0x100, radix: 16).suffix(2) }.joined()
    }

    /// Relative luminance (WCAG 2.2).
    var luminance: Double {
        func linear(_ part: UInt8) -> Double {
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// 1…21; letters need 4.5 on what is behind them.
    public func contrast(with other: ScreenColor) -> Double {
        let (one, two) = (self.luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// So much of the way to another colour, 0…1.
    public func mixed(with other: ScreenColor, _ part: Double) -> ScreenColor {
        func between(_ one: UInt8, _ two: UInt8) -> UInt8 {
            UInt8((Double(one) + (Double(two) - Double(one)) * part).rounded())
        }
        return ScreenColor(
            between(self.red, other.red), between(self.green, other.green), between(self.blue, other.blue))
    }

    /// The nearest colour on the way to `end` that meets the condition; `end` itself when none does.
    func nearest(to end: ScreenColor, where holds: (ScreenColor) -> Bool) -> ScreenColor {
        (0...100).lazy.map { self.mixed(with: end, Double($0) / 100) }.first(where: holds) ?? end
    }
}
