internal import Domain
internal import Postgres

/// Voortijdig: trajects ended earlier than planned, out of the ended trajects with a known reason.
struct VoortijdigIndicator: Indicator {
    let definition = Definition(
        id: "voortijdig",
        label: "Voortijdig beëindigd",
        englishLabel: "Ended early",
        meaning: """
            Van de trajecten die in de periode zijn beëindigd en waarvan de reden bekend is: het deel dat eerder stopte dan \
            gepland. Dat kan in overleg zijn, door de cliënt, door de aanbieder of door oorzaken van buiten (CBS-redenen 02, 03, \
            04 en 05). De einddatum bepaalt de periode.
            """,
        caveat: """
            Is ruimer dan ‘uitval’ en niet altijd een slecht teken: een verhuizing telt mee, en ook samen besluiten om eerder te \
            stoppen. Trajecten zonder reden tellen niet mee: kijk daarom ook naar ‘reden onbekend’.
            """,
        source: """
            Informatieprotocol Beleidsinformatie Jeugd, versie 7 (reden beëindiging); CBS StatLine 85097NED (totaal voortijdig \
            afgesloten)
            """,
        unit: .percent,
        isSensitive: true,
        direction: .lowerIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "cbs IN ('02', '03', '04', '05')", denominator: "cbs IS NOT NULL")
}
