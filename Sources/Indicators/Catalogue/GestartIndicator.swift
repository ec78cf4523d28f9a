internal import Domain

/// Gestart: the trajects that started.
struct GestartIndicator: Indicator {
    let definition = Definition(
        id: "gestart",
        label: "Gestarte trajecten",
        englishLabel: "Trajects started",
        meaning: "Het aantal trajecten dat in de periode is gestart. De startdatum bepaalt de periode.",
        caveat: """
            Telt trajecten, geen gezinnen of kinderen: een gezin dat twee keer start, telt twee keer. Zegt niet hoeveel hulp er \
            is gegeven; kijk daarvoor naar ‘uren hulp’.
            """,
        source: """
            Aanvraagproces BabythuisZorg (de zorg start); Informatieprotocol Beleidsinformatie Jeugd, versie 7 (datum aanvang)
            """,
        unit: .count)
    let observation = Observation.started
    let measure = Measure.count
}
