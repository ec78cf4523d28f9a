internal import Domain
internal import Postgres

/// Gefactureerd: the amount invoiced, without rejected invoices.
struct GefactureerdIndicator: Indicator {
    let definition = Definition(
        id: "gefactureerd",
        label: "Gefactureerd bedrag",
        englishLabel: "Amount invoiced",
        meaning: """
            De som van de bedragen op alle facturen over de maanden in de periode, zonder afgekeurde facturen. De maand van de \
            factuur bepaalt de periode.
            """,
        caveat: """
            Is niet hetzelfde als betaald: ook facturen die alleen nog zijn ingediend tellen mee. Creditfacturen gaan eraf. Het \
            bedrag van een maand kan nog veranderen door late of afgekeurde facturen.
            """,
        source: "Aanvraagproces BabythuisZorg (facturatie via VECOZO of per factuur)",
        unit: .euro)
    let observation = Observation.invoices
    let measure = Measure.sum(value: "bedrag", among: "status <> 'afgekeurd'")
}
