internal import Indicators

/// The values of spreads in words.
enum SpreadText {
    static func value(_ value: String, of kind: Spread.Kind) -> String {
        switch kind {
        case .waiting, .duration: value
        case .scores:
            switch value {
            case "-2": "−2, veel minder dan afgesproken"
            case "-1": "−1, minder dan afgesproken"
            case "0": "0, zoals afgesproken"
            case "1": "+1, meer dan afgesproken"
            case "2": "+2, veel meer dan afgesproken"
            default: "niet gescoord"
            }
        case .reasons:
            switch value {
            case "01": "volgens plan"
            case "02": "voortijdig, in overeenstemming"
            case "03": "eenzijdig door de cliënt"
            case "04": "eenzijdig door de aanbieder"
            case "05": "door externe omstandigheden"
            default: "reden onbekend"
            }
        case .steps:
            switch value {
            case "ontvangen_op": "aanvraag ontvangen"
            case "contact_op": "contact met de aanvrager"
            case "aangemeld_wijkteam_op": "aangemeld bij het wijkteam"
            case "indicatie_op": "indicatie afgegeven"
            default: "hulp gestart"
            }
        }
    }

    /// `na 3 dagen`; empty where nobody got there.
    static func days(_ days: Double?) -> String {
        guard let days else { return "" }
        let places = days == days.rounded() ? 0 : 1
        return "na \(DutchNumber.decimal(days, places: places)) \(days == 1 ? "dag" : "dagen")"
    }
}
