public import Domain

public import struct Storage.Moment

/// What a figure is true of: what has happened by the peildatum, as it was known at the stand.
public struct TwoDates: Sendable, Hashable {
    public let peildatum: Day
    public let stand: Moment

    public init(peildatum: Day, stand: Moment) {
        self.peildatum = peildatum
        self.stand = stand
    }
}
