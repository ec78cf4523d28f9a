/// The name of a table, column, schema, role or channel that is safe in a statement: `[a-z_][a-z0-9_]{0,62}`.
///
/// The only way to put a name that is not a constant into SQL. It is quoted there, so a reserved word is fine.
public struct Identifier: Hashable, Sendable, CustomStringConvertible {
    /// The last part, unquoted: the table of `schema.table`.
    public let name: String

    /// The first part, unquoted, of a qualified name.
    public let schema: String?

    /// Checks a name. Throws `invalidIdentifier` when it holds anything but a–z, 0–9 and _, or is too long.
    public init(_ name: String) throws(PostgresError) {
        self.name = try Self.checked(name)
        self.schema = nil
    }

    /// Checks a qualified name, such as a table in a schema. Throws `invalidIdentifier` as `init(_:)` does.
    public init(_ schema: String, _ name: String) throws(PostgresError) {
        self.name = try Self.checked(name)
        self.schema = try Self.checked(schema)
    }

    /// A name that is a constant of the program; a wrong one stops the program at once.
    public init(constant name: StaticString) {
        guard let name = try? Self.checked(name.description) else {
            preconditionFailure("‘\(name)’ is not an identifier: use a–z, 0–9 and _")
        }
        self.name = name
        self.schema = nil
    }

    /// The name as it stands in SQL, quoted.
    public var description: String {
        self.schema.map { "\"\($0)\".\"\(self.name)\"" } ?? "\"\(self.name)\""
    }

    private static func checked(_ name: String) throws(PostgresError) -> String {
        let isValid = name.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
            default: false
            }
        }
        guard isValid, 1...63 ~= name.utf8.count else {
            throw PostgresError(.invalidIdentifier, "a name is not an identifier", hint: "use a–z, 0–9 and _, at most 63")
        }
        return name
    }
}
