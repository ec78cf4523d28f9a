internal import Domain
internal import Postgres

/// Netwerk: ended trajects in which the family's social network was brought in.
struct NetwerkIndicator: Indicator {
    let definition = Definition(
        id: "netwerk",
        label: "Sociaal netwerk ingezet",
        englishLabel: "Social network brought in",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel waarvoor een datum is ingevuld waarop het sociale \
            netwerk van het gezin is ingezet. De einddatum bepaalt de periode.
            """,
        caveat: """
            Zegt niet wie er hielp, hoeveel dat was en of het doorging na het einde. Ook een datum na het einde van het traject \
            telt mee.
            """,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (inzet van een sociaal netwerk activeren)",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "netwerk_op IS NOT NULL", denominator: "true")
}
