internal import Domain
internal import Postgres

/// Aangemeld bij start: started trajects reported to the wijkteam by the day they started.
struct AangemeldBijStartIndicator: Indicator {
    let definition = Definition(
        id: "aangemeld_bij_start",
        label: "Bij de start aangemeld bij het wijkteam",
        englishLabel: "Reported to the neighbourhood team by the start",
        meaning: """
            Van de trajecten die in de periode zijn gestart: het deel dat op of voor de startdag was aangemeld bij het wijkteam \
            van de gemeente. De startdatum bepaalt de periode.
            """,
        caveat: """
            Zegt niet wat het wijkteam met de aanmelding deed. Is de datum van de aanmelding niet ingevuld, dan telt het traject \
            als niet aangemeld.
            """,
        source: "Aanvraagproces BabythuisZorg (aanmelding bij het wijkteam, gebiedsteam of de afdeling Jeugd en Gezin)",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.started
    let measure = Measure.share(numerator: "aangemeld_wijkteam_op <= gestart_op", denominator: "true")
}
