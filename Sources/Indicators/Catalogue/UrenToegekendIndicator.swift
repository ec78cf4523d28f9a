internal import Domain
internal import Postgres

/// Uren toegekend: hours granted as a percentage of the hours advised, over started trajects.
struct UrenToegekendIndicator: Indicator {
    let definition = Definition(
        id: "uren_toegekend",
        label: "Toegekend van de geadviseerde uren",
        englishLabel: "Hours granted of those advised",
        meaning: """
            Alle toegekende uren als percentage van alle geadviseerde uren, van trajecten die in de periode zijn gestart en \
            waarvan beide bekend zijn. De coördinator geeft het advies, de gemeente kent de uren toe. De startdatum bepaalt de \
            periode.
            """,
        caveat: """
            Toegekend is het laatst bekende totaal, ook met latere verlengingen: het cijfer kan daardoor nog stijgen en boven \
            100 procent komen. Zegt niet hoeveel uren nodig waren. Grote trajecten wegen zwaarder dan kleine.
            """,
        source: "Aanvraagproces BabythuisZorg (advies van de coördinator, beslissing van de gemeente)",
        unit: .percent)
    let observation = Observation.started
    let measure = Measure.shareOfSums(
        numerator: "akkoord_uren",
        denominator: "advies_uren",
        among: "akkoord_uren IS NOT NULL AND advies_uren IS NOT NULL")
}
