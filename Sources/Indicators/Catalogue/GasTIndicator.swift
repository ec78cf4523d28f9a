internal import Domain
internal import Postgres

/// GAS T-score: the mean, over ended trajects, of how far their goals were attained; 50 is as expected.
struct GasTIndicator: Indicator {
    let definition = Definition(
        id: "gas_t",
        label: "GAS T-score",
        englishLabel: "GAS T-score",
        meaning: """
            De gemiddelde T-score voor het behalen van doelen (Goal Attainment Scaling), van trajecten die in de periode zijn \
            beëindigd en ten minste één doel met een score hebben. Per traject tellen de laatste scores (−2 tot 2) mee naar \
            gewicht. Een T-score van 50 betekent: gemiddeld zoals verwacht. Elk traject telt even zwaar. De einddatum bepaalt de \
            periode.
            """,
        caveat: """
            Is geen percentage en is niet op te tellen. Hangt af van hoe hoog de doelen zijn gesteld, en is daarom niet zomaar \
            te vergelijken tussen aanbieders. Bij weinig trajecten zegt het gemiddelde weinig.
            """,
        source: "Kiresuk en Sherman, 1968; Turner-Stokes, 2009, met erratum (ρ = 0,3); NJi, outcome-indicator 3.4",
        unit: .tScore,
        isSensitive: true,
        direction: .higherIsBetter)
    let observation = Observation.goalAttainment
    let measure = Measure.mean(value: "t", among: "true")
}
