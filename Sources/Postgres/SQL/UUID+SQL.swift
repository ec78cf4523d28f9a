public import struct Foundation.UUID

extension UUID: SQLBindable {
    /// `uuid`
    public static var postgresType: PostgresType { .uuid }
    /// The text with hyphens.
    public var postgresText: String { self.uuidString }
}

extension UUID: SQLDecodable {
    /// Reads the text with hyphens.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let text = String(postgresText: postgresText) else { return nil }
        self.init(uuidString: text)
    }
}

extension UUID: SQLArrayElement {
    /// `uuid[]`
    public static var postgresArrayType: PostgresType { .uuidArray }
}
