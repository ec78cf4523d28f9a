internal import Domain
internal import Postgres

/// Doelrealisatie: goals attained, out of the goals of ended trajects that have a score.
struct DoelrealisatieIndicator: Indicator {
    let definition = Definition(
        id: "doelrealisatie",
        label: "Doelrealisatie",
        englishLabel: "Goals attained",
        meaning: """
            Van alle doelen met een score, bij trajecten die in de periode zijn beëindigd: het deel waarvan de laatste score 0 \
            of hoger is (behaald zoals verwacht, of beter). Scores tellen mee uit evaluaties tot en met de einddatum, en uit \
            eindevaluaties daarna. De einddatum van het traject bepaalt de periode.
            """,
        caveat: """
            Telt doelen, geen gezinnen. Zegt niet hoe moeilijk een doel was. Doelen zonder score tellen niet mee: kijk daarom \
            ook naar ‘doelen met een score’.
            """,
        source: "NJi, outcome-indicator 3.4; Kwaliteitsnormen BabythuisZorg, september 2023 (doelrealisatie)",
        unit: .percent,
        isSensitive: true,
        direction: .higherIsBetter)
    let observation = Observation.goals
    let measure = Measure.share(numerator: "score >= 0", denominator: "score IS NOT NULL")
}
