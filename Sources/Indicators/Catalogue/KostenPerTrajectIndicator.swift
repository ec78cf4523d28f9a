internal import Domain
internal import Postgres

/// Kosten per traject: the mean cost of ended trajects whose cost is known.
struct KostenPerTrajectIndicator: Indicator {
    let definition = Definition(
        id: "kosten_per_traject",
        label: "Kosten per traject",
        englishLabel: "Cost per traject",
        meaning: """
            De gemiddelde kosten van trajecten die in de periode zijn beëindigd en waarvan de kosten zijn ingevuld. De einddatum \
            bepaalt de periode. Dit bedrag is niet zomaar te vergelijken met de referentieprijzen uit 2023: die horen bij \
            prijspeil 2023.
            """,
        caveat: """
            Zegt niet welke kosten de organisatie heeft meegeteld en wat de hulp heeft opgeleverd. Het bedrag is niet omgerekend \
            naar één prijspeil. Een paar dure trajecten kunnen het gemiddelde sterk verhogen.
            """,
        source: """
            BabythuisZorg vs andere voorliggende zorgvoorzieningen, september 2023 (kosten per traject); rekenwijze: eigen \
            beleid
            """,
        unit: .euro)
    let observation = Observation.ended
    let measure = Measure.mean(value: "kosten", among: "kosten IS NOT NULL")
}
