internal import Domain
internal import Postgres

/// Afgeschaald: ended trajects with an evaluation that decided on less help.
struct AfgeschaaldIndicator: Indicator {
    let definition = Definition(
        id: "afgeschaald",
        label: "Afgeschaald",
        englishLabel: "Scaled down",
        meaning: """
            Van alle trajecten die in de periode zijn beëindigd: het deel waarin bij ten minste één evaluatie is besloten tot \
            afschalen: minder hulp. De einddatum bepaalt de periode.
            """,
        caveat: """
            Zegt niet hoeveel minder hulp er kwam en of dat op het goede moment was. Besluiten die niet bij een evaluatie zijn \
            vastgelegd, tellen niet mee. Een traject kan ook bij ‘opgeschaald’ meetellen.
            """,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (doelmatigheidsprincipe: er wordt afgeschaald indien mogelijk)",
        unit: .percent)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "is_afgeschaald", denominator: "true")
    let lookups: Set<Lookup> = [.evaluations]
}
