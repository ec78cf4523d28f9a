/// Toestand: how far a case was on the peildatum.
public enum CaseState: String, Sendable, Hashable, CaseIterable {
    /// Received; not started, not withdrawn, not rejected.
    case requested = "aangevraagd"
    /// Started and not ended (contract §4, lopend).
    case running = "lopend"
    case ended = "beeindigd"
    case withdrawn = "ingetrokken"
    case rejected = "afgewezen"
}
