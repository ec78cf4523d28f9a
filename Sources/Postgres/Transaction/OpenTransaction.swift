/// What a connection knows of the transaction it lent out. Decides what to send; sends nothing itself.
struct OpenTransaction {
    let id: UInt64
    let policy: StatementPolicy

    /// Statements that travel with the next one: the preamble at first, then savepoints being set and released.
    private(set) var pending: [SQL]

    /// Whether BEGIN has been sent.
    private(set) var hasBegun = false

    /// Whether a COPY holds the connection.
    var isCopying = false

    /// Whether the server ended it, so that another statement would run outside.
    var isOver = false

    private var savepoints = 0

    init(id: UInt64, preamble: [SQL], policy: StatementPolicy) {
        self.id = id
        self.policy = policy
        self.pending = preamble
    }

    /// Everything that waits, to be sent now.
    mutating func takePending() -> [SQL] {
        defer { self.pending = [] }
        self.hasBegun = true
        return self.pending
    }

    /// Sends settings of this transaction along with the next statement.
    mutating func set(_ settings: [SQL]) { self.pending += settings }

    /// Sets a savepoint with the next statement; its number.
    mutating func beginSavepoint() -> Int {
        self.savepoints += 1
        self.pending.append("SAVEPOINT \(trusted: Self.name(self.savepoints))")
        return self.savepoints
    }

    /// Releases a savepoint with the next statement, or forgets one that was never sent.
    mutating func releaseSavepoint(_ number: Int) {
        if !self.forgetSavepoint(number) { self.pending.append("RELEASE \(trusted: Self.name(number))") }
    }

    /// What undoes everything since a savepoint; empty when nothing was sent since.
    mutating func rollBackSavepoint(_ number: Int) -> [SQL] {
        guard !self.forgetSavepoint(number) else { return [] }
        self.pending = []
        return ["ROLLBACK TO \(trusted: Self.name(number))", "RELEASE \(trusted: Self.name(number))"]
    }

    private mutating func forgetSavepoint(_ number: Int) -> Bool {
        guard let place = self.pending.firstIndex(of: "SAVEPOINT \(trusted: Self.name(number))") else { return false }
        self.pending.removeSubrange(place...)
        return true
    }

    private static func name(_ number: Int) -> String { "s\(number)" }
}
