internal import Domain

/// Aanvragen: the requests received, whatever became of them.
struct AanvragenIndicator: Indicator {
    let definition = Definition(
        id: "aanvragen",
        label: "Aanvragen",
        englishLabel: "Requests received",
        meaning: """
            Het aantal aanvragen voor BabythuisZorg dat in de periode is ontvangen. De datum van ontvangst bepaalt de periode.
            """,
        caveat: """
            Niet elke aanvraag wordt een traject: ook aanvragen die later zijn ingetrokken of afgewezen tellen mee. Zegt niets \
            over gezinnen die hulp nodig hebben maar voor wie geen aanvraag is gedaan.
            """,
        source: "Aanvraagproces BabythuisZorg (de aanvraag komt binnen bij de kraamzorgorganisatie)",
        unit: .count)
    let observation = Observation.received
    let measure = Measure.count
}
