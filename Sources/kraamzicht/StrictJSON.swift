/// Any JSON value, with numbers and booleans kept apart.
enum JSONValue: Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }
}

/// The keys of a JSON object, each taken as the kind it must be. What is `null` counts as absent.
///
/// A key nobody knows and a value of another kind are refused by name: a misspelt key that is passed over leaves a rule out.
struct StrictObject {
    private let keys: [String: JSONValue]

    init(_ keys: [String: JSONValue], known: [String]) throws {
        for key in keys.keys.sorted() where !known.contains(key) {
            throw CommandError("onbekende sleutel ‘\(Message.oneLine(key))’; kies uit \(known.joined(separator: ", "))")
        }
        self.keys = keys
    }

    /// Whether the key is there, be it with `null`.
    func has(_ key: String) -> Bool { self.keys[key] != nil }

    func text(_ key: String, accepts: String) throws -> String? {
        switch self.keys[key] {
        case nil, .null?: return nil
        case .text(let text)? where !text.isEmpty: return text
        default: throw Self.problem(key, accepts)
        }
    }

    func flag(_ key: String) throws -> Bool? {
        switch self.keys[key] {
        case nil, .null?: return nil
        case .flag(let flag)?: return flag
        default: throw Self.problem(key, "true of false")
        }
    }

    func whole(_ key: String, atLeast least: Int) throws -> Int? {
        let accepts = "een geheel getal vanaf \(least)"
        guard let number = try self.number(key, in: Double(least)...1_000_000, accepts: accepts) else { return nil }
        guard let whole = Int(exactly: number) else { throw Self.problem(key, accepts) }
        return whole
    }

    func number(_ key: String, in range: ClosedRange<Double>, accepts: String) throws -> Double? {
        switch self.keys[key] {
        case nil, .null?: return nil
        case .number(let number)? where range.contains(number): return number
        default: throw Self.problem(key, accepts)
        }
    }

    func texts(_ key: String, accepts: String) throws -> [String]? {
        switch self.keys[key] {
        case nil, .null?: return nil
        case .list(let list)?:
            return try list.map { (element: JSONValue) throws -> String in
                guard case .text(let text) = element else { throw Self.problem(key, accepts) }
                return text
            }
        default: throw Self.problem(key, accepts)
        }
    }

    func object(_ key: String, known: [String]) throws -> StrictObject? {
        switch self.keys[key] {
        case nil, .null?: return nil
        case .object(let keys)?: return try StrictObject(keys, known: known)
        default: throw Self.problem(key, "sleutels \(known.joined(separator: ", ")), of null")
        }
    }

    /// The value of a key that must be there.
    static func required<Value>(_ value: Value?, _ key: String, accepts: String) throws -> Value {
        guard let value else { throw CommandError("sleutel ‘\(key)’ ontbreekt; verwacht: \(accepts)") }
        return value
    }

    static func problem(_ key: String, _ accepts: String) -> CommandError {
        CommandError("sleutel ‘\(key)’ heeft een verkeerde waarde; verwacht: \(accepts)")
    }
}
