public import Domain
public import Postgres

/// A calendar day binds as `date` and reads from one.
extension Day: SQLBindable, SQLDecodable, SQLArrayElement {
    public static var postgresArrayType: PostgresType { .dateArray }
    public static var postgresType: PostgresType { .date }

    public var postgresText: String { self.iso }

    /// nil when the text is no ISO date.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let text = String(postgresText: postgresText), let day = try? Day(text) else { return nil }
        self = day
    }
}
