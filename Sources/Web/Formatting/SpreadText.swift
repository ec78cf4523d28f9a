internal import Indicators

/// The values of spreads in words.
enum SpreadText {
    /// What a code means; nil where the value says it itself. A spreadsheet that opens a CSV file takes the code `01` for the number 1.
    static func meaning(_ value: String, of kind: Spread.Kind) -> String? {
        let words = self.value(value, of: kind)
        return words == value ? nil : words
    }

    static func value(_ value: String, of kind: Spread.Kind) -> String {
        switch kind {
        case .waiting, .duration: value
        case .scores:
            switch value {
            case "-2": Text["spread.score.muchLess"]
            case "-1": Text["spread.score.less"]
            case "0": Text["spread.score.asAgreed"]
            case "1": Text["spread.score.more"]
            case "2": Text["spread.score.muchMore"]
            default: Text["spread.score.none"]
            }
        case .reasons:
            switch value {
            case "01": Text["spread.reason.planned"]
            case "02": Text["spread.reason.agreed"]
            case "03": Text["spread.reason.client"]
            case "04": Text["spread.reason.provider"]
            case "05": Text["spread.reason.external"]
            default: Text["spread.reason.unknown"]
            }
        case .steps:
            switch value {
            case "ontvangen_op": Text["spread.step.received"]
            case "contact_op": Text["spread.step.contact"]
            case "aangemeld_wijkteam_op": Text["spread.step.wijkteam"]
            case "indicatie_op": Text["spread.step.indication"]
            default: Text["spread.step.started"]
            }
        }
    }

    /// `na 3 dagen`; empty where nobody got there.
    static func days(_ days: Double?) -> String {
        guard let days else { return "" }
        let places = days == days.rounded() ? 0 : 1
        return Text[
            "spread.after",
            [
                "days": DutchNumber.decimal(days, places: places),
                "noun": days == 1 ? Text["figure.suffix.day"] : Text["figure.suffix.days"],
            ]]
    }
}
