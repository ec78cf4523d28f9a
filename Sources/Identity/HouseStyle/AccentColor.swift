/// An organisation's own colour for links, buttons and lines, dark enough to be read on the light pages.
///
/// On the dark pages no such colour can be read: a lighter one of the same hue stands in for it there, ``onDark``.
public struct AccentColor: Hashable, Sendable {
    public let color: ScreenColor

    /// What letters need on what is behind them (WCAG 2.2, 1.4.3).
    public static let least = 4.5
    /// White, and the paper that pages lie on: an accent stands on both.
    public static let lightGrounds = [ScreenColor.white, ScreenColor(0xF6, 0xF5, 0xF2)]
    /// What panels lie on in the dark, and the page behind them.
    public static let darkGrounds = [ScreenColor(0x1A, 0x21, 0x23), ScreenColor(0x12, 0x17, 0x19)]

    /// nil when it is too light: ``darker(than:)`` says what would do.
    public init?(_ color: ScreenColor) {
        guard Self.isReadable(color) else { return nil }
        self.color = color
    }

    /// The nearest darker colour that can be read.
    public static func darker(than color: ScreenColor) -> AccentColor {
        // Black can be read, so there is always one.
        AccentColor(color.nearest(to: .black, where: Self.isReadable)) ?? Self.black
    }

    /// The same hue, light enough to be read easily on the dark pages.
    public var onDark: ScreenColor {
        self.color.nearest(to: .white) { color in Self.darkGrounds.allSatisfy { color.contrast(with: $0) >= 7 } }
    }

    /// On the worst of the light grounds: `5,2`.
    public static func contrast(of color: ScreenColor) -> Double {
        self.lightGrounds.map { color.contrast(with: $0) }.min() ?? 1
    }

    private static func isReadable(_ color: ScreenColor) -> Bool { self.contrast(of: color) >= self.least }

    private init(unchecked color: ScreenColor) { self.color = color }
    private static let black = AccentColor(unchecked: .black)
}
