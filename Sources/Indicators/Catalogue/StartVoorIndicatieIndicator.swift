internal import Domain
internal import Postgres

/// Start voor indicatie: trajects that started before, or without, an indicatie of the gemeente.
struct StartVoorIndicatieIndicator: Indicator {
    let definition = Definition(
        id: "start_voor_indicatie",
        label: "Start voor de indicatie",
        englishLabel: "Started before the indication",
        meaning: """
            Van de trajecten die in de periode zijn gestart: het deel dat startte voordat de gemeente de indicatie afgaf, of \
            waarvan geen indicatie bekend is. De startdatum bepaalt de periode.
            """,
        caveat: """
            Is niet vanzelf een fout: de zorg kan starten zodra de gemeente akkoord is, en de indicatie kan daarna komen. Een \
            indicatie die er wel is maar niet is doorgegeven, telt hier ook als ‘geen indicatie bekend’.
            """,
        source: "Aanvraagproces BabythuisZorg (akkoord, zodat BabythuisZorg snel kan starten; de gemeente geeft de indicatie af)",
        unit: .percent)
    let observation = Observation.started
    let measure = Measure.share(numerator: "indicatie_op IS NULL OR indicatie_op > gestart_op", denominator: "true")
}
