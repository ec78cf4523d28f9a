internal import Domain
internal import Postgres

/// Uren: the hours of care delivered.
struct UrenIndicator: Indicator {
    let definition = Definition(
        id: "uren",
        label: "Uren hulp",
        englishLabel: "Hours of care",
        meaning: "De som van alle uren hulp die in de periode zijn geleverd. De datum van de inzet bepaalt de periode.",
        caveat: """
            Telt alleen uren die de organisatie als inzet heeft doorgegeven. Zegt niet of dat genoeg was en wat de hulp heeft \
            opgeleverd. Meer trajecten geven vanzelf meer uren.
            """,
        source: "eigen beleid",
        unit: .hours)
    let observation = Observation.visits
    let measure = Measure.sum(value: "uren", among: "true")
}
