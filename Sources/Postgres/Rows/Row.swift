import CPQ

/// One row of a result. Cheap to copy and safe to send: it shares the result's memory.
public struct Row: Sendable {
    let result: ResultHandle
    let index: Int32

    /// Reads a column that is never null. Throws `decodingFailed`, naming column and type, when it is missing, null,
    /// or not such a value.
    public func decode<Value: SQLDecodable>(_ type: Value.Type, _ column: String) throws(PostgresError) -> Value {
        try self.required(type, try self.place(column))
    }

    /// Reads a column that may be null. Throws `decodingFailed` when it is missing or not such a value.
    public func decode<Value: SQLDecodable>(_ type: Value?.Type, _ column: String) throws(PostgresError) -> Value? {
        try self.optional(Value.self, try self.place(column))
    }

    /// The column at a place, from 0, that is never null. Throws as `decode` does.
    public subscript<Value: SQLDecodable>(column: Int, as type: Value.Type) -> Value {
        get throws(PostgresError) { try self.required(type, try self.place(column)) }
    }

    /// The column at a place, from 0, that may be null. Throws as `decode` does.
    public subscript<Value: SQLDecodable>(column: Int, as type: Value?.Type) -> Value? {
        get throws(PostgresError) { try self.optional(Value.self, try self.place(column)) }
    }

    /// Whether the column is null. Throws `decodingFailed` when there is no such column.
    public func isNull(_ column: String) throws(PostgresError) -> Bool {
        PQgetisnull(self.result.pointer, self.index, try self.place(column)) != 0
    }

    private func place(_ name: String) throws(PostgresError) -> Int32 {
        guard let place = self.result.column(name) else {
            throw PostgresError(.decodingFailed, "there is no column ‘\(name)’ in the result", column: name)
        }
        return place
    }

    private func place(_ index: Int) throws(PostgresError) -> Int32 {
        guard index >= 0, index < Int(PQnfields(self.result.pointer)) else {
            throw PostgresError(.decodingFailed, "there is no column \(index) in the result", column: "\(index)")
        }
        return Int32(index)
    }

    private func required<Value: SQLDecodable>(_ type: Value.Type, _ column: Int32) throws(PostgresError) -> Value {
        guard let value = try self.optional(type, column) else {
            throw self.failure("is null, not \(type)", column)
        }
        return value
    }

    private func optional<Value: SQLDecodable>(_ type: Value.Type, _ column: Int32) throws(PostgresError) -> Value? {
        guard PQgetisnull(self.result.pointer, self.index, column) == 0 else { return nil }
        let count = Int(PQgetlength(self.result.pointer, self.index, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(self.result.pointer, self.index, column), count: count)
        let value = bytes.withMemoryRebound(to: UInt8.self) { Value(postgresText: $0.span) }
        guard let value else { throw self.failure("does not hold \(type)", column) }
        return value
    }

    private func failure(_ what: String, _ column: Int32) -> PostgresError {
        let name = String(cString: PQfname(self.result.pointer, column))
        return PostgresError(.decodingFailed, "column ‘\(name)’ \(what)", column: name)
    }
}
