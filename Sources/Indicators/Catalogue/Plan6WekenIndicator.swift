internal import Domain
internal import Postgres

/// Plan binnen zes weken: started trajects with a support plan within 42 days of the start.
struct Plan6WekenIndicator: Indicator {
    let definition = Definition(
        id: "plan_6_weken",
        label: "Plan binnen zes weken",
        englishLabel: "Support plan within six weeks",
        meaning: """
            Van de trajecten die in de periode zijn gestart, en waarvan de start minstens 42 dagen voor de peildatum ligt: het \
            deel waarin het ondersteuningsplan uiterlijk 42 dagen na de start klaar was. De startdatum bepaalt de periode.
            """,
        caveat: """
            Zegt niet hoe goed het plan is. De zes weken komen uit de Jeugdwet, waar zij pas ingaan als vaststaat dat het gezin \
            geen familiegroepsplan maakt; hier tellen zij vanaf de start, en ook voor trajecten in de Wmo.
            """,
        source: "Jeugdwet, artikel 4.1.3 (zes weken); Kwaliteitsnormen BabythuisZorg, september 2023 (ondersteuningsplan)",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.started
    let measure = Measure.share(numerator: "plan_op <= gestart_op + 42", denominator: "gestart_op + 42 <= peildatum")
}
