internal import Domain
internal import Postgres

/// Respons: ended trajects for which a satisfaction mark was given.
struct ResponsIndicator: Indicator {
    let definition = Definition(
        id: "respons",
        label: "Respons",
        englishLabel: "Response rate",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel waarvoor een rapportcijfer is gegeven. De einddatum \
            bepaalt de periode.
            """,
        caveat: """
            Zegt niet of de mensen die een cijfer gaven lijken op de mensen die dat niet deden. Gaat alleen over het \
            rapportcijfer, niet over de vraag of het gezin zonder hulp verder kan.
            """,
        source: """
            Informatieprotocol Beleidsinformatie Jeugd, versie 7 (rapportcijfer voor het nut van de hulp); rekenwijze: eigen \
            beleid
            """,
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "tevredenheid IS NOT NULL", denominator: "true")
}
