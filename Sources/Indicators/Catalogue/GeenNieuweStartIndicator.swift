internal import Domain
internal import Postgres

/// Geen nieuwe start: ended trajects whose client started no other one in the 365 days after the end.
struct GeenNieuweStartIndicator: Indicator {
    let definition = Definition(
        id: "geen_nieuwe_start",
        label: "Geen nieuwe start binnen een jaar",
        englishLabel: "No new start within a year",
        meaning: """
            Van de trajecten die in de periode zijn beëindigd, en waarvan het einde minstens 365 dagen voor de peildatum ligt: \
            het deel waarvan de cliënt in de 365 dagen na het einde geen ander traject startte bij dezelfde aanbieder. De \
            einddatum bepaalt de periode.
            """,
        caveat: """
            Hulp bij een andere aanbieder is niet te zien, en een cliënt met een nieuw cliëntnummer wordt niet herkend. Een \
            start op de dag van het einde telt niet als nieuw. Een nieuwe start is niet altijd een slecht teken.
            """,
        source: "NJi, outcome-indicator 3.2 (geen nieuwe start na beëindiging); termijn van 365 dagen: eigen beleid",
        unit: .percent,
        isSensitive: true,
        direction: .higherIsBetter)
    let observation = Observation.ended
    let measure = Measure.share(numerator: "NOT starts_again", denominator: "beeindigd_op + 365 <= peildatum")
    let lookups: Set<Lookup> = [.newStart]
}
