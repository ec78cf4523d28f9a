/// One number of a cell as a sum of unknowns.
struct Statement {
    /// Position of the cell in the ledger.
    let entry: Int
    let role: CellPart.Role
    /// The unknowns that make it up, ascending.
    var unknowns: [Int]
    /// What the cell says or, before protection, what is true; nil in an earlier release that hides it.
    let value: Double?
    /// What a rounded cell leaves open.
    var range: ClosedRange<Double>?
    let isWhole: Bool
    /// Room around `value`.
    let slack: Double
}
