internal import Domain
internal import Postgres

/// Doorverwezen: ended trajects whose family was referred to other help.
struct DoorverwezenIndicator: Indicator {
    let definition = Definition(
        id: "doorverwezen",
        label: "Doorverwezen",
        englishLabel: "Referred on",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel waarin het gezin is doorverwezen naar andere hulp, \
            zoals ggz, jeugdhulp, verslavingszorg of jeugdgezondheidszorg. De einddatum bepaalt de periode.
            """,
        caveat: """
            Is niet goed of slecht: doorverwijzen kan precies zijn wat het gezin nodig heeft. Zegt niet of die andere hulp ook \
            is gestart. Is er niets ingevuld, dan telt het traject als niet doorverwezen.
            """,
        source: """
            BabythuisZorg vs andere voorliggende zorgvoorzieningen, september 2023 (de cliënt motiveren voor specialistische \
            zorg)
            """,
        unit: .percent,
        isSensitive: true)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "doorverwezen_naar IS NOT NULL", denominator: "true")
}
