internal import Crypto

/// The fingerprint by which a browser asks whether its copy is still good.
///
/// Weak, since the same page may travel compressed or not.
struct EntityTag: Hashable {
    let text: String

    init(of bytes: some Sequence<UInt8>) {
        self.text = "W/\"\(FormToken.hexadecimal(SHA256.hash(data: Array(bytes)).prefix(16)))\""
    }

    /// Whether an If-None-Match field names this tag.
    static func matches(_ field: String?, _ tag: String) -> Bool {
        guard let field else { return false }
        let plain = self.plain(tag[...])
        return field.split(separator: ",").contains { part in
            let trimmed = part.drop { $0 == " " }
            return trimmed == "*" || self.plain(trimmed) == plain
        }
    }

    private static func plain(_ tag: Substring) -> Substring {
        (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag).prefix { $0 != " " }
    }
}
