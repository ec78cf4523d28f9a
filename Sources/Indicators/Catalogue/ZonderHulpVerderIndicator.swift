internal import Domain
internal import Postgres

/// Zonder hulp verder: parents who need no further help now, out of those who answered.
struct ZonderHulpVerderIndicator: Indicator {
    let definition = Definition(
        id: "zonder_hulp_verder",
        label: "Zonder hulp verder",
        englishLabel: "Able to go on without help",
        meaning: """
            Van de trajecten die in de periode zijn beëindigd en waarvoor deze vraag is beantwoord: het deel met het antwoord \
            dat er nu geen verdere hulp nodig is (antwoorden 03 en 04). De einddatum bepaalt de periode.
            """,
        caveat: """
            Is het antwoord van de ouder op dat moment, en zegt niet hoe het later ging. Wie verwacht later nog eens hulp te \
            vragen (03) telt mee; wie met lichtere hulp verder kan (02) telt niet mee. Zegt niets over wie niet antwoordde.
            """,
        source: "Informatieprotocol Beleidsinformatie Jeugd, versie 7 (zonder hulp verder kunnen); NJi, outcome-indicator 3.1",
        unit: .percent,
        isSensitive: true,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "zonder_hulp_verder IN ('03', '04')", denominator: "zonder_hulp_verder IS NOT NULL")
}
