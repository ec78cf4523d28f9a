internal import Domain
internal import Postgres

/// Eindevaluatie: ended trajects with a final evaluation.
struct EvaluatieEindIndicator: Indicator {
    let definition = Definition(
        id: "evaluatie_eind",
        label: "Eindevaluatie gedaan",
        englishLabel: "Final evaluation held",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel met een eindevaluatie. De einddatum bepaalt de \
            periode.
            """,
        caveat: "Zegt niet wie erbij waren en of alle doelen een score kregen. Een eindevaluatie ruim na het einde telt ook mee.",
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (doelrealisatie- en evaluatiemomenten bij elke zorg)",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "has_eind", denominator: "true")
    let lookups: Set<Lookup> = [.evaluations]
}
