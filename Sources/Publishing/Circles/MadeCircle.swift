internal import Disclosure

/// A circle of another year: what was added up for it, and what its readers see of that.
struct MadeCircle: Sendable {
    /// nil when that can no longer be told.
    let sum: CircleSum?
    let table: CellTable
}
