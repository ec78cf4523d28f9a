internal import Domain
internal import Postgres

/// Uitval: trajects ended by one side, out of the ended trajects with a known reason.
struct UitvalIndicator: Indicator {
    let definition = Definition(
        id: "uitval",
        label: "Uitval",
        englishLabel: "Drop-out",
        meaning: """
            Van de trajecten die in de periode zijn beëindigd en waarvan de reden bekend is: het deel dat eenzijdig door de \
            cliënt of door de aanbieder is gestopt (CBS-redenen 03 en 04). De einddatum bepaalt de periode.
            """,
        caveat: """
            Zegt niet waarom een gezin of de aanbieder stopte, en telt trajecten zonder reden niet mee: kijk daarom ook naar \
            ‘reden onbekend’.
            """,
        source: "Informatieprotocol Beleidsinformatie Jeugd, versie 7 (reden beëindiging); NJi, outcome-indicator 1",
        unit: .percent,
        isSensitive: true,
        direction: .lowerIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "cbs IN ('03', '04')", denominator: "cbs IS NOT NULL")
}
