/// The last notices of a connection; filled by libpq while it reads, on the connection's executor.
final class NoticeLog {
    /// More than a migration says; a loop that raises notices must not fill the memory.
    static let limit = 100

    private(set) var notices: [Notice] = []

    /// Whether the server announced that it ends the connection.
    private(set) var hasFarewell = false

    func append(_ notice: Notice) {
        if ["FATAL", "PANIC"].contains(notice.severity) { self.hasFarewell = true }
        if self.notices.count == Self.limit { self.notices.removeFirst() }
        self.notices.append(notice)
    }
}
