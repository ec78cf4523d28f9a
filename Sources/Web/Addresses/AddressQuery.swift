internal import Domain

/// The part of an address after `?`, read and written the way browsers do: `+` is a space, names may repeat.
struct AddressQuery: Hashable {
    /// One `name=value`.
    struct Item: Hashable {
        let name: String
        let value: String
    }

    let items: [Item]

    init(_ items: [Item] = []) {
        self.items = items
    }

    /// Reads the text after `?`, or the body of a form.
    init(text: some StringProtocol) {
        self.items = text.split(separator: "&").map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Item(name: Self.decoded(pair[0]), value: pair.count > 1 ? Self.decoded(pair[1]) : "")
        }
    }

    /// The query of a request's target.
    init(path: String?) {
        guard let path, let mark = path.firstIndex(of: "?") else {
            self.init()
            return
        }
        self.init(text: path[path.index(after: mark)...].prefix { $0 != "#" })
    }

    /// The last filled value of a name; nil when there is none.
    subscript(_ name: String) -> String? { self.items.last { $0.name == name && !$0.value.isEmpty }?.value }

    /// Every filled value of a name, in order.
    func all(_ name: String) -> [String] { self.items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// Names that occur, without repetition.
    var names: [String] { self.items.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

    /// Whether no field is empty and no name stands twice, a wijkteam apart: the address a reader keeps.
    var isTidy: Bool {
        self.items.allSatisfy { !$0.value.isEmpty }
            && self.names.allSatisfy { name in name == Dimension.wijkteam.rawValue || self.all(name).count == 1 }
    }

    /// `?a=b&c=d`, by name; empty when there is nothing to say.
    var text: String {
        guard !self.items.isEmpty else { return "" }
        let sorted = self.items.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
        return "?" + sorted.map { "\(Self.encoded($0.element.name))=\(Self.encoded($0.element.value))" }.joined(separator: "&")
    }

    /// Bytes that are not UTF-8 become the replacement character: no reader of the value then accepts it.
    private static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Only what may stand in a query without a second meaning stays as it is.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2C, 0x3A, 0x2F:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }
}
