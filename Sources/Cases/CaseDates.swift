public import Domain

public import struct Storage.Moment

/// What a list or a course of cases is true of: what had happened by the peildatum, as it was known at the stand.
public struct CaseDates: Sendable, Hashable {
    public let peildatum: Day
    public let stand: Moment

    public init(peildatum: Day, stand: Moment) {
        self.peildatum = peildatum
        self.stand = stand
    }
}
