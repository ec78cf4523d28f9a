internal import Domain
internal import Postgres

/// Tevredenheid: the mean mark, 1 to 10, for how useful the care was.
struct TevredenheidIndicator: Indicator {
    let definition = Definition(
        id: "tevredenheid",
        label: "Tevredenheid",
        englishLabel: "Satisfaction",
        meaning: """
            Het gemiddelde rapportcijfer (1 tot 10) voor hoe nuttig de hulp was, van trajecten die in de periode zijn beëindigd \
            en waarvoor een cijfer is gegeven. De einddatum bepaalt de periode.
            """,
        caveat: """
            Zegt niets over wie geen cijfer gaf: kijk daarom ook naar ‘respons’. Bij weinig antwoorden kan één cijfer het \
            gemiddelde sterk veranderen.
            """,
        source: """
            Informatieprotocol Beleidsinformatie Jeugd, versie 7 (rapportcijfer voor het nut van de hulp); NJi, \
            outcome-indicator 2
            """,
        unit: .mark,
        isSensitive: true,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.mean(value: "tevredenheid", among: "tevredenheid IS NOT NULL")
}
