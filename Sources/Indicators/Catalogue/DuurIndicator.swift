internal import Domain
internal import Postgres

/// Duur: days from the start to the end of a traject, both included.
struct DuurIndicator: Indicator {
    let definition = Definition(
        id: "duur",
        label: "Duur van het traject",
        englishLabel: "Length of the traject",
        meaning: """
            Het aantal dagen van de start tot en met het einde, van trajecten die in de periode zijn beëindigd. De eerste en de \
            laatste dag tellen allebei mee. De mediaan is de middelste waarde; p90 is het aantal dagen waar negen van de tien \
            trajecten niet boven komen. De einddatum bepaalt de periode.
            """,
        caveat: """
            Zegt niet hoeveel uren hulp er in die dagen was. Trajecten die nog lopen tellen niet mee; lange trajecten worden dus \
            pas laat zichtbaar. Korter is niet altijd beter.
            """,
        source: """
            BabythuisZorg vs andere voorliggende zorgvoorzieningen, september 2023 (tijdelijke ondersteuning, flexibel tot 1 \
            jaar na de geboorte); rekenwijze: eigen beleid
            """,
        unit: .days)
    let observation = Observation.ended
    let measure = Measure.distribution(value: "beeindigd_op - gestart_op + 1", among: "true")
}
