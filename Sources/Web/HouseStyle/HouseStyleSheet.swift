internal import Crypto
internal import Identity

/// The style sheet of an organisation: ours, and after it the custom properties that an accent of its own changes.
///
/// Every colour is mixed from the accent so far that what stands on it, or it stands on, can still be read. The colours of
/// categories stay as they are: they were chosen to be told apart, also in grey.
struct HouseStyleSheet {
    let accent: AccentColor

    private static let surface = ScreenColor(0x1A, 0x21, 0x23)
    private static let ink = ScreenColor(0x10, 0x17, 0x19)

    /// The rules to put after our own.
    var rules: String {
        let (light, dark) = (Self.rule(self.light), Self.rule(self.dark))
        return """

            :root {
            \(light)}

            @media (prefers-color-scheme: dark) {
            :root {
            \(dark)}
            }

            @media print {
            :root {
            \(light)}
            }

            """
    }

    /// By the name of the property, without `--kz-color-`.
    var light: [(name: String, color: ScreenColor)] {
        let accent = self.accent.color
        // The strongest shade carries white letters and must differ from the one before it.
        let strongest = Self.nearest(accent, to: .black) { $0.contrast(with: .white) >= 7 }
        let second = Self.nearest(.white, to: strongest) { $0.contrast(with: .white) >= 4.6 }
        let soft = Self.nearest(accent.mixed(with: .white, 0.88), to: .white) { $0.contrast(with: accent) >= AccentColor.least }
        return [
            ("accent", accent), ("accent-strong", accent.mixed(with: .black, 0.28)), ("on-accent", .white), ("accent-soft", soft),
            ("bar", accent.mixed(with: .white, 0.5)), ("shade-1", accent.mixed(with: .white, 0.93)),
            ("shade-2", accent.mixed(with: .white, 0.82)), ("shade-3", accent.mixed(with: .white, 0.66)), ("shade-4", second),
            ("shade-5", strongest), ("on-shade", .white),
        ]
    }

    var dark: [(name: String, color: ScreenColor)] {
        let accent = self.accent.onDark
        let strong = accent.mixed(with: .white, 0.35)
        return [
            ("accent", accent), ("accent-strong", strong), ("on-accent", Self.ink),
            ("accent-soft", Self.surface.mixed(with: accent, 0.14)), ("bar", Self.surface.mixed(with: accent, 0.5)),
            ("shade-1", Self.surface.mixed(with: accent, 0.07)), ("shade-2", Self.surface.mixed(with: accent, 0.16)),
            ("shade-3", Self.surface.mixed(with: accent, 0.27)), ("shade-4", accent), ("shade-5", strong), ("on-shade", Self.ink),
        ]
    }

    private static func rule(_ colors: [(name: String, color: ScreenColor)]) -> String {
        colors.map { "  --kz-color-\($0.name): \($0.color);\n" }.joined()
    }

    private static func nearest(_ from: ScreenColor, to end: ScreenColor, where holds: (ScreenColor) -> Bool) -> ScreenColor {
        (0...100).lazy.map { from.mixed(with: end, Double($0) / 100) }.first(where: holds) ?? end
    }

    /// Of everything that is in it.
    static func hash(_ accent: AccentColor, after main: String) -> String {
        let text = "\(main) \(HouseStyleSheet(accent: accent).rules)"
        return FormToken.hexadecimal(SHA256.hash(data: Array(text.utf8)).prefix(8))
    }
}
