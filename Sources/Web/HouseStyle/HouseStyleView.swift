internal import Domain
internal import Identity

/// What the template of the page on the house style gets.
struct HouseStyleView: PageView {
    /// A colour that can be read, in place of one that cannot.
    struct Offer {
        let offerColor: String
        let offerContrast: String
        /// The style sheet that shows it, for its swatch.
        let offerWords: String
    }

    struct Swatch {
        let swatchName: String
        let swatchColor: String
        let swatchWords: String
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let notice: String?
    /// Whether a style is being tried, and this page shows it.
    let isTrial: Bool
    let formAction: String
    let token: String
    let accent: FieldView
    let standardAccent: String
    let offers: [Offer]
    let logoLink: String?
    let logoProblem: String?
    let organisation: String
    let swatches: [Swatch]
    let useAction: String
    let forgetAction: String
    let undoAction: String?
    let resetAction: String?

    static let sample = HouseStyleView(
        frame: .sample, problems: [ProblemRow(problemText: "Deze kleur is te licht.", problemLink: "#accent")],
        notice: "De huisstijl is in gebruik.", isTrial: true, formAction: "/o/wieg/beheer/huisstijl", token: "00",
        accent: .sample("#c2185b"), standardAccent: "#0b5e6b",
        offers: [Offer(offerColor: "#b3164f", offerContrast: "4,6", offerWords: "Gebruik #b3164f")],
        logoLink: "/o/wieg/huisstijl/logo.00.svg", logoProblem: "Dit is geen SVG.", organisation: "Kraamzorg De Wieg",
        swatches: [Swatch(swatchName: "Licht", swatchColor: "#c2185b", swatchWords: "5,2 op wit")],
        useAction: "/o/wieg/beheer/huisstijl/gebruiken", forgetAction: "/o/wieg/beheer/huisstijl/weggooien",
        undoAction: "/o/wieg/beheer/huisstijl/terug", resetAction: "/o/wieg/beheer/huisstijl/standaard")
}

extension HouseStyleView {
    /// `written` is what stands in the field of the colour; `offer` what would do in its place.
    init(
        _ styles: HouseStyles, tenant: Tenant, written: String? = nil, offer: AccentColor? = nil, problems: [FieldProblem] = [],
        notice: String? = nil, token: String, frame: PageFrame
    ) {
        let shown = styles.trial ?? styles.used
        let accent = shown.accent?.color ?? Self.standard
        func contrast(_ color: ScreenColor, on grounds: [ScreenColor]) -> String {
            DutchNumber.decimal(grounds.map { color.contrast(with: $0) }.min() ?? 1, places: 1)
        }
        let dark = shown.accent?.onDark ?? Self.standardOnDark
        self.init(
            frame: frame, problems: problems.map(ProblemRow.init), notice: notice, isTrial: styles.trial != nil,
            formAction: Links.houseStyle(tenant.id), token: token,
            accent: FieldView(written ?? shown.accent?.color.description, name: "accent", problems: problems),
            standardAccent: Self.standard.description,
            offers: offer.map {
                [
                    Offer(
                        offerColor: $0.color.description, offerContrast: contrast($0.color, on: AccentColor.lightGrounds),
                        offerWords: Text["house-style.use", ["colour": $0.color]])
                ]
            } ?? [],
            logoLink: shown.logo.map { Links.houseLogo(tenant.id, $0) },
            logoProblem: problems.first { $0.field == "logo" }?.sentence, organisation: tenant.name,
            swatches: [
                Swatch(
                    swatchName: Text["house-style.onLight"], swatchColor: accent.description,
                    swatchWords: Text["house-style.contrast.light", ["contrast": contrast(accent, on: AccentColor.lightGrounds)]]),
                Swatch(
                    swatchName: Text["house-style.onDark"], swatchColor: dark.description,
                    swatchWords: Text["house-style.contrast.dark", ["contrast": contrast(dark, on: AccentColor.darkGrounds)]]),
            ],
            useAction: Links.houseStyle(tenant.id, .use), forgetAction: Links.houseStyle(tenant.id, .forget),
            undoAction: styles.previous != nil && styles.trial == nil ? Links.houseStyle(tenant.id, .undo) : nil,
            resetAction: styles.used != .standard && styles.trial == nil ? Links.houseStyle(tenant.id, .reset) : nil)
    }

    /// The accent of our own style sheet.
    private static let standard = ScreenColor(0x0B, 0x5E, 0x6B)
    private static let standardOnDark = ScreenColor(0x74, 0xC7, 0xD2)
}
