internal import Domain
internal import Postgres

/// Prenataal gestart: trajects that started before the birth or the due date.
struct PrenataalGestartIndicator: Indicator {
    let definition = Definition(
        id: "prenataal_gestart",
        label: "Gestart in de zwangerschap",
        englishLabel: "Started before birth",
        meaning: """
            Van de trajecten die in de periode zijn gestart: het deel dat startte voor de geboortedatum of de uitgerekende \
            datum. De startdatum bepaalt de periode.
            """,
        caveat: """
            Er is één datum bekend: de geboortedatum of de uitgerekende datum. Is die na de geboorte niet aangepast, dan kan een \
            start kort na een vroege geboorte toch als ‘in de zwangerschap’ tellen.
            """,
        source: "BabythuisZorg vs andere voorliggende zorgvoorzieningen, september 2023 (indien nodig vanaf de zwangerschap)",
        unit: .percent)
    let observation = Observation.started
    let measure = Measure.share(numerator: "geboren_of_uitgerekend_op > gestart_op", denominator: "true")
}
