import CPQ

/// Something the server wanted to say without failing: RAISE NOTICE, or a warning.
public struct Notice: Sendable, Hashable {
    /// `NOTICE`, `WARNING` and so on, not translated.
    public let severity: String
    /// The five-character code.
    public let sqlState: String
    /// The text. May quote values.
    public let message: String

    init(result: OpaquePointer) {
        self.severity = result.field("V") ?? "NOTICE"
        self.sqlState = result.field("C") ?? "00000"
        self.message = result.field("M") ?? ""
    }
}
