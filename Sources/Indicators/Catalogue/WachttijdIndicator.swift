internal import Domain
internal import Postgres

/// Wachttijd: days from the receipt of the request to the start.
struct WachttijdIndicator: Indicator {
    let definition = Definition(
        id: "wachttijd",
        label: "Wachttijd tot de start",
        englishLabel: "Waiting time until the start",
        meaning: """
            Het aantal dagen van de ontvangst van de aanvraag tot de start, van trajecten die in de periode zijn gestart. De \
            mediaan is de middelste waarde; p90 is het aantal dagen waar negen van de tien trajecten niet boven komen. De \
            startdatum bepaalt de periode.
            """,
        caveat: """
            Telt alleen wie is gestart: wie nog wacht of is afgehaakt, is niet te zien. Een aanvraag in de zwangerschap start \
            soms met opzet pas na de geboorte; veel dagen betekent dus niet altijd dat het gezin moest wachten.
            """,
        source: "Aanvraagproces BabythuisZorg (van aanvraag tot start); rekenwijze: eigen beleid",
        unit: .days,
        direction: .lowerIsBetter)
    let observation = Observation.started
    let measure = Measure.distribution(value: "gestart_op - ontvangen_op", among: "true")
}
