/// A PostgreSQL type as a parameter states it: its OID, and its name for a cast.
///
/// Other modules add types that PostgreSQL defines with `PostgresType(oid:name:)`; OIDs of types made with
/// CREATE TYPE differ per database, so those use ``inferred``.
public struct PostgresType: Hashable, Sendable {
    /// The type's object id; 0 lets the server infer the type from the statement.
    public let oid: UInt32

    /// The type's name in `pg_catalog`; nil when it is inferred.
    public let name: String?

    /// Names a type of `pg_catalog`. A wrong pair sends values as another type; nothing checks it.
    public init(oid: UInt32, name: String?) {
        self.oid = oid
        self.name = name
    }

    /// The server decides from the statement; text where nothing decides.
    public static let inferred = PostgresType(oid: 0, name: nil)
    /// `boolean`
    public static let bool = PostgresType(oid: 16, name: "bool")
    /// `bytea`
    public static let bytea = PostgresType(oid: 17, name: "bytea")
    /// `bigint`
    public static let int8 = PostgresType(oid: 20, name: "int8")
    /// `integer`
    public static let int4 = PostgresType(oid: 23, name: "int4")
    /// `text`
    public static let text = PostgresType(oid: 25, name: "text")
    /// `double precision`
    public static let float8 = PostgresType(oid: 701, name: "float8")
    /// `integer[]`
    public static let int4Array = PostgresType(oid: 1007, name: "int4[]")
    /// `text[]`
    public static let textArray = PostgresType(oid: 1009, name: "text[]")
    /// `bigint[]`
    public static let int8Array = PostgresType(oid: 1016, name: "int8[]")
    /// `boolean[]`
    public static let boolArray = PostgresType(oid: 1000, name: "bool[]")
    /// `double precision[]`
    public static let float8Array = PostgresType(oid: 1022, name: "float8[]")
    /// `date`
    public static let date = PostgresType(oid: 1082, name: "date")
    /// `date[]`
    public static let dateArray = PostgresType(oid: 1182, name: "date[]")
    /// `timestamp with time zone`
    public static let timestamptz = PostgresType(oid: 1184, name: "timestamptz")
    /// `numeric`
    public static let numeric = PostgresType(oid: 1700, name: "numeric")
    /// `numeric[]`
    public static let numericArray = PostgresType(oid: 1231, name: "numeric[]")
    /// `uuid`
    public static let uuid = PostgresType(oid: 2950, name: "uuid")
    /// `uuid[]`
    public static let uuidArray = PostgresType(oid: 2951, name: "uuid[]")
    /// `jsonb`
    public static let jsonb = PostgresType(oid: 3802, name: "jsonb")
}
