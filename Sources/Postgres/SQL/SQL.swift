/// A statement, or a piece of one: text with bound values.
///
/// Written as a string literal; what is interpolated is bound, never pasted:
/// ```swift
/// let query: SQL = "SELECT name FROM \(table) WHERE id = \(id) AND \(filter)"
/// ```
/// A value becomes `$n`, an ``Identifier`` is quoted, another `SQL` is spliced with its own values.
/// Declare the type: without `: SQL` Swift makes a `String`, which nothing here accepts.
public struct SQL: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case bind(SQLBind)
    }

    var pieces: [Piece] = []

    /// An empty piece, to add to.
    public init() {}

    /// Text that is a constant of the program or of its own files; never anything a person or a file delivered.
    public init(trusted text: String) {
        self.pieces = [.text(text)]
    }

    /// One bound value.
    public init(bind: SQLBind) {
        self.pieces = [.bind(bind)]
    }

    /// The text with `$1`, `$2` … in place of the values, as the server gets it.
    public var text: String {
        var text = ""
        var number = 0
        for piece in self.pieces {
            switch piece {
            case .text(let fragment): text += fragment
            case .bind:
                number += 1
                text += "$\(number)"
            }
        }
        return text
    }

    /// The bound values, in order.
    public var binds: [SQLBind] {
        self.pieces.compactMap { piece in
            switch piece {
            case .text: nil
            case .bind(let bind): bind
            }
        }
    }

    /// The same statement with each value as a quoted literal in the text, for COPY and SET, which take no parameters.
    ///
    /// A value of inferred type becomes a plain literal, which PostgreSQL infers as it would the parameter.
    public var inlined: SQL {
        let fragments = self.pieces.map { piece in
            switch piece {
            case .text(let fragment): fragment
            case .bind(let bind): bind.literal
            }
        }
        return SQL(trusted: fragments.joined())
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { self.pieces.allSatisfy { $0 == .text("") } }

    /// Both after each other; write the space between them yourself.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.pieces += right.pieces
        return sum
    }

    /// Adds a piece at the end.
    public static func += (left: inout SQL, right: SQL) {
        left.pieces += right.pieces
    }
}

extension SQL: CustomStringConvertible {
    /// The text with `$n`; the values are not shown.
    public var description: String { self.text }
}

extension Sequence<SQL> {
    /// The pieces with a separator between them: `conditions.joined(separator: " AND ")`.
    public func joined(separator: SQL = "") -> SQL {
        var joined = SQL()
        for (index, piece) in self.enumerated() {
            if index > 0 { joined += separator }
            joined += piece
        }
        return joined
    }
}
