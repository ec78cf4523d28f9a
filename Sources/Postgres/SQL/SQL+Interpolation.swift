extension SQL: ExpressibleByStringInterpolation {
    /// A constant text without values.
    public init(stringLiteral text: String) {
        self.init(trusted: text)
    }

    /// Collects text and values.
    public init(stringInterpolation: StringInterpolation) {
        self.pieces = stringInterpolation.pieces
    }

    /// What may stand between `\(` and `)` in a statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// Starts empty.
        public init(literalCapacity: Int, interpolationCount: Int) {
            self.pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// The constant text between values.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { self.pieces.append(.text(literal)) }
        }

        /// Binds a value: `\(id)`.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value) {
            self.pieces.append(.bind(SQLBind(value)))
        }

        /// Binds a value or NULL. `x = NULL` is never true: write `IS NOT DISTINCT FROM \(value)` to compare.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            self.pieces.append(.bind(SQLBind(value)))
        }

        /// Binds a value whose type is known at run time.
        public mutating func appendInterpolation(_ bind: SQLBind) {
            self.pieces.append(.bind(bind))
        }

        /// Splices another piece; its values are numbered along.
        public mutating func appendInterpolation(_ sql: SQL) {
            self.pieces += sql.pieces
        }

        /// A checked name, quoted.
        public mutating func appendInterpolation(_ identifier: Identifier) {
            self.pieces.append(.text(identifier.description))
        }

        /// A value as a quoted literal in the text, for statements that take no parameters: SET LOCAL and COPY.
        public mutating func appendInterpolation<Value: SQLBindable>(literal value: Value) {
            self.pieces.append(.text(SQLBind.quoted(value.postgresText)))
        }

        /// Text pasted as it is. Only for a constant of the program: anything else is an injection.
        public mutating func appendInterpolation(trusted text: String) {
            self.pieces.append(.text(text))
        }
    }
}
