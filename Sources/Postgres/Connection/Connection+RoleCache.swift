import CPQ

extension Connection {
    /// Makes the server look up anew which roles its user is a member of; false when that did not work.
    ///
    /// A backend keeps that list. When a role is granted at the very moment the list is being filled, the old one is kept, and
    /// `SET ROLE` to the new role is refused on this connection until roles change again. Asking after another role's
    /// memberships replaces the list. Leaves the connection outside a transaction.
    func forgetRoles() -> Bool {
        guard let session = self.session, session.transactionStatus == PQTRANS_INERROR else { return false }
        // From version 16 on, SET ROLE has a list of its own.
        let right = session.serverVersion >= 160_000 ? "SET" : "MEMBER"
        do {
            _ = try session.run("ROLLBACK")
            _ = try session.run("SELECT pg_catalog.pg_has_role('pg_monitor', 'pg_read_all_stats', '\(trusted: right)')")
            return true
        } catch {
            return false
        }
    }
}
