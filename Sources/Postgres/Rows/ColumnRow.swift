/// A row whose columns are read by their names, however it came from the server.
public protocol ColumnRow {
    /// Reads a column that is never null. Throws `decodingFailed` when it is missing, null, or not such a value.
    func decode<Value: SQLDecodable>(_ type: Value.Type, _ column: String) throws(PostgresError) -> Value

    /// Reads a column that may be null. Throws `decodingFailed` when it is missing or not such a value.
    func decode<Value: SQLDecodable>(_ type: Value?.Type, _ column: String) throws(PostgresError) -> Value?
}

extension Row: ColumnRow {}
