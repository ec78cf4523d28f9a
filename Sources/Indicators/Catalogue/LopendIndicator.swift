internal import Domain

/// Lopend: the trajects that run on the last day of the period.
struct LopendIndicator: Indicator {
    let definition = Definition(
        id: "lopend",
        label: "Lopende trajecten",
        englishLabel: "Trajects running",
        meaning: """
            Het aantal trajecten dat loopt op de laatste dag van de periode: op of voor die dag gestart, en op die dag nog niet \
            beëindigd. Is de periode nog bezig, dan telt de peildatum als laatste dag. De stand aan het begin plus gestart min \
            beëindigd is de stand aan het eind.
            """,
        caveat: """
            Is de stand op één dag: een traject dat binnen de periode start en ook stopt, is hier niet te zien. Tel de standen \
            van verschillende perioden niet bij elkaar op.
            """,
        source: "CBS, jeugdbescherming 2023 (voetnoot bij de eindstand: wie op de laatste dag stopt, telt niet mee)",
        unit: .count)
    let observation = Observation.stock
    let measure = Measure.count
}
