internal import Domain
internal import Postgres

/// Tevreden: ended trajects with a mark of 7 or more, out of those with a mark.
struct Tevreden7plusIndicator: Indicator {
    let definition = Definition(
        id: "tevreden_7plus",
        label: "Tevreden: een 7 of hoger",
        englishLabel: "Satisfied: 7 or more",
        meaning: """
            Van de trajecten die in de periode zijn beëindigd en waarvoor een rapportcijfer is gegeven: het deel met een 7 of \
            hoger voor hoe nuttig de hulp was. De einddatum bepaalt de periode.
            """,
        caveat: """
            De grens van 7 is een keuze: een 6 telt hier hetzelfde als een 1. Zegt niets over wie geen cijfer gaf: kijk daarom \
            ook naar ‘respons’.
            """,
        source: """
            Informatieprotocol Beleidsinformatie Jeugd, versie 7 (rapportcijfer voor het nut van de hulp); NJi, \
            outcome-indicator 2; grens van 7: eigen beleid
            """,
        unit: .percent,
        isSensitive: true,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "tevredenheid >= 7", denominator: "tevredenheid IS NOT NULL")
}
