/// Five services for young families side by side, as BabythuisZorg describes them: for whom, on which conditions, how long and
/// what it costs. A price without its unit and its price level says nothing, so they stand in one sentence.
///
/// Source: BabythuisZorg, “BabythuisZorg vs andere voorliggende zorgvoorzieningen”, September 2023.
struct ServiceComparison {
    let service: String
    let audience: String
    let criteria: String
    let duration: String
    let cost: String
    /// The unit the cost is in: what makes that two amounts may not be compared.
    let unit: String

    static let priceLevel = 2023
    static var source: String {
        Text["comparison.source.title"]
    }

    static var all: [ServiceComparison] {
        [
            ServiceComparison(
                service: Text["comparison.kraamzorg.name"], audience: Text["comparison.kraamzorg.audience"],
                criteria: Text["comparison.kraamzorg.conditions"],
                duration: Text["comparison.kraamzorg.duration"], cost: "€ 56", unit: Text["comparison.kraamzorg.unit"]),
            ServiceComparison(
                service: Text["comparison.babythuiszorg.name"],
                audience: Text["comparison.babythuiszorg.audience"],
                criteria: Text["comparison.babythuiszorg.conditions"],
                duration: Text["comparison.babythuiszorg.duration"], cost: "€ 6.900",
                unit: Text["comparison.babythuiszorg.unit"]),
            ServiceComparison(
                service: Text["comparison.voorzorg.name"], audience: Text["comparison.voorzorg.audience"],
                criteria:
                    Text["comparison.voorzorg.conditions"],
                duration: Text["comparison.voorzorg.duration"], cost: "€ 14.000", unit: Text["comparison.perTraject"]),
            ServiceComparison(
                service: Text["comparison.stevig.name"],
                audience: Text["comparison.stevig.audience"],
                criteria: Text["comparison.stevig.conditions"], duration: Text["comparison.stevig.duration"],
                cost: Text["comparison.stevig.price"], unit: Text["comparison.perTraject"]),
            ServiceComparison(
                service: Text["comparison.ambulant.name"], audience: Text["comparison.ambulant.audience"],
                criteria: Text["comparison.ambulant.conditions"], duration: Text["comparison.ambulant.duration"],
                cost: Text["comparison.ambulant.price"], unit: Text["comparison.ambulant.unit"]),
        ]
    }

    /// Why the amounts may not be set against each other as they stand.
    static var cautions: [String] {
        [
            Text["comparison.caution.units"],
            Text["comparison.caution.audiences"],
            Text["comparison.caution.duration"],
            Text["comparison.caution.priceLevel"],
        ]
    }
}
