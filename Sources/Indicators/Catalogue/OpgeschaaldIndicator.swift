internal import Domain
internal import Postgres

/// Opgeschaald: ended trajects with an evaluation that decided on more help.
struct OpgeschaaldIndicator: Indicator {
    let definition = Definition(
        id: "opgeschaald",
        label: "Opgeschaald",
        englishLabel: "Scaled up",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel waarin bij ten minste één evaluatie is besloten tot \
            opschalen: meer hulp. De einddatum bepaalt de periode.
            """,
        caveat: """
            Is niet goed of slecht: meer hulp kan nodig zijn. Zegt niet hoeveel meer hulp er kwam. Besluiten die niet bij een \
            evaluatie zijn vastgelegd, tellen niet mee. Een traject kan ook bij ‘afgeschaald’ meetellen.
            """,
        source: "Aanvraagproces BabythuisZorg (tussentijdse evaluatie: indien nodig opschalen of afschalen)",
        unit: .percent)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "is_opgeschaald", denominator: "true")
    let lookups: Set<Lookup> = [.evaluations]
}
