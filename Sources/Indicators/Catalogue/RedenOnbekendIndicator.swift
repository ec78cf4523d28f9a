internal import Domain
internal import Postgres

/// Reden onbekend: ended trajects whose reason of ending was not filled in.
struct RedenOnbekendIndicator: Indicator {
    let definition = Definition(
        id: "reden_onbekend",
        label: "Reden onbekend",
        englishLabel: "Reason unknown",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel waarvan de reden van het einde niet is ingevuld. De \
            einddatum bepaalt de periode.
            """,
        caveat: """
            Zegt iets over het invullen, niet over de hulp. Hoe groter dit deel, hoe minder ‘uitval’ en ‘voortijdig beëindigd’ \
            zeggen over alle trajecten.
            """,
        source: "Informatieprotocol Beleidsinformatie Jeugd, versie 7 (reden beëindiging)",
        unit: .percent,
        isSensitive: true,
        direction: .lowerIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "cbs IS NULL", denominator: "true")
}
