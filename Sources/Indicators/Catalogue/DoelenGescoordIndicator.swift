internal import Domain
internal import Postgres

/// Doelen gescoord: goals of ended trajects that have a score.
struct DoelenGescoordIndicator: Indicator {
    let definition = Definition(
        id: "doelen_gescoord",
        label: "Doelen met een score",
        englishLabel: "Goals with a score",
        meaning: """
            Van alle doelen bij trajecten die in de periode zijn beëindigd: het deel dat een score heeft. Scores tellen mee uit \
            evaluaties tot en met de einddatum, en uit eindevaluaties daarna. De einddatum van het traject bepaalt de periode.
            """,
        caveat: """
            Zegt niet of de doelen zijn behaald en of de score klopt. Een traject zonder vastgelegde doelen is hier niet te \
            zien.
            """,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (doelrealisatie- en evaluatiemomenten bij elke zorg)",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.goals
    let measure = Measure.share(numerator: "score IS NOT NULL", denominator: "true")
}
