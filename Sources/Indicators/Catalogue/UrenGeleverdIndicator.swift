internal import Domain
internal import Postgres

/// Uren geleverd: hours delivered as a percentage of the hours agreed, over ended trajects.
struct UrenGeleverdIndicator: Indicator {
    let definition = Definition(
        id: "uren_geleverd",
        label: "Geleverd van de afgesproken uren",
        englishLabel: "Hours delivered of those agreed",
        meaning: """
            Alle geleverde uren als percentage van alle afgesproken uren, van trajecten die in de periode zijn beëindigd en \
            waarvan de afgesproken uren bekend zijn. Afgesproken uren zijn alle uren die zijn toegekend, met verlengingen. De \
            einddatum bepaalt de periode.
            """,
        caveat: """
            Minder dan 100 procent is niet altijd een tekort: soms is de hulp eerder klaar. Het cijfer kan boven 100 procent \
            komen. Ook uren voor de start of na het einde tellen mee, en grote trajecten wegen zwaarder dan kleine.
            """,
        source: "Aanvraagproces BabythuisZorg (afgesproken uren); rekenwijze: eigen beleid",
        unit: .percent)
    let observation = Observation.ended
    let measure = Measure.shareOfSums(numerator: "uren_geleverd", denominator: "akkoord_uren", among: "akkoord_uren IS NOT NULL")
    let lookups: Set<Lookup> = [.deliveredHours]
}
