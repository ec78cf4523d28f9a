import CPQ

extension Connection {
    func beginSavepoint(in id: UInt64) throws(PostgresError) -> Int {
        try self.enter(id)
        return self.lent?.beginSavepoint() ?? 0
    }

    /// Throws `transactionFailed` when the body swallowed an error: everything since the savepoint is undone then.
    func releaseSavepoint(_ number: Int, in id: UInt64) throws(PostgresError) {
        try self.enter(id)
        guard self.session?.transactionStatus != PQTRANS_INERROR else {
            self.rollBackSavepoint(number, in: id)
            throw PostgresError(.transactionFailed, "a statement had failed: back to the savepoint")
        }
        self.lent?.releaseSavepoint(number)
    }

    /// Cannot be cancelled, and does not throw: when it fails the connection is closed, and the next statement says so.
    func rollBackSavepoint(_ number: Int, in id: UInt64) {
        guard let session = self.session, let lent = self.lent, lent.id == id, !lent.isOver else { return }
        let undo = self.lent?.rollBackSavepoint(number) ?? []
        guard !undo.isEmpty else { return }
        do {
            _ = try session.pipeline(undo)
        } catch {
            self.session = nil
        }
    }
}
