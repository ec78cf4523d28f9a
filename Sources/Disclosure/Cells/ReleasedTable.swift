/// A table that withstood the attacker. Only this module makes one, so what a gemeente sees cannot come from anywhere else.
public struct ReleasedTable: Sendable {
    public let table: CellTable

    init(_ table: CellTable) {
        self.table = table
    }
}
