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
    static let source = "BabythuisZorg vs andere voorliggende zorgvoorzieningen, BabythuisZorg, september 2023"

    static let all = [
        ServiceComparison(
            service: "Kraamzorg", audience: "Gezinnen na een geboorte.", criteria: "Maximaal 80 uur.",
            duration: "Tot 10 dagen na de geboorte.", cost: "€ 56", unit: "per uur"),
        ServiceComparison(
            service: "BabythuisZorg",
            audience: """
                Alle (aanstaande) ouders in kwetsbare situaties met een baby tot ongeveer één jaar, als aanvulling op geboortezorg \
                en jeugdgezondheidszorg.
                """,
            criteria: "Het gezin accepteert de ondersteuning en is gemotiveerd tot verandering. Overdag en ’s nachts, 24/7.",
            duration: "Tijdelijk en flexibel, zo nodig vanaf de zwangerschap, tot één jaar na de geboorte.", cost: "€ 6.900",
            unit: "gemiddeld per traject"),
        ServiceComparison(
            service: "VoorZorg", audience: "Moeders die hun eerste kind verwachten.",
            criteria:
                "Bij aanvang hoogstens 28 weken zwanger, hoogstens 25 jaar, opleiding hoogstens vmbo-t, en de Nederlandse taal machtig.",
            duration: "Gemiddeld twee huisbezoeken per maand, tot en met twee jaar.", cost: "€ 14.000", unit: "per traject"),
        ServiceComparison(
            service: "Stevig Ouderschap",
            audience: """
                Jonge vrouwen, zwanger van hun eerste kind, met een lage opleiding en meestal een laag inkomen. De bron noemt ook: \
                gezinnen met een kind jonger dan zes maanden.
                """,
            criteria: "Geselecteerd op een aantal risicofactoren.", duration: "Zes huisbezoeken van ongeveer 90 minuten.",
            cost: "ongeveer € 2.000", unit: "per traject"),
        ServiceComparison(
            service: "Ambulante begeleiding", audience: "Iedere aanbieder heeft eigen kenmerken en doelgroepen.",
            criteria: "Flexibel, één tot meer uren per week; kan langdurig.", duration: "Meestal hoogstens twee jaar.",
            cost: "€ 60 tot € 100", unit: "per uur, naar intensiteit"),
    ]

    /// Why the amounts may not be set against each other as they stand.
    static let cautions = [
        "De eenheden verschillen: een uur, een gemiddeld traject en een heel traject zijn geen gelijke maten.",
        "De doelgroepen verschillen: wie een eerste kind verwacht en jong is, is een ander gezin dan wie na de kraamweek vastloopt.",
        "De duur verschilt: dagen, maanden of jaren.",
        "Alle bedragen zijn van prijspeil 2023 en niet omgerekend naar een ander jaar.",
    ]
}
