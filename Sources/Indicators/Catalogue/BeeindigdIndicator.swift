internal import Domain

/// Beëindigd: the trajects that ended.
struct BeeindigdIndicator: Indicator {
    let definition = Definition(
        id: "beeindigd",
        label: "Beëindigde trajecten",
        englishLabel: "Trajects ended",
        meaning: "Het aantal trajecten dat in de periode is beëindigd. De einddatum bepaalt de periode.",
        caveat: """
            Zegt niet waarom een traject stopte en wat het heeft opgeleverd. Een einde dat de organisatie later doorgeeft, komt \
            er later bij: het cijfer van de laatste maanden kan nog stijgen.
            """,
        source: "Informatieprotocol Beleidsinformatie Jeugd, versie 7 (datum einde)",
        unit: .count)
    let observation = Observation.ended
    let measure = Measure.count
}
