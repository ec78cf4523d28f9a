/// Takes the data of a COPY … FROM STDIN, lent to a closure by ``Transaction/copyIn(_:_:)``.
///
/// Every write is a hop to the connection's queue: write big pieces. A piece may end in the middle of a row.
public struct CopyWriter: ~Copyable, Sendable {
    let connection: Connection
    let id: UInt64

    /// Hands bytes to the server; waits while it is not ready for more. Throws `connectionLost`, or `cancelled`.
    /// A row that the server refuses is reported when the COPY ends.
    public nonisolated(nonsending) borrowing func write(_ bytes: [UInt8]) async throws(PostgresError) {
        try await self.connection.writeCopy(bytes[...], in: self.id)
    }

    /// As ``write(_:)-([UInt8])``, for a part of an array.
    public nonisolated(nonsending) borrowing func write(_ bytes: ArraySlice<UInt8>) async throws(PostgresError) {
        try await self.connection.writeCopy(bytes, in: self.id)
    }
}
