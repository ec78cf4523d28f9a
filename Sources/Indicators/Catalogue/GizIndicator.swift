internal import Domain
internal import Postgres

/// GIZ: started trajects with the joint assessment of needs made within 14 days of the start.
struct GizIndicator: Indicator {
    let definition = Definition(
        id: "giz",
        label: "GIZ binnen 14 dagen",
        englishLabel: "Joint assessment within 14 days",
        meaning: """
            Van de trajecten die in de periode zijn gestart, en waarvan de start minstens 14 dagen voor de peildatum ligt: het \
            deel waarin de GIZ (gezamenlijke inschatting zorgvraag) uiterlijk 14 dagen na de start is gedaan. De startdatum \
            bepaalt de periode.
            """,
        caveat: """
            Zegt niet wat er uit de GIZ kwam en hoe goed zij is gedaan. Een GIZ van voor de start telt ook mee. Trajecten die \
            binnen 14 dagen stopten, tellen gewoon mee.
            """,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (GIZ); termijn van 14 dagen: eigen beleid",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.started
    let measure = Measure.share(numerator: "giz_op <= gestart_op + 14", denominator: "gestart_op + 14 <= peildatum")
}
