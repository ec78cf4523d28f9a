/// Takes the data of a COPY … FROM STDIN from a producer that runs on the connection's own queue; see
/// ``Transaction/copyIn(_:producing:)``.
public struct CopySink: ~Copyable {
    let session: LibpqSession
    let ticket: StatementTicket

    /// Hands bytes to libpq, which copies them; blocks while the server is not ready for more. Throws `connectionLost`,
    /// or `cancelled`: let it through. Nothing is done per row: gather some 64 KiB before you write.
    public borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
        if self.ticket.isCancelled { throw .cancelled }
        try self.session.writeCopy(bytes)
    }

    /// As ``write(_:)-(UnsafeRawBufferPointer)``.
    public borrowing func write(_ bytes: [UInt8]) throws(PostgresError) {
        if self.ticket.isCancelled { throw .cancelled }
        try self.session.writeCopy(bytes[...])
    }
}
