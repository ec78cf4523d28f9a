extension PostgresError: CustomStringConvertible {
    /// Code, message and place on one line, without any bound value.
    ///
    /// The server's message is left out for the classes whose messages quote values, such as 22 ("invalid input syntax
    /// for type integer: …") and errors raised by functions; their SQLSTATE says enough for a log.
    public var description: String {
        var text = self.code.rawValue + ": " + (self.isMessageSafe ? self.message : "the statement failed")
        let places = [
            ("SQLSTATE", self.sqlState), ("table", self.table), ("column", self.column), ("constraint", self.constraint),
        ]
        let known = places.compactMap { name, value in value.map { "\(name) \($0)" } }
        if !known.isEmpty { text += " (" + known.joined(separator: ", ") + ")" }
        return text
    }

    private var isMessageSafe: Bool {
        guard self.code == .statementFailed, let sqlState = self.sqlState else { return true }
        return ["08", "23", "25", "28", "3D", "40", "42", "53", "55", "57"].contains(String(sqlState.prefix(2)))
    }
}
