/// A value that can be bound to a statement by interpolation.
///
/// Conform a type of your own to bind it: `postgresText` must be what PostgreSQL accepts as input of `postgresType`.
public protocol SQLBindable: Sendable {
    /// The type that the parameter is declared as; `.inferred` lets the statement decide.
    static var postgresType: PostgresType { get }

    /// The value in PostgreSQL's text format. A zero byte makes the statement throw `invalidValue`.
    var postgresText: String { get }
}

extension String: SQLBindable {
    /// Inferred, so that a string can be compared with an enum, a date or a uuid as a literal can.
    public static var postgresType: PostgresType { .inferred }
    /// The string itself.
    public var postgresText: String { self }
}

extension Int: SQLBindable {
    /// `bigint`. A function that takes `integer` does not accept it: bind an `Int32` there, as for `date + n`.
    public static var postgresType: PostgresType { .int8 }
    /// The decimal digits.
    public var postgresText: String { String(self) }
}

extension Int64: SQLBindable {
    /// `bigint`
    public static var postgresType: PostgresType { .int8 }
    /// The decimal digits.
    public var postgresText: String { String(self) }
}

extension Int32: SQLBindable {
    /// `integer`
    public static var postgresType: PostgresType { .int4 }
    /// The decimal digits.
    public var postgresText: String { String(self) }
}

extension Double: SQLBindable {
    /// `double precision`
    public static var postgresType: PostgresType { .float8 }
    /// The shortest digits that give the same number back; `inf` and `nan` are what PostgreSQL takes.
    public var postgresText: String { String(self) }
}

extension Bool: SQLBindable {
    /// `boolean`
    public static var postgresType: PostgresType { .bool }
    /// `t` or `f`, as PostgreSQL writes it.
    public var postgresText: String { self ? "t" : "f" }
}
