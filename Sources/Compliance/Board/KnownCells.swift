internal import Domain
internal import Synchronization

internal import struct Storage.Moment

/// Cells of one organisation's boards that were judged before.
///
/// What a check says of a period is fixed by what was known at a moment, exceptions and parameters included: such a cell never changes,
/// and the next delivery makes another moment. Without them every look at the board would judge every day of the year again.
public final class KnownCells: Sendable {
    struct Key: Hashable {
        let check: String
        let first: Day
        let last: Day
        let number: Int
        let instant: String

        init(_ check: CheckDefinition, _ period: (first: Day, last: Day), at stand: Moment) {
            (self.check, self.first, self.last) = (check.id, period.first, period.last)
            (self.number, self.instant) = (stand.number, stand.instant)
        }
    }

    private let cells = Mutex<[Key: QualityBoard.Cell]>([:])

    /// Beyond so many all are forgotten: those of the moments that are still asked for come back by themselves.
    private static let most = 5_000

    public init() {}

    func cell(_ key: Key) -> QualityBoard.Cell? { self.cells.withLock { $0[key] } }

    func keep(_ cell: QualityBoard.Cell, _ key: Key) {
        self.cells.withLock { cells in
            if cells.count >= Self.most { cells = [:] }
            cells[key] = cell
        }
    }
}
