internal import Domain

/// Every indicator, in the order pages and files list them. A test fails when this list and the folder differ.
enum Catalogue {
    static let all: [any Indicator] = [
        AanvragenIndicator(),
        ContactOpTijdIndicator(),
        GestartIndicator(),
        BeeindigdIndicator(),
        LopendIndicator(),
        WachttijdIndicator(),
        StartVoorIndicatieIndicator(),
        PrenataalGestartIndicator(),
        DuurIndicator(),
        UitvalIndicator(),
        VoortijdigIndicator(),
        RedenOnbekendIndicator(),
        TevredenheidIndicator(),
        Tevreden7plusIndicator(),
        ResponsIndicator(),
        ZonderHulpVerderIndicator(),
        GeenNieuweStartIndicator(),
        DoelrealisatieIndicator(),
        DoelenGescoordIndicator(),
        GasTIndicator(),
        AfgeschaaldIndicator(),
        OpgeschaaldIndicator(),
        UrenGeleverdIndicator(),
        KostenPerTrajectIndicator(),
        AangemeldBijStartIndicator(),
        UrenIndicator(),
        UrenToegekendIndicator(),
        GefactureerdIndicator(),
        DoorverwezenIndicator(),
        EvaluatieEindIndicator(),
        GizIndicator(),
        Plan6WekenIndicator(),
        NetwerkIndicator(),
        FactuurGeaccepteerdIndicator(),
    ]

    /// Versions of definitions that a later one replaced: each with the id and the figures of one in ``all``, and an earlier
    /// `validFrom`. A peildatum before a version holds is counted with the version that held then (contract §3).
    static let earlier: [any Indicator] = []

    /// The version of an indicator that holds on a day; before the first of all, the first.
    static func version(of current: any Indicator, on day: Day, earlier: [any Indicator] = Self.earlier) -> any Indicator {
        let versions = (earlier.filter { $0.definition.id == current.definition.id } + [current]).sorted {
            $0.definition.validFrom < $1.definition.validFrom
        }
        return versions.last { $0.definition.validFrom <= day } ?? versions[0]
    }
}
