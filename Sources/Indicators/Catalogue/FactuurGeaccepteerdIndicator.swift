internal import Domain
internal import Postgres

/// Factuur geaccepteerd: invoices accepted or paid, out of all invoices.
struct FactuurGeaccepteerdIndicator: Indicator {
    let definition = Definition(
        id: "factuur_geaccepteerd",
        label: "Facturen geaccepteerd",
        englishLabel: "Invoices accepted",
        meaning: """
            Van alle facturen over de maanden in de periode: het deel dat is geaccepteerd of betaald. De maand van de factuur \
            bepaalt de periode.
            """,
        caveat: """
            Telt facturen, geen bedragen. Een factuur die net is ingediend, telt nog als niet geaccepteerd: de laatste maanden \
            lijken daardoor lager. Zegt niet waarom een factuur is afgekeurd.
            """,
        source: "Aanvraagproces BabythuisZorg (facturatie via VECOZO of per factuur); rekenwijze: eigen beleid",
        unit: .percent,
        direction: .higherIsBetter)
    let observation = Observation.invoices
    let measure = Measure.share(numerator: "status IN ('geaccepteerd', 'betaald')", denominator: "true")
}
