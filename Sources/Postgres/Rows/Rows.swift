import CPQ

/// What a statement gave back: its rows, and how many it touched. Kept in memory as long as a row of it lives.
public struct Rows: RandomAccessCollection, Sendable {
    let result: ResultHandle

    /// Always 0.
    public var startIndex: Int { 0 }

    /// The number of rows.
    public let endIndex: Int

    /// The number of rows that an INSERT, UPDATE, DELETE, COPY or SELECT touched; 0 for other statements.
    public let affected: Int

    init(_ result: ResultHandle) {
        self.result = result
        self.endIndex = Int(PQntuples(result.pointer))
        self.affected = Int(String(cString: PQcmdTuples(result.pointer))) ?? 0
    }

    /// The row at a place; the index must exist.
    public subscript(position: Int) -> Row {
        precondition(position >= 0 && position < self.endIndex, "there is no row \(position)")
        return Row(result: self.result, index: Int32(position))
    }

    /// The columns' names, in order.
    public var columns: [String] {
        (0..<PQnfields(self.result.pointer)).map { String(cString: PQfname(self.result.pointer, $0)) }
    }

    /// Every row as a value. Throws what the value's initialiser throws, at the first row that does not fit.
    public func map<Value: RowDecodable>(to: Value.Type) throws -> [Value] {
        try self.map { try Value(row: $0) }
    }
}
