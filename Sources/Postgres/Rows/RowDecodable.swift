/// A value that is made from one row, so that `rows.map(to: Traject.self)` reads a whole result.
public protocol RowDecodable {
    /// Reads the row's columns by name. Throws `PostgresError.decodingFailed`, or the value's own error.
    init(row: Row) throws
}
