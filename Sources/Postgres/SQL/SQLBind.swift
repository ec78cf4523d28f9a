/// One bound parameter: its type and its text, or null.
///
/// Interpolating a value makes one; make one by hand only where the type is known at run time.
public struct SQLBind: Hashable, Sendable {
    /// The type that the parameter is declared as.
    public let type: PostgresType

    /// The value in PostgreSQL's text format; nil is NULL.
    public let text: String?

    /// Binds text that is already in PostgreSQL's text format for the type.
    public init(type: PostgresType, text: String?) {
        self.type = type
        self.text = text
    }

    /// Binds a value.
    public init<Value: SQLBindable>(_ value: Value) {
        self.init(type: Value.postgresType, text: value.postgresText)
    }

    /// Binds a value, or NULL of its type.
    public init<Value: SQLBindable>(_ value: Value?) {
        self.init(type: Value.postgresType, text: value?.postgresText)
    }

    /// The value as a quoted literal with its type, for statements that take no parameters.
    var literal: String {
        let value = self.text.map(Self.quoted) ?? "NULL"
        return self.type.name.map { "\(value)::\($0)" } ?? value
    }

    /// Text as a literal that means the same whatever `standard_conforming_strings` says.
    static func quoted(_ text: String) -> String {
        var literal = ""
        literal.reserveCapacity(text.utf8.count + 2)
        var hasBackslash = false
        for scalar in text.unicodeScalars {
            if scalar == "'" || scalar == "\\" { literal.unicodeScalars.append(scalar) }
            if scalar == "\\" { hasBackslash = true }
            literal.unicodeScalars.append(scalar)
        }
        return hasBackslash ? " E'\(literal)'" : "'\(literal)'"
    }
}

extension SQLBind: CustomStringConvertible, CustomReflectable {
    /// The type only: a statement that is printed must not print what is bound to it.
    public var description: String { "‹\(self.type.name ?? "value")›" }

    /// Empty, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
